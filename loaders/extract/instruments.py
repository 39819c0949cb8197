"""Instruments: the agreements of a document, with the parties that other sentences name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from spacy.tokens import Token

from loaders.extract.claims import Claim, Mention
from loaders.extract.events import Event, load_frames
from loaders.extract.names import title_span
from loaders.extract.roles import Context, country_of, unique
from loaders.extract.sittings import Sittings, is_definite, sides
from ontology.facts import Span

NAMED = frozenset({"instrument", "memorandum_named", "mechanism_named"})  # rules of what is only named
_WISHES = frozenset({"ask", "call", "expect", "hope", "recommend", "suggest", "urge", "want"})
_BETWEEN = ("between", "by", "among")
_VIEWS = frozenset({"be", "constitute", "have", "pose", "remain", "represent", "require", "threaten"})
_WINDOW = 2  # paragraphs from a meeting to what came of it
_SINGLE = frozenset(
    "chief counterpart delegate head leader member minister official participant representative".split()
)


class Instruments:
    """Completes agreements in reading order; remembers whom the last instrument bound."""

    def __init__(self, context: Context, sittings: Sittings) -> None:
        self.context = context
        self.sittings = sittings
        self.told: list[Claim] = []

    def read(self, event: Event, about: tuple[Mention, ...]) -> Iterator[Claim]:
        """The claims of an agreement: one an instrument, none of nobody."""
        claim = event.claim
        if (
            _is_foreign_wish(event)
            or _is_mere_view(event)
            or any(c.lower_ == "no" for t in event.clause.objects for c in t.children)
        ):
            return
        parties = _bodies_first(tuple(m for m in claim.roles.get("party", ()) if self._can_be_bound(m)))
        if len(parties) < 2 and (others := self._understood(event, parties)):
            parties = _bodies_first(unique((*parties, *others)))
        if len(sides(parties)) < 2 and not _alone(claim, parties):
            return
        date = claim.literals.get("date") or (self._date_of(parties) if claim.rule not in NAMED else None)
        literals = {**claim.literals, **({"date": date} if date else {})}
        if len(parties) > 1:
            self.told.append(replace(claim, roles={**claim.roles, "party": parties}))
        for bound in _pairs(event, parties):
            yield replace(claim, literals=literals, roles={**claim.roles, "party": bound, "about": about})

    def _can_be_bound(self, mention: Mention) -> bool:
        """Not an official, nor the short name of a text: "a Memorandum of Cooperation (MOC)"."""
        before = self.context.reading.document.text[: mention.span.start]
        short = before.endswith("(") and mention.key is None
        return mention.label != "Official" and not (mention.label == "Organization" and short)

    def _understood(self, event: Event, parties: Sequence[Mention]) -> tuple[Mention, ...]:
        """Whom "the treaty" bound when it was named, or for whom "the ministers" at the table stand."""
        told, met = self.told, self.sittings.met
        if not parties and any(map(is_definite, event.clause.objects)) and told:
            return self._meant(event).roles["party"]
        if _is_seated(event):
            seated = sides(met[-1].roles["participant"]) if met else ()
            return seated or (told[-1].roles["party"] if told else self.principals)
        if not parties and _is_unsaid(event) and met and self._is_near(met[-1], event):
            return sides(met[-1].roles["participant"])  # "a joint declaration was adopted"
        if (not parties and _is_unsaid(event)) or (parties and event.claim.literals["kind"] == "memorandum"):
            known = {party.country for party in parties}
            return self.principals if known <= {m.country for m in self.principals} else ()
        return ()

    @cached_property
    def principals(self) -> tuple[Mention, ...]:
        """The two states that the title names, or else the first paragraph."""
        reading = self.context.reading
        head = title_span(reading.document)
        lead = Span(head.end, reading.document.text.find("\n\n", head.end + 2))
        for part in (head, lead):
            inside = [m for m in reading.names.mentions if part.covers(m.span) and m.label != "Place" and m.country]
            states = unique(country_of(mention) for mention in inside)
            if len(states) == 2:
                return states
        return ()

    def _meant(self, event: Event) -> Claim:
        """The last instrument of a kind, or the last at all."""
        kind = event.claim.literals["kind"]
        return next((claim for claim in reversed(self.told) if claim.literals["kind"] == kind), self.told[-1])

    def _is_near(self, meeting: Claim, event: Event) -> bool:
        """Whether a meeting is told in the same paragraph as what came of it, or in one beside it."""
        start, end = sorted((meeting.evidence[0].start, event.claim.evidence[0].start))
        return self.context.reading.document.text.count("\n\n", start, end) <= _WINDOW

    def _date_of(self, parties: Sequence[Mention]) -> str | None:
        """The day of the last meeting, where the parties were the sides of it."""
        bound = {party.name for party in sides(parties)}
        for meeting in reversed(self.sittings.met) if len(bound) > 1 else ():
            if bound == {side.name for side in sides(meeting.roles["participant"])} and "date" in meeting.literals:
                return meeting.literals["date"]
        return None


def _is_seated(event: Event) -> bool:
    """Whether an agreement is of those at a table: "the ministers", "both agencies"."""
    assembled = load_frames().classes["assembled"].heads
    above = event.clause.parent if event.clause.relation != "acl" else None
    doers = event.clause.subjects or (above.subjects if above is not None else ())
    named = (*doers, *(t for name in _BETWEEN for t in event.clause.complements.get(name, ())))
    return any((_is_several(t) and {t.lemma_.lower(), t.lower_[:-1]} & assembled) or _is_group(t) for t in named)


def _is_unsaid(event: Event) -> bool:
    """Whether nobody is said to agree: "a memorandum was signed", "it was agreed that", "the signing of a treaty"."""
    above = event.clause.parent if event.clause.relation != "acl" and not event.clause.nominal else None
    doers = event.clause.subjects or (above.subjects if above is not None else ())
    return all(token.lower_ == "it" for token in doers)


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


def _is_mere_view(event: Event) -> bool:
    """Whether an opinion is shared, or an issue decided by nobody: "agreed that it is a threat", "is being decided"."""
    clause = event.clause
    if event.claim.rule != "agreed_to":
        return False
    if clause.passive and not clause.subjects and any(token.lower_ != "it" for token in clause.objects):
        return True
    shared = [c for c in clause.head.children if c.dep_ == "ccomp" and c.tag_ in {"VBZ", "VBP", "VBD"}]
    return clause.head.lemma_ in {"agree", "concur"} and any(
        verb.lemma_ in _VIEWS and not any(c.tag_ == "MD" for c in verb.children) for verb in shared
    )


def _alone(claim: Claim, parties: Sequence[Mention]) -> bool:
    """Whether an agreement may name one party: a treaty that it signed, or what an international body adopted."""
    signed = claim.literals["status"] == "signed" and claim.literals["kind"] in {"treaty", "memorandum"}
    adopted = claim.literals["kind"] in {"treaty", "plan", "joint_statement"}
    return any(
        signed or (adopted and party.label == "Organization" and party.key and not party.country) for party in parties
    )


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
