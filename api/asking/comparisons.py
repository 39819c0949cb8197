"""Comparisons: what two entities share, told in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from api.asking.literals import write_all
from api.asking.parameters import read_parameters
from api.asking.told import Sentence, Told
from graph import queries
from graph.compare import Comparison, compare
from graph.scope import read_scope
from graph.store import Store

_FIGURES = 3  # facts that a figure of a comparison is cited with


def answer_compare(store: Store, told: Told, limit: int, cursor: str | None, today: date) -> Told:
    """What two have in common, figure by figure."""
    reading = told.reading
    ends = [value.id for name in ("a", "b") for value in reading.filters.get(name, ())]
    if len(ends) < 2:
        return replace(told, notes=("A comparison is of two: name the other.",))
    filters = read_parameters(reading.filters, reading.excepted)
    found = compare(store, ends[0], ends[1], filters)
    together = replace(filters, who=(ends[0], ends[1]))
    scope = read_scope(together)
    statements = [scope.select(store, type_).page_query(limit) for type_ in scope.types]
    answers = tuple(_tell_comparison(store, found))
    more = ("Only the first two are compared.",) if len(ends) > 2 else ()
    return replace(told, answers=answers, cypher=write_all(statements), total=len(answers), notes=more)


def _tell_comparison(store: Store, found: Comparison) -> Iterator[Sentence]:
    a, b = found.a.name, found.b.name
    words = {"measuresAgainst": "measures against them"}
    for aspect, shares in found.facts.items():
        counts = {side: getattr(shares, side) for side in ("both", "a", "b")}
        if any(counted.total for counted in counts.values()):
            what = words.get(aspect, aspect)
            both, of_a, of_b = (counts[side].total for side in ("both", "a", "b"))
            text = f"{what.capitalize()}: {both} of both, {of_a} of {a} alone, {of_b} of {b} alone."
            facts = [queries.fact(store, one) for one in counts["both"].facts[:_FIGURES] or counts["a"].facts[:1]]
            yield Sentence(text, None, tuple(fact.evidence[0] for fact in facts if fact.evidence))
    for name, group in found.groups.items():
        if group.shared:
            names = ", ".join(link.entity.name for link in group.shared[:5])
            facts = [
                queries.fact(store, link.facts.both.facts[0]) for link in group.shared[:2] if link.facts.both.facts
            ]
            yield Sentence(
                f"{name.capitalize()} in common: {names}.", None, tuple(f.evidence[0] for f in facts if f.evidence)
            )
