"""Moments: when a statement was made, where its own clause names no day.

Shape:  Attribution -> ISO date or None; remembers the days that the text told before, in reading order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from loaders.extract.attribution import Attribution
from loaders.extract.claims import Mention
from loaders.extract.dates import DateMention
from loaders.extract.encounters import Encounters
from loaders.extract.roles import Context
from loaders.extract.speakers import is_release, speech_words
from loaders.extract.timing import Timing
from ontology.dates import read_days

_LEAD = 300  # characters after the title, and before the end, in which a release carries its date
_FRESH = timedelta(days=31)  # before publication: the days of which news tells
_PLACES = ("at", "during", "to", "in", "before", "with", "after")
_BACK = re.compile(
    r"\b(?:at the time|at that time|on (?:that|the same|both) occasions?"
    r"|in (?:the|that|the same|that same) (?:same )?(?:statement|message|communiqu[eé]|press release|release|post))\b",
    re.IGNORECASE,
)
_TURN = re.compile(r"\b(?:for|on) (?:his|her|its|their) part\b|^(?:also|likewise) speaking\b", re.IGNORECASE)


class Moments:
    """The days of a document that an utterance may belong to."""

    def __init__(self, context: Context, dates: Sequence[DateMention], encounters: Encounters) -> None:
        self.context = context
        self.encounters = encounters
        self.released = _release_date(context, dates)
        self.days = [date for date in dates if date.relation in {"on", "after"}]
        self.last: str | None = None  # of the statement before, in the same train of speech
        self.paragraph = -1
        self.own: str | None = None  # the day of the last statement that tells its own
        self.recent: str | None = None  # the day of the last statement that has one

    def begin(self, sentence: Tokens) -> bool:
        """Turn to a sentence; whether it opens a paragraph."""
        paragraph = self.context.reading.document.text.count("\n\n", 0, sentence.start_char)
        opened = paragraph != self.paragraph
        if opened:
            self.last = self.last if _continues(sentence) else None
        self.paragraph = paragraph
        return opened

    def told(self, attribution: Attribution, timing: Timing) -> str | None:
        """The day that an utterance tells of itself."""
        day = _own_date(attribution, timing)
        self.last, self.own, self.recent = day or self.last, day or self.own, day or self.recent
        return day

    def understood(self, attribution: Attribution, speaker: Mention, timing: Timing, sentence: Tokens) -> str | None:
        """The day of the occasion that an utterance names, of the statement before, of the meeting or the release."""
        day = self._understood(attribution, speaker, timing, sentence)
        self.recent = day or self.recent
        return day

    def _understood(self, attribution: Attribution, speaker: Mention, timing: Timing, sentence: Tokens) -> str | None:
        start = self.context.reading.document.text.rfind("\n\n", 0, sentence.start_char)
        if back := _BACK.search(sentence.text):
            return self.last or self._before(sentence.start_char + back.start())
        if not attribution.sourced and _is_set(attribution):
            here = self._before(sentence.start_char, start, fresh=True)
            return (
                self.encounters.date_with(speaker)
                or self.last
                or here
                or self.own
                or self._before(sentence.start_char, fresh=True)
            )
        if _TURN.search(sentence.text) and not attribution.sourced and self.recent:
            return self.recent
        if timing.tokens or attribution.sourced:
            return None
        present = self.encounters.date_with(speaker)
        if present is None and any(token.lemma_.lower() in speech_words()["settings"] for token in sentence):
            present = self.encounters.last_date() or self._before(sentence.start_char, fresh=True)
        return self.last or present or self.released

    def _before(self, end: int, start: int = 0, fresh: bool = False) -> str | None:
        """The last day told in a stretch of the text; a fresh one is a single day shortly before publication."""
        told = (date.value for date in reversed(self.days) if start <= date.span.start and date.span.end <= end)
        return next((value for value in told if not fresh or self._is_fresh(value)), None)

    def _is_fresh(self, value: str) -> bool:
        published = self.context.reading.document.published
        if "/" in value or not published:
            return False
        told, day = read_days(value), read_days(published).latest
        return told.earliest == told.latest and day - _FRESH <= told.earliest <= day


def _is_set(attribution: Attribution) -> bool:
    """Whether an utterance says before whom or at what it was made: "told reporters", "said at the ceremony"."""
    words = speech_words()
    clause = attribution.clause
    near = [*clause.objects, *(t for name in _PLACES for t in clause.complements.get(name, ()))]
    if any(token.lemma_.lower() in words["hearers"] | words["settings"] for token in near):
        return True
    return any(token.lemma_.lower() in words["while"] for token in _beside(clause.head))


def _beside(verb: Token) -> Iterator[Token]:
    """What goes on while somebody speaks: "Speaking to reporters, X denied", "X said in announcing the move"."""
    for child in verb.children:
        if (child.dep_ == "advcl" and child.tag_ == "VBG") or child.dep_ == "advmod":
            yield child
        elif child.lower_ in {"in", "on", "while"}:
            yield from (word for word in child.children if word.dep_ == "pcomp")


def _own_date(attribution: Attribution, timing: Timing) -> str | None:
    if attribution.sourced:
        return timing.dated_in(attribution.cue)
    saying = (verb for word in attribution.cue.children if word.lower_ == "as" for verb in word.children)
    return next((date for verb in (attribution.cue, *saying) if (date := timing.said_on(verb))), None)


def _continues(sentence: Tokens) -> bool:
    """Whether a sentence ties a new paragraph to the statement before it."""
    return bool({token.lower_ for token in sentence} & {"also", "same", "added", "adding", "statement"})


def _release_date(context: Context, dates: Sequence[DateMention]) -> str | None:
    """The date that a release by an authority carries at its head or foot."""
    document = context.reading.document
    if document.published is None or not is_release(document.publisher):
        return None
    head, tail = document.text.find("\n") + _LEAD, len(document.text) - _LEAD
    borne = (date.value for date in dates if date.span.start < head or date.span.start > tail)
    return next((value for value in borne if value == document.published), None)
