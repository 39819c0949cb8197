"""Statements: one claim for each speaker of an utterance, with its outlet, date and topics."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span as Tokens

from loaders.extract.attribution import Attribution
from loaders.extract.claims import Claim, Mention
from loaders.extract.dates import DateMention
from loaders.extract.encounters import Encounters
from loaders.extract.moments import Moments
from loaders.extract.roles import Context
from loaders.extract.timing import Timing
from loaders.extract.topics import Topics
from loaders.extract.turns import Turns
from ontology.facts import Span


class Statements:
    """Reads statements in reading order; remembers who spoke in a paragraph."""

    def __init__(self, context: Context, topics: Topics, dates: Sequence[DateMention], encounters: Encounters) -> None:
        self.context = context
        self.topics = topics
        self.moments = Moments(context, dates, encounters)
        self.spoken: dict[str, Mention] = {}
        self.turns = Turns(topics.text, topics.mentions)

    @property
    def released(self) -> str | None:
        """The date that a release carries."""
        return self.moments.released

    def read(self, attributions: Sequence[Attribution], timing: Timing, sentence: Tokens) -> Iterator[Claim]:
        """The statements that a sentence reports."""
        if self.moments.begin(sentence):
            self.spoken.clear()
        evidence = self.context.reading.span(sentence)
        if self.turns.at(sentence.start_char):
            speaker = self.turns.speaker
            if speaker is not None and self.topics.of(evidence):
                yield self._claim(speaker, self.released, None, evidence, "statement.turn")
            return
        for attribution in attributions:
            own = self.moments.told(attribution, timing)
            for mention in attribution.speakers:
                speaker = self._official_for(mention)
                date = own or self.moments.understood(attribution, speaker, timing, sentence)
                yield self._claim(speaker, date, attribution.via, evidence, attribution.rule)

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
