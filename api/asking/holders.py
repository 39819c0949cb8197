"""Holders: who holds an office today, and who held it before."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from api.asking.literals import write_in
from api.asking.notes import find_ambiguous, tell_fact
from api.asking.told import Told
from graph import queries
from graph.answers import FactView
from graph.filters import Filters
from graph.store import Store

_OFFICES = 500  # holders of one office that are put in order
_UNDER = re.compile(r"\b(?:vice|deputy|assistant|under|acting|junior)\b", re.IGNORECASE)


def answer_offices(store: Store, told: Told, filters: Filters, limit: int, today: date) -> Told:
    """Who holds an office today first, the head before deputies, then who held it before, the latest first."""
    page = queries.facts(store, "Office", filters, limit=_OFFICES, sort="-date")
    day = today.isoformat()
    now = [fact for fact in page.facts if _holds(fact, day)]
    named = [fact for fact in page.facts if fact not in now and not fact.since and not fact.until]
    before = [fact for fact in page.facts if fact not in now and fact not in named]
    notes = []
    if before and now:
        notes.append(f"Earlier ones: {len(before)}, told after today's; today is {day}.")
    elif not now and page.total:
        notes.append(f"Nobody is known to hold it on {day}.")
    order = [*sorted(now, key=_rank), *before, *sorted(named, key=_rank)]
    if page.total > min(limit, len(order)):
        notes.append(f"{min(limit, len(order))} of {page.total:,} are told here.")
    query = queries.facts(store, "Office", filters, limit=0, sort="-date").query
    return replace(
        told,
        answers=tuple(tell_fact(fact) for fact in order[:limit]),
        cypher=write_in(replace(query, parameters={**query.parameters, "limit": max(limit, 1)})),
        total=page.total,
        undated=page.undated,
        notes=(*notes, *find_ambiguous(told.reading)),
    )


def _rank(fact: FactView) -> bool:
    """Those under somebody after heads; otherwise the order stays."""
    return _UNDER.search(fact.title or "") is not None


def _holds(fact: FactView, day: str) -> bool:
    """Whether an office with a known beginning is held on a day."""
    return bool(fact.since) and str(fact.since) <= day and (fact.until is None or fact.until >= day[: len(fact.until)])
