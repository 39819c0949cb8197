"""Times of questions: seasons, weeks, ends and slashes are read from the day of the question."""

from __future__ import annotations

from datetime import date

import pytest

from api.asking.times import find_times

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("arrests over the summer of 2025", "2025-06-01", "2025-08-31"),
        ("arrests since last summer", "2026-06-01", None),
        ("arrests over the winter of 2024/25", "2024-12-01", "2025-02-28"),
        ("arrests in the first week of March 2025", "2025-03-01", "2025-03-07"),
        ("arrests in the last three months of 2025", "2025-10-01", "2025-12-31"),
        ("arrests during the week of 10 to 16 February 2025", "2025-02-10", "2025-02-16"),
        ("meetings on 15/10/2025", "2025-10-15", "2025-10-15"),
        ("meetings after 15.10.2025", "2025-10-16", None),
        ("meetings in 10/2025", "2025-10-01", "2025-10-31"),
        ("meetings May 1-7, 2026", "2026-05-01", "2026-05-07"),
        ("as of today, whom has X arrested", None, "2026-11-24"),
        ("arrests until the end of March 2025", None, "2025-03-31"),
        ("arrests before the end of 2025", None, "2025-12-31"),
        ("arrests between the 1st and the 15th of May 2025", "2025-05-01", "2025-05-15"),
    ],
)
def test_a_time_is_read_with_its_lead(words: str, first: str | None, last: str | None) -> None:
    (time,) = find_times(words, TODAY)
    assert (time.first, time.last) == (first, last)


def test_most_recently_is_no_time() -> None:
    assert not find_times("who was arrested most recently", TODAY)
