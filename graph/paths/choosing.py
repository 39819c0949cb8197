"""Choosing: which reports a question for paths counts, by their time, what they tell and how far it has come."""

from __future__ import annotations

import numpy as np

from graph.filters import time_part
from graph.incidence import Incidence
from graph.incidence.incidence import NONE, comparable
from graph.incidence.lists import Flags, Numbers
from graph.paths.question import PathQuestion
from graph.templates import FACTS


def choose_reports(incidence: Incidence, question: PathQuestion) -> Flags:
    """The reports that a question counts. Errors: InvalidFilter for a date that is none."""
    chosen: Flags = incidence.alive & np.array([fact in question.facts for fact in FACTS])[incidence.fact]
    if question.deeds:
        chosen &= ~incidence.undone
    if part := time_part(question.time, "Meeting"):
        since, until = (comparable(str(part.parameters[name])) for name in ("since", "until"))
        chosen &= _in_time(incidence, question.dates, since, until)
    return chosen


def _in_time(incidence: Incidence, dates: str, since: int, until: int) -> Flags:
    """As `selection.cypher` has it for events and for offices."""
    reported: Flags = (
        (incidence.reported != NONE) & (incidence.reported <= until) & _not_before(incidence.reported, since)
    )
    if dates == "reported":
        return reported
    first, last = incidence.first, incidence.last
    known = (first != NONE) | (last != NONE)
    held = known & (first <= until) & ((last == NONE) | _not_before(last, since))
    office = incidence.fact == FACTS.index("Office")
    inside: Flags = np.where(office, held, (first != NONE) & (first <= until) & (last >= since))
    if dates == "either":
        inside |= np.where(office, ~known, first == NONE) & reported
    return inside


def _not_before(column: Numbers, since: int) -> Flags:
    """A date that is cut short to the month or year of `since` may lie after it."""
    cut = [since - since % 10_000, since - since % 100]
    cut_short: Flags = np.isin(column, cut)
    cut_short |= column >= since
    return cut_short
