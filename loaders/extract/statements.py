"""Statements: one claim for each speaker of an utterance, with its outlet, date and topics."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.extract.attribution import Attribution
from loaders.extract.claims import Claim
from loaders.extract.timing import Timing
from loaders.extract.topics import Topics
from ontology.facts import Span


def read_statements(
    attributions: Sequence[Attribution], timing: Timing, topics: Topics, evidence: Span
) -> Iterator[Claim]:
    """The statements that a sentence reports."""
    for attribution in attributions:
        date = timing.date_of(attribution.clause, "done")
        for speaker in attribution.speakers:
            yield Claim(
                label="Statement",
                literals={"date": date} if date else {},
                roles={
                    "speaker": (speaker,),
                    "about": topics.of(evidence, besides=(speaker,)),
                    "via": (attribution.via,) if attribution.via else (),
                },
                evidence=(evidence,),
                rule=attribution.rule,
            )
