"""Jobs: uploads of documents, kept on the disk until they are in the store.

A server writes an upload to the disk and its job to the record (`record`) before it answers; one worker process for a
store (`worker`) takes the jobs in order, so that a document sent later replaces one sent before.

No queue of a library does this: huey takes a task from its queue before it is run, so that a killed process loses it;
persist-queue knows one process; neither keeps states that can be listed, nor knows one request from its repetition.
"""
