"""The Neo4j store: any server of version 5 or newer, through its own driver.

Beside the graph it keeps a node a document with its quads (EntenteRecord, EntenteTable too where the document
describes what no edge implies), and one node (EntenteStore) with the stamp, which each writing transaction locks first.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from string import ascii_lowercase
from typing import TypeVar
from urllib.parse import unquote, urlsplit

import neo4j
import zstandard
from neo4j.exceptions import DriverError, Neo4jError, ServiceUnavailable, SessionExpired, TransientError

from graph import names
from graph.closing import Closing
from graph.load import Arrival, chunked, read_batches
from graph.neo4j_errors import explain
from graph.neo4j_graph import Graph
from graph.schema import LOCK, NAME_INDEX, RECORD, neo4j_schema
from graph.statements import query_neo4j
from graph.store import Limits, Loaded, Row, Table, Value, mismatch, unknown_document
from ontology.errors import FailedStatement, StoreBusy, StoreMismatch, StoreUnavailable

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
_LOCK_SECONDS = 120.0
_INDEX_SECONDS = 60
_BATCH = 200
_REVISION = f"MATCH (s:{LOCK} {{iri: 'store'}}) RETURN s.made AS made, s.locked AS locked"

Progress = Callable[[int], None]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _State:
    """What the store's own node says: the stamp, and the rebuild that is under way or was cut off."""

    stamp: str | None
    rebuild: str | None


