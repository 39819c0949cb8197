"""`entente serve` as a process of its own, while another process writes."""

import asyncio
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from api.serving import listen
from graph.stores import open_store
from tests.sample_graph import sample_documents

SERVE = [sys.executable, "-c", "from api.cli import main; main()", "serve", "--port", "0", "--store"]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str, Path]]:
    """A server over a store with half of the sample, its address, and the folder of the store."""
    folder = tmp_path / "store"
    with open_store(str(folder)) as store:
        store.load(sample_documents()[:7], stamp="sample")
    with subprocess.Popen([*SERVE, str(folder)], stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        address = process.stderr.readline().partition(" ")[0]
        yield process, address, folder
        process.kill()


def test_the_served_answers_follow_a_load_by_another_process(server: tuple[object, str, Path]) -> None:
    _, address, folder = server
    before = httpx.get(f"{address}/v1/documents").json()["total"]
    with open_store(str(folder)) as store:
        store.load(sample_documents(), stamp="sample")
    deadline = time.monotonic() + 30
    while httpx.get(f"{address}/v1/documents").json()["total"] == before and time.monotonic() < deadline:
        time.sleep(0.1)
    assert httpx.get(f"{address}/v1/documents").json()["total"] == len(sample_documents()) - 1


def test_an_interrupt_ends_it_quietly(server: tuple[subprocess.Popen[str], str, Path]) -> None:
    process, address, _ = server
    assert httpx.get(f"{address}/healthz").status_code == 200
    process.send_signal(signal.SIGINT)
    assert process.wait(20) == 130
    assert process.stderr is not None
    assert "Traceback" not in process.stderr.read()


def test_connections_send_each_packet_at_once() -> None:
    async def connect() -> int:
        found: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        def note(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            found.set_result(writer.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        with listen("127.0.0.1", 0) as listener:
            async with await asyncio.start_server(note, sock=listener):
                _, writer = await asyncio.open_connection(*listener.getsockname())
                writer.close()
                return await found

    assert asyncio.run(connect())
