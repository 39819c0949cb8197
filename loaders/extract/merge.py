"""Merging: one claim a fact in a document, because leads repeat bodies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from loaders.extract.claims import Claim, Mention
from loaders.extract.occasions import OCCASIONS, dates_agree, specific
from loaders.extract.roles import GUESSED, unique

_ACTORS = {"Measure": "takenBy", "Office": "holder"}
_STAGED = frozenset(
    {"prosecution", "extradition"}
)  # each stage of a case is a fact; the first word of a frame's name is the stage
_TARGETS = {"Measure": "against"}
_UNITED = {"Statement": ("about",), "Meeting": ("participant", "about"), "Agreement": ("about",)}
# What a later report says replaces what an earlier planned.
_PEOPLE = frozenset({"Person", "Official"})
_NUMBERS = {word: str(n) for n, word in enumerate("one two three four five six seven eight nine ten".split(), start=1)}
_STAGES = ("done", "held", "in_force", "signed", "agreed", "ongoing", "approved", "planned", "proposed")


def merge(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Claims in reading order, each fact once with all its evidence; of two tellings the more detailed wins."""
    kept: list[Claim] = []
    for claim in sorted(claims, key=_order):
        for place, other in enumerate(kept):
            if same_fact(other, claim):
                kept[place] = _join(other, claim)
                break
        else:
            kept.append(claim)
    return tuple(sorted(kept, key=_order))


def same_fact(one: Claim, other: Claim) -> bool:
    """Whether two claims can tell the same fact: nothing that both say differs."""
    if one.label == other.label and one.label in OCCASIONS:
        dates = (one.literals.get("date"), other.literals.get("date"))
        return dates_agree(*dates) and OCCASIONS[one.label](one, other)
    if one.label != other.label or one.literals.get("kind") != other.literals.get("kind"):
        return False
    if one.literals.get("title") != other.literals.get("title"):  # two offices of one person
        return False
    if one.literals.get("kind") in _STAGED and _stage(one) != _stage(other) and not _one_stage(one, other):
        return False
    return (
        (
            _actors_agree(_role(one, _ACTORS), _role(other, _ACTORS))
            or _guessed_of_same(one, other)
            or _same_raid(one, other)
        )
        and _targets_agree(_role(one, _TARGETS), _role(other, _TARGETS))
        and dates_agree(one.literals.get("date"), other.literals.get("date"))
        and _statuses_agree(one, other)
        and _amounts_agree(one, other)
        and _people_agree(one, other)
    )


def _role(claim: Claim, table: dict[str, str]) -> tuple[Mention, ...]:
    return claim.roles.get(table.get(claim.label, ""), ())


def _actors_agree(one: Sequence[Mention], other: Sequence[Mention]) -> bool:
    if not one or not other:
        return True
    return any(same_actor(a, b) for a in one for b in other)


def _guessed_of_same(one: Claim, other: Claim) -> bool:
    """Whether an actor was only guessed and both claims name the same people."""
    guessed = any(m.rule == GUESSED for claim in (one, other) for m in _role(claim, _ACTORS))
    people = [{m.name for m in _role(claim, _TARGETS) if m.label in _PEOPLE} for claim in (one, other)]
    return guessed and bool(people[0] & people[1])


def _same_raid(one: Claim, other: Claim) -> bool:
    """Whether two operations of one day and place are one, whichever of the bodies that took part is named."""
    days = {one.literals.get("date"), other.literals.get("date")}
    places = [{m.name for m in _role(claim, _TARGETS) if m.label == "Place"} for claim in (one, other)]
    return (
        one.literals.get("kind") == "operation" and len(days) == 1 and None not in days and bool(places[0] & places[1])
    )


def same_actor(one: Mention, other: Mention) -> bool:
    """Whether two names can be one actor: the same, or a body and its state."""
    if (one.label, one.name) == (other.label, other.name) or (one.key is not None and one.key == other.key):
        return True
    return "Country" in {one.label, other.label} and one.country is not None and one.country == other.country


def _targets_agree(one: Sequence[Mention], other: Sequence[Mention]) -> bool:
    named = [{m.name for m in side if m.label != "Crime"} for side in (one, other)]
    if named[0] and named[1]:
        return bool(named[0] & named[1])
    crimes = [{m.name for m in side if m.label == "Crime"} for side in (one, other)]
    return not (crimes[0] and crimes[1]) or bool(crimes[0] & crimes[1])


