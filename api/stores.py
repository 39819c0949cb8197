"""The store that the settings name."""

from __future__ import annotations

import math
from pathlib import Path
from threading import Event

from api.settings import Settings
from graph.store import Limits, Store
from graph.stores import open_store
from ontology.errors import StoreUnavailable


def is_there(settings: Settings) -> bool:
    """Whether the store may be there: a server is only asked when it is opened."""
    return "://" in settings.store or Path(settings.store).expanduser().exists()


def open_configured(settings: Settings, *, exists: bool = False) -> Store:
    """The store, made if it is a folder that is not there; with `exists`, it must be there already.

    Errors: StoreUnavailable.
    """
    if exists and not is_there(settings):
        raise StoreUnavailable(
            f"no store at {settings.store}", "Fill it with `entente load PATH...`, or name another with --store."
        )
    password = settings.neo4j_password.get_secret_value() if settings.neo4j_password else None
    return open_store(settings.store, user=settings.neo4j_user, password=password)


def limits(settings: Settings, cancelled: Event | None = None, *, seconds: float | None = None) -> Limits:
    """The bounds on a typed statement, `seconds` at most if they are given, and the event that ends it."""
    return Limits(min(settings.cypher_seconds, seconds or math.inf), settings.cypher_rows, cancelled)
