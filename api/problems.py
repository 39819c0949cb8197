"""Problems: every error of the HTTP API as `application/problem+json`, with what to do about it.

Source: RFC 9457.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from ontology.errors import AmbiguousName, EntenteError, StoreError, UnknownName

MEDIA_TYPE = "application/problem+json"
_log = logging.getLogger("entente")


class NotFound(UnknownName):
    """An id in a path that nothing has."""


_STATUS: tuple[tuple[type[EntenteError], int], ...] = (
    (NotFound, 404),
    (AmbiguousName, 409),
    (StoreError, 503),
    (EntenteError, 422),
)


def add_problems(app: FastAPI) -> None:
    """Make an app answer errors so."""
    app.add_exception_handler(EntenteError, _entente)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unexpected)


def problem(status: int, title: str, detail: str, remedy: str = "", **more: object) -> JSONResponse:
    """An answer that tells a problem."""
    return JSONResponse(_body(status, title, detail, remedy, **more), status_code=status, media_type=MEDIA_TYPE)


def _body(status: int, title: str, detail: str, remedy: str, **more: object) -> dict[str, object]:
    """A problem's members; its type is its title in a URN."""
    kind = re.sub(r"[^a-z]+", "-", title.lower()).strip("-")
    told: dict[str, object] = {"type": f"urn:entente:problem:{kind}", "title": title, "status": status}
    return {**told, "detail": detail, **({"remedy": remedy} if remedy else {}), **more}


async def _entente(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, EntenteError)
    status = next(code for kind, code in _STATUS if isinstance(error, kind))
    title = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(error).__name__).capitalize()
    choices = [{"id": identifier, "name": name} for identifier, name in getattr(error, "choices", ())]
    return problem(status, title, error.problem, error.remedy, **({"choices": choices} if choices else {}))


async def _invalid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    found = [{"name": str(one["loc"][-1]), "problem": one["msg"]} for one in error.errors()]
    first = error.errors()[0]
    detail = "; ".join(f"{one['name']}: {one['problem']}" for one in found)
    remedy = "See /docs for the names and values that this address takes."
    if first["type"] == "extra_forbidden":
        detail = f"{found[0]['name']!r} is no filter of {request.url.path}"
    return problem(422, "Invalid request", detail, remedy, errors=found)


async def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    title = {404: "Not found", 405: "Method not allowed"}.get(error.status_code, "Error")
    detail = f"{request.method} {request.url.path}: {error.detail}"
    return problem(error.status_code, title, detail, "See /docs for the addresses that there are.")


async def _unexpected(request: Request, error: Exception) -> JSONResponse:
    _log.exception("%s %s", request.method, request.url.path, exc_info=error)
    return problem(500, "Unexpected error", f"{type(error).__name__}", "The server's log has the details.")


def responses(*codes: int) -> dict[int | str, dict[str, Any]]:
    """The problems of a route, for OpenAPI."""
    return {code: _documented(code, *_TOLD[code]) for code in codes}


def _documented(code: int, means: str, title: str, detail: str, remedy: str) -> dict[str, Any]:
    return {"description": means, "content": {MEDIA_TYPE: {"example": _body(code, title, detail, remedy)}}}


_TOLD: Mapping[int, tuple[str, str, str, str]] = {
    404: ("Nothing has this id", "Not found", "no entity has the id 'place/xx'", "Search for its name."),
    409: (
        "Several entities have this name; `choices` lists them",
        "Ambiguous name",
        "'Ministry of Justice' can be: Ministry of Justice, Organization of TH (organization/th-ministry-of-justice)",
        "Give the id of the one you mean.",
    ),
    422: (
        "A filter or a value that cannot be used",
        "Invalid filter",
        "by does not apply to meetings",
        "Filters that do: who, about, place.",
    ),
    503: (
        "The store cannot be used",
        "Store unavailable",
        "no store at data/entente",
        "Fill it with `entente load PATH...`.",
    ),
}
