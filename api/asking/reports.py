"""Reports in a question: how many must tell of a fact, and titles of documents in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NUMBERS = {word: n for n, word in enumerate("one two three four five six seven eight nine ten".split(), start=1)} | {
    "several": 2,
    "multiple": 2,
    "many": 2,
    "various": 2,
    "a couple of": 2,
    "a few": 3,
    "different": 2,
    "independent": 2,
}
_SAY = (
    r"(?:report|confirm|corroborat|cover|mention|support|document|verif|attest|back|tell|told|carr|publish|appear)\w*"
)
_THINGS = (
    r"(?:news\s+)?(?:reports?|documents?|sources?|papers?|newspapers?|outlets?|publishers?|articles?|publications?|media|"
    r"agencies|stories)"
)
_REPORTS = re.compile(
    rf"(?:(?:that|which|who|and|are|were|was|is|have|has|been|being)\s+)*(?:{_SAY}\s+)?(?:(?:by|in|with|from|on\s+the\s+strength\s+of)\s+)?"
    rf"(?P<lead>at\s+least|more\s+than|over|no\s+fewer\s+than|no\s+less\s+than|a\s+minimum\s+of|minimum)?\s*"
    rf"(?P<number>\d+|{'|'.join(_NUMBERS)})(?P<more>\s+or\s+more)?(?:\s+(?:independent|different|separate|other))*\s+"
    rf"(?P<things>{_THINGS})(?:\s+(?:have\s+)?{_SAY}(?:\s+(?:on|of|about))?)?\b",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"(?:(?:in|from|by)\s+)?(?:the\s+)?(?:(?:document|article|report|piece|story)\s+)?[\"“«](?P<title>[^\"”»]{12,})[\"”»]"
)


@dataclass(frozen=True, slots=True)
class Reports:
    """How many reports must tell of a fact, at the least."""

    span: tuple[int, int]
    least: int


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a document."""

    span: tuple[int, int]
    told: str


def find_reports(text: str) -> Reports | None:
    """The least number of reports that a question asks for."""
    for match in _REPORTS.finditer(text):
        word = match["number"].lower()
        number = int(word) if word.isdigit() else _NUMBERS[word]
        lead = (match["lead"] or "").lower()
        asked = lead or match["more"] or re.search(_SAY, _around(match), re.I) or word in ("several", "multiple")
        if not asked or re.search(r"\bhow\s*$", text[: match.start("number")], re.I) or number > 99:
            continue
        over = lead in ("more than", "over") and word not in ("several", "multiple")
        return Reports((match.start(), match.end()), number + over)
    return None


def _around(match: re.Match[str]) -> str:
    """What is said beside the number and the reports themselves."""
    return match.string[match.start() : match.start("number")] + match.string[match.end("things") : match.end()]


def find_titles(text: str) -> Iterator[Title]:
    """Titles of documents in quotation marks, of three words and more."""
    for match in _TITLE.finditer(text):
        if len(match["title"].split()) > 2:
            yield Title(match.span(), match["title"].strip())
