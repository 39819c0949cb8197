"""Statements: one claim for each speaker of an utterance, with its outlet, date and topics."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span as Tokens

from loaders.extract.attribution import Attribution
from loaders.extract.claims import Claim, Mention
from loaders.extract.dates import DateMention
from loaders.extract.encounters import Encounters
from loaders.extract.roles import Context
from loaders.extract.speakers import is_release, speech_words
from loaders.extract.timing import Timing
from loaders.extract.topics import Topics
from loaders.extract.turns import Turns
from ontology.facts import Span

_LEAD = 300  # characters after the title, and before the end, in which a release carries its date


class Statements:
    """Reads statements in reading order; remembers when the last was made, for "also", "in the same statement"."""

    def __init__(self, context: Context, topics: Topics, dates: Sequence[DateMention], encounters: Encounters) -> None:
        self.context = context
        self.topics = topics
        self.encounters = encounters
        self.released = _release_date(context, dates)
        self.last: str | None = None
        self.paragraph = -1
        self.spoken: dict[str, Mention] = {}
        self.turns = Turns(topics.text, topics.mentions)

    def read(self, attributions: Sequence[Attribution], timing: Timing, sentence: Tokens) -> Iterator[Claim]:
        """The statements that a sentence reports."""
        self._begin(sentence)
        evidence = self.context.reading.span(sentence)
        if self.turns.at(sentence.start_char):
            speaker = self.turns.speaker
            if speaker is not None and self.topics.of(evidence):
                yield self._claim(speaker, self.released, None, evidence, "statement.turn")
            return
        for attribution in attributions:
            own = _own_date(attribution, timing)
            self.last = own or self.last
            for mention in attribution.speakers:
                speaker = self._official_for(mention)
                date = own or self._date_by_context(attribution, speaker, timing, sentence)
                yield self._claim(speaker, date, attribution.via, evidence, attribution.rule)

    def _begin(self, sentence: Tokens) -> None:
        paragraph = self.context.reading.document.text.count("\n\n", 0, sentence.start_char)
        if paragraph != self.paragraph:
            self.spoken.clear()
            self.last = self.last if _continues(sentence) else None
        self.paragraph = paragraph

    def _official_for(self, speaker: Mention) -> Mention:
        """Who speaks of "the Thai side" in a readout: its official, where one has spoken in the same paragraph."""
        if speaker.label == "Country":
            return self.spoken.get(speaker.name, speaker)
        if speaker.label == "Official" and speaker.country:
            self.spoken[speaker.country] = speaker
        return speaker

    def _claim(self, speaker: Mention, date: str | None, via: Mention | None, evidence: Span, rule: str) -> Claim:
        return Claim(
            label="Statement",
            literals={"date": date} if date else {},
            roles={"speaker": (speaker,), "about": self.topics.of(evidence), "via": (via,) if via else ()},
            evidence=(evidence,),
            rule=rule,
        )

    def _date_by_context(
        self, attribution: Attribution, speaker: Mention, timing: Timing, sentence: Tokens
    ) -> str | None:
        """The day of the statement before, of the meeting at which it was made, or of the release."""
        if timing.tokens or attribution.sourced:
            return None
        present = self.encounters.date_with(speaker)
        if present is None and any(token.lemma_.lower() in speech_words()["settings"] for token in sentence):
            present = self.encounters.last_date()
        return self.last or present or self.released


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
