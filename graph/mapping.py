"""Quads to the nodes and edges of a property graph, by rule: class, label; literal, property; IRI, edge.

What a document contributes falls into two parts. Its own nodes, and the edges that touch one, live and die with it.
A shared node is there while some document names it, and has what the documents that describe it say of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from ontology import iris
from ontology.errors import InvalidGraph
from ontology.rdf import TYPE, Value, literal, read_nquads, value_of
from ontology.terms import Label, read_ontology

_TOO_BIG = 1 << 63  # both engines hold integers of 64 bits
REMEDY = "Make the quads anew with `entente rdf`, and check them with `entente validate`."


class Edge(NamedTuple):
    """A relationship between two nodes, by their IRIs; it has no properties."""

    source: str
    type: str
    target: str


@dataclass(frozen=True, slots=True)
class Description:
    """What is said of one node: its properties, and its edges to shared nodes."""

    properties: Mapping[str, Value] = field(default_factory=dict)
    edges: frozenset[Edge] = frozenset()


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one document gives to the graph.

    Shape: `owned` are the properties of its own nodes by IRI; `edges` have one of these at an end; `described` are
    the shared nodes of which it says something; `named` are all shared nodes that it needs, the described among them.
    """

    document: str
    owned: Mapping[str, Mapping[str, Value]]
    edges: frozenset[Edge]
    described: Mapping[str, Description]
    named: frozenset[str]

    @property
    def loose(self) -> frozenset[str]:
        """The described nodes that no edge of the document implies: rows of the authority's tables, as a rule.

        A shared fact is implied by its evidence, an entity outside the authority by whatever names it.
        """
        implied = {edge.source for edge in self.edges if edge.source in self.described}
        targets = {edge.target for edge in self.edges}
        targets.update(edge.target for said in self.described.values() for edge in said.edges)
        implied |= {iri for iri in targets & self.described.keys() if is_outside(iri)}
        return frozenset(self.described.keys() - implied)


@lru_cache(maxsize=1 << 16)
def label_of(iri: str) -> Label:
    """The label of a node, which stands in its IRI.

    Errors: InvalidGraph if the IRI is none of ours.
    """
    label = read_ontology().segments.get(iris.split(iri)[0]) if iri.startswith(iris.DATA) else None
    if label is None:
        raise InvalidGraph(f"{iri} is no IRI of a node", REMEDY)
    return label


def is_outside(iri: str) -> bool:
    """Whether the node is an entity outside the authority: its IRI says all there is to say."""
    return label_of(iri).layer == "entity" and not iris.in_authority(iri)


def says_all(iri: str) -> bool:
    """Whether all who describe the shared node say the same, for its IRI is made of it: all but the authority's."""
    return label_of(iri).layer != "entity" or not iris.in_authority(iri)


def _said_by_iri(iri: str) -> Description:
    country, name = iris.entity_name(iri)
    kind = "IN_COUNTRY" if label_of(iri).name == "Place" else "OF_COUNTRY"
    edges = {Edge(iri, kind, iris.mint("Country", country))} if country else set()
    return Description({"name": name}, frozenset(edges))


def merge(descriptions: Iterable[Description]) -> Description:
    """What several documents say of one node, in whatever order they come; of two values the smaller counts."""
    values: dict[str, set[Value]] = defaultdict(set)
    edges: set[Edge] = set()
    for description in descriptions:
        edges |= description.edges
        for name, value in description.properties.items():
            values[name].add(value)
    return Description({name: min(found, key=str) for name, found in sorted(values.items())}, frozenset(edges))


def read_contribution(data: bytes) -> Contribution:
    """What the N-Quads of one document give to the graph.

    Errors: InvalidGraph if they are not those of one document, if the ontology does not allow one, or if an edge
    has no end.
    """
    reader = _Reader()
    for quad in read_nquads(data):
        reader.add(quad)
    return reader.contribution()


