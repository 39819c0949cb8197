"""Claims: what one passage says, in the words of the text, and which rule read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from ontology.facts import Source, Span


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text and what it stands for.

    `label` is an entity label of the ontology; whoever is presented in an office is an Official, any other person a
    Person. `name` is what is written of it: the fullest spelling in the document, or the code of a country or crime
    (a government, a capital as metonym, "Thai police" are the country). `country` is the ISO code of the state it
    belongs to, None if unknown or none. `key` is the authority's key where a gazetteer decided. `rule` says which
    shape or table found it.
    """

    span: Span
    label: str
    name: str
    country: str | None = None
    key: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """An event or office as one document states it.

    `label` is Meeting, Measure, Agreement, Statement or Office. `literals` and `roles` are named by the properties of
    the ontology: kind, status, date, name (of an agreement), title (of an office); participant, about, location,
    takenBy, against, party, speaker, via, holder, of. `date` is ISO 8601, cut short, or an interval. The first of
    `evidence` is the span to quote; `context` spans supply a name or date from elsewhere. `rule` names the frame.
    """

    label: str
    literals: Mapping[str, str]
    roles: Mapping[str, tuple[Mention, ...]]
    evidence: tuple[Span, ...]
    rule: str
    context: tuple[Span, ...] = field(default=())
    amounts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Dropped:
    """A sentence that nearly made a claim or a fact, and why it did not: negated, refused, no actor, ..."""

    span: Span
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All claims of one document, in reading order, and what was dropped."""

    claims: tuple[Claim, ...]
    dropped: tuple[Dropped, ...] = ()


class Extractor(Protocol):
    """Reads claims from a document: the rules, or a language model behind the same interface."""

    def extract(self, document: Source) -> Extraction:
        """The claims of a document; the same document gives the same claims."""
        ...
