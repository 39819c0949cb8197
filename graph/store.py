"""The store of the graph: one protocol, with an embedded and a Neo4j implementation."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from threading import Event
from types import TracebackType
from typing import Protocol, Self

from graph.names import Found
from ontology.errors import StoreMismatch, StoreUnavailable

Value = str | int | float | bool | None | Sequence["Value"] | Mapping[str, "Value"]
Row = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load changed: documents that are new, documents that were there already."""

    new: int
    known: int


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on a statement typed by a user: seconds, rows, and an event that ends it when who asked goes away."""

    seconds: float = 10.0
    rows: int = 1_000
    cancelled: Event | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a statement: rows under columns, and the nodes and edges among the values.

    Shape: `nodes` are {"id", "label", "properties"}, `edges` {"source", "target", "type"}, ids as in the API;
    `truncated` is True where the row limit cut the answer short.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    nodes: tuple[Mapping[str, Value], ...] = ()
    edges: tuple[Mapping[str, Value], ...] = ()
    truncated: bool = False


class Store(Protocol):
    """A store of the graph: the union of documents, each loaded and retracted whole.

    A document is handed over as the N-Quads of its named graph; nobody ever sees half of one. Readers may read
    while a writer writes. Errors: StoreUnavailable, StoreBusy, StoreMismatch.
    """

    @property
    def url(self) -> str:
        """Where the store is, without credentials."""
        ...

    @property
    def dialect(self) -> str:
        """Which variant of a query it takes, where a query has variants: `neo4j` or `embedded`."""
        ...

    def stamp(self) -> str | None:
        """The digest of the ontology, authority, rules and language model that filled it; None if it is empty."""
        ...

    def revision(self) -> str:
        """What changes with each change that readers can see, and is never again what it was; cheap to ask for."""
        ...

    def load(self, documents: Iterable[bytes], *, stamp: str, progress: Callable[[int], None] | None = None) -> Loaded:
        """Add documents, each the N-Quads of one named graph; one that is there already is left as it is.

        `progress` is told how many more documents are safe in the store. Errors: StoreMismatch if the store was
        filled under another stamp; InvalidGraph if quads are not of one document, or an edge has no end.
        """
        ...

    def retract(self, documents: Iterable[str]) -> int:
        """Take documents out by IRI, with all that only they name; how many were there."""
        ...

    def documents(self) -> Iterator[str]:
        """The IRIs of the documents, in order."""
        ...

    def quads(self, document: str) -> bytes:
        """The N-Quads of one document's named graph, exactly as they were loaded."""
        ...

    def search_names(self, text: str, limit: int = 10, labels: Collection[str] = ()) -> list[Found]:
        """The entities whose names are nearest to a text, the nearest first, each by its nearest spelling.

        Accents and case do not count, and a word may be cut short; where there is no such name, wrong letters are
        forgiven (`Found.exact` tells). `labels` narrows to entities with some labels. The same on every store.
        """
        ...

    def run(self, statement: str, parameters: Mapping[str, Value] | None = None) -> list[Row]:
        """Rows of a reading statement of our own."""
        ...

    def query(self, statement: str, limits: Limits) -> Table:
        """The answer to a reading statement typed by a user, behind the guard and within limits.

        Errors: RefusedStatement, FailedStatement, StoppedStatement.
        """
        ...

    def rebuild(
        self, documents: Iterable[bytes], *, stamp: str, progress: Callable[[int], None] | None = None
    ) -> Loaded:
        """Put these documents in the place of all that is there, under a new stamp.

        Killed at any moment, it has lost no document: the same call again finishes the work.
        """
        ...

    def close(self) -> None:
        """Give back files and connections."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def mismatch(url: str) -> StoreMismatch:
    """The refusal of a load under another stamp than the store's."""
    return StoreMismatch(
        f"{url} was filled by other rules or another authority than today's",
        "`entente rebuild` reads its documents again; or name another store.",
    )


def unknown_document(document: str, url: str) -> StoreUnavailable:
    """The answer to who asks for a document that is not there."""
    return StoreUnavailable(f"{url} has no document {document}", "`entente stats` lists those that are there.")
