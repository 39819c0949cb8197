"""Routes: what a question asks of a path beside its ends: "through meetings only", "without places", "in two steps"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FACTS = {"meeting": "Meeting", "talk": "Meeting", "measure": "Measure", "action": "Measure", "agreement": "Agreement"}
_FACTS |= {"treat(?:y|ie)": "Agreement", "deal": "Agreement", "statement": "Statement", "office": "Office"}
_LABELS = {"place": "Place", "countr(?:y|ie)": "Country", "state": "Country", "bod(?:y|ie)": "Organization"}
_LABELS |= {"organi[sz]ation": "Organization", "crime": "Crime", "asset": "Asset"}
_LABELS |= {"people|person|individual": "Person", "official|minister|politician": "Official"}
_NUMBERS = {word: n for n, word in enumerate("one two three four five six".split(), start=1)}
_THROUGH = r"(?:through|via|by(?: way of| means of)?|over|using|across|(?:a )?chains? of|in)"
_WITHOUT = (
    r"(?:without|not (?:going )?(?:through|via|over)|avoiding|except (?:through|via)|other than (?:through|via)|no)"
)
_ANY = r"(?:only |just |solely |exclusively |alone |any |the |their |shared |common |a chain of |passing through )*"


def _alternatives(table: dict[str, str]) -> str:
    return "|".join(table)


_STEP = re.compile(rf"\b{_THROUGH} {_ANY}(?P<what>{_alternatives(_FACTS)})s?\b(?: only| alone)?", re.IGNORECASE)
_VIA = re.compile(rf"\b{_THROUGH} {_ANY}(?P<what>{_alternatives(_LABELS)})s?\b(?: only| alone)?", re.IGNORECASE)
_NEVER = re.compile(
    rf"\b{_WITHOUT} {_ANY}(?P<what>{_alternatives(_LABELS)})s?\b(?: in between| between)?", re.IGNORECASE
)
_LONGEST = re.compile(
    rf"\b(?:in|of|with|within)? ?(?:at most|no more than|up to|not more than|a maximum of)?"
    rf" ?(?P<number>[1-6]|{_alternatives(dict.fromkeys(_NUMBERS, ''))}) (?:steps?|hops?|links?)\b",
    re.IGNORECASE,
)
_DEEDS = re.compile(
    r"\b(?:only|just) (?:deeds|what was (?:really |actually )?done)\b|\bwithout plans(?: or proposals)?\b"
    r"|\bno plans(?: or proposals)?\b|\bleaving out plans\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Route:
    """What the steps and the middles of a path may be; `spans` are code points of the words that say it."""

    spans: tuple[tuple[int, int], ...] = ()
    step: str | None = None
    via: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    longest: int | None = None
    deeds: bool = False

    @property
    def sentence(self) -> str:
        """The conditions in words, or nothing."""
        parts = [f"joined by {self.step.lower()}s alone"] if self.step else []
        parts += [f"only through: {', '.join(self.via).lower()}"] if self.via else []
        parts += [f"never through: {', '.join(self.never).lower()}"] if self.never else []
        parts += [f"at most {self.longest} steps"] if self.longest else []
        parts += ["no plans or proposals"] if self.deeds else []
        return f"Paths {'; '.join(parts)}." if parts else ""


def find_route(text: str) -> Route:
    """The conditions that a question sets to paths."""
    step, via, longest, deeds = (form.search(text) for form in (_STEP, _VIA, _LONGEST, _DEEDS))
    never = tuple(_NEVER.finditer(text))
    found = [match for match in (step, via, longest, deeds, *never) if match]
    number = longest["number"].lower() if longest else ""
    return Route(
        tuple(match.span() for match in found),
        _name(_FACTS, step["what"]) if step else None,
        (_name(_LABELS, via["what"]),) if via else (),
        tuple(dict.fromkeys(_name(_LABELS, match["what"]) for match in never)),
        (int(number) if number.isdigit() else _NUMBERS[number]) if number else None,
        deeds is not None,
    )


def _name(table: dict[str, str], word: str) -> str:
    return next(name for form, name in table.items() if re.fullmatch(form, word, re.IGNORECASE))
