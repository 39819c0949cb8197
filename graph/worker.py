"""The worker: a process that runs statements on a read-only graph file, so that it can be ended at any moment.

    python -m graph.worker FILE

It reads one request a line, {"statement", "rows"}, and answers each in a line: a table, or {"error"}. It ends when
its standard input does, that is when whoever asked is gone, when it takes too much memory, or when nobody asks.
"""

from __future__ import annotations

import json
import os
import queue
import resource
import sys
import threading
import time
from collections.abc import Hashable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import asdict

import ladybug

from graph.tabulation import Chain, Link, Vertex, tabulate

BUFFER_POOL = 512 << 20  # with less, a shortest path over all relationships fails on the smallest graph
MEMORY = 1536 << 20
OUT_OF_MEMORY = 3
_LARGEST = 16 << 20  # characters of the values of an answer
_IDLE_SECONDS = 120.0
_WATCH_SECONDS = 0.1


class LadybugEngine:
    """The values of LadybugDB: dictionaries with the engine's own keys in capitals."""

    def __init__(self, connection: ladybug.Connection) -> None:
        self._connection = connection

    def read(self, value: object) -> Vertex | Link | Chain | None:
        """The value as part of a graph, None if it is none."""
        if not isinstance(value, dict):
            return None
        if "_NODES" in value and "_RELS" in value:
            return Chain([_vertex(node) for node in value["_NODES"]], [_link(link) for link in value["_RELS"]])
        if "_SRC" in value and "_DST" in value:
            return _link(value)
        return _vertex(value) if "_ID" in value and "_LABEL" in value else None

    def fetch(self, keys: Iterable[Hashable]) -> Iterator[Vertex]:
        """The nodes with these keys."""
        listed = ", ".join(f"internal_id({key[0]}, {key[1]})" for key in keys if isinstance(key, tuple))
        for (node,) in _rows(self._connection, f"MATCH (n) WHERE id(n) IN [{listed}] RETURN n"):
            yield _vertex(node)  # type: ignore[arg-type]


def _key(internal: Mapping[str, int]) -> tuple[int, int]:
    return internal["table"], internal["offset"]


def _vertex(value: dict[str, object]) -> Vertex:
    properties = {name: found for name, found in value.items() if name not in ("_ID", "_LABEL")}
    return Vertex(_key(value["_ID"]), str(value["_LABEL"]), properties)  # type: ignore[arg-type]


def _link(value: dict[str, object]) -> Link:
    return Link(_key(value["_SRC"]), _key(value["_DST"]), str(value["_LABEL"]))  # type: ignore[arg-type]


def _rows(connection: ladybug.Connection, statement: str) -> Iterator[list[object]]:
    result = connection.execute(statement)
    assert isinstance(result, ladybug.QueryResult)
    with closing(result):
        while result.has_next():
            yield list(result.get_next())


def answer(database: ladybug.Database, statement: str, most: int) -> dict[str, object]:
    """The table of a statement, or what the engine has against it."""
    with closing(ladybug.Connection(database)) as connection:
        try:
            result = connection.execute(statement)
            assert isinstance(result, ladybug.QueryResult)
            with closing(result):
                rows: list[list[object]] = []
                size = 0
                while result.has_next() and len(rows) < most and size < _LARGEST:
                    rows.append(list(result.get_next()))
                    size += len(str(rows[-1]))
                columns, truncated = result.get_column_names(), result.has_next()
            return asdict(tabulate(columns, rows, LadybugEngine(connection), truncated=truncated))
        except RuntimeError as error:
            return {"error": str(error)}


def _confine() -> None:
    """Give up the right to write files and to leave core dumps."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read_requests(requests: queue.Queue[str]) -> None:
    for line in sys.stdin:
        requests.put(line)
    os._exit(0)


def _watch_memory() -> None:
    page = os.sysconf("SC_PAGE_SIZE")
    while True:
        with open("/proc/self/statm", encoding="ascii") as file:
            if int(file.read().split()[1]) * page > MEMORY:
                os._exit(OUT_OF_MEMORY)
        time.sleep(_WATCH_SECONDS)


def main(file: str) -> None:
    """Answer requests until nobody asks any more."""
    _confine()
    database = ladybug.Database(file, read_only=True, buffer_pool_size=BUFFER_POOL, max_num_threads=2)
    requests: queue.Queue[str] = queue.Queue()
    threading.Thread(target=_read_requests, args=(requests,), daemon=True).start()
    if os.path.exists("/proc/self/statm"):
        threading.Thread(target=_watch_memory, daemon=True).start()
    while True:
        try:
            request = json.loads(requests.get(timeout=_IDLE_SECONDS))
        except queue.Empty:
            os._exit(0)
        told = answer(database, request["statement"], request["rows"])
        print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
