"""Schemas: the forms of the HTTP API, for OpenAPI and for checking what goes out. What comes in is in `parameters.py`.

Enumerations come from the ontology. Names in JSON are camelCase.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, JsonValue
from pydantic.alias_generators import to_camel

from ontology.terms import read_ontology

_TERMS = read_ontology()


def codes_of(*schemes: str) -> list[str]:
    """The codes of schemes of the ontology, each once."""
    return list(dict.fromkeys(code for scheme in schemes for code in _TERMS.schemes.get(scheme, ())))


FACTS = (*_TERMS.events, "Office")
CRIMES = codes_of("crime")
KINDS = codes_of("measure", "agreement")
STATUSES = codes_of(*(scheme for scheme in _TERMS.schemes if scheme.endswith("-status")))


def list_codes(values: Iterable[str | None]) -> dict[str, JsonValue]:
    """An enumeration for OpenAPI; what is none of it is refused by the queries, with the codes there are."""
    return {"enum": list(values)}


class _Out(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)


class RoleOut(_Out):
    """An entity in a role: its canonical name, and the spelling of the text."""

    id: str = Field(examples=["official/th-phumtham-wechayachai"])
    name: str = Field(examples=["Phumtham Wechayachai"])
    surface: str = Field(examples=["Puttan"])


class ExcerptOut(_Out):
    """Words of a document; offsets are Unicode code points into its text, end exclusive."""

    text: str
    char_start: int
    char_end: int


class CitedOut(_Out):
    """A document as answers cite it."""

    id: str = Field(examples=["document/0f3c0a4e2b5d4a6f8e9d1c2b3a4f5e6d"])
    title: str
    publisher: str | None
    published: str | None = Field(examples=["2025-02-19"])
    url: str | None


class EvidenceOut(ExcerptOut):
    """The sentence that states a fact, with those that supply a name or date, and its document."""

    context: list[ExcerptOut]
    document: CitedOut


class FactOut(_Out):
    """A fact with its roles and its evidence; reports of one occasion are one fact."""

    id: str
    type: str = Field(json_schema_extra=list_codes(FACTS))
    kind: str | None = Field(json_schema_extra=list_codes([*KINDS, None]))
    status: str | None = Field(json_schema_extra=list_codes([*STATUSES, None]))
    date: str | None = Field(examples=["2025-02-17", "2025-02", "2025-02-24/2025-02-25"])
    name: str | None = Field(None, description="an agreement's name")
    title: str | None = Field(None, description="an office's title")
    from_: str | None = Field(None, alias="from", description="first day of an office")
    to: str | None = Field(None, description="last day of an office")
    sentence: str = Field("", description="the fact told in English")
    roles: dict[str, list[RoleOut]]
    reports: int = Field(description="documents that state it")
    publishers: list[str]
    evidence: list[EvidenceOut]


class FactPage(_Out):
    """One page of facts."""

    facts: list[FactOut]
    total: int = Field(description="occasions that pass the filters, on all pages")
    undated: int = Field(description="of them, those without a date of their own, placed by the day of their report")
    held_there: int | None = Field(None, description="about a place: how many more meetings were held in it")
    next: str | None = Field(description="cursor of the next page, null on the last")


class HitOut(_Out):
    """An entity that a search found, with the spelling that was found."""

    id: str
    label: str = Field(json_schema_extra=list_codes(_TERMS.entities))
    name: str
    surface: str
    country: str | None = Field(None, description="ISO 3166-1 alpha-2")


class Hits(_Out):
    """Entities found, the nearest spelling first."""

    entities: list[HitOut]


class RelationOut(_Out):
    """An edge between entities that is no fact of its own: of country, within, broader."""

    type: str
    source: str
    target: str
    name: str


class EntityOut(_Out):
    """An entity: its literals, spellings, relations, and how many facts of each type name it."""

    id: str
    label: str
    name: str
    properties: dict[str, Any]
    names: list[str]
    facts: dict[str, int]
    relations: list[RelationOut]


class NeighboursOut(_Out):
    """What stands beside an entity."""

    id: str
    facts: list[FactOut]
    total: int
    relations: list[RelationOut]
    next: str | None


class ListedOut(CitedOut):
    """A document in a list; `facts` counts what it states."""

    language: str
    facts: int
    authority: bool


class DocumentPage(_Out):
    """One page of documents in order of publication."""

    documents: list[ListedOut]
    total: int
    next: str | None


class DocumentOut(CitedOut):
    """A document with its text and its own facts."""

    language: str
    text: str
    facts: list[FactOut]


class CountOut(_Out):
    """How many: in all, of the authority's tables, of documents."""

    total: int
    authority: int
    documents: int


class StatsOut(_Out):
    """Counts by label and relationship; first and last day of publication."""

    nodes: dict[str, CountOut]
    relationships: dict[str, int]
    published: tuple[str, str] | None


class EndOut(_Out):
    """An end of a step."""

    id: str
    label: str
    name: str


class StepOut(_Out):
    """Two entities, the facts that join them, and a sentence that tells one of these."""

    from_: EndOut = Field(alias="from")
    to: EndOut
    sentence: str
    facts: list[FactOut]


class PathOut(_Out):
    """A path."""

    length: int
    steps: list[StepOut]


class PathsOut(_Out):
    """The shortest paths, shortest first."""

    paths: list[PathOut]


class UnderstoodOut(_Out):
    """How a question was read."""

    query: str = Field(examples=["meetings"])
    filters: dict[str, Any] = Field(examples=[{"about": "Myawaddy"}])


class RanOut(_Out):
    """The Cypher that was run."""

    text: str
    parameters: dict[str, Any]


class AskedOut(_Out):
    """A question with its answer: a page of facts, or paths."""

    question: str
    understood: UnderstoodOut
    facts: list[FactOut] = []
    total: int = 0
    undated: int = 0
    held_there: int | None = None
    without: dict[str, int] = Field({}, description="of an empty answer: how many there are without each filter")
    cypher: RanOut | None = None
    paths: list[PathOut] = []
    next: str | None = None


class CypherOut(_Out):
    """Rows under columns; the nodes and edges among the values as a graph."""

    columns: list[str]
    rows: list[list[Any]]
    graph: dict[str, list[dict[str, Any]]]
    truncated: bool = Field(description="the row limit cut the answer short")
