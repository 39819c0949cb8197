"""The store as a whole: counts, schema, typed Cypher."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from api.answers import table_json
from api.dependencies import Gone, OpenStore, TheSettings
from api.parameters import Statement
from api.problems import responses
from api.schemas.store import CypherOut, StatsOut
from api.stores import limits
from graph import queries

router = APIRouter(tags=["store"], responses=responses(422, 503))


@router.get("/stats", response_model=StatsOut)
def read_stats(store: OpenStore) -> dict[str, object]:
    """Counts by label and relationship, the authority told apart from documents."""
    return dict(queries.stats(store).to_json())


@router.get("/schema")
def read_schema() -> dict[str, Any]:
    """Labels, properties, relationships, codes and filters, from the ontology."""
    return dict(queries.schema())


@router.get("/cypher", response_model=CypherOut)
def get_cypher(
    store: OpenStore, settings: TheSettings, gone: Gone, query: Annotated[Statement, Query()]
) -> dict[str, object]:
    """Answer a reading Cypher statement, within a time and a row limit."""
    return table_json(store.query(query.statement, limits(settings, gone)))


@router.post("/cypher", response_model=CypherOut)
def post_cypher(store: OpenStore, settings: TheSettings, gone: Gone, body: Statement) -> dict[str, object]:
    """Answer a reading Cypher statement, within a time and a row limit."""
    return table_json(store.query(body.statement, limits(settings, gone)))
