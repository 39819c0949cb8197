"""Documentation: what OpenAPI says beside the routes, their parameters and their schemas.

Source: OpenAPI 3.1.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from fastapi import FastAPI

from api.problems import responses
from api.representation import CSV, JSON_LD
from api.schemas.problems import ProblemOut

_Responses = dict[int | str, dict[str, Any]]

_UNCHANGED: _Responses = {304: {"description": "Nothing has changed since the answer with the ETag in If-None-Match"}}
_CSV = {
    CSV: {
        "schema": {"type": "string", "description": "a row for each item; columns are dotted names"},
        "example": "id,date,roles.PARTICIPANT.name\r\nmeeting/0f3c,2025-02-17,Han Zhiqiang | Phumtham Wechayachai\r\n",
    }
}
_JSON_LD = {
    JSON_LD: {
        "schema": {"type": "array", "items": {"type": "object"}, "description": "named graphs, RDF of the ontology"},
        "example": [
            {"@id": "https://w3id.org/entente/id/meeting/0f3c", "@type": ["https://w3id.org/entente/ns#Meeting"]}
        ],
    }
}

JSON_FORM: _Responses = _UNCHANGED
LIST_FORMS: _Responses = {200: {"content": _CSV}, **_UNCHANGED}
TABLE_FORMS: _Responses = {200: {"content": _CSV}}
FACT_FORMS: _Responses = {200: {"content": {**_CSV, **_JSON_LD}}, **_UNCHANGED}
"""What a route adds to its answers for each sort of form that `negotiation` offers."""

_HEADERS: Mapping[str, Mapping[str, Any]] = {
    "X-Request-ID": {"description": "id of the request, the client's own if it gave one", "schema": {"type": "string"}}
}
_OF_CACHES: Mapping[str, Mapping[str, Any]] = {
    "ETag": {"description": "for If-None-Match: 304 while nothing has changed", "schema": {"type": "string"}}
}
_OF_LISTS: Mapping[str, Mapping[str, Any]] = {
    "Link": {"description": "the next page, where there is one", "schema": {"type": "string"}},
    "X-Total-Count": {"description": "items on all pages, where they are counted", "schema": {"type": "integer"}},
}
EXAMPLES = Path(__file__).with_name("examples.json")
"""Answers by operation, made by `python -m tests.api.examples` of a graph that tests know."""
_FRAMEWORKS = ("HTTPValidationError", "ValidationError")  # its own form of a refusal, which ours takes the place of
_ALWAYS = (401, 429, 503, 504)  # keys, rates and time limits stand before every route


def document(app: FastAPI) -> None:
    """Have an application's OpenAPI tell problems as one schema, and headers and parameters as clients see them."""
    make = app.openapi

    def make_and_complete() -> dict[str, Any]:
        if app.openapi_schema is None:
            _complete(make())
        return app.openapi_schema or {}

    app.openapi = make_and_complete  # type: ignore[method-assign]


def _complete(told: dict[str, Any]) -> None:
    told["components"]["schemas"] = {
        name: schema for name, schema in told["components"]["schemas"].items() if name not in _FRAMEWORKS
    }
    problem = ProblemOut.model_json_schema(ref_template="#/components/schemas/{model}")
    told["components"]["schemas"] |= {**problem.pop("$defs"), "Problem": problem}
    examples = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    for address, path in told["paths"].items():
        for operation in path.values():
            _add_example(operation, examples.get(operation["operationId"]))
            _complete_responses(operation, always=_ALWAYS if address.startswith("/v1/") else ())
            for parameter in operation.get("parameters", ()):
                parameter["schema"] = _without_null(parameter["schema"])


def _add_example(operation: dict[str, Any], example: object) -> None:
    for status, response in operation["responses"].items():
        if status.startswith("2") and example is not None:
            response["content"]["application/json"]["example"] = example


def _complete_responses(operation: dict[str, Any], always: Iterable[int]) -> None:
    told = operation["responses"]
    missing = {
        str(code): one for code, one in responses(*always, *([400] if "requestBody" in operation else [])).items()
    }
    if "application/json" in told.get("422", {}).get("content", {}):
        told["422"] = responses(422)[422]
    operation["responses"] = dict(sorted({**missing, **told}.items()))
    for status, response in operation["responses"].items():
        cached = _OF_CACHES if status == "200" and "304" in told else {}
        listed = _OF_LISTS if status == "200" and CSV in response.get("content", {}) else {}
        response["headers"] = {**_HEADERS, **cached, **listed, **response.get("headers", {})}


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """A parameter is given or left out: an address has no null."""
    kinds = [one for one in schema.get("anyOf", ()) if one != {"type": "null"}]
    return {**{name: value for name, value in schema.items() if name != "anyOf"}, **kinds[0]} if kinds else schema
