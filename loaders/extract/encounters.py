"""Encounters: what makes a meeting or an agreement of an event: who sits at the table, who is bound, and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from loaders.extract.claims import Claim, Dropped, Mention
from loaders.extract.events import Event
from loaders.extract.instruments import NAMED, Instruments
from loaders.extract.roles import Context, unique
from loaders.extract.sittings import Sittings
from loaders.extract.standing import read_standing_bodies
from loaders.extract.topics import Topics
from ontology.facts import Span

_BEHIND_TITLE = re.compile(r"(?:,| of| at| in| from| with)(?: the)? ")
_HABITS = frozenset({"regularly", "annually", "yearly", "often", "frequently", "usually"})
_TOO_FEW = "too few sides, or a meeting to come without a day"


def arranged(events: Sequence[Event]) -> list[Event]:
    """The events of a sentence: meetings first, and nothing told twice as an agreement.

    A treaty that is only mentioned counts if no other frame told it; a body agreed to be set up is the thing agreed,
    and what is vowed in a joint statement is that statement.
    """
    agreements = [event for event in events if event.claim.label == "Agreement"]
    bodies = [event.clause for event in agreements if event.claim.literals["kind"] != "consensus"]
    texts = [e.clause.parent for e in agreements if e.claim.rule == "in_joint_text" and e.claim.roles.get("party")]
    told = {m.name for e in agreements if e.claim.rule not in NAMED for m in e.claim.roles.get("party", ())}
    kept = [
        event
        for event in events
        if not (event.claim.rule in NAMED and told & {m.name for m in event.claim.roles.get("party", ())})
        and not (event.claim.rule == "agreed_to" and any(body.parent is event.clause for body in bodies))
        and not (event.claim.literals.get("kind") == "consensus" and event.clause in texts)
    ]
    return sorted(kept, key=lambda event: event.claim.label != "Meeting")


class Encounters:
    """Completes events in reading order, over the table of meetings and instruments that the text has opened."""

    def __init__(self, context: Context, topics: Topics) -> None:
        self.context = context
        self.topics = topics
        self.sittings = Sittings(context.reading.document.text)
        self.instruments = Instruments(context, self.sittings)

    def complete(self, event: Event, passage: Span) -> tuple[tuple[Claim, ...], tuple[Dropped, ...]]:
        """The claims of an event, with its topics, or why there are none; meetings wait for what else is told."""
        about = self.topics.of(passage)
        match event.claim.label:
            case "Meeting":
                if not _is_habit(event.clause.head):
                    claim = self._seated(self._placed(event), event)
                    self.sittings.add(replace(claim, roles={**claim.roles, "about": about}), event.clause)
                return (), ()
            case "Agreement":
                told = tuple(self.instruments.read(event, about)) if self.topics.in_field(passage) else ()
                return told, () if told else (Dropped(passage, event.claim.rule, _TOO_FEW),)
        return (event.claim,), ()

    def close(self) -> tuple[list[Claim], list[Dropped]]:
        """The meetings and standing bodies of the whole text, and the meetings of which too little was told."""
        told, short = self.sittings.close()
        told += read_standing_bodies(self.context.reading, self.topics)
        return told, [Dropped(claim.evidence[0], claim.rule, _TOO_FEW) for claim in short]

    def date_with(self, speaker: Mention) -> str | None:
        """The day of the last meeting at which somebody was present."""
        met = reversed(self.sittings.met)
        present = (m for m in met if any(p.name == speaker.name for p in m.roles["participant"]))
        return next((date for meeting in present if (date := meeting.literals.get("date"))), None)

    def last_date(self) -> str | None:
        """The day of the last meeting."""
        return next((date for m in reversed(self.sittings.met) if (date := m.literals.get("date"))), None)

    def _seated(self, claim: Claim, event: Event) -> Claim:
        """A meeting with people for the bodies that their titles name, and who leads a side as of its state."""
        present = tuple(m for m in claim.roles.get("participant", ()) if not self._ends_title(m))
        led = [m for t in event.clause.objects for m in self.context.actors(t) if m.label == "Country"]
        if claim.rule == "side_led" and len(led) == 1:
            present = tuple(replace(m, country=led[0].country) for m in present)
        return replace(claim, roles={**claim.roles, "participant": present})

    def _ends_title(self, mention: Mention) -> bool:
        """Whether a body only ends somebody's title: "Li Wei, director for drugs, Ministry of Public Security"."""
        reading = self.context.reading
        ends = (title.whole.end for title in reading.names.offices if title.whole.end <= mention.span.start)
        between = Span(max(ends, default=0), mention.span.start).of(reading.document.text)
        return mention.label == "Organization" and _BEHIND_TITLE.fullmatch(between) is not None

    def _placed(self, event: Event) -> Claim:
        """A meeting with the one place that its sentence names, if its own clause names none."""
        if event.claim.roles.get("location"):
            return event.claim
        words = [t for t in event.clause.head.sent if t.i > 1 and t.nbor(-1).lower_ in {"in", "at"}]
        words = [token for token in words if not self._is_crime(token.nbor(-2))]  # "fraud in X" is no meeting in X
        places = unique(m for t in words if (m := self.context.mention(t)) is not None and m.label == "Place")
        return replace(event.claim, roles={**event.claim.roles, "location": places if len(places) == 1 else ()})

    def _is_crime(self, token: Token) -> bool:
        return token.lemma_ == "crime" or any(c.span.start <= token.idx < c.span.end for c in self.context.crimes)


def _is_habit(head: Token) -> bool:
    """Whether a clause tells of meetings in general: "have met every year", "meet regularly"."""
    repeated = any(
        c.dep_ == "npadvmod" and any(d.lower_ in {"every", "each"} for d in c.children) for c in head.children
    )
    return repeated or any(child.lower_ in _HABITS for child in head.children)
