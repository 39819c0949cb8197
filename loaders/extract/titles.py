"""Titles: the words by which a text presents a person in an office, and the person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.extract.words import Word, classes

# An office: [modifiers] + head noun, then what it is of; see words.py for the letters.
_MODIFIER = r"(?:[mMBbOAGNPL]|C(?=[MBHbhCmj])|[Jj](?=.?[JjHhMmRB])|R(?=[HhJjMm])|(?<=[MO])\(A\)|(?<=[NG])s|(?<=M)(?:,M+)*,?a(?=M))"
_HEAD = r"[HhJj]"
_JOIN = r"(?:,[Mm]+)*,?a[Mm][CMmLB]*(?![HhJj])"
_OF = rf"(?:[of][ti]?(?:Ns|Os)?[MmOAPGNLBbCJ]+(?:{_JOIN})?(?:\(A\))?)"
OFFICE = re.compile(rf"{_MODIFIER}*{_HEAD}(?:\(?M+\)?)?(?:,(?=O))?(?:{_OF}*|O(?:\(A\))?)")
_RANKED = re.compile(r"[RT]*")
_BEFORE = re.compile(r"(?:_?[ti]?e?(?:Ns|Gs|[NG])?)$")


@dataclass(frozen=True, slots=True)
class Office:
    """An office phrase: words start..end; `head` is the word of its head noun."""

    start: int
    end: int
    head: int


@dataclass(frozen=True, slots=True)
class Presented:
    """A person (words start..end) presented in an office."""

    start: int
    end: int
    office: Office
    shape: str


def find_offices(words: Sequence[Word]) -> tuple[Office, ...]:
    """All office phrases, in reading order."""
    letters = classes(words)
    offices = []
    for match in OFFICE.finditer(letters):
        start, end = match.span()
        head = next((index for index in range(start, end) if _is_head(letters, index, end)), None)
        if head is not None:
            offices.append(Office(start, _trim(letters, head, end), head))
    return tuple(offices)


def _is_head(letters: str, index: int, end: int) -> bool:
    """The last head noun before the first preposition."""
    if letters[index] not in "HhJj":
        return False
    rest = re.split(r"[of,]", letters[index + 1 : end])[0]
    return not re.search(r"[HhJj]", rest)


def _trim(letters: str, head: int, end: int) -> int:
    while end > head + 1 and letters[end - 1] in "ofti,a":
        end -= 1
    return end


def find_presented(
    words: Sequence[Word], offices: Sequence[Office], names: Sequence[tuple[int, int]]
) -> Iterator[Presented]:
    """Which person each office phrase presents, by what stands between them."""
    letters = classes(words)
    starts = {start: (start, end) for start, end in names}
    ends = {end: (start, end) for start, end in names}
    held: dict[tuple[int, int], str] = {}
    pending: list[Office] = []
    for index, office in enumerate(offices):
        follower = offices[index + 1] if index + 1 < len(offices) else None
        joined = follower is not None and re.fullmatch(r",?at?", letters[office.end : follower.start]) is not None
        before = _name_before(letters, ends, office, pending)
        after = _name_after(letters, starts, office)
        direct = after is not None and "," not in letters[office.end : after[0]]
        if direct and after is not None:
            name, shape = after, "before"
        elif before is not None and held.get(before) != "before":
            name, shape = before, "after"
        elif after is not None:
            name, shape = after, "before"
        elif before is not None:
            name, shape = before, "after"
        elif joined:
            pending.append(office)
            continue
        else:
            pending = []
            continue
        for one in (*pending, office):
            yield Presented(*name, one, shape)
        held[name] = shape
        if shape == "after" and joined:
            ends[office.end] = name  # "X, minister of A and minister of B"
            pending = []
            continue
        pending = []


def _name_after(letters: str, starts: dict[int, tuple[int, int]], office: Office) -> tuple[int, int] | None:
    match = re.compile(r"(?:\(A\))?,?_?[ti]?[RT]*").match(letters, office.end)
    assert match is not None
    at = match.end()
    if at in starts:
        return starts[at]
    if at == office.end and letters[at : at + 1] == "N" and letters[office.head] == "H":
        return at, at + 1  # a name that is also a country's: "Foreign Minister Jordan"
    return None


def _name_before(
    letters: str, ends: dict[int, tuple[int, int]], office: Office, pending: Sequence[Office]
) -> tuple[int, int] | None:
    start = pending[0].start if pending else office.start
    lead = re.search(r"(?:,|\(|,?w?v|,w)_?d?e?[ti]?e?(?:[NGO]s?)?$|,at?$|at?$", letters[:start])
    if lead is None:
        return None
    name = ends.get(lead.start())
    if name is None or letters[office.end : office.end + 1] in set("C"):
        return None
    return name
