"""The faces over the sample graph: the command line in process, the HTTP API without a network."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import httpx
import pytest
from fastapi import FastAPI

from api.app import create_app
from api.cli import main
from api.settings import read_settings
from graph.store import Store
from tests.graph.conftest import embedded, served, server  # noqa: F401


@dataclass(frozen=True)
class Client:
    """Asks an application as a client would."""

    app: FastAPI

    def request(self, method: str, path: str, **more: object) -> httpx.Response:
        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url="http://entente") as client:
                return await client.request(method, path, **more)  # type: ignore[arg-type]

        return asyncio.run(ask())

    def get(self, path: str, **parameters: object) -> httpx.Response:
        return self.request("GET", path, params=parameters or None)


def client_of(url: str) -> Iterator[Client]:
    app = create_app(read_settings(store=url))
    yield Client(app)
    app.state.store.close()


@pytest.fixture
def client(embedded: Store) -> Iterator[Client]:  # noqa: F811
    yield from client_of(embedded.url)


@pytest.fixture
def served_client(served: Store, neo4j_url: str) -> Iterator[Client]:  # noqa: F811
    yield from client_of(neo4j_url)


@dataclass(frozen=True)
class Ran:
    """What a command gave."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in this process."""

    def run(*words: str) -> Ran:
        with pytest.raises(SystemExit) as ended:
            main(words)
        told = capsys.readouterr()
        return Ran(int(ended.value.code or 0), told.out, told.err)

    return run


@pytest.fixture
def ask_store(run: Run, embedded: Store) -> Run:  # noqa: F811
    """Runs a command over the sample graph."""
    return lambda *words: run(*words, "--store", embedded.url)
