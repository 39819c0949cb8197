"""Rows to add to an incidence: documents, entities, and reports with the entities that they join."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

from graph.incidence.incidence import NONE, Incidence, comparable, day_of
from graph.incidence.lists import Flags, Numbers, distinct
from graph.templates import FACTS

UNDONE = frozenset({"planned", "proposed", "approved"})
"""Statuses of what is not known to have been done."""

Texts = Sequence[str]
Column = TypeVar("Column", Numbers, Flags)


@dataclass(frozen=True, slots=True)
class Reports:
    """Reports of facts with one label, column by column; a text is empty where a fact has no status or date."""

    fact: str
    document: Numbers
    key: Texts
    status: Texts
    first: Texts
    last: Texts


@dataclass(frozen=True, slots=True)
class Joined:
    """Which of some reports join which entities."""

    report: Numbers
    entity: Numbers


def add_documents(to: Incidence, iris: Texts, publishers: Texts, published: Texts) -> Incidence:
    """With documents more; those that have been there before are there again."""
    numbers = to.documents.number_all(iris)
    size = len(to.documents.texts)
    of = np.where([bool(name) for name in publishers], to.publishers.number_all(publishers), NONE)
    return replace(
        to,
        there=_put(to.there, size, numbers, np.ones(len(numbers), np.bool_)),
        publisher=_put(to.publisher, size, numbers, of),
        published=_put(to.published, size, numbers, np.fromiter(map(comparable, published), np.int32)),
        day=_put(to.day, size, numbers, np.fromiter(map(day_of, published), np.int32)),
    )


def take_out(of: Incidence, iris: Texts) -> Incidence:
    """Without some documents; their reports keep their numbers."""
    numbers = of.documents.number_all(iris)
    return replace(of, there=_put(of.there, len(of.there), numbers, np.zeros(len(numbers), np.bool_)))


def add_entities(to: Incidence, iris: Texts, countries: Texts) -> Incidence:
    """With entities more, each with its country or an empty text; of two with one IRI the last counts."""
    numbers = to.entities.number_all(iris)
    of = [to.entities.number(country) if country else NONE for country in countries]
    size = len(to.entities.texts)
    return replace(to, country=_put(to.country, size, numbers, np.array(of, np.int32), NONE))


def add_reports(to: Incidence, rows: Reports, actors: Joined, others: Joined) -> Incidence:
    """With reports more, all of which are new, and the entities that they join."""
    before, number, entities = len(to.document), len(rows.document), len(to.country)
    keys = to.keys.number_all(rows.key)
    new = np.arange(before, before + number, dtype=np.int32)
    actors = _once(actors, entities)
    every = _once(unite([actors, others]), entities)
    return replace(
        to,
        document=np.concatenate([to.document, rows.document.astype(np.int32)]),
        key=np.concatenate([to.key, keys]),
        fact=np.concatenate([to.fact, np.full(number, FACTS.index(rows.fact), np.int8)]),
        undone=np.concatenate([to.undone, np.array([status in UNDONE for status in rows.status], np.bool_)]),
        first=np.concatenate([to.first, np.fromiter(map(comparable, rows.first), np.int32)]),
        last=np.concatenate([to.last, np.fromiter(map(comparable, rows.last), np.int32)]),
        members=to.members.extended(every.report + before, every.entity, before + number),
        actors=to.actors.extended(actors.report + before, actors.entity, before + number),
        reports=to.reports.extended(every.entity, every.report + before, entities),
        tellings=to.tellings.extended(keys, new, len(to.keys.texts)),
    )


def unite(parts: Sequence[Joined]) -> Joined:
    """All of some parts together."""
    return Joined(np.concatenate([part.report for part in parts]), np.concatenate([part.entity for part in parts]))


def _once(joined: Joined, entities: int) -> Joined:
    """Each entity of a report once, whatever its roles; in order of reports."""
    codes = distinct(joined.report.astype(np.int64) * max(1, entities) + joined.entity)
    return Joined(codes // max(1, entities), (codes % max(1, entities)).astype(np.int32))


def _put(column: Column, size: int, places: Numbers, values: Column, fill: int = 0) -> Column:
    """A copy of a column with some of its values changed, as long as is said."""
    copy = np.concatenate([column, np.full(size - len(column), fill, column.dtype)])
    copy[places] = values
    return copy
