"""Joint acts: what somebody who is left out did together with others; of "who apart from X" those are actors too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from api.asking.notes import tell_fact
from api.asking.parameters import leave_out
from api.asking.reading import FACTS, Reading
from api.asking.told import Sentence
from graph import queries
from graph.answers import FactView, Role
from graph.store import Store

_ACTING = {"measures": "TAKEN_BY", "statements": "SPEAKER"}
_MOST = 50  # acts of the one who is left out that are looked through


def find_joint(store: Store, reading: Reading) -> tuple[FactView, ...]:
    """The facts that a reading leaves out for one of their actors alone."""
    role = _ACTING.get(str(reading.query))
    barred = {value.id for value in reading.excepted.get("by", ())}
    if role is None or not barred or "by" in reading.filters:
        return ()
    filters = replace(leave_out(reading, "except by"), by=tuple(barred))
    found = queries.facts(store, FACTS[str(reading.query)], filters, limit=_MOST).facts
    return tuple(fact for fact in found if any(_is_other(store, one, barred) for one in fact.roles.get(role, ())))


def _is_other(store: Store, actor: Role, barred: set[str]) -> bool:
    country = queries.find_entity(store, actor.id).country
    return actor.id not in barred and f"country/{country}" not in barred


def tell_joint(reading: Reading, facts: tuple[FactView, ...]) -> Iterator[Sentence]:
    """Those facts, under a sentence that says what they are."""
    if facts:
        who = " or ".join(value.words for value in reading.excepted["by"])
        yield Sentence(f"{len(facts):,} more by others together with {who}:")
        yield from map(tell_fact, facts)
