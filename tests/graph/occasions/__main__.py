"""`python -m tests.graph.occasions`: precision and recall of occasions, on annotated facts and end to end."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.extract.rules import RuleExtractor
from loaders.pipeline import Pipeline
from ontology.authority import shipped_authority
from tests.graph.occasions.cases import Annotations, Case, read_cases
from tests.graph.occasions.score import Score, score, tabulate


def main() -> None:
    """Print the scores of all cases and of each half; only the open half tells which cases went wrong."""
    authority = shipped_authority()
    cases = list(read_cases())
    annotations = Annotations([report for case in cases for report in (case.a, case.b, case.c)], authority)
    told: dict[str, Score] = {}
    for name, extractor in (("annotated", annotations), ("end to end", RuleExtractor(authority))):
        pipeline = Pipeline(authority, extractor)
        told |= {f"{name}, {half}": score(chosen, pipeline) for half, chosen in _halves(cases)}
    print(tabulate(told, [name for name in told if name.endswith("open")]))


def _halves(cases: list[Case]) -> Iterator[tuple[str, list[Case]]]:
    yield "all", cases
    yield "open", [case for case in cases if not case.kept]
    yield "kept", [case for case in cases if case.kept]


if __name__ == "__main__":
    main()
