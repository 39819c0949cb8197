"""Phrases: the names, crimes and offices of a question with the role that grammar gives them.

A role is a preposition ("against", "between"), or subject, object, possessive ("China's talks"), qualifier ("drug
arrests") or bare. Questions are short and their word order is fixed, so that the words between tell it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from api.asking.acts import Acts
from api.asking.marks import Mark, Marked
from api.asking.phrase import Phrase
from api.asking.word_order import WordOrder

_EVENTS = re.compile(r"(?:\w+ )?(?:conference|summit|meeting|process|conclave|gathering|workshop|forum)")
_INSTRUMENTS = re.compile(
    r"(?:joint |action )?(?:convention|declaration|accord|protocol|communiqu[eé]|consensus|statement|charter|treaty"
    r"|plan|memorandum)"
)


class Phrases(WordOrder):
    """The phrases of a question in order, and the offices that nobody in it holds."""

    def __init__(self, marked: Marked, acts: Acts) -> None:
        super().__init__(marked, acts)
        self.offices: list[tuple[int, str]] = []
        found: list[Phrase] = []
        for at, mark in enumerate(self.marks):
            if (mark.kind == "name" or mark.kind == "crime") and at not in self.owners:
                found.append(self._read(at, mark, found))
        self.all = tuple(found)
        self.offices = [
            (at, mark.value)
            for at, mark in enumerate(self.marks)
            if mark.kind == "office" and at not in self.used_offices
        ]

    def _read(self, at: int, mark: Mark, before: Sequence[Phrase]) -> Phrase:
        start, office, body = self._start(at)
        phrase = Phrase(at, mark, "", mark.named.hits if mark.named else (), office, body=body)
        phrase = replace(phrase, excepted=self._excepted(start), owner=self._owner(at))
        prep = self._preposition(start)
        last = before[-1] if before else None
        joint = self._joint(start, last) if last else None
        if self._is_place_of_crime(at) or self._is_before(at, _EVENTS):
            return replace(phrase, role="in")
        if self._is_before(at, _INSTRUMENTS):
            return replace(phrase, role="aside")
        after = self.marks[at + 1 : at + 3]
        if any(m.text.lower() in ("request", "behest", "invitation", "urging") for m in after) and prep != "of":
            return replace(phrase, role="aside")
        if prep == "about" and self._is_on_border(at, start):
            prep = "near"
        if prep == "outside":
            return replace(phrase, role="in", excepted=True)
        if prep == "of" and self._is_share(start):
            prep = None
        if prep == "by" and self._is_done_by_others(start):
            phrase = replace(phrase, excepted=True)
        if prep == "of" and (topic := self._topic_of(start)):
            prep = topic
        if body and prep == "in" and start < at + 1 and self._has_body_after(at):
            prep = "of"  # "in Thailand's government" is who acts, not where
        if mark.kind == "crime" and self._is_of_people(at, at, self._preposition(at)):
            return replace(phrase, role="qualifier")
        if prep is not None and not (joint and prep == "to" and last and last.role == "between"):
            again = last is not None and last.role == prep and joint
            return replace(
                phrase,
                role=prep,
                joined=last.at if again and last else None,
                alternative=joint == "or",
                excepted=phrase.excepted or bool(again and last and last.excepted),
            )
        tied = self._marked.gap(mark) in ("-", "–", "/")  # "along the Thai-Lao border"
        if joint and last and (tied or not (self._noun_after(at) and last.role in ("about", "in", "near"))):
            return replace(
                phrase,
                role=last.role,
                joined=last.at,
                alternative=joint == "or",
                verb=last.verb,
                excepted=phrase.excepted or last.excepted,
                office=office,
            )
        return self._by_order(phrase, start)

    def _is_on_border(self, at: int, start: int) -> bool:
        """Whether "on" says where: "on the Thai-Lao border"."""
        after = [m.text.lower() for m in self.marks[at + 1 : at + 3]]
        on = any(m.text.lower() == "on" for m in self.marks[max(0, start - 2) : start])
        return on and any(word in ("border", "frontier", "coast", "shore", "banks") for word in after)

    def _joint(self, start: int, last: Phrase) -> str | None:
        """How a phrase is joined to the one before it: "and", "or", or not at all."""
        between = self.marks[last.at + 1 : start]
        words = [m for m in between if not m.says("conj")]
        if any(m.kind != "word" and m.kind != "office" for m in words):
            return None
        if any(not (self._skipped(m) or m.says("prep") or m.says("state_body")) for m in words):
            return None
        if any(m.says("conj", "or") for m in between):
            return "or"
        if any(m.says("conj", "and") for m in between):
            return "and"
        first = self._marked.tokens[last.mark.end : self.marks[start].start + 1]
        gaps = "".join(token.gap for token in first)
        if (
            "," in gaps
            and not any(m.says("prep") for m in words)
            and self._alike(last, start)
            and not self._lies_in(last, start)
        ):
            return "or" if self._later_or(start) else "and"
        if re.fullmatch(r"\s*[-–—/&+]\s*(?:the )?", gaps) or "&" in gaps:
            return "and"
        return None

    def _alike(self, last: Phrase, start: int) -> bool:
        """Whether two phrases name things of one label, as the items of a list do."""
        mark = next((m for m in self.marks[start:] if m.kind in ("name", "crime")), None)
        if mark is None or last.crime != (mark.kind == "crime"):
            return False
        labels = {hit.label for hit in last.hits}
        return last.crime or bool(mark.named and labels & {hit.label for hit in mark.named.hits}) or bool(mark.value)

    def _later_or(self, start: int) -> bool:
        """Whether a list goes on to an "or"."""
        for mark in self.marks[start + 1 : start + 5]:
            if mark.says("conj"):
                return mark.says("conj", "or")
        return False

    def _lies_in(self, place: Phrase, country: int) -> bool:
        """Whether a country after a comma only says where the place before it is: "Lagos, Nigeria"."""
        codes = {hit.country for hit in place.hits if hit.label == "Place"}
        return self._code(country) in codes and not any(hit.label == "Country" for hit in place.hits)
