"""Catalogue: the documents of a store, how much it holds, and what it can hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from graph.answers import JSON, Count, Documents, DocumentView, Listed, Stats
from graph.cursors import Cursor, read_cursor, write_cursor
from graph.describe import describe_facts
from graph.filter_values import find_document
from graph.filters import STATUSES, given_for
from graph.folding import cite
from graph.incidence import counting, read_incidence
from graph.store import Store, Value
from graph.templates import FACTS, alternatives, render
from ontology import iris
from ontology.authority import PUBLISHER
from ontology.terms import Concept, Property, read_ontology

UNDATED = "9999"  # documents without a day of publication come last


def list_documents(store: Store, *, limit: int, cursor: str | None, authority: bool) -> Documents:
    """A page of the documents; the authority's tables are left out unless they are asked for."""
    start = read_cursor(cursor, "documents", authority)
    which: dict[str, Value] = {"authority": authority, "publisher": PUBLISHER}
    after = {"after": start.value, "key": start.key} if start else {"after": "", "key": ""}
    rows = store.run(render("documents", "page"), {**which, **after, "limit": limit + 1})
    total = start.totals.get("total") if start else None
    if total is None:
        total = _number(store, render("documents", "total"), which)
    shown = rows[:limit]
    facts = count_facts(store, [str(row["document"]) for row in shown])
    listed = tuple(
        Listed(cite(row), str(row["language"]), facts.get(str(row["document"]), 0), row["publisher"] == PUBLISHER)
        for row in shown
    )
    more = len(rows) > limit > 0
    last = (
        Cursor(str(shown[-1]["published"] or UNDATED), str(shown[-1]["document"]), {"total": total}) if more else None
    )
    return Documents(listed, total, write_cursor(last, "documents", authority) if last else None)


def read_document(store: Store, value: str) -> DocumentView:
    """A document by its id, with its text and its facts in the order in which they stand there. Errors: UnknownName."""
    iri = find_document(store, value)
    row = store.run(render("documents", "whole"), {"iri": iri})[0]
    places = sorted(
        (int(str(found["start"])), str(found["iri"]))
        for fact in FACTS
        for found in store.run(render("documents", "facts", Fact=fact), {"iri": iri})
    )
    facts = describe_facts(store, (fact for _, fact in places), document=iri)
    return DocumentView(cite(row), str(row["language"]), str(row["text"]), facts)


def count_stats(store: Store) -> Stats:
    """How many nodes and relationships there are, what the authority states told apart."""
    kinds = read_ontology().relationships
    counted = {kind: _number(store, render("stats", "relationships", relation=alternatives((kind,)))) for kind in kinds}
    return Stats(count_nodes(store), counted, read_published(store))


def read_published(store: Store) -> tuple[str, str] | None:
    """The first and the last day on which a document was published."""
    row = store.run(render("stats", "published"), {"publisher": PUBLISHER})[0]
    return (str(row["first"]), str(row["last"])) if row["first"] is not None else None


def count_nodes(store: Store) -> Mapping[str, Count]:
    """How many nodes there are of each label."""
    incidence = read_incidence(store)
    by_authority, by_others = (counting.count_nodes(incidence, authority=authority) for authority in (True, False))
    who: dict[str, Value] = {"publisher": PUBLISHER}
    found = {}
    for label in read_ontology().labels:
        total = _number(store, render("stats", "nodes", Label=label))
        if label in ("Document", "Passage"):
            authority = _number(store, render("stats", "tables" if label == "Document" else "passages"), who)
            found[label] = Count(total, authority, total - authority)
        elif label in read_ontology().entities:
            outside = _number(store, render("stats", "outside", Label=label), {"outside": iris.mint(label, "~")})
            found[label] = Count(total, total - outside, by_others[label])
        elif label in FACTS:
            found[label] = Count(total, by_authority[label], by_others[label])
        else:
            authority, only = (_number(store, render("stats", part, Label=label), who) for part in ("stated", "only"))
            found[label] = Count(total, authority, total - only)
    return found


def _number(store: Store, statement: str, parameters: Mapping[str, Value] | None = None) -> int:
    return int(str(next(iter(store.run(statement, parameters)[0].values()))))


def count_facts(store: Store, documents: list[str]) -> Mapping[str, int]:
    """How many facts documents state, by IRI."""
    counts: dict[str, int] = {}
    for fact in FACTS:
        for row in store.run(render("documents", "counts", Fact=fact), {"iris": documents}):
            key = str(row["document"])
            counts[key] = counts.get(key, 0) + int(str(row["total"]))
    return counts


def read_schema() -> JSON:
    """Labels, properties, relationships, codes and filters, as the ontology has them."""
    terms = read_ontology()
    return {
        "labels": [
            {
                "name": label.name,
                "layer": label.layer,
                "comment": label.comment,
                "properties": [_property(prop) for prop in label.literals],
            }
            for label in terms.labels.values()
        ],
        "relationships": [
            {"type": kind, "from": list(prop.domains), "to": list(prop.ranges), "comment": prop.comment}
            for kind, prop in terms.relationships.items()
        ],
        "codes": {scheme: [_concept(one) for one in concepts.values()] for scheme, concepts in terms.schemes.items()},
        "statuses": {fact: list(order) for fact, order in STATUSES.items()},
        "filters": {fact: list(given_for(fact)) for fact in FACTS},
    }


def _property(prop: Property) -> JSON:
    return {"name": prop.name, "type": prop.datatype, "comment": prop.comment}


def _concept(concept: Concept) -> JSON:
    told = asdict(concept)
    return {name: told[name] for name in ("code", "label", "definition", "broader")}
