"""The store as a whole: counts, and answers to typed Cypher."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from api.schemas.base import Out


class CountOut(Out):
    """How many: in all, of the authority's tables, of documents."""

    total: int
    authority: int
    documents: int


class StatsOut(Out):
    """Counts by label and relationship; first and last day of publication."""

    nodes: dict[str, CountOut]
    relationships: dict[str, int]
    published: tuple[str, str] | None


class CypherOut(Out):
    """Rows under columns; the nodes and edges among the values as a graph."""

    columns: list[str]
    rows: list[list[Any]]
    graph: dict[str, list[dict[str, Any]]]
    truncated: bool = Field(description="the row limit cut the answer short")


class AliveOut(Out):
    """A process that answers."""

    status: Literal["alive"] = Field(examples=["alive"])


class ReadyOut(Out):
    """A store that is filled; `stamp` is the digest of the rules that filled it."""

    status: Literal["ready"] = Field(examples=["ready"])
    stamp: str = Field(examples=["5f1d0c"])


class PropertyOut(Out):
    """A literal of a label."""

    name: str
    type: str
    comment: str


class LabelOut(Out):
    """A label: the layer that it belongs to, and its literals."""

    name: str
    layer: str
    comment: str
    properties: list[PropertyOut]


class RelationshipOut(Out):
    """A relationship type, from labels to labels."""

    type: str
    from_: list[str] = Field(alias="from")
    to: list[str]
    comment: str


class ConceptOut(Out):
    """A code of a scheme."""

    code: str
    label: str
    definition: str
    broader: str | None


class SchemaOut(Out):
    """What the graph can hold and how one asks for it."""

    labels: list[LabelOut]
    relationships: list[RelationshipOut]
    codes: dict[str, list[ConceptOut]]
    statuses: dict[str, list[str]] = Field(description="how far an event has come, from the first to the last")
    filters: dict[str, list[str]] = Field(description="the filters of each type of fact")
