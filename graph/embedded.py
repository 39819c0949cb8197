"""The embedded store: a folder with the record of all documents in SQLite and the graph made from it in LadybugDB."""

from __future__ import annotations

import errno
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path

from graph import names, projection
from graph.closing import Closing
from graph.follower import Follower
from graph.generations import Generation, Generations
from graph.load import Arrival, chunked, read_batches
from graph.record import Record
from graph.schema import embedded_digest
from graph.statements import query_embedded
from graph.store import Limits, Loaded, Row, Table, Value, mismatch, unknown_document
from graph.writer_lock import writer_lock
from ontology.errors import FailedStatement, StoreBusy, StoreUnavailable

PATIENCE = 30.0
_PUBLISH_SECONDS = 1.0
_PUBLISH_SHARE = 5  # a large graph takes longer: it is written at most a fifth of the time
_BATCH = 200
_FULL = "buffer pool is full"  # as the engine says it

Progress = Callable[[int], None]


class EmbeddedStore(Closing):
    """A store in a folder. Many processes may read and write it; writers take turns, batch by batch.

    `patience` is how many seconds a writer waits for another.
    Errors: StoreUnavailable if the path is no folder of ours.
    """

    dialect = "embedded"

    def __init__(self, folder: Path, *, patience: float = PATIENCE) -> None:
        self.folder = folder
        self._patience = patience
        self._schema = embedded_digest(projection.VERSION)
        with _disk(folder):
            _check(folder)
            (folder / "graph").mkdir(parents=True, exist_ok=True)
            self._generations = Generations(folder / "graph")
            with ExitStack() as made:
                if not (folder / "record.sqlite").exists():
                    made.enter_context(writer_lock(folder, patience))
                self._record = Record(folder / "record.sqlite")
        self._follower = Follower(self._generations.published_name, self._held, self._replace)
        self._published_at = 0.0
        self._publish_cost = 0.0
        self._recover()

    @property
    def url(self) -> str:
        """The folder."""
        return str(self.folder)

    # Writing

    def load(self, documents: Iterable[bytes], *, stamp: str, progress: Progress | None = None) -> Loaded:
        """Add documents; see `Store`."""
        new = known = 0
        self._check_stamp(self._record, stamp)
        try:
            for batch in read_batches(documents):
                added = self._add(batch, stamp)
                new, known = new + added, known + len(batch) - added
                if progress:
                    progress(len(batch))
        finally:
            self._publish_in_turn()
        return Loaded(new, known)

    def _add(self, batch: list[Arrival], stamp: str) -> int:
        with self._writing() as record:
            with record.transaction():
                self._check_stamp(record, stamp)
                record.set_stamp(stamp)
                added = record.add(batch)
            if time.monotonic() - self._published_at > max(_PUBLISH_SECONDS, _PUBLISH_SHARE * self._publish_cost):
                self._publish(record)
        return added

    def _check_stamp(self, record: Record, stamp: str) -> None:
        found = record.stamp()
        if found not in (None, stamp):
            raise mismatch(self.url)

    def retract(self, documents: Iterable[str]) -> int:
        """Take documents out; see `Store`."""
        there = 0
        try:
            for batch in chunked(documents, _BATCH):
                with self._writing() as record, record.transaction():
                    there += record.remove(batch)
        finally:
            self._publish_in_turn()
        return there

    def rebuild(self, documents: Iterable[bytes], *, stamp: str, progress: Progress | None = None) -> Loaded:
        """Put documents in the place of all; see `Store`. Others wait; readers see the old graph until it is done."""
        new = known = 0
        with self._writing() as record:
            with record.transaction():
                record.clear()
                for batch in read_batches(documents):
                    added = record.add(batch)
                    new, known = new + added, known + len(batch) - added
                    if progress:
                        progress(len(batch))
                record.set_stamp(stamp)
            self._publish(record)
        return Loaded(new, known)

    @contextmanager
    def _writing(self, patience: float | None = None) -> Iterator[Record]:
        """A connection of its own for the one who writes, so that reading goes on beside it."""
        with ExitStack() as stack:
            with _disk(self.folder):
                stack.enter_context(writer_lock(self.folder, self._patience if patience is None else patience))
            yield stack.enter_context(closing(Record(self.folder / "record.sqlite")))

    # The graph file

    def _is_usable(self, generation: Generation | None) -> bool:
        return generation is not None and generation.schema == self._schema

    def _recover(self) -> None:
        """Make the graph file anew if it is damaged or of another schema, and finish what a crash left."""
        published = self._generations.published()
        if published and not (self._is_usable(published) and self._generations.is_sound(published)):
            self._replace(published)
        elif self._is_behind(published):
            with suppress(StoreBusy), self._writing(patience=0) as record:  # else, who writes will publish
                self._publish(record)

    def _is_behind(self, published: Generation | None) -> bool:
        return (published.revision if published else 0) != self._record.revision()

    def _replace(self, bad: Generation | None) -> None:
        """Put a new graph file in the place of one that cannot be used, unless somebody else has by now."""
        with self._writing() as record:
            if self._generations.published() == bad:
                self._publish(record, anew=True)

    def _publish_in_turn(self) -> None:
        """Publish what has been written, unless another writer, who publishes it with its own, takes too long."""
        if self._is_behind(self._generations.published()):
            with suppress(StoreBusy), self._writing() as record:
                self._publish(record)

    def _publish(self, record: Record, *, anew: bool = False) -> None:
        """Publish the graph as the record has it now, from the published file where that can be; as the writer."""
        started = time.monotonic()
        published = self._generations.published()
        base = published if self._is_usable(published) and not anew else None
        changes = record.changes(base.revision) if base else None
        revision = record.revision()
        if base and changes is not None and base.revision == revision:
            return
        with _disk(self.folder), self._generations.draft(base if changes is not None else None) as draft:
            with _engine(self.folder):
                if changes is None:
                    projection.build(draft, record)
                else:
                    projection.update(draft, record, changes)
            self._generations.publish(draft, revision, self._schema)
        record.forget(revision)
        self._published_at = time.monotonic()
        self._publish_cost = self._published_at - started

    # Reading

    def stamp(self) -> str | None:
        """The stamp; see `Store`."""
        return self._record.stamp()

    def revision(self) -> str:
        """The published graph file, which questions read, and the changes of the record, which names are read from."""
        return f"{self._generations.published_name()}:{self._record.revision()}"

    def documents(self) -> Iterator[str]:
        """The IRIs of the documents, in order."""
        return iter(self._record.documents())

    def quads(self, document: str) -> bytes:
        """The quads of a document; see `Store`."""
        found = self._record.quads(document)
        if found is None:
            raise unknown_document(document, self.url)
        return found

    def search_names(self, text: str, limit: int = 10, labels: Collection[str] = ()) -> list[names.Found]:
        """The entities whose names are nearest to a text; see `Store`."""
        return names.search(text, limit, labels, self._record.names)

    def run(self, statement: str, parameters: Mapping[str, Value] | None = None) -> list[Row]:
        """Rows of a reading statement; see `Store`."""
        for memory in ("kept", "given back"):
            try:
                with self._follower.reading() as reader:
                    return reader.rows(statement, parameters)
            except RuntimeError as error:
                if memory == "given back" or _FULL not in str(error):
                    raise FailedStatement(f"{error}: {statement}", "Check the statement.") from error
                self._follower.give_back()
        raise AssertionError("the second run has returned or failed")

    def query(self, statement: str, limits: Limits) -> Table:
        """The answer to a statement typed by a user; see `Store`."""
        with self.graph_file() as file:
            return query_embedded(file, statement, limits)

    @contextmanager
    def graph_file(self) -> Iterator[Path]:
        """The published graph file, which stays as it is while it is held; open it read-only."""
        with self._held() as generation:
            yield generation.path

    @contextmanager
    def _held(self) -> Iterator[Generation]:
        while True:
            with self._generations.held() as generation:
                if generation is not None and generation.schema == self._schema:
                    yield generation
                    return
            self._replace(generation)

    def close(self) -> None:
        """Give back files."""
        self._follower.close()
        self._record.close()


