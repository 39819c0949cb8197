"""Pools: how many requests of a kind are answered at once, in whose turn, and for how long.

Light requests have a pool of their own, so they never wait for heavy ones. In every pool one client holds all places
but one at most, so it never keeps the others waiting. A request that is given up at its deadline keeps its place until
its work has ended: a thread cannot be stopped, only told (its client is gone, which ends a Cypher statement).
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.limits.clients import PREFIX, client_of, is_limited
from api.problems import problem, retry_later
from api.settings import Settings

HEAVY = frozenset({"analysis", "ask", "compare", "cypher", "facets", "overview", "paths", "stats", "timeline"})
_CROWD = 4  # clients that may have their full share of waiting requests at once
_AFTER_CYPHER = 5.0  # a statement ends by its own limit first, which says more
_log = logging.getLogger("entente")


@dataclass(slots=True)
class Pool:
    """Places for requests of one kind.

    Units: `waiting` requests of one client may wait; `seconds` from the arrival of a request to the end of its answer.
    """

    at_once: int
    waiting: int
    seconds: float
    _places: asyncio.Semaphore = field(init=False)
    _shares: dict[str, asyncio.Semaphore] = field(default_factory=dict)
    _inside: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._places = asyncio.Semaphore(self.at_once)

    def enter(self, client: str) -> Response | None:
        """Count one more request of a client, until `leave`; or say why it cannot even wait."""
        if self._inside[client] >= self._share + self.waiting:
            detail, status = f"{self._inside[client]} of your requests are not answered yet", 429
        elif self._inside.total() >= self.at_once + _CROWD * self.waiting:
            detail, status = f"{self._inside.total()} requests are not answered yet", 503
        else:
            self._inside[client] += 1
            return None
        title = "Too many requests" if status == 429 else "Busy"
        return retry_later(status, title, detail, "Wait for answers, then try again.", seconds=1)

    @asynccontextmanager
    async def turn(self, client: str) -> AsyncIterator[None]:
        """A place, when it is the client's turn."""
        async with self._shares.setdefault(client, asyncio.Semaphore(self._share)), self._places:
            yield

    def leave(self, client: str) -> None:
        """Count one request of a client less."""
        self._inside[client] -= 1
        if not self._inside[client]:
            del self._inside[client]
            self._shares.pop(client, None)

    @property
    def _share(self) -> int:
        return max(1, self.at_once - 1)


def make_pools(settings: Settings) -> Mapping[str, Pool]:
    """The pools of the settings."""
    heavy_seconds = max(settings.heavy_seconds, settings.cypher_seconds + _AFTER_CYPHER)
    return {
        "light": Pool(settings.light_at_once, settings.waiting, settings.light_seconds),
        "heavy": Pool(settings.heavy_at_once, settings.waiting, heavy_seconds),
        "explain": Pool(1, settings.waiting, heavy_seconds),  # one process reads
        "bulk": Pool(settings.bulk_at_once, settings.waiting, settings.bulk_seconds),
    }


def kind_of(method: str, path: str) -> str:
    """Which pool a request belongs to."""
    name = path.removeprefix(PREFIX).partition("/")[0]
    if name == "export" or (name == "documents" and method in ("POST", "DELETE")):
        return "bulk"
    if name == "explain":
        return name
    return "heavy" if name in HEAVY else "light"


class Pools:
    """Answers requests by the pools of their kinds."""

    def __init__(self, app: ASGIApp, *, settings: Settings) -> None:
        self._app, self._pools = app, make_pools(settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request in its turn; 429 or 503 where too many wait, 504 after the time it has."""
        if not is_limited(scope):
            await self._app(scope, receive, send)
            return
        pool, client = self._pools[kind_of(scope["method"], scope["path"])], client_of(scope)
        if refusal := pool.enter(client):
            await refusal(scope, receive, send)
            return
        exchange = _Exchange(receive, send)
        work = asyncio.create_task(self._answer(pool, client, scope, exchange))
        work.add_done_callback(lambda _: pool.leave(client))
        try:
            await asyncio.wait({work}, timeout=pool.seconds)
        except asyncio.CancelledError:
            work.cancel()
            raise
        if work.done():
            work.result()
            return
        work.add_done_callback(_note_failure)
        if not exchange.entered:
            work.cancel()
        await exchange.give_up(scope, pool.seconds)

    async def _answer(self, pool: Pool, client: str, scope: Scope, exchange: _Exchange) -> None:
        async with pool.turn(client):
            exchange.entered = True
            await self._app(scope, exchange.receive, exchange.send)


class _Exchange:
    """A request and its answer, which can be given up: the app is then told that its client is gone."""

    def __init__(self, receive: Receive, send: Send) -> None:
        self._receive, self._send = receive, send
        self._given_up = asyncio.get_running_loop().create_future()
        self._started = False
        self.entered = False

    async def receive(self) -> Message:
        receiving = asyncio.ensure_future(self._receive())
        try:
            await asyncio.wait({receiving, self._given_up}, return_when=asyncio.FIRST_COMPLETED)
            return {"type": "http.disconnect"} if self._given_up.done() else receiving.result()
        finally:
            receiving.cancel()

    async def send(self, message: Message) -> None:
        if self._given_up.done():
            raise OSError("given up")  # what a server says when its client is gone
        self._started = True
        await self._send(message)

    async def give_up(self, scope: Scope, seconds: float) -> None:
        """Answer 504; where an answer has begun, nothing more comes, and the server closes the connection."""
        self._given_up.set_result(None)
        if not self._started:
            detail = f"no answer within {seconds:g} s" if self.entered else f"no turn within {seconds:g} s"
            remedy = "Ask for less: more filters, a shorter path, a LIMIT." if self.entered else "Try again later."
            refusal = problem(504, "Took too long", detail, remedy)
            await refusal(scope, self._receive, self._send)


def _note_failure(work: asyncio.Task[None]) -> None:
    if not work.cancelled() and (error := work.exception()) and not isinstance(error, OSError | ClientDisconnect):
        _log.warning("a request that was given up ended with %s: %s", type(error).__name__, error)
