"""The whole graph in another form."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, ConfigDict, Field

from api.dependencies import TheSettings
from api.exporting import Export, ExportResponse
from api.problems import responses
from graph.export import FORMS

router = APIRouter(tags=["store"], responses=responses(422, 503))


def _schema_of(media_type: str) -> dict[str, Any]:
    return {} if media_type.endswith("json") else {"type": "string", "format": "binary"}


_STREAMS: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The graph in the form asked for",
        "content": {form.media_type: {"schema": _schema_of(form.media_type)} for form in FORMS.values()},
    }
}


class ExportQuery(BaseModel):
    """Which form."""

    model_config = ConfigDict(extra="forbid")
    format: Literal["nquads", "turtle", "jsonld", "graphml", "csv", "ftm"] = Field(
        "nquads",
        description="nquads (a named graph a document), turtle (their union), jsonld, graphml, "
        "csv (a ZIP archive of nodes and edges) or ftm (FollowTheMoney entities, one a line)",
        examples=["turtle"],
    )


@router.get("/export", response_class=StreamingResponse, responses=_STREAMS)
def export(settings: TheSettings, query: Annotated[ExportQuery, Query()]) -> ExportResponse:
    """The whole graph, streamed. Example: `/v1/export?format=turtle`

    N-Quads and JSON-LD come while they are written; the other forms are made whole first.
    """
    return ExportResponse(Export(settings, query.format), query.format)
