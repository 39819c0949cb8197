"""The part of the graph that a search for paths looks at: which entities facts join, as numbers of the incidence."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

import numpy as np

from graph.incidence import Incidence, read_incidence
from graph.incidence.incidence import LABELS, NONE
from graph.incidence.lists import Flags, Numbers, distinct, starts_of
from graph.paths.choosing import choose_reports
from graph.paths.question import PathQuestion
from graph.paths.ranking import rate_middles, rate_steps
from graph.store import Store
from graph.templates import FACTS
from ontology.errors import StoreBusy


class SearchCut(Exception):
    """The search ended before it was through: it took too long, or looked at too much."""


class Linking(NamedTuple):
    """A fact that joins two entities, reports of one occasion as one: its label and key."""

    label: str
    key: str


@dataclass(frozen=True, slots=True)
class Joints:
    """What joins entities, in order of sources and targets: each pair once, with what speaks for the step."""

    source: Numbers
    target: Numbers
    gain: Numbers


@dataclass(slots=True)
class Network:
    """The facts that a question counts.

    Errors: SearchCut, of every method, once the time is over.
    """

    store: Store
    question: PathQuestion
    deadline: float
    incidence: Incidence = field(init=False)
    middle: Flags = field(init=False)
    damping: Numbers = field(init=False)
    _chosen: Flags = field(init=False)
    _links: dict[tuple[int, int], Links] = field(default_factory=dict)
    _members: dict[int, frozenset[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        try:
            self.incidence = read_incidence(self.store, max(0.0, self.deadline - time.monotonic()))
        except StoreBusy as error:
            raise SearchCut(error.problem) from None
        self._chosen = choose_reports(self.incidence, self.question)
        self.middle = np.array([label in self.question.middles for label in LABELS])[self.incidence.label]
        self.damping = rate_middles(self.incidence.degrees)

    def number(self, iri: str) -> int | None:
        """The number of an entity; None if it has come since."""
        number = self.incidence.entities.numbers.get(iri)
        return number if number is not None and number < len(self.incidence.country) else None

    def iri(self, entity: int) -> str:
        """The IRI of an entity."""
        return self.incidence.entities.texts[entity]

    def joints(self, entities: Numbers, targets: Flags) -> Joints:
        """What joins entities to those that may be targets."""
        self.check_time()
        found = self.incidence
        which, reports = found.reports.gather(entities)
        which, reports = which[self._chosen[reports]], reports[self._chosen[reports]]
        again, others = found.members.gather(reports)
        kept = targets[others] & (others != entities[which[again]])
        again, others = again[kept], others[kept]
        # One number for entity, target and document: sorted, it has the documents of each pair side by side.
        codes = (which[again] * len(found.country) + others) * len(found.there) + found.document[reports[again]]
        codes = distinct(codes)
        pairs, documents = codes // len(found.there), codes % len(found.there)
        firsts = np.flatnonzero(starts_of(pairs))
        gain = self._rate(firsts, documents)
        return Joints(entities[pairs[firsts] // len(found.country)], pairs[firsts] % len(found.country), gain)

    def _rate(self, firsts: Numbers, documents: Numbers) -> Numbers:
        """What speaks for steps, each of which has some of the documents."""
        if not len(firsts):
            return firsts
        found = self.incidence
        reports = np.diff(firsts, append=len(documents))
        return rate_steps(reports, self._publishers(reports, documents), self._latest(firsts, documents), found.newest)

    def _publishers(self, reports: Numbers, documents: Numbers) -> Numbers:
        publisher = self.incidence.publisher[documents].astype(np.int64)
        of = np.repeat(np.arange(len(reports)), reports)
        several = (reports[of] > 1) & (publisher != NONE)  # one report has one publisher at most
        base = len(self.incidence.publishers.texts) + 1
        codes = distinct(of[several] * base + publisher[several])
        return np.maximum(1, np.bincount(codes // base, minlength=len(reports)))

    def _latest(self, firsts: Numbers, documents: Numbers) -> Numbers:
        return np.maximum.reduceat(self.incidence.day[documents], firsts)

    def links(self, a: int, b: int) -> Links:
        """The facts that join two entities."""
        pair = min(a, b), max(a, b)
        if pair not in self._links:
            self.check_time()
            self._links[pair] = self._read_links(*pair)
        return self._links[pair]

    def _read_links(self, a: int, b: int) -> Links:
        found = self.incidence
        few, many = sorted((found.reports.of(a), found.reports.of(b)), key=len)
        few = few[self._chosen[few]]
        places = np.minimum(np.searchsorted(many, few), len(many) - 1)
        reports = few[many[places] == few] if len(many) else few
        codes = distinct(found.key[reports].astype(np.int64) * len(found.there) + found.document[reports])
        keys, documents = codes // len(found.there), codes % len(found.there)
        firsts = np.flatnonzero(starts_of(keys))
        number = np.diff(firsts, append=len(documents))
        if not len(firsts):
            return Links(self, firsts, firsts)
        publishers, latest = self._publishers(number, documents), self._latest(firsts, documents)
        order = np.lexsort((-latest, -publishers, -number))
        worse = starts_of(number[order]) | starts_of(publishers[order]) | starts_of(latest[order])
        return Links(self, keys[firsts][order], np.cumsum(worse))

    def linking(self, key: int) -> Linking:
        """The fact with a key."""
        report = self.incidence.tellings.of(key)[0]
        return Linking(FACTS[self.incidence.fact[report]], self.incidence.keys.texts[key])

    def members(self, key: int) -> frozenset[int]:
        """The entities of a fact, of all its reports and whatever the question leaves out."""
        found = self._members.get(key)
        if found is None:
            found = self._members[key] = self.incidence.members_of(key)
        return found

    def check_time(self) -> None:
        """Errors: SearchCut once the time is over."""
        if time.monotonic() > self.deadline:
            raise SearchCut("the search has taken as long as it may")


@dataclass(frozen=True, slots=True)
class Links:
    """The keys of the facts that join two entities, the best attested first; those with one grade are so equally."""

    network: Network
    keys: Numbers
    grades: Numbers

    def __len__(self) -> int:
        return len(self.keys)

    def __iter__(self) -> Iterator[int]:
        """The keys in order, of equal ones the first text first."""
        texts = self.network.incidence.keys.texts
        places = range(len(self.keys))
        for _, equal in groupby(places, key=lambda place: int(self.grades[place])):
            yield from sorted((int(self.keys[place]) for place in equal), key=texts.__getitem__)

    def carrier(self, entities: frozenset[int]) -> int | None:
        """The first that joins no third entity of a path."""
        for key in self:
            self.network.check_time()
            if len(self.network.members(key) & entities) == 2:
                return key
        return None
