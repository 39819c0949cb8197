"""Bolt: how Neo4j's driver gives values back, and how a statement is ended on the server."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Hashable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import cast

import neo4j
import neo4j.graph
from neo4j.exceptions import DriverError, Neo4jError

from graph.store import Limits
from graph.tabulation import Chain, Link, Vertex
from graph.workers import POLL_SECONDS, check_time
from ontology.errors import StoppedStatement

_TERMINATE = """\
SHOW TRANSACTIONS YIELD transactionId AS id, metaData WHERE metaData.entente = $token
TERMINATE TRANSACTIONS id YIELD message RETURN message"""


class BoltEngine:
    """The values of Neo4j's driver."""

    def __init__(self, transaction: neo4j.Transaction) -> None:
        self._transaction = transaction

    def read(self, value: object) -> Vertex | Link | Chain | None:
        """The value as part of a graph, None if it is none."""
        match value:
            case neo4j.graph.Node():
                return Vertex(value.element_id, min(value.labels, default=""), dict(value))
            case neo4j.graph.Relationship():
                ends = [None if end is None else end.element_id for end in (value.start_node, value.end_node)]
                return Link(ends[0], ends[1], value.type)
            case neo4j.graph.Path():
                vertices = [cast(Vertex, self.read(node)) for node in value.nodes]
                return Chain(vertices, [cast(Link, self.read(link)) for link in value.relationships])
        return None

    def fetch(self, keys: Iterable[Hashable]) -> Iterator[Vertex]:
        """The nodes with these keys."""
        for record in self._transaction.run("MATCH (n) WHERE elementId(n) IN $keys RETURN n", keys=list(keys)):
            yield cast(Vertex, self.read(record["n"]))


class Watch:
    """What ends a transaction from outside: the server looks at time limits every two seconds only."""

    def __init__(self, driver: neo4j.Driver, database: str | None, limits: Limits) -> None:
        self.token = secrets.token_hex(16)
        self.over = threading.Event()
        self.reason: StoppedStatement | None = None
        self._driver = driver
        self._database = database
        self._limits = limits
        self._deadline = time.monotonic() + limits.seconds

    def keep(self) -> None:
        """Look at clock and caller until the transaction is over."""
        while not self.over.wait(POLL_SECONDS):
            try:
                check_time(self._limits, self._deadline)
            except StoppedStatement as reason:
                self.reason = reason
                with suppress(Neo4jError, DriverError):  # the server's own limit ends it a little later
                    self._driver.execute_query(
                        _TERMINATE, {"token": self.token}, database_=self._database, routing_=neo4j.RoutingControl.READ
                    )
                return


@contextmanager
def watched(driver: neo4j.Driver, database: str | None, limits: Limits) -> Iterator[Watch]:
    """Beside a transaction, a watch that ends it on the server at the deadline or when it is cancelled."""
    watch = Watch(driver, database, limits)
    thread = threading.Thread(target=watch.keep, daemon=True)
    thread.start()
    try:
        yield watch
    finally:
        watch.over.set()
        thread.join()
