"""Follow-up times: the time of a fragment, read from that of the question before."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from api.asking.dates import months_before
from api.asking.reading import Reading
from api.asking.understanding import Understanding
from api.asking.values import Value

Slots = dict[str, tuple[Value, ...]]


def given_ends(understood: Understanding) -> set[str]:
    """Which ends of a time a fragment says."""
    given = set()
    for mark in understood.marked.marks:
        if mark.time:
            given |= {"from"} if mark.time.first else set()
            given |= {"to"} if mark.time.last else set()
    return given


_SHIFTED = re.compile(
    r"\b(?:the )?(?:(day|week|month|quarter|year) (before|after)(?! \w)|(previous|preceding|following|next)"
    r" (day|week|month|quarter|year))\b",
    re.IGNORECASE,
)
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def shift_times(filters: Slots, base: Reading, question: str) -> None:
    """ "The year before", "the following month": the time beside that of the question before."""
    match = _SHIFTED.search(question)
    if match is None or not {"from", "to"} & base.filters.keys():
        return
    unit = (match[1] or match[4]).lower()
    later = (match[2] or match[3]).lower() in ("after", "following", "next")
    for name in ("from", "to"):
        if name in base.filters:
            day = date.fromisoformat(base.filters[name][0].told)
            filters[name] = (Value.of_code(_shift(day, unit, 1 if later else -1).isoformat()),)


def _shift(day: date, unit: str, by: int) -> date:
    """A day so many units later; the last of a month stays the last."""
    if unit in ("day", "week"):
        return day + timedelta(days=by * (7 if unit == "week" else 1))
    after = day + timedelta(days=1)
    if after.day == 1:
        return months_before(after, -by * _MONTHS[unit]) - timedelta(days=1)
    return months_before(day, -by * _MONTHS[unit])


_LATER = re.compile(r"\b(?:since then|after that|afterwards?|thereafter|later on|from then on|since)\W*$", re.I)
_EARLIER = re.compile(r"\b(?:before that|before then|beforehand|earlier|previously|until then)\W*$", re.I)


def move_on(filters: Slots, base: Reading, question: str) -> None:
    """ "Since then" begins the day after the time of the question before, "before that" ends the day before it."""
    times = [base.filters[name][0].told for name in ("from", "to") if name in base.filters]
    later, earlier = _LATER.search(question), _EARLIER.search(question)
    if not times or not (later or earlier):
        return
    day = date.fromisoformat(times[-1] if later else times[0]) + timedelta(days=1 if later else -1)
    filters.pop("from", None)
    filters.pop("to", None)
    filters["from" if later else "to"] = (Value.of_code(day.isoformat()),)


def place_in_year(
    filters: Slots, new: Mapping[str, tuple[Value, ...]], base: Reading, understood: Understanding
) -> None:
    """A month without a year is of the year of the question before."""
    text = understood.question
    if not {"from", "to"} & given_ends(understood) or re.search(r"\d{4}|year|month|week|\bday|today", text):
        return
    old = next((base.filters[name][0].told[:4] for name in ("from", "to") if name in base.filters), None)
    if old is None:
        return
    for name in ("from", "to"):
        if name in filters and name in new:
            day = old + filters[name][0].told[4:]
            filters[name] = (Value.of_code(day),)
