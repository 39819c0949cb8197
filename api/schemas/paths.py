"""Paths: steps told as sentences."""

from __future__ import annotations

from pydantic import Field

from api.schemas.base import Out
from api.schemas.facts import FactOut


class EndOut(Out):
    """An end of a step."""

    id: str
    label: str
    name: str


class StepOut(Out):
    """Two entities, the facts that join them, and a sentence that tells one of these."""

    from_: EndOut = Field(alias="from")
    to: EndOut
    sentence: str
    facts: list[FactOut] = Field(description="at most five, the best attested first")
    total: int = Field(description="facts that join the two")


class PathOut(Out):
    """A path; `score` is the evidence of its steps, hubs damped."""

    length: int
    score: float
    steps: list[StepOut]


class MissOut(Out):
    """What comes nearest where there is no path: `relaxed` names what gives `path` when it is let go."""

    from_: EndOut = Field(alias="from")
    to: EndOut
    sentence: str
    relaxed: str
    path: PathOut | None


class MiddleOut(EndOut):
    """An entity in the middle of paths between several ends, and how many pairs of them it connects."""

    pairs: int
    sentence: str


class PathsOut(Out):
    """The shortest paths, shortest first; what comes nearest where there is none; why the search was cut short."""

    paths: list[PathOut]
    misses: list[MissOut]
    middles: list[MiddleOut]
    cut: str | None
