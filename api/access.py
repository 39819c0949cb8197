"""Access: what a route demands of who asks. The layer of limits has found out by then whose key a request brings."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request, Security
from fastapi.security import APIKeyHeader, HTTPBearer

from api.keys import Key, Keys
from api.limits.clients import key_of
from api.problems import KeyNeeded, NotAllowed

_MAKE = "Make a key with `entente key NAME --role write`, set ENTENTE_API_KEYS to its entry and start the server again."
_bearer = HTTPBearer(auto_error=False, scheme_name="bearer", description="A key made by `entente key`.")
_header = APIKeyHeader(name="X-API-Key", auto_error=False, scheme_name="key", description="The same, as a header.")


async def _demand_key(
    _bearer: Annotated[object, Security(_bearer)], _key: Annotated[object, Security(_header)]
) -> None:
    """Tell OpenAPI that a key may be sent either way; it is looked at before any route is."""


async def _writer(request: Request, _: Annotated[None, Depends(_demand_key)]) -> Key:
    """The key of who writes. Errors: KeyNeeded, NotAllowed."""
    keys: Keys = request.app.state.keys
    if not keys:
        raise NotAllowed("this server has no keys, so it takes no writes from anyone", _MAKE)
    key = key_of(request.scope)
    if key is None:
        raise KeyNeeded("a key is needed to write", "Send `Authorization: Bearer KEY`, or `X-API-Key: KEY`.")
    if key.role != "write":
        raise NotAllowed(f"the key {key.name} may only read", "Use a key with the role write.")
    return key


Writer = Annotated[Key, Depends(_writer)]
Reader = Depends(_demand_key)
