"""Misspellings: the word of the lexicon that a strange word resembles."""

from __future__ import annotations

from functools import cache

from rapidfuzz.distance import OSA

from api.asking.english import is_english
from api.asking.lexicon import read_lexicon
from api.asking.likeness import find_like
from api.asking.marks import Mark, Marked
from api.asking.offices import office_words
from api.asking.words import split_words
from graph.store import Store
from ontology.terms import read_ontology


@cache
def _vocabulary() -> tuple[str, ...]:
    """The words that a misspelt one may stand for."""
    lexicon = read_lexicon()
    words = {token.folded for phrases in lexicon.lists.values() for phrase in phrases for token in split_words(phrase)}
    words |= office_words()
    words |= set("january february march april june july august september october november december".split())
    for concept in read_ontology().schemes["crime"].values():
        words |= {token.folded for word in (concept.label, *concept.words) for token in split_words(word)}
    return tuple(sorted(word for word in words if len(word) > 3))


def respell(store: Store, marked: Marked, mark: Mark) -> str | None:
    """The word that a strange one resembles, if it is no name."""
    token = marked.tokens[mark.start]
    word = token.folded
    if len(word) < 4 or word.isdigit() or not word.isascii() or word in _vocabulary() or is_english(word):
        return None
    near = _nearest(word)
    if near is None:
        return None
    distance, best = near
    named = find_like(store, marked.tokens, mark.start, mark.end)
    if named and (named.corrected is None or (token.capital and mark.start > 0)):
        return None
    if token.capital and mark.start > 0 and distance > 1:
        return None
    return best


def _nearest(word: str) -> tuple[int, str] | None:
    most = 1 if len(word) < 6 else 2
    best: tuple[int, str] | None = None
    for other in _vocabulary():
        if abs(len(other) - len(word)) > most or other[0] != word[0]:
            continue
        forms = (other, f"{other}s", f"{other}ed", f"{other}d", f"{other}ing")
        for form in forms:
            reach = most if form in (other, f"{other}s") else 1
            distance = OSA.distance(word, form, score_cutoff=reach)
            near = 0 < distance <= (reach if form[-1] == word[-1] or len(word) > 7 else 1)
            near = near and (len(word) > 4 or sorted(word) == sorted(form))
            if near and (best is None or distance < best[0]):
                best = (distance, form)
    return best
