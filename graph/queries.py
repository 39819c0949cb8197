"""Named queries: questions to a store, with the same answers on every store.

    meetings, measures, agreements, statements, offices (store, filters, limit, offset) -> Answer
    search(store, text, labels, limit) -> Hits           find_entity(store, value, labels) -> Hit
    entity(store, value) -> EntityView                   neighbours(store, value, limit, offset) -> Neighbours
    fact(store, id) -> FactView
    documents(store, limit, offset, authority) -> Documents
    document(store, id) -> DocumentView
    stats(store) -> Stats                                schema() -> JSON

Paths are in `paths.py`, sentences in `sentences.py`. Errors: InvalidFilter, UnknownName, AmbiguousName.
"""

from __future__ import annotations

from graph.answers import JSON, Answer, Documents, DocumentView, EntityView, FactView, Hit, Neighbours, Stats
from graph.catalogue import count_stats, list_documents, read_document, read_schema
from graph.describe import describe_occasions, describe_occasions_of, label_of
from graph.filters import PLACES, Filters, Part, entity_part, read_filters, time_part
from graph.lookup import find_entity, search
from graph.neighbourhood import read_entity, read_neighbours
from graph.selection import Selection
from graph.store import Store
from graph.templates import FACTS
from ontology import iris
from ontology.errors import InvalidFilter, UnknownName
from ontology.terms import read_ontology

__all__ = [
    "Answer",
    "DocumentView",
    "Documents",
    "EntityView",
    "FactView",
    "Filters",
    "Hit",
    "Neighbours",
    "Stats",
    "agreements",
    "document",
    "documents",
    "entity",
    "fact",
    "facts",
    "find_entity",
    "measures",
    "meetings",
    "neighbours",
    "offices",
    "schema",
    "search",
    "statements",
    "stats",
]

PAGE = 25
LONGEST_PAGE = 1_000

_ALL = Filters()


def facts(store: Store, label: str, filters: Filters = _ALL, *, limit: int = PAGE, offset: int = 0) -> Answer:
    """The facts with a label (Meeting, Measure, Agreement, Statement, Office) that pass the filters."""
    if label not in FACTS:
        raise InvalidFilter(f"no facts are labelled {label!r}", f"Labels: {', '.join(FACTS)}.")
    _check_page(limit, offset)
    parts = read_filters(store, filters, label)
    selection = Selection(label, parts, time_part(filters, label))
    total, undated = selection.count(store)
    found = describe_occasions(store, label, selection.page(store, limit, offset) if limit else [])
    held_there = _held_there(store, selection) if label == "Meeting" and filters.about else None
    return Answer(found, total, undated, selection.page_query(limit, offset), held_there)


def meetings(store: Store, filters: Filters = _ALL, *, limit: int = PAGE, offset: int = 0) -> Answer:
    """Who met whom; about a place, with how many more meetings were held there."""
    return facts(store, "Meeting", filters, limit=limit, offset=offset)


def measures(store: Store, filters: Filters = _ALL, *, limit: int = PAGE, offset: int = 0) -> Answer:
    """What was done against what."""
    return facts(store, "Measure", filters, limit=limit, offset=offset)


def agreements(store: Store, filters: Filters = _ALL, *, limit: int = PAGE, offset: int = 0) -> Answer:
    """Who agreed with whom."""
    return facts(store, "Agreement", filters, limit=limit, offset=offset)


def statements(store: Store, filters: Filters = _ALL, *, limit: int = PAGE, offset: int = 0) -> Answer:
    """Who spoke about what."""
    return facts(store, "Statement", filters, limit=limit, offset=offset)


def offices(store: Store, filters: Filters = _ALL, *, limit: int = PAGE, offset: int = 0) -> Answer:
    """Who held which office."""
    return facts(store, "Office", filters, limit=limit, offset=offset)


def _held_there(store: Store, selection: Selection) -> int | None:
    """How many meetings pass the other filters and were held in the place, without being about it."""
    [about] = [part for part in selection.parts if "about_1" in part.parameters]
    iri = str(about.parameters["about_1"])
    if label_of(iri) not in PLACES:
        return None
    there: Part = entity_part("held_there", selection.fact, iri, "about_1")
    others = [there if part is about else part for part in selection.parts]
    return Selection(selection.fact, others, selection.time).count(store)[0]


def _check_page(limit: int, offset: int) -> None:
    if not 0 <= limit <= LONGEST_PAGE:
        raise InvalidFilter(f"limit is {limit}", f"Give a whole number from 0 to {LONGEST_PAGE}.")
    if offset < 0:
        raise InvalidFilter(f"offset is {offset}", "Give a whole number from 0.")


def fact(store: Store, value: str) -> FactView:
    """A fact by its id, with all reports of its occasion. Errors: UnknownName."""
    iri = iris.expand(value)
    segment = read_ontology().segments.get(iris.split(iri)[0])
    if segment is not None and segment.name in FACTS and (found := describe_occasions_of(store, [iri])):
        return found[0]
    raise UnknownName(f"no fact has the id {value!r}", "Take ids from the answers.")


def entity(store: Store, value: str) -> EntityView:
    """An entity by its id, its code or its name."""
    return read_entity(store, value)


def neighbours(store: Store, value: str, *, limit: int = PAGE, offset: int = 0) -> Neighbours:
    """What stands beside an entity: the facts that name it, and its relations to other entities."""
    _check_page(limit, offset)
    return read_neighbours(store, value, limit=limit, offset=offset)


def documents(store: Store, *, limit: int = PAGE, offset: int = 0, authority: bool = False) -> Documents:
    """The documents in order of publication, the authority's tables only where asked for."""
    _check_page(limit, offset)
    return list_documents(store, limit=limit, offset=offset, authority=authority)


def document(store: Store, value: str) -> DocumentView:
    """A document by its id, with its text and what it states. Errors: UnknownName."""
    return read_document(store, value)


def stats(store: Store) -> Stats:
    """How much the store holds, what the authority states told apart."""
    return count_stats(store)


def schema() -> JSON:
    """What the graph can hold and how one asks for it."""
    return read_schema()
