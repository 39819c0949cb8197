"""The schemas of the stores, generated from the ontology: tables for LadybugDB, constraints and indexes for Neo4j."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from ontology.iris import digest
from ontology.terms import Datatype, read_ontology

_COLUMNS: Mapping[Datatype, str] = {"string": "STRING", "date": "STRING", "integer": "INT64", "double": "DOUBLE"}

# What questions look nodes up by, beside the IRI.
_LOOKED_UP = ("code", "name", "surface", "occasion", "earliest", "latest", "published", "url")

NAME_INDEX = "entente_names"
RECORD, TABLE, LOCK = "EntenteRecord", "EntenteTable", "EntenteStore"
ADMINISTRATIVE = (RECORD, TABLE, LOCK)
"""Labels of the nodes in which a Neo4j store keeps its record; they have no relationships and are no answer."""


def quoted(name: str) -> str:
    """A name as Cypher takes it whatever it is: `from` and `OF` are reserved words."""
    return f"`{name}`"


def column_type(name: str) -> str:
    """The LadybugDB type of a literal's column."""
    datatype = read_ontology().literals[name].datatype
    assert datatype is not None
    return _COLUMNS[datatype]


def embedded_schema() -> Iterator[str]:
    """The statements that make the tables of an empty LadybugDB: one a label, one a relationship type; and its indexes.

    Of what questions look up it has an index of occasions alone: by anything else than a parameter it uses none.
    """
    terms = read_ontology()
    for label in terms.labels.values():
        columns = "".join(f", {quoted(p.name)} {column_type(p.name)}" for p in label.literals)
        yield f"CREATE NODE TABLE {quoted(label.name)} (`iri` STRING PRIMARY KEY{columns})"
    for relation in terms.relations.values():
        ends = ", ".join(f"FROM {quoted(a)} TO {quoted(b)}" for a in relation.domains for b in relation.ranges)
        yield f"CREATE REL TABLE {quoted(relation.relationship)} ({ends})"
    for name in terms.events:
        yield f"CREATE ART INDEX `entente_occasion` FOR (n:{quoted(name)}) ON (n.`occasion`)"


@cache
def embedded_digest(engine: str) -> str:
    """The digest of the tables and the engine's version: a graph file of another is made anew."""
    return digest((engine, *embedded_schema()))[:12]


def neo4j_schema() -> Iterator[str]:
    """The statements that make constraints and indexes of a Neo4j store; all may be run again."""
    terms = read_ontology()
    for name in (*terms.labels, RECORD, LOCK):
        yield (
            f"CREATE CONSTRAINT {quoted(f'entente_{name.lower()}_iri')} IF NOT EXISTS "
            f"FOR (n:{quoted(name)}) REQUIRE n.`iri` IS UNIQUE"
        )
    for label in terms.labels.values():
        for prop in label.literals:
            if prop.name in _LOOKED_UP:
                yield (
                    f"CREATE INDEX {quoted(f'entente_{label.name.lower()}_{prop.name}')} IF NOT EXISTS "
                    f"FOR (n:{quoted(label.name)}) ON (n.{quoted(prop.name)})"
                )
    named = "|".join(quoted(name) for name in (*terms.entities, "Name"))
    yield (
        f"CREATE FULLTEXT INDEX {quoted(NAME_INDEX)} IF NOT EXISTS FOR (n:{named}) ON EACH [n.`name`, n.`surface`] "
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}}"
    )
