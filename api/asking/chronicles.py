"""Chronicles: facts of all types in order of time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from api.asking.absences import explain
from api.asking.literals import write_all
from api.asking.notes import list_notes, tell_fact, tell_lead
from api.asking.parameters import read_parameters
from api.asking.told import Told
from graph.answers import FactView
from graph.filters import Filters
from graph.scope import read_scope
from graph.store import Store
from graph.timeline import read_timeline


def answer_timeline(store: Store, told: Told, limit: int, cursor: str | None, today: date) -> Told:
    """What happened, a page of it; the last alone where that is asked for."""
    reading = told.reading
    filters = read_parameters(reading.filters, reading.excepted)
    only = reading.aggregate in ("first", "last")
    sort = "-date" if reading.aggregate == "last" else None
    found = read_timeline(store, filters, limit=1 if only else limit, cursor=cursor, sort=sort)
    lead = tell_lead("events", reading.aggregate or "", found.total, found.facts)
    scope = read_scope(filters)
    statements = [scope.select(store, type_).page_query(limit) for type_ in scope.types]
    told = replace(
        told,
        answers=(*lead, *map(tell_fact, found.facts)),
        cypher=write_all(statements),
        total=found.total,
        undated=found.undated,
        next=None if only else found.next,
        notes=tuple(list_notes(reading, found, only)),
    )

    def find(wider: Filters, shown: int) -> tuple[tuple[FactView, ...], int]:
        page = read_timeline(store, wider, limit=shown)
        return page.facts, page.total

    return told if found.total else explain(told, find)
