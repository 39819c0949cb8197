"""CSV and TSV: a document a row."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import BufferedReader

from loaders.readers.draft import FILE_BYTES, Draft, Rejected
from loaders.readers.rows import COLUMNS, draft_row, read_lines
from ontology.errors import UnreadableDocument

csv.field_size_limit(FILE_BYTES)  # the default of 131,072 is shorter than some documents


def read(stream: BufferedReader, source: str) -> Iterator[Draft | Rejected]:
    """Read a table with a header row; separated by comma, semicolon or tab, whichever its header shows."""
    lines = read_lines(stream)
    header_line = next(lines, "")
    if not header_line.strip():
        raise UnreadableDocument(source, "empty", "Give a table with a header row.")
    delimiter = max(",;\t", key=header_line.count)
    header = [name.strip().lower() for name in next(csv.reader([header_line], delimiter=delimiter))]
    if "text" not in header:
        raise UnreadableDocument(
            f"{source}:1", f"no column 'text' among {header}", f"Name the columns {', '.join(COLUMNS)}."
        )
    yield from _read_rows(csv.reader(lines, delimiter=delimiter), header, source)


def _read_rows(rows: Iterator[list[str]], header: list[str], source: str) -> Iterator[Draft | Rejected]:
    while True:
        line = rows.line_num + 2  # type: ignore[attr-defined]  # where the row begins; the header is line 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Rejected(f"{source}:{line}", f"not CSV: {error}", "Mend the row's quotation marks.")
            continue
        if len(row) > len(header):
            reason = f"{len(row)} cells under {len(header)} columns"
            yield Rejected(f"{source}:{line}", reason, "Put text with a separator in quotation marks.")
        elif any(cell.strip() for cell in row):
            yield draft_row(dict(zip(header, row, strict=False)), source, line)
