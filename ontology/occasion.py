"""Occasion: a coarse key that reports of one event share, computed from the event alone."""

from __future__ import annotations

from collections.abc import Mapping

from ontology.dates import read_days
from ontology.facts import Fact, Use

# Who acts, and whom or what the event is aimed at, by event label.
_ACTORS: Mapping[str, str] = {
    "Meeting": "participant",
    "Measure": "takenBy",
    "Agreement": "party",
    "Statement": "speaker",
}
_TARGETS: Mapping[str, str] = {"Measure": "against"}


def _country(use: Use) -> str:
    entity = use.entity
    return entity.key if entity.label == "Country" else entity.country or entity.key


def key(fact: Fact) -> str | None:
    """The key of a fact's occasion, None where it would fold events that are not one.

    Shape: label|kind|day|countries of the actors|countries of the targets.
    Too weak: no single day; no actor; a measure without a named target or place; an actor that only one document
    knows. A statement counts its speaker, not the country: two officials of one state speak on one day.
    """
    date = fact.literals.get("date")
    if date is None:
        return None
    days = read_days(date)
    if days.earliest != days.latest:
        return None
    actors = fact.roles.get(_ACTORS[fact.label], ())
    targets = fact.roles.get(_TARGETS.get(fact.label, ""), ())
    if not actors or (fact.label == "Measure" and not targets):
        return None
    if fact.label == "Statement":
        who = sorted({use.entity.iri for use in actors})
    else:
        who = sorted({_country(use) for use in actors})
    against = sorted({_country(use) for use in targets})
    return "|".join((fact.label, fact.literals.get("kind", ""), date, ",".join(who), ",".join(against)))
