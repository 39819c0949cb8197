"""Node groups: what LadybugDB needs so that a pattern over several tables finds all that is there.

The engine keeps edges by groups of 131,072 nodes. In 0.22 a pattern that goes on over several tables at once
(`(m)-[:TAKEN_BY|AGAINST]->(x:Place|Asset)`) goes from one to the next, and stops in silence at a table that has no
edge yet in the group of a node, or in a later one. An edge between the last nodes of both labels, made and taken
away again, gives a table all its groups.
"""

from __future__ import annotations

from collections.abc import Iterator

import ladybug

from graph.schema import quoted
from ontology.terms import read_ontology

SIZE = 1 << 17
_LABELS = tuple(read_ontology().labels)
_PASSING = "~"  # a node where a label has none, so that an edge to it can be made


def fill_groups(connection: ladybug.Connection) -> None:
    """Give every table of edges all groups of the nodes that its labels have; the graph is the same after it.

    Where no label has more nodes than one group holds, there is nothing to do.
    """
    sizes = {label: _run(connection, f"MATCH (n:{quoted(label)}) RETURN max(offset(id(n)))") for label in _LABELS}
    large = {label for label, offset in sizes.items() if int(str(offset or 0)) >= SIZE}
    tables = [table for table in _tables() if large & set(table[1:])]
    last = {label: _last(connection, label) for table in tables for label in table[1:]}
    for kind, source, target in tables:
        _fill(connection, kind, (source, last[source]), (target, last[target]))
    for label in (label for label, iri in last.items() if iri == _PASSING):
        _run(connection, f"MATCH (n:{quoted(label)} {{iri: $iri}}) DELETE n", iri=_PASSING)


def _tables() -> Iterator[tuple[str, str, str]]:
    for relation in read_ontology().relations.values():
        for source in relation.domains:
            for target in relation.ranges:
                yield relation.relationship, source, target


def _last(connection: ladybug.Connection, label: str) -> str:
    """The last node with a label, made where there is none."""
    offset = _run(connection, f"MATCH (n:{quoted(label)}) RETURN max(offset(id(n)))")
    if offset is None:
        _run(connection, f"CREATE (:{quoted(label)} {{iri: $iri}})", iri=_PASSING)
        return _PASSING
    return str(_run(connection, f"MATCH (n:{quoted(label)}) WHERE offset(id(n)) = {offset} RETURN n.iri"))


def _fill(connection: ladybug.Connection, kind: str, source: tuple[str, str], target: tuple[str, str]) -> None:
    pair = f"MATCH (a:{quoted(source[0])} {{iri: $a}}) MATCH (b:{quoted(target[0])} {{iri: $b}})"
    edge, ends = f"(a)-[r:{quoted(kind)}]->(b)", {"a": source[1], "b": target[1]}
    if not _run(connection, f"{pair} MATCH {edge} RETURN count(*)", **ends):
        _run(connection, f"{pair} CREATE {edge}", **ends)
        _run(connection, f"{pair} MATCH {edge} DELETE r", **ends)


def _run(connection: ladybug.Connection, statement: str, **parameters: str) -> object:
    """The first value that a statement gives."""
    result = connection.execute(statement, parameters)
    assert isinstance(result, ladybug.QueryResult)
    row = result.get_next() if result.has_next() else None
    result.close()
    return next(iter(row)) if row else None
