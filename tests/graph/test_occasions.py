from collections import Counter

import pytest

from loaders.pipeline import Pipeline
from ontology.authority import shipped_authority
from tests.graph.occasions.cases import Annotations, read_cases
from tests.graph.occasions.score import score

CASES = list(read_cases())


@pytest.fixture(scope="module")
def annotated() -> Pipeline:
    reports = [report for case in CASES for report in (case.a, case.b, case.c)]
    return Pipeline(shipped_authority(), Annotations(reports, shipped_authority()))


@pytest.mark.parametrize("half", ["open", "kept"])
def test_an_occasion_joins_reports_of_one_event_and_no_others(annotated: Pipeline, half: str) -> None:
    got = score([case for case in CASES if case.kept == (half == "kept")], annotated)
    assert got.precision >= 0.95, got.wrong
    assert got.recall >= 0.70, got.missed


def test_the_cases_are_of_all_events_and_regions() -> None:
    assert len(CASES) >= 70
    assert len({case.name for case in CASES}) == len(CASES)
    assert min(Counter(case.a.label for case in CASES).values()) >= 10
    assert min(Counter(case.region for case in CASES).values()) >= 3, Counter(case.region for case in CASES)


def test_a_report_is_of_the_event_of_its_case_alone() -> None:
    for case in CASES:
        texts = {case.a.document.text, case.b.document.text, case.c.document.text}
        assert len(texts) == 3, case.name
        assert case.a.document.publisher != case.b.document.publisher, case.name
