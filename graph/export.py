"""Export: a store's graph in another form: to a file, whose suffix chooses it, or to a stream.

.nq                N-Quads: a named graph a document, lossless
.ttl               Turtle: the union of the documents, without saying which states what
.jsonld            JSON-LD with named graphs
.graphml           GraphML for Gephi, yEd and networkx
.csv               two tables beside each other, NAME.nodes.csv and NAME.edges.csv, without the authority's own text;
                   on a stream a ZIP archive with nodes.csv and edges.csv
.ftm.json          FollowTheMoney entities, one JSON object a line
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from pyoxigraph import RdfFormat, serialize

from graph.mapping import Description, Edge, label_of, merge, read_contribution
from graph.store import Store
from ontology import iris
from ontology.errors import InvalidSetting, StoreUnavailable
from ontology.rdf import Value, read_nquads
from ontology.tables import PUBLISHER
from ontology.terms import read_ontology

_RDF: Mapping[str, RdfFormat] = {
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


@dataclass(frozen=True, slots=True)
class Form:
    """A form of export: the suffix of its files, the media type of its stream, and what writes it."""

    suffix: str
    media_type: str
    write: Callable[[Iterable[bytes], IO[bytes]], None]


def export(store: Store, path: Path) -> tuple[Path, ...]:
    """Write a store's graph to a file, whose suffix says in which form; the files written.

    Errors: InvalidSetting for a suffix that is not known.
    """
    form = next((form for form in FORMS.values() if path.name.endswith(form.suffix)), None)
    if form is None:
        known = ", ".join(form.suffix for form in FORMS.values())
        raise InvalidSetting(f"{path.name!r} has no suffix of a known form", f"Name a file that ends in {known}.")
    path.parent.mkdir(parents=True, exist_ok=True)
    if form is FORMS["csv"]:
        return _write_csv(read_documents(store), path)
    with path.open("wb") as stream:
        form.write(read_documents(store), stream)
    return (path,)


def read_documents(store: Store) -> Iterator[bytes]:
    """The quads of the documents, one after the other; one that is taken out meanwhile is left out."""
    for iri in store.documents():
        try:
            quads = store.quads(iri)
        except StoreUnavailable:
            if iri in set(store.documents()):
                raise
        else:
            yield quads


def write_rdf(documents: Iterable[bytes], stream: IO[bytes], form: str) -> None:
    """Write documents given as N-Quads as they are, or as trig, jsonld or turtle."""
    if form == "nquads":
        for data in documents:
            stream.write(data)
        return
    quads = (quad for data in documents for quad in read_nquads(data))
    if form == "turtle":
        triples = sorted({quad.triple for quad in quads}, key=str)
        stream.write(_order_prefixes(serialize(triples, format=_RDF[form], prefixes=_PREFIXES) or b""))
    elif form == "trig":
        stream.write(_order_prefixes(serialize(quads, format=_RDF[form], prefixes=_PREFIXES) or b""))
    else:
        serialize(quads, stream, _RDF[form])


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


def _write_graphml(documents: Iterable[bytes], stream: IO[bytes]) -> None:
    import networkx as nx  # half a second that only this writer needs

    exported = read_property_graph(documents)
    graph = nx.MultiDiGraph()
    for iri, properties in exported.nodes.items():
        graph.add_node(iris.identifier(iri), label=label_of(iri).name, **properties)
    for number, (source, kind, target) in enumerate(exported.edges):
        graph.add_edge(iris.identifier(source), iris.identifier(target), key=str(number), type=kind)
    nx.write_graphml(graph, stream)


def _write_csv(documents: Iterable[bytes], path: Path) -> tuple[Path, ...]:
    exported = read_property_graph(documents)
    files = path.with_suffix(".nodes.csv"), path.with_suffix(".edges.csv")
    for file, rows in zip(files, (_node_rows(exported), _edge_rows(exported)), strict=True):
        with file.open("wb") as stream:
            _write_table(rows, stream)
    return files


def _write_zip(documents: Iterable[bytes], stream: IO[bytes]) -> None:
    exported = read_property_graph(documents)
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, rows in (("nodes.csv", _node_rows(exported)), ("edges.csv", _edge_rows(exported))):
            with archive.open(name, "w", force_zip64=True) as member:
                _write_table(rows, member)


def _node_rows(exported: Exported) -> Iterator[tuple[object, ...]]:
    names = sorted(read_ontology().literals)
    yield ("id", "label", *names)
    for iri, properties in exported.nodes.items():
        yield (iris.identifier(iri), label_of(iri).name, *(_cell(properties, name) for name in names))


def _edge_rows(exported: Exported) -> Iterator[tuple[object, ...]]:
    yield ("source", "type", "target")
    for edge in exported.edges:
        yield (iris.identifier(edge.source), edge.type, iris.identifier(edge.target))


def _cell(properties: Mapping[str, Value], name: str) -> Value | None:
    """A literal, but none for the text of an authority's table: it is longer than readers of CSV take a field to be."""
    if name == "text" and properties.get("publisher") == PUBLISHER:
        return None
    return properties.get(name)


def _write_table(rows: Iterable[tuple[object, ...]], stream: IO[bytes]) -> None:
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    text.detach()


def _write_ftm(documents: Iterable[bytes], stream: IO[bytes]) -> None:
    from graph.follow_the_money import write_entities

    write_entities(read_property_graph(documents), stream)


FORMS: Mapping[str, Form] = {
    "nquads": Form(".nq", "application/n-quads", partial(write_rdf, form="nquads")),
    "turtle": Form(".ttl", "text/turtle", partial(write_rdf, form="turtle")),
    "jsonld": Form(".jsonld", "application/ld+json", partial(write_rdf, form="jsonld")),
    "graphml": Form(".graphml", "application/graphml+xml", _write_graphml),
    "csv": Form(".csv", "application/zip", _write_zip),
    "ftm": Form(".ftm.json", "application/x-ndjson", _write_ftm),
}
