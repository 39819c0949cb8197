"""Dates as the graph holds them: ISO 8601, cut short where the text is, or an interval of two such dates (EDTF)."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import NamedTuple

from ontology.errors import InvalidDate

_PART = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class Days(NamedTuple):
    """The first and the last calendar day that a date can mean."""

    earliest: date
    latest: date


def _part_days(part: str) -> Days:
    match = _PART.fullmatch(part)
    if match is None:
        raise ValueError(part)
    year, month, day = (int(group) if group else None for group in match.groups())
    assert year is not None
    if day and month:
        return Days(date(year, month, day), date(year, month, day))
    if month:
        return Days(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
    return Days(date(year, 1, 1), date(year, 12, 31))


def read_days(text: str) -> Days:
    """The days that a date spans: `2025-02` is 1 to 28 February 2025.

    Errors: InvalidDate if the text is no date, or an interval that ends before it begins.
    """
    try:
        parts = [_part_days(part) for part in text.split("/", 1)]
        days = Days(parts[0].earliest, parts[-1].latest)
        if len(parts) == 2 and parts[1].latest < parts[0].earliest:
            raise ValueError(text)
    except ValueError:
        raise InvalidDate(
            f"{text!r} is not a date", "Write 2025-02-17, 2025-02, 2025 or an interval 2025-02-01/2025-02-17."
        ) from None
    return days


def is_date(text: str) -> bool:
    """Whether the text is a date in the forms that the graph holds."""
    try:
        read_days(text)
    except InvalidDate:
        return False
    return True
