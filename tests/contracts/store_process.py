"""A process of its own that writes to a store, and may end itself by SIGKILL at a given place.

Told on standard input, as JSON: url, verb, stamp, documents (N-Quads, or IRIs to retract), batch (documents in one),
pause (seconds before each), patience, and `die`: a function's dotted name and at which call of it to die.
"""

import importlib
import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from graph import embedded, load, neo4j
from graph.embedded import EmbeddedStore
from graph.stores import open_store


def kill_at(name: str, call: int) -> None:
    module, owner, function = name.split(":")
    target = getattr(importlib.import_module(module), owner)
    original: Callable[..., object] = getattr(target, function)
    calls = 0

    def counted(*arguments: object, **named: object) -> object:
        nonlocal calls
        calls += 1
        if calls == call:
            os.kill(os.getpid(), signal.SIGKILL)
        return original(*arguments, **named)

    setattr(target, function, counted)


def main() -> None:
    told = json.load(sys.stdin)
    load.BATCH_DOCUMENTS = embedded._BATCH = neo4j._BATCH = told.get("batch", 1_000)
    embedded._PUBLISH_SECONDS, embedded._PUBLISH_SHARE = told.get("publish", (1.0, 5))
    if "die" in told:
        kill_at(*told["die"])

    def paced() -> Iterator[str]:
        for document in told["documents"]:
            time.sleep(told.get("pause", 0))
            yield document

    if "patience" in told:
        store = EmbeddedStore(Path(told["url"]), patience=told["patience"])
    else:
        store = open_store(told["url"])
    with store:
        list(store.documents())
        print("open", flush=True)
        if told["verb"] == "retract":
            store.retract(paced())
        else:
            write = {"load": store.load, "rebuild": store.rebuild}[told["verb"]]
            write((document.encode() for document in paced()), stamp=told.get("stamp", "s"))
        print("done", flush=True)


if __name__ == "__main__":
    main()
