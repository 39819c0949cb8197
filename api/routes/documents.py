"""Documents: a list, and one with its text and facts."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from api.answers import fact_json
from api.dependencies import OpenStore, read_cursor, write_cursor
from api.parameters import PageQuery
from api.problems import NotFound, responses
from api.schemas.documents import DocumentOut, DocumentPage
from graph import queries
from ontology.errors import UnknownName

router = APIRouter(tags=["documents"], responses=responses(422, 503))


class DocumentQuery(PageQuery):
    """Which documents."""

    authority: bool = Field(False, description="list the authority's tables too")


@router.get("/documents", response_model=DocumentPage)
def list_documents(store: OpenStore, query: Annotated[DocumentQuery, Query()]) -> dict[str, object]:
    """Documents in order of publication."""
    offset = read_cursor(query.cursor)
    found = queries.documents(store, limit=query.limit, offset=offset, authority=query.authority)
    return {**found.to_json(), "next": write_cursor(offset, len(found.documents), found.total)}


@router.get(
    "/documents/{id:path}",
    response_model=DocumentOut,
    response_model_exclude_unset=True,
    responses=responses(404),
)
def read_document(store: OpenStore, id: str) -> dict[str, object]:
    """A document with its text and what it states, offsets included."""
    try:
        found = queries.document(store, id if "/" in id else f"document/{id}")
    except UnknownName as error:
        raise NotFound(error.problem, error.remedy) from None
    return {**found.to_json(), "facts": [fact_json(fact) for fact in found.facts]}
