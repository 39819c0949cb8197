"""The authority's tables: CSV files read into lines that know where they stand."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ontology import iris
from ontology.errors import InvalidTable
from ontology.facts import Source, Span

PUBLISHER = "Entente authority"  # how a table is told from other documents, in the graph and in `stats`

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "countries": ("code", "name", "names", "demonyms", "adjectives", "metonyms", "source"),
    "places": ("key", "name", "kind", "country", "within", "lat", "lon", "names", "source"),
    "organizations": ("key", "name", "kind", "country", "names", "source"),
    "officials": ("key", "name", "country", "office", "of", "from", "to", "names", "source"),
}
_LISTS = frozenset({"names", "demonyms", "adjectives", "metonyms"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Source):
    """A table as a document: its text is the file's."""

    path: Path
    publisher: str | None = PUBLISHER


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table with where it stands."""

    table: Table
    number: int
    span: Span
    cells: Mapping[str, str]

    def list(self, column: str) -> tuple[str, ...]:
        """The items of a cell that holds a list."""
        return tuple(iris.normalize(item) for item in self.cells[column].split("|") if item.strip())

    def error(self, reason: str, remedy: str) -> InvalidTable:
        """An error that names this row."""
        return InvalidTable(str(self.table.path), self.number, reason, remedy)


def read_lines(folder: Path) -> Iterator[Line]:
    """The rows of all tables in a folder.

    Errors: InvalidTable if there is no folder or no table in it, or with file and line for a row that cannot be used.
    """
    if not folder.is_dir():
        raise InvalidTable(str(folder), None, "no such folder", "Name the folder that holds your tables.")
    if not any((folder / f"{name}.csv").is_file() for name in COLUMNS):
        names = ", ".join(f"{name}.csv" for name in COLUMNS)
        raise InvalidTable(str(folder), None, "no authority table in this folder", f"Put one of {names} there.")
    for name in COLUMNS:
        path = folder / f"{name}.csv"
        if path.is_file():
            yield from _read_table(path)


def _read_table(path: Path) -> Iterator[Line]:
    try:
        text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InvalidTable(str(path), 1, f"not UTF-8: {error.reason}", "Save the table as UTF-8.") from None
    table = Table(path=path, title=path.stem, text=text)
    columns = COLUMNS[path.stem]
    start = 0
    for number, raw in enumerate(text.splitlines(keepends=True), start=1):
        span = Span(start, start + len(raw.rstrip("\r\n")))
        start += len(raw)
        if not raw.strip():
            continue
        try:
            cells = next(csv.reader(io.StringIO(raw.rstrip("\r\n")), strict=True))
        except csv.Error as error:
            raise InvalidTable(
                str(path), number, f"not CSV: {error}", "Quote the cell, and keep a row on one line."
            ) from None
        if number == 1:
            if tuple(cells) != columns:
                raise InvalidTable(str(path), 1, f"columns are {', '.join(cells)}", f"Write {','.join(columns)}.")
            continue
        if len(cells) != len(columns):
            raise InvalidTable(
                str(path), number, f"{len(cells)} cells for {len(columns)} columns", "Quote cells that hold a comma."
            )
        yield _checked(Line(table, number, span, dict(zip(columns, (iris.normalize(c) for c in cells), strict=True))))


def _checked(line: Line) -> Line:
    required = ["name", "source", "code" if "code" in line.cells else "key"]
    for column in required:
        if not line.cells[column]:
            raise line.error(f"no {column}", f"Fill the column {column}.")
    key = line.cells.get("key", "")
    if key and not re.fullmatch(r"[a-z0-9-]+", key):
        raise line.error(f"key {key!r}", "Use lower-case letters, digits and hyphens.")
    for column in _LISTS & line.cells.keys():
        items = line.list(column)
        if line.cells["name"] in items or len(set(items)) < len(items):
            raise line.error(f"{column} repeats a name", "List each other spelling once.")
    return line
