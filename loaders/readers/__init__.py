"""Readers: one module for each file format, found by the suffix of the name or by the first bytes.

A new format is a module with a `read` that satisfies `Reader`, and a row in READERS.
"""

from __future__ import annotations

from importlib import import_module
from typing import cast

from loaders.readers.draft import Reader

# Modules are named, not imported: a run that reads plain text does not wait for a PDF library.
READERS = {
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".csv": "table",
    ".tsv": "table",
    ".jsonl": "json_lines",
    ".ndjson": "json_lines",
}
TABLES = frozenset({".csv", ".tsv", ".jsonl", ".ndjson"})
"""Suffixes of files in which each row is a document with its own metadata."""

MEDIA_TYPES = {
    "text/plain": ".txt",
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "application/x-ndjson": ".jsonl",
    "application/jsonl": ".jsonl",
}
_SIGNATURES = ((b"%pdf-", ".pdf"), (b"pk\x03\x04", ".docx"), (b"<", ".html"), (b"{", ".jsonl"))


def find_reader(suffix: str) -> Reader:
    """The reader of a suffix that READERS has."""
    return cast(Reader, import_module(f"loaders.readers.{READERS[suffix]}").read)


def guess_suffix(head: bytes) -> str:
    """The suffix that fits the first bytes of something without a name; `.txt` where nothing else does."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return next((suffix for signature, suffix in _SIGNATURES if start.startswith(signature)), ".txt")
