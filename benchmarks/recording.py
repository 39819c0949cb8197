"""Recording: the statements that a question runs, and the same run again on the bare drivers."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

import ladybug
import neo4j

from graph.embedded import EmbeddedStore
from graph.projection import opened
from graph.store import Row, Store, Value

_OF_NAMES = ("SELECT entity", "SELECT term")
_TERMS = "CREATE VIRTUAL TABLE temp.term USING fts5vocab(main, word, row)"
_MOST_PLANS = 32  # of a connection: each holds some of the engine's memory


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement that was run: Cypher with its parameters, or SQL with its values in it."""

    text: str
    parameters: Mapping[str, Value] | None


def record(store: Store, ask: Callable[[Store], object]) -> list[Statement]:
    """The statements that a question runs on a store, in order."""
    found: list[Statement] = []
    run = store.run

    def note(statement: str, parameters: Mapping[str, Value] | None = None) -> list[Row]:
        rows = run(statement, parameters)
        found.append(Statement(statement, dict(parameters or {})))  # one that fails is not asked of the bare driver
        return rows

    store.run = note  # type: ignore[method-assign]
    names = store._record._connection if isinstance(store, EmbeddedStore) else None
    if names:
        names.set_trace_callback(lambda text: found.append(Statement(text, None)))
    try:
        ask(store)
    finally:
        store.run = run  # type: ignore[method-assign]
        if names:
            names.set_trace_callback(None)
    return [each for each in found if each.parameters is not None or each.text.startswith(_OF_NAMES)]


class Bare:
    """The drivers of a store by themselves: one connection, each statement run and its rows fetched.

    What the engine may keep in memory is as much as it may for the server, or the same where it is a server itself.
    """

    def __init__(self, store: Store, url: str) -> None:
        self._stack = ExitStack()
        self._planned: set[str] = set()
        if isinstance(store, EmbeddedStore):
            path = self._stack.enter_context(store.graph_file())
            self._database = self._stack.enter_context(opened(path, read_only=True))
            self._graph = ladybug.Connection(self._database)
            self._names = self._stack.enter_context(closing(sqlite3.connect(store.folder / "record.sqlite")))
            self._names.execute(_TERMS)
            self._run = self._run_embedded
        else:
            parts = urlsplit(url)
            driver = neo4j.GraphDatabase.driver(
                f"bolt://{parts.hostname}:{parts.port}",
                auth=(unquote(parts.username or ""), unquote(parts.password or "")),
                notifications_min_severity="OFF",
            )
            self._session = self._stack.enter_context(self._stack.enter_context(driver).session())
            self._run = self._run_neo4j

    def seconds(self, statements: Sequence[Statement]) -> float | None:
        """The time that the statements take, one after the other; None where the engine has not the memory for one."""
        start = time.perf_counter()
        try:
            for statement in statements:
                self._run(statement)
        except RuntimeError:
            self._connect_anew()
            return None
        return time.perf_counter() - start

    def _run_embedded(self, statement: Statement) -> None:
        if statement.parameters is None:
            self._names.execute(statement.text).fetchall()
            return
        self._planned.add(statement.text)
        if len(self._planned) > _MOST_PLANS:
            self._connect_anew()
        try:
            self._fetch(statement)
        except RuntimeError:  # the buffer pool is full of plans; the store does the same
            self._connect_anew()
            self._fetch(statement)

    def _connect_anew(self) -> None:
        self._graph.close()
        self._graph = ladybug.Connection(self._database)
        self._planned.clear()

    def _fetch(self, statement: Statement) -> None:
        result = self._graph.execute(statement.text, dict(statement.parameters or {}))
        assert isinstance(result, ladybug.QueryResult)
        result.get_all()
        result.close()

    def _run_neo4j(self, statement: Statement) -> None:
        self._session.run(statement.text, dict(statement.parameters or {})).values()

    def close(self) -> None:
        """Give back connections."""
        if self._planned:
            self._graph.close()  # before its database
        self._stack.close()