class Neo4jStore(Closing):
    """A store in a database of a Neo4j server; user, password and database may stand in its URL.

    Errors: StoreUnavailable if the server cannot be reached or refuses the user.
    """

    dialect = "neo4j"

    def __init__(self, url: str, *, user: str | None = None, password: str | None = None) -> None:
        parts = urlsplit(url)
        host = parts.netloc.rpartition("@")[2]
        self.url = f"{parts.scheme}://{host}{parts.path.rstrip('/')}"
        self._database = parts.path.strip("/") or None
        user = user or unquote(parts.username or "") or None
        password = password or unquote(parts.password or "") or None
        self._prepared = False
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager()  # in a cluster, one reads what one has written
        with self._told():
            self._driver = neo4j.GraphDatabase.driver(
                f"{parts.scheme}://{host}",
                auth=(user, password or "") if user else None,
                notifications_min_severity="OFF",
                connection_timeout=10.0,
                max_transaction_retry_time=30.0,
            )
        try:
            self._greet()
        except BaseException:
            self._driver.close()
            raise

    def _greet(self) -> None:
        """Ask the server for its version, and whether it has the database."""
        try:
            with self._told(), self._session(neo4j.READ_ACCESS) as session:
                agent = self._driver.get_server_info().agent
                session.run("RETURN 1").consume()
        except ValueError as error:
            raise StoreUnavailable(f"{self.url}: {error}", "A URL is like neo4j://host:7687.") from None
        if agent.startswith(("Neo4j/3.", "Neo4j/4.")):
            raise StoreUnavailable(f"{self.url} is {agent}", "Entente needs Neo4j 5 or newer.")

    # Writing

    def load(self, documents: Iterable[bytes], *, stamp: str, progress: Progress | None = None) -> Loaded:
        """Add documents; see `Store`."""

        def add(tx: neo4j.ManagedTransaction, batch: Sequence[Arrival]) -> int:
            self._check(_lock(tx), stamp)
            graph = Graph(tx)
            there = graph.known(arrival.contribution.document for arrival in batch)
            new = [arrival for arrival in batch if arrival.contribution.document not in there]
            graph.add(_unique(new))
            _set_stamp(tx, stamp)
            return len({arrival.contribution.document for arrival in new})

        new = known = 0
        self._check(self._read(_state), stamp)
        self._prepare()
        for batch in read_batches(documents):
            added = self._write(partial(add, batch=batch))
            new, known = new + added, known + len(batch) - added
            if progress:
                progress(len(batch))
        return Loaded(new, known)

    def _check(self, state: _State, stamp: str) -> None:
        if state.rebuild:
            raise StoreMismatch(
                f"{self.url} is being rebuilt, or a rebuild was cut off", "Wait, or run `entente rebuild` again."
            )
        if state.stamp not in (None, stamp):
            raise mismatch(self.url)

    def retract(self, documents: Iterable[str]) -> int:
        """Take documents out; see `Store`."""

        def remove(tx: neo4j.ManagedTransaction, iris: Sequence[str]) -> int:
            _lock(tx)
            return Graph(tx).remove(iris)

        self._prepare()
        return sum(self._write(partial(remove, iris=batch)) for batch in chunked(documents, _BATCH))

    def rebuild(self, documents: Iterable[bytes], *, stamp: str, progress: Progress | None = None) -> Loaded:
        """Put documents in the place of all, batch by batch; see `Store`. Loads are refused until it is done."""
        token = secrets.token_hex(8)
        seen: set[str] = set()
        self._prepare()
        self._write(partial(_begin_rebuild, token=token))

        def replace(tx: neo4j.ManagedTransaction, batch: Sequence[Arrival]) -> None:
            self._check_rebuild(_lock(tx), token)
            graph = Graph(tx)
            graph.remove([arrival.contribution.document for arrival in batch])
            graph.add(batch)

        def remove(tx: neo4j.ManagedTransaction, iris: Sequence[str]) -> None:
            self._check_rebuild(_lock(tx), token)
            Graph(tx).remove(iris)

        def finish(tx: neo4j.ManagedTransaction) -> None:
            self._check_rebuild(_lock(tx), token)
            _set_stamp(tx, stamp)

        total = 0
        for batch in read_batches(documents):
            new = [arrival for arrival in _unique(batch) if arrival.contribution.document not in seen]
            self._write(partial(replace, batch=new))
            seen.update(arrival.contribution.document for arrival in new)
            total += len(batch)
            if progress:
                progress(len(batch))
        for iris in chunked((iri for iri in self.documents() if iri not in seen), _BATCH):
            self._write(partial(remove, iris=iris))
        self._write(finish)
        return Loaded(len(seen), total - len(seen))

    def _check_rebuild(self, state: _State, token: str) -> None:
        if state.rebuild != token:
            raise StoreBusy(f"{self.url} is being rebuilt by another process", "Wait until it has finished.")

    def _prepare(self) -> None:
        """Make constraints and indexes, once."""
        if self._prepared:
            return
        with self._told(writing=True), self._session(neo4j.WRITE_ACCESS) as session:
            for statement in neo4j_schema():
                session.run(statement).consume()
            session.run("CALL db.awaitIndexes($seconds)", seconds=_INDEX_SECONDS).consume()
        self._prepared = True

    # Reading

    def stamp(self) -> str | None:
        """The stamp; see `Store`."""
        return self._read(_state).stamp

    def revision(self) -> str:
        """Which store it is, and how often it was locked by who writes."""
        with self._told(), self._session(neo4j.READ_ACCESS) as session:
            found = session.run(_REVISION).single()
        return "empty" if found is None else f"{found['made']}:{found['locked']}"

    def documents(self) -> Iterator[str]:
        """The IRIs of the documents, in order."""
        rows = self.run(f"MATCH (r:{RECORD}) RETURN r.iri AS iri ORDER BY iri")
        return iter([str(row["iri"]) for row in rows])

    def quads(self, document: str) -> bytes:
        """The quads of a document; see `Store`."""

        def find(tx: neo4j.ManagedTransaction) -> bytes | None:
            record = tx.run(f"MATCH (r:{RECORD} {{iri: $iri}}) RETURN r.quads AS quads", iri=document).single()
            return None if record is None else bytes(record["quads"])

        found = self._read(find)
        if found is None:
            raise unknown_document(document, self.url)
        return zstandard.decompress(found)

    def search_names(self, text: str, limit: int = 10, labels: Collection[str] = ()) -> list[names.Found]:
        """The entities whose names are nearest to a text; see `Store`."""
        return names.search(text, limit, labels, self._names)

    def _names(self, words: Sequence[str], way: names.Way) -> list[names.Named]:
        """The names that hold words in a way: by how the engine's words begin; where there are none, by any part.

        That takes a look at every word of the index.
        """
        return self._named(words, way, inside=False) or self._named(words, way, inside=True)

    def _named(self, words: Sequence[str], way: names.Way, *, inside: bool) -> list[names.Named]:
        query = (" AND " if way.every else " OR ").join(
            _clause(word, forgiving=way.forgiving, inside=inside) for word in words
        )
        order = "size(surface), surface" if way.every else "score DESC"
        statement = (
            "CALL db.index.fulltext.queryNodes($index, $query) YIELD node, score "
            f"WITH node, score, coalesce(node.surface, node.name) AS surface ORDER BY {order} LIMIT {names.MOST} "
            "OPTIONAL MATCH (node)-[:NAMES]->(entity) "
            "RETURN coalesce(entity.iri, node.iri) AS entity, surface"
        )
        try:
            rows = self.run(statement, {"index": NAME_INDEX, "query": query})
        except FailedStatement:
            if self.run("SHOW INDEXES YIELD name WHERE name = $index RETURN name", {"index": NAME_INDEX}):
                raise
            return []  # nothing was ever loaded
        return [names.Named(str(row["entity"]), str(row["surface"])) for row in rows]

    def run(self, statement: str, parameters: Mapping[str, Value] | None = None) -> list[Row]:
        """Rows of a reading statement; see `Store`."""

        def read(runner: neo4j.Session | neo4j.ManagedTransaction) -> list[Row]:
            result = runner.run(statement, dict(parameters or {}))
            columns = result.keys()
            return [dict(zip(columns, record.values(), strict=True)) for record in result]

        # A transaction of the server's own takes one message there and back, one of ours three.
        with self._told(), self._session(neo4j.READ_ACCESS) as session:
            try:
                return read(session)
            except (TransientError, ServiceUnavailable, SessionExpired):
                pass
        return self._read(read)  # which tries again for a while

    def query(self, statement: str, limits: Limits) -> Table:
        """The answer to a statement typed by a user; see `Store`."""
        with self._told():
            return query_neo4j(self._driver, self._database, statement, limits)

    # The driver

    def _session(self, access: str) -> neo4j.Session:
        return self._driver.session(
            database=self._database, default_access_mode=access, bookmark_manager=self._bookmarks
        )

    def _read(self, work: Callable[[neo4j.ManagedTransaction], T]) -> T:
        with self._told(), self._session(neo4j.READ_ACCESS) as session:
            return session.execute_read(work)

    def _write(self, work: Callable[[neo4j.ManagedTransaction], T]) -> T:
        """Run a transaction, again where the server asks for it: `work` may be run twice."""
        timed: Callable[[neo4j.ManagedTransaction], T] = neo4j.unit_of_work(timeout=_LOCK_SECONDS)(work)
        with self._told(writing=True), self._session(neo4j.WRITE_ACCESS) as session:
            return session.execute_write(timed)

    @contextmanager
    def _told(self, *, writing: bool = False) -> Iterator[None]:
        """Tell what driver and server have to say in our own words, which never hold a password."""
        try:
            yield
        except (DriverError, Neo4jError) as error:
            raise explain(error, self.url, writing=writing) from None

    def close(self) -> None:
        """Give back connections."""
        self._driver.close()


