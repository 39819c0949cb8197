"""Stores by their URL: a Neo4j server, or a folder."""

from __future__ import annotations

from pathlib import Path

from graph.embedded import EmbeddedStore
from graph.store import Store


def open_store(url: str, *, user: str | None = None, password: str | None = None) -> Store:
    """The store at a URL: `neo4j://host:7687`, `neo4j+s://...`, `bolt://...`, else the path of a folder.

    User and password may stand in the URL too. Errors: StoreUnavailable.
    """
    return EmbeddedStore(Path(url).expanduser())
