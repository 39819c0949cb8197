"""Statements: one claim for each speaker of an utterance, with its outlet, date and topics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from loaders.extract.attribution import Attribution
from loaders.extract.claims import Claim
from loaders.extract.encounters import Encounters
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


def dated(statements: Iterable[Claim], encounters: Encounters) -> Iterator[Claim]:
    """Statements, those without a date of their own with the day of the meeting at which the speaker was."""
    for statement in statements:
        date = statement.literals.get("date") or encounters.date_with(statement.roles["speaker"][0])
        yield replace(statement, literals={"date": date}) if date else statement
