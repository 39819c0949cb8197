"""Instruments: the agreements of a document, with the parties that other sentences name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from loaders.extract.claims import Claim, Mention
from loaders.extract.events import Event, load_frames
from loaders.extract.roles import Context, unique
from loaders.extract.sittings import Sittings, is_definite, sides

NAMED = frozenset({"instrument", "memorandum_named", "mechanism_named"})  # rules of what is only named
_WISHES = frozenset({"ask", "call", "expect", "hope", "recommend", "suggest", "urge", "want"})
_BETWEEN = ("between", "by", "among")
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
        if _is_foreign_wish(event) or any(c.lower_ == "no" for t in event.clause.objects for c in t.children):
            return
        parties = _bodies_first(claim.roles.get("party", ()))
        if len(parties) < 2 and (others := self._understood(event)):
            parties = unique((*parties, *others))
        if len(sides(parties)) < 2 and not _alone(claim, parties):
            return
        date = claim.literals.get("date") or (self._date_of(parties) if claim.rule not in NAMED else None)
        literals = {**claim.literals, **({"date": date} if date else {})}
        if len(parties) > 1:
            self.told.append(replace(claim, roles={**claim.roles, "party": parties}))
        for bound in _pairs(event, parties):
            yield replace(claim, literals=literals, roles={**claim.roles, "party": bound, "about": about})

    def _understood(self, event: Event) -> tuple[Mention, ...]:
        """Whom "the treaty" bound when it was named, or for whom "the ministers" at the table stand."""
        if not event.claim.roles.get("party") and any(map(is_definite, event.clause.objects)) and self.told:
            return self._meant(event).roles["party"]
        assembled = load_frames().classes["assembled"].heads
        above = event.clause.parent if event.clause.relation != "acl" else None
        doers = event.clause.subjects or (above.subjects if above is not None else ())
        named = (*doers, *(t for name in _BETWEEN for t in event.clause.complements.get(name, ())))
        seated = any((_is_several(t) and {t.lemma_.lower(), t.lower_[:-1]} & assembled) or _is_group(t) for t in named)
        unsaid = (not doers or event.claim.rule == "joint_text_said") and not event.claim.roles.get(
            "party"
        )  # "a joint declaration was adopted"
        met = self.sittings.met
        if met and (seated or (unsaid and self._is_near(met[-1], event))):
            return sides(met[-1].roles["participant"])
        return ()

    def _meant(self, event: Event) -> Claim:
        """The last instrument of a kind, or the last at all."""
        kind = event.claim.literals["kind"]
        return next((claim for claim in reversed(self.told) if claim.literals["kind"] == kind), self.told[-1])

    def _is_near(self, meeting: Claim, event: Event) -> bool:
        """Whether a meeting is told in the same paragraph as what came of it."""
        start, end = sorted((meeting.evidence[0].start, event.claim.evidence[0].start))
        return "\n\n" not in self.context.reading.document.text[start:end]

    def _date_of(self, parties: Sequence[Mention]) -> str | None:
        """The day of the last meeting, where the parties were the sides of it."""
        bound = {party.name for party in sides(parties)}
        for meeting in reversed(self.sittings.met) if len(bound) > 1 else ():
            if bound == {side.name for side in sides(meeting.roles["participant"])} and "date" in meeting.literals:
                return meeting.literals["date"]
        return None


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
