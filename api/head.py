"""HEAD: answered wherever GET is, with the same headers and no body.

Source: RFC 9110, section 9.3.2.
"""

from __future__ import annotations

from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Head:
    """Asks the application for what GET would give, and keeps its body back."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return
        answer = _Headers(receive, send)
        try:
            await self._app({**scope, "method": "GET"}, answer.receive, answer.send)
        except (OSError, ClientDisconnect):
            if not answer.ended:
                raise


class _Headers:
    """An answer that ends with its headers: an application that streams is then told that its client is gone."""

    def __init__(self, receive: Receive, send: Send) -> None:
        self._receive, self._send = receive, send
        self.ended = False

    async def receive(self) -> Message:
        return {"type": "http.disconnect"} if self.ended else await self._receive()

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.body":
            if self.ended:
                raise OSError("nobody reads on")  # what a server says when its client is gone
            self.ended = True
            message = {"type": "http.response.body", "body": b"", "more_body": False}
        await self._send(message)