def _unique(batch: Iterable[Arrival]) -> list[Arrival]:
    return list({arrival.contribution.document: arrival for arrival in reversed(list(batch))}.values())


def _lock(tx: neo4j.ManagedTransaction) -> _State:
    """Lock the store until the transaction ends: the first statement of each that writes."""
    tx.run(
        f"MERGE (s:{LOCK} {{iri: 'store'}}) "
        "SET s.locked = coalesce(s.locked, 0) + 1, s.made = coalesce(s.made, randomUUID())"
    ).consume()
    return _state(tx)


def _state(tx: neo4j.ManagedTransaction) -> _State:
    record = tx.run(
        f"OPTIONAL MATCH (s:{LOCK} {{iri: 'store'}}) "
        f"RETURN CASE WHEN EXISTS {{ MATCH (:{RECORD}) }} THEN s.stamp END AS stamp, s.rebuild AS rebuild"
    ).single(strict=True)
    return _State(record["stamp"], record["rebuild"])


def _set_stamp(tx: neo4j.ManagedTransaction, stamp: str) -> None:
    tx.run(f"MATCH (s:{LOCK}) SET s.stamp = $stamp, s.rebuild = null", stamp=stamp).consume()


def _begin_rebuild(tx: neo4j.ManagedTransaction, token: str) -> None:
    _lock(tx)
    tx.run(f"MATCH (s:{LOCK}) SET s.rebuild = $token", token=token).consume()


def _clause(word: str, *, forgiving: bool, inside: bool) -> str:
    if not word.isascii():
        # Without a dictionary the engine cuts a Chinese word into its letters; each must be there.
        return "(" + " AND ".join(f"*{part}*" for part in sorted(set(word))) + ")"
    # The engine's words are longer than ours: it keeps O'Neil and Xi'an whole.
    choices = [f"*{word}*"] if inside else [f"{word}*", *(f"{letter}'{word}*" for letter in ascii_lowercase)]
    if wrong := names.edits(word) if forgiving else 0:
        choices.append(f"{word}~{wrong}")
    return "(" + " OR ".join(choices) + ")"
