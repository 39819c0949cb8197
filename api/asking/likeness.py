"""Likeness: names that a question cuts short or misspells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from rapidfuzz.distance import OSA

from api.asking.english import is_english
from api.asking.offices import office_words
from api.asking.spellings import MOST, Named, is_crime, text_of
from api.asking.words import Token
from graph.answers import Hit
from graph.lookup import fold, hits_of
from graph.store import Store
from loaders.extract.gazetteer import list_entries
from ontology import iris
from ontology.authority import shipped_authority


def find_like(store: Store, tokens: Sequence[Token], start: int, end: int) -> Named | None:
    """The entity whose name has these words and others ("Anutin"), or is spelt a little otherwise."""
    text = text_of(tokens, start, end)
    wanted = fold(text).split()
    short = [w for w, token in zip(wanted, tokens[start:end], strict=False) if len(w) < 3 and not token.text.isupper()]
    if short and (len(wanted) < 2 or len(short) == len(wanted) or sum(map(len, wanted)) < 6):
        return None
    if end - start == 1 and is_english(wanted[0] if wanted else ""):
        return None
    if all(not token.capital and is_english(token.folded) for token in tokens[start:end]):
        return None
    scored: dict[str, tuple[int, str]] = {}
    for one in store.search_names(text, MOST):
        distance = _distance(wanted, fold(one.surface).split())
        if distance is not None and not is_crime(one.entity):
            scored[one.entity] = min((distance, one.surface), scored.get(one.entity, (99, "")))
    for surface, entity, distance in _near_of_authority(wanted):
        scored[entity] = min((distance, surface), scored.get(entity, (99, "")))
    if not scored:
        return None
    least = min(distance for distance, _ in scored.values())
    best = {entity: surface for entity, (distance, surface) in scored.items() if distance == least}
    hits = tuple(hits_of(store, best).values())
    if len(wanted) == 1 and least == 0:
        hits = tuple(hit for hit in hits if _begins(hit, best[iris.expand(hit.id)], wanted[0]))
    if not hits or len(hits) > 12:
        return None
    surface = best[iris.expand(hits[0].id)]
    form = "metonym" if {"Country", "Place"} <= {hit.label for hit in hits} else "store"
    return Named(start, end, hits, form, None if least == 0 else surface)


def _begins(hit: Hit, surface: str, word: str) -> bool:
    """Whether one word is enough for a name: any of a person's, the first of a body's."""
    first = next((part for part in fold(surface).split() if part != "the"), "")
    return hit.label in ("Official", "Person") or first == word


def _distance(wanted: Sequence[str], spelt: Sequence[str]) -> int | None:
    """How many letters differ, if each wanted word is a word of the spelling; None if too many do."""
    total = 0
    several = int(len(wanted) > 1)  # beside other words, a letter of a short one may be wrong too
    left = list(spelt)
    for word in wanted:
        best = min(((OSA.distance(word, other), other) for other in left), default=(99, ""))
        if best[0] > max(allowed(word), several) or (
            len(word) == 4 and not several and sorted(word) != sorted(best[1])
        ):
            return None
        if best[0] and word in office_words():
            return None  # "the Thai foreign minister" is no misspelt ministry
        total += best[0]
        left.remove(best[1])
    if several and total > max(1, sum(map(allowed, wanted))):
        return None
    if total and len(left) > max(0, len(wanted) - 1):
        return None  # misspelt and cut short at once
    return total


def allowed(word: str) -> int:
    """How many letters of a word may be wrong."""
    return 0 if len(word) < 4 else 1 if len(word) < 7 else 2


@cache
def _words_of_authority() -> Mapping[int, Sequence[tuple[str, str]]]:
    """The spellings of the authority by their number of words."""
    by_length: dict[int, dict[tuple[str, str], None]] = {}
    for surface, entry in list_entries(shipped_authority()):
        folded = fold(surface)
        key = (folded, iris.mint(entry.entity.label, entry.entity.key))
        by_length.setdefault(folded.count(" ") + 1, {})[key] = None
    return {length: tuple(pairs) for length, pairs in by_length.items()}


def _near_of_authority(wanted: Sequence[str]) -> Iterator[tuple[str, str, int]]:
    text = " ".join(wanted)
    most = max(sum(allowed(word) for word in wanted), int(len(wanted) > 1))
    if not most or len(text) < 4:
        return
    for surface, entity in _words_of_authority().get(len(wanted), ()):
        if abs(len(surface) - len(text)) <= most:
            distance = OSA.distance(text, surface, score_cutoff=most)
            if 0 < distance <= most and _distance(wanted, surface.split()) is not None:
                yield surface, entity, distance
