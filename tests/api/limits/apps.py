"""Small applications behind a layer, asked as a server would ask them."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send


class Works:
    """An application whose work takes as long as a test wants, in a thread."""

    def __init__(self) -> None:
        self.running = self.most = self.begun = 0
        self.cancelled = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        app = Starlette(
            routes=[
                Route("/v1/cypher", self.work, methods=["GET", "POST"]),
                Route("/v1/export", self.stream),
                Route("/{path:path}", self.answer, methods=["GET", "POST"]),
            ]
        )
        await app(scope, receive, send)

    async def work(self, request: Request) -> Response:
        """Sleep in a thread, as a query does; watch for the client, as a Cypher statement does."""
        self.begun += 1
        self.running += 1
        self.most = max(self.most, self.running)

        async def watch() -> None:
            while (await request.receive())["type"] != "http.disconnect":
                pass
            self.cancelled += 1

        watching = asyncio.create_task(watch())
        try:
            import time

            await run_in_threadpool(time.sleep, float(request.query_params.get("seconds", 0)))
            return PlainTextResponse("worked")
        finally:
            watching.cancel()
            self.running -= 1

    async def stream(self, request: Request) -> Response:
        """Send bytes without an end."""
        from starlette.responses import StreamingResponse

        async def parts() -> AsyncIterator[bytes]:
            self.running += 1
            try:
                while True:
                    yield b"x" * 100
                    await asyncio.sleep(0.01)
            finally:
                self.running -= 1

        return StreamingResponse(parts())

    async def answer(self, request: Request) -> Response:
        """Answer at once, with the size of the body."""
        return PlainTextResponse(str(len(await request.body())))


@asynccontextmanager
async def asking(app: ASGIApp, host: str = "10.0.0.1") -> AsyncIterator[httpx.AsyncClient]:
    """A client at an address."""
    transport = httpx.ASGITransport(app, raise_app_exceptions=False, client=(host, 1))
    async with httpx.AsyncClient(transport=transport, base_url="http://entente") as client:
        yield client


def run(test: Callable[[], Any]) -> None:
    """Run a test that asks several things at once."""
    asyncio.run(asyncio.wait_for(test(), 30))
