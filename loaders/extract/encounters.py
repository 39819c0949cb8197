"""Encounters: what makes a meeting of an event: two sides, the most specific of each, and a date if it is to come."""

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


_MEANS: Mapping[str, Callable[[Claim, tuple[Mention, ...]], Claim | None]] = {"Meeting": _meeting}
