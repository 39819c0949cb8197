"""Names as they are looked for: accents and case ignored, each word by its beginning, the nearest spelling first.

Where no name has the words, wrong letters are forgiven, and the answer says so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from graph.mapping import Description, label_of

# Letters that Unicode does not take apart, as the full-text engines fold them.
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})
_WORD = re.compile(r"[^\W_]+")


class Named(NamedTuple):
    """A spelling and the entity that it stands for."""

    entity: str
    surface: str


class Found(NamedTuple):
    """An entity that a search found, by which of its spellings, how near that is (0 to 100), and whether it is exact:

    whether each word of the text begins a word of the spelling. Where it does not, letters were forgiven or words
    left out.
    """

    entity: str
    surface: str
    score: float
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Way:
    """How a round of a search takes words: all of them or any; as words begin, or with wrong letters forgiven.

    `initial`: where letters are forgiven, the first must be right.
    """

    every: bool
    forgiving: bool = False
    initial: bool = True


_ROUNDS = (Way(True), Way(True, True), Way(True, True, initial=False), Way(False), Way(False, True))
MOST = 500
"""Names that a store hands over for one round: the shortest where all words must be there, for they are the nearest;
those that the engine itself ranks first where any is enough."""

Fetch = Callable[[Sequence[str], Way], Iterable[Named]]
"""Asks a store for the names that hold words in a way; it may give more."""


def words(text: str) -> list[str]:
    """The words of a text, folded: lower case, without accents."""
    if text.isascii():
        return _WORD.findall(text.lower())
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _WORD.findall(plain.translate(_LETTERS))


def edits(word: str) -> int:
    """How many letters of a folded word may be wrong, missing, too many or swapped: none in a short one."""
    return 0 if len(word) < 4 or not word.isascii() else 1 if len(word) < 8 else 2


def is_near(word: str, others: Iterable[str], *, initial: bool) -> bool:
    """Whether one of the other words is the word but for the letters that are forgiven."""
    most = edits(word)
    return any(
        OSA.distance(word, other, score_cutoff=most) <= most and (not initial or other[:1] == word[:1])
        for other in others
        if most
    )


def of_node(iri: str, description: Description) -> Named | None:
    """The spelling that a shared node holds: an entity's name, or a Name's surface."""
    label = label_of(iri)
    if label.layer == "entity" and "name" in description.properties:
        return Named(iri, str(description.properties["name"]))
    if label.name == "Name" and "surface" in description.properties and description.edges:
        return Named(min(description.edges).target, str(description.properties["surface"]))
    return None


def search(text: str, limit: int, labels: Collection[str], fetch: Fetch) -> list[Found]:
    """The entities whose names are nearest to a text, each by its nearest spelling; the same on every store.

    Names that have all the words come alone. Where there are none, those that have them all with letters wrong; then
    those that have any. `labels` narrows the entities to some labels.
    """
    wanted = words(text)
    forgiving = any(edits(word) for word in wanted)
    for way in _ROUNDS if wanted else ():
        if way.forgiving and not forgiving:
            continue
        candidates = [named for named in fetch(wanted, way) if not labels or label_of(named.entity).name in labels]
        if found := _rank(wanted, candidates, way):
            return [each._replace(exact=way == _ROUNDS[0]) for each in found[:limit]]
    return []


def _rank(wanted: list[str], candidates: Iterable[Named], way: Way) -> list[Found]:
    held = [(named, " ".join(spelt)) for named in candidates if _holds(wanted, spelt := words(named.surface), way)]
    query, folded = " ".join(wanted), [text for _, text in held]
    scores = [
        {number: score for _, score, number in process.extract(query, folded, scorer=scorer, limit=None)}
        for scorer in (fuzz.WRatio, fuzz.ratio)
    ]
    best: dict[str, tuple[float, float, int, str]] = {}
    for number, (named, _) in enumerate(held):
        rank = (-scores[0][number], -scores[1][number], len(named.surface), named.surface)
        best[named.entity] = min(rank, best.get(named.entity, rank))
    ranked = sorted((rank, entity) for entity, rank in best.items())
    return [Found(entity, surface, round(-score, 2)) for (score, _, _, surface), entity in ranked]


def _holds(wanted: list[str], spelt: list[str], way: Way) -> bool:
    return (all if way.every else any)(
        any(word.startswith(start) for word in spelt) or (way.forgiving and is_near(start, spelt, initial=way.initial))
        for start in wanted
    )
