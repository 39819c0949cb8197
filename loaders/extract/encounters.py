"""Encounters: what makes a meeting or an agreement of an event: who sits at the table, who is bound, and on what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from loaders.extract.claims import Claim, Mention
from loaders.extract.events import Event
from loaders.extract.occasions import specific

# An instrument may be told of one party ("signed the convention"); what is only agreed takes two.
_LEAST: Mapping[str, int] = {
    "treaty": 1,
    "memorandum": 1,
    "plan": 2,
    "joint_statement": 2,
    "consensus": 2,
    "mechanism": 2,
}
_DEFINITE = frozenset({"the", "this", "that", "it", "one", "its"})


class Encounters:
    """Completes events in reading order; remembers whom the last instrument bound, for "the treaty" and "it"."""

    def __init__(self) -> None:
        self.bound: tuple[Mention, ...] = ()

    def complete(self, event: Event, about: tuple[Mention, ...]) -> Claim | None:
        """The claim with its topics; None for a meeting of one, one to come on no day, an agreement of nobody."""
        match event.claim.label:
            case "Meeting":
                return _meeting(event.claim, about)
            case "Agreement":
                return self._agreement(event, about)
        return event.claim

    def _agreement(self, event: Event, about: tuple[Mention, ...]) -> Claim | None:
        claim = event.claim
        parties = _bodies_first(claim.roles.get("party", ()))
        if not parties and any(map(_is_definite, event.clause.objects)):
            parties = self.bound
        if len(parties) < _LEAST[claim.literals["kind"]]:
            return None
        if len(parties) > 1:
            self.bound = parties
        return replace(claim, roles={**claim.roles, "party": parties, "about": about})


def _meeting(claim: Claim, about: tuple[Mention, ...]) -> Claim | None:
    participants = specific(claim.roles.get("participant", ()))
    if len(participants) < 2:
        return None
    if claim.literals["status"] == "planned" and "date" not in claim.literals:
        return None
    return replace(claim, roles={**claim.roles, "participant": participants, "about": about})


def _bodies_first(parties: Sequence[Mention]) -> tuple[Mention, ...]:
    """Parties without the states whose own bodies sign."""
    signing = {party.country for party in parties if party.label == "Organization"}
    return tuple(p for p in parties if p.label == "Organization" or p.name not in signing)


def _is_definite(token: Token) -> bool:
    return token.lower_ in _DEFINITE or any(child.lower_ in _DEFINITE for child in token.children)
