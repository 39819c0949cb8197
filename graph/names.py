"""Names as they are looked for: accents and case ignored, each word by its beginning, the nearest spelling first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from graph.mapping import Description, label_of

# Letters that Unicode does not take apart, as the full-text engines fold them.
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})
_WORD = re.compile(r"[^\W_]+")


class Named(NamedTuple):
    """A spelling and the entity that it stands for."""

    entity: str
    surface: str


class Found(NamedTuple):
    """An entity that a search found, by which of its spellings, and how near that is (0 to 100)."""

    entity: str
    surface: str
    score: float


Fetch = Callable[[Sequence[str], bool], list[Named]]
"""Asks a store for the names with words that begin with all (True) or any (False) of these; it may give more."""


def words(text: str) -> list[str]:
    """The words of a text, folded: lower case, without accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _WORD.findall(plain.translate(_LETTERS))


def of_node(iri: str, description: Description) -> Named | None:
    """The spelling that a shared node holds: an entity's name, or a Name's surface."""
    label = label_of(iri)
    if label.layer == "entity" and "name" in description.properties:
        return Named(iri, str(description.properties["name"]))
    if label.name == "Name" and "surface" in description.properties and description.edges:
        return Named(min(description.edges).target, str(description.properties["surface"]))
    return None


def search(text: str, limit: int, fetch: Fetch) -> list[Found]:
    """The entities whose names are nearest to a text, each by its nearest spelling; the same on every store.

    Names that have all the words come alone; where there are none, those that have any.
    """
    wanted = words(text)
    if not wanted:
        return []
    for every in (True, False):
        if found := _rank(wanted, fetch(wanted, every), every):
            return found[:limit]
    return []


def _rank(wanted: list[str], candidates: list[Named], every: bool) -> list[Found]:
    test = all if every else any
    query = " ".join(wanted)
    best: dict[str, tuple[float, float, int, str]] = {}
    for entity, surface in candidates:
        spelt = words(surface)
        if not test(any(word.startswith(start) for word in spelt) for start in wanted):
            continue
        folded = " ".join(spelt)
        rank = (-fuzz.WRatio(query, folded), -fuzz.ratio(query, folded), len(surface), surface)
        best[entity] = min(rank, best.get(entity, rank))
    ranked = sorted((rank, entity) for entity, rank in best.items())
    return [Found(entity, surface, round(-score, 2)) for (score, _, _, surface), entity in ranked]
