"""Export: a store's graph as a file of another form, chosen by the suffix.

.nq                N-Quads: a named graph a document, lossless
.ttl               Turtle: the union of the documents, without saying which states what
.jsonld            JSON-LD with named graphs
.graphml           GraphML for Gephi, yEd and networkx
.csv               two tables beside each other, NAME.nodes.csv and NAME.edges.csv, without the authority's own text
.ftm.json          FollowTheMoney entities, one JSON object a line
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from pyoxigraph import RdfFormat, serialize

from graph.mapping import Description, Edge, label_of, merge, read_contribution
from graph.store import Store
from ontology import iris
from ontology.errors import InvalidSetting
from ontology.rdf import Value, read_nquads
from ontology.tables import PUBLISHER
from ontology.terms import read_ontology

FORMATS: Mapping[str, RdfFormat] = {
    "nquads": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
    "turtle": RdfFormat.TURTLE,
}
# Data has no prefixes: a key that ends in a full stop would end in an escaped one, which rdflib does not read.
_PREFIXES = {"": iris.VOCABULARY, "xsd": "http://www.w3.org/2001/XMLSchema#"}


@dataclass(frozen=True, slots=True)
class Exported:
    """The graph as a property graph: nodes by IRI with their literals, and edges, both in order."""

    nodes: Mapping[str, Mapping[str, Value]]
    edges: tuple[Edge, ...]


def export(store: Store, path: Path) -> tuple[Path, ...]:
    """Write a store's graph to a file, whose suffix says in which form; the files written.

    Errors: InvalidSetting for a suffix that is not known.
    """
    for suffix, write in _WRITERS.items():
        if path.name.endswith(suffix):
            path.parent.mkdir(parents=True, exist_ok=True)
            return write((store.quads(iri) for iri in store.documents()), path)
    known = ", ".join(_WRITERS)
    raise InvalidSetting(f"{path.name!r} has no suffix of a known form", f"Name a file that ends in {known}.")


def write_rdf(documents: Iterable[bytes], form: str, stream: IO[bytes]) -> None:
    """Write documents given as N-Quads, as they are or in another RDF form of FORMATS."""
    if form == "nquads":
        for data in documents:
            stream.write(data)
        return
    quads = (quad for data in documents for quad in read_nquads(data))
    if form == "turtle":
        triples = sorted({quad.triple for quad in quads}, key=str)
        stream.write(_order_prefixes(serialize(triples, format=FORMATS[form], prefixes=_PREFIXES) or b""))
    elif form == "trig":
        stream.write(_order_prefixes(serialize(quads, format=FORMATS[form], prefixes=_PREFIXES) or b""))
    else:
        serialize(quads, stream, FORMATS[form])


def _order_prefixes(text: bytes) -> bytes:
    """The text with its prefixes in order: they come in another one in each process."""
    lines = text.splitlines(keepends=True)
    count = next((n for n, line in enumerate(lines) if not line.startswith(b"@prefix")), len(lines))
    return b"".join((*sorted(lines[:count]), *lines[count:]))


def read_property_graph(documents: Iterable[bytes]) -> Exported:
    """The union of documents as nodes and edges."""
    owned: dict[str, Mapping[str, Value]] = {}
    described: dict[str, list[Description]] = {}
    edges: set[Edge] = set()
    for data in documents:
        given = read_contribution(data)
        owned |= given.owned
        edges |= given.edges
        for iri, said in given.described.items():
            described.setdefault(iri, []).append(said)
            edges |= said.edges
    shared = {iri: merge(said).properties for iri, said in described.items()}
    return Exported(dict(sorted({**owned, **shared}.items())), tuple(sorted(edges)))


def _write_as(form: str) -> Callable[[Iterable[bytes], Path], tuple[Path, ...]]:
    def write(documents: Iterable[bytes], path: Path) -> tuple[Path, ...]:
        with path.open("wb") as stream:
            write_rdf(documents, form, stream)
        return (path,)

    return write


def _write_graphml(documents: Iterable[bytes], path: Path) -> tuple[Path, ...]:
    import networkx as nx  # half a second that only this writer needs

    exported = read_property_graph(documents)
    graph = nx.MultiDiGraph()
    for iri, properties in exported.nodes.items():
        graph.add_node(iris.identifier(iri), label=label_of(iri).name, **properties)
    for number, (source, kind, target) in enumerate(exported.edges):
        graph.add_edge(iris.identifier(source), iris.identifier(target), key=str(number), type=kind)
    nx.write_graphml(graph, path)
    return (path,)


def _write_csv(documents: Iterable[bytes], path: Path) -> tuple[Path, ...]:
    exported = read_property_graph(documents)
    names = sorted(read_ontology().literals)
    nodes, edges = path.with_suffix(".nodes.csv"), path.with_suffix(".edges.csv")
    rows: Iterator[tuple[object, ...]] = (
        (iris.identifier(iri), label_of(iri).name, *(_cell(properties, name) for name in names))
        for iri, properties in exported.nodes.items()
    )
    _write_table(nodes, ("id", "label", *names), rows)
    ends = ((iris.identifier(edge.source), edge.type, iris.identifier(edge.target)) for edge in exported.edges)
    _write_table(edges, ("source", "type", "target"), ends)
    return nodes, edges


def _cell(properties: Mapping[str, Value], name: str) -> Value | None:
    """A literal, but none for the text of an authority's table: it is longer than readers of CSV take a field to be."""
    if name == "text" and properties.get("publisher") == PUBLISHER:
        return None
    return properties.get(name)


def _write_table(path: Path, columns: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def _write_ftm(documents: Iterable[bytes], path: Path) -> tuple[Path, ...]:
    from graph.follow_the_money import write_entities

    with path.open("wb") as stream:
        write_entities(read_property_graph(documents), stream)
    return (path,)


_WRITERS: Mapping[str, Callable[[Iterable[bytes], Path], tuple[Path, ...]]] = {
    ".nq": _write_as("nquads"),
    ".ttl": _write_as("turtle"),
    ".jsonld": _write_as("jsonld"),
    ".graphml": _write_graphml,
    ".csv": _write_csv,
    ".ftm.json": _write_ftm,
}
