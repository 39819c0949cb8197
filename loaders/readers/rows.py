"""Rows of tables as drafts: the columns that CSV and JSON lines share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BufferedReader, StringIO

from loaders.readers.draft import Draft, Rejected
from loaders.readers.text import marked_encoding

COLUMNS = ("text", "title", "published", "publisher", "url", "language")
"""Columns or keys of a row; `text` must be there, others are left alone."""


def read_lines(stream: BufferedReader) -> Iterator[str]:
    """Decode a table line by line as UTF-8, or by its mark; a byte that does not fit spoils its own row only."""
    encoding = marked_encoding(stream.peek(4)[:4]) or "utf-8-sig"
    if encoding == "utf-8-sig":
        return (line.decode(encoding, "surrogateescape") for line in stream)
    return iter(StringIO(stream.read().decode(encoding), newline=""))


def draft_row(row: Mapping[str, object], source: str, line: int) -> Draft | Rejected:
    """Make a draft of one row, or say why not."""
    place = f"{source}:{line}"
    values: dict[str, str | None] = {}
    for column in COLUMNS:
        value = row.get(column)
        if value is not None and not isinstance(value, str):
            return Rejected(place, f"{column!r} is {value!r}, not a string", "Put it in quotation marks.")
        values[column] = (value or "").strip() or None
    text = values["text"]
    if text is None:
        return Rejected(place, "no text", "Fill its 'text', or take the row out.")
    try:
        "".join(filter(None, values.values())).encode()
    except (
        UnicodeEncodeError
    ):  # half of a surrogate pair: a byte that read_lines could not decode, or an escape in JSON
        return Rejected(place, "not UTF-8", "Save the file as UTF-8 (in a spreadsheet: 'CSV UTF-8').")
    return Draft(
        text, values["title"], values["published"], values["publisher"], values["url"], values["language"], row=line
    )
