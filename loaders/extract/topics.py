"""Topics: the crimes, places and third countries that a statement, meeting or agreement is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import replace

from loaders.extract.claims import Claim, Mention
from loaders.extract.names import Names
from loaders.extract.roles import unique
from loaders.extract.scope import LAW
from ontology.facts import Span

_DISCUSSED = frozenset({"Statement", "Meeting", "Agreement"})  # in a text about a crime they are about that crime
_OTHER = re.compile(
    r"\b(?:air services?|agricultur|aviation|climate|cultur|educat|energy|export|film|fisher|health|import|invest|rail|"
    r"tariff|touris|trade|visa)",
    re.IGNORECASE,
)
_WIDE = "organised_crime"
_BAND = re.compile(r"(?:gang|syndicate|mafia|network|ring|boss)(?:e?s)?", re.IGNORECASE)


class Topics:
    """The topics of a document: of a passage where it names one, otherwise of what is around it."""

    def __init__(self, text: str, crimes: Sequence[Mention], names: Names, sites: Container[str | None]) -> None:
        self.text = text
        self.mentions = names.mentions
        bodies = [mention.span for mention in names.mentions if mention.label == "Organization"]
        titles = [title.whole for title in names.offices]
        self.crimes = [crime for crime in crimes if not any(span.covers(crime.span) for span in (*bodies, *titles))]
        self.sites = [mention for mention in names.mentions if mention.label == "Place" and mention.key in sites]

    def of(self, passage: Span) -> tuple[Mention, ...]:
        """The crimes that a passage names, and the towns and compounds with them.

        A band named beside its crime is no other crime.
        """
        named = [crime for crime in self.crimes if passage.covers(crime.span)]
        special = [crime for crime in named if crime.name != _WIDE]
        crimes = special if special and all(map(self._is_special, named)) else named
        return unique((*crimes, *(site for site in self.sites if crimes and passage.covers(site.span))))

    def in_field(self, passage: Span) -> bool:
        """Whether a passage is not about other matters of states, such as trade, with no crime or police around it."""
        around = self._paragraph(passage)
        law = bool(self.of(around)) or LAW.search(around.of(self.text)) is not None
        return law or _OTHER.search(passage.of(self.text)) is None

    def complete(self, claims: Sequence[Claim]) -> list[Claim]:
        """Claims; those without a topic with what was said there, or what their paragraph or the text is about."""
        return [self._with_topics(claim, claims) for claim in claims]

    def _with_topics(self, claim: Claim, claims: Sequence[Claim]) -> Claim:
        if claim.label not in _DISCUSSED or claim.roles.get("about"):
            return claim
        about = _said_at(claim, claims) or self.of(self._paragraph(claim.evidence[0])) or self._main()
        return replace(claim, roles={**claim.roles, "about": about})

    def _is_special(self, crime: Mention) -> bool:
        return crime.name != _WIDE or _BAND.fullmatch(crime.span.of(self.text)) is not None

    def _paragraph(self, passage: Span) -> Span:
        start = self.text.rfind("\n\n", 0, passage.start) + 1
        end = self.text.find("\n\n", passage.end)
        return Span(start, end if end >= 0 else len(self.text))

    def _main(self) -> tuple[Mention, ...]:
        """The crime named most, of equals the first; crime in general only where no other is named."""
        count = Counter(crime.name for crime in self.crimes)
        special = [crime for crime in self.crimes if crime.name != _WIDE] or self.crimes
        return (max(special, key=lambda crime: (count[crime.name], -crime.span.start)),) if special else ()


def _said_at(meeting: Claim, claims: Sequence[Claim]) -> tuple[Mention, ...]:
    """What those who met spoke of on that day."""
    date, present = meeting.literals.get("date"), {m.name for m in meeting.roles.get("participant", ())}
    return unique(
        topic
        for claim in claims
        if claim.label == "Statement" and date is not None and claim.literals.get("date") == date
        if claim.roles["speaker"][0].name in present
        for topic in claim.roles["about"]
    )
