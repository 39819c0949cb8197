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
    facts: list[FactOut]


class PathOut(Out):
    """A path."""

    length: int
    steps: list[StepOut]


class PathsOut(Out):
    """The shortest paths, shortest first."""

    paths: list[PathOut]
