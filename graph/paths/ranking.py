"""Ranking of paths: shorter ones first; of one length, the best attested through what is least of a hub.

The score of a path is what speaks for its steps less what its middles have of hubs:

    for each step    1 - 2^-reports           1/2 for one document, 3/4 for two, nearly 1 for many
                   + 1 - 2^(1-publishers)     0 for one publisher, 1/2 for two: a text that is only copied gains nothing
                   - 1/10 for each year that its latest document is older than the newest of the store
    for each middle  1/2 log2 of its facts    1/2 for an entity with two facts, 5 for one with a thousand

Evidence is bounded and the damping is not, so that a hub, of which much is reported about everybody, does not come
before the one official who met both ends. Length comes before the score: each step is a further inference, and
"the k shortest" is what the answer promises. Of two equal scores the path comes first whose ids do; of paths of one
length none is left out of the comparison. Inside the search scores are whole millionths, which add up the same in any
order.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from graph.incidence.incidence import NONE
from graph.incidence.lists import Numbers

MILLION = 1_000_000

_AGEING = 0.1  # a year
_UNDATED = 10  # years that a document without a date is taken to be older than the newest
_DAMPING = 0.5
_YEAR = 365.25


def rate_steps(reports: Numbers, publishers: Numbers, latest: Numbers, newest: int) -> Numbers:
    """What speaks for steps, in millionths: by their documents, publishers, and the days of the latest document."""
    attested = 1 - np.exp2(-reports.astype(float)) + 1 - np.exp2(1 - np.maximum(1, publishers).astype(float))
    years = np.where(latest == NONE, _UNDATED, (newest - latest) / _YEAR)
    return _whole(attested - _AGEING * years)


def rate_middles(degrees: Numbers) -> Numbers:
    """What speaks against entities with so many facts in the middle, in millionths: no number is above nought."""
    return _whole(-_DAMPING * np.log2(np.maximum(1, degrees)))


def _whole(scores: NDArray[np.float64]) -> Numbers:
    return np.rint(MILLION * scores).astype(np.int64)
