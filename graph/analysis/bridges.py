"""Bridges: the people and bodies through whom two countries are connected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from graph.analysis.network import Figure, Network, entity_json
from graph.answers import JSON, Hit
from graph.occasions import Counted
from graph.store import Value

_A, _B = -1, -2  # the two countries as a whole, each joined with all that are its own


@dataclass(frozen=True, slots=True)
class Tie:
    """Two entities, and the facts that join them."""

    a: Hit
    b: Hit
    facts: Counted

    def to_json(self) -> JSON:
        """The two in the form of the API."""
        return {"a": entity_json(self.a), "b": entity_json(self.b), "facts": self.facts.to_json()}


@dataclass(frozen=True, slots=True)
class Bridges:
    """What connects two countries.

    Shape: `facts` join an actor of one with an actor of the other; `sides` are the actors of each in those facts, by
    the number of facts; `between` are actors of neither that share occasions with both sides, by the smaller of the
    two numbers of occasions. `through` are the entities, and `ties` the pairs, without which the two would not be
    connected at all by the selected facts: cut vertices and bridges of the network.
    """

    countries: tuple[Hit, Hit]
    facts: Counted
    sides: tuple[tuple[Figure, ...], tuple[Figure, ...]]
    between: tuple[Figure, ...]
    through: tuple[Figure, ...]
    ties: tuple[Tie, ...]

    def to_json(self) -> JSON:
        """What connects the two in the form of the API."""
        told: dict[str, Value] = {"facts": self.facts.to_json()}
        for name, country, figures in zip("ab", self.countries, self.sides, strict=True):
            told[name] = {"country": entity_json(country), "figures": [figure.to_json() for figure in figures]}
        told["between"] = [figure.to_json() for figure in self.between]
        told["through"] = [figure.to_json() for figure in self.through]
        return {**told, "ties": [tie.to_json() for tie in self.ties]}


@dataclass(frozen=True, slots=True)
class _Pair:
    network: Network
    hits: Sequence[Hit]
    sides: tuple[frozenset[int], frozenset[int]]
    limit: int
    sample: int

    def figures(self, found: Mapping[int, tuple[float, Iterable[int]]]) -> tuple[Figure, ...]:
        """Figures of entities by their values and the occasions that they were counted from, the highest first."""
        ranked = sorted(found.items(), key=lambda one: (-one[1][0], one[0]))[: self.limit]
        return tuple(
            Figure(self.hits[node], value, self.network.count(occasions, self.sample))
            for node, (value, occasions) in ranked
        )

    def meeting(self, node: int, others: Iterable[int]) -> set[int]:
        """The occasions that an entity shares with any of some others."""
        return {one for other in others for one in self.network.between(node, other)}


def find_bridges(
    network: Network, hits: Sequence[Hit], countries: tuple[Hit, Hit], *, limit: int, sample: int
) -> Bridges:
    """What connects two countries in a network, by their actors: each itself, its officials, people and bodies."""
    a, b = (frozenset(node for node, hit in enumerate(hits) if home(hit) == home(country)) for country in countries)
    pair = _Pair(network, hits, (a, b), limit, sample)
    met = [{node: pair.meeting(node, others) for node in own} for own, others in ((a, b), (b, a))]
    between = {}
    for node in network.graph:
        if node not in a | b and all(shared := [pair.meeting(node, side) for side in (a, b)]):
            between[node] = (float(min(len(one) for one in shared)), shared[0] | shared[1])
    through, ties = _cuts(pair)
    return Bridges(
        countries=countries,
        facts=network.count((one for found in met[0].values() for one in found), sample),
        sides=(_sides(pair, met[0]), _sides(pair, met[1])),
        between=pair.figures(between),
        through=pair.figures({node: (len(network.own[node]), network.own[node]) for node in through}),
        ties=tuple(Tie(hits[x], hits[y], network.count(network.between(x, y), sample)) for x, y in ties[:limit]),
    )


def home(hit: Hit) -> str | None:
    """The code of the country that an entity is or is of."""
    return hit.id.partition("/")[2] if hit.label == "Country" else hit.country


def _sides(pair: _Pair, met: Mapping[int, set[int]]) -> tuple[Figure, ...]:
    return pair.figures({node: (len(found), found) for node, found in met.items() if found})


def _cuts(pair: _Pair) -> tuple[list[int], list[tuple[int, int]]]:
    """The entities and the pairs that every way between the two countries leads through: all lie on any one way."""
    graph = pair.network.graph.copy()
    for whole, side in zip((_A, _B), pair.sides, strict=True):
        graph.add_node(whole)
        graph.add_edges_from((whole, node) for node in sorted(side))
    if not nx.has_path(graph, _A, _B):
        return [], []
    way = nx.shortest_path(graph, _A, _B)
    return list(_cut_nodes(graph, way)), list(_cut_edges(graph, way))


def _cut_nodes(graph: nx.Graph, way: Sequence[int]) -> Iterator[int]:
    for node in way[1:-1]:
        if not nx.has_path(nx.restricted_view(graph, [node], []), _A, _B):
            yield node


def _cut_edges(graph: nx.Graph, way: Sequence[int]) -> Iterator[tuple[int, int]]:
    for x, y in pairwise(way[1:-1]):
        if not nx.has_path(nx.restricted_view(graph, [], [(x, y)]), _A, _B):
            yield x, y
