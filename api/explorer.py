"""The explorer: its committed build, served with headers that keep every page to this origin.

Names of its files have no hashes, so a browser asks each time whether what it has is still right (ETag, 304).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from fastapi import FastAPI, Request, Response
from starlette.datastructures import MutableHeaders
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

BUILD = Path(__file__).resolve().parent / "static"
SCREENS = ("/", "/explore", "/paths", "/compare", "/entity/{id:path}", "/document/{id:path}", "/cypher", "/ask")
"""Addresses that a person opens; which screen each is, the page itself finds out."""

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def add_explorer(app: FastAPI) -> None:
    """Serve the explorer's pages, its files below /assets, and the API's description at /docs."""
    files = _Files(directory=BUILD)
    for path in SCREENS:
        app.add_api_route(path, files.page("index.html"), methods=["GET", "HEAD"], include_in_schema=False)
    app.add_api_route("/docs", files.page("docs.html"), methods=["GET", "HEAD"], include_in_schema=False)
    app.mount("/assets", _Files(directory=BUILD / "assets"), name="assets")


class _Files(StaticFiles):
    """Files that a browser keeps and asks about."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """A file, or 304."""
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = "no-cache"
        return response

    def page(self, name: str) -> Callable[[Request], Awaitable[Response]]:
        """What answers an address with a page."""

        async def read_page(request: Request) -> Response:
            return await self.get_response(name, request.scope)

        return read_page


class Protection:
    """A layer that tells browsers, with every answer, what its page may load and who may frame it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""

        async def send_protected(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        await self.app(scope, receive, send_protected if scope["type"] == "http" else send)