@contextmanager
def _engine(folder: Path) -> Iterator[None]:
    """Tell why the graph file could not be written; the documents are in the record by then."""
    try:
        yield
    except RuntimeError as error:
        raise StoreUnavailable(
            f"{folder}: the graph could not be written: {error}",
            "Make room on the disk and run the same command again: what was loaded is safe.",
        ) from error


def _check(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise StoreUnavailable(f"{folder} is a file", "Name a folder, or the URL of a Neo4j: neo4j://host:7687.")
    if (
        folder.is_dir()
        and any(folder.iterdir())
        and not (folder / "record.sqlite").exists()
        and not _unfinished(folder)
    ):
        raise StoreUnavailable(f"{folder} is a folder, but no store", "Name an empty or a new folder.")


def _unfinished(folder: Path) -> bool:
    return {path.name for path in folder.iterdir()} <= {"graph", "turnstile.lock", "writer.lock"}


@contextmanager
def _disk(folder: Path) -> Iterator[None]:
    """Tell what the disk has to say in our own words."""
    try:
        yield
    except OSError as error:
        remedy = "Give yourself the right to write there, or name another folder."
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            remedy = "Make room on the disk and run the same command again: what was loaded is safe."
        raise StoreUnavailable(f"{error.filename or folder}: {error.strerror}", remedy) from error
