"""Score: how many of the reports that an occasion joins are of one event, and how many of one event it joins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from loaders.pipeline import Pipeline
from ontology import occasion
from tests.graph.occasions.cases import Case, Report


@dataclass(frozen=True, slots=True)
class Score:
    """The cases whose reports were rightly joined, wrongly joined, and wrongly kept apart."""

    right: tuple[str, ...]
    wrong: tuple[str, ...]
    missed: tuple[str, ...]

    @property
    def precision(self) -> float:
        """The part of the joined pairs that are one event."""
        return len(self.right) / max(1, len(self.right) + len(self.wrong))

    @property
    def recall(self) -> float:
        """The part of the pairs of one event that are joined."""
        return len(self.right) / max(1, len(self.right) + len(self.missed))


def score(cases: Iterable[Case], pipeline: Pipeline) -> Score:
    """The score of a pipeline: a and b should be joined, and neither of them with c."""
    right: list[str] = []
    wrong: list[str] = []
    missed: list[str] = []
    for case in cases:
        a, b, c = (_occasions(report, pipeline) for report in (case.a, case.b, case.c))
        (right if a & b else missed).append(case.name)
        if (a | b) & c:
            wrong.append(case.name)
    return Score(tuple(right), tuple(wrong), tuple(missed))


def _occasions(report: Report, pipeline: Pipeline) -> set[str]:
    facts = pipeline.read(report.document).facts
    return {key for fact in facts if fact.label == report.label and (key := occasion.key(fact))}


def tabulate(scores: Mapping[str, Score], names: Sequence[str] = ()) -> str:
    """Scores as a table, with the cases that went wrong."""
    lines = [f"{'':24}{'precision':>10}{'recall':>8}{'joined':>8}{'wrongly':>8}{'missed':>8}"]
    for name, got in scores.items():
        counts = f"{len(got.right):8}{len(got.wrong):8}{len(got.missed):8}"
        lines.append(f"{name:24}{got.precision:10.3f}{got.recall:8.3f}{counts}")
    for name in names:
        lines += [f"{name}, joined wrongly: {case}" for case in scores[name].wrong]
        lines += [f"{name}, missed: {case}" for case in scores[name].missed]
    return "\n".join(lines)
