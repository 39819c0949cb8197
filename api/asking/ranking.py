"""Ranking: of what there is most among the facts that were asked for, counted over all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from api.asking.reading import Reading
from api.asking.told import Sentence
from graph import queries
from graph.answers import Query
from graph.filters import Filters
from graph.sentences import date_in_words
from graph.store import Store
from graph.tallies import Tally, tally
from ontology import iris
from ontology.terms import read_ontology

_SHOWN = 5
_CITED = 2
_DONE_TO = frozenset("arrest prosecution extradition repatriation rescue asset_seizure sanction".split())


def rank(store: Store, label: str, filters: Filters, reading: Reading) -> tuple[tuple[Sentence, ...], Query]:
    """The first places, each with its number and some of the facts that were counted."""
    by = str(reading.aggregate).removeprefix("most:")
    targets = _counts_targets(by, reading)
    found, query = tally(store, label, filters, by, targets=targets)
    counted = [one for one in found if _may_win(store, one, by, reading)]
    return tuple(_tell(store, label, filters, by, counted, targets)), query


def _counts_targets(by: str, reading: Reading) -> bool:
    """Whether those are counted to whom measures are done: "which person has been sanctioned most"."""
    kinds = {value.id for value in reading.filters.get("kind", ())}
    return by == "person" and bool(kinds & _DONE_TO) and "against" not in reading.filters


def _may_win(store: Store, one: Tally, by: str, reading: Reading) -> bool:
    """Whether something is not itself what the others are counted for, and is one of those that were named."""
    if by in ("kind", "month"):
        return True
    key = iris.identifier(one.key)
    who = {value.id for value in reading.filters.get("who", ())}
    codes = {value.id.partition("/")[2] for value in reading.filters.get("by", ()) if value.label == "Country"}
    if key in who or (by == "country" and key.partition("/")[2] in _countries(store, reading)):
        return False
    return not (by == "country" and len(codes) > 1) or key.partition("/")[2] in codes


def _countries(store: Store, reading: Reading) -> set[str]:
    """The countries of those who take part in all that is counted."""
    found = set()
    for value in reading.filters.get("who", ()):
        hit = queries.find_entity(store, value.id)
        found.add(hit.country or hit.id.partition("/")[2])
    return found


def _tell(
    store: Store, label: str, filters: Filters, by: str, counted: list[Tally], targets: bool
) -> Iterator[Sentence]:
    if not counted:
        return
    best = [one for one in counted if one.total == counted[0].total]
    yield Sentence(f"Most: {', '.join(_name(one, by, label) for one in best)}, with {counted[0].total:,}.")
    for one in counted[:_SHOWN]:
        narrowed = _narrow(filters, label, by, one, targets)
        page = queries.facts(store, label, narrowed, limit=_CITED)
        evidence = tuple(fact.evidence[0] for fact in page.facts if fact.evidence)
        yield Sentence(f"{_name(one, by, label)}: {one.total:,}", None, evidence)


def _name(one: Tally, by: str, label: str) -> str:
    if by == "month":
        return date_in_words(one.key).removeprefix("in ")
    if by == "kind":
        return read_ontology().schemes[label.lower()][one.key].label
    return one.name


def _narrow(filters: Filters, label: str, by: str, one: Tally, targets: bool) -> Filters:
    """The filters of the facts that one of the counted stands for."""
    if by == "kind":
        return replace(filters, kind=one.key)
    if by == "month":
        return replace(filters, from_=one.key, to=one.key)
    key = iris.identifier(one.key)
    if targets:
        return replace(filters, against=key)
    if label in ("Measure", "Statement"):
        return replace(filters, by=key)
    return replace(filters, who=(*filters.values("who"), key))
