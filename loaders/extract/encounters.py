"""Encounters: what makes a meeting of an event: two sides, the most specific of each, and a date if it is to come."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from loaders.extract.claims import Claim, Mention
from loaders.extract.roles import unique


def complete(claim: Claim, about: tuple[Mention, ...]) -> Claim | None:
    """A claim with its topics; None for a meeting of fewer than two sides, or to come on no day."""
    return _MEANS[claim.label](claim, about) if claim.label in _MEANS else claim


def _meeting(claim: Claim, about: tuple[Mention, ...]) -> Claim | None:
    participants = specific(claim.roles.get("participant", ()))
    if len(participants) < 2 or len({side_of(mention) for mention in participants}) < 2:
        return None
    if claim.literals["status"] == "planned" and "date" not in claim.literals:
        return None
    return replace(claim, roles={**claim.roles, "participant": participants, "about": about})


def specific(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Participants without the states for which somebody else is there."""
    mentions = [mention for mention in mentions if mention.rule != "country of a place"]
    present = {mention.country for mention in mentions if mention.label != "Country" and mention.country}
    return unique(mention for mention in mentions if mention.label != "Country" or mention.name not in present)


def side_of(mention: Mention) -> str:
    """The state for which somebody sits at the table; an international body, and whoever has no known state, is a side."""
    return mention.country or mention.name


_MEANS: Mapping[str, Callable[[Claim, tuple[Mention, ...]], Claim | None]] = {"Meeting": _meeting}
