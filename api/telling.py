"""Telling: paths as lines for a reader, numbered sentences with citations."""

from __future__ import annotations

from collections.abc import Iterator

from api.answers import quote
from graph.paths import Path, PathAnswer
from graph.sentences import tell


def tell_paths(answer: PathAnswer, *, quotes: int) -> Iterator[str]:
    """Paths as numbered sentences, each with up to so many quotes; where there is none, what comes nearest."""
    for number, path in enumerate(answer.paths, start=1):
        yield from _told(path, f"Path {number}", quotes)
    for miss in answer.misses:
        yield miss.sentence
        if miss.path:
            yield from _told(miss.path, "  That path", quotes)
    yield from (middle.sentence for middle in answer.middles)
    if answer.cut:
        yield answer.cut


def _told(path: Path, title: str, quotes: int) -> Iterator[str]:
    yield f"{title}: {' > '.join(hit.name for hit in path.entities)}"
    for count, step in enumerate(path.steps, start=1):
        more = f" (and {step.total - 1} more)" if step.total > 1 else ""
        yield f"  {count}. {step.sentence}{more}"
        told = next((fact for fact in step.facts if tell(fact) == step.sentence), step.facts[0])
        for evidence in told.evidence[:quotes]:
            yield from (f"       {line}" for line in quote(evidence))
