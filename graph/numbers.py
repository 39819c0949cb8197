"""Numbers: how many people, how much money and how many things a sentence tells of, as it writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple


class Number(NamedTuple):
    """A number with what it counts.

    `of` is people, money, weight or places; `value` is in units (US dollars and baht are not made one), `text` the
    words of the sentence.
    """

    of: str
    value: float
    text: str


_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL = {
    **{word: float(value) for value, word in enumerate(_WORDS)},
    **{word: 20.0 + 10 * place for place, word in enumerate(_TENS)},
    "dozen": 12.0,
}
_LARGE = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "mn": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12}
_UNITS = {"kg": 1.0, "kilogram": 1.0, "kilo": 1.0, "gram": 1e-3, "tonne": 1e3, "ton": 1e3}

_PEOPLE = (
    "people|persons?|m[ae]n|wom[ae]n|nationals?|citizens?|foreigners?|suspects?|victims?|workers?|detainees?|deportees?|"
    "scammers?|fugitives?|members?|individuals?|defendants?|migrants?|children|returnees?|arrests?"
)
_DEMONYMS = (
    r"[A-Z][a-z]+(?:an|ai|i)s|"
    r"[A-Z][a-z]+(?:an|ese|ai|i)(?!\s(?!(?:were|was|had?|have|are|who|in|from|to|on|at|and|with|by)\b)[a-z])"
)
_MONTHS = "jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec"
_PLACES = "compounds?|sites?|centres?|centers?|buildings?|locations?|dens?|hubs?|areas?|points?|villages?"
_CURRENCY = "baht|dollars?|yuan|ringgit|pesos?|euros?|pounds?|won|kyats?|rupees?|riels?|kip|dong|yen|reais"
_SIGN = re.compile(r"(?:(?:US|S|A|HK|NT)?\$|€|£|¥|₩|RM|USD|THB|RMB|Rp)\s?$")
_FIGURE = r"(?!(?:19|20)\d\d\b)(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"  # a bare 2025 is a year
_WORD = "|".join(sorted(_SMALL, key=len, reverse=True))
_ARTICLE = rf"an?(?=\s+(?:{'|'.join(_LARGE)}|dozen)\b)"
_AMOUNT = rf"(?P<figure>{_FIGURE}|(?:{_WORD})(?:-(?:{_WORD}))?|{_ARTICLE})"
_SCALE = rf"(?:\s?-?(?P<scale>{'|'.join(_LARGE)}|dozen)\b)?"
_NUMBER = re.compile(
    rf"{_AMOUNT}{_SCALE}"
    rf"(?:(?:\s(?!(?:and|from|in|of|for|at|on|to)\b|{_MONTHS})[\w'-]+){{0,3}}?"
    rf"\s?-?\s?(?:(?P<people>(?:{_PEOPLE}|(?-i:{_DEMONYMS}))\b)|(?P<places>(?:{_PLACES})\b)|(?P<money>(?:{_CURRENCY})\b)"
    rf"|(?P<weight>(?:{'|'.join(_UNITS)})s?\b)))?",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def read_numbers(sentence: str) -> tuple[Number, ...]:
    """The numbers of people, places, money and weight in a sentence, in its order; others (days, ages) are left out."""
    found: list[Number] = []
    end = 0
    for start in _starts(sentence):
        if start >= end and (match := _NUMBER.match(sentence, start)):
            sign = _SIGN.search(sentence, max(0, start - 5), start)
            of = "money" if sign else next((name for name in _KINDS if match[name]), None)
            if of:
                unit = _UNITS[match["weight"].lower().removesuffix("s")] if match["weight"] else 1.0
                end = match.end()
                found.append(Number(of, _value(match) * unit, sentence[sign.start() if sign else start : end].strip()))
    return tuple(found)


def _starts(sentence: str) -> Iterator[int]:
    """Where figures and words of numbers begin."""
    for token in _TOKEN.finditer(sentence):
        word = token[0].lower()
        if word[0].isdigit() or word in _SMALL or word in ("a", "an"):
            yield token.start()


_TOKEN = re.compile(r"[^\W\d_]+|\d[\d.,]*")
_KINDS = ("people", "places", "money", "weight")


def _value(match: re.Match[str]) -> float:
    figure, scale = match["figure"].lower(), (match["scale"] or "").lower()
    if figure[0].isdigit():
        value = float(figure.replace(",", ""))
    elif figure in ("a", "an"):
        value = 1.0
    else:
        value = sum(_SMALL[word] for word in figure.split("-"))
    return value * (_LARGE.get(scale) or _SMALL.get(scale) or 1.0)
