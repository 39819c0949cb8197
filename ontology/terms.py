"""The terms of the ontology, read from `entente.ttl` and `concepts.ttl`: labels, properties, relationships, codes.

Whatever needs a label, a property name, a relationship type or a code takes it from here; none is typed again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from rdflib import OWL, RDF, RDFS, SDO, SKOS, XSD, Graph, Namespace, URIRef
from rdflib import Literal as RdfLiteral

from ontology.iris import VOCABULARY

FOLDER = Path(__file__).parent
NS = Namespace(VOCABULARY)
CONCEPTS = Namespace("https://w3id.org/entente/concept#")

Datatype = Literal["string", "date", "integer", "double"]
_DATATYPES: Mapping[URIRef, Datatype] = {
    XSD.string: "string",
    XSD.date: "date",
    XSD.integer: "integer",
    XSD.double: "double",
}


@dataclass(frozen=True, slots=True)
class Property:
    """A property of the ontology; `relationship` is set for object properties, `datatype` for the others."""

    name: str
    label: str
    comment: str
    domains: tuple[str, ...]
    ranges: tuple[str, ...]
    datatype: Datatype | None

    @property
    def relationship(self) -> str:
        """The relationship type in a property graph: `ofCountry` is OF_COUNTRY."""
        return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", self.name).upper()


@dataclass(frozen=True, slots=True)
class Label:
    """A class that labels nodes, with its literals and its outgoing relationships."""

    name: str
    comment: str
    layer: Literal["entity", "fact", "event", "source"]
    owned: bool
    literals: tuple[Property, ...]
    relations: tuple[Property, ...]


@dataclass(frozen=True, slots=True)
class Concept:
    """A code of a concept scheme, with the words for it; `rank` is its place where the scheme has an order, else 0."""

    code: str
    label: str
    definition: str
    broader: str | None
    words: tuple[str, ...]
    rank: int


@dataclass(frozen=True, slots=True)
class Ontology:
    """All terms by name; `segments` are labels by their name in an IRI, `relationships` object properties by type."""

    labels: Mapping[str, Label]
    literals: Mapping[str, Property]
    relations: Mapping[str, Property]
    segments: Mapping[str, Label]
    relationships: Mapping[str, Property]
    schemes: Mapping[str, Mapping[str, Concept]]

    @property
    def events(self) -> tuple[str, ...]:
        """The labels of events."""
        return tuple(name for name, label in self.labels.items() if label.layer == "event")

    @property
    def entities(self) -> tuple[str, ...]:
        """The labels of entities."""
        return tuple(name for name, label in self.labels.items() if label.layer == "entity")


def _local_names(graph: Graph, subject: URIRef, *predicates: URIRef) -> Iterator[str]:
    for predicate in predicates:
        for value in graph.objects(subject, predicate):
            yield str(value).rpartition("#")[2]


def _read_property(graph: Graph, subject: URIRef) -> Property:
    datatypes = (_DATATYPES.get(URIRef(str(found))) for found in graph.objects(subject, RDFS.range))
    return Property(
        name=str(subject).rpartition("#")[2],
        label=str(graph.value(subject, RDFS.label)),
        comment=str(graph.value(subject, RDFS.comment)),
        domains=tuple(sorted(_local_names(graph, subject, RDFS.domain, SDO.domainIncludes))),
        ranges=tuple(sorted(_local_names(graph, subject, RDFS.range, SDO.rangeIncludes))),
        datatype=next((found for found in datatypes if found), None),
    )


def _read_properties(graph: Graph, kind: URIRef) -> dict[str, Property]:
    subjects = (s for s in graph.subjects(RDF.type, kind) if isinstance(s, URIRef))
    found = (_read_property(graph, subject) for subject in sorted(subjects))
    return {prop.name: prop for prop in found}


def _read_concepts(graph: Graph, scheme: URIRef) -> dict[str, Concept]:
    found: dict[str, Concept] = {}
    for subject in graph.subjects(SKOS.inScheme, scheme):
        code = str(graph.value(subject, SKOS.notation))
        broader = graph.value(subject, SKOS.broader)
        found[code] = Concept(
            code=code,
            label=str(graph.value(subject, SKOS.prefLabel)),
            definition=str(graph.value(subject, SKOS.definition)),
            broader=str(graph.value(broader, SKOS.notation)) if broader is not None else None,
            words=tuple(sorted(str(word) for word in graph.objects(subject, SKOS.altLabel))),
            rank=int(str(graph.value(subject, CONCEPTS["rank"]) or 0)),
        )
    return dict(sorted(found.items(), key=lambda item: (item[1].rank, item[0])))


@cache
def read_ontology() -> Ontology:
    """The ontology as it lies beside this file, read once."""
    graph = Graph().parse(FOLDER / "entente.ttl").parse(FOLDER / "concepts.ttl")
    literals = _read_properties(graph, OWL.DatatypeProperty)
    relations = _read_properties(graph, OWL.ObjectProperty)
    labels: dict[str, Label] = {}
    for subject, layer in sorted(graph.subject_objects(NS.layer), key=str):
        name = str(subject).rpartition("#")[2]
        labels[name] = Label(
            name=name,
            comment=str(graph.value(subject, RDFS.comment)),
            layer=str(layer),  # type: ignore[arg-type]
            owned=graph.value(subject, NS.ownership) == RdfLiteral("owned"),
            literals=tuple(p for p in literals.values() if name in p.domains),
            relations=tuple(p for p in relations.values() if name in p.domains),
        )
    schemes = {
        str(scheme).rpartition("#")[2]: _read_concepts(graph, scheme)
        for scheme in sorted(graph.subjects(RDF.type, SKOS.ConceptScheme), key=str)
        if isinstance(scheme, URIRef)
    }
    return Ontology(
        labels=labels,
        literals=literals,
        relations=relations,
        segments={name.lower(): label for name, label in labels.items()},
        relationships={relation.relationship: relation for relation in relations.values()},
        schemes=schemes,
    )
