"""Givers: who took a measure where its own clause does not name the actor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span as Tokens

from loaders.extract.claims import Mention
from loaders.extract.clauses import Clause
from loaders.extract.events import Event
from loaders.extract.roles import Context, country_of

_SPOT = frozenset({"arrest", "asset_seizure", "operation", "prosecution"})  # done where they are told to happen
_FOLLOWS = frozenset({"arrest", "asset_seizure", "operation", "rescue", "platform_control", "prosecution"})


class Givers:
    """Completes events in reading order; remembers who acted last in the paragraph."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.last: tuple[Mention, ...] = ()
        self.paragraph = -1

    def complete(self, event: Event, sentence: Tokens) -> Event:
        """The event with an actor, where the text lets one be found."""
        if event.claim.label != "Measure":
            return event
        paragraph = self.context.reading.document.text.count("\n\n", 0, sentence.start_char)
        if paragraph != self.paragraph:
            self.paragraph = paragraph
            self.last = ()
        actors = event.claim.roles.get("takenBy", ())
        if not actors:
            actors = next((found for found in self._guesses(event) if found), ())
        if actors:
            self.last = actors
        return replace(event, claim=replace(event.claim, roles={**event.claim.roles, "takenBy": actors}))

    def _guesses(self, event: Event) -> Iterator[tuple[Mention, ...]]:
        kind = event.claim.literals["kind"]
        if kind in _SPOT:
            yield self._country_of_place(event.clause)
        for clause in event.clause.governors:
            if clause.head.lemma_ not in {"say", "tell", "announce", "report"}:
                yield tuple(m for t in clause.subjects for m in self.context.actors(t))
        if kind in _FOLLOWS:
            yield self.last
        for clause in event.clause.governors:
            yield tuple(m for t in clause.subjects for m in self.context.actors(t) if m.label != "Official")

    def _country_of_place(self, clause: Clause) -> tuple[Mention, ...]:
        for slot in ("in", "at", "on"):
            for token in clause.complements.get(slot, ()):
                mention = self.context.mention(token)
                if mention is not None and mention.label == "Country":
                    return (mention,)
                if mention is not None and mention.label == "Place" and mention.country:
                    return (country_of(mention),)
        return ()
