"""Affected places: towns that a later sentence names for a measure ("The affected areas include X and Y")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Span as Tokens

from loaders.extract.claims import Claim, Mention
from loaders.extract.roles import Context, unique
from loaders.extract.tree import members
from ontology.facts import Span

_CUTS = frozenset({"power_cut", "fuel_cut", "internet_cut"})
_AREAS = frozenset("area city district location place point region site town village zone".split())


def place_measures(claims: Iterable[Claim], context: Context) -> tuple[Claim, ...]:
    """Claims of cuts in supply with the places that the text calls affected, where their own sentence has none."""
    claims = tuple(claims)
    if not any(claim.literals.get("kind") in _CUTS for claim in claims):
        return claims
    told = [
        (context.reading.span(sentence), found)
        for sentence in context.reading.sentences
        for found in _affected(context, sentence)
    ]
    return tuple(_placed(claim, told) for claim in claims)


def _affected(context: Context, sentence: Tokens) -> Iterator[tuple[Mention, ...]]:
    """The places that a sentence calls affected; of those that it lists as examples only these."""
    if not any(token.lemma_.lower() == "affect" or token.lower_ == "affected" for token in sentence):
        return
    areas = [token for token in sentence if token.lemma_.lower() in _AREAS]
    listed = [item for area in areas for item in members(area)]
    for tokens in (listed, list(sentence)) if areas else ():
        places = unique(m for token in tokens if (m := context.mention(token)) and m.label == "Place")
        if places:
            yield places
            return


def _placed(claim: Claim, told: Iterable[tuple[Span, tuple[Mention, ...]]]) -> Claim:
    against = claim.roles.get("against", ())
    if claim.literals.get("kind") not in _CUTS or any(m.label == "Place" for m in against):
        return claim
    later = next(((span, places) for span, places in told if span.start > claim.evidence[0].start), None)
    if later is None:
        return claim
    span, places = later
    return replace(claim, roles={**claim.roles, "against": places}, context=(*claim.context, span))
