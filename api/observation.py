"""Observation: each request has an id, is counted and logged, and is answered whatever goes wrong."""

from __future__ import annotations

import logging
import time
from urllib.parse import quote

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import request_id
from api.metrics import Metrics
from api.problems import problem

_log = logging.getLogger("entente.requests")


class Observation:
    """The outermost layer of the application."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = request_id.read_id(scope)
        token = request_id.current.set(request)
        started, status = time.perf_counter(), 0

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message.get("headers", ()), (request_id.HEADER, request.encode())]
            await send(message)

        self.metrics.running.inc()
        try:
            await self.app(scope, receive, send_with_id)
        except Exception as error:
            _log.exception("%s %s", scope["method"], quote(scope["path"]))
            if not status:
                told = problem(500, "Unexpected error", type(error).__name__, "The server's log has the details.")
                await told(scope, receive, send_with_id)
        finally:
            self.metrics.running.dec()
            self._tell(scope, status, time.perf_counter() - started)
            request_id.current.reset(token)

    def _tell(self, scope: Scope, status: int, seconds: float) -> None:
        """Count and log a request; its status is 0 where the client went away before an answer began."""
        self.metrics.count(getattr(scope.get("route"), "name", None), scope["method"], status, seconds)
        # Quoted: a path may hold the end of a line, after which it would tell of requests that never were.
        _log.info("%s %s %d %.1f ms", scope["method"], quote(scope["path"]), status, seconds * 1000)
