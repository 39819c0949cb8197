"""Explanations: how a text is read, or how a document was."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from api.dependencies import Gone, OpenStore
from api.explainer import Explainer
from api.problems import NotFound, responses
from api.rebuilding import read_source
from api.schemas.explained import ExplainedOut
from api.schemas.jobs import DocumentIn
from graph.store import Store
from loaders.documents import Document
from loaders.readers.draft import Draft
from ontology import iris
from ontology.authority import PUBLISHER

router = APIRouter(tags=["documents"], responses=responses(422))


async def _explainer(request: Request) -> Explainer:
    explainer: Explainer = request.app.state.explainer
    return explainer


TheExplainer = Annotated[Explainer, Depends(_explainer)]


class ExplainQuery(BaseModel):
    """Which document."""

    model_config = ConfigDict(extra="forbid")
    document: str = Field(
        description="id of a document of the store", examples=["document/0f3c0a4e2b5d4a6f8e9d1c2b3a4f5e6d"]
    )


@router.get("/explain", response_model=ExplainedOut, responses=responses(404, 503), name="explain_document")
def explain_document(
    store: OpenStore, explainer: TheExplainer, gone: Gone, query: Annotated[ExplainQuery, Query()]
) -> dict[str, object]:
    """How a document of the store is read by today's rules: names, clauses, claims, and what was left out and why."""
    return explainer.explain(_kept(store, query.document), gone)


@router.post("/explain", response_model=ExplainedOut, responses=responses(413), name="explain_text")
def explain_text(explainer: TheExplainer, gone: Gone, body: DocumentIn) -> dict[str, object]:
    """How a text is read, without a store; nothing of it is kept. The first answer takes some seconds."""
    return explainer.explain(Draft(**body.model_dump()), gone)


def _kept(store: Store, given: str) -> Document:
    """A document as the store keeps it. Errors: NotFound."""
    iri = iris.expand(given if "/" in given else f"document/{given}")
    rows = store.run("MATCH (d:Document {iri: $iri}) RETURN d.publisher AS publisher", {"iri": iri})
    if not rows or rows[0]["publisher"] == PUBLISHER:
        raise NotFound(f"no document has the id {given!r}", "`/v1/documents` lists those that are there.")
    return Document(**asdict(read_source(store.quads(iri), iri)), source=iris.identifier(iri))
