"""Mentions: the documents that state facts which pass some filters, newest first."""

from __future__ import annotations

from dataclasses import dataclass

from graph.answers import Cited, Query
from graph.filters import Filters
from graph.scope import read_scope
from graph.store import Store
from graph.templates import FACTS, render
from ontology import iris
from ontology.authority import PUBLISHER


@dataclass(frozen=True, slots=True)
class Mentioning:
    """A document with the types of the facts in it that were looked for."""

    document: Cited
    types: tuple[str, ...]


def find_mentions(store: Store, filters: Filters) -> tuple[tuple[Mentioning, ...], tuple[Query, ...]]:
    """The documents that state facts which pass the filters, and the statements that found them, one a type of fact.

    Errors: InvalidFilter, UnknownName, AmbiguousName.
    """
    scope = read_scope(filters, types=FACTS)
    found: dict[str, Cited] = {}
    types: dict[str, list[str]] = {}
    queries: list[Query] = []
    for type_ in scope.types:
        query = scope.select(store, type_).ending(render("mentions", "documents"), {"authority": PUBLISHER})
        queries.append(query)
        for row in store.run(query.text, query.parameters):
            iri = str(row["document"])
            found[iri] = Cited(
                iris.identifier(iri),
                str(row["title"]),
                *(_text(row[name]) for name in ("publisher", "published", "url")),
            )
            types.setdefault(iri, []).append(type_)
    order = sorted(found, key=lambda iri: (found[iri].published or "", iri), reverse=True)
    return tuple(Mentioning(found[iri], tuple(types[iri])) for iri in order), tuple(queries)


def _text(value: object) -> str | None:
    return None if value is None else str(value)
