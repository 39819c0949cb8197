"""Answering: a reading is run as named queries, and what they find is told in sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from api.asking.chains import answer_paths
from api.asking.chronicles import answer_timeline
from api.asking.comparisons import answer_compare
from api.asking.listings import answer_facts
from api.asking.mentions import answer_documents
from api.asking.reading import Reading
from api.asking.told import Told
from api.asking.values import Value
from graph.store import Store
from ontology.errors import QuestionError

_Runner = Callable[[Store, Told, int, "str | None", date], Told]
_ACTORS = frozenset({"Official", "Person", "Organization", "Asset"})
_SPOKEN_OF = frozenset({"meetings", "agreements", "statements"})
_RUNNERS: Mapping[str, _Runner] = {
    "timeline": answer_timeline,
    "paths": answer_paths,
    "compare": answer_compare,
    "documents": answer_documents,
}


def answer(store: Store, question: str, reading: Reading, *, limit: int, cursor: str | None, today: date) -> Told:
    """The answer to a reading; what cannot be asked of the store is told as a note."""
    told = Told(question, reading)
    if reading.query is None:
        return replace(told, notes=("Only questions in English are read.",)) if reading.foreign else told
    try:
        if people := _topics_of_no_kind(reading):
            return _answer_by_documents(store, told, people, limit, today)
        return _RUNNERS.get(reading.query, answer_facts)(store, told, limit, cursor, today)
    except QuestionError as error:
        if cursor is not None and "cursor" in error.problem:
            raise
        return replace(told, notes=(f"{error.problem[:1].upper()}{error.problem[1:]}.", error.remedy))


def _topics_of_no_kind(reading: Reading) -> tuple[Value, ...]:
    """Persons and bodies that facts would have to be about, which only crimes, places and countries can be."""
    about = reading.filters.get("about", ())
    return tuple(value for value in about if value.label in _ACTORS) if reading.query in _SPOKEN_OF else ()


def _answer_by_documents(store: Store, told: Told, people: tuple[Value, ...], limit: int, today: date) -> Told:
    """The documents that name somebody, where what was said about them is not joined to them."""
    wider = Reading("documents", {"who": people})
    found = answer_documents(store, replace(told, reading=wider), limit, None, today)
    names = " and ".join(value.words for value in people)
    note = f"What {told.reading.query} are about is a crime, a place or a country; these documents name {names}."
    return replace(found, reading=told.reading, notes=(note, *found.notes))
