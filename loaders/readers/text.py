"""Plain text, and the decoding of bytes for every format that is text."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from io import BufferedReader

import charset_normalizer

from loaders.readers.draft import Draft, read_whole
from ontology.errors import UnreadableDocument

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_REMEDY = "Save it as UTF-8."


def read(stream: BufferedReader, source: str) -> Iterator[Draft]:
    """Read plain text, whose first line is the title."""
    text, warnings = decode(read_whole(stream, source), source)
    yield Draft(text, warnings=warnings)


def decode(data: bytes, source: str, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Decode bytes by their mark, as UTF-8, by the declared encoding, or by a guess; a guess is a warning.

    Errors: UnreadableDocument if the bytes are no text, or in no encoding that can be told.
    """
    encoding = marked_encoding(data) or "utf-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        text, encoding = _decode_otherwise(data, source, declared, error)
        warnings: tuple[str, ...] = (f"not UTF-8: read as {encoding}, check its accents and quotation marks",)
        if encoding == declared:
            warnings = ()
    else:
        warnings = ()
    if "\0" in text:
        raise UnreadableDocument(source, "not text: it has NUL bytes", f"Give a text file. {_REMEDY}")
    return text, warnings


def marked_encoding(data: bytes) -> str | None:
    """The encoding that a byte order mark announces."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def _decode_otherwise(data: bytes, source: str, declared: str | None, error: UnicodeDecodeError) -> tuple[str, str]:
    if declared:
        try:
            return data.decode(declared), declared
        except (UnicodeDecodeError, LookupError):
            pass
    if b"\0" in data:
        raise UnreadableDocument(source, "not text: it has NUL bytes", f"Give a text file. {_REMEDY}")
    encoding = _guess_encoding(data)
    if encoding is None:
        reason = f"not UTF-8 (byte {error.start} is {data[error.start]:#04x}), and no other encoding fits"
        raise UnreadableDocument(source, reason, _REMEDY)
    return data.decode(encoding), encoding


def _guess_encoding(data: bytes) -> str | None:
    matches = charset_normalizer.from_bytes(data)
    # Several encodings of Western Europe fit equally well; cp1252 is by far the most used of them.
    if any("cp1252" in match.could_be_from_charset for match in matches):
        return "cp1252"
    best = matches.best()
    return best.encoding if best else None
