"""The flat form of facts: one JSON object a fact, in the text's own spellings, as gold/GUIDELINES.md defines it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from loaders.extract.claims import Claim
from ontology.facts import Source

Flat = Mapping[str, str | Sequence[str] | None]


def flat_fact(claim: Claim, document: Source) -> Flat:
    """A claim as the annotation guidelines write it."""
    evidence = claim.evidence[0].of(document.text)
    flat = {**_SLOTS[claim.label](claim), "evidence": evidence}
    if claim.label == "Meeting":
        flat["where"] = next((place.span.of(document.text) for place in claim.roles.get("location", ())), None)
    return flat


def _official(claim: Claim) -> Flat:
    holder = claim.roles["holder"][0]
    states = [of.name if of.label == "Country" else of.country for of in claim.roles.get("of", ())]
    return {
        "t": "official",
        "name": holder.name,
        "office": claim.literals["title"],
        "country": next((state for state in states if state), None),
    }


def _meeting(claim: Claim) -> Flat:
    return {
        "t": "meeting",
        "who": _names(claim, "participant"),
        "about": _names(claim, "about"),
        "date": claim.literals.get("date"),
        "where": None,
        "status": claim.literals["status"],
    }


def _measure(claim: Claim) -> Flat:
    return {
        "t": "measure",
        "by": _names(claim, "takenBy"),
        "kind": claim.literals["kind"],
        "against": _names(claim, "against"),
        "date": claim.literals.get("date"),
        "status": claim.literals["status"],
    }


def _agreement(claim: Claim) -> Flat:
    return {
        "t": "agreement",
        "parties": _names(claim, "party"),
        "kind": claim.literals["kind"],
        "name": claim.literals.get("name"),
        "about": _names(claim, "about"),
        "date": claim.literals.get("date"),
        "status": claim.literals["status"],
    }


def _statement(claim: Claim) -> Flat:
    return {
        "t": "statement",
        "by": claim.roles["speaker"][0].name,
        "date": claim.literals.get("date"),
        "about": _names(claim, "about"),
        "via": next(iter(_names(claim, "via")), None),
    }


def _names(claim: Claim, role: str) -> list[str]:
    return list(dict.fromkeys(mention.name for mention in claim.roles.get(role, ())))


_SLOTS = {
    "Office": _official,
    "Meeting": _meeting,
    "Measure": _measure,
    "Agreement": _agreement,
    "Statement": _statement,
}
