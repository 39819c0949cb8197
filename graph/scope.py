"""Scope: the types of facts that a question over several types is about, and those that its filters leave out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from graph.answers import Query
from graph.filters import Filters, Part, given_for, read_filters, time_part
from graph.selection import Selection
from graph.store import Store, Value
from graph.templates import FACTS, render
from ontology.errors import InvalidFilter
from ontology.terms import read_ontology

EVENTS = tuple(read_ontology().events)


@dataclass(frozen=True, slots=True)
class Scope:
    """Types of facts with the filters that each takes.

    Shape: `left_out` names, for each type that was wanted and is not in the answer, the filters that it does not have:
    a meeting is taken `by` nobody, so `by=TH` leaves meetings out. Of several kinds or statuses each type keeps
    those that it has. What a type does not have excepts none of its facts.
    """

    filters: Mapping[str, Filters]
    left_out: Mapping[str, tuple[str, ...]]
    dates: str

    @property
    def types(self) -> tuple[str, ...]:
        """The types that are in the answer."""
        return tuple(self.filters)

    def select(self, store: Store, type_: str, *parts: Part, sort: str = "date") -> Selection:
        """The facts of a type that pass its filters and some parts more."""
        filters = self.filters[type_]
        return Selection(type_, [*read_filters(store, filters, type_), *parts], time_part(filters, type_), sort)

    def statements(self, selection: Selection, ending: str, parameters: Mapping[str, Value]) -> Iterator[Query]:
        """A selection with an ending of occasions.cypher, in which `when` is the date that counts.

        Facts with a date of their own and those without are selected by a statement each: for the former nobody need
        look when they were reported. No occasion is in both: what has no date has no occasion.
        """
        for choice, when in self._choices(selection.fact, selection.parts):
            tail = render("occasions", ending, **choice.names, when=when)
            yield choice.ending(tail, parameters, reported=when == "reported")

    def _choices(self, type_: str, parts: Sequence[Part]) -> Iterator[tuple[Selection, str]]:
        by_event, by_report = (
            time_part(replace(self.filters[type_], dates=dates), type_) for dates in ("event", "reported")
        )
        day = Selection(type_, parts).names["day"]
        own = day if type_ == "Office" else "e.date"
        dated, undated = (Part(render("selection", part, day=day), {}) for part in ("dated", "undated"))
        if self.dates == "reported":
            yield Selection(type_, parts, by_report), "reported"
            return
        yield Selection(type_, [*parts, *(() if by_event else (dated,))], by_event), own
        if self.dates == "either":
            published = [Part(render("occasions", "published"), by_report.parameters)] if by_report else []
            yield Selection(type_, [*parts, undated, *published], by_report), "reported"
        elif by_event is None:
            yield Selection(type_, [*parts, undated]), own

    def left_out_json(self) -> Mapping[str, Value]:
        """The types that are left out, in the form of the API."""
        return {type_: list(names) for type_, names in self.left_out.items()}


def read_scope(filters: Filters, types: Sequence[str] = (), default: Sequence[str] = EVENTS) -> Scope:
    """The scope of some types, in the order of `FACTS`; without types, of the default ones.

    Errors: InvalidFilter for a type that there is not, and where no type has all the filters.
    """
    if unknown := [type_ for type_ in types if type_ not in FACTS]:
        raise InvalidFilter(f"type is {unknown[0]!r}", f"Types: {', '.join(FACTS)}.")
    time_part(filters, EVENTS[0])  # a time that there is not is refused at once
    wanted = [type_ for type_ in FACTS if type_ in (types or default)]
    left_out = {type_: missing for type_ in wanted if (missing := tuple(_missing(filters, type_)))}
    chosen = {type_: _narrow(filters, type_) for type_ in wanted if type_ not in left_out}
    if not chosen:
        told = "; ".join(f"{type_} has no such {', '.join(names)}" for type_, names in left_out.items())
        raise InvalidFilter(f"no type of fact has what is asked for: {told}", "See the filters in GET /v1/schema.")
    for name, value in filters.except_:
        if not any(_has(type_, name, value) for type_ in chosen):
            raise InvalidFilter(f"nothing can be excepted by {name}:{value}", "Give name:value, as in by:CN.")
    return Scope(chosen, left_out, filters.dates)


def _missing(filters: Filters, type_: str) -> Iterator[str]:
    """The filters that facts of a type do not have, or of which they have none of the values."""
    for name in filters.given():
        if name == "except":
            continue
        values = filters.values(name) if name in ("kind", "status") else ("",)
        if not any(_has(type_, name, value) for value in values):
            yield name


def _narrow(filters: Filters, type_: str) -> Filters:
    """The filters with those values and exceptions only that facts of a type can have."""
    return replace(
        filters,
        kind=tuple(value for value in filters.values("kind") if _has(type_, "kind", value)),
        status=tuple(value for value in filters.values("status") if _has(type_, "status", value)),
        except_=tuple((name, value) for name, value in filters.except_ if _has(type_, name, value)),
    )


def _has(type_: str, name: str, value: str) -> bool:
    """Whether facts of a type have a filter, and, where its values are codes of the type, the value."""
    if name not in given_for(type_):
        return False
    return name not in ("kind", "status") or value.strip().lower() in _codes(type_, name)


@cache
def _codes(type_: str, name: str) -> frozenset[str]:
    """The kinds or statuses of a type of fact in all their spellings."""
    concepts = read_ontology().schemes[type_.lower() if name == "kind" else f"{type_.lower()}-status"]
    spelt = ((code, code.replace("_", " "), concept.label.lower()) for code, concept in concepts.items())
    return frozenset(form for forms in spelt for form in forms)
