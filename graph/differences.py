"""Differences between reports of one event, told in plain English."""

from __future__ import annotations

from collections.abc import Mapping

from graph.answers import FactView, Point, Said
from graph.sentences import date_in_words

_MATTERS: Mapping[str, str] = {
    "date": "the date",
    "status": "how far it has come",
    "kind": "its kind",
    "people": "the number of people",
    "places": "the number of places",
    "money": "the sum of money",
    "weight": "the weight",
}


def tell_differences(fact: FactView) -> tuple[str, ...]:
    """A sentence for each literal or number on which reports differ, then whom some of them alone name."""
    sources = {account.document.id: account.document.publisher or account.document.title for account in fact.accounts}
    told = [_tell(point, sources) for point in fact.differences if point.on in _MATTERS]
    alone: dict[str, list[str]] = {}
    for said in (said for point in fact.differences if point.on not in _MATTERS for said in point.values):
        alone.setdefault(_sources(said, sources), []).append(said.name or said.value)
    return (*told, *(f"Named by {names} alone: {', '.join(entities)}." for names, entities in alone.items()))


def _tell(point: Point, sources: Mapping[str, str]) -> str:
    values = " or ".join(f"{_words(point.on, said.value)} ({_sources(said, sources)})" for said in point.values)
    return f"Reports differ on {_MATTERS[point.on]}: {values}."


def _words(on: str, value: str) -> str:
    if on == "date":
        return date_in_words(value).partition(" ")[2] if "/" not in value else date_in_words(value)
    return value.replace("_", " ") if on in ("status", "kind") else value


def _sources(said: Said, sources: Mapping[str, str]) -> str:
    return ", ".join(dict.fromkeys(sources[document] for document in said.documents))
