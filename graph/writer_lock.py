"""The lock of those who write to an embedded store: one at a time, in turn, across processes and threads."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ontology.errors import StoreBusy

_POLL_SECONDS = 0.01


@contextmanager
def writer_lock(folder: Path, patience: float) -> Iterator[None]:
    """The right to write to a store, for one process and thread at a time.

    Who waits stands in the turnstile, so that a long load, which gives the lock back after each batch, lets others in.
    Errors: StoreBusy, with the process that writes, after `patience` seconds.
    """
    deadline = time.monotonic() + patience
    with (folder / "turnstile.lock").open("a") as turnstile, (folder / "writer.lock").open("a+") as lock:
        _acquire(turnstile.fileno(), folder, deadline)
        _acquire(lock.fileno(), folder, deadline)
        fcntl.flock(turnstile, fcntl.LOCK_UN)
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def _acquire(descriptor: int, folder: Path, deadline: float) -> None:
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise StoreBusy(
                    f"{folder}: process {holder(folder)} is writing",
                    "Wait until it has finished, or end it; then try again.",
                ) from None
            time.sleep(_POLL_SECONDS)


def holder(folder: Path) -> str:
    """The process that has the lock, or had it last."""
    with suppress(OSError):
        return (folder / "writer.lock").read_text() or "?"
    return "?"
