"""Answers as faces print them: facts with their sentence, and citations."""

from __future__ import annotations

from collections.abc import Iterator

from graph.answers import Evidence, FactView
from graph.sentences import tell


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
    """The sentence of a piece of evidence, those that supply its context, and its citation."""
    yield f"“{_one_line(evidence.excerpt.text)}”"
    for excerpt in evidence.context:
        yield f"  with: “{_one_line(excerpt.text)}”"
    yield f"  {cite(evidence)}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
