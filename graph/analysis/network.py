"""Network: entities joined by the occasions in which both have a role, for networkx.

networkx walks through sets of nodes, and sets of strings have another order in each process: nodes are the numbers of
the entities in order of their IRIs, so that the same facts always give the same figures.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import networkx as nx

from graph.answers import JSON, Hit
from graph.describe import label_of
from graph.occasions import NARROWER, Counted, Occasion, count_facts
from graph.templates import actors_of
from ontology.errors import TooWide

MOST_PAIRS = 100_000
_SCENES = ("Place", "Crime")  # take no part: a fact is there, about it or against it


class Deadline:
    """A point of time after which reckoning stops."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._end = time.monotonic() + seconds

    def check(self) -> None:
        """Errors: TooWide when the time is over."""
        if time.monotonic() > self._end:
            raise TooWide(f"the figures take longer than {self._seconds:g} s", NARROWER)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of an entity, with the facts that it was counted from."""

    entity: Hit
    value: float
    facts: Counted

    def to_json(self) -> JSON:
        """The figure in the form of the API."""
        return {"entity": entity_json(self.entity), "value": self.value, "facts": self.facts.to_json()}


def entity_json(hit: Hit) -> JSON:
    """An entity as figures name it."""
    return {"id": hit.id, "label": hit.label, "name": hit.name, "country": hit.country}


@dataclass(frozen=True, slots=True)
class Network:
    """Entities and what joins them.

    Shape: nodes of `graph` are positions in `entities`, which are IRIs; an edge has the number of occasions that two
    entities share as `weight` (not of reports), and 1 / weight as `distance`: who meets often is near. `shared` holds
    those occasions for each edge, the lower node first, `own` those of each node, both as positions in `occasions`.
    """

    graph: nx.Graph
    entities: Sequence[str]
    occasions: Sequence[Occasion]
    shared: Mapping[tuple[int, int], Sequence[int]]
    own: Mapping[int, Sequence[int]]

    def between(self, a: int, b: int) -> Sequence[int]:
        """The occasions that two entities share."""
        return self.shared.get((min(a, b), max(a, b)), ())

    def count(self, occasions: Iterable[int], most: int) -> Counted:
        """How many occasions there are by these positions, with at most so many ids."""
        return count_facts((self.occasions[one] for one in set(occasions)), most)


def build_network(
    occasions: Sequence[Occasion], labels: Collection[str], deadline: Deadline, *, targets: bool = True
) -> Network:
    """The entities with some labels that have a role in an occasion together with another; the others are left out.

    A country that a fact is only about or in has no part in it. `targets` tells whether those have a part whom a
    measure is aimed at. Errors: TooWide for too many pairs.
    """
    members = [_members(one, labels, targets=targets) for one in occasions]
    entities = sorted({iri for found in members if len(found) > 1 for iri in found})
    number = {iri: position for position, iri in enumerate(entities)}
    shared: dict[tuple[int, int], list[int]] = defaultdict(list)
    own: dict[int, list[int]] = defaultdict(list)
    for position, found in enumerate(members):
        deadline.check()
        joined = sorted(number[iri] for iri in found) if len(found) > 1 else []
        for one in joined:
            own[one].append(position)
        for pair in combinations(joined, 2):
            shared[pair].append(position)
        if len(shared) > MOST_PAIRS:
            raise TooWide(f"more than {MOST_PAIRS:,} pairs of entities are joined", NARROWER)
    graph = nx.Graph()
    graph.add_nodes_from(range(len(entities)))
    graph.add_edges_from(
        (a, b, {"weight": len(found), "distance": 1 / len(found)}) for (a, b), found in sorted(shared.items())
    )
    return Network(graph, entities, occasions, shared, own)


def _members(occasion: Occasion, labels: Collection[str], *, targets: bool) -> set[str]:
    acting = [role for role in actors_of(occasion.type) if targets or role != "AGAINST"]
    scenes = occasion.members() if set(labels) & set(_SCENES) else frozenset()
    found = {iri for iri in occasion.members(*acting) if label_of(iri) not in _SCENES}
    found |= {iri for iri in scenes if label_of(iri) in _SCENES}
    return {iri for iri in found if label_of(iri) in labels}
