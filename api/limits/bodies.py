"""How much a request may send, counted while it comes in, whatever length it announces."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import problem

UPLOADS = "/v1/documents"
_LINGER_SECONDS = 1.0


class BodyLimit:
    """Ends a request whose body has more bytes than it may; uploads may have more than others."""

    def __init__(self, app: ASGIApp, *, most: int, upload: int) -> None:
        self._app, self._most, self._upload = app, most, upload

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through while it keeps within the limit; else 413."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most = self._upload if scope["path"] == UPLOADS else self._most
        counted = _Counted(receive, send, most)
        announced = Headers(scope=scope).get("Content-Length", "")
        if not (announced.isdecimal() and int(announced) > most):
            await self._app(scope, counted.receive, counted.send)
            if not counted.over or counted.started:
                return
        await _linger(receive)
        # What the client still sends is not read, so the connection cannot be used again.
        detail, remedy = f"the body has more than {most:,} bytes", "Send less, or in several requests."
        refusal = problem(413, "Too large", detail, remedy)
        refusal.headers["Connection"] = "close"
        await refusal(scope, receive, send)


async def _linger(receive: Receive) -> None:
    """Let a client finish for a moment: one that finds its connection closed while it sends does not see the answer."""
    with suppress(TimeoutError):
        async with asyncio.timeout(_LINGER_SECONDS):
            while (await receive()).get("more_body"):
                await asyncio.sleep(0)


class _Counted:
    """A request whose body is counted; what the app answers once there was too much is thrown away."""

    def __init__(self, receive: Receive, send: Send, most: int) -> None:
        self._receive, self._send, self._left = receive, send, most
        self.over = self.started = False

    async def receive(self) -> Message:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            self.over = True
            raise HTTPException(413)  # which frameworks pass on, whoever reads the body
        return message

    async def send(self, message: Message) -> None:
        if not self.over or self.started:
            self.started = True
            await self._send(message)
