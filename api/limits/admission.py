"""Admission: whose key a request brings, whether it may read, and whether its client has asked too often."""

from __future__ import annotations

import math
import time

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from api.keys import Keys
from api.limits.clients import client_of, is_limited, key_of, remember_key
from api.problems import problem, retry_later
from ontology.errors import InvalidSetting

_SEND_A_KEY = "Send `Authorization: Bearer KEY`, or `X-API-Key: KEY`, with a key that this server knows."


class Admission:
    """Knows clients by their keys, and counts what each asks.

    A key that is wrong is refused even where none is needed: who sends one means it to count. Without configured keys
    none is looked at.
    """

    def __init__(self, app: ASGIApp, *, keys: Keys, read_needs_key: bool, rate: Rate | None) -> None:
        self._app, self._keys, self._read_needs_key, self._rate = app, keys, read_needs_key, rate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it with 401 or 429."""
        refusal = self._judge(scope) if is_limited(scope) else None
        await (refusal or self._app)(scope, receive, send)

    def _judge(self, scope: Scope) -> Response | None:
        token = _read_token(Headers(scope=scope)) if self._keys else None
        remember_key(scope, self._keys.find(token) if token is not None else None)
        if self._rate and (wait := self._rate.wait(client_of(scope))):
            remedy = f"Wait {wait} seconds; ENTENTE_RATE sets the limit."
            return retry_later(429, "Too many requests", f"more than {self._rate}", remedy, seconds=wait)
        if key_of(scope) is None and (token is not None or self._read_needs_key):
            detail = "this key is not known" if token is not None else "this server is read with a key only"
            return problem(401, "Key needed", detail, _SEND_A_KEY)
        return None


def _read_token(headers: Headers) -> str | None:
    scheme, _, token = headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return token.strip()
    return headers.get("X-API-Key")


class Rate:
    """How often each client may ask, counted in this process over a sliding window.

    Errors: InvalidSetting for what is no rate.
    """

    def __init__(self, setting: str) -> None:
        try:
            self._item: RateLimitItem = parse(setting)
        except ValueError:
            raise InvalidSetting(f"ENTENTE_RATE={setting!r} is no rate", "Write it as 600/minute.") from None
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())

    def __str__(self) -> str:
        return str(self._item)

    def wait(self, client: str) -> int:
        """Count a request of a client; the seconds that it must wait first, 0 if none."""
        if self._limiter.hit(self._item, client):
            return 0
        return max(1, math.ceil(self._limiter.get_window_stats(self._item, client).reset_time - time.time()))
