"""Screen: the passages of a document that cannot hold a fact of the field, so that nobody need parse them.

Shape:  text + its names and crimes -> spans of passages, in reading order.
Source: on the annotated documents and the corpus the claims are the same with and without it (tested).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from loaders.extract.claims import Mention
from loaders.extract.frame import read_classes
from loaders.extract.scope import FIELD
from ontology.facts import Span

_BORDER = re.compile(r"\n[^\S\n]*\n\s*")
_NEAR = 1  # passages on either side of one of the field that belong to it, whoever they name
_REACH = 4  # passages on either side that belong to it unless they name only others


def idle_passages(text: str, mentions: Iterable[Mention], crimes: Iterable[Mention]) -> tuple[Span, ...]:
    """The passages far from any word of the field, and those not beside one that name only who has no part in it.

    A passage that names nobody speaks of those whom the passages around it name, and is read; so is one that speaks of
    a meeting, whoever comes to it.
    """
    passages = tuple(_passages(text))
    named = _by_passage(passages, (mention for mention in mentions if mention.label != "Crime"))
    crimes_in = _by_passage(passages, crimes)
    field = [bool(crimes_in[number]) or _tells(span.of(text)) for number, span in enumerate(passages)]
    known = {who for number, inside in enumerate(field) if inside for who in _who(named[number])}

    def is_idle(number: int) -> bool:
        if not _is_near(field, number, _REACH):
            return True
        if _table().search(passages[number].of(text)):
            return False
        strangers = _who(named[number])
        return not _is_near(field, number, _NEAR) and bool(strangers) and strangers.isdisjoint(known)

    return tuple(span for number, span in enumerate(passages) if is_idle(number))


def _is_near(field: Sequence[bool], number: int, reach: int) -> bool:
    return any(field[max(0, number - reach) : number + reach + 1])


def _passages(text: str) -> Iterator[Span]:
    start = 0
    for match in _BORDER.finditer(text):
        yield Span(start, match.end())
        start = match.end()
    if start < len(text):
        yield Span(start, len(text))


def _by_passage(passages: Sequence[Span], found: Iterable[Mention]) -> list[list[Mention]]:
    """The mentions that start in each passage; both are in reading order."""
    inside: list[list[Mention]] = [[] for _ in passages]
    number = 0
    for mention in found:
        while mention.span.start >= passages[number].end:
            number += 1
        inside[number].append(mention)
    return inside


def _who(mentions: Sequence[Mention]) -> set[str]:
    """The names that a passage names, and the states of its bodies and places; an official's is often only guessed."""
    states = {mention.country for mention in mentions if mention.country and mention.label != "Official"}
    return states | {mention.name for mention in mentions}


def _tells(passage: str) -> bool:
    return FIELD.search(passage) is not None or _instrument().search(passage) is not None


@cache
def _table() -> re.Pattern[str]:
    """What people sit down to, in the words of frames/classes.yaml."""
    return _any_of(read_classes()["encounter"].heads | {"attend", "delegation", "met", "present"})


@cache
def _instrument() -> re.Pattern[str]:
    """What states sign, in the words of frames/classes.yaml."""
    return _any_of(read_classes()["treaties"].heads)


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(words))})", re.IGNORECASE)
