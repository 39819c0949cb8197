"""Bulk: a grown graph as CSV files, and from these into an embedded store and a Neo4j server's folder.

The fastest way of each engine, for the benchmark only: COPY for LadybugDB, with its record left without the documents'
quads, which no question reads; `neo4j-admin database import` for Neo4j.
"""

from __future__ import annotations

import csv
import json
import os
import sqlite3
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TextIO

import ladybug
import zstandard

from benchmarks.growth import Growth
from graph import names
from graph.generations import Generations
from graph.mapping import Description, Edge, label_of
from graph.node_groups import fill_groups
from graph.projection import VERSION
from graph.record import Record
from graph.schema import LOCK, RECORD, embedded_digest, embedded_schema, neo4j_schema, quoted
from graph.store import Value
from ontology import iris
from ontology.terms import read_ontology

STAMP = "benchmark"
_DOCUMENT = iris.mint("Document", "grown")
_MEMORY = 6 << 30
_TYPES = {"integer": "long", "double": "double"}


class _Files:
    """The CSV files of a folder: one a label, one a relationship type with the labels of its ends."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._folder, self._stack = folder, stack
        self._open: dict[str, TextIO] = {}
        self._writers: dict[str, Sequence[str]] = {}

    def add_node(self, iri: str, said: Mapping[str, Value]) -> None:
        label = label_of(iri)
        columns = [iri, *(_plain(said.get(prop.name)) for prop in label.literals)]
        self._write(f"node-{label.name}", columns)

    def add_edge(self, edge: Edge) -> None:
        ends = label_of(edge.source).name, label_of(edge.target).name
        self._write(f"edge-{ends[0]}-{edge.type}-{ends[1]}", [edge.source, edge.target])

    def _write(self, name: str, columns: Iterable[str]) -> None:
        if name not in self._open:
            self._open[name] = self._stack.enter_context((self._folder / f"{name}.csv").open("w", encoding="utf-8"))
        self._open[name].write(",".join(f'"{value}"' if value else "" for value in columns) + "\n")


def _plain(value: Value) -> str:
    # No quotes, line ends or backslashes: the two engines read them differently, and offsets stay right.
    return "" if value is None else str(value).translate({34: "'", 10: " ", 13: " ", 92: "/"})


def write_files(growth: Growth, folder: Path) -> None:
    """Write the graph, and `shape.json` with the distributions of the corpus and of the graph."""
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        files = _Files(folder, stack)
        spelt = csv.writer(stack.enter_context((folder / "names.csv").open("w", encoding="utf-8", newline="")))
        for nodes, edges in growth.documents():
            targets = {edge.source: edge for edge in edges if edge.type == "NAMES"}
            for iri, said in nodes:
                files.add_node(iri, said)
                described = Description(said, frozenset({targets[iri]} if iri in targets else ()))
                if label_of(iri).layer in ("entity", "fact") and (named := names.of_node(iri, described)):
                    spelt.writerow((iri, *named))
            for edge in edges:
                files.add_edge(edge)
    told = {
        "facts": growth.shape.facts,
        "replicas": growth.replicas,
        "corpus": growth.origin.lines(),
        "graph": growth.shape.lines(),
    }
    (folder / "shape.json").write_text(json.dumps(told))


def fill_embedded(files: Path, folder: Path) -> None:
    """Make an embedded store from the files."""
    (folder / "graph").mkdir(parents=True)
    with closing(Record(folder / "record.sqlite")) as record, record.transaction():
        record.set_stamp(STAMP)
        with (files / "names.csv").open(encoding="utf-8", newline="") as spelt:
            record.add_names((iri, names.Named(entity, surface)) for iri, entity, surface in csv.reader(spelt))
    with closing(sqlite3.connect(folder / "record.sqlite")) as connection, connection:
        # A store without documents is empty, whatever it holds.
        connection.execute("INSERT INTO document (iri, quads) VALUES (?, ?)", (_DOCUMENT, zstandard.compress(b"")))
    generations = Generations(folder / "graph")
    with generations.draft() as draft:
        with (
            closing(ladybug.Database(draft, buffer_pool_size=_MEMORY)) as database,
            closing(ladybug.Connection(database)) as connection,
        ):
            for statement in (*embedded_schema(), *_copies(files)):
                connection.execute(statement)
            fill_groups(connection)
            connection.execute("CHECKPOINT")
        generations.publish(draft, 0, embedded_digest(VERSION))


def _copies(files: Path) -> Iterable[str]:
    form = "header=false, quote='\"', escape='\"', parallel=false"
    for file in sorted(files.glob("node-*.csv")):
        yield f"COPY {quoted(file.stem.split('-')[1])} FROM '{file}' ({form})"
    for file in sorted(files.glob("edge-*.csv")):
        _, source, kind, target = file.stem.split("-")
        yield f"COPY {quoted(kind)} FROM '{file}' ({form}, from='{source}', to='{target}')"


def mark_neo4j() -> Iterable[str]:
    """The statements that make a store of an imported database."""
    yield from neo4j_schema()
    yield f"MERGE (r:{RECORD} {{iri: '{_DOCUMENT}'}})"
    yield f"MERGE (s:{LOCK} {{iri: 'store'}}) SET s.stamp = '{STAMP}'"


def fill_neo4j(files: Path, home: Path, classpath: str, environment: Mapping[str, str]) -> None:
    """Make the database of a server that does not run from the files."""
    command = ["java", "-Xmx2g", "-cp", classpath, "org.neo4j.cli.AdminTool", "database", "import", "full", "neo4j"]
    options = ["--overwrite-destination", "--id-type=string", "--max-off-heap-memory=4g"]
    for name, label in read_ontology().labels.items():
        if (file := files / f"node-{name}.csv").exists():
            columns = (f"{prop.name}:{_TYPES.get(str(prop.datatype), 'string')}" for prop in label.literals)
            options.append(f"--nodes={name}={_header(files, file.stem, ['iri:ID', *columns])},{file}")
    for file in sorted(files.glob("edge-*.csv")):
        kind = file.stem.split("-")[2]
        options.append(f"--relationships={kind}={_header(files, file.stem, [':START_ID', ':END_ID'])},{file}")
    home_settings = {**environment, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    done = subprocess.run(
        [*command, *options], env={**os.environ, **home_settings}, capture_output=True, text=True, cwd=home
    )
    if done.returncode:
        raise RuntimeError(f"the import failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


def _header(files: Path, stem: str, columns: Sequence[str]) -> Path:
    header = files / f"header-{stem}.csv"
    header.write_text(",".join(columns) + "\n", encoding="utf-8")
    return header
