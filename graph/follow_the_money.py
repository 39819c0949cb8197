"""FollowTheMoney: the graph as entities of that model, one JSON object a line.

Countries are codes there, not entities; a crime is a keyword. An entity's `proof` is the document that states it.
Source: the schemata Person, PublicBody, Organization, Address, Asset, Position, Occupancy, Event, Sanction and
Article of FollowTheMoney.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import IO, Protocol

import orjson

from graph.mapping import Edge, label_of
from ontology import iris
from ontology.rdf import Value
from ontology.terms import read_ontology

Properties = Mapping[str, list[str]]

_BODIES = frozenset({"ministry", "agency", "police", "regulator", "prosecution", "court", "parliament", "military"})


class PropertyGraph(Protocol):
    """Nodes by IRI with their literals, and edges."""

    @property
    def nodes(self) -> Mapping[str, Mapping[str, Value]]:
        """The nodes."""
        ...

    @property
    def edges(self) -> tuple[Edge, ...]:
        """The edges."""
        ...


def write_entities(graph: PropertyGraph, stream: IO[bytes]) -> None:
    """Write all entities of a graph."""
    view = _View(graph)
    for iri in graph.nodes:
        for identifier, schema, properties in _SCHEMATA.get(label_of(iri).name, _none)(view, iri):
            filled = {name: values for name, values in sorted(properties.items()) if values}
            entity = {"id": identifier, "schema": schema, "properties": filled}
            stream.write(orjson.dumps(entity, option=orjson.OPT_APPEND_NEWLINE))


_Entities = Iterator[tuple[str, str, Properties]]


class _View:
    """Look-ups over a graph."""

    def __init__(self, graph: PropertyGraph) -> None:
        self.nodes = graph.nodes
        self._out: dict[tuple[str, str], list[str]] = defaultdict(list)
        for source, kind, target in graph.edges:
            self._out[source, kind].append(target)

    def targets(self, iri: str, *kinds: str) -> list[str]:
        return list(dict.fromkeys(target for kind in kinds for target in self._out[iri, kind]))

    def literal(self, iri: str, name: str) -> list[str]:
        value = self.nodes[iri].get(name)
        return [] if value is None else [str(value)]

    def ids(self, iri: str, *kinds: str, labels: tuple[str, ...]) -> list[str]:
        return [iris.identifier(end) for end in self.targets(iri, *kinds) if label_of(end).name in labels]

    def names(self, iri: str, *kinds: str, labels: tuple[str, ...]) -> list[str]:
        ends = (end for end in self.targets(iri, *kinds) if label_of(end).name in labels)
        return [name for end in ends for name in self.literal(end, "name")]

    def countries(self, iri: str, *kinds: str) -> list[str]:
        ends = (end for end in self.targets(iri, *kinds) if label_of(end).name == "Country")
        return [code.lower() for end in ends for code in self.literal(end, "code")]

    def proof(self, iri: str) -> list[str]:
        documents = (doc for passage in self.targets(iri, "EVIDENCE") for doc in self.targets(passage, "OF_DOCUMENT"))
        return list(dict.fromkeys(iris.identifier(document) for document in documents))

    def sentences(self, iri: str) -> list[str]:
        return [text for passage in self.targets(iri, "EVIDENCE") for text in self.literal(passage, "text")]


def _none(view: _View, iri: str) -> _Entities:
    yield from ()


def _entity(view: _View, iri: str) -> _Entities:
    label = label_of(iri).name
    schema = {"Official": "Person", "Place": "Address"}.get(label, label)
    kind = view.literal(iri, "kind")
    if label == "Organization" and kind and kind[0] in _BODIES:
        schema = "PublicBody"
    properties = {
        "name": view.literal(iri, "name"),
        "country": view.countries(iri, "OF_COUNTRY", "IN_COUNTRY"),
        "latitude": view.literal(iri, "lat"),
        "longitude": view.literal(iri, "lon"),
    }
    if label == "Place":
        properties["full"] = view.literal(iri, "name")
    yield iris.identifier(iri), schema, properties


def _office(view: _View, iri: str) -> _Entities:
    identifier = iris.identifier(iri)
    post = f"{identifier}-position"
    yield (
        post,
        "Position",
        {
            "name": view.literal(iri, "title"),
            "country": view.countries(iri, "OF"),
            "organization": view.ids(iri, "OF", labels=("Organization",)),
        },
    )
    yield (
        identifier,
        "Occupancy",
        {
            "holder": view.ids(iri, "HOLDER", labels=("Official",)),
            "post": [post],
            "startDate": view.literal(iri, "from"),
            "endDate": view.literal(iri, "to"),
            "proof": view.proof(iri),
        },
    )


_ACTORS = ("Organization", "Official", "Person")
_ROLES = ("PARTICIPANT", "TAKEN_BY", "PARTY", "SPEAKER", "VIA", "AGAINST")


def _event(view: _View, iri: str) -> _Entities:
    kind = view.literal(iri, "kind")
    label = label_of(iri).name
    codes = (concept for scheme in read_ontology().schemes.values() for concept in scheme.values())
    words = next((concept.label for concept in codes if kind == [concept.code]), label)
    ends = {
        "date": [] if "/" in "".join(view.literal(iri, "date")) else view.literal(iri, "date"),
        "startDate": view.literal(iri, "earliest"),
        "endDate": view.literal(iri, "latest"),
        "proof": view.proof(iri),
    }
    identifier = iris.identifier(iri)
    yield (
        identifier,
        "Event",
        {
            **ends,
            "name": view.literal(iri, "name") or [words],
            "summary": view.sentences(iri),
            "involved": view.ids(iri, *_ROLES, labels=_ACTORS),
            "country": view.countries(iri, *_ROLES, "ABOUT", "LOCATION"),
            "location": view.names(iri, "LOCATION", "ABOUT", "AGAINST", labels=("Place",)),
            "keywords": view.names(iri, "ABOUT", "AGAINST", labels=("Crime",)),
        },
    )
    if kind == ["sanction"]:
        for target in view.ids(iri, "AGAINST", labels=(*_ACTORS, "Asset")):
            properties = {**ends, "entity": [target], "country": view.countries(iri, "TAKEN_BY")}
            properties["authority"] = view.names(iri, "TAKEN_BY", labels=("Country", *_ACTORS))
            yield f"{identifier}-{iris.digest((target,))[:8]}", "Sanction", properties


def _document(view: _View, iri: str) -> _Entities:
    names = {
        "title": "title",
        "publisher": "publisher",
        "published": "publishedAt",
        "url": "sourceUrl",
        "text": "bodyText",
    }
    properties = {ours: view.literal(iri, name) for name, ours in names.items()}
    yield iris.identifier(iri), "Article", properties


_SCHEMATA = {
    **dict.fromkeys(("Organization", "Official", "Person", "Place", "Asset"), _entity),
    **dict.fromkeys(("Meeting", "Measure", "Agreement", "Statement"), _event),
    "Office": _office,
    "Document": _document,
}
