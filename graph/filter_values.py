"""Values of filters that are no entities: titles of offices, codes, publishers and documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rapidfuzz import process

from graph.store import Store, Value
from graph.templates import render
from graph.titles import choose_titles
from ontology import iris
from ontology.errors import InvalidFilter, UnknownName
from ontology.terms import read_ontology


def _titles(store: Store, asked: tuple[str, ...], _: str) -> Sequence[Value]:
    known = [str(row["title"]) for row in store.run(render("filters", "titles"))]
    return sorted({title for one in asked for title in choose_titles(known, one)})


def _kinds(_: Store, values: tuple[str, ...], fact: str) -> Sequence[Value]:
    return [read_code(value, "kind", fact.lower()) for value in values]


def read_code(value: str, name: str, scheme: str) -> str:
    """The code of a concept by its code or label. Errors: InvalidFilter with the codes there are."""
    concepts = read_ontology().schemes[scheme]
    wanted = value.strip().lower()
    for code, concept in concepts.items():
        if wanted in (code, code.replace("_", " "), concept.label.lower()):
            return code
    raise InvalidFilter(f"{name} is {value!r}", f"Values: {', '.join(concepts)}.")


def _publishers(store: Store, values: tuple[str, ...], _: str) -> Sequence[Value]:
    known = {
        str(row["publisher"]).lower(): str(row["publisher"]) for row in store.run(render("documents", "publishers"))
    }
    for value in values:
        if value.strip().lower() not in known:
            near = [name for name, _, _ in process.extract(value, sorted(known.values()), limit=3)]
            remedy = f"Did you mean {'; '.join(near)}?" if near else ""
            raise UnknownName(f"no document is published by {value!r}", remedy)
    return [value.strip().lower() for value in values]


def _documents(store: Store, values: tuple[str, ...], _: str) -> Sequence[Value]:
    return [find_document(store, value) for value in values]


# The filters whose values are no entities: what their parts look for.
READERS: Mapping[str, Callable[[Store, tuple[str, ...], str], Sequence[Value]]] = {
    "office": _titles,
    "kind": _kinds,
    "publisher": _publishers,
    "document": _documents,
}


def find_document(store: Store, value: str) -> str:
    """The IRI of a document that is in the store.

    Errors: UnknownName if it is not.
    """
    iri = iris.expand(value if "/" in value else f"document/{value}")
    if not store.run("MATCH (d:Document {iri: $iri}) RETURN d.iri AS iri", {"iri": iri}):
        raise UnknownName(f"no document {value!r}", "List the ids with `entente stats` or GET /v1/documents.")
    return iri
