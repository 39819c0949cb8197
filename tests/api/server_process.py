"""`entente serve` as a process of its own, with keys."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import httpx

from api.keys import make_key

TOKEN, KEY = make_key("tester", "write")
_SERVE = [sys.executable, "-c", "from api.cli import main; main()", "serve", "--port", "0", "--store"]


@dataclass(frozen=True)
class Server:
    """A server that runs, asked by who may write."""

    process: subprocess.Popen[str]
    client: httpx.Client

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(20)

    def send(self, **more: object) -> httpx.Response:
        """Send documents."""
        return self.client.post("/v1/documents", **more)  # type: ignore[arg-type]

    def wait(self, path: str, seconds: float = 300) -> dict[str, object]:
        """A job when it has ended."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            told: dict[str, object] = self.client.get(path).json()
            if told["state"] in ("done", "failed"):
                return told
            time.sleep(0.2)
        raise AssertionError(told)


@contextmanager
def serving(store: str, **settings: str) -> Iterator[Server]:
    """A server over a store, with settings of the environment."""
    environment: Mapping[str, str] = {**os.environ, "ENTENTE_API_KEYS": str(KEY), **settings}
    with subprocess.Popen([*_SERVE, store], stderr=subprocess.PIPE, text=True, env=environment) as process:
        try:
            assert process.stderr is not None
            address = next(line for line in process.stderr if "/docs" in line).partition(" ")[0]
            headers = {"Authorization": f"Bearer {TOKEN}"}
            with httpx.Client(base_url=address, headers=headers, timeout=60) as client:
                yield Server(process, client)
        finally:
            process.kill()
