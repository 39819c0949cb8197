"""Mentions: the documents that state facts which pass some filters, newest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from graph.answers import Cited, Documents, Listed, Query
from graph.catalogue import count_facts
from graph.cursors import Cursor, read_cursor, write_cursor
from graph.filter_values import READERS
from graph.filters import Filters, time_part
from graph.folding import cite
from graph.scope import read_scope
from graph.store import Row, Store, Value
from graph.templates import FACTS, render
from ontology.authority import PUBLISHER


@dataclass(frozen=True, slots=True)
class Mentioning:
    """A document with the types of the facts in it that were looked for."""

    document: Cited
    language: str
    types: tuple[str, ...]


def list_mentions(store: Store, filters: Filters, *, limit: int, cursor: str | None) -> Documents:
    """A page of the documents that state facts which pass the filters, in order of publication.

    Each type of fact gives as many documents as the page has; all are counted on the first page.
    """
    start = read_cursor(cursor, "mentions", filters)
    after = {"after": str(start.value), "key": start.key} if start else {"after": "", "key": ""}
    found: dict[tuple[str, str], Row] = {}
    whole = start is None
    for _, query in _statements(store, filters, "page", {**after, "limit": limit + 1}):
        rows = store.run(query.text, query.parameters)
        found |= {(str(row["day"]), str(row["document"])): row for row in rows}
        whole = whole and len(rows) <= limit
    total = len(found) if whole else start.totals.get("total") if start else None
    if total is None:
        queries = _statements(store, filters, "which")
        total = len({row["document"] for _, query in queries for row in store.run(query.text, query.parameters)})
    shown = sorted(found.items())[:limit]
    facts = count_facts(store, [iri for (_, iri), _ in shown])
    listed = (Listed(cite(row), str(row["language"]), facts.get(iri, 0), authority=False) for (_, iri), row in shown)
    last = Cursor(*shown[-1][0], {"total": total}) if len(found) > limit > 0 else None
    return Documents(tuple(listed), total, write_cursor(last, "mentions", filters) if last else None)


def find_mentions(store: Store, filters: Filters) -> tuple[tuple[Mentioning, ...], tuple[Query, ...]]:
    """The documents that state facts which pass the filters, and the statements that found them, one a type of fact.

    What is asked of reports holds for the documents themselves: a fact is stated by others too, and on other days.

    Errors: InvalidFilter, UnknownName, AmbiguousName.
    """
    found: dict[str, Cited] = {}
    languages: dict[str, str] = {}
    types: dict[str, list[str]] = {}
    queries = list(_statements(store, filters, "found"))
    for type_, query in queries:
        for row in store.run(query.text, query.parameters):
            iri = str(row["document"])
            found[iri] = cite(row)
            languages[iri] = str(row["language"])
            types.setdefault(iri, []).append(type_)
    order = sorted(found, key=lambda iri: (found[iri].published or "", iri), reverse=True)
    return tuple(Mentioning(found[iri], languages[iri], tuple(types[iri])) for iri in order), tuple(
        query for _, query in queries
    )


def _undated(filters: Filters) -> Filters:
    """What is asked of the facts alone: the day of a report is asked of each document."""
    return replace(filters, from_=None, to=None) if filters.dates == "reported" else filters


def _statements(
    store: Store, filters: Filters, ending: str, parameters: Mapping[str, Value] | None = None
) -> Iterator[tuple[str, Query]]:
    """The statement of each type of fact, which goes from facts to documents and then has an ending."""
    scope = read_scope(_undated(filters), types=FACTS)
    texts, asked = [render("mentions", "documents")], dict[str, Value](authority=PUBLISHER)
    for name in ("publisher", "document"):
        if values := filters.values(name):
            texts.append(render("mentions", name))
            asked[f"{name}s"] = list(READERS[name](store, values, ""))
    if filters.dates == "reported" and (days := time_part(filters, FACTS[0])):
        texts.append(days.text)
        asked |= days.parameters
    tail = "\n".join([*texts, render("mentions", ending)])
    for type_ in scope.types:
        yield type_, scope.select(store, type_).ending(tail, {**asked, **(parameters or {})}, reported=False)
