"""Missions: embassies and consulates by whose they are and where: "the Chinese embassy in Bangkok"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from api.asking.spellings import Named, exact_hits
from api.asking.words import Token
from graph.store import Store

_MISSIONS = frozenset({"embassy", "consulate", "mission"})
_BETWEEN = frozenset("in to of the s at general".split())
_NEAR = 4  # words between a mission and its countries at most


def find_missions(store: Store, tokens: Sequence[Token], found: Sequence[Named]) -> Iterator[Named]:
    """The missions that the store knows; whose and where stand before them, or after "of", "in" and "to"."""
    for at, token in enumerate(tokens):
        beside = [name for name in found if _is_beside(tokens, at, name)] if token.folded in _MISSIONS else []
        states = [
            state for name in beside if (state := next((hit for hit in name.hits if hit.label == "Country"), None))
        ]
        if len(states) == 2:
            whose, where = (hit.name for hit in states)
            hits = exact_hits(store, f"{token.folded} of {whose} in {where}")
            if hits:
                yield Named(min(at, beside[0].start), max(at + 1, beside[-1].end), hits, "organization")


def _is_beside(tokens: Sequence[Token], at: int, name: Named) -> bool:
    between = tokens[name.end : at] if name.end <= at else tokens[at + 1 : name.start]
    return (len(between) <= _NEAR and all(token.folded in _BETWEEN for token in between)) or _chained(tokens, at, name)


def _chained(tokens: Sequence[Token], at: int, name: Named) -> bool:
    """Whether the second country stands behind the first: "embassy of China in Thailand"."""
    between = tokens[at + 1 : name.start]
    small = [token for token in between if token.folded in _BETWEEN]
    return 0 < len(between) - len(small) <= 2 and len(between) <= _NEAR + 2 and between[0].folded == "of"
