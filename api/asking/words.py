"""Words of a question: its tokens, and the dictionary forms that each of them can have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from graph.names import words as fold

_TOKEN = re.compile(r"[^\W_]+")
_VOWEL = re.compile(r"[aeiouy]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the question.

    Units: `start` and `end` are code points of the question; `gap` is what stands between it and the word before.
    """

    text: str
    folded: str
    start: int
    end: int
    gap: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()

    @property
    def possessive(self) -> bool:
        """Whether it is the s of a genitive or a short "is"."""
        return self.folded == "s" and self.gap in ("'", "’")


def split_words(text: str) -> tuple[Token, ...]:
    """The words of a text in order: what is joined by a hyphen or an apostrophe is several."""
    tokens: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(text):
        folded = "".join(fold(match[0]))
        tokens.append(Token(match[0], folded, match.start(), match.end(), text[end : match.start()]))
        end = match.end()
    return tuple(tokens)


@cache
def read_forms(word: str) -> frozenset[str]:
    """The dictionary forms that a word can have: itself, the noun of a plural, the verb of an inflected form."""
    return frozenset({word, *_IRREGULAR.get(word, ()), *_regular(word)})


def _regular(word: str) -> Iterator[str]:
    if word.endswith("ies") and len(word) > 4:
        yield f"{word[:-3]}y"
    if word.endswith("es") and len(word) > 3:
        yield word[:-2]
    if word.endswith("s") and len(word) > 2 and not word.endswith("ss"):
        yield word[:-1]
    for ending in ("ed", "ing"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1 and _VOWEL.search(stem):
            yield stem
            yield f"{stem}e"
            if stem[-1] == stem[-2]:
                yield stem[:-1]
            if stem.endswith("i"):
                yield f"{stem[:-1]}y"


def is_participle(word: str) -> bool:
    """Whether a word can be a past participle: taken, seized."""
    return word.endswith("ed") or word in _PARTICIPLES


def _table(text: str) -> dict[str, tuple[str, ...]]:
    pairs = (entry.split() for entry in text.split(","))
    return {form: (base,) for base, *forms in pairs for form in forms}


_VERBS = """be is are was were been being am s re, have has had having ve d, do does did done doing doin dun,
    meet met, say said, sit sat, hold held, speak spoke spoken, take took taken, make made, give gave given, put put,
    see saw seen, send sent, bring brought, fly flew flown, tell told, bind bound, seek sought, freeze froze frozen,
    shut shut, cut cut, catch caught, win won, find found, lead led, run ran, become became become, leave left,
    go went gone, come came, get got gotten, keep kept, set set, fight fought, strike struck stricken, think thought,
    write wrote written, know knew known, begin began begun, undertake undertook undertaken, hang hanged hung,
    break broke broken, throw threw thrown, withdraw withdrew withdrawn, tie tying tied, hit hit, agree agreed,
    ban banned banning, jail gaoled, draw drew drawn, show showed shown, stand stood, raise raised raising,
    understand understood, sell sold, pay paid, lie lying, free freed freeing, arise arose arisen,
    tear tore torn, steal stole stolen, blow blew blown, teach taught, burst burst,
    deal dealt, bust busted, grow grew grown, teach taught, choose chose chosen, wind wound, swing swung"""
_IRREGULAR = _table(_VERBS) | {
    "left": ("leave",),
    "people": ("people",),
    "men": ("man",),
    "women": ("woman",),
    "spokespeople": ("spokesperson",),
}
_PARTICIPLES = frozenset(
    """taken met said held spoken made given put seen sent brought flown told bound sought frozen shut cut caught won
    found led run become undertaken hung broken thrown withdrawn hit drawn shown sold paid struck written begun set
    known left torn blown taught stolen""".split()
)
