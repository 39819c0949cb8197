"""The record of jobs: what was sent, how far it has come, and what became of each document, in SQLite."""

from __future__ import annotations

import fcntl
import json
import secrets
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

from api.jobs.job import SELECT_JOBS, Job, outcome_json, read_job
from api.jobs.uploads import Upload, drop
from api.loading import Outcome
from ontology.errors import EntenteError, StoreBusy, StoreUnavailable

_KEPT_DAYS = 30
_SCHEMA = """
PRAGMA journal_mode = WAL;
CREATE TABLE IF NOT EXISTS job (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, state TEXT NOT NULL, digest TEXT NOT NULL,
    token TEXT UNIQUE, substitutes INTEGER NOT NULL, created TEXT NOT NULL, started TEXT, ended TEXT,
    attempts INTEGER NOT NULL DEFAULT 0, replaced INTEGER NOT NULL DEFAULT 0, problem TEXT, remedy TEXT
);
CREATE INDEX IF NOT EXISTS job_state ON job (state);
CREATE TABLE IF NOT EXISTS outcome (
    number INTEGER PRIMARY KEY AUTOINCREMENT, job INTEGER NOT NULL REFERENCES job ON DELETE CASCADE,
    source TEXT NOT NULL, event TEXT NOT NULL, document TEXT, facts TEXT NOT NULL, notes TEXT NOT NULL,
    UNIQUE (job, source)
);
"""


class ReusedKey(EntenteError):
    """An Idempotency-Key that came with something else before."""


class Jobs:
    """The jobs of a store, in a folder: their record, and the uploads of those that are not done."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._file = folder / "jobs.sqlite"

    # What a server does

    def receive(self) -> Upload:
        """An upload to fill; the folder is made for the first."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with (self.folder / "jobs.lock").open("a") as lock, self._connection() as connection:
                fcntl.flock(lock, fcntl.LOCK_EX)  # SQLite refuses two who change the mode of a file at once
                connection.executescript(_SCHEMA)
        except (OSError, sqlite3.Error) as error:
            remedy = "Give yourself the right to write there, or name another folder with ENTENTE_JOBS."
            raise StoreUnavailable(f"the folder of jobs {self.folder}: {error}", remedy) from error
        return Upload(self._folder_of(secrets.token_hex(16)))

    def add(self, upload: Upload, *, substitutes: bool, token: str | None, most: int) -> Job:
        """The job of an upload: a new one, or the one there is for the same upload.

        The same content is the same job until that is done; then it is another, which finds its documents known. The
        same `token` is the same job always. Errors: ReusedKey, StoreBusy; the upload is dropped then.
        """
        try:
            digest = f"{upload.finish()} {substitutes}"
            with self._connection() as connection:
                connection.execute("BEGIN IMMEDIATE")
                there = _find_same(connection, digest, token)
                if there is None:
                    _refuse_more(connection, most)
                    row = (upload.folder.name, digest, token, substitutes, _now())
                    connection.execute(_ADD, row)
                connection.execute("COMMIT")
        except BaseException:
            drop(upload.folder)
            raise
        if there is not None:
            drop(upload.folder)
        found = self.find(there or upload.folder.name)
        assert found is not None
        return found

    def find(self, id: str) -> Job | None:
        """The job with an id."""
        found = self._jobs("WHERE id = ?", id)
        return found[0] if found else None

    def newest(self, *, limit: int, before: int | None = None, state: str | None = None) -> Sequence[Job]:
        """Jobs, the newest first: those before a number, in a state."""
        where = "WHERE number < coalesce(?, number + 1) AND state = coalesce(?, state) ORDER BY number DESC LIMIT ?"
        return self._jobs(where, before, state, limit)

    def outcomes(self, job: Job, *, limit: int, after: int = 0) -> Sequence[tuple[int, dict[str, object]]]:
        """What became of a job's documents, each with its number, those after a number."""
        where = "SELECT * FROM outcome WHERE job = ? AND number > ? ORDER BY number LIMIT ?"
        with self._connection() as connection:
            rows = connection.execute(where, (job.number, after, limit)).fetchall()
        return [(row["number"], outcome_json(row)) for row in rows]

    # What a worker does

    def next(self) -> Job | None:
        """The job to be done next: one that was interrupted, or else the oldest that waits."""
        found = self._jobs("WHERE state IN ('waiting', 'running') ORDER BY number LIMIT 1")
        return found[0] if found else None

    def folder_of(self, job: Job) -> Path:
        """Where the upload of a job is."""
        return self._folder_of(job.id)

    def begin(self, job: Job) -> None:
        """Note that a job is being done."""
        statement = "UPDATE job SET state = 'running', started = coalesce(started, ?), attempts = attempts + 1, "
        self._write(statement + "problem = NULL, remedy = NULL WHERE id = ?", _now(), job.id)

    def tell(self, job: Job, outcome: Outcome) -> None:
        """Note what became of a document.

        A job that was interrupted finds documents that it has loaded itself: of those it is known that they were new.
        """
        told = (job.number, outcome.source, outcome.event, outcome.document, json.dumps(outcome.facts))
        notes = json.dumps([asdict(note) for note in outcome.notes])
        with self._connection() as connection:
            connection.execute("BEGIN IMMEDIATE")
            if connection.execute(_TELL, (*told, notes)).rowcount:
                connection.execute("UPDATE job SET attempts = 1 WHERE number = ?", (job.number,))
            elif outcome.event != "known":
                connection.execute(_TELL_AGAIN, (*told[2:], notes, job.number, outcome.source))
            connection.execute("COMMIT")

    def wait(self, job: Job, error: EntenteError) -> None:
        """Note that a job waits for its store, and why."""
        self._write(
            "UPDATE job SET state = 'waiting', attempts = 0, problem = ?, remedy = ? WHERE id = ?",
            *(error.problem, error.remedy, job.id),
        )

    def end(self, job: Job, *, replaced: int = 0, error: EntenteError | None = None) -> None:
        """Note that a job is done, or has failed; its upload is taken away."""
        problem, remedy = (error.problem, error.remedy) if error else (None, None)
        self._write(
            "UPDATE job SET state = ?, ended = ?, replaced = ?, problem = ?, remedy = ? WHERE id = ?",
            *("failed" if error else "done", _now(), replaced, problem, remedy, job.id),
        )
        drop(self.folder_of(job))

    def tidy(self) -> None:
        """Forget jobs that ended long ago, and uploads of which a crash left no job."""
        limit = datetime.now(UTC) - timedelta(days=_KEPT_DAYS)
        self._write("DELETE FROM job WHERE ended < ?", limit.isoformat())
        for folder in self.folder.glob("uploads/*"):
            job = self.find(folder.name)
            if (job is None and _age_days(folder) > 1) or (job and job.ended):
                drop(folder)

    def _folder_of(self, id: str) -> Path:
        return self.folder / "uploads" / id

    def _jobs(self, where: str, *parameters: object) -> list[Job]:
        if not self._file.exists():
            return []
        with self._connection() as connection:
            if not connection.execute(_MADE).fetchone():  # another process is about to
                return []
            rows = connection.execute(f"{SELECT_JOBS} {where}", parameters).fetchall()
        return [read_job(row) for row in rows]

    def _write(self, statement: str, *parameters: object) -> None:
        with self._connection() as connection:
            connection.execute(statement, parameters)

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        """A connection for one piece of work: threads and processes share the file, never a connection."""
        with closing(sqlite3.connect(self._file, timeout=30, isolation_level=None)) as connection:
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA foreign_keys = ON")
            yield connection


