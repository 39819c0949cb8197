"""Documents out of a store, named by path, id or IRI."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from api.inputs import Rejections, read_documents
from graph.store import Store
from ontology import iris
from ontology.authority import PUBLISHER
from ontology.errors import UnknownName

_TABLES = "MATCH (d:Document {publisher: $publisher}) RETURN d.iri AS iri"


def retract_documents(
    store: Store, given: Sequence[str], published: str | None, rejections: Rejections
) -> dict[str, bool]:
    """Take documents out; each by its name, and whether it was there.

    Errors: UnknownName for what is neither path, id nor IRI, or for a table of the authority.
    """
    found = {iri: name for one in given for iri, name in _resolve(one, published, rejections)}
    tables = {str(row["iri"]) for row in store.run(_TABLES, {"publisher": PUBLISHER})}
    for iri in tables & found.keys():
        raise UnknownName(f"{found[iri]} is a table of the authority", "Change the table, then run `entente rebuild`.")
    there = set(store.documents())
    store.retract(sorted(found.keys() & there))
    return {name: iri in there for iri, name in found.items()}


def _resolve(given: str, published: str | None, rejections: Rejections) -> Iterator[tuple[str, str]]:
    if given.startswith((iris.DATA, "document/")):
        yield iris.expand(given), given
    elif "://" in given or Path(given).exists():
        for document in read_documents([given], rejections, published):
            yield iris.mint("Document", document.key), document.source
    else:
        raise UnknownName(
            f"{given!r} is no file, no id and no IRI of a document", "`entente stats --json` lists the ids."
        )
