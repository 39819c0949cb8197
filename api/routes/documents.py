"""Documents: a list, and one with its text and facts."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response
from pydantic import Field

from api.analysis_parameters import SeveralQuery
from api.answers import fact_json
from api.dependencies import OpenStore
from api.documentation import JSON_FORM, LIST_FORMS
from api.negotiation import JsonForm, ListForm
from api.parameters import MemberQuery, PageQuery
from api.problems import NotFound, responses
from api.representation import Listing
from api.schemas.base import SparseOut
from api.schemas.documents import DocumentOut, DocumentPage, ListedOut
from graph import queries
from graph.mentions import list_mentions
from ontology.errors import InvalidFilter, UnknownName

router = APIRouter(tags=["documents"], responses=responses(406, 422, 503))
DocumentId = Annotated[
    str,
    Path(description="id of a document, as evidence gives it", examples=["document/0f3c0a4e2b5d4a6f8e9d1c2b3a4f5e6d"]),
]


class DocumentQuery(SeveralQuery, PageQuery):
    """Which documents: all, or those that state facts which pass filters."""

    authority: bool = Field(False, description="list the authority's tables too", examples=[False])


@router.get("/documents", response_model=DocumentPage | SparseOut, responses={**LIST_FORMS, **responses(409)})
def list_documents(store: OpenStore, form: ListForm, query: Annotated[DocumentQuery, Query()]) -> Response:
    """Documents in order of publication, each with how many facts it states.

    With filters, those that state facts which pass them. Example: `/v1/documents?place=Myawaddy&from=2025`
    """
    if query.filters().given():
        if query.authority:
            raise InvalidFilter("authority is given with filters", "Tables of the authority have no other filters.")
        mentions = list_mentions(store, query.filters(), limit=query.limit, cursor=query.cursor)
        return form.page(mentions.to_json(), Listing("documents", ListedOut, query.fields))
    found = queries.documents(store, limit=query.limit, cursor=query.cursor, authority=query.authority)
    return form.page(found.to_json(), Listing("documents", ListedOut, query.fields))


@router.get("/documents/{id:path}", response_model=DocumentOut | SparseOut, responses={**JSON_FORM, **responses(404)})
def read_document(store: OpenStore, form: JsonForm, id: DocumentId, query: Annotated[MemberQuery, Query()]) -> Response:
    """A document with its text and what it states, offsets included."""
    try:
        found = queries.document(store, id if "/" in id else f"document/{id}")
    except UnknownName as error:
        raise NotFound(error.problem, error.remedy) from None
    told = {**found.to_json(), "facts": [fact_json(fact) for fact in found.facts]}
    return form.answer(told, DocumentOut, query.fields)
