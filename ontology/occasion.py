"""Occasion: a coarse key that reports of one event share, computed from the event alone.

Reports of one event differ: in how many of those who took part they name, in whether they name a minister, a ministry
or a state, a compound or its town, in which of its topics they list. The key takes of each event what reports seldom
differ on, and no more than tells it from others of its day. Where that is too little there is no key.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta

from ontology import iris
from ontology.dates import read_days
from ontology.facts import Entity, Fact

_LONGEST = timedelta(days=7)  # of several days the first counts; a campaign of weeks is not the event that began it

# Measures of which a state takes few: kind, state and day tell them apart, and reports aim them at different names.
_RARE = frozenset(
    "power_cut internet_cut export_control law_change bank_control sim_control platform_control "
    "border_control task_force training warning repatriation".split()
)
# One reporter's memorandum is another's agreement, one's plan another's mechanism, and fuel is an export.
_KINDS: Mapping[str, str] = {
    "memorandum": "treaty",
    "mechanism": "consensus",
    "plan": "consensus",
    "fuel_cut": "export_control",
}
_STAGES: Mapping[str, str] = {"agreed": "signed", "ongoing": "done", "proposed": "planned"}
# Topics that make another speech or pact; all other crimes go together in the news.
_APART = ("drug_trafficking", "arms_trafficking", "terrorism", "wildlife_trafficking", "corruption", "money_laundering")


def key(fact: Fact) -> str | None:
    """The key of a fact's occasion, None where it would fold events that are not one.

    Shape: label|day|what tells it apart, by label; an extradition's day is empty.
    """
    told = _KEYS[fact.label](fact)
    return "|".join((fact.label, *told)) if told else None


def _meeting(fact: Fact) -> Sequence[str] | None:
    """The day and the states that met; of each its leader or minister, who is named wherever one takes part.

    A minister has several meetings with one state on one day, and each is with another of its ministers. Officials of
    lower rank, whom reports leave out, have several on several matters: there the topic counts.
    """
    day = _day(fact)
    sides = _sides(_entities(fact, "participant"))
    if not day or not sides:
        return None
    if len(sides) > 2:
        return day, _first_of(sides)
    if len(sides) == 1:
        return day, ",".join(sorted(_name(entity) for entity in _entities(fact, "participant")))
    principals = [_principal(members) for _, members in sorted(sides.items())]
    met = ",".join(principal or side for principal, side in zip(principals, sorted(sides), strict=True))
    return (day, met) if any(principals) else (day, met, _topic(fact))


def _measure(fact: Fact) -> Sequence[str] | None:
    """The day, the kind, the first of the states that act, and of a frequent kind whom or what it is against."""
    day, kind = _day(fact), _kind(fact)
    sides = _sides(_entities(fact, "takenBy"))
    if not sides:
        return None
    actor, targets = min(sides), _entities(fact, "against")
    people = sorted(_name(entity) for entity in targets if entity.label in ("Person", "Official"))
    if kind == "extradition" and people:  # nobody is extradited twice by one state, whatever the day
        return "", kind, actor, people[0], _stage(fact)
    if not day:
        return None
    if kind in _RARE:
        return day, kind, actor
    if kind == "sanction":  # of the dozens of names in a list each report has others
        return day, kind, actor, min((entity.country for entity in targets if entity.country), default="")
    target = people[0] if people else _first_area(targets, actor)
    return (day, kind, actor, target) if target or kind == "extradition" or not _has_state(sides[actor]) else None


def _first_area(targets: Iterable[Entity], actor: str) -> str:
    return min((_area(entity, actor) for entity in targets if entity.label != "Crime"), default="")


def _area(entity: Entity, actor: str) -> str:
    """The division of the state that acts, otherwise the state that the target lies in or belongs to."""
    if entity.label == "Place" and entity.country == actor:
        return entity.area or entity.key
    return _state(entity)


def _agreement(fact: Fact) -> Sequence[str] | None:
    """The day, the states, the kind, the stage and the topic; of one state's instrument its name and the month."""
    day, date = _day(fact), fact.literals.get("date")
    sides = _sides(_entities(fact, "party"))
    stage = _stage(fact)
    if not sides or not date:
        return None
    if len(sides) == 1:
        name = fact.literals.get("name")
        return (date[:7], _skeleton(name), min(sides), stage) if name else None
    parties = _first_of(sides) if len(sides) > 2 else ",".join(sorted(sides))
    return (day, _kind(fact), parties, stage, _topic(fact)) if day else None


