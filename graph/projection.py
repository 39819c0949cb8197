"""The graph file of an embedded store: what the record says, as nodes and edges in LadybugDB."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import ladybug

from graph.load import Rows, by_ends, chunked
from graph.mapping import Contribution, Description, Edge, label_of
from graph.node_groups import fill_groups
from graph.record import Change, Record
from graph.schema import column_type, embedded_schema, quoted
from graph.store import Row, Value
from ontology.terms import Label

VERSION = str(ladybug.__version__)
_WRITER_POOL = 1 << 30
READER_POOL = 1 << 30
"""Bytes that a reader keeps of the file at most, taken as they are needed."""
_ROWS = 5_000
_PLAIN = frozenset(
    {"STRING", "INT64", "DOUBLE", "BOOL", "STRING[]", "INT64[]"}
)  # types of columns that come as plain Python values
_DOCUMENTS = 200


@contextmanager
def opened(file: Path, *, read_only: bool) -> Iterator[ladybug.Database]:
    """A graph file, open; nobody else may have it open for writing."""
    with closing(open_database(file, read_only=read_only)) as database:
        yield database


def open_database(file: Path, *, read_only: bool) -> ladybug.Database:
    """A graph file, open; the caller closes it."""
    pool = READER_POOL if read_only else _WRITER_POOL
    return ladybug.Database(file, read_only=read_only, buffer_pool_size=pool)


class Columns(NamedTuple):
    """The columns of a statement's rows, and whether all their values come as plain Python values."""

    names: list[str]
    plain: bool


def read_rows(
    connection: ladybug.Connection,
    statement: str,
    parameters: Mapping[str, Value] | None,
    known: dict[str, Columns],
) -> list[Row]:
    """The rows of a reading statement, in plain Python values; its columns are kept, for asking for them takes time."""
    result = connection.execute(statement, dict(parameters or {}))
    assert isinstance(result, ladybug.QueryResult)
    with closing(result):
        columns = known.get(statement)
        if columns is None:
            plain = _PLAIN.issuperset(result.get_column_data_types())
            columns = known[statement] = Columns(result.get_column_names(), plain)
        names = columns.names
        if columns.plain:
            return [dict(zip(names, row, strict=True)) for row in result]
        return [dict(zip(names, map(_plain, row), strict=True)) for row in result]


def _plain(value: object) -> Value:
    if type(value) is str or value is None:  # most are
        return value
    match value:
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case list() | tuple():
            return [_plain(item) for item in value]
        case dict():
            return {str(key): _plain(item) for key, item in value.items()}
        case None | str() | int() | float() | bool():
            return value
        case _:
            return str(value)


def build(file: Path, record: Record) -> None:
    """Make a graph file from all that the record says."""
    with _writing(file) as graph:
        for statement in embedded_schema():
            graph.run(statement)
        edges: list[Edge] = []
        for chunk in chunked(record.describe(record.shared_nodes()), _ROWS):
            graph.create_nodes((iri, said.properties) for iri, said in chunk if said)
            edges += (edge for _, said in chunk if said for edge in said.edges)
        graph.create_edges(edges)
        for contributions in chunked(record.contributions(), _DOCUMENTS):
            graph.add(contributions)


def update(file: Path, record: Record, changes: Sequence[Change]) -> None:
    """Bring a graph file up to what the record says, where these documents have changed."""
    gone = [change.before for change in changes if change.before]
    come = [change.after for change in changes if change.after]
    with _writing(file) as graph:
        for chunk in chunked((iri for given in gone for iri in given.owned), _ROWS):
            graph.delete_owned(chunk)
        graph.settle(record.describe(_touched(gone + come)), _described(gone))
        for contributions in chunked(come, _DOCUMENTS):
            graph.add(contributions)


def _touched(contributions: Iterable[Contribution]) -> list[str]:
    return sorted({iri for given in contributions for iri in given.named})


def _described(contributions: Iterable[Contribution]) -> dict[str, set[Edge]]:
    edges: dict[str, set[Edge]] = defaultdict(set)
    for given in contributions:
        for iri, said in given.described.items():
            edges[iri] |= said.edges
    return edges


