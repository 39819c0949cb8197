"""Titles: which titles of offices a question for an office means, told the same on every store."""

from __future__ import annotations

from collections.abc import Iterable

from graph.names import words

# Words before a title that make another office of it: the Deputy of, the Envoy of, the Office of.
LESSER = frozenset(
    """deputy vice assistant associate under acting interim caretaker former ex then adviser advisor aide envoy
    representative spokesman spokesperson spokeswoman office""".split()
)
_LINKS = frozenset({"of", "for", "the"})  # Minister of Defence, Defence Minister
_FURTHER = frozenset({"and", "concurrently"})  # the second office of a title is one of its own


def choose_titles(titles: Iterable[str], asked: str) -> list[str]:
    """The titles that are the asked one, or in which it stands as an office of its own, in order."""
    return sorted(title for title in set(titles) if _means(words(title), words(asked)))


def _means(title: list[str], asked: list[str]) -> bool:
    if _bare(title) == _bare(asked):
        return True
    starts = range(len(title) - len(asked) + 1) if asked else ()
    return any(title[at : at + len(asked)] == asked and _own(title[:at], title[at + len(asked) :]) for at in starts)


def _bare(title: list[str]) -> list[str]:
    return sorted(word for word in title if word not in _LINKS)


def _own(before: list[str], after: list[str]) -> bool:
    """Whether the words around a title leave it an office of its own: after "s", as in Prime Minister's Office, not."""
    last = max((place + 1 for place, word in enumerate(before) if word in _FURTHER), default=0)
    return LESSER.isdisjoint(before[last:]) and after[:1] != ["s"]
