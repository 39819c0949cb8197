"""Encounters: what makes a meeting or an agreement of an event: who sits at the table, who is bound, and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from loaders.extract.claims import Claim, Mention
from loaders.extract.clauses import Clause
from loaders.extract.events import Event, load_frames
from loaders.extract.occasions import specific
from loaders.extract.roles import Context, country_of, unique
from loaders.extract.topics import Topics
from ontology.facts import Span

_NAMED = frozenset({"instrument", "memorandum_named", "mechanism_named"})  # rules of what is only named
_SEATS = frozenset({"attended", "co_chaired", "at_talks"})  # rules that say who sat at a table named before
_WISHES = frozenset({"ask", "call", "expect", "hope", "recommend", "suggest", "urge", "want"})
_HABITS = frozenset({"regularly", "annually", "yearly", "often", "frequently", "usually"})
_DEFINITE = frozenset({"the", "this", "that", "it", "one", "its", "they"})

_SINGLE = frozenset(
    "chief counterpart delegate head leader member minister official participant representative".split()
)
_BETWEEN = ("between", "by", "among")

# Rules that tell no meeting where all are of one state.
_ABROAD = frozenset({"visit", "received", "at_talks", "invited", "reviewed_together"})


def arranged(events: Sequence[Event]) -> list[Event]:
    """The events of a sentence: meetings first, and nothing told twice as an agreement.

    A treaty that is only mentioned counts if no other frame told it; a body agreed to be set up is the thing agreed,
    and what is vowed in a joint statement is that statement.
    """
    agreements = [event for event in events if event.claim.label == "Agreement"]
    bodies = [event.clause for event in agreements if event.claim.literals["kind"] != "consensus"]
    texts = [e.clause.parent for e in agreements if e.claim.rule == "in_joint_text" and e.claim.roles.get("party")]
    told = {m.name for e in agreements if e.claim.rule not in _NAMED for m in e.claim.roles.get("party", ())}
    kept = [
        event
        for event in events
        if not (event.claim.rule in _NAMED and told & {m.name for m in event.claim.roles.get("party", ())})
        and not (event.claim.rule == "agreed_to" and any(body.parent is event.clause for body in bodies))
        and not (event.claim.literals.get("kind") == "consensus" and event.clause in texts)
    ]
    return sorted(kept, key=lambda event: event.claim.label != "Meeting")


class Encounters:
    """Completes events in reading order; remembers who met when, and whom the last instrument bound."""

    def __init__(self, context: Context, topics: Topics) -> None:
        self.context = context
        self.topics = topics
        self.met: list[Claim] = []
        self.bound: tuple[Mention, ...] = ()
        self.opened: Claim | None = None  # a meeting of which only one side, the day or the place is told so far

    def complete(self, event: Event, passage: Span) -> tuple[Claim, ...]:
        """The claims of an event, with its topics: none for a meeting of one or on no day to come, a pact of nobody."""
        about = self.topics.of(passage)
        match event.claim.label:
            case "Meeting" if _is_habit(event.clause.head):
                return ()
            case "Meeting":
                claims = tuple(_meeting(self._gathered(self._placed(event), event), about, _is_apart(event.clause)))
                self.met += claims
                return claims
            case "Agreement":
                return tuple(self._agreements(event, about)) if self.topics.in_field(passage) else ()
        return (event.claim,)

    def date_with(self, speaker: Mention) -> str | None:
        """The day of the last meeting at which somebody was present."""
        present = (m for m in reversed(self.met) if any(p.name == speaker.name for p in m.roles["participant"]))
        return next((date for meeting in present if (date := meeting.literals.get("date"))), None)

    def last_date(self) -> str | None:
        """The day of the last meeting."""
        return next((date for meeting in reversed(self.met) if (date := meeting.literals.get("date"))), None)

    def _gathered(self, claim: Claim, event: Event) -> Claim:
        """A meeting with what the text before told of it: "It was held in X on Monday. Y and Z attended the talks"."""
        first, self.opened = self.opened, None
        present = specific(claim.roles.get("participant", ()))
        if first is not None and self._is_same_table(first, event):
            everybody = unique((*first.roles.get("participant", ()), *present))
            places = claim.roles.get("location") or first.roles.get("location", ())
            roles = {**claim.roles, "participant": everybody, "location": places}
            claim = replace(
                claim,
                literals={**first.literals, **claim.literals},
                roles=roles,
                context=tuple(e for e in first.evidence if e not in claim.evidence),
            )
        if len(specific(claim.roles.get("participant", ()))) < 2:
            goes_on = first is not None and not present and _is_definite(event.clause.head)
            self.opened = _with_setting(first, claim) if first is not None and goes_on else claim
        return claim

    def _is_same_table(self, first: Claim, event: Event) -> bool:
        """Whether a clause goes on about the meeting just opened: who attended or chaired it, in the same paragraph."""
        between = Span(first.evidence[0].end, event.claim.evidence[0].start)
        together = first.evidence == event.claim.evidence or "\n\n" not in between.of(
            self.context.reading.document.text
        )
        named = (event.clause.head, *event.clause.objects)
        return together and event.claim.rule in _SEATS and any(map(_is_definite, named))

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

    def _agreements(self, event: Event, about: tuple[Mention, ...]) -> Iterator[Claim]:
        claim = event.claim
        if _is_foreign_wish(event) or any(c.lower_ == "no" for t in event.clause.objects for c in t.children):
            return
        parties = _bodies_first(claim.roles.get("party", ()))
        if len(parties) < 2 and (others := self._understood(event)):
            parties = unique((*parties, *others))
        if len(_sides(parties)) < 2 and not _alone(claim, parties):
            return
        if len(parties) > 1:
            self.bound = parties
        date = claim.literals.get("date") or (self._date_of(parties) if claim.rule not in _NAMED else None)
        literals = {**claim.literals, **({"date": date} if date else {})}
        for bound in _pairs(event, parties):
            yield replace(claim, literals=literals, roles={**claim.roles, "party": bound, "about": about})

    def _understood(self, event: Event) -> tuple[Mention, ...]:
        """Whom "the treaty" bound when it was named, or for whom "the ministers" at the table stand."""
        if not event.claim.roles.get("party") and any(map(_is_definite, event.clause.objects)) and self.bound:
            return self.bound
        assembled = load_frames().classes["assembled"].heads
        above = event.clause.parent if event.clause.relation != "acl" else None
        doers = event.clause.subjects or (above.subjects if above is not None else ())
        sides = (*doers, *(t for name in _BETWEEN for t in event.clause.complements.get(name, ())))
        seated = any((_is_several(t) and {t.lemma_.lower(), t.lower_[:-1]} & assembled) or _is_group(t) for t in sides)
        unsaid = (not doers or event.claim.rule == "joint_text_said") and not event.claim.roles.get(
            "party"
        )  # "a joint declaration was adopted"
        if self.met and (seated or (unsaid and self._is_near(self.met[-1], event))):
            return _sides(self.met[-1].roles["participant"])
        return ()

    def _is_near(self, meeting: Claim, event: Event) -> bool:
        """Whether a meeting is told in the same paragraph as what came of it."""
        start, end = sorted((meeting.evidence[0].start, event.claim.evidence[0].start))
        return "\n\n" not in self.context.reading.document.text[start:end]

    def _date_of(self, parties: Sequence[Mention]) -> str | None:
        """The day of the last meeting, where the parties were the sides of it."""
        bound = {party.name for party in _sides(parties)}
        for meeting in reversed(self.met) if len(bound) > 1 else ():
            if bound == {side.name for side in _sides(meeting.roles["participant"])} and "date" in meeting.literals:
                return meeting.literals["date"]
        return None


def _is_habit(head: Token) -> bool:
    """Whether a clause tells of meetings in general: "have met every year", "meet regularly"."""
    repeated = any(
        c.dep_ == "npadvmod" and any(d.lower_ in {"every", "each"} for d in c.children) for c in head.children
    )
    return repeated or any(child.lower_ in _HABITS for child in head.children)


def _with_setting(meeting: Claim, setting: Claim) -> Claim:
    """A meeting with the day and the place that another clause tells of it."""
    places = meeting.roles.get("location") or setting.roles.get("location", ())
    literals = {**setting.literals, **meeting.literals}
    return replace(meeting, literals=literals, roles={**meeting.roles, "location": places})


def _is_apart(clause: Clause) -> bool:
    """Whether somebody saw several one after the other: "separate talks with", "met separately with"."""
    words = {c.lower_ for c in clause.head.children}
    words |= {c.lower_ for c in clause.parent.head.children} if clause.relation == "light" and clause.parent else set()
    return bool(words & {"separate", "separately"})


def _rounds(participants: tuple[Mention, ...], apart: bool) -> Iterator[tuple[Mention, ...]]:
    """Who sat together: all, or the first with each of the others."""
    if not apart or len(participants) < 3:
        yield participants
    else:
        yield from ((participants[0], other) for other in participants[1:])


def _meeting(claim: Claim, about: tuple[Mention, ...], apart: bool) -> Iterator[Claim]:
    participants = specific(claim.roles.get("participant", ()))
    if claim.rule in _ABROAD and len(_sides(participants)) < 2:
        return
    to_come = claim.literals["status"] == "planned"
    if len(participants) > 1 and not (to_come and "date" not in claim.literals):
        for present in _rounds(participants, apart):
            yield replace(claim, roles={**claim.roles, "participant": present, "about": about})


def _pairs(event: Event, parties: tuple[Mention, ...]) -> Iterator[tuple[Mention, ...]]:
    """The parties of each instrument: "agreements with X and Y" are two."""
    several = any(token.tag_ == "NNS" for token in event.clause.objects)
    apart = [t for token in event.clause.objects for t in token.children if t.dep_ == "prep" and t.lower_ == "with"]
    if not (several and (apart or "with" in event.clause.complements) and len(parties) > 2):
        yield parties
        return
    yield from ((parties[0], partner) for partner in parties[1:])


def _is_foreign_wish(event: Event) -> bool:
    """Whether somebody else wants or expects the agreement: "The report recommends that X and Y conclude it"."""
    parent = event.clause.parent
    hangs = parent is not None and event.clause.relation in {"ccomp", "xcomp"} and not event.clause.nominal
    others = hangs and parent is not None and parent.subjects and parent.subjects != event.clause.subjects
    return bool(others and parent is not None and parent.head.lemma_ in _WISHES)


def _alone(claim: Claim, parties: Sequence[Mention]) -> bool:
    """Whether an agreement may name one party: a treaty that it signed, or what an international body adopted."""
    signed = claim.literals["status"] == "signed" and claim.literals["kind"] in {"treaty", "memorandum"}
    adopted = claim.literals["kind"] in {"treaty", "plan", "joint_statement"}
    return any(
        signed or (adopted and party.label == "Organization" and party.key and not party.country) for party in parties
    )


def _sides(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The states and international bodies for which people sit at a table."""
    return unique(country_of(mention) if mention.country else mention for mention in mentions)


def _bodies_first(parties: Sequence[Mention]) -> tuple[Mention, ...]:
    """Parties without the states whose own bodies sign."""
    signing = {party.country for party in parties if party.label == "Organization"}
    return tuple(p for p in parties if p.label == "Organization" or p.name not in signing)


def _is_several(token: Token) -> bool:
    """Whether a word can stand for more than one: *the ministers*, *they*, *the conference*, not *the minister*."""
    return token.lower_ not in _SINGLE


def _is_group(token: Token) -> bool:
    """Whether a phrase counts those at the table: *both ministries*, *the two agencies*."""
    return token.tag_ == "NNS" and any(child.lower_ in {"both", "two", "three"} for child in token.children)


def _is_definite(token: Token) -> bool:
    return token.lower_ in _DEFINITE or any(child.lower_ in _DEFINITE for child in token.children)
