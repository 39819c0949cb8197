"""JSON lines: a document a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BufferedReader

from loaders.readers.draft import Draft, Rejected
from loaders.readers.rows import COLUMNS, draft_row, read_lines
from ontology.errors import UnreadableDocument


def read(stream: BufferedReader, source: str) -> Iterator[Draft | Rejected]:
    """Read a JSON object a line; blank lines are skipped."""
    found = False
    for number, line in enumerate(read_lines(stream), start=1):
        if line.strip():
            found = True
            yield _read_line(line, source, number)
    if not found:
        raise UnreadableDocument(source, "empty", "Give a JSON object a line.")


def _read_line(line: str, source: str, number: int) -> Draft | Rejected:
    remedy = f"Write one object a line, with the keys {', '.join(COLUMNS)}."
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        return Rejected(f"{source}:{number}", f"not JSON: {error.msg} at column {error.colno}", remedy)
    except RecursionError:
        return Rejected(f"{source}:{number}", "not JSON that can be read: nested too deep", remedy)
    if not isinstance(row, dict):
        return Rejected(f"{source}:{number}", f"{type(row).__name__} instead of an object", remedy)
    return draft_row(row, source, number)
