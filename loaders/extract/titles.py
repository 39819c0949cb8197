"""Titles: the words by which a text presents a person in an office, and which person.

Shape:  Word classes -> Office phrases -> Presented; see words.py for the letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from loaders.extract.lexicon import read_lexicon
from loaders.extract.words import Word, classes

Stretch = tuple[int, int]

# An office is [modifiers] + head noun, then what it is of.
_MODIFIER = (
    r"(?:[mMBbOAPGNL]|C(?=[MBHJbhCmja(])|[Jj](?=.?[JjHhMmRB])|R(?=[HhJjMm])|(?<=[MOBC])\([AOC]\)"
    r"|(?<=[isG])(?:x(?:,x)*a)?x(?=m*h)|(?<=[NGOb])s|(?<=[MmCB])(?:,[MmC]{1,4}){0,4},?a(?=[MmB]{1,4}[HhJjMm(]))"
)
_HEAD = r"[HhJj](?:-H)?(?:\([CM]\))?"
_JOIN = (
    r"(?:a[ML][MmL]{0,3}C?(?=[,.fo])|aC{1,2}(?=[fo])"
    r"|(?:,[MmC]{1,4}){0,4},?aC{0,2}[MmLBb]{1,6}(?![HhJj])|at?[PC]{1,2}L?(?=[,.fo]))"
)
_NAMED = (
    r"(?:(?:[ON]s)?[xmbMGOa-]{0,5}[xmb](?=[,.)of])"
    r"|C{0,3}(?:[MmOAPGNLBbJ]|(?<=o)j(?![HhJjC])|(?<=[NO])s|C(?=C{0,2}(?:[MBLm]|[af][tCM]))){1,12}|C{1,3}(?=[,.xy)~_fo;a]|$))"
)
_OF = rf"(?:[of][ti]?{_NAMED}(?:{_JOIN})?(?:\([AOC]\))?)"
OFFICE = re.compile(
    rf"{_MODIFIER}{{0,14}}{_HEAD}(?:,?O(?:\([AO]\))?|A(?=[,.aoxy~])|,M[MC]*(?:a[MC]+)?(?:,O)?(?=,)|[Mm]+(?=[C,])|{_OF}{{0,6}})(?:,N(?=,)|#)?"
)

_SKIP = re.compile(r"(?:\([AO]\))?,?_?[ti]?[RT]*")  # between an office and the name after it
_LEAD = re.compile(
    r"(?:R?,_?w?v?d?e?[ti]?e?|\(|w?v[ti]?|,?[ti]?bs|,[ti]?[OP]s)$"
)  # between a name and the office after it
_COMPLEMENT = 12  # words in which the end of an apposition is looked for
_HEADS_OF_STATE = frozenset({"president", "king", "queen", "emir", "sultan", "commander"})
_CABINET = frozenset({"Minister", "Prime Minister", "Vice Minister"})
_CLOSED = frozenset(',.)w~_;fao-"')


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
            if letters[start] == "x" and words[head].text != "minister":
                start += len(letters[start:head]) - len(letters[start:head].lstrip("xa,"))
            while letters[start] in "sa,":
                start += 1
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


def is_public(words: Sequence[Word], office: Office) -> bool:
    """Whether an office is a public one, by its words."""
    lists = read_lexicon("names")
    inside = {part for word in words[office.start : office.end] for part in word.text.lower().split()}
    if office.start > 1 and words[office.start - 1].kind == "s":  # "Prince Group's chairman"
        inside.update(words[office.start - 2].text.lower().split())
    before = words[office.head - 1].text if office.head > office.start else ""
    return not inside & lists["private"] and before not in lists["criminal"]


def find_presented(words: Sequence[Word], names: Sequence[Stretch]) -> Iterator[Presented]:
    """Which person each office phrase presents, by what stands between them."""
    letters = classes(words)
    starts = {start: (start, end) for start, end in names}
    ends = {end: (start, end) for start, end in names}
    carried: dict[int, Stretch] = {}  # "X, minister of A and minister of B": the second has its name over the first
    held: dict[Stretch, str] = {}
    pending: list[Office] = []
    offices = find_offices(words)
    for index, office in enumerate(offices):
        first = pending[0] if pending else office
        name, shape = _holder(words, letters, starts, ends, carried, held, first, office)
        follower = offices[index + 1] if index + 1 < len(offices) else None
        joined = follower is not None and _are_joined(words, letters, office, follower)
        if name is None:
            pending = [*pending, office] if joined else []
            continue
        for one in (*pending, office):
            yield Presented(*name, one, shape)
        held[name] = shape
        pending = []
        if shape == "after" and follower is not None and joined:
            carried[follower.start] = name


def _are_joined(words: Sequence[Word], letters: str, office: Office, follower: Office) -> bool:
    """Whether two offices are one person's: "minister of A and minister of B", "the head of A, ambassador X"."""
    between = letters[office.end : follower.start]
    if re.fullmatch(r"at?", between):
        return letters[follower.start] not in "GN"
    if between == "," and {words[one.head].text for one in (office, follower)} <= _CABINET:
        return True  # "Prime Minister, Minister of Defence and Minister of the Interior X"
    grade = words[follower.head].text.lower() in read_lexicon("names")["grade"]
    return between in (",", "") and grade and follower.end - follower.start == 1


