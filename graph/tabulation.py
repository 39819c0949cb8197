"""Tabulation: the values that an engine gives back, put into the one form of an answer to a statement."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple, Protocol

from graph.store import Table, Value
from ontology import iris


class Vertex(NamedTuple):
    """A node as an engine gives it: `key` is the engine's own."""

    key: Hashable
    label: str
    properties: Mapping[str, object]


class Link(NamedTuple):
    """A relationship as an engine gives it, between keys of nodes."""

    source: Hashable
    target: Hashable
    type: str


class Chain(NamedTuple):
    """A path as an engine gives it."""

    vertices: Sequence[Vertex]
    links: Sequence[Link]


class Engine(Protocol):
    """How an engine's values are told apart; anything else is plain."""

    def read(self, value: object) -> Vertex | Link | Chain | None:
        """The value as part of a graph, None if it is none."""
        ...

    def fetch(self, keys: Iterable[Hashable]) -> Iterable[Vertex]:
        """The nodes with these keys."""
        ...


def tabulate(columns: Sequence[str], rows: Sequence[Sequence[object]], engine: Engine, *, truncated: bool) -> Table:
    """The answer: nodes in the rows become their ids; relationships name their ends, which are nodes of the answer."""
    table = _Tabulation(engine)
    for row in rows:
        for value in row:
            table.gather(value)
    table.gather_ends()
    return Table(
        columns=tuple(columns),
        rows=tuple(tuple(table.plain(value) for value in row) for row in rows),
        nodes=tuple(table.node(vertex) for vertex in table.vertices.values()),
        edges=tuple(table.edge(link) for link in table.links),
        truncated=truncated,
    )


class _Tabulation:
    """The nodes and relationships of an answer, each once, in order of appearance."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.vertices: dict[Hashable, Vertex] = {}
        self.links: dict[Link, None] = {}

    def gather(self, value: object) -> None:
        found = self._engine.read(value)
        if isinstance(found, Vertex):
            self.vertices.setdefault(found.key, found)
        elif isinstance(found, Link):
            self.links.setdefault(found)
        elif isinstance(found, Chain):
            for vertex in found.vertices:
                self.vertices.setdefault(vertex.key, vertex)
            self.links |= dict.fromkeys(found.links)
        elif isinstance(value, Mapping):
            self._gather_all(value.values())
        elif isinstance(value, list | tuple):
            self._gather_all(value)

    def _gather_all(self, values: Iterable[object]) -> None:
        for value in values:
            self.gather(value)

    def gather_ends(self) -> None:
        """Fetch the ends of relationships that no value of the answer is."""
        ends = dict.fromkeys(end for link in self.links for end in (link.source, link.target))
        missing = [end for end in ends if end not in self.vertices]
        fetched = {vertex.key: vertex for vertex in self._engine.fetch(missing)} if missing else {}
        self.vertices |= {end: fetched[end] for end in missing if end in fetched}

    def plain(self, value: object) -> Value:
        """A value as JSON can hold it."""
        match self._engine.read(value):
            case Vertex() as vertex:
                return self.identify(vertex)
            case Link() as link:
                return self.edge(link)
            case Chain() as chain:
                return [self.identify(vertex) for vertex in chain.vertices]
            case None:
                return _plain(value, self.plain)

    def identify(self, vertex: Vertex) -> str:
        return iris.identifier(str(vertex.properties.get("iri") or f"{vertex.label.lower()}/{vertex.key}"))

    def node(self, vertex: Vertex) -> Mapping[str, Value]:
        known = {name: self.plain(value) for name, value in vertex.properties.items() if value is not None}
        return {"id": self.identify(vertex), "label": vertex.label, "properties": known}

    def edge(self, link: Link) -> Mapping[str, Value]:
        ends = [self.vertices.get(end) for end in (link.source, link.target)]
        source, target = (self.identify(end) if end else None for end in ends)
        return {"source": source, "target": target, "type": link.type}


def _plain(value: object, inner: Callable[[object], Value]) -> Value:
    match value:
        case None | str() | bool() | int():
            return value
        case float():
            return value if math.isfinite(value) else str(value)
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case Mapping():
            return {str(key): inner(item) for key, item in value.items()}
        case list() | tuple() | set() | frozenset():
            return [inner(item) for item in value]
        case _:
            return str(value)
