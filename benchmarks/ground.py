"""Ground: a grown graph in both stores, made once and kept in a folder; a Neo4j server over it."""

from __future__ import annotations

import json
import logging
import os
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import neo4j

from benchmarks import bulk, growth
from benchmarks.extraction import CORPUS
from graph.mapping import read_contribution
from graph.projection import VERSION
from graph.schema import embedded_digest
from loaders.documents import Document, read
from loaders.extract.rules import RuleExtractor
from loaders.pipeline import Pipeline
from ontology.authority import shipped_authority
from ontology.iris import digest
from tests import neo4j_server

CACHE = Path(__file__).parents[1] / "build" / "benchmark"
_PASSWORD = "benchmark-only"
_AUTH = (neo4j_server.USER, _PASSWORD)
_INDEX_SECONDS = 1_200
logging.getLogger("neo4j").setLevel(logging.ERROR)  # a server that is starting refuses connections for a while
_PAGE_CACHE = "2g"
_HEAP = "3g"


def prepare(facts: int) -> Path:
    """The folder of a graph of so many facts: `files`, `embedded`, and `neo4j` where a server can be started."""
    folder = prepare_embedded(facts)
    if not neo4j_server.missing() and not (folder / "neo4j" / "made").exists():
        shutil.rmtree(folder / "neo4j", ignore_errors=True)
        _fill_neo4j(folder)
    return folder


def prepare_embedded(facts: int) -> Path:
    """The same without Neo4j."""
    folder = CACHE / str(facts)
    made = folder / "made"
    mark = _mark()
    if not made.exists() or made.read_text() != mark:
        shutil.rmtree(folder, ignore_errors=True)
        print(f"making a graph of {facts:,} facts in {folder} (kept for the next run)", file=sys.stderr)
        bulk.write_files(_grow(facts), folder / "files")
        bulk.fill_embedded(folder / "files", folder / "embedded")
        made.write_text(mark)
    return folder


def _mark() -> str:
    """What the graph depends on."""
    sources = [Path(str(module.__file__)) for module in (bulk, growth)]
    texts = [path.read_text(encoding="utf-8") for path in (*sources, *sorted(CORPUS.glob("*.txt")))]
    return digest((*texts, embedded_digest(VERSION)))


def _grow(facts: int) -> growth.Growth:
    pipeline = Pipeline(shipped_authority(), RuleExtractor(shipped_authority()))
    documents = [found for found in read([str(CORPUS / "*.txt")]) if isinstance(found, Document)]
    return growth.Growth(
        [read_contribution(data) for data in pipeline.authority_quads()],
        [read_contribution(pipeline.read(document).quads) for document in documents],
        facts,
    )


def show_shape(folder: Path) -> None:
    """Print the distributions of the graph beside those of the corpus."""
    told = json.loads((folder / "files" / "shape.json").read_text())
    print(f"{told['facts']:,} facts: {told['replicas']:,} replicas of the corpus; its own figures in brackets")
    print(f"{'':34}{'number':>18}{'median':>12}{'90%':>14}{'99%':>16}{'most':>18}{'of all facts':>16}")
    for what, figures in told["graph"].items():
        beside = told["corpus"].get(what, [0] * len(figures))
        cells = [f"{a:,} ({b:,})" for a, b in zip(figures[:5], beside[:5], strict=True)]
        share = f"{figures[5]}% ({beside[5]}%)" if len(figures) > 5 else ""
        print(f"{what:34}{cells[0]:>18}{cells[1]:>12}{cells[2]:>14}{cells[3]:>16}{cells[4]:>18}{share:>16}")


def _fill_neo4j(folder: Path) -> None:
    home = folder / "neo4j"
    home.mkdir()
    classpath = neo4j_server.resolve_classpath()
    neo4j_server.write_home(home, neo4j_server.find_free_port(), classpath, _PASSWORD, page_cache=_PAGE_CACHE)
    bulk.fill_neo4j(folder / "files", home, classpath, neo4j_server.environment())
    with serve_neo4j(folder) as url:
        address = urlsplit(url)
        with neo4j.GraphDatabase.driver(f"bolt://{address.netloc.rpartition('@')[2]}", auth=_AUTH) as driver:
            for statement in (*bulk.mark_neo4j(), f"CALL db.awaitIndexes({_INDEX_SECONDS})"):
                driver.execute_query(statement)
    (home / "made").touch()


@contextmanager
def serve_neo4j(folder: Path) -> Iterator[str]:
    """A server over the graph, ended in good order so that its indexes are there the next time."""
    home = folder / "neo4j"
    port = neo4j_server.find_free_port()
    (home / "conf" / "neo4j.conf").write_text(neo4j_server.configure(port, page_cache=_PAGE_CACHE))
    process = neo4j_server.start(home, neo4j_server.resolve_classpath(), heap=_HEAP)
    try:
        neo4j_server.await_answer(f"bolt://127.0.0.1:{port}", _PASSWORD, process, home)
        yield f"neo4j://{neo4j_server.USER}:{_PASSWORD}@127.0.0.1:{port}"
    finally:
        _end(process.pid)


def _end(group: int) -> None:
    """End a server with its shell, and wait until its files are whole."""
    os.killpg(group, signal.SIGTERM)
    with suppress(ProcessLookupError):
        while True:
            os.killpg(group, 0)
            with suppress(ChildProcessError):
                os.waitpid(group, os.WNOHANG)
            time.sleep(0.2)
