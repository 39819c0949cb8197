"""Phrase: a name or crime of a question with its role."""

from __future__ import annotations

from dataclasses import dataclass

from api.asking.marks import Mark
from graph.answers import Hit


@dataclass(frozen=True, slots=True)
class Phrase:
    """A name or crime with its role; `joined` is the phrase it is coordinated with, by "and" or "or".

    `office` is the title by which it is meant (China's foreign minister), `verb` the act whose subject or object it is.
    """

    at: int
    mark: Mark
    role: str
    hits: tuple[Hit, ...] = ()
    office: str | None = None
    joined: int | None = None
    alternative: bool = False
    excepted: bool = False
    verb: int | None = None
    owner: str | None = None
    body: bool = False

    @property
    def crime(self) -> bool:
        """Whether it is a crime."""
        return self.mark.kind == "crime"
