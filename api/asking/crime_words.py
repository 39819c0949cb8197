"""Crime words: where a question names crimes, conventions against them, and bodies that fight them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from api.asking.lexicon import Sense, read_lexicon
from api.asking.words import Token, read_forms
from loaders.extract.crimes import find_crimes
from loaders.extract.frame import read_goods

_TRADE = frozenset("smuggling smuggler smugglers trafficking trafficker traffickers trade dealers dealing".split())
_ASKING = frozenset("which what other more".split())  # "which crimes" names none


def find_instruments(tokens: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
    """Conventions by their names, and what they are about: "the Hanoi Convention"."""
    words = [token.folded for token in tokens]
    for at in range(len(words)):
        end, senses = read_lexicon().find_longest(words, at, len(words))
        yield from ((at, end, sense.value) for sense in senses if sense.kind == "instrument")


def find_countering(tokens: Sequence[Token]) -> Iterator[tuple[int, int, tuple[Sense, ...]]]:
    """Bodies named by the crime that they are against, which is no crime asked about: "anti-scam centre"."""
    words = [token.folded for token in tokens]
    for at, word in enumerate(words):
        end, senses = read_lexicon().find_longest(words, at, len(words)) if word == "anti" else (at, ())
        if end - at > 2:
            yield at, end, senses


def find_crime_words(text: str, tokens: Sequence[Token]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Where crimes are named, by the words of the ontology, the goods of the frames, and the lexicon; longest first."""
    spans: list[tuple[int, int, str]] = []
    for mention in find_crimes(text):
        inside = [n for n, t in enumerate(tokens) if mention.span.start <= t.start and t.end <= mention.span.end]
        if inside:
            spans.append((inside[0], inside[-1] + 1, mention.name))
    words = [token.folded for token in tokens]
    for at, word in enumerate(words):
        end, senses = read_lexicon().find_longest(words, at, len(words))
        asked = at > 0 and words[at - 1] in _ASKING and word in ("crime", "crimes")
        spans += [(at, end, sense.value) for sense in senses if sense.kind == "crime" and not asked]
        spans += [(at, at + 1, _goods()[form]) for form in read_forms(word) if form in _goods()]
        if at + 1 < len(words) and words[at + 1] in _TRADE:
            spans += [(at, at + 2, code) for start, stop, code in spans if (start, stop) == (at, at + 1)]
    spans.sort(key=lambda one: (one[0] - one[1], one[0]))
    taken: list[tuple[int, int, set[str]]] = []
    for start, end, code in spans:
        touching = [one for one in taken if start < one[1] and one[0] < end]
        if not touching:
            taken.append((start, end, {code}))
        elif touching[0][:2] == (start, end) and end - start > 1:
            touching[0][2].add(code)
        elif len(touching) == 1 and end - start > 2 and code not in touching[0][2] and start >= touching[0][0]:
            first, last, codes = touching[0]
            taken.remove(touching[0])
            taken.append((min(first, start), max(last, end), codes | {code}))
    for start, end, codes in sorted(taken, key=lambda one: one[0]):
        yield start, end, tuple(sorted(codes))


@cache
def _goods() -> dict[str, str]:
    known = read_lexicon()
    return {word: code for word, code in read_goods().items() if " " not in word and not known.is_known(word)}
