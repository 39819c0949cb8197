"""Claims to facts: every mention an entity, every role allowed by the ontology, nothing dropped in silence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from loaders.extract.claims import Claim, Dropped, Mention
from loaders.resolve.entities import Resolver
from ontology import iris
from ontology.facts import Fact, Source, Use
from ontology.terms import read_ontology

# What an event cannot be without. A measure may have no known actor ("was cut off").
_REQUIRED: Mapping[str, Mapping[str, int]] = {
    "Office": {"holder": 1},
    "Meeting": {"participant": 2},
    "Measure": {},
    "Agreement": {"party": 1},
    "Statement": {"speaker": 1},
}


@dataclass(frozen=True, slots=True)
class Resolution:
    """The facts of a document, in reading order, and what could not be resolved."""

    facts: tuple[Fact, ...]
    unresolved: tuple[Dropped, ...]


def resolve_claims(claims: Sequence[Claim], resolver: Resolver, document: Source) -> Resolution:
    """The facts that claims state."""
    facts: list[Fact] = []
    unresolved: list[Dropped] = []
    for claim in claims:
        roles, problems = _roles(claim, resolver, document)
        missing = [name for name, least in _REQUIRED[claim.label].items() if _entities(roles, name) < least]
        if missing:
            problems.append(f"{claim.label} with too few of {', '.join(missing)}")
        else:
            facts.append(Fact(claim.label, _literals(claim), roles, claim.evidence, claim.context))
        unresolved += (Dropped(claim.evidence[0], claim.rule, reason) for reason in problems)
    return Resolution(tuple(facts), tuple(unresolved))


def _roles(claim: Claim, resolver: Resolver, document: Source) -> tuple[dict[str, tuple[Use, ...]], list[str]]:
    relations = read_ontology().relations
    roles: dict[str, tuple[Use, ...]] = {}
    problems: list[str] = []
    for role, mentions in sorted(claim.roles.items()):
        kept = []
        for mention in mentions:
            if mention.label in relations[role].ranges:
                kept.append(_use(mention, resolver, document))
            else:
                problems.append(f"{role} {mention.name!r} is a {mention.label}, which {claim.label} cannot have there")
        if kept:
            roles[role] = tuple(kept)
    return roles, problems


def _use(mention: Mention, resolver: Resolver, document: Source) -> Use:
    choice = resolver.resolve(mention)
    # A country or crime is named by a code, and its words ("Thai police", "scam centres") are no spelling of it.
    spelt = (
        choice.entity.name if mention.label in ("Country", "Crime") else iris.normalize(mention.span.of(document.text))
    )
    return Use(choice.entity, spelt, choice.reason)


def _literals(claim: Claim) -> dict[str, str]:
    literals = dict(sorted(claim.literals.items()))
    return literals if claim.label == "Office" else {**literals, "rule": claim.rule}


def _entities(roles: Mapping[str, tuple[Use, ...]], name: str) -> int:
    return len({use.entity.iri for use in roles.get(name, ())})


def reasons(facts: Sequence[Fact]) -> Iterator[tuple[str, str, str]]:
    """Surface, entity id and reason of each choice in facts, once."""
    uses = {use for fact in facts for uses in fact.roles.values() for use in uses}
    for use in sorted(uses, key=lambda use: (use.surface, use.entity.iri)):
        yield use.surface, iris.identifier(use.entity.iri), use.reason
