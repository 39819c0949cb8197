"""Facts: what a document says, with every name resolved to an entity and every sentence to a passage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ontology import iris


class Span(NamedTuple):
    """A stretch of a document's text: offsets in Unicode code points, end exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of the span."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Source:
    """What identifies a document: its text and metadata (`published` may be cut short)."""

    text: str
    title: str
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str = "en"

    @property
    def key(self) -> str:
        """The document's key: a function of content and metadata, never of a path."""
        return iris.document_key(
            text=self.text,
            title=self.title,
            published=self.published,
            publisher=self.publisher,
            url=self.url,
            language=self.language,
        )


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity as facts name it; `country` is the ISO code of ofCountry, or of inCountry for a place.

    What the authority knows besides: `area` is the key of the largest place of its country in which a place lies;
    `rank` is 0 for leaders of a state or government, 1 for ministers, None for others.
    """

    label: str
    key: str
    name: str
    country: str | None = None
    area: str | None = field(default=None, compare=False)
    rank: int | None = field(default=None, compare=False)

    @property
    def iri(self) -> str:
        """The IRI of its node."""
        return iris.mint(self.label, self.key)


@dataclass(frozen=True, slots=True)
class Use:
    """An entity in a role of a fact: the spelling that stands in the text and why it was resolved so."""

    entity: Entity
    surface: str
    reason: str


@dataclass(frozen=True, slots=True)
class Fact:
    """An event or an office that a document states.

    `label` is Meeting, Measure, Agreement, Statement or Office; `literals` and `roles` have the names of the
    ontology's properties. The first span of `evidence` is the one to quote.
    """

    label: str
    literals: Mapping[str, str]
    roles: Mapping[str, tuple[Use, ...]]
    evidence: tuple[Span, ...]
    context: tuple[Span, ...] = field(default=())
