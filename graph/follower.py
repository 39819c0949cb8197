"""A reader of an embedded store that follows its writers: it has the newest published graph file open."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager

import ladybug

from graph.generations import Generation
from graph.projection import Columns, open_database, read_rows
from graph.store import Row, Value
from ontology.errors import StoreUnavailable

_KEPT = 2  # readers that wait for the next statement; others that were needed at the same time are closed
_MOST_PLANS = 32  # statements of a reader; a plan holds some megabytes of the engine's memory until it is closed


class Reader:
    """A connection, kept because the engine plans a statement once for each, which takes longer than to run most."""

    def __init__(self, database: ladybug.Database) -> None:
        self._connection = ladybug.Connection(database)
        self._planned: dict[str, Columns] = {}

    def rows(self, statement: str, parameters: Mapping[str, Value] | None = None) -> list[Row]:
        """The rows of a reading statement."""
        return read_rows(self._connection, statement, parameters, self._planned)

    @property
    def is_full(self) -> bool:
        """Whether it holds so many plans that a new one should take its place."""
        return len(self._planned) > _MOST_PLANS

    def close(self) -> None:
        """Give back what it holds."""
        self._connection.close()


class _Open:
    """A graph file that is open and held; closed when a newer one is published and nobody reads it any more."""

    def __init__(self, name: str, database: ladybug.Database, hold: ExitStack) -> None:
        self.name = name
        self.database = database
        self.users = 0
        self.retired = False
        self.idle: list[Reader] = []
        self._hold = hold

    def close_if_idle(self) -> None:
        if self.retired and not self.users:
            for reader in self.idle:
                reader.close()
            self.database.close()
            self._hold.close()


class Follower:
    """The published graph file, open for many threads.

    `name` gives the published file's name, `held` holds it, and `replace` has one that does not open made anew.
    """

    def __init__(
        self,
        name: Callable[[], str | None],
        held: Callable[[], AbstractContextManager[Generation]],
        replace: Callable[[Generation], None],
    ) -> None:
        self._name, self._held, self._replace = name, held, replace
        self._lock = threading.Lock()
        self._current: _Open | None = None

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """A reader of the newest graph, for one thread; the graph stays open as long as it is read."""
        with self._lock:
            if self._current is None or self._current.name != self._name():
                self._retire()
                self._current = self._open()
            current = self._current
            current.users += 1
            reader = current.idle.pop() if current.idle else Reader(current.database)
        failed = True
        try:
            yield reader
            failed = False
        finally:
            with self._lock:
                if failed or reader.is_full or len(current.idle) >= _KEPT:
                    reader.close()
                else:
                    current.idle.append(reader)
                current.users -= 1
                current.close_if_idle()

    def give_back(self) -> None:
        """Give back the memory of readers that wait for a statement."""
        with self._lock:
            while self._current and self._current.idle:
                self._current.idle.pop().close()

    def _open(self) -> _Open:
        try:
            return self._try_to_open()
        except StoreUnavailable:
            with self._held() as bad:
                pass
            self._replace(bad)
            return self._try_to_open()

    def _try_to_open(self) -> _Open:
        with ExitStack() as stack:
            generation = stack.enter_context(self._held())
            try:
                database = open_database(generation.path, read_only=True)
            except RuntimeError as error:
                raise StoreUnavailable(f"{generation.path}: {error}", "Delete this file: it is made anew.") from error
            return _Open(generation.name, database, stack.pop_all())

    def _retire(self) -> None:
        if self._current:
            self._current.retired = True
            self._current.close_if_idle()
            self._current = None

    def close(self) -> None:
        """Give the file back."""
        with self._lock:
            self._retire()
