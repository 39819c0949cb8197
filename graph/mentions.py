"""Mentions: the documents that state facts which pass some filters, newest first."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graph.answers import Cited, Documents, Listed, Query
from graph.catalogue import UNDATED, count_facts
from graph.cursors import Cursor, read_cursor, write_cursor
from graph.filter_values import READERS
from graph.filters import Filters, time_part
from graph.folding import cite
from graph.scope import read_scope
from graph.store import Store, Value
from graph.templates import FACTS, render
from ontology import iris
from ontology.authority import PUBLISHER


@dataclass(frozen=True, slots=True)
class Mentioning:
    """A document with the types of the facts in it that were looked for."""

    document: Cited
    language: str
    types: tuple[str, ...]

    @property
    def place(self) -> tuple[str, str]:
        """Where it stands in order of publication."""
        return self.document.published or UNDATED, iris.expand(self.document.id)


def list_mentions(store: Store, filters: Filters, *, limit: int, cursor: str | None) -> Documents:
    """A page of the documents that state facts which pass the filters, in order of publication."""
    start = read_cursor(cursor, "mentions", filters)
    found = find_mentions(store, filters)[0]
    after = sorted(
        (one for one in found if start is None or one.place > (str(start.value), start.key)), key=lambda one: one.place
    )
    shown = after[:limit]
    facts = count_facts(store, [iris.expand(one.document.id) for one in shown])
    listed = (Listed(one.document, one.language, facts.get(one.place[1], 0), authority=False) for one in shown)
    last = Cursor(*shown[-1].place) if len(after) > limit > 0 else None
    return Documents(tuple(listed), len(found), write_cursor(last, "mentions", filters) if last else None)


def find_mentions(store: Store, filters: Filters) -> tuple[tuple[Mentioning, ...], tuple[Query, ...]]:
    """The documents that state facts which pass the filters, and the statements that found them, one a type of fact.

    What is asked of reports holds for the documents themselves: a fact is stated by others too, and on other days.

    Errors: InvalidFilter, UnknownName, AmbiguousName.
    """
    scope = read_scope(_undated(filters), types=FACTS)
    tail, parameters = _read_ending(store, filters)
    found: dict[str, Cited] = {}
    languages: dict[str, str] = {}
    types: dict[str, list[str]] = {}
    queries: list[Query] = []
    for type_ in scope.types:
        query = scope.select(store, type_).ending(tail, parameters, reported=False)
        queries.append(query)
        for row in store.run(query.text, query.parameters):
            iri = str(row["document"])
            found[iri] = cite(row)
            languages[iri] = str(row["language"])
            types.setdefault(iri, []).append(type_)
    order = sorted(found, key=lambda iri: (found[iri].published or "", iri), reverse=True)
    return tuple(Mentioning(found[iri], languages[iri], tuple(types[iri])) for iri in order), tuple(queries)


def _undated(filters: Filters) -> Filters:
    """What is asked of the facts alone: the day of a report is asked of each document."""
    return replace(filters, from_=None, to=None) if filters.dates == "reported" else filters


def _read_ending(store: Store, filters: Filters) -> tuple[str, dict[str, Value]]:
    """The end of the statements, which goes from facts to documents, with its parameters."""
    texts, parameters = [render("mentions", "documents")], dict[str, Value](authority=PUBLISHER)
    for name in ("publisher", "document"):
        if values := filters.values(name):
            texts.append(render("mentions", name))
            parameters[f"{name}s"] = list(READERS[name](store, values, ""))
    if filters.dates == "reported" and (days := time_part(filters, FACTS[0])):
        texts.append(days.text)
        parameters |= days.parameters
    return "\n".join([*texts, render("mentions", "found")]), parameters