def _holder(
    words: Sequence[Word],
    letters: str,
    starts: Mapping[int, Stretch],
    ends: Mapping[int, Stretch],
    carried: Mapping[int, Stretch],
    held: Mapping[Stretch, str],
    first: Office,
    office: Office,
) -> tuple[Stretch | None, str]:
    after, direct = _name_after(words, letters, starts, first, office)
    if after is not None and direct:
        return after, "before"
    before = carried.get(office.start) or _name_before(words, letters, ends, first, office)
    if before is not None and (held.get(before) != "before" or after is None):
        return before, "after"
    if after is not None:
        return after, "before"
    return None, ""


def _name_after(
    words: Sequence[Word], letters: str, starts: Mapping[int, Stretch], first: Office, office: Office
) -> tuple[Stretch | None, bool]:
    skipped = _SKIP.match(letters, office.end)
    at = skipped.end() if skipped else office.end
    between = letters[office.end : at]
    if at in starts:
        direct = "," not in between and "(" not in between
        strong = words[office.head].capital or words[office.head].text in _HEADS_OF_STATE
        if not (direct and strong) and _is_bare(words, office) and not _is_introduced(letters, first.start):
            return None, False
        return starts[at], direct
    state = re.compile(r"NC*").match(letters, at)
    if not between and state and letters[office.head] in "HJ":
        return state.span(), True  # a name that is also a country's: "Foreign Minister Jordan"
    relative = re.match(r"v(?=[CV])", letters[office.end :])
    if relative and letters[office.start - 1 : office.start] == "w":  # "whose chief is X"
        return starts.get(office.end + 1), False
    return None, False


def _name_before(
    words: Sequence[Word], letters: str, ends: Mapping[int, Stretch], first: Office, office: Office
) -> Stretch | None:
    begin = max(0, first.start - _COMPLEMENT)
    lead = _LEAD.search(letters[begin : first.start])
    name = ends.get(begin + lead.start()) if lead else None
    if name is None or lead is None:
        return None
    after = letters[office.end : office.end + 1]
    cut = re.match(r"[fo][^,.;:~)y]*y", letters[office.end : office.end + _COMPLEMENT])  # ", a spokesman for it said"
    if ((after and after not in _CLOSED) or cut) and "v" not in lead[0]:
        return None
    bare = _is_bare(words, office) and not _is_introduced(letters, first.start)
    return None if bare and "v" not in lead[0] else name


def _is_bare(words: Sequence[Word], office: Office) -> bool:
    """Whether an office is only a noun that says too little by itself: "head", "member"."""
    alone = office.end - office.start == 1
    return alone and words[office.head].text.lower() in read_lexicon("names")["weak_head"]


def _is_introduced(letters: str, start: int) -> bool:
    """Whether a possessive or nationality before an office says whose it is: "its chief"."""
    return start > 0 and letters[start - 1] in "isGw"
