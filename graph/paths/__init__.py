"""Paths: how entities are connected, step by step, each step told with its evidence.

A step is one fact that joins two entities; facts that join the same two are one step with several citations. Names,
passages, documents and the authority's geography are no way. Each step has a fact that joins no third entity of the
path, for with such a fact the path would lead in a circle. Countries and crimes are in the middle only where they are
asked for. What comes first is told in `ranking`.

    find_paths(store, PathQuestion((a, b), ...)) -> PathAnswer
"""

from graph.paths.answers import Middle, Miss, Path, PathAnswer, Step
from graph.paths.finding import find_paths
from graph.paths.question import LONGEST, PathQuestion

__all__ = ["LONGEST", "Middle", "Miss", "Path", "PathAnswer", "PathQuestion", "Step", "find_paths"]