@contextmanager
def _writing(file: Path) -> Iterator[_Graph]:
    with opened(file, read_only=False) as database, closing(ladybug.Connection(database)) as connection:
        graph = _Graph(connection)
        yield graph
        fill_groups(connection)
        graph.run("CHECKPOINT")


class _Graph:
    """Writes nodes and edges in batches, a statement a label or a pair of labels."""

    def __init__(self, connection: ladybug.Connection) -> None:
        self._connection = connection

    def run(self, statement: str, rows: Rows | None = None) -> None:
        result = self._connection.execute(statement, None if rows is None else {"rows": rows})
        assert isinstance(result, ladybug.QueryResult)
        result.close()

    def add(self, contributions: Sequence[Contribution]) -> None:
        """Write what documents own; the shared nodes that they name are there."""
        self.create_nodes(item for given in contributions for item in given.owned.items())
        self.create_edges(edge for given in contributions for edge in given.edges)

    def create_nodes(self, nodes: Iterable[tuple[str, Mapping[str, object]]]) -> None:
        for label, rows in _by_label(nodes):
            columns = "".join(f", {quoted(p.name)}: {_cell(p.name)}" for p in label.literals)
            self._batched(f"UNWIND $rows AS row CREATE (:{quoted(label.name)} {{`iri`: row.`iri`{columns}}})", rows)

    def create_edges(self, edges: Iterable[Edge], verb: str = "CREATE") -> None:
        for match, kind, rows in by_ends(edges):
            self._batched(f"{match} {verb} (a)-[:{kind}]->(b)", rows)

    def delete_owned(self, nodes: Iterable[str]) -> None:
        for label, rows in _by_label((iri, {}) for iri in nodes):
            self._batched(
                f"UNWIND $rows AS row MATCH (n:{quoted(label.name)} {{`iri`: row.`iri`}}) DETACH DELETE n", rows
            )

    def settle(self, nodes: Iterable[tuple[str, Description | None]], before: Mapping[str, set[Edge]]) -> None:
        """Make shared nodes what is said of them now; `before` are edges that may have to go."""
        now = dict(nodes)
        stale = {e for iri, edges in before.items() for e in edges if e not in getattr(now[iri], "edges", ())}
        for match, kind, rows in by_ends(stale):
            self._batched(f"{match} MATCH (a)-[r:{kind}]->(b) DELETE r", rows)
        # Not DETACH: an edge that survives is an error to find, not to hide.
        for label, rows in _by_label((iri, {}) for iri, said in now.items() if said is None):
            self._batched(f"UNWIND $rows AS row MATCH (n:{quoted(label.name)} {{`iri`: row.`iri`}}) DELETE n", rows)
        there = {iri: said for iri, said in now.items() if said is not None}
        for label, rows in _by_label((iri, said.properties) for iri, said in there.items()):
            setting = ", ".join(f"n.{quoted(p.name)} = {_cell(p.name)}" for p in label.literals)
            self._batched(
                f"UNWIND $rows AS row MERGE (n:{quoted(label.name)} {{`iri`: row.`iri`}}) SET {setting}", rows
            )
        self.create_edges((edge for said in there.values() for edge in said.edges), "MERGE")

    def _batched(self, statement: str, rows: Iterable[Mapping[str, object]]) -> None:
        for chunk in chunked(rows, _ROWS):
            self.run(statement, chunk)


def _cell(name: str) -> str:
    # A batch in which all are null has no type of its own.
    return f"CAST(row.{quoted(name)} AS {column_type(name)})"


def _by_label(nodes: Iterable[tuple[str, Mapping[str, object]]]) -> Iterator[tuple[Label, Rows]]:
    found: dict[str, list[dict[str, object]]] = defaultdict(list)
    labels: dict[str, Label] = {}
    for iri, properties in nodes:
        label = label_of(iri)
        labels[label.name] = label
        found[label.name].append({"iri": iri, **{p.name: properties.get(p.name) for p in label.literals}})
    for name, rows in found.items():
        yield labels[name], rows
