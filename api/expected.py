"""What an address expects, by its own documentation: remedies name the parameters, or the members of a body."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import Request

_JSON = "application/json"


def name_place(where: Sequence[object]) -> str:
    """The name of a parameter or member in a place that pydantic gives, not the number of one of its values."""
    return next(part for part in reversed(where) if isinstance(part, str))


def list_expected(request: Request, within: str) -> Mapping[str, str]:
    """What is taken within `query` or `body`, each by its name with what it means; nothing where that is not known."""
    told: Mapping[str, Any] = request.app.openapi()
    route = getattr(request.scope.get("route"), "path_format", "")  # as its router knows it: without a version before
    path = next((path for path in told["paths"] if path.endswith(route)), "") if route else ""
    operation = told["paths"].get(path, {}).get(request.method.lower(), {})
    if within == "body":
        schema = operation.get("requestBody", {}).get("content", {}).get(_JSON, {}).get("schema", {})
        named = told["components"]["schemas"].get(schema.get("$ref", "").rpartition("/")[2], schema)
        return {name: one.get("description", "") for name, one in named.get("properties", {}).items()}
    return {one["name"]: one.get("description", "") for one in operation.get("parameters", ()) if one["in"] == within}