class _Reader:
    """Gathers the quads of one named graph by subject."""

    def __init__(self) -> None:
        self._graph: str | None = None
        self._typed: set[str] = set()
        self._properties: dict[str, dict[str, Value]] = defaultdict(dict)
        self._edges: set[Edge] = set()

    def add(self, quad: Quad) -> None:
        subject, predicate, value = quad.subject, quad.predicate.value, quad.object
        if not isinstance(subject, NamedNode) or not isinstance(quad.graph_name, NamedNode):
            raise InvalidGraph(f"{quad} has a blank node or no named graph", REMEDY)
        self._graph = self._graph or quad.graph_name.value
        if quad.graph_name.value != self._graph:
            raise InvalidGraph(f"{self._graph} and {quad.graph_name.value} are two documents", "Load them one by one.")
        label = label_of(subject.value)
        if quad.predicate == TYPE:
            if value != NamedNode(iris.VOCABULARY + label.name):
                raise InvalidGraph(f"{subject} is a {label.name} by its IRI, not {value}", REMEDY)
            self._typed.add(subject.value)
        elif isinstance(value, Literal):
            self._add_literal(subject.value, predicate.removeprefix(iris.VOCABULARY), value)
        elif isinstance(value, NamedNode):
            self._add_edge(subject.value, predicate.removeprefix(iris.VOCABULARY), value.value)
        else:
            raise InvalidGraph(f"{quad} is no quad of ours", REMEDY)

    def _add_literal(self, subject: str, name: str, term: Literal) -> None:
        prop = read_ontology().literals.get(name)
        if prop is None or prop.datatype is None or label_of(subject).name not in prop.domains:
            raise InvalidGraph(f"{subject}: a {label_of(subject).name} has no literal {name!r}", REMEDY)
        value = value_of(term)
        if literal(value, prop.datatype) != term or (isinstance(value, int) and abs(value) >= _TOO_BIG):
            raise InvalidGraph(f"{subject}: {term} is not how {name!r} is written", REMEDY)
        if self._properties[subject].setdefault(name, value) != value:
            raise InvalidGraph(f"{subject} has two values for {name!r}", REMEDY)

    def _add_edge(self, source: str, name: str, target: str) -> None:
        prop = read_ontology().relations.get(name)
        ends = label_of(source).name, label_of(target).name
        if prop is None or ends[0] not in prop.domains or ends[1] not in prop.ranges:
            raise InvalidGraph(f"{source}: no {name!r} from {ends[0]} to {ends[1]}", REMEDY)
        self._edges.add(Edge(source, prop.relationship, target))

    def contribution(self) -> Contribution:
        if self._graph is None or self._graph not in self._typed or label_of(self._graph).name != "Document":
            raise InvalidGraph(f"{self._graph or 'an empty graph'} is not the graph of a document", REMEDY)
        subjects = self._properties.keys() | {edge.source for edge in self._edges}
        nodes = self._typed | subjects | {edge.target for edge in self._edges}
        owned = {iri for iri in nodes if label_of(iri).owned}
        self._check(owned, subjects, nodes)
        between = {edge for edge in self._edges if edge.source not in owned and edge.target not in owned}
        edges_from: dict[str, set[Edge]] = defaultdict(set)
        for edge in between:
            edges_from[edge.source].add(edge)
        described = {
            iri: Description(self._properties.get(iri, {}), frozenset(edges_from.get(iri, ())))
            for iri in self._typed - owned
        }
        for iri in filter(is_outside, described):
            if described[iri] != _said_by_iri(iri):
                raise InvalidGraph(f"{self._graph}: of {iri} more or less is said than stands in its IRI", REMEDY)
        return Contribution(
            document=self._graph,
            owned={iri: self._properties.get(iri, {}) for iri in owned},
            edges=frozenset(self._edges - between),
            described=described,
            named=frozenset(nodes - owned),
        )

    def _check(self, owned: set[str], subjects: set[str], nodes: set[str]) -> None:
        assert self._graph is not None
        key = iris.split(self._graph)[1]
        for iri in owned:
            if iris.owner(iri) != key:
                raise InvalidGraph(f"{iri} belongs to another document than {self._graph}", REMEDY)
        for iri in sorted(nodes - self._typed):
            if iri in subjects or iri in owned or is_outside(iri) or label_of(iri).layer == "fact":
                raise InvalidGraph(f"{self._graph}: {iri} is named but not described", REMEDY)