def _statement(fact: Fact) -> Sequence[str] | None:
    """The day, the speaker and the topic: two officials of one state speak on one day."""
    day = _day(fact)
    speakers = _entities(fact, "speaker")
    return (day, ",".join(sorted(_name(entity) for entity in speakers)), _topic(fact)) if day and speakers else None


_KEYS: Mapping[str, Callable[[Fact], Sequence[str] | None]] = {
    "Meeting": _meeting,
    "Measure": _measure,
    "Agreement": _agreement,
    "Statement": _statement,
}


def _day(fact: Fact) -> str | None:
    date = fact.literals.get("date")
    if date is None:
        return None
    days = read_days(date)
    if any(len(part) < 10 for part in date.split("/")):
        return None
    return days.earliest.isoformat() if days.latest - days.earliest <= _LONGEST else date


def _kind(fact: Fact) -> str:
    kind = fact.literals.get("kind", "")
    return _KINDS.get(kind, kind)


def _stage(fact: Fact) -> str:
    status = fact.literals.get("status", "")
    return _STAGES.get(status, status)


def _entities(fact: Fact, role: str) -> tuple[Entity, ...]:
    return tuple(use.entity for use in fact.roles.get(role, ()))


def _state(entity: Entity) -> str:
    return entity.key if entity.label == "Country" else entity.country or _name(entity)


def _has_state(side: Sequence[Entity]) -> bool:
    return side[0].label == "Country" or side[0].country is not None


def _sides(entities: Iterable[Entity]) -> dict[str, list[Entity]]:
    """Entities by their state; bodies of no state are left out beside two states, as many reports leave them out."""
    sides: dict[str, list[Entity]] = {}
    stateless: dict[str, list[Entity]] = {}
    for entity in entities:
        of = sides if _has_state([entity]) else stateless
        of.setdefault(_state(entity), []).append(entity)
    return sides if len(sides) > 1 else sides | stateless


def _first_of(sides: Iterable[str]) -> str:
    """Of many states the first, as reports of one meeting name more and fewer of them."""
    return f"{min(sides)},..."


def _principal(members: Iterable[Entity]) -> str | None:
    """Of the leaders and ministers of a side the first in rank."""
    ranked = sorted((entity.rank, entity.key) for entity in members if entity.rank is not None)
    return ranked[0][1] if ranked else None


def _topic(fact: Fact) -> str:
    crimes = {entity.key for entity in _entities(fact, "about") if entity.label == "Crime"}
    return "" if crimes - set(_APART) else next((crime for crime in _APART if crime in crimes), "")


def _name(entity: Entity) -> str:
    """The authority's key, or outside it the name as far as spellings of it agree.

    An entity that only its document can tell from others keeps its key, which no other document has.
    """
    known = iris.in_authority(entity.iri) or iris.in_one_document(entity.iri)
    return entity.key if known else _skeleton(entity.name)


_SAME_SOUND = (("ph", "p"), ("th", "t"), ("kh", "k"), ("ch", "c"), ("gh", "g"), ("r", "l"), ("w", "v"), ("j", "c"))
_ENOUGH = 4  # consonants; of Li Na the two would stand for many


def _skeleton(name: str) -> str:
    """The consonants of a name, those that romanisations confuse made one: Kim Jina is Kim Jin-a."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    letters = re.sub(r"[^a-z0-9]", "", plain)
    for old, new in _SAME_SOUND:
        letters = letters.replace(old, new)
    consonants = re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouy]", "", letters))
    return f"~{consonants if len(consonants) >= _ENOUGH else letters or name}"
