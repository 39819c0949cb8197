"""The HTTP API."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from importlib.metadata import version

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi.middleware.gzip import GZipMiddleware

from api.access import Reader
from api.dependencies import Once, StoreOnce
from api.documentation import document
from api.explainer import Explainer
from api.explorer import Protection, add_explorer
from api.head import Head
from api.jobs.record import Jobs
from api.jobs.worker import jobs_folder, keep_working
from api.keys import read_keys
from api.limits import add_limits
from api.metrics import Metrics
from api.observation import Observation
from api.problems import add_problems
from api.routes import analysis, documents, entities, explain, export, facts, health, jobs, questions, store, writes
from api.settings import Settings
from api.stores import open_configured

DESCRIPTION = """Who met whom, what was done against what, who agreed with whom, from documents about states working
together against cross-border crime. Every fact carries its sentences: text, offsets, document, publisher, date, link.

**Filters** have the same names everywhere; their values are ids (`place/mm-myawaddy`), ISO 3166 codes (`TH`), codes of
the ontology (`telecom_fraud`) or names in any spelling. A name that several entities have is refused with the choices.

**Pages**: `next` is the `cursor` of the page after, in the header `Link` too. Pages stay right while documents are
being loaded: nothing that was there is left out or comes twice.

**Forms**: JSON; lists as CSV too (`Accept: text/csv`), facts as JSON-LD (`Accept: application/ld+json`), which is RDF
of the ontology. `fields` leaves only the members that it names, and the same names are the columns of CSV.

**Caches**: each answer has an `ETag`; with it in `If-None-Match` the answer is 304 while nothing has changed.

**Errors** are `application/problem+json` with a `remedy` and the id of the `request`, which is in the header
`X-Request-ID` of every answer.
"""
_LEAST_COMPRESSED = 1_000  # bytes: less fits into one packet
_COMPRESSION = 4  # of 9: from there on it takes longer than it saves
_EXPOSED = ("ETag", "Link", "X-Request-ID", "X-Total-Count", "Content-Disposition", "Location", "Retry-After")


def create_app(settings: Settings) -> FastAPI:
    """The application over the store of the settings."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        working = asyncio.create_task(keep_working(settings, app.state.jobs))
        yield
        working.cancel()
        with suppress(asyncio.CancelledError):
            await working
        app.state.explainer.close()
        app.state.store.close()

    keys = read_keys(settings.api_keys.get_secret_value())
    app = FastAPI(
        title="Entente",
        version=version("entente"),
        description=DESCRIPTION,
        servers=[{"url": "/", "description": "this server"}],
        license_info={"name": "MIT", "identifier": "MIT"},
        lifespan=lifespan,
        docs_url=None,  # theirs loads Swagger from another origin
        redoc_url=None,
        generate_unique_id_function=lambda route: route.name,
    )
    app.state.settings = settings
    app.state.keys = keys
    app.state.jobs = Jobs(jobs_folder(settings))
    app.state.explainer = Explainer(settings)
    app.state.store = StoreOnce(lambda: open_configured(settings, exists=True))
    app.state.metrics = Metrics(app.state.store.get)
    add_problems(app)
    demands = [Once, Reader] if settings.read_needs_key else [Once]
    for routes in (facts, entities, questions, analysis, documents, writes, jobs, explain, export, store):
        app.include_router(routes.router, prefix="/v1", dependencies=demands)
    app.include_router(health.router)
    add_explorer(app)
    add_limits(app, settings, keys)
    _add_layers(app, settings)
    document(app)
    return app


def _add_layers(app: FastAPI, settings: Settings) -> None:
    """Add what stands around the routes, the innermost first."""
    app.add_middleware(GZipMiddleware, minimum_size=_LEAST_COMPRESSED, compresslevel=_COMPRESSION)
    app.add_middleware(Protection)
    if settings.cors:
        origins = [origin.strip() for origin in settings.cors.split(",")]
        app.add_middleware(
            CORSMiddleware,
            allow_origins=origins,
            allow_methods=["GET", "HEAD", "POST", "DELETE"],
            allow_headers=["*"],
            expose_headers=_EXPOSED,
            max_age=86_400,
        )
    app.add_middleware(Head)
    app.add_middleware(Observation, metrics=app.state.metrics)
