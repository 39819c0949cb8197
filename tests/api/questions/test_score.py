"""How many of the questions of the test set are read exactly."""

import pytest

from api.settings import read_settings
from api.stores import open_configured
from tests.api.questions.score import read_rows, score
from tests.demonstration import Demonstration

FLOORS = {"open": 0.985, "kept": 0.91}


@pytest.mark.parametrize("part", FLOORS)
def test_questions_are_read_as_an_analyst_would(part: str, demonstration: Demonstration) -> None:
    with open_configured(read_settings(store=str(demonstration.store)), exists=True) as store:
        assert score(store, read_rows(part)).share >= FLOORS[part]
