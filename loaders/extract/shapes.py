"""Shapes of names outside every table: bodies, places and people, told by the words around and inside them.

Shape:  Word classes -> (first word, past the last word) of each name; see words.py for the letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.extract.lexicon import read_lexicon
from loaders.extract.words import Word, classes

Stretch = tuple[int, int]

# What comes before the noun of a body: "Royal Thai", "General Department", "Karen-Thai".
_PRE = r"(?:[CAGNPMLO]|R(?=[MCGN]*B)|(?<=[CAGMP])-(?=[CGM]))"
_AND = r"(?:(?:,M+)*,?aM[MC]*(?![HJh])|aC{1,2}M(?![HJhBCM]))"
_TAIL = rf"(?:[of]t?[CAGNPMLOB]+{_AND}?)"
BODY = re.compile(rf"(?:{_PRE}{{0,6}}M(?:(?:,M+)*,?a(?=[CM])|Ca(?=[MB]{{1,2}}B)))?{_PRE}{{0,9}}B+(?:{_TAIL}){{0,5}}")
PLACE = re.compile(r"[CPGNM]{0,3}[CPGM]L+(?:oN)?|Lo(?:t)?[CP]+")
NAME = re.compile(r"(?:C|I(?=I?C)|V|L(?=C))(?:[CIV]|p+(?=[CN])|M(?=C)|A(?![BHhb])|-(?=C)|(?<=C)P(?![,oP])|\"C\"(?=C))*")
_ABSTRACT = re.compile(r"[a-z](?:tions?|ments?|ities|[ae]nces?|bility|bilities|ships?)$")  # endings that no name has
_OF_TAILS = frozenset({"of"})
_WIDE_TAILS = frozenset({"of", "for", "on", "against"})
_MISSIONS = frozenset({"embassy", "consulate", "consulate general", "consulate-general", "high commission", "mission"})
_WIDE_BODIES = frozenset(
    "office agency bureau council commission committee department directorate center centre academy network ministry "
    "association section division institute administration unit".split()
)


def find_bodies(words: Sequence[Word]) -> Iterator[Stretch]:
    """Names of bodies by their noun: "Ministry of X", "X Police", "X Embassy in Y"."""
    letters = classes(words)
    position = 0
    while match := BODY.search(letters, position):
        start, end = match.span()
        noun = next(index for index in range(start, end) if letters[index] == "B")
        end = _cut_tail(words, letters, noun, end)
        position = max(end, start + 1)
        if end - start > 1 or _stands_alone(words[start]):
            yield start, end


def _cut_tail(words: Sequence[Word], letters: str, noun: int, end: int) -> int:
    """Drop what follows the noun by a preposition that does not belong to the name."""
    name = re.compile(r"(?:(?<=[NPO])C+|(?<=AA)C{2,}|(?<=M)C{2,})(?![CMBL])").search(letters, noun + 1, end)
    if name:  # "Ministry of Trade Li Bowen"
        end = name.start()
    text = words[noun].text.lower()
    allowed = _WIDE_TAILS if text in _WIDE_BODIES else _OF_TAILS
    for index in range(noun + 1, end):
        if letters[index] in "of":
            word = words[index].text.lower()
            if text in _MISSIONS and word in {"in", "to", "at"}:
                return min(end, _stop(letters, index + 1, end))
            inside = word == "in" and words[index + 1].text.lower() in {"persons", "human"}
            if word not in allowed and not inside:
                return index
    return end


def _stop(letters: str, index: int, end: int) -> int:
    while index < end and letters[index] in "tCNPGA":
        index += 1
    return index


def _stands_alone(word: Word) -> bool:
    """Whether a body's noun is a name by itself: never, but for a parliament's."""
    return word.text in {"Parliament", "Congress", "Senate"} and not word.first


def find_places(words: Sequence[Word]) -> Iterator[Stretch]:
    """Names of places by their noun: "X Province", "Port of X"."""
    things = read_lexicon("names")["thing"]
    for match in PLACE.finditer(classes(words)):
        if not any(word.text.lower() in things and word.kind == "C" for word in words[slice(*match.span())]):
            yield match.span()


def find_names(words: Sequence[Word]) -> Iterator[Stretch]:
    """Stretches that may be the name of a person."""
    for match in NAME.finditer(classes(words)):
        yield match.span()


def is_person(words: Sequence[Word], stretch: Stretch) -> bool:
    """Whether a stretch without anchor reads as a person's name: two to five words, none of which tells a thing."""
    things = read_lexicon("names")["thing"]
    inside = words[slice(*stretch)]
    names = [word for word in inside if word.kind in "CIV"]
    if not 2 <= len(names) <= 6:
        return False
    common = things | read_lexicon("names")["starter"]
    if any(word.text.lower() in common or _ABSTRACT.search(word.text) for word in inside):
        return False
    return sum(word.kind != "I" for word in names) >= 2
