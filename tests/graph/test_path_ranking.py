"""What speaks for a step and against a middle."""

import numpy as np
import pytest

from graph.incidence.incidence import day_of
from graph.paths.ranking import rate_middles, rate_steps

Joint = tuple[int, int, str]


def joint(reports: int = 1, publishers: int = 1, latest: str = "2025-06-01") -> Joint:
    return reports, publishers, latest


NEWEST = day_of("2025-06-01")


def rate_step(joint: Joint, newest: int) -> int:
    reports, publishers, latest = joint
    return int(rate_steps(np.array([reports]), np.array([publishers]), np.array([day_of(latest)]), newest)[0])


def rate_middle(degree: int) -> int:
    return int(rate_middles(np.array([degree]))[0])


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (joint(reports=2), joint(reports=1)),
        (joint(reports=2, publishers=2), joint(reports=2, publishers=1)),
        (joint(reports=2, publishers=2), joint(reports=50, publishers=1)),  # copies of one text
        (joint(latest="2025-06-01"), joint(latest="2024-06-01")),
        (joint(latest="2025"), joint(latest="2024-12-31")),
        (joint(latest="2020-01-01"), joint(latest="")),
    ],
)
def test_better_attested_steps_come_first(better: Joint, worse: Joint) -> None:
    assert rate_step(better, NEWEST) > rate_step(worse, NEWEST)


def test_evidence_is_bounded_and_the_damping_is_not() -> None:
    most = 2 * rate_step(joint(reports=10_000, publishers=100), NEWEST)
    official = 2 * rate_step(joint(), NEWEST) + rate_middle(2)
    assert most + rate_middle(2) > official
    assert most + rate_middle(1_000) < official, "an association of states that everybody reports on"
    assert 0 == rate_middle(0) == rate_middle(1) > rate_middle(2) > rate_middle(3)


def test_a_step_costs_a_tenth_for_each_year_that_it_is_old() -> None:
    assert rate_step(joint(), NEWEST) - rate_step(joint(latest="2015-06-01"), NEWEST) == pytest.approx(1e6, rel=1e-3)
