"""Centrality: which entities stand in the middle of a network.

- degree: how many others share an occasion with the entity. Who deals with many.
- betweenness: the share of the shortest ways between two others that lead through it, from 0 to 1. Who connects those
  that do not meet. Source: Freeman 1977, by Brandes' algorithm.
- closeness: the mean over all others of 1 / distance, 0 where there is no way at all. Who reaches everyone soon.
  Source: harmonic closeness, Marchiori and Latora 2000; unlike plain closeness it is defined where a network falls
  into pieces, as networks of selected facts do.

Two that share n occasions are 1 / n apart. PageRank and eigenvectors are left out: in a network without directions
PageRank is all but the degree by occasions, and an eigenvector is nought outside of one piece.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import networkx as nx

from graph.analysis.network import Deadline, Network

_DIGITS = 6


def rank_degree(network: Network, deadline: Deadline) -> Mapping[int, float]:
    """The number of others that each entity shares an occasion with."""
    deadline.check()
    return dict(network.graph.degree())


def rank_betweenness(network: Network, deadline: Deadline) -> Mapping[int, float]:
    """The share of the shortest ways between two others that lead through each entity."""
    graph, count = network.graph, len(network.graph)
    pairs = (count - 1) * (count - 2) / 2
    found = dict.fromkeys(graph, 0.0)
    for source in graph:  # one by one, which is the same sum, so that the deadline can end it
        deadline.check()
        for node, value in nx.betweenness_centrality_subset(graph, [source], list(graph), weight="distance").items():
            found[node] += value
    return {node: round(value / pairs, _DIGITS) if pairs > 0 else 0.0 for node, value in found.items()}


def rank_closeness(network: Network, deadline: Deadline) -> Mapping[int, float]:
    """The mean over all others of 1 / distance to each entity."""
    graph, others = network.graph, max(len(network.graph) - 1, 1)
    found = dict.fromkeys(graph, 0.0)
    for source in graph:
        deadline.check()
        for node, value in nx.harmonic_centrality(graph, distance="distance", sources=[source]).items():
            found[node] += value
    return {node: round(value / others, _DIGITS) for node, value in found.items()}


CENTRALITIES: Mapping[str, Callable[[Network, Deadline], Mapping[int, float]]] = {
    "degree": rank_degree,
    "betweenness": rank_betweenness,
    "closeness": rank_closeness,
}
