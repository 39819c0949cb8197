"""Occasions: whether two claims tell of one utterance, one encounter, or one instrument."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from loaders.extract.claims import Claim, Mention
from loaders.extract.roles import unique

_TABLES = re.compile(r"\b(?:Joint|Bilateral|Binational|Trilateral|Tripartite|Quadrilateral|Mixed)\b")


def same_name(one: Mention, other: Mention) -> bool:
    """Whether two mentions name one and the same."""
    return (one.label, one.name) == (other.label, other.name) or (
        one.label == other.label and one.key is not None and one.key == other.key
    )


def same_side(one: Mention, other: Mention) -> bool:
    """Whether two names can stand for one side of a table: the same, or somebody and their state."""
    if same_name(one, other):
        return True
    return "Country" in {one.label, other.label} and one.country is not None and one.country == other.country


def dates_agree(one: str | None, other: str | None) -> bool:
    """Whether two dates can be one: the same, one unknown, or one cut short."""
    if not one or not other or one == other:
        return True
    ends = [(a, b) for a in one.split("/") for b in other.split("/")]
    return any(a.startswith(b) or b.startswith(a) for a, b in ends)


def same_statement(one: Claim, other: Claim) -> bool:
    """One speaker; the dates are compared elsewhere."""
    return same_name(one.roles["speaker"][0], other.roles["speaker"][0])


def same_meeting(one: Claim, other: Claim) -> bool:
    """All of the smaller round sit in the larger, and no two places are named.

    Where a day is missing and more than two sat down, somebody must be named in both: many meet the same states.
    """
    places = [{place.name for place in claim.roles.get("location", ())} for claim in (one, other)]
    if places[0] and places[1] and not places[0] & places[1]:
        return False
    present = [claim.roles["participant"] for claim in (one, other)]
    people = [m for side in present for m in side if m.label == "Official"]
    if people and max(map(len, present)) > 2 and not (one.literals.get("date") and other.literals.get("date")):
        named = any(same_name(a, b) for a in present[0] for b in present[1] if a.label == "Official")
        return named and covered(*present)
    return covered(*present)


def same_agreement(one: Claim, other: Claim) -> bool:
    """The same parties; two proper names or two dated stages tell two apart."""
    for literal in ("name", "kind"):
        values = {claim.literals[literal].casefold() for claim in (one, other) if claim.literals.get(literal)}
        if len(values) > 1:
            return False
    dated = one.literals.get("date") and other.literals.get("date")
    if dated and one.literals["status"] != other.literals["status"]:
        return False
    return covered(one.roles["party"], other.roles["party"])


def specific(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Participants without the states for which somebody else is there."""
    named = [m for m in mentions if m.rule != "country of a place" and not _is_table(m)]
    present = {mention.country for mention in named if mention.label != "Country" and mention.country}
    return unique(mention for mention in named if mention.label != "Country" or mention.name not in present)


def _is_table(mention: Mention) -> bool:
    """Whether a name is that of the round itself: "the Joint Working Group"."""
    return mention.label == "Organization" and mention.country is None and bool(_TABLES.search(mention.name))


def covered(one: Sequence[Mention], other: Sequence[Mention]) -> bool:
    """Whether all of the smaller round stand for sides of the larger."""
    fewer, more = sorted((one, other), key=len)
    return all(any(same_side(mention, partner) for partner in more) for mention in fewer)


OCCASIONS: Mapping[str, Callable[[Claim, Claim], bool]] = {
    "Statement": same_statement,
    "Meeting": same_meeting,
    "Agreement": same_agreement,
}
