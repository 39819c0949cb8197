"""What a reader gives: a draft of a document, before the checks that are the same for every format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader
from typing import Protocol

from ontology.errors import UnreadableDocument

FILE_BYTES = 50_000_000
"""The largest file that is read as one document."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Text and metadata as one file or row has them, not yet normalized or checked.

    `text` is the body, with or without the title on top; paragraphs are separated by blank lines, list items by line
    ends. `row` is the line of the file on which the document's row begins.
    """

    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    row: int | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """An input that gives no document: what it is, what is wrong with it and what to do."""

    source: str
    reason: str
    remedy: str

    @classmethod
    def of(cls, error: UnreadableDocument) -> Rejected:
        """The record of an error that ended one document."""
        return cls(error.source, error.reason, error.remedy)


class Reader(Protocol):
    """Turn the bytes of one file into drafts, in the file's order.

    Shape:  one draft, or a draft or a rejection for each row.
    Errors: UnreadableDocument if the file as a whole cannot be read.
    """

    def __call__(self, stream: BufferedReader, source: str) -> Iterator[Draft | Rejected]:
        """Read a stream; `source` names it in errors."""
        ...


def read_whole(stream: BufferedReader, source: str) -> bytes:
    """All bytes of a stream that holds one document."""
    data = stream.read(FILE_BYTES + 1)
    if len(data) > FILE_BYTES:
        raise UnreadableDocument(source, f"larger than {FILE_BYTES // 1_000_000} MB", "Split it into smaller files.")
    if not data.strip():
        raise UnreadableDocument(source, "empty", "Give a file with text in it.")
    return data
