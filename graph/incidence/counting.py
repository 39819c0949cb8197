"""Counting over a whole store: its facts, who is named by them, and which countries act in them together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

import numpy as np

from graph.incidence.incidence import LABELS, NONE, Incidence
from graph.incidence.lists import EMPTY, Flags, Numbers, distinct
from graph.templates import FACTS
from ontology.authority import PUBLISHER
from ontology.terms import read_ontology

Pair = tuple[str, str]


def stated_by(incidence: Incidence, *, authority: bool) -> Flags:
    """The reports of the authority's tables, or those of the other documents."""
    tables = incidence.publisher == incidence.publishers.numbers.get(PUBLISHER, NONE - 1)
    chosen: Flags = incidence.alive & (tables == authority)[incidence.document]
    return chosen


def count_nodes(incidence: Incidence, *, authority: bool) -> Mapping[str, int]:
    """How many facts of each label are stated, and how many entities of each label are named by these."""
    stated = stated_by(incidence, authority=authority)
    facts = np.zeros(len(FACTS), np.int64)
    for fact, label in enumerate(FACTS):
        reports = np.flatnonzero(stated & (incidence.fact == fact))
        facts[fact] = len(reports) if label in read_ontology().events else len(distinct(incidence.key[reports]))
    _, members = incidence.members.gather(np.flatnonzero(stated))
    named = np.zeros(len(incidence.country), np.bool_)
    named[members] = True
    entities = np.bincount(incidence.label[named], minlength=len(LABELS))
    return dict(zip((*FACTS, *LABELS), [*facts.tolist(), *entities.tolist()], strict=True))


def count_occasions(incidence: Incidence) -> Mapping[str, tuple[int, int]]:
    """How many events there are of each type, reports of one as one, and how many of them have no date."""
    counts = {}
    for type_ in read_ontology().events:
        reports = incidence.alive & (incidence.fact == FACTS.index(type_))
        dated = distinct(incidence.key[reports & (incidence.first != NONE)])
        total = len(distinct(incidence.key[reports]))
        counts[type_] = total, total - len(dated)
    return counts


def count_pairs(incidence: Incidence) -> Mapping[Pair, Counter[str]]:
    """How many events each two countries take part in, by type; a country with itself, all of its own.

    Shape: a country takes part itself or by who belongs to it, both of two in one report.
    """
    countries = np.flatnonzero(incidence.label == LABELS.index("Country"))
    countries = countries[np.argsort(incidence.rank[countries])]
    found: dict[Pair, Counter[str]] = defaultdict(Counter)
    for type_ in read_ontology().events:
        reports = np.flatnonzero(incidence.alive & (incidence.fact == FACTS.index(type_)))
        for code, total in enumerate(_count_pairs(incidence, reports, countries).tolist()):
            if total:
                a, b = (incidence.entities.texts[countries[place]] for place in divmod(code, len(countries)))
                found[a, b][type_] += total
    return found


def _count_pairs(incidence: Incidence, reports: Numbers, countries: Numbers) -> Numbers:
    """Events of some reports for each two countries, the first of which is not after the second."""
    place = np.full(len(incidence.country) + 1, NONE)  # of an entity's country among them; the last of none
    place[countries] = np.arange(len(countries))
    of = np.where(incidence.label == LABELS.index("Country"), np.arange(len(incidence.country)), incidence.country)
    which, actors = incidence.actors.gather(reports)
    acting = place[of[actors]]
    size = max(1, len(countries))
    codes = distinct(which[acting != NONE] * size + acting[acting != NONE])
    of_report = EMPTY.extended(codes // size, codes % size, len(reports))
    again, others = of_report.gather(codes // size)
    first = (codes % size)[again]
    kept = first <= others
    pairs = first[kept] * size + others[kept]
    keys = incidence.key[reports[(codes // size)[again[kept]]]]
    events = distinct(pairs * max(1, len(incidence.keys.texts)) + keys)
    return np.bincount(events // max(1, len(incidence.keys.texts)), minlength=size * size)