_MADE = "SELECT 1 FROM sqlite_master WHERE name = 'outcome'"
_ADD = "INSERT INTO job (id, state, digest, token, substitutes, created) VALUES (?, 'waiting', ?, ?, ?, ?)"
_TELL = "INSERT OR IGNORE INTO outcome (job, source, event, document, facts, notes) VALUES (?, ?, ?, ?, ?, ?)"
_TELL_AGAIN = "UPDATE outcome SET event = ?, document = ?, facts = ?, notes = ? WHERE job = ? AND source = ?"


def _find_same(connection: sqlite3.Connection, digest: str, token: str | None) -> str | None:
    if token is not None:
        row = connection.execute("SELECT id, digest FROM job WHERE token = ?", (token,)).fetchone()
        if row and row["digest"] != digest:
            raise ReusedKey("this Idempotency-Key came with other content before", "Give each upload its own.")
        if row:
            return str(row["id"])
    unended = "SELECT id FROM job WHERE digest = ? AND state IN ('waiting', 'running')"
    row = connection.execute(unended, (digest,)).fetchone()
    return str(row["id"]) if row else None


def _refuse_more(connection: sqlite3.Connection, most: int) -> None:
    (count,) = connection.execute("SELECT count(*) FROM job WHERE state IN ('waiting', 'running')").fetchone()
    if count >= most:
        raise StoreBusy(f"{count} jobs wait already", "Try again when some of /v1/jobs are done.")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _age_days(folder: Path) -> float:
    return (datetime.now(UTC).timestamp() - folder.stat().st_mtime) / 86_400
