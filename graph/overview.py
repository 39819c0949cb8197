"""Overview: what a store holds, and which countries act together in how many of its events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from graph.answers import JSON, Hit, Stats
from graph.catalogue import count_nodes, read_published
from graph.incidence import read_incidence
from graph.incidence.counting import Pair, count_occasions, count_pairs
from graph.lookup import hits_of
from graph.store import Store, Value
from ontology import iris

_read: WeakKeyDictionary[Store, tuple[str, Overview]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Overview:
    """A store at a glance.

    Shape: `facts` counts the events of each type, reports of one told as one, and how many of those have no date;
    `countries` take part in most events first; `pairs` are events by type for each two of them, the country that
    comes first in the order of ids first, a country with itself all of its own: as lists count them by `who`.
    """

    stats: Stats
    facts: Mapping[str, tuple[int, int]]
    countries: tuple[Hit, ...]
    pairs: Mapping[Pair, Mapping[str, int]]

    def to_json(self) -> JSON:
        """The form of the API."""
        stats = self.stats.to_json()
        facts = {type_: {"total": total, "undated": undated} for type_, (total, undated) in self.facts.items()}
        told: dict[str, Value] = {"published": stats["published"], "nodes": stats["nodes"], "facts": facts}
        told["countries"] = [
            {"id": hit.id, "code": hit.id.partition("/")[2], "name": hit.name, **self._cell((hit.id, hit.id))}
            for hit in self.countries
        ]
        told["pairs"] = [{"a": a, "b": b, **self._cell((a, b))} for a, b in self._ordered() if a != b]
        return told

    def _cell(self, pair: Pair) -> Mapping[str, Value]:
        return {"total": sum(self.pairs[pair].values()), "counts": dict(self.pairs[pair])}

    def _ordered(self) -> list[Pair]:
        return sorted(self.pairs, key=lambda pair: (-sum(self.pairs[pair].values()), pair))


def read_overview(store: Store) -> Overview:
    """The overview of a store; it is kept until the store changes, for it counts everything."""
    revision = store.revision()
    kept = _read.get(store)
    if kept is None or kept[0] != revision:
        kept = _read[store] = (revision, _count(store))
    return kept[1]


def _count(store: Store) -> Overview:
    incidence = read_incidence(store)
    found = count_pairs(incidence)
    pairs = {(iris.identifier(a), iris.identifier(b)): counts for (a, b), counts in found.items()}
    hits = hits_of(store, (a for a, b in found if a == b))
    ordered = sorted(hits.values(), key=lambda hit: (-pairs[hit.id, hit.id].total(), hit.name))
    stats = Stats(count_nodes(store), {}, read_published(store))
    return Overview(stats, count_occasions(incidence), tuple(ordered), pairs)