def _statuses_agree(one: Claim, other: Claim) -> bool:
    statuses = {one.literals.get("status"), other.literals.get("status")}
    if len(statuses) == 1:
        return True
    if statuses <= {"done", "ongoing"}:
        return True
    dated = one.literals.get("date") and other.literals.get("date")
    return not dated and bool({m.name for m in _role(one, _TARGETS)} & {m.name for m in _role(other, _TARGETS)})


def _people_agree(one: Claim, other: Claim) -> bool:
    """Named people are not a counted crowd: *12 men* are not Li, nor Li and Chen."""
    for named, counted in ((one, other), (other, one)):
        people = [m for m in _role(named, _TARGETS) if m.label in _PEOPLE]
        others = [m for m in _role(counted, _TARGETS) if m.label in _PEOPLE]
        numbers = {_NUMBERS.get(amount, amount) for amount in counted.amounts}
        if (
            people
            and not others
            and numbers
            and str(len(people)) not in numbers
            and not named.amounts & counted.amounts
        ):
            return one.evidence[0] == other.evidence[0]
    return True


def _one_stage(one: Claim, other: Claim) -> bool:
    """Whether two frames read one stage of an extradition twice: *approved the extradition*."""
    same = one.evidence[0] == other.evidence[0] and one.literals["status"] == other.literals["status"]
    return same and one.literals["kind"] == "extradition"


def _stage(claim: Claim) -> str:
    return claim.rule.partition("_")[0]


def _amounts_agree(one: Claim, other: Claim) -> bool:
    """Two dated acts that concern other numbers are two, whatever else they share."""
    dated = one.literals.get("date") and other.literals.get("date")
    if one.evidence[0] == other.evidence[0]:
        return True
    return not (dated and one.amounts and other.amounts) or bool(one.amounts & other.amounts)


def _detail(claim: Claim) -> int:
    """How much a claim says; many actors of one act are a summary rather than a detail."""
    named = sum(len(mentions) for role, mentions in claim.roles.items() if role not in _ACTORS.values())
    acting = 0 < len(_role(claim, _ACTORS)) < 4
    return named + acting + len(claim.literals.get("date") or "") // 3


def _join(one: Claim, other: Claim) -> Claim:
    best, rest = (one, other) if _detail(one) >= _detail(other) else (other, one)
    told = [claim for claim in (best, rest) if not any(m.rule == GUESSED for m in _role(claim, _ACTORS))]
    literals = dict(rest.literals) | {name: value for name, value in best.literals.items() if value}
    stages = [claim.literals["status"] for claim in (one, other) if claim.literals.get("status") in _STAGES]
    if stages:
        literals["status"] = min(stages, key=_STAGES.index)
    roles = {
        role: best.roles.get(role) or rest.roles.get(role, ()) for role in dict.fromkeys((*best.roles, *rest.roles))
    }
    actors = _ACTORS.get(one.label)
    if actors and told and _role(told[0], _ACTORS):
        roles[actors] = told[0].roles[actors]
    if actors:
        roles[actors] = _most_specific(_role(one, _ACTORS), roles[actors], _role(other, _ACTORS))
    target = _TARGETS.get(one.label)
    for role in _UNITED.get(one.label, ()):
        roles[role] = unique((*best.roles.get(role, ()), *rest.roles.get(role, ())))
    if "participant" in roles:
        roles["participant"] = specific(roles["participant"])
    if target:
        roles[target] = _union(best.roles.get(target, ()), rest.roles.get(target, ()))
    return replace(
        best,
        literals=literals,
        roles=roles,
        amounts=one.amounts | other.amounts,
        evidence=tuple(dict.fromkeys((*best.evidence, *rest.evidence))),
        context=tuple(dict.fromkeys((*best.context, *rest.context))),
    )


def _most_specific(*sides: Sequence[Mention]) -> tuple[Mention, ...]:
    """The actors of a claim, with the bodies of the other telling for the states that they belong to."""
    one, chosen, other = sides
    bodies = {m.country: m for side in (other, one) for m in side if m.label == "Organization" and m.rule != GUESSED}
    return unique(bodies.get(m.country, m) if m.label == "Country" else m for m in chosen)


def _union(best: Sequence[Mention], rest: Sequence[Mention]) -> tuple[Mention, ...]:
    """What both name, but crimes only of the better where it names anything."""
    return unique((*best, *(m for m in rest if m.label != "Crime" or not best)))


def _order(claim: Claim) -> tuple[int, int]:
    return claim.evidence[0].start, claim.evidence[0].end
