"""Search, one entity, and what stands beside it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.answers import fact_json
from api.dependencies import OpenStore, entity_id, read_cursor, write_cursor
from api.parameters import PageQuery, SearchQuery
from api.problems import NotFound, responses
from api.schemas.entities import EntityOut, Hits, NeighboursOut
from graph import queries
from ontology.errors import InvalidFilter, UnknownName
from ontology.terms import read_ontology

router = APIRouter(tags=["entities"], responses=responses(422, 503))


@router.get("/search", response_model=Hits)
def search(store: OpenStore, query: Annotated[SearchQuery, Query()]) -> dict[str, object]:
    """Find entities by name, the nearest spelling first."""
    labels = read_ontology().entities
    for given in query.label:
        if given not in labels:
            raise InvalidFilter(f"label {given!r} is no entity's", f"Labels: {', '.join(labels)}.")
    hits = queries.search(store, query.q, labels=query.label, limit=query.limit)
    return {"entities": [hit.to_json() for hit in hits]}


@router.get(
    "/entities/{id:path}/neighbours",
    response_model=NeighboursOut,
    response_model_exclude_unset=True,
    responses=responses(404),
)
def read_neighbours(store: OpenStore, id: str, query: Annotated[PageQuery, Query()]) -> dict[str, object]:
    """The facts that name an entity, and its relations to other entities."""
    offset = read_cursor(query.cursor)
    try:
        found = queries.neighbours(store, _known(id), limit=query.limit, offset=offset)
    except UnknownName as error:
        raise NotFound(error.problem, error.remedy) from None
    facts = [fact_json(fact) for fact in found.facts]
    return {**found.to_json(), "facts": facts, "next": write_cursor(offset, len(facts), found.total)}


@router.get("/entities/{id:path}", response_model=EntityOut, responses=responses(404))
def read_entity(store: OpenStore, id: str) -> dict[str, object]:
    """One entity, for example `/v1/entities/place/mm-myawaddy`."""
    try:
        return dict(queries.entity(store, _known(id)).to_json())
    except UnknownName as error:
        raise NotFound(error.problem, error.remedy) from None


def _known(id: str) -> str:
    segment = id.partition("/")[0]
    if segment not in {label.lower() for label in read_ontology().entities} or "/" not in id:
        raise NotFound(f"no entity has the id {id!r}", "An id is a class and a key: place/mm-myawaddy. Use /v1/search.")
    return entity_id(id)
