"""Ranking of paths: shorter ones first; of one length, the best attested through what is least of a hub.

The score of a path is what speaks for its steps less what its middles have of hubs:

    for each step    1 - 2^-reports           1/2 for one document, 3/4 for two, nearly 1 for many
                   + 1 - 2^(1-publishers)     0 for one publisher, 1/2 for two: a text that is only copied gains nothing
                   - 1/10 for each year that its latest document is older than the newest that the search has read
    for each middle  1/2 log2 of its facts    1/2 for an entity with two facts, 5 for one with a thousand

Evidence is bounded and the damping is not, so that a hub, of which much is reported about everybody, does not come
before the one official who met both ends. Length comes before the score: each step is a further inference, and
"the k shortest" is what the answer promises. Of two equal scores the path comes first whose ids do; of paths of one
length none is left out of the comparison. Inside the search scores are whole millionths, which add up the same in any
order.
"""

from __future__ import annotations

import math
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from ontology.dates import read_days
from ontology.errors import InvalidDate

MILLION = 1_000_000

_AGEING = 0.1  # a year
_UNDATED = 10  # years that a document without a date is taken to be older than the newest
_DAMPING = 0.5
_YEAR = 365.25


class Joint(NamedTuple):
    """What joins two entities: how many facts, the first and the last by key, and who reports them."""

    facts: int
    first: str
    last: str
    reports: int
    publishers: int
    latest: str | None


def rate_step(joint: Joint, newest: str | None) -> int:
    """What speaks for a step, in millionths."""
    attested = 1 - 2.0**-joint.reports + 1 - 2.0 ** (1 - max(1, joint.publishers))
    return round(MILLION * (attested - _AGEING * _years_between(joint.latest, newest)))


def rate_middle(degree: int) -> int:
    """What speaks against an entity with so many facts in the middle, in millionths: a number not above nought."""
    return round(MILLION * -_DAMPING * math.log2(max(1, degree)))


def _years_between(latest: str | None, newest: str | None) -> float:
    first, last = _day(latest), _day(newest)
    return _UNDATED if first is None or last is None else (last - first).days / _YEAR


@lru_cache(maxsize=1 << 14)
def _day(published: str | None) -> date | None:
    try:
        return read_days(published).earliest if published else None
    except InvalidDate:
        return None
