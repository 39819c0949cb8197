"""Partial dates and intervals, and the days they span."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.dates import is_date, read_days
from ontology.errors import InvalidDate


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2025-02-17", "2025-02-17", "2025-02-17"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-01-27/2025-02-17", "2025-01-27", "2025-02-17"),
        ("2023-09/2024-02", "2023-09-01", "2024-02-29"),
    ],
)
def test_a_date_spans_days(text: str, earliest: str, latest: str) -> None:
    assert read_days(text) == (date.fromisoformat(earliest), date.fromisoformat(latest))


@pytest.mark.parametrize(
    "text", ["", "17 February", "2025-2", "2025-02-30", "2025-13", "2025/2024", "2025-01-01/", "x"]
)
def test_what_is_no_date_is_refused_with_the_form(text: str) -> None:
    assert not is_date(text)
    with pytest.raises(InvalidDate, match="Write 2025-02-17"):
        read_days(text)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_lies_in_its_month_and_year(day: date) -> None:
    text = day.isoformat()
    for cut in (text, text[:7], text[:4]):
        days = read_days(cut)
        assert days.earliest <= day <= days.latest
