"""Crime words: where a text names a crime, in the words of the ontology.

"telecom and online fraud", "online gambling and fraud" name each crime that the joined words make.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from loaders.extract.claims import Mention
from ontology.facts import Span
from ontology.terms import read_ontology

_JOINT = r"(?:[ -](?:(?:and|or|&)[ ]\w+|\w+,?[ ](?:and|or|&)))?[ -]"
_WORD = re.compile(r"\w+")
_OPENING = 3  # letters of a first word that plural and case leave alone
_BARE_FRAUD = re.compile(r"\b(?:fraud|swindl)(?:s|sters?|ulent|ing|ers?|es)?\b", re.IGNORECASE)


def find_crimes(text: str) -> tuple[Mention, ...]:
    """The crime words of a text in reading order; bare "fraud" counts where the text also names telecom fraud."""
    found = {
        (start, start + len(match[1]), code)
        for start, codes in _openings(text)
        for code in codes
        if (match := _patterns()[code].match(text, start))
    }
    if any(code == "telecom_fraud" for _, _, code in found):
        found |= {(m.start(), m.end(), "telecom_fraud") for m in _BARE_FRAUD.finditer(text)}
    return tuple(
        Mention(Span(start, end), "Crime", code, None, code, "crime word") for start, end, code in sorted(found)
    )


def _openings(text: str) -> Iterator[tuple[int, Iterable[str]]]:
    """Where a word stands with which a crime may open, and which crimes these are."""
    for match in _WORD.finditer(text):
        codes = _codes().get(match[0].lower()[:_OPENING])
        if codes:
            yield match.start(), codes


@cache
def _codes() -> Mapping[str, frozenset[str]]:
    """The first letters of the first word of each crime word: which crimes open with them."""
    codes: dict[str, set[str]] = {}
    for code, concept in read_ontology().schemes["crime"].items():
        for words in (concept.label, *concept.words):
            codes.setdefault(_WORD.findall(words.lower())[0][:_OPENING], set()).add(code)
    return {opening: frozenset(names) for opening, names in codes.items()}


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {code: re.compile(_alternatives(code), re.IGNORECASE) for code in read_ontology().schemes["crime"]}


def _alternatives(code: str) -> str:
    concept = read_ontology().schemes["crime"][code]
    words = sorted({concept.label, *concept.words}, key=lambda word: (-len(word), word))
    return "(" + "|".join(_forms(words)) + r")\b"


def _forms(words: list[str]) -> Iterator[str]:
    for word in words:
        parts = [re.escape(part) for part in re.split(r"[ -]", word)]
        last = parts[-1][:-1] + "(?:y|ies)" if parts[-1].endswith("y") else parts[-1] + "(?:e?s)?"
        between = _JOINT if len(parts) == 2 else "[ -]"
        yield between.join([*parts[:-1], last])
