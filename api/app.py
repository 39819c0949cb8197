"""The HTTP API."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from typing import Any

from fastapi import FastAPI
from fastapi.responses import JSONResponse, RedirectResponse

from api.dependencies import Once, OpenStore, StoreOnce
from api.problems import add_problems, problem, responses
from api.routes import documents, entities, facts, questions, store
from api.settings import Settings
from api.stores import open_configured

DESCRIPTION = """Who met whom, what was done against what, who agreed with whom, from documents about states working
together against cross-border crime. Every fact carries its sentences: text, offsets, document, publisher, date, link.

Filters have the same names everywhere; their values are ids (`place/mm-myawaddy`), ISO 3166 codes (`TH`), codes of the
ontology (`telecom_fraud`) or names in any spelling. A name that several entities have is refused with the choices.
Lists come in pages: `next` is the `cursor` of the page after. Errors are `application/problem+json` with a `remedy`.
"""


def create_app(settings: Settings) -> FastAPI:
    """The application over the store of the settings."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        app.state.store.close()

    app = FastAPI(title="Entente", version=version("entente"), description=DESCRIPTION, lifespan=lifespan)
    app.state.settings = settings
    app.state.store = StoreOnce(lambda: open_configured(settings, exists=True))
    add_problems(app)
    for routes in (facts, entities, questions, documents, store):
        app.include_router(routes.router, prefix="/v1", dependencies=[Once])
    _add_health(app)
    app.add_api_route("/", lambda: RedirectResponse("/docs"), include_in_schema=False)
    return app


def _example(answer: dict[str, str]) -> dict[int | str, dict[str, Any]]:
    return {200: {"content": {"application/json": {"example": answer}}}}


def _add_health(app: FastAPI) -> None:
    @app.get("/healthz", tags=["health"], responses=_example({"status": "alive"}))
    def is_alive() -> dict[str, str]:
        """Whether the process answers."""
        return {"status": "alive"}

    @app.get(
        "/readyz", tags=["health"], responses={**_example({"status": "ready", "stamp": "5f1d0c"}), **responses(503)}
    )
    def is_ready(opened: OpenStore) -> JSONResponse:
        """Whether the store can be reached and has been filled."""
        stamp = opened.stamp()
        if stamp is None:
            return problem(503, "Empty store", f"{opened.url} is empty", "Fill it with `entente load PATH...`.")
        return JSONResponse({"status": "ready", "stamp": stamp})
