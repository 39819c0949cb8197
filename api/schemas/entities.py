"""Entities: found, whole, and with what stands beside them."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from api.schemas.base import TERMS, Out, list_codes
from api.schemas.facts import EvidenceOut, FactOut


class HitOut(Out):
    """An entity that a search found, with the spelling that was found."""

    id: str
    label: str = Field(json_schema_extra=list_codes(TERMS.entities))
    name: str
    surface: str
    country: str | None = Field(None, description="ISO 3166-1 alpha-2")
    score: float = Field(100.0, description="how near the spelling is to what was searched, 0 to 100")
    exact: bool = Field(True, description="false where letters were forgiven or words left out")


class Hits(Out):
    """Entities found, the nearest spelling first."""

    entities: list[HitOut]


class RelationOut(Out):
    """An edge between entities that is no fact of its own: of country, within, broader."""

    type: str
    source: str
    target: str
    name: str


class PlacedOut(Out):
    """An entity as a graph or a map draws it."""

    id: str
    label: str = Field(json_schema_extra=list_codes(TERMS.entities))
    name: str
    country: str | None = Field(description="ISO 3166-1 alpha-2")
    lat: float | None = Field(description="latitude of a place, where it is known", examples=[16.6891])
    lon: float | None = Field(description="longitude of a place, where it is known", examples=[98.5089])
    relations: list[RelationOut] = Field(
        description="what it belongs to: its country, the place around it, a wider crime"
    )


class EntitiesOut(Out):
    """Entities by their ids, in the order of the ids."""

    entities: list[PlacedOut]
    missing: list[str] = Field(description="ids that nothing has")


class EntityOut(Out):
    """An entity: its literals, spellings, relations, and how many facts of each type name it."""

    id: str
    label: str
    name: str
    properties: dict[str, Any]
    names: list[str]
    facts: dict[str, int]
    relations: list[RelationOut]
    rows: list[EvidenceOut] = Field(description="rows of the authority that it is from: evidence of its relations")


class NeighboursOut(Out):
    """What stands beside an entity."""

    id: str
    facts: list[FactOut]
    total: int
    relations: list[RelationOut]
    relations_cut: bool = Field(description="whether there are more relations of one type than are listed")
    next: str | None
