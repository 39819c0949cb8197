"""What routes need: the store, opened once; parameters, given once; who has gone away."""

from __future__ import annotations

import asyncio
import math
import threading
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from typing import Annotated

from fastapi import Depends, Request
from fastapi.concurrency import run_in_threadpool

from api.settings import Settings
from graph.filters import SEVERAL
from graph.store import Store
from ontology.errors import InvalidFilter

_RECENT = 1.0  # seconds


class StoreOnce:
    """The store of the process: opened at its first use, so that a server starts while its Neo4j does not run yet."""

    def __init__(self, open_store: Callable[[], Store]) -> None:
        self._open = open_store
        self._lock = threading.Lock()
        self._store: Store | None = None
        self._revision: tuple[str, float] = ("", -math.inf)

    @property
    def known_revision(self) -> str | None:
        """The store's revision of at most a second ago, where it was asked for since then."""
        revision, when = self._revision
        return revision if time.monotonic() - when < _RECENT else None

    def read_revision(self) -> str:
        """The store's revision now. Errors: StoreError."""
        when = time.monotonic()
        self._revision = self.get().revision(), when
        return self._revision[0]

    @property
    def opened(self) -> Store | None:
        """The store if it is open already."""
        return self._store

    def get(self) -> Store:
        """The store. Errors: StoreUnavailable."""
        with self._lock:
            if self._store is None:
                self._store = self._open()
            return self._store

    def close(self) -> None:
        """Close the store if it was opened."""
        with self._lock:
            if self._store is not None:
                self._store.close()
                self._store = None
                self._revision = ("", -math.inf)


async def _once(request: Request) -> StoreOnce:
    once: StoreOnce = request.app.state.store
    return once


async def _store(request: Request) -> Store:
    once: StoreOnce = request.app.state.store
    return await run_in_threadpool(once.get) if once.opened is None else once.opened


async def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


async def _refuse_repeats(request: Request) -> None:
    """Refuse a parameter that is given twice and taken once, of which all but the last would be lost."""
    for name, times in Counter(name for name, _ in request.query_params.multi_items()).items():
        if times > 1 and name not in _REPEATED:
            raise InvalidFilter(f"{name} is given {times} times", f"{name} may be given once.")


async def _gone(request: Request) -> AsyncIterator[threading.Event]:
    """An event that is set when the client goes away before it has its answer."""
    gone = threading.Event()

    async def watch() -> None:
        while (await request.receive())["type"] != "http.disconnect":
            pass
        gone.set()

    watching = asyncio.create_task(watch())
    try:
        yield gone
    finally:
        watching.cancel()


_REPEATED = (*SEVERAL, "except", "label", "type", "b", "via", "never", "context", "id", "facet")

Gone = Annotated[threading.Event, Depends(_gone)]
Once = Depends(_refuse_repeats)
OpenStore = Annotated[Store, Depends(_store)]
TheStoreOnce = Annotated[StoreOnce, Depends(_once)]
TheSettings = Annotated[Settings, Depends(_settings)]
