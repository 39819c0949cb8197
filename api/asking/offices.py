"""Offices in a question: the words of a title, by the heads, modifiers and portfolios that reports have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from api.asking.lexicon import read_lexicon
from api.asking.words import Token, read_forms, split_words
from loaders.extract.lexicon import read_lexicon as read_names

_OF = frozenset({"of", "for"})
_JOIN = frozenset({"and", "the"})
_LOOSE = frozenset("s first second third former then outgoing new visiting".split())  # no part of a title by themselves
_LONGEST = 4  # words of a head at most


@cache
def _heads() -> frozenset[tuple[str, ...]]:
    """Titles that name an office by themselves."""
    without = read_lexicon().lists["no_office"]
    names = read_names("names")["office_head"]
    return frozenset(_split(name) for name in names if name not in without and _split(name)) - {("charge",)}


@cache
def _before() -> frozenset[str]:
    """Words that come before a head."""
    lists = read_names("names")
    return frozenset(
        word for name in (*lists["office_modifier"], *lists["portfolio"]) for word in _split(name)
    ) - _LOOSE | {
        "police",
        "army",
        "navy",
    }


@cache
def _portfolio() -> frozenset[str]:
    return frozenset(word for name in read_names("names")["portfolio"] for word in _split(name)) - {"s"} | {
        "police",
        "army",
    }


@cache
def office_words() -> frozenset[str]:
    """All words of titles."""
    return _before() | _portfolio() | {word for head in _heads() for word in head}


def _split(name: str) -> tuple[str, ...]:
    return tuple(token.folded for token in split_words(name))


def find_offices(tokens: Sequence[Token], taken: frozenset[int]) -> Iterator[tuple[int, int, str]]:
    """Where titles stand, in words, and what they are in lower case and the singular."""
    at = 0
    while at < len(tokens):
        found = _read(tokens, at, taken)
        if found:
            yield found
            at = found[1]
        else:
            at += 1


def _read(tokens: Sequence[Token], start: int, taken: frozenset[int]) -> tuple[int, int, str] | None:
    at = start
    best: tuple[int, int, str] | None = None
    while at < len(tokens) and at not in taken:
        if head := _head(tokens, at, taken):
            end, words = head
            told = [*(token.folded for token in tokens[start:at]), *words]
            best = (start, end, _join(tokens, start, told))
        if tokens[at].folded not in _before() or at - start > 4:
            break
        at += 1
    if best is None:
        return None
    end, tail = _tail(tokens, best[1], taken)
    return best[0], end, " ".join([best[2], *tail])


def _join(tokens: Sequence[Token], start: int, words: Sequence[str]) -> str:
    """The words of a title with the hyphens that the question has."""
    text = words[0]
    for number, word in enumerate(words[1:], start=1):
        text += ("-" if tokens[start + number].gap == "-" else " ") + word
    return text


def _head(tokens: Sequence[Token], start: int, taken: frozenset[int]) -> tuple[int, tuple[str, ...]] | None:
    for length in range(_LONGEST, 0, -1):
        end = start + length
        if end > len(tokens) or any(at in taken for at in range(start, end)):
            continue
        words = [token.folded for token in tokens[start:end]]
        for last in sorted(read_forms(words[-1]), key=len):
            if (*words[:-1], last) in _heads():
                return end, (*words[:-1], last)
        for first in read_forms(words[0]):
            if length > 1 and (first, *words[1:]) in _heads():
                return end, (first, *words[1:])
    return None


def _tail(tokens: Sequence[Token], start: int, taken: frozenset[int]) -> tuple[int, list[str]]:
    """What an office is of: "of foreign affairs"; nothing where a name follows."""
    if start >= len(tokens) or tokens[start].folded not in _OF:
        return start, []
    at, end = start + 1, start
    while at < len(tokens) and at not in taken and (tokens[at].folded in _portfolio() or tokens[at].folded in _JOIN):
        if tokens[at].folded not in _JOIN:
            end = at + 1
        at += 1
    return (end, [token.folded for token in tokens[start:end]]) if end > start else (start, [])
