"""Documents as commands are given them: read one by one, what cannot be read told at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from api.console import note
from loaders.documents import Document, Rejected, read
from loaders.inputs import STDIN, find_inputs
from loaders.readers import TABLES


class Rejections(list[Rejected]):
    """What could not be read, told at once and counted for the exit code."""

    def pass_by(self, outcomes: Iterator[Document | Rejected]) -> Iterator[Document]:
        """The documents among outcomes; each rejection is told on stderr."""
        for outcome in outcomes:
            if isinstance(outcome, Rejected):
                self.append(outcome)
                note(f"rejected: {outcome.source}: {outcome.reason}\n  {outcome.remedy}")
            else:
                yield outcome


def read_documents(paths: Sequence[str], rejections: Rejections, published: str | None = None) -> Iterator[Document]:
    """The documents of paths; what is none goes to `rejections`."""
    return rejections.pass_by(read(paths, published=published))


def name_of(document: Document) -> str:
    """The short name of a document: the stem of its file, with the row where a file has several."""
    place = Path(document.source)
    suffix, _, row = place.suffix.partition(":")
    return f"{place.stem}:{row}" if row else place.stem if suffix else place.name


def count_inputs(paths: Sequence[str]) -> int | None:
    """How many documents paths stand for, None where only reading tells: a table, stdin."""
    found = [path for path in find_inputs(paths) if not isinstance(path, Rejected)]
    many = any(path == STDIN or Path(path).suffix.lower() in TABLES for path in found)
    return None if many else len(found)
