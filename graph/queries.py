"""Named queries: questions to a store, with the same answers on every store.

    meetings, measures, agreements, statements, offices (store, filters, limit, cursor, sort) -> Answer
    search(store, text, labels, limit) -> Hits           find_entity(store, value, labels) -> Hit
    entity(store, value) -> EntityView                   neighbours(store, value, limit, cursor) -> Neighbours
    fact(store, id) -> FactView                          facts_of(store, ids) -> FactViews by id
    documents(store, limit, cursor, authority) -> Documents
    document(store, id) -> DocumentView
    stats(store) -> Stats                                schema() -> JSON

Paths are in `paths.py`, sentences in `sentences.py`. Errors: InvalidFilter, UnknownName, AmbiguousName.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.answers import JSON, Answer, Documents, DocumentView, EntityView, FactView, Hit, Neighbours, Stats
from graph.catalogue import count_stats, list_documents, read_document, read_schema
from graph.cursors import Cursor, check_sort, read_cursor, write_cursor
from graph.describe import describe_occasions, describe_occasions_of, label_of
from graph.filters import PLACES, Filters, entity_part, read_filters, time_part
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
    "facts_of",
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


def facts(
    store: Store,
    label: str,
    filters: Filters = _ALL,
    *,
    limit: int = PAGE,
    cursor: str | None = None,
    sort: str = "date",
) -> Answer:
    """The facts with a label (Meeting, Measure, Agreement, Statement, Office) that pass the filters, in an order.

    `cursor` is `next` of the page before; the orders are in `cursors.SORTS`.
    Errors: InvalidFilter, UnknownName, AmbiguousName.
    """
    if label not in FACTS:
        raise InvalidFilter(f"no facts are labelled {label!r}", f"Labels: {', '.join(FACTS)}.")
    _check_page(limit)
    check_sort(sort)
    asked = (label, sort, filters)
    start = read_cursor(cursor, *asked)
    selection = Selection(label, read_filters(store, filters, label), time_part(filters, label), sort)
    page = selection.page(store, limit, start)
    held_there = start.totals.get("held_there") if start else _held_there(store, selection)
    found = describe_occasions(store, label, [chosen.key for chosen in page.chosen])
    totals = {"total": page.total, "undated": page.undated, "held_there": held_there}
    return Answer(
        facts=found,
        total=page.total,
        undated=page.undated,
        query=selection.page_query(limit, start),
        held_there=held_there,
        next=write_cursor(Cursor(page.chosen[-1].value, page.chosen[-1].key, totals), *asked) if page.more else None,
    )


def meetings(
    store: Store, filters: Filters = _ALL, *, limit: int = PAGE, cursor: str | None = None, sort: str = "date"
) -> Answer:
    """Who met whom; about a place, with how many more meetings were held there."""
    return facts(store, "Meeting", filters, limit=limit, cursor=cursor, sort=sort)


def measures(
    store: Store, filters: Filters = _ALL, *, limit: int = PAGE, cursor: str | None = None, sort: str = "date"
) -> Answer:
    """What was done against what."""
    return facts(store, "Measure", filters, limit=limit, cursor=cursor, sort=sort)


def agreements(
    store: Store, filters: Filters = _ALL, *, limit: int = PAGE, cursor: str | None = None, sort: str = "date"
) -> Answer:
    """Who agreed with whom."""
    return facts(store, "Agreement", filters, limit=limit, cursor=cursor, sort=sort)


def statements(
    store: Store, filters: Filters = _ALL, *, limit: int = PAGE, cursor: str | None = None, sort: str = "date"
) -> Answer:
    """Who spoke about what."""
    return facts(store, "Statement", filters, limit=limit, cursor=cursor, sort=sort)


def offices(
    store: Store, filters: Filters = _ALL, *, limit: int = PAGE, cursor: str | None = None, sort: str = "date"
) -> Answer:
    """Who held which office."""
    return facts(store, "Office", filters, limit=limit, cursor=cursor, sort=sort)


def _held_there(store: Store, selection: Selection) -> int | None:
    """How many meetings pass the other filters and were held in the place, without being about it."""
    about = next((part for part in selection.parts if part.name == "about"), None)
    if selection.fact != "Meeting" or about is None:
        return None
    [(parameter, given)] = about.parameters.items()
    entities = [str(iri) for iri in given] if isinstance(given, list) else [str(given)]
    if not {label_of(iri) for iri in entities} <= set(PLACES):
        return None
    there = entity_part("held_there", selection.fact, entities, parameter)
    others = [there if part is about else part for part in selection.parts]
    return Selection(selection.fact, others, selection.time).count(store)[0]


def _check_page(limit: int) -> None:
    if not 0 <= limit <= LONGEST_PAGE:
        raise InvalidFilter(f"limit is {limit}", f"Give a whole number from 0 to {LONGEST_PAGE}.")


def fact(store: Store, value: str) -> FactView:
    """A fact by its id, with all reports of its occasion. Errors: UnknownName."""
    if found := facts_of(store, [value]):
        return found[value]
    raise UnknownName(f"no fact has the id {value!r}", "Take ids from the answers.")


def facts_of(store: Store, values: Iterable[str]) -> Mapping[str, FactView]:
    """Facts with all reports of their occasions, by their ids; those that nothing has are left out."""
    segments = read_ontology().segments
    wanted = {value: iris.expand(value) for value in values}
    known = {
        value: iri
        for value, iri in wanted.items()
        if (segment := segments.get(iris.split(iri)[0])) and segment.name in FACTS
    }
    found = describe_occasions_of(store, known.values())
    return {value: found[iri] for value, iri in known.items() if iri in found}


def entity(store: Store, value: str) -> EntityView:
    """An entity by its id, its code or its name."""
    return read_entity(store, value)


def neighbours(store: Store, value: str, *, limit: int = PAGE, cursor: str | None = None) -> Neighbours:
    """What stands beside an entity: the facts that name it in order of date, and its relations to other entities."""
    _check_page(limit)
    return read_neighbours(store, value, limit=limit, cursor=cursor)


def documents(store: Store, *, limit: int = PAGE, cursor: str | None = None, authority: bool = False) -> Documents:
    """The documents in order of publication, the authority's tables only where asked for."""
    _check_page(limit)
    return list_documents(store, limit=limit, cursor=cursor, authority=authority)


def document(store: Store, value: str) -> DocumentView:
    """A document by its id, with its text and what it states. Errors: UnknownName."""
    return read_document(store, value)


def stats(store: Store) -> Stats:
    """How much the store holds, what the authority states told apart."""
    return count_stats(store)


def schema() -> JSON:
    """What the graph can hold and how one asks for it."""
    return read_schema()
