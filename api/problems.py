"""Problems: every error of the HTTP API as `application/problem+json`, with what to do about it.

Source: RFC 9457.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.routing import Match

from api import request_id
from api.expected import list_expected, name_place
from api.negotiation import NotAcceptable, NotModified
from ontology.errors import AmbiguousName, EntenteError, StoreError, UnknownName

MEDIA_TYPE = "application/problem+json"


class NotFound(UnknownName):
    """An id in a path that nothing has."""


class KeyNeeded(EntenteError):
    """A request that needs a key and brings none, or a wrong one."""


class NotAllowed(EntenteError):
    """A request that no key, or not this one, is allowed."""


class Conflict(EntenteError):
    """A request that what is there does not admit."""


class UnreadableType(EntenteError):
    """A body, or a file in one, of a type that no reader knows."""


_STATUS: tuple[tuple[type[EntenteError], int], ...] = (
    (NotFound, 404),
    (KeyNeeded, 401),
    (NotAllowed, 403),
    (Conflict, 409),
    (UnreadableType, 415),
    (NotAcceptable, 406),
    (AmbiguousName, 409),
    (StoreError, 503),
    (EntenteError, 422),
)


def add_problems(app: FastAPI) -> None:
    """Make an app answer errors so."""
    app.add_exception_handler(EntenteError, _entente)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(NotModified, _not_modified)


# What each answer with a status tells a client's machinery beside its problem.
_HEADERS: Mapping[int, Mapping[str, str]] = {401: {"WWW-Authenticate": 'Bearer realm="entente"'}}


def problem(status: int, title: str, detail: str, remedy: str = "", **more: object) -> JSONResponse:
    """An answer that tells a problem."""
    return JSONResponse(_body(status, title, detail, remedy, **more), status, _HEADERS.get(status), MEDIA_TYPE)


def retry_later(status: int, title: str, detail: str, remedy: str, *, seconds: int) -> JSONResponse:
    """An answer that tells a problem which time mends."""
    answer = problem(status, title, detail, remedy)
    answer.headers["Retry-After"] = str(seconds)
    return answer


def _body(status: int, title: str, detail: str, remedy: str, **more: object) -> dict[str, object]:
    """A problem's members; its type is its title in a URN."""
    kind = re.sub(r"[^a-z]+", "-", title.lower()).strip("-")
    told: dict[str, object] = {"type": f"urn:entente:problem:{kind}", "title": title, "status": status}
    told |= {"detail": detail, **({"remedy": remedy} if remedy else {}), **more}
    return {**told, "request": request} if (request := request_id.current.get()) else told


async def _entente(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, EntenteError)
    status = next(code for kind, code in _STATUS if isinstance(error, kind))
    title = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(error).__name__).capitalize()
    choices = [{"id": identifier, "name": name} for identifier, name in getattr(error, "choices", ())]
    more: dict[str, Any] = {"choices": choices} if choices else {}
    return problem(status, title, error.problem, error.remedy, **more)


async def _invalid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    found = [{"name": name_place(one["loc"]), "problem": one["msg"]} for one in error.errors()]
    first, name = error.errors()[0], found[0]["name"]
    within = first["loc"][0]
    expected = list_expected(request, within)
    detail = "; ".join(f"{one['name']}: {one['problem']}" for one in found)
    remedy = "See /docs for the names and values that this address takes."
    if first["type"] == "extra_forbidden":
        detail = f"{name!r} is no {'member of the body' if within == 'body' else f'filter of {request.url.path}'}"
        remedy = f"Names: {', '.join(expected)}." if expected else "Leave it out: nothing is taken here."
    elif within == name == "body":  # not one of its members is wrong, but the whole
        members = f", with the members {', '.join(expected)}" if expected else ""
        remedy = f"Send a JSON object with `Content-Type: application/json`{members}."
    elif expected.get(name):
        remedy = f"Give {name}: {expected[name]}."
    return problem(422, "Invalid request", detail, remedy, errors=found)


async def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    title = {404: "Not found", 405: "Method not allowed"}.get(error.status_code, "Error")
    detail = f"{request.method} {request.url.path}: {error.detail}"
    allowed = ", ".join(_allowed(request)) if error.status_code == 405 else ""
    remedy = f"Ask with {allowed}." if allowed else "See /docs for the addresses that there are."
    answer = problem(error.status_code, title, detail, remedy)
    answer.headers.update(error.headers or {})
    if error.status_code == 405:
        answer.headers["Allow"] = allowed
    return answer


def _allowed(request: Request) -> list[str]:
    """The methods of an address: a router knows those of the first route that has it, and a route may have but one."""
    scopes = {method: {**request.scope, "method": method} for method in ("GET", "POST", "DELETE")}
    routes = request.app.router.routes
    found = [m for m, scope in scopes.items() if any(route.matches(scope)[0] == Match.FULL for route in routes)]
    return [each for m in found for each in ((m, "HEAD") if m == "GET" else (m,))]


async def _not_modified(request: Request, error: Exception) -> Response:
    assert isinstance(error, NotModified)
    return Response(status_code=304, headers=error.headers)


def responses(*codes: int) -> dict[int | str, dict[str, Any]]:
    """The problems of a route, for OpenAPI."""
    return {code: _documented(code, *_TOLD[code]) for code in codes}


_SCHEMA = {"$ref": "#/components/schemas/Problem"}


def _documented(code: int, means: str, title: str, detail: str, remedy: str) -> dict[str, Any]:
    example = _body(code, title, detail, remedy)
    return {"description": means, "content": {MEDIA_TYPE: {"schema": _SCHEMA, "example": example}}}


_TOLD: Mapping[int, tuple[str, str, str, str]] = {
    400: ("A body that cannot be read", "Error", "POST /v1/documents: missing boundary", "See /docs."),
    401: (
        "A key is needed, or the one that was sent is not known",
        "Key needed",
        "this key is not known",
        "Send `Authorization: Bearer KEY` with a key that this server knows.",
    ),
    403: (
        "The key may not do this, or the server has no keys and so takes no writes",
        "Not allowed",
        "this server has no keys, so it takes no writes",
        "Make a key with `entente key NAME --role write` and set ENTENTE_API_KEYS.",
    ),
    413: ("The body is too large", "Too large", "the body has more than 1,000,000 bytes", "Send less."),
    415: (
        "No reader knows this type",
        "Unreadable type",
        "image/png is no document",
        "Send text/plain, text/html, application/pdf, application/json or multipart/form-data.",
    ),
    429: (
        "Too many requests of this client; `Retry-After` says when to try again",
        "Too many requests",
        "more than 600 per 1 minute",
        "Wait 12 seconds.",
    ),
    504: (
        "It took too long",
        "Took too long",
        "no answer within 60 s",
        "Ask for less: more filters, a shorter path, a LIMIT.",
    ),
    406: (
        "None of the forms that the client accepts",
        "Not acceptable",
        "'image/png' is no form of this answer",
        "Accept one of: application/json, text/csv.",
    ),
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
