"""Countries: which of them act together, pair by pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from graph.analysis.bridges import Tie, home
from graph.analysis.network import Network
from graph.answers import JSON, Hit


@dataclass(frozen=True, slots=True)
class CountryPairs:
    """Pairs of countries with the facts in which actors of both take part, those with the most first."""

    ties: tuple[Tie, ...]
    total: int

    def to_json(self) -> JSON:
        """The pairs in the form of the API."""
        return {"ties": [tie.to_json() for tie in self.ties], "total": self.total}


def pair_countries(
    network: Network, hits: Sequence[Hit], countries: Iterable[Hit], *, limit: int, sample: int
) -> CountryPairs:
    """The pairs of countries whose actors share occasions; an occasion counts once for each pair of its countries."""
    named = {home(country): country for country in countries}
    present: dict[int, set[str]] = defaultdict(set)
    for node, occasions in network.own.items():
        code = home(hits[node])
        for occasion in occasions if code in named else ():
            present[occasion].add(str(code))
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for occasion, codes in present.items():
        for pair in combinations(sorted(codes), 2):
            found[pair].append(occasion)
    return CountryPairs(tuple(_ties(network, named, found, limit, sample)), len(found))


def _ties(
    network: Network,
    named: Mapping[str | None, Hit],
    found: Mapping[tuple[str, str], Sequence[int]],
    limit: int,
    sample: int,
) -> Iterable[Tie]:
    for a, b in sorted(found, key=lambda pair: (-len(found[pair]), pair))[:limit]:
        yield Tie(named[a], named[b], network.count(found[a, b], sample))
