"""Statements typed by a user, behind the guard and within limits, with one form of answer on both stores."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path
from typing import cast

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from graph import guard
from graph.bolt import BoltEngine, Watch, watched
from graph.columns import name_columns
from graph.dialects import hint, misreading
from graph.store import Limits, Table, Value
from graph.tabulation import tabulate
from graph.worker import MEMORY, OUT_OF_MEMORY
from graph.workers import SMALLER, Worker, give_back, take
from ontology.errors import FailedStatement, StatementError, StoppedStatement


def query_embedded(path: Path, statement: str, limits: Limits) -> Table:
    """The answer of a published graph file, from a process that is ended at the deadline or when it is cancelled.

    Errors: RefusedStatement, FailedStatement, StoppedStatement.
    """
    checked = _check(statement, "embedded")
    deadline = time.monotonic() + limits.seconds
    worker = take(path)
    try:
        told = worker.ask(checked, limits, deadline)
        if told is None and worker.reused:  # it had ended by itself while it was idle
            worker.end()
            worker = Worker(path)
            told = worker.ask(checked, limits, deadline)
        if told is None:
            raise _broken(worker.end())
    except BaseException:
        worker.end()
        raise
    give_back(worker)
    if "error" in told:
        raise _failed(str(told["error"]), checked, "embedded")
    return _table(told, checked)


def query_neo4j(driver: neo4j.Driver, database: str | None, statement: str, limits: Limits) -> Table:
    """The answer of a Neo4j server, from a reading transaction with a time limit that is always rolled back.

    Errors: RefusedStatement, FailedStatement, StoppedStatement.
    """
    checked = _check(statement, "neo4j")
    with (
        driver.session(database=database, default_access_mode=neo4j.READ_ACCESS) as session,
        watched(driver, database, limits) as watch,
    ):
        try:
            with session.begin_transaction(metadata={"entente": watch.token}, timeout=limits.seconds) as transaction:
                result = transaction.run(checked)
                rows = [record.values() for record in result.fetch(limits.rows)]
                truncated = result.peek() is not None
                return tabulate(result.keys(), rows, BoltEngine(transaction), truncated=truncated)
        except (Neo4jError, DriverError) as error:
            raise _explain(error, checked, watch, limits) from None


def _check(statement: str, dialect: str) -> str:
    checked = guard.check(statement)
    if remedy := misreading(checked, dialect):
        raise FailedStatement("this would be read otherwise than it looks", remedy)
    return checked


def _explain(error: Exception, statement: str, watch: Watch, limits: Limits) -> Exception:
    """A server's error in our own words; what is not about the statement is left to the store to tell."""
    code = getattr(error, "code", None) or ""
    if watch.reason is not None:
        return watch.reason
    if "TransactionTimedOut" in code or "Terminated" in code:
        return StoppedStatement(f"the statement ran longer than {limits.seconds:g} s", SMALLER)
    if code.startswith("Neo.ClientError.Statement") or "OutOfMemory" in code:
        return _failed(getattr(error, "message", None) or str(error), statement, "neo4j")
    return error


def _broken(code: int) -> StatementError:
    if code == OUT_OF_MEMORY:
        return StoppedStatement(f"the statement took more than {MEMORY >> 20} MB", SMALLER)
    return FailedStatement("the engine broke down on the statement", "Write it another way, with smaller patterns.")


def _failed(problem: str, statement: str, dialect: str) -> StatementError:
    """An engine's error in one line, with the remedy where the dialects differ."""
    line = " ".join(problem.split("\n", 1)[0].split())
    if "buffer pool is full" in line or "MemoryPoolOutOfMemory" in line:
        return StoppedStatement("the statement took more memory than it may", SMALLER)
    return FailedStatement(line, hint(statement, dialect))


def _table(told: Mapping[str, object], statement: str) -> Table:
    lists = {name: cast(list[Value], told[name]) for name in ("columns", "rows", "nodes", "edges")}
    return Table(
        columns=name_columns(statement, [str(column) for column in lists["columns"]]),
        rows=tuple(tuple(cast(list[Value], row)) for row in lists["rows"]),
        nodes=tuple(cast(list[Mapping[str, Value]], lists["nodes"])),
        edges=tuple(cast(list[Mapping[str, Value]], lists["edges"])),
        truncated=bool(told["truncated"]),
    )
