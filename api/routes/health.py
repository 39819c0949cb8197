"""Health of the process and of its store, and metrics."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from api.dependencies import OpenStore
from api.metrics import CONTENT_TYPE_LATEST, Metrics
from api.problems import problem, responses
from api.schemas.store import AliveOut, ReadyOut

router = APIRouter(tags=["health"])
_METRICS: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The text format of Prometheus",
        "content": {"text/plain": {"schema": {"type": "string"}, "example": "entente_store_up 1.0\n"}},
    }
}


@router.get("/healthz", response_model=AliveOut, name="read_health")
async def is_alive() -> JSONResponse:
    """Whether the process answers."""
    return JSONResponse({"status": "alive"})


@router.get("/readyz", response_model=ReadyOut, responses=responses(503), name="read_readiness")
def is_ready(opened: OpenStore) -> JSONResponse:
    """Whether the store can be reached and has been filled."""
    stamp = opened.stamp()
    if stamp is None:
        return problem(503, "Empty store", f"{opened.url} is empty", "Fill it with `entente load PATH...`.")
    return JSONResponse({"status": "ready", "stamp": stamp})


@router.get("/metrics", response_class=Response, responses=_METRICS, name="read_metrics")
def read_metrics(request: Request) -> Response:
    """Requests by route and status, how long they took, and the size of the store, for Prometheus."""
    metrics: Metrics = request.app.state.metrics
    return Response(metrics.write(), media_type=CONTENT_TYPE_LATEST)
