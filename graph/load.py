"""Documents on their way into a store: read, checked and batched whole, so that a batch is one transaction."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from graph.mapping import Contribution, Edge, label_of, read_contribution
from graph.schema import quoted

BATCH_BYTES = 4_000_000
BATCH_DOCUMENTS = 1_000
BATCH_SECONDS = 1.0

T = TypeVar("T")
Rows = Sequence[Mapping[str, object]]


class Arrival(NamedTuple):
    """A document on its way in: its N-Quads as they came, and what they give to the graph."""

    data: bytes
    contribution: Contribution


def read_batches(documents: Iterable[bytes]) -> Iterator[list[Arrival]]:
    """The documents in batches, none of them empty.

    Shape: a batch is full by size, by number, or by the time that slow documents take: what has been read is soon
    safe, and a load that is killed has little to do again.
    Errors: InvalidGraph at the first document that the ontology does not allow, after all before it were handed over.
    """
    batch: list[Arrival] = []
    size, started = 0, time.monotonic()
    try:
        for data in documents:
            batch.append(Arrival(data, read_contribution(data)))
            size += len(data)
            if size >= BATCH_BYTES or len(batch) >= BATCH_DOCUMENTS or time.monotonic() - started >= BATCH_SECONDS:
                yield batch
                batch, size, started = [], 0, time.monotonic()
    except Exception:
        if batch:
            yield batch
        raise
    if batch:
        yield batch


def chunked(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """The items in lists of at most `size`."""
    chunk: list[T] = []
    for item in items:
        chunk.append(item)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def by_ends(edges: Iterable[Edge]) -> Iterator[tuple[str, str, Rows]]:
    """Edges by label of their ends: the Cypher that finds both ends, the quoted relationship type, and the rows."""
    found: dict[tuple[str, str, str], list[dict[str, object]]] = defaultdict(list)
    for source, kind, target in edges:
        found[label_of(source).name, kind, label_of(target).name].append({"source": source, "target": target})
    for (a, kind, b), rows in found.items():
        # Two MATCH clauses: with a comma between the patterns LadybugDB plans a product.
        match = (
            f"UNWIND $rows AS row MATCH (a:{quoted(a)} {{`iri`: row.`source`}}) "
            f"MATCH (b:{quoted(b)} {{`iri`: row.`target`}})"
        )
        yield match, quoted(kind), rows
