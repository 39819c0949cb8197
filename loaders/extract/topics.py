"""Topics: the crimes, places and third countries that a statement, meeting or agreement is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from loaders.extract.claims import Claim, Mention
from loaders.extract.roles import unique
from ontology.facts import Span

_DISCUSSED = frozenset({"Statement", "Meeting"})  # what is said in a text about a crime is about that crime


class Topics:
    """The topics of a document: of a passage where it names one, otherwise of what is around it."""

    def __init__(self, text: str, crimes: Sequence[Mention], mentions: Sequence[Mention]) -> None:
        self.text = text
        self.crimes = crimes
        self.places = [mention for mention in mentions if mention.label == "Place"]

    def of(self, passage: Span, besides: Iterable[Mention] = ()) -> tuple[Mention, ...]:
        """The crimes that a passage names."""
        return unique(crime for crime in self.crimes if passage.covers(crime.span))

    def complete(self, claim: Claim) -> Claim:
        """A claim without a topic with those of its paragraph, at last with the crime that the document names most."""
        if claim.label not in _DISCUSSED or claim.roles.get("about"):
            return claim
        about = self.of(self._paragraph(claim.evidence[0])) or self._main()
        return replace(claim, roles={**claim.roles, "about": about})

    def _paragraph(self, passage: Span) -> Span:
        start = self.text.rfind("\n\n", 0, passage.start) + 1
        end = self.text.find("\n\n", passage.end)
        return Span(start, end if end >= 0 else len(self.text))

    def _main(self) -> tuple[Mention, ...]:
        count = Counter(crime.name for crime in self.crimes)
        if not count:
            return ()
        name = min(count, key=lambda code: (-count[code], code))
        return (next(crime for crime in self.crimes if crime.name == name),)
