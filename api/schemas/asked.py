"""Questions in words with their answers."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from api.schemas.base import Out
from api.schemas.facts import FactOut
from api.schemas.paths import PathOut


class UnderstoodOut(Out):
    """How a question was read."""

    query: str = Field(examples=["meetings"])
    filters: dict[str, Any] = Field(examples=[{"about": "Myawaddy"}])


class RanOut(Out):
    """The Cypher that was run."""

    text: str
    parameters: dict[str, Any]


class AskedOut(Out):
    """A question with its answer: a page of facts, or paths."""

    question: str
    understood: UnderstoodOut
    facts: list[FactOut] = Field([])
    total: int = 0
    undated: int = 0
    held_there: int | None = None
    without: dict[str, int] = Field({}, description="of an empty answer: how many there are without each filter")
    cypher: RanOut | None = None
    paths: list[PathOut] = Field([])
    next: str | None = None
