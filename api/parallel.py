"""Documents read by several processes: in the order given, with the same result as by one."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from typing import TypeVar

from api.processes import end_with_parent
from api.reading import StampedPipeline
from loaders.extract.parse import model_name
from loaders.pipeline import Read, stamp
from ontology.errors import EntenteError, StoreMismatch
from ontology.facts import Source

T = TypeVar("T", bound=Source)
_FEW = 100  # documents that are read sooner than processes are started
_AHEAD = 4  # documents a process that are read before they are asked for


def read_all(pipeline: StampedPipeline, documents: Iterable[T], workers: int) -> Iterator[tuple[T, Read]]:
    """Each document with what became of it; processes are started only where there are more than a few.

    Errors: StoreMismatch if the rules on the disk changed since this process read them.
    """
    source = iter(documents)
    for document in islice(source, _FEW) if workers > 1 else source:
        yield document, pipeline.read(document)
    following = next(source, None)
    if following is not None:
        yield from _read_apart(pipeline, chain([following], source), workers)


def _read_apart(pipeline: StampedPipeline, documents: Iterator[T], workers: int) -> Iterator[tuple[T, Read]]:
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _open, (pipeline,))
    waiting: deque[tuple[T, Future[Read]]] = deque()
    try:
        while True:
            for document in islice(documents, workers * _AHEAD - len(waiting)):
                waiting.append((document, pool.submit(_read, document)))
            if not waiting:
                return
            document, future = waiting.popleft()
            yield document, _result(future)
    finally:
        pool.shutdown(cancel_futures=True)


def _result(future: Future[Read]) -> Read:
    try:
        return future.result()
    except BrokenProcessPool:
        raise EntenteError(
            "a process that reads documents was ended, perhaps for want of memory",
            "Run the same command again, with --workers 1: it goes on where it was.",
        ) from None


_opened: list[StampedPipeline] = []  # the pipeline of a worker, if its rules are those of the process above


def _open(pipeline: StampedPipeline) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that gives the work, which ends this one
    end_with_parent()
    if stamp(pipeline.authority, model_name()) == pipeline.stamp:
        _opened.append(pipeline)


def _read(document: Source) -> Read:
    if not _opened:
        raise StoreMismatch("the rules on the disk changed during the work", "Run the same command again: it goes on.")
    return _opened[0].read(document)
