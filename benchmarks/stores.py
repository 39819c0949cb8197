"""Load and questions on the embedded store, beside the bare engine; on Neo4j too where ENTENTE_TEST_NEO4J_URL is."""

from __future__ import annotations

import os
import tempfile
import time

import ladybug

from benchmarks.extraction import CORPUS
from benchmarks.figures import seconds, show
from graph.embedded import EmbeddedStore
from graph.paths import PathQuestion, find_paths
from graph.queries import Filters, meetings, search
from graph.store import Store
from graph.stores import open_store
from loaders.documents import Document, read
from loaders.extract.rules import RuleExtractor
from loaders.pipeline import Pipeline
from ontology.authority import shipped_authority

STAMP = "benchmark"
ABOUT = "MATCH (m:Meeting)-[:ABOUT]->(:Place {iri: $iri}) RETURN m.iri AS iri"
MYAWADDY = {"iri": "https://w3id.org/entente/id/place/mm-myawaddy"}


def main() -> None:
    """Documents a second of a load, and milliseconds of questions."""
    pipeline = Pipeline(shipped_authority(), RuleExtractor(shipped_authority()))
    found = read([str(CORPUS / "*.txt")])
    documents = [pipeline.read(document).quads for document in found if isinstance(document, Document)]
    authority = list(pipeline.authority_quads())
    with tempfile.TemporaryDirectory() as folder, open_store(folder) as store:
        _measure(store, authority, documents)
        assert isinstance(store, EmbeddedStore)
        _beside_the_engine(store)
    url = os.environ.get("ENTENTE_TEST_NEO4J_URL")
    if url:
        with open_store(url) as store:
            store.retract(list(store.documents()))
            _measure(store, authority, documents)


def _measure(store: Store, authority: list[bytes], documents: list[bytes]) -> None:
    print(f"\n{store.dialect}: {len(authority)} tables of the authority, {len(documents)} documents")
    tables = _load(store, authority)
    loaded = _load(store, documents)
    show("load of the authority", sum(data.count(b"\n") for data in authority) / tables, "quads/s")
    show("load of documents", len(documents) / loaded, "documents/s")
    show(
        "meetings about Myawaddy", 1e3 * seconds(lambda: meetings(store, Filters(about="place/mm-myawaddy")), 20), "ms"
    )
    show("search by name", 1e3 * seconds(lambda: search(store, "Phumtham"), 20), "ms")
    ends = ("official/cn-han-zhiqiang", "official/my-saifuddin-nasution-ismail")
    show("paths of up to 6 steps", 1e3 * seconds(lambda: find_paths(store, PathQuestion(ends)), 5), "ms")


def _load(store: Store, documents: list[bytes]) -> float:
    """The time of one load, until readers see it; it cannot be repeated."""
    start = time.perf_counter()
    store.load(documents, stamp=STAMP)
    store.run("MATCH (d:Document) RETURN count(*) AS n")
    return time.perf_counter() - start


def _beside_the_engine(store: EmbeddedStore) -> None:
    """One statement through the store and through the engine's own driver, on the same file."""
    through = 1e3 * seconds(lambda: store.run(ABOUT, MYAWADDY), 200)
    with store.graph_file() as path:
        connection = ladybug.Connection(ladybug.Database(str(path), read_only=True))
        bare = 1e3 * seconds(lambda: connection.execute(ABOUT, MYAWADDY).get_all(), 200)
    show("one statement", through, "ms", ("bare engine", bare))
