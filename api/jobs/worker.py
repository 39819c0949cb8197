"""The worker: a process that takes the jobs of a store, one after the other, and ends when there is nothing to do.

Every server has one where there are jobs; they hold one lock in turn, so that no job runs twice and all run in order,
and the lock of a process that was killed is free at once.
"""

from __future__ import annotations

import asyncio
import faulthandler
import fcntl
import logging
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TextIO
from urllib.parse import urlsplit

from api import processes
from api.jobs.job import Job
from api.jobs.record import Jobs
from api.loading import Note, Outcome, Report, load
from api.reading import StampedPipeline, open_pipeline
from api.settings import ROOT, Settings
from api.stores import open_configured
from ontology.errors import EntenteError, StoreBusy, StoreUnavailable

_ATTEMPTS = 3
_STDERR = 2  # a descriptor, which is what faulthandler writes to
_SILENT_SECONDS = 900.0  # a document that is not read by then will not be
_POLL_SECONDS = 0.2
_IDLE_SECONDS = 120.0  # it holds a language model: 300 MB, given back when nobody sends documents
_AGAIN_SECONDS = 5.0
_log = logging.getLogger("entente")


def jobs_folder(settings: Settings) -> Path:
    """Where the jobs of the store of the settings are: beside its folder, for a server's under data/."""
    if settings.jobs is not None:
        return settings.jobs
    if "://" in settings.store:
        parts = urlsplit(settings.store)
        name = f"{parts.hostname}-{parts.port or 7687}{parts.path.rstrip('/').replace('/', '-')}"
        return ROOT / "data" / f"{name}.jobs"
    folder = Path(settings.store).expanduser().resolve()
    return folder.with_name(f"{folder.name}.jobs")


async def keep_working(settings: Settings, jobs: Jobs) -> None:
    """See to it that jobs are done, as long as this is not cancelled: a worker is there while there are some."""
    worker: BaseProcess | None = None
    try:
        while True:
            if worker is not None and not worker.is_alive():
                processes.end(worker)
                worker = None
            if worker is None and await asyncio.to_thread(_has_work, jobs):
                worker = processes.start(work, settings)
            await asyncio.sleep(_POLL_SECONDS)
    finally:
        if worker is not None:
            processes.end(worker)


def _has_work(jobs: Jobs) -> bool:
    try:
        return jobs.next() is not None
    except (OSError, sqlite3.Error):
        _log.exception("the record of jobs in %s", jobs.folder)  # the disk may be full: a server answers all the same
        return False


def work(settings: Settings) -> None:
    """Do the jobs of the store until there have been none for a while."""
    jobs = Jobs(jobs_folder(settings))
    with _turn(jobs) as has_turn:
        if not has_turn:
            return
        jobs.tidy()
        pipeline: StampedPipeline | None = None
        idle_since = time.monotonic()
        while time.monotonic() - idle_since < _IDLE_SECONDS:
            job = jobs.next()
            if job is None:
                time.sleep(_POLL_SECONDS)
                continue
            pipeline = pipeline or _open(settings, jobs, job)
            if pipeline:
                run(jobs, job, pipeline, settings)
            idle_since = time.monotonic()


@contextmanager
def _turn(jobs: Jobs) -> Iterator[bool]:
    """The lock of those who do jobs, waited for as long as there are any; whether it was had."""
    with (jobs.folder / "worker.lock").open("a") as lock:
        while not (has_turn := _try_to_lock(lock)) and jobs.next():
            time.sleep(_POLL_SECONDS)
        yield has_turn


def _try_to_lock(file: TextIO) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _open(settings: Settings, jobs: Jobs, job: Job) -> StampedPipeline | None:
    """The pipeline; None if it cannot be opened, and the job has failed."""
    try:
        return open_pipeline(settings)
    except EntenteError as error:
        jobs.end(job, error=error)
        return None


def run(jobs: Jobs, job: Job, pipeline: StampedPipeline, settings: Settings) -> None:
    """Do one job: to its end, or until its store cannot be used."""
    if job.attempts >= _ATTEMPTS:
        problem = f"the process that read it ended {job.attempts} times at the same document"
        jobs.end(job, error=EntenteError(problem, "Send its documents one by one to find which; report it."))
        return
    jobs.begin(job)
    _wind_up()
    try:
        report = _load(jobs, job, pipeline, settings)
    except (StoreUnavailable, StoreBusy) as error:
        jobs.wait(job, error)
        time.sleep(_AGAIN_SECONDS)
    except EntenteError as error:
        jobs.end(job, error=error)
    except Exception as error:  # at the edge of one job: those after it are done all the same
        _log.exception("job %s", job.id)
        remedy = "The server's log has the details; report it."
        jobs.end(job, error=EntenteError(f"unexpected {type(error).__name__}", remedy))
    else:
        jobs.end(job, replaced=report.replaced, error=_why_nothing(jobs, job))
    finally:
        faulthandler.cancel_dump_traceback_later()


def _why_nothing(jobs: Jobs, job: Job) -> EntenteError | None:
    """Why a job has failed of which no document has come into the store; None where one has, or was there already."""
    told = jobs.find(job.id)
    if told is None or told.counts.keys() & {"new", "known"}:
        return None
    if not (first := next((outcome for _, outcome in jobs.outcomes(job, limit=1)), None)):
        return EntenteError("no document is in the upload", "Send a file that holds one.")
    notes = first["notes"]
    note = notes[0] if isinstance(notes, list) and notes else {"reason": "without a word why"}
    more = f"; of {sum(told.counts.values())} documents none was taken" if sum(told.counts.values()) > 1 else ""
    return EntenteError(f"{first['source']}: {first['event']}, {note['reason']}{more}", note.get("remedy", ""))


def _wind_up() -> None:
    """Have the process end itself, and say where it was, unless this is called again in time."""
    faulthandler.dump_traceback_later(_SILENT_SECONDS, exit=True, file=_STDERR)


def _load(jobs: Jobs, job: Job, pipeline: StampedPipeline, settings: Settings) -> Report:
    folder = jobs.folder_of(job)

    def keep(outcome: Outcome) -> None:
        _wind_up()
        jobs.tell(job, outcome)

    tell = _strip(folder, keep)
    report = load(
        lambda: open_configured(settings),
        pipeline,
        [str(folder)],
        published=None,
        replace=job.substitutes,
        advance=lambda _: None,
        tell=tell,
    )
    for note in (*report.of("rejected"), *report.of("skipped")):
        tell(Outcome(note.source, note.event, notes=(note,)))
    return report


def _strip(folder: Path, tell: Callable[[Outcome], None]) -> Callable[[Outcome], None]:
    """Tell of documents by the names that their sender gave them."""

    def plain(text: str) -> str:
        return text.replace(f"{folder}/", "").replace(str(folder), "the upload")

    def told(note: Note) -> Note:
        return replace(note, source=plain(note.source), reason=plain(note.reason), remedy=plain(note.remedy))

    return lambda outcome: tell(
        replace(outcome, source=plain(outcome.source), notes=tuple(told(note) for note in outcome.notes))
    )
