"""Brokers: who brings together those that never meet otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from graph.analysis.bridges import Tie, home
from graph.analysis.network import Deadline, Figure, Network
from graph.answers import JSON, Hit
from graph.occasions import NARROWER
from ontology.errors import TooWide

_MOST = 500_000  # pairs of entities that are brought together
_DIGITS = 4

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Broker:
    """An entity that takes part in occasions with both of others that never meet without it.

    Units: the value of `figure` is the number of such pairs, where a pair that k entities bring together counts as
    1 / k for each: betweenness of ways of two steps (Borgatti and Everett 2006). `met` counts those of the `pairs`
    that meet in its presence; the others share no occasion at all. Both are pairs of different countries: that
    compatriots know the same foreigner brings nobody together. Nor does one large meeting by itself: the entity must
    share an occasion with one of the two at which the other is not.
    Shape: `first` are the first of the pairs, those that meet before the others and then by occasions, each with the
    facts that join the entity with one of the two.
    """

    figure: Figure
    pairs: int
    met: int
    first: tuple[Tie, ...]

    def to_json(self) -> JSON:
        """The broker in the form of the API."""
        told = {**self.figure.to_json(), "pairs": self.pairs, "met": self.met}
        return {**told, "first": [tie.to_json() for tie in self.first]}


def find_brokers(
    network: Network, hits: Sequence[Hit], deadline: Deadline, *, limit: int, sample: int
) -> tuple[tuple[Broker, ...], int]:
    """The brokers of a network, the highest first, and how many there are. Errors: TooWide."""
    homes = [home(hit) for hit in hits]
    brought: dict[int, list[Pair]] = {}
    shares: Counter[Pair] = Counter()
    for node in network.graph:
        deadline.check()
        brought[node] = list(_pairs(network, homes, node))
        shares.update(brought[node])
        if len(shares) > _MOST:
            raise TooWide(f"more than {_MOST:,} pairs of entities are brought together", NARROWER)
    values = {node: sum(1 / shares[pair] for pair in pairs) for node, pairs in brought.items() if pairs}
    ranked = sorted(values.items(), key=lambda one: (-round(one[1], _DIGITS), one[0]))
    told = (_describe(network, hits, node, value, brought[node], sample) for node, value in ranked[:limit])
    return tuple(told), len(ranked)


def _pairs(network: Network, homes: Sequence[str | None], node: int) -> Iterator[Pair]:
    """Those of different countries who both meet the entity, and each other in its presence or not at all."""
    own = set(network.own[node])
    for a, b in combinations(sorted(network.graph[node]), 2):
        met = network.between(a, b)
        foreign = homes[a] is None or homes[a] != homes[b]
        if foreign and own.issuperset(met) and {*network.between(node, a), *network.between(node, b)} > set(met):
            yield a, b


def _describe(
    network: Network, hits: Sequence[Hit], node: int, value: float, pairs: Sequence[Pair], sample: int
) -> Broker:
    joining: Mapping[Pair, set[int]] = {
        (a, b): {*network.between(node, a), *network.between(node, b)} for a, b in pairs
    }
    met = {pair for pair in pairs if network.between(*pair)}
    first = sorted(pairs, key=lambda pair: (pair not in met, -len(joining[pair]), pair))[:sample]
    return Broker(
        figure=Figure(
            hits[node],
            round(value, _DIGITS),
            network.count((one for found in joining.values() for one in found), sample),
        ),
        pairs=len(pairs),
        met=len(met),
        first=tuple(Tie(hits[a], hits[b], network.count(joining[a, b], sample)) for a, b in first),
    )
