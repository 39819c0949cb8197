"""Communities: groups of entities that share more occasions with each other than with the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import networkx as nx

from graph.analysis.network import Deadline, Network, entity_json
from graph.answers import JSON, Hit
from graph.occasions import Counted

_SEED = 0  # which of several as good partitions is found; any number would do, it must only stay


@dataclass(frozen=True, slots=True)
class Community:
    """A group: how many entities, the first of them by occasions shared within, and the facts that join two of them."""

    size: int
    entities: tuple[Hit, ...]
    facts: Counted

    def to_json(self) -> JSON:
        """The group in the form of the API."""
        entities = [entity_json(hit) for hit in self.entities]
        return {"size": self.size, "entities": entities, "facts": self.facts.to_json()}


@dataclass(frozen=True, slots=True)
class Communities:
    """All groups, the largest first.

    Units: `modularity` from -0.5 to 1; it is 0 where groups are no closer than chance, from about 0.3 on they are
    telling. Source: Louvain, Blondel et al. 2008.
    """

    found: tuple[Community, ...]
    total: int
    modularity: float

    def to_json(self) -> JSON:
        """The groups in the form of the API."""
        told = [community.to_json() for community in self.found]
        return {"communities": told, "total": self.total, "modularity": self.modularity}


def find_communities(
    network: Network, hits: Sequence[Hit], deadline: Deadline, *, limit: int, sample: int
) -> Communities:
    """The groups of a network, weighted by occasions; always the same for the same facts."""
    groups: list[set[int]] = []
    for partition in nx.community.louvain_partitions(network.graph, weight="weight", seed=_SEED):
        deadline.check()
        groups = partition
    groups = sorted(groups, key=lambda group: (-len(group), min(group)))
    modularity = nx.community.modularity(network.graph, groups, weight="weight") if network.shared else 0.0
    told = tuple(_describe(network, hits, group, limit, sample) for group in groups[:limit])
    return Communities(told, len(groups), round(modularity, 4))


def _describe(network: Network, hits: Sequence[Hit], group: set[int], limit: int, sample: int) -> Community:
    within = {pair: network.shared[pair] for pair in combinations(sorted(group), 2) if pair in network.shared}
    strength = dict.fromkeys(sorted(group), 0)
    for pair, occasions in within.items():
        for node in pair:
            strength[node] += len(occasions)
    first = sorted(group, key=lambda node: (-strength[node], node))[:limit]
    facts = network.count((one for occasions in within.values() for one in occasions), sample)
    return Community(len(group), tuple(hits[node] for node in first), facts)
