"""Encounters: what makes a meeting or an agreement of an event: who sits at the table, who is bound, and on what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from loaders.extract.claims import Claim, Mention
from loaders.extract.occasions import specific


def complete(claim: Claim, about: tuple[Mention, ...]) -> Claim | None:
    """A claim with its topics; None for a meeting of fewer than two sides, or to come on no day."""
    return _MEANS[claim.label](claim, about) if claim.label in _MEANS else claim


def _meeting(claim: Claim, about: tuple[Mention, ...]) -> Claim | None:
    participants = specific(claim.roles.get("participant", ()))
    if len(participants) < 2:
        return None
    if claim.literals["status"] == "planned" and "date" not in claim.literals:
        return None
    return replace(claim, roles={**claim.roles, "participant": participants, "about": about})


def _agreement(claim: Claim, about: tuple[Mention, ...]) -> Claim | None:
    parties = claim.roles.get("party", ())
    if len(parties) < _LEAST[claim.literals["kind"]]:
        return None
    return replace(claim, roles={**claim.roles, "party": parties, "about": about})


# An instrument may be told of one party ("signed the convention"); what is only agreed takes two.
_LEAST = {"treaty": 1, "memorandum": 1, "plan": 2, "joint_statement": 2, "consensus": 2, "mechanism": 2}
_MEANS: Mapping[str, Callable[[Claim, tuple[Mention, ...]], Claim | None]] = {
    "Meeting": _meeting,
    "Agreement": _agreement,
}
