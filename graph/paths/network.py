"""The part of the graph that a search for paths reads: which entities facts join.

One statement reads all that is around entities with one label, whatever the labels of facts and roles.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.answers import Query
from graph.describe import label_of
from graph.occasions import read_roles
from graph.paths.question import PathQuestion
from graph.paths.ranking import Joint
from graph.paths.statements import write_statement
from graph.store import Row, Store, Value
from ontology.errors import FailedStatement

_MOST_JOINTS = 500_000
_BATCH = 200


class SearchCut(Exception):
    """The search ended before it was through: it took too long, or read too much."""


@dataclass(frozen=True, slots=True)
class Linking:
    """A fact that joins two entities, reports of one occasion as one: its label, key and one of its reports."""

    label: str
    key: str
    reports: int
    publishers: int
    latest: str


@dataclass(slots=True)
class Network:
    """What has been read: `joined` has for an entity those that facts join it to, `known` some entities of some facts.

    Errors: SearchCut, of every method, once the time is over or too much has been read.
    """

    store: Store
    question: PathQuestion
    deadline: float
    joined: dict[str, dict[str, Joint]] = field(default_factory=lambda: defaultdict(dict))
    known: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    newest: str | None = None
    _around: set[str] = field(default_factory=set)
    _degrees: dict[str, int] = field(default_factory=dict)
    _between: dict[tuple[str, str], list[Linking]] = field(default_factory=dict)
    _members: dict[str, frozenset[str]] = field(default_factory=dict)
    _size: int = 0

    def widen(self, entities: Iterable[str]) -> None:
        """Read what is around some entities."""
        new = [{"iri": iri} for iri in sorted(set(entities) - self._around)]
        if not self.question.middles:
            return
        for row in self._run("around", new):
            if row["other"] is not None:
                self._add(str(row["entity"]), str(row["other"]), row)
        self._around.update(str(item["iri"]) for item in new)

    def _add(self, entity: str, other: str, row: Row) -> None:
        if entity == other:
            return
        counts = (int(str(row[name])) for name in ("facts", "reports", "publishers"))
        facts, reports, publishers = counts
        latest = None if row["latest"] is None else str(row["latest"])
        joint = Joint(facts, str(row["first"]), str(row["last"]), reports, publishers, latest)
        self.joined[entity][other] = self.joined[other][entity] = joint
        for key in (joint.first, joint.last):
            self.known[key].update((entity, other))
        if latest is not None and (self.newest is None or latest > self.newest):
            self.newest = latest
        self._size += 1
        if self._size > _MOST_JOINTS:
            raise SearchCut(f"the search has read {_MOST_JOINTS} pairs of entities")

    def degrees(self, entities: Iterable[str]) -> Mapping[str, int]:
        """How many facts there are of entities, whatever the question leaves out: a hub is a hub."""
        new: list[Mapping[str, Value]] = [{"iri": iri} for iri in sorted(set(entities) - self._degrees.keys())]
        for row in self._run("degree", new):
            self._degrees[str(row["entity"])] = int(str(row["degree"]))
        for item in new:
            self._degrees.setdefault(str(item["iri"]), 0)
        return self._degrees

    def between(self, pairs: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], list[Linking]]:
        """The facts that join pairs of entities, the best attested first."""
        new = sorted({(min(pair), max(pair)) for pair in pairs} - self._between.keys())
        for one, other in new:
            self._between[one, other] = self._between[other, one] = []
        self.degrees(iri for pair in new for iri in pair)
        fewer_first = (sorted(pair, key=lambda iri: (self._degrees[iri], iri)) for pair in new)
        for row in self._run("between", [{"iri": fewer, "other": more} for fewer, more in fewer_first]):
            link = Linking(
                label_of(str(row["fact"])),
                str(row["occasion"]),
                int(str(row["reports"])),
                int(str(row["publishers"])),
                str(row["latest"] or ""),
            )
            self._between[str(row["entity"]), str(row["other"])].append(link)
        for pair in new:
            self._between[pair].sort(key=_best_first)
        return self._between

    def read_members(self, links: Iterable[Linking]) -> Mapping[str, frozenset[str]]:
        """The entities of some facts by key, of all their reports and whatever the question leaves out."""
        new: dict[str, set[str]] = defaultdict(set)
        for link in links:
            if link.key not in self._members:
                new[link.label].add(link.key)
        for label, keys in new.items():
            self._check_time()
            self._members |= dict.fromkeys(keys, frozenset())
            for key, roles in read_roles(self.store, label, sorted(keys)).items():
                self._members[key] = frozenset().union(*roles.values())
        return self._members

    def _run(self, part: str, items: Sequence[Mapping[str, Value]]) -> Iterator[Row]:
        groups: dict[tuple[str, str], list[Mapping[str, Value]]] = defaultdict(list)
        for item in items:
            groups[label_of(str(item["iri"])), label_of(str(item["other"])) if "other" in item else ""].append(item)
        for (label, other), members in groups.items():
            if query := write_statement(self.question, part, label, other):
                yield from self._rows(query, members)

    def _rows(self, query: Query, items: Sequence[Mapping[str, Value]]) -> Iterator[Row]:
        for start in range(0, len(items), _BATCH):
            self._check_time()
            try:
                yield from self.store.run(query.text, {**query.parameters, "items": items[start : start + _BATCH]})
            except FailedStatement as error:
                raise SearchCut(f"the store could not read more ({error.problem.split(':')[0]})") from error

    def _check_time(self) -> None:
        if time.monotonic() > self.deadline:
            raise SearchCut("the search has taken as long as it may")


def _best_first(link: Linking) -> tuple[int, int, tuple[int, ...], str]:
    return -link.reports, -link.publishers, tuple(-ord(letter) for letter in link.latest), link.key
