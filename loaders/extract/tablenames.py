"""Names of the tables in a text: which of the readings of a spelling is meant where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from loaders.extract.claims import Mention
from loaders.extract.gazetteer import Gazetteer
from ontology.facts import Span

_FORMAL = re.compile(
    r"(?:\b[A-Z][a-z]+(?:['’]s)? )*\b(?:Republic|Kingdom|Union|Commonwealth|Federation|State|Sultanate|[Gg]overnment) "
    r"of (?:the )?$"
)
_AT = re.compile(
    r"\b(?:in|at|to|from|near|via|outside|through|into|of|around|for|toward|towards|city|downtown|greater|the)\s$"
)
_AFTER = re.compile(
    r"\s(?:[A-Z]|office|headquarters|airport|governor|mayor|police|court|city|hotel|residents)|-based"
    r"|\son \w+day(?! [a-z]+ed\b)"
    r"|,? \(?[A-Z]"
)
_WINDOW = 80  # characters


def find_table_names(text: str, gazetteer: Gazetteer, start: int = 0, end: int | None = None) -> Iterator[Mention]:
    """Mentions of what the tables hold, in reading order."""
    for span, surface in gazetteer.find_names(text[:end]):
        if span.start >= start:
            yield _choose(text, span, surface, gazetteer)


def _choose(text: str, span: Span, surface: str, gazetteer: Gazetteer) -> Mention:
    entries = gazetteer.entries(surface)
    first = entries[0]
    if first.rule in ("country", "demonym"):
        code = first.entity.key
        return Mention(_with_form(text, span), "Country", code, code, code, first.rule)
    places = [entry.entity for entry in entries if entry.rule == "place"]
    if first.rule == "metonym" and _speaks_as_state(text, span):
        code = first.entity.key
        return Mention(span, "Country", code, code, code, "metonym")
    if places or first.rule == "metonym":
        state = places[0].country if places else first.entity.key
        return Mention(span, "Place", surface, state, places[0].key if len(places) == 1 else None, "place table")
    keys = {entry.entity.key for entry in entries}
    only = first.entity if len(keys) == 1 else None
    label = "Official" if first.rule == "official" else "Organization"
    country, key = (only.country, only.key) if only else (None, None)
    return Mention(span, label, surface, country, key, f"{first.rule} table")


def _with_form(text: str, span: Span) -> Span:
    """The span with the form of the state before it: "the Republic of"."""
    lead = _FORMAL.search(text[max(0, span.start - _WINDOW) : span.start])
    return Span(span.start - len(lead[0]), span.end) if lead else span


def _speaks_as_state(text: str, span: Span) -> bool:
    """Whether a capital stands for its state here, not for the city."""
    if _AT.search(text[max(0, span.start - 24) : span.start].lower()):
        return False
    return not _AFTER.match(text, span.end)


def merge_mentions(old: Iterable[Mention], new: Iterable[Mention]) -> list[Mention]:
    """Both in reading order; of overlapping mentions the longest stays, of equal ones the newer."""
    ranked = sorted([*((m, 1) for m in old), *((m, 0) for m in new)], key=lambda pair: (-_length(pair[0]), pair[1]))
    kept: list[Mention] = []
    taken: set[int] = set()
    for mention, _ in ranked:
        letters = range(*mention.span)
        if taken.isdisjoint(letters):
            kept.append(mention)
            taken.update(letters)
    return sorted(kept, key=lambda mention: mention.span)


def _length(mention: Mention) -> int:
    return mention.span.end - mention.span.start
