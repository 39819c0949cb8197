"""What a writing transaction does to the graph in Neo4j: documents in, documents out, and not a trace of them left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import neo4j
import zstandard

from graph.load import Arrival, Rows, by_ends, chunked
from graph.mapping import Contribution, Description, Edge, label_of, merge, read_contribution, says_all
from graph.schema import RECORD, TABLE, quoted
from ontology.errors import StoreError

_ROWS = 10_000


class Graph:
    """The graph as one transaction sees and changes it, with the store locked."""

    def __init__(self, tx: neo4j.ManagedTransaction) -> None:
        self._tx = tx

    def known(self, documents: Iterable[str]) -> set[str]:
        """Which of the documents are there."""
        statement = f"UNWIND $rows AS iri MATCH (r:{RECORD} {{iri: iri}}) RETURN r.iri AS iri"
        return {record["iri"] for record in self._tx.run(statement, rows=list(documents))}

    # In

    def add(self, arrivals: Sequence[Arrival]) -> None:
        """Add documents that are not there."""
        given = [arrival.contribution for arrival in arrivals]
        self._add_records(arrivals)
        self._add_shared(given)
        for label, rows in _by_label(item for part in given for item in part.owned.items()):
            self._counted(f"UNWIND $rows AS row CREATE (n:{label}) SET n = row.properties", rows)
        self._add_edges((edge for part in given for edge in part.edges), "CREATE")
        if loose := set().union(*(part.loose for part in given)):
            self._describe(loose, {})

    def _add_records(self, arrivals: Sequence[Arrival]) -> None:
        rows = [{"iri": part.document, "quads": zstandard.compress(data, 3)} for data, part in arrivals]
        self._counted(f"UNWIND $rows AS row CREATE (r:{RECORD}) SET r = row", rows)
        tables = [{"iri": part.document, "loose": sorted(part.loose)} for _, part in arrivals if part.loose]
        self._counted(
            f"UNWIND $rows AS row MATCH (r:{RECORD} {{iri: row.iri}}) SET r:{TABLE}, r.loose = row.loose", tables
        )

    def _add_shared(self, given: Sequence[Contribution]) -> None:
        """Add the shared nodes that are not there; where the IRI says all there is to say, as it says."""
        said: dict[str, Mapping[str, object]] = {iri: {} for part in given for iri in part.named}
        edges: set[Edge] = set()
        for part in given:
            for iri in part.described.keys() - part.loose:
                said[iri] = part.described[iri].properties
                edges |= part.described[iri].edges
        for label, rows in _by_label(said.items()):
            statement = f"MERGE (n:{label} {{`iri`: row.`iri`}}) ON CREATE SET n = row.properties"
            self._counted(f"UNWIND $rows AS row {statement}", rows)
        self._add_edges(edges, "MERGE")

    def _add_edges(self, edges: Iterable[Edge], verb: str) -> None:
        for match, kind, rows in by_ends(edges):
            self._counted(f"{match} {verb} (a)-[:{kind}]->(b)", rows)

    # Out

    def remove(self, documents: Iterable[str]) -> int:
        """Take documents out, with all that only they name; how many were there."""
        statement = (
            f"UNWIND $rows AS iri MATCH (r:{RECORD} {{iri: iri}}) WITH r, r.quads AS quads DELETE r RETURN quads"
        )
        records = list(self._tx.run(statement, rows=sorted(set(documents))))
        given = [read_contribution(zstandard.decompress(bytes(record["quads"]))) for record in records]
        if given:
            self._delete_owned({iri for part in given for iri in part.owned})
            loose = set().union(*(part.loose for part in given))
            self._describe(loose, _edges_of(given, loose))
            self._sweep(set().union(*(part.named for part in given)))
        return len(given)

    def _delete_owned(self, owned: set[str]) -> None:
        for label, rows in _by_label((iri, {}) for iri in owned):
            match = f"UNWIND $rows AS row MATCH (n:{label} {{`iri`: row.`iri`}})"
            self._run(f"{match} MATCH (n)-[r]-() WITH DISTINCT r DELETE r", rows)
        for label, rows in _by_label((iri, {}) for iri in owned):
            self._counted(f"UNWIND $rows AS row MATCH (n:{label} {{`iri`: row.`iri`}}) DELETE n", rows)

    def _sweep(self, nodes: set[str]) -> None:
        """Delete the shared nodes that no document names any more, and then those that only they named."""
        left = nodes - self._loose()
        facts = {iri for iri in left if label_of(iri).layer == "fact"}
        self._delete_where(facts, "NOT EXISTS { MATCH (n)-[:`EVIDENCE`|`CONTEXT`]->() }")
        left -= facts
        while gone := self._delete_where(left, "NOT EXISTS { MATCH (n)<--() }"):
            left -= gone

    def _delete_where(self, nodes: set[str], condition: str) -> set[str]:
        gone: set[str] = set()
        for label, rows in _by_label((iri, {}) for iri in nodes):
            match = f"UNWIND $rows AS row MATCH (n:{label} {{`iri`: row.`iri`}})"
            found = [{"iri": iri} for iri in self._run(f"{match} WHERE {condition} RETURN n.`iri` AS iri", rows)]
            self._run(f"{match} MATCH (n)-[r]->() DELETE r", found)
            # Not DETACH: an edge that survives is an error to find, not to hide.
            self._counted(f"{match} DELETE n", found)
            gone.update(row["iri"] for row in found)
        return gone

    # What tables say

    def _loose(self) -> set[str]:
        """The nodes that are there because a table has them, whether or not an edge leads to them."""
        return {iri for record in self._tx.run(f"MATCH (r:{TABLE}) RETURN r.loose AS loose") for iri in record["loose"]}

    def _describe(self, nodes: set[str], before: Mapping[str, set[Edge]]) -> None:
        """Make nodes what the tables say of them now; `before` are edges that may have to go.

        A node of which no table says anything any more keeps what its IRI says; an entity of the authority is bare.
        """
        if not nodes:
            return
        now = self._said_by_tables(nodes)
        nodes = {iri for iri in nodes if iri in now or not says_all(iri)}
        stale = {e for iri in nodes for e in before.get(iri, ()) if iri not in now or e not in now[iri].edges}
        for match, kind, rows in by_ends(stale):
            self._counted(f"{match} MATCH (a)-[r:{kind}]->(b) DELETE r", rows)
        for label, rows in _by_label((iri, now[iri].properties if iri in now else {}) for iri in nodes):
            self._counted(f"UNWIND $rows AS row MATCH (n:{label} {{`iri`: row.`iri`}}) SET n = row.properties", rows)
        self._add_edges((edge for said in now.values() for edge in said.edges), "MERGE")

    def _said_by_tables(self, nodes: set[str]) -> dict[str, Description]:
        said: dict[str, list[Description]] = defaultdict(list)
        for record in self._tx.run(f"MATCH (r:{TABLE}) RETURN r.quads AS quads"):
            table = read_contribution(zstandard.decompress(bytes(record["quads"])))
            for iri in table.loose & nodes:
                said[iri].append(table.described[iri])
        return {iri: merge(found) for iri, found in said.items()}

    # Statements

    def _counted(self, statement: str, rows: Rows) -> None:
        """Run a statement that must do its work once a row: a MATCH that finds nothing writes nothing, in silence."""
        for chunk in chunked(rows, _ROWS):
            result = self._tx.run(f"{statement} RETURN count(*) AS done", rows=chunk)
            done = result.single(strict=True)["done"]
            if done != len(chunk):
                raise StoreError(
                    f"{done} of {len(chunk)} rows were written by {statement}",
                    "Run `entente rebuild`, and report this.",
                )

    def _run(self, statement: str, rows: Rows) -> list[str]:
        values: list[str] = []
        for chunk in chunked(rows, _ROWS):
            values += (record[0] for record in self._tx.run(statement, rows=chunk))
        return values


def _edges_of(given: Iterable[Contribution], nodes: set[str]) -> dict[str, set[Edge]]:
    edges: dict[str, set[Edge]] = defaultdict(set)
    for part in given:
        for iri in part.described.keys() & nodes:
            edges[iri] |= part.described[iri].edges
    return edges


def _by_label(nodes: Iterable[tuple[str, Mapping[str, object]]]) -> Iterator[tuple[str, Rows]]:
    found: dict[str, list[dict[str, object]]] = defaultdict(list)
    for iri, properties in nodes:
        found[quoted(label_of(iri).name)].append({"iri": iri, "properties": {"iri": iri, **properties}})
    yield from found.items()
