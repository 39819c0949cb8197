"""Answers about paths: steps, paths, and what comes nearest where there is none. `to_json` is the form of the API."""

from __future__ import annotations

from dataclasses import dataclass

from graph.answers import JSON, FactView, Hit
from graph.store import Value


def _end(hit: Hit) -> JSON:
    return {"id": hit.id, "label": hit.label, "name": hit.name}


@dataclass(frozen=True, slots=True)
class Step:
    """Two entities and the facts that join them; the sentence tells one of them, the best attested.

    Shape: `facts` are at most five, the best attested first; `total` counts all that join the two.
    """

    source: Hit
    target: Hit
    sentence: str
    facts: tuple[FactView, ...]
    total: int

    def to_json(self) -> JSON:
        """The step in the form of the API."""
        facts: list[Value] = [fact.to_json() for fact in self.facts]
        told: dict[str, Value] = {"from": _end(self.source), "to": _end(self.target), "sentence": self.sentence}
        return {**told, "facts": facts, "total": self.total}


@dataclass(frozen=True, slots=True)
class Path:
    """Steps that lead from one entity to another; no entity comes twice, and the first fact of each step
    joins no other two of them.

    `score` is the evidence of its steps, hubs damped: see `ranking`.
    """

    steps: tuple[Step, ...]
    score: float = 0.0

    @property
    def entities(self) -> tuple[Hit, ...]:
        """The entities along the path, both ends among them."""
        return (self.steps[0].source, *(step.target for step in self.steps))

    def to_json(self) -> JSON:
        """The path in the form of the API."""
        steps: list[Value] = [step.to_json() for step in self.steps]
        return {"length": len(self.steps), "score": round(self.score, 4), "steps": steps}


@dataclass(frozen=True, slots=True)
class Miss:
    """Why two entities are not joined, or what would join them.

    Shape: `relaxed` names what gives `path` when it is let go: `deeds`, `time`, `step`, `via`, `never`, `longest`,
    `countries`, `all` of these, or `crimes`; it is empty where the sentence tells something else, as how far an end
    reaches.
    """

    ends: tuple[Hit, Hit]
    sentence: str
    relaxed: str = ""
    path: Path | None = None

    def to_json(self) -> JSON:
        """The miss in the form of the API."""
        told: dict[str, Value] = {"from": _end(self.ends[0]), "to": _end(self.ends[1]), "sentence": self.sentence}
        return {**told, "relaxed": self.relaxed, "path": self.path.to_json() if self.path else None}


@dataclass(frozen=True, slots=True)
class Middle:
    """An entity in the middle of paths between several ends: how many pairs of them it connects."""

    entity: Hit
    pairs: int
    sentence: str

    def to_json(self) -> JSON:
        """The entity in the form of the API."""
        return {**_end(self.entity), "pairs": self.pairs, "sentence": self.sentence}


@dataclass(frozen=True, slots=True)
class PathAnswer:
    """Paths between entities: for each pair of ends the k best, shortest first.

    Shape: `misses` are told of pairs without a path; `middles` where there are three ends or more, those first that
    connect most pairs. `cut` says why the search ended before it was through; it is None where it was.
    """

    paths: tuple[Path, ...]
    misses: tuple[Miss, ...] = ()
    middles: tuple[Middle, ...] = ()
    cut: str | None = None

    def to_json(self) -> JSON:
        """The answer in the form of the API."""
        return {
            "paths": [path.to_json() for path in self.paths],
            "misses": [miss.to_json() for miss in self.misses],
            "middles": [middle.to_json() for middle in self.middles],
            "cut": self.cut,
        }
