"""Marks: what the words of a question stand for."""

from __future__ import annotations

from dataclasses import dataclass

from api.asking.lexicon import Sense
from api.asking.spellings import Named
from api.asking.times import Time
from api.asking.words import Token


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the question with what it stands for; `kind` is time, name, crime, office, word, reports or title.

    Units: `start` and `end` are words. A word that nothing explains has kind `unknown`.
    """

    start: int
    end: int
    kind: str
    text: str
    senses: tuple[Sense, ...] = ()
    named: Named | None = None
    codes: tuple[str, ...] = ()
    time: Time | None = None
    value: str = ""

    def says(self, kind: str, value: str | None = None) -> bool:
        """Whether one of its senses is of a class, and of a value."""
        return any(sense.kind == kind and value in (None, sense.value) for sense in self.senses)

    def value_of(self, kind: str) -> str | None:
        """The value of its first sense of a class."""
        return next((sense.value for sense in self.senses if sense.kind == kind), None)


@dataclass(frozen=True, slots=True)
class Marked:
    """A question with its marks in order, and the spellings that were read otherwise."""

    text: str
    tokens: tuple[Token, ...]
    marks: tuple[Mark, ...]
    corrections: tuple[tuple[str, str], ...] = ()
    now: bool = False

    def gap(self, mark: Mark) -> str:
        """What stands between a mark and the word before it."""
        return self.tokens[mark.start].gap
