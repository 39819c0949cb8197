"""A reader of an embedded store that follows its writers: it has the newest published graph file open."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager

import ladybug

from graph.generations import Generation
from graph.projection import open_database
from ontology.errors import StoreUnavailable


class _Open:
    """A graph file that is open and held; closed when a newer one is published and nobody reads it any more.

    Connections are kept: the engine plans a statement once for each, which takes longer than most statements.
    """

    def __init__(self, name: str, database: ladybug.Database, hold: ExitStack) -> None:
        self.name = name
        self.database = database
        self.users = 0
        self.retired = False
        self.idle: list[ladybug.Connection] = []
        self._hold = hold

    def close_if_idle(self) -> None:
        if self.retired and not self.users:
            for connection in self.idle:
                connection.close()
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
    def reading(self) -> Iterator[ladybug.Connection]:
        """A connection to the newest graph, for one thread; the graph stays open as long as it is read."""
        with self._lock:
            if self._current is None or self._current.name != self._name():
                self._retire()
                self._current = self._open()
            current = self._current
            current.users += 1
            connection = current.idle.pop() if current.idle else ladybug.Connection(current.database)
        try:
            yield connection
        except BaseException:
            connection.close()  # what it holds of a statement that failed is given back
            raise
        else:
            with self._lock:
                current.idle.append(connection)
        finally:
            with self._lock:
                current.users -= 1
                current.close_if_idle()

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
