"""Answers as faces print them: facts with their sentence, and citations."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from graph import queries
from graph.answers import Evidence, FactView, Listed
from graph.paths import Path, PathAnswer
from graph.sentences import tell
from graph.store import Store, Table
from ontology.authority import PUBLISHER


def fact_json(fact: FactView) -> dict[str, object]:
    """The form of a listed fact, with the sentence that tells it."""
    told = dict(fact.to_json())
    return {**told, "sentence": tell(fact)}


def cite(evidence: Evidence) -> str:
    """Document, publisher, date and link of a piece of evidence, on one line."""
    document = evidence.document
    parts = (document.title, document.publisher, document.published, document.url)
    return ", ".join(part for part in parts if part)


def quote(evidence: Evidence) -> Iterator[str]:
    """The sentence of a piece of evidence, those that supply its context, and its citation.

    A row of an authority table is not quoted: its source is named.
    """
    if evidence.document.publisher == PUBLISHER:
        *_, source = next(csv.reader([evidence.excerpt.text]))
        yield f"{PUBLISHER}, table {evidence.document.title}: {source}"
        return
    yield f"“{_one_line(evidence.excerpt.text)}”"
    for excerpt in evidence.context:
        yield f"  with: “{_one_line(excerpt.text)}”"
    yield f"  {cite(evidence)}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def path_json(path: Path) -> dict[str, object]:
    """A path in the form of the API, each of its facts with its sentence."""
    told = [{**step.to_json(), "facts": [fact_json(fact) for fact in step.facts]} for step in path.steps]
    return {**path.to_json(), "steps": told}


def paths_json(answer: PathAnswer) -> dict[str, object]:
    """An answer about paths in the form of the API."""
    missed = [dict(miss.to_json()) | {"path": path_json(miss.path) if miss.path else None} for miss in answer.misses]
    return {**answer.to_json(), "paths": [path_json(path) for path in answer.paths], "misses": missed}


def table_json(table: Table) -> dict[str, object]:
    """A table in the one form of both stores."""
    return {
        "columns": list(table.columns),
        "rows": [list(row) for row in table.rows],
        "graph": {"nodes": list(table.nodes), "edges": list(table.edges)},
        "truncated": table.truncated,
    }


def list_all_documents(store: Store) -> list[Listed]:
    """Every document, page by page."""
    page = queries.documents(store, limit=queries.LONGEST_PAGE)
    listed = list(page.documents)
    while page.next:
        page = queries.documents(store, limit=queries.LONGEST_PAGE, cursor=page.next)
        listed += page.documents
    return listed
