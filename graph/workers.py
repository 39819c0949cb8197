"""Workers: processes that run statements on a graph file, kept warm between statements and ended by force."""

from __future__ import annotations

import atexit
import json
import os
import select
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import cast

from graph.store import Limits
from ontology.errors import StoppedStatement

_ROOT = Path(__file__).parents[1]
_PASSED_ON = ("PATH", "LD_LIBRARY_PATH", "LANG", "LC_ALL", "TZ")  # no credentials, no settings
_WARM = 2
POLL_SECONDS = 0.05
SMALLER = "Narrow the patterns, or add WHERE and LIMIT."


class Worker:
    """A process with a graph file open; see `worker.py`."""

    def __init__(self, path: Path) -> None:
        self.key = _file_key(path)
        self.reused = False
        self._process = subprocess.Popen(
            [sys.executable, "-m", "graph.worker", str(path.resolve())],
            cwd=_ROOT,
            env={name: os.environ[name] for name in _PASSED_ON if name in os.environ},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def ask(self, statement: str, limits: Limits, deadline: float) -> Mapping[str, object] | None:
        """What the process answers; None if it is gone. Errors: StoppedStatement."""
        assert self._process.stdin is not None
        request = json.dumps({"statement": statement, "rows": limits.rows})
        try:
            self._process.stdin.write(request.encode() + b"\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            return None
        received = bytearray()
        while not received.endswith(b"\n"):
            check_time(limits, deadline)
            part = self._receive()
            if part == b"":
                return None
            received += part or b""
        return cast(Mapping[str, object], json.loads(received))

    def _receive(self) -> bytes | None:
        """What the process has written; empty if it is gone, None if there is nothing yet."""
        assert self._process.stdout is not None
        ready, _, _ = select.select([self._process.stdout], [], [], POLL_SECONDS)
        return os.read(self._process.stdout.fileno(), 1 << 20) if ready else None

    def end(self) -> int:
        """End the process by force; what it ended with."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        if self._process.poll() is None and not self._gone():
            self._process.kill()
        code = self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(BrokenPipeError):
                pipe.close()
        return code

    def _gone(self) -> bool:
        """Whether the process has closed its end, and will be gone by itself in a moment."""
        assert self._process.stdout is not None
        ready, _, _ = select.select([self._process.stdout], [], [], 0)
        return bool(ready) and os.read(self._process.stdout.fileno(), 1) == b""


_idle: list[Worker] = []
_idling = threading.Lock()


def _file_key(path: Path) -> tuple[str, int, int]:
    found = path.stat()
    return str(path.resolve()), found.st_ino, found.st_mtime_ns


def take(path: Path) -> Worker:
    """A worker for a file: one that is warm, if there is one."""
    key = _file_key(path)
    with _idling:
        for worker in _idle:
            if worker.key == key:
                _idle.remove(worker)
                worker.reused = True
                return worker
    return Worker(path)


def give_back(worker: Worker) -> None:
    """Keep a worker warm; those that are too many end, the oldest first."""
    with _idling:
        _idle.append(worker)
        ended = [_idle.pop(0) for _ in range(len(_idle) - _WARM)]
    for old in ended:
        old.end()


@atexit.register
def end_workers() -> None:
    """End the workers that are kept warm."""
    with _idling:
        while _idle:
            _idle.pop().end()


def check_time(limits: Limits, deadline: float) -> None:
    """Errors: StoppedStatement if the time is over, or if who asked has gone away."""
    if limits.cancelled is not None and limits.cancelled.is_set():
        raise StoppedStatement("the statement was cancelled")
    if time.monotonic() > deadline:
        raise StoppedStatement(f"the statement ran longer than {limits.seconds:g} s", SMALLER)
