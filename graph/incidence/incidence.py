"""The incidence itself: arrays by number of document, entity, key and report, and what is reckoned from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import numpy as np

from graph.incidence.lists import EMPTY, Flags, Lists, Numbers, distinct
from graph.templates import FACTS
from ontology.dates import read_days
from ontology.errors import InvalidDate
from ontology.terms import read_ontology

LABELS = tuple(read_ontology().entities)
NONE = -1  # no country, no publisher, no day


class Numbering:
    """Texts with their numbers, in the order in which they came; it grows, and no number changes."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        """The number of a text, a new one if there is none."""
        found = self.numbers.setdefault(text, len(self.texts))
        if found == len(self.texts):
            self.texts.append(text)
        return found

    def number_all(self, texts: Iterable[str]) -> Numbers:
        """The numbers of texts."""
        return np.fromiter(map(self.number, texts), np.int32)


@lru_cache(maxsize=1 << 16)
def comparable(date: str) -> int:
    """A date as a number that compares as its text does, whatever it is cut short to; NONE for none."""
    digits = date[:10].replace("-", "")
    return int(digits.ljust(8, "0")) if digits.isdecimal() else NONE


@lru_cache(maxsize=1 << 16)
def day_of(date: str) -> int:
    """The first calendar day that a date can mean, counted; NONE for none."""
    try:
        return read_days(date).earliest.toordinal() if date else NONE
    except InvalidDate:
        return NONE


_NUMBERS: Numbers = np.zeros(0, np.int32)
_FLAGS: Flags = np.zeros(0, np.bool_)


@dataclass(frozen=True)
class Incidence:
    """A store's documents, entities and reports at one revision.

    Shape: the numberings and the first columns of a later revision are the same; a document that was taken out keeps
    its number and is not `there`. `first` and `last` are the days of an event or the dates of an office, `published`
    those of documents, as `comparable` has them; `day` counts days. `members` has the entities of a report, `actors`
    those that take part, `reports` the reports of an entity, `tellings` those of a key.
    """

    documents: Numbering = field(default_factory=Numbering)
    publishers: Numbering = field(default_factory=Numbering)
    entities: Numbering = field(default_factory=Numbering)
    keys: Numbering = field(default_factory=Numbering)
    there: Flags = field(default_factory=_FLAGS.copy)
    publisher: Numbers = field(default_factory=_NUMBERS.copy)
    published: Numbers = field(default_factory=_NUMBERS.copy)
    day: Numbers = field(default_factory=_NUMBERS.copy)
    country: Numbers = field(default_factory=_NUMBERS.copy)
    document: Numbers = field(default_factory=_NUMBERS.copy)
    key: Numbers = field(default_factory=_NUMBERS.copy)
    fact: Numbers = field(default_factory=_NUMBERS.copy)
    undone: Flags = field(default_factory=_FLAGS.copy)
    first: Numbers = field(default_factory=_NUMBERS.copy)
    last: Numbers = field(default_factory=_NUMBERS.copy)
    members: Lists = EMPTY
    actors: Lists = EMPTY
    reports: Lists = EMPTY
    tellings: Lists = EMPTY

    @cached_property
    def alive(self) -> Flags:
        """The reports whose document is there."""
        return self.there[self.document]

    @property
    def is_sparse(self) -> bool:
        """Whether more has been taken out than is there."""
        return 2 * int(self.there.sum()) < len(self.there)

    @cached_property
    def label(self) -> Numbers:
        """The label of each entity, as its place in LABELS."""
        codes = {label.lower(): code for code, label in enumerate(LABELS)}
        segments = (iri.split("/", 6)[5] for iri in self.entities.texts[: len(self.country)])
        return np.fromiter((codes[segment] for segment in segments), np.int8)

    @cached_property
    def degrees(self) -> Numbers:
        """How many facts name each entity, reports of one occasion as one."""
        reports = self.reports.values
        alive = self.alive[reports]
        size = len(self.keys.texts)
        facts = distinct(self.reports.owners[alive] * size + self.key[reports[alive]])
        return np.bincount(facts // size, minlength=len(self.country))

    @cached_property
    def rank(self) -> Numbers:
        """The place of each entity in the order of IRIs."""
        texts = self.entities.texts
        ranks = np.empty(len(self.country), np.int32)
        ranks[sorted(range(len(self.country)), key=texts.__getitem__)] = np.arange(len(self.country))
        return ranks

    @cached_property
    def newest(self) -> int:
        """The day of the newest document."""
        return int(self.day[self.there].max(initial=NONE))

    @cached_property
    def reported(self) -> Numbers:
        """When the fact of each report was first reported, as `comparable` has it; NONE where no document is dated."""
        dates = self.published[self.document]
        dates = np.where(self.alive & (dates != NONE), dates, np.iinfo(np.int32).max)
        offices = np.flatnonzero(self.fact == FACTS.index("Office"))  # what else has a key has other reports too
        earliest = np.full(len(self.tellings.starts) - 1, np.iinfo(np.int32).max, np.int32)
        np.minimum.at(earliest, self.key[offices], dates[offices])
        dates[offices] = earliest[self.key[offices]]
        return np.where(dates == np.iinfo(np.int32).max, NONE, dates)

    def members_of(self, key: int) -> frozenset[int]:
        """The entities of all reports with a key."""
        found = self.tellings.of(key)
        return frozenset(self.members.gather(found[self.alive[found]])[1].tolist())
