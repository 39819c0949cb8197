"""Stores by their URL: a Neo4j server, or a folder."""

from __future__ import annotations

from pathlib import Path

from graph.embedded import EmbeddedStore
from graph.neo4j import SCHEMES, Neo4jStore
from graph.store import Store
from ontology.errors import StoreUnavailable


def open_store(url: str, *, user: str | None = None, password: str | None = None) -> Store:
    """The store at a URL: `neo4j://host:7687`, `neo4j+s://...`, `bolt://...`, else the path of a folder.

    User and password may stand in the URL too. Errors: StoreUnavailable.
    """
    if url.partition("://")[0] in SCHEMES:
        return Neo4jStore(url, user=user, password=password)
    if "://" in url:
        raise StoreUnavailable(f"{url.partition('://')[0]}:// is no store", "Name a folder, or neo4j://host:7687.")
    return EmbeddedStore(Path(url).expanduser())
