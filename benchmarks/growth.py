"""Growth: the corpus' own graph grown to any size, with the same shape.

The documents of the corpus come again, replica by replica, with other dates. Countries, places and crimes are the
world's: there are no more of them, so these hubs grow with the graph and keep their share of it. People, bodies and
other names outside the authority come anew with each replica, some of them in the replica of others; those of the
authority stay for some replicas, as officials do for some years, and become hubs too.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.mapping import Contribution, Edge, is_outside, label_of
from graph.store import Value
from graph.templates import FACTS, roles_of
from ontology import iris

TENURE = 50  # replicas in which an official or a body of the authority is the same
STRAY = 4  # one in so many of the other names is one of another replica
_YEARS = 60  # the dates of replicas lie in so many years
_WORLD = ("Country", "Place", "Crime")
_DATES = ("date", "earliest", "latest", "published")

Node = tuple[str, Mapping[str, Value]]


@dataclass(slots=True)
class Shape:
    """How often entities are named by facts, label by label, and how large facts, occasions and documents are."""

    named: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    sizes: dict[str, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    occasions: Counter[str] = field(default_factory=Counter)

    def add(self, nodes: Iterable[Node], edges: Iterable[Edge]) -> None:
        """Count a document."""
        facts = {iri: label_of(iri).name for iri, _ in nodes if label_of(iri).name in FACTS}
        self.sizes["facts a document"][len(facts)] += 1
        self.occasions.update(str(said["occasion"]) for _, said in nodes if said.get("occasion"))
        joined: dict[str, set[str]] = defaultdict(set)
        evidence: Counter[str] = Counter()
        for source, kind, target in edges:
            if source in facts and kind in roles_of(facts[source]):
                joined[source].add(target)
            elif source in facts and kind == "EVIDENCE":
                evidence[source] += 1
        for iri, label in facts.items():
            self.sizes[f"entities a {label.lower()}"][len(joined[iri])] += 1
            self.sizes["passages a fact"][evidence[iri]] += 1
            for entity in joined[iri]:
                self.named[label_of(entity).name][entity] += 1

    @property
    def facts(self) -> int:
        """How many facts there are."""
        return sum(self.sizes["passages a fact"].values())

    def lines(self) -> dict[str, list[int]]:
        """Each distribution as how many there are, median, 90th, 99th percentile, the greatest, and a share of all."""
        found = {
            f"facts that name a {label.lower()}": [*_spread(list(counts.values())), _share(counts, self.facts)]
            for label, counts in sorted(self.named.items())
        }
        found["reports an occasion"] = _spread(list(self.occasions.values()))
        for what, sizes in sorted(self.sizes.items()):
            found[what] = _spread(sorted(sizes.elements()))
        return found


def _spread(values: list[int]) -> list[int]:
    values.sort()
    last = len(values) - 1
    return [len(values), *(values[round(last * part)] for part in (0.5, 0.9, 0.99, 1.0))] if values else [0] * 5


def _share(counts: Counter[str], facts: int) -> int:
    return round(100 * max(counts.values(), default=0) / max(facts, 1))


class Growth:
    """A graph of so many events or more, grown from what documents give.

    Shape: `documents()` gives each document's own nodes and edges; the shared nodes come with the document that
    names them first, and those of the authority with its tables.
    """

    def __init__(self, authority: Sequence[Contribution], corpus: Sequence[Contribution], facts: int) -> None:
        self._authority, self._corpus = authority, corpus
        events = sum(label_of(iri).name in FACTS for given in corpus for iri in given.owned)
        self.replicas = -(-facts // events)
        self.shape, self.origin = Shape(), Shape()
        self._written: set[str] = set()
        self._words = sorted({word for given in (*authority, *corpus) for word in _words_of(given)})

    def documents(self) -> Iterator[tuple[list[Node], list[Edge]]]:
        """Nodes and edges, table by table and document by document; no node comes twice."""
        for given in self._authority:
            yield self._whole(list(given.owned.items()), sorted(given.edges), given, {})
        for replica in range(self.replicas):
            for given in self._corpus:
                yield self._grow(given, replica)

    def _grow(self, given: Contribution, replica: int) -> tuple[list[Node], list[Edge]]:
        key = iris.split(given.document)[1]
        own = iris.digest((key, str(replica))) if replica else key
        renamed = {iri: iri.replace(key, own, 1) for iri in given.owned}
        chance = random.Random(f"{key} {replica}")
        for iri in sorted(given.named):
            if label_of(iri).layer == "entity":
                renamed[iri] = self._clone(iri, replica, own, chance)
        for iri, said in given.described.items():
            targets = [edge.target for edge in said.edges]
            if any(renamed.get(target, target) != target for target in targets):
                texts = [iri, *sorted(renamed.get(target, target) for target in targets)]
                renamed.setdefault(iri, iris.mint(label_of(iri).name, iris.digest(texts)))
        nodes = [(renamed[iri], _moved(said, replica)) for iri, said in given.owned.items()]
        edges = [Edge(renamed.get(a, a), kind, renamed.get(b, b)) for a, kind, b in sorted(given.edges)]
        self.shape.add(nodes, edges)
        if replica == 0:
            self.origin.add(nodes, edges)
        return self._whole(nodes, edges, given, renamed)

    def _clone(self, iri: str, replica: int, document: str, chance: random.Random) -> str:
        label = label_of(iri).name
        outside = is_outside(iri)
        if outside and chance.randrange(STRAY) == 0:
            replica = chance.randrange(self.replicas)
        index = replica if outside else replica // TENURE
        if label in _WORLD or index == 0:
            return iri
        if not outside:
            return f"{iri}-{index}"
        country, name = iris.entity_name(iri)
        only = document if len(iris.split(iri)[1].split("~")) > 3 else None
        return iris.mint(label, iris.entity_key(self._name(iri, index, name), country, only))

    def _name(self, iri: str, index: int, name: str) -> str:
        """Another name with as many words, all of them words of names."""
        chance = random.Random(f"{iri} {index}")
        return " ".join(chance.choice(self._words) for _ in range(max(2, min(len(name.split()), 4))))

    def _whole(
        self, nodes: list[Node], edges: list[Edge], given: Contribution, renamed: Mapping[str, str]
    ) -> tuple[list[Node], list[Edge]]:
        """With the shared nodes that have not been written yet."""
        for iri in sorted(given.described.keys() | given.named):
            now = renamed.get(iri, iri)
            said = given.described.get(iri)
            if now in self._written or (said is None and now == iri):
                continue
            self._written.add(now)
            nodes.append((now, self._described(iri, now, said.properties if said else {})))
            edges += [Edge(now, kind, renamed.get(b, b)) for _, kind, b in sorted(said.edges if said else ())]
        return nodes, edges

    def _described(self, iri: str, now: str, said: Mapping[str, Value]) -> Mapping[str, Value]:
        if now == iri:
            return said
        label = label_of(iri).name
        if label == "Name":
            return {"surface": self._name(now, 1, str(said["surface"]))}
        if label_of(iri).layer != "entity":
            return said
        return {**said, "name": iris.entity_name(now)[1] if is_outside(now) else self._name(now, 1, "Two words")}


def _words_of(given: Contribution) -> Iterator[str]:
    for iri, said in given.described.items():
        if label_of(iri).name in ("Official", "Person", "Place"):
            yield from re.findall(r"[^\W\d_]{3,}", str(said.properties.get("name", "")))


def _moved(said: Mapping[str, Value], replica: int) -> Mapping[str, Value]:
    """The literals of an owned node in a replica: in other years, and on an occasion of its own."""
    if not replica:
        return said
    moved = {name: _earlier(str(value), replica) for name, value in said.items() if name in _DATES}
    if said.get("occasion"):
        moved["occasion"] = f"{said['occasion']}~{replica}"
    return {**said, **moved}


def _earlier(date: str, replica: int) -> str:
    moved = re.sub(r"(?<![\d-])\d{4}", lambda year: str(int(year[0]) - replica % _YEARS), date)
    return moved.replace("-02-29", "-02-28")
