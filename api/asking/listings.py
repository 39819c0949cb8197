"""Listings: facts of one type that answer a question, their number, or the first or last of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from api.asking.absences import explain
from api.asking.holders import answer_offices
from api.asking.joint import find_joint, tell_joint
from api.asking.literals import write_in
from api.asking.notes import Beside, list_notes, tell_fact, tell_lead
from api.asking.parameters import read_parameters
from api.asking.ranking import rank
from api.asking.reading import FACTS, Reading
from api.asking.told import Sentence, Told
from api.asking.values import Value
from graph import queries
from graph.answers import Answer, FactView
from graph.filters import Filters
from graph.store import Store

_TRIED = 5  # bearers of one name that are tried
_DATED = 50  # facts among which the first that has a date of its own is looked for


def answer_facts(store: Store, told: Told, limit: int, cursor: str | None, today: date) -> Told:
    """The facts that a reading finds, a page of them."""
    label = FACTS[str(told.reading.query)]
    reading = choose_bearers(store, label, told.reading)
    told = replace(told, reading=reading)
    filters = read_parameters(reading.filters, reading.excepted)
    aggregate = reading.aggregate or ""

    def find(wider: Filters, shown: int) -> tuple[tuple[FactView, ...], int]:
        page = queries.facts(store, label, wider, limit=shown)
        return page.facts, page.total

    if aggregate.startswith("most:"):
        answers, query = rank(store, label, filters, reading)
        total = queries.facts(store, label, filters, limit=0).total
        ranked = replace(told, answers=answers, cypher=write_in(query), total=total)
        return ranked if answers else explain(ranked, find)
    if label == "Office" and not aggregate and cursor is None and not {"from", "to"} & reading.filters.keys():
        found = answer_offices(store, told, filters, limit, today)
        return found if found.total else explain(found, find)
    only = aggregate in ("first", "last")
    sort = "-date" if aggregate == "last" else "date"
    page = queries.facts(store, label, filters, limit=_DATED if only else limit, cursor=cursor, sort=sort)
    if only:
        page = replace(page, facts=_first(page.facts), next=None)
    own = _take_own(store, reading, filters, limit - len(page.facts)) if cursor is None and not only else None
    joint = find_joint(store, reading) if cursor is None and not only else ()
    sentences = [*map(tell_fact, page.facts), *tell_joint(reading, joint)]
    lead = tell_lead(
        str(reading.query), aggregate, page.total, page.facts, _beside(reading, own) or _with_joint(reading, joint)
    )
    told = replace(
        told,
        answers=(*lead, *sentences, *(_tell_own(reading, own) if own else ())),
        cypher=write_in(page.query),
        total=page.total,
        undated=page.undated,
        next=page.next,
        notes=tuple(list_notes(reading, page, only)),
    )
    return told if page.total or own or joint else explain(told, find)


def _with_joint(reading: Reading, joint: tuple[FactView, ...]) -> Beside | None:
    """How many facts are joint acts with whom the question leaves out."""
    who = " or ".join(value.words for value in reading.excepted.get("by", ()))
    return Beside(len(joint), f"by others together with {who}") if joint else None


def choose_bearers(store: Store, label: str, reading: Reading) -> Reading:
    """Of several people of one name among participants, the one of whom most facts of this question tell."""
    values = reading.filters.get("who", ())
    for value in values:
        if value.others:
            bearers = [value, *(Value.of_hit(hit) for hit in value.others[:_TRIED])]
            best = max(bearers, key=lambda one: _count(store, label, _put(reading, value, one)))
            others = tuple(hit for hit in (*value.others, *value.own()) if hit.id != best.id)
            reading = _put(reading, value, replace(best, others=others))
    return reading


def _put(reading: Reading, old: Value, new: Value) -> Reading:
    values = tuple(new if value is old else value for value in reading.filters["who"])
    return replace(reading, filters={**reading.filters, "who": values})


def _count(store: Store, label: str, reading: Reading) -> int:
    return queries.facts(store, label, read_parameters(reading.filters, reading.excepted), limit=0).total


def _first(facts: tuple[FactView, ...]) -> tuple[FactView, ...]:
    """The first that has a date of its own, or the first."""
    return next(((fact,) for fact in facts if fact.date), facts[:1])


# Measures in a country: those that its own authorities took


def _take_own(store: Store, reading: Reading, filters: Filters, room: int) -> Answer | None:
    """The measures of a country's own authorities, where a question asks for measures in the country."""
    places = [value for value in reading.filters.get("place", ()) if value.label == "Country"]
    if reading.query != "measures" or not places or "by" in reading.filters:
        return None
    codes = tuple(value.id for value in places)
    there = tuple(("place", code) for code in codes)
    own = replace(filters, place=None, by=codes, except_=(*filters.except_, *there))
    page = queries.facts(store, "Measure", own, limit=max(room, 1))
    return page if page.total else None


def _beside(reading: Reading, own: Answer | None) -> Beside | None:
    """How many measures a country's own authorities took, beside those that were taken in it."""
    if own is None:
        return None
    where = " or ".join(value.words for value in reading.filters["place"])
    return Beside(own.total, f"by authorities of {where}", f" in {where}")


def _tell_own(reading: Reading, own: Answer) -> Iterator[Sentence]:
    whose = " or ".join(value.words for value in reading.filters["place"] if value.label == "Country")
    yield Sentence(f"{own.total:,} more by authorities of {whose}:")
    yield from map(tell_fact, own.facts)
