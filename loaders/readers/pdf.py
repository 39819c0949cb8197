"""PDF files that hold text."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator
from io import BufferedReader, BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from loaders.readers.draft import Draft, read_whole
from ontology.errors import UnreadableDocument

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what goes wrong is in our own report

_PAGE_NUMBER = re.compile(r"(?:page\s+)?\d+(?:\s*(?:/|of)\s*\d+)?|[-–—]\s*\d+\s*[-–—]", re.IGNORECASE)
_ITEM = re.compile(r"(?:[-•▪●]|\d{1,2}[.)])\s+")
# Words that are written with a hyphen as often as not, so that the one at a line's end is taken for theirs.
_HYPHENATED = frozenset(
    {"anti", "co", "counter", "cross", "ex", "inter", "multi", "non", "pro", "self", "semi", "sub", "trans", "vice"}
)
_JOINT = "\v"  # the end of a line inside a paragraph, until it is known whether it cuts a word
_FULL_LINE = 0.7
"""The share of the usual line width below which a line is the last of its paragraph."""


def read(stream: BufferedReader, source: str) -> Iterator[Draft]:
    """Read a PDF: its lines joined to paragraphs, words joined over line ends, page numbers and running heads left out.

    No date is taken from it: its metadata know when the file was made, not when its text was published.
    """
    try:
        reader = PdfReader(BytesIO(read_whole(stream, source)))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableDocument(source, "encrypted", "Save a copy without a password.")
        pages = [page.extract_text() for page in reader.pages]
        text = join_lines(list(drop_running_lines(pages)))
        if not text:
            raise _explain_no_text(reader, source)
        yield Draft(text, title=_find_title(reader, text))
    except PyPdfError as error:
        raise UnreadableDocument(
            source, f"not a PDF that can be read: {error}", "Save or download it again."
        ) from error


def _explain_no_text(reader: PdfReader, source: str) -> UnreadableDocument:
    if any(page.images for page in reader.pages):
        return UnreadableDocument(
            source, "scanned: its pages are pictures without text", "Run text recognition (OCR) on it first."
        )
    return UnreadableDocument(source, "no text in it", "Give a PDF with text, or the text as .txt.")


def _find_title(reader: PdfReader, text: str) -> str | None:
    """The title of the metadata, where the text begins with it: it is often left over from another file."""
    claimed = " ".join((reader.metadata.title if reader.metadata and reader.metadata.title else "").split())
    return claimed if claimed and " ".join(text[:1000].split()).startswith(claimed) else None


def drop_running_lines(pages: list[str]) -> Iterator[str]:
    """Give the lines of all pages without page numbers and without what most pages begin or end with."""
    split = [[line.strip() for line in page.splitlines()] for page in pages]
    edges = Counter(edge for lines in split for edge in {_mask(line) for line in _edge_lines(lines)})
    running = {edge for edge, count in edges.items() if len(pages) >= 3 and count > len(pages) / 2}
    for lines in split:
        ends = _edge_lines(lines)
        for line in lines:
            if not (line in ends and (_PAGE_NUMBER.fullmatch(line) or _mask(line) in running)):
                yield line


def _edge_lines(lines: list[str]) -> list[str]:
    filled = [line for line in lines if line]
    return [*filled[:2], *filled[-2:]]


def _mask(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def join_lines(lines: list[str]) -> str:
    """Join lines to paragraphs, which end at a blank line, before a list item, or at a short line before a capital."""
    widths = sorted(len(line) for line in lines if line)
    width = widths[len(widths) * 9 // 10] if widths else 0
    text = ""
    for before, line in zip(["", *lines], lines, strict=False):
        if line:
            text += _separator(before, line, _FULL_LINE * width) + line
    return _join_words(text.lstrip()).replace(_JOINT, " ")


def _separator(before: str, line: str, full: float) -> str:
    ended = not before or (len(before) < full and not line[0].islower() and not before.endswith("-"))
    # A number at the start of a line is an item's only where a sentence has ended: dates are cut at line ends too.
    if _ITEM.match(line) and (ended or before.endswith((".", ":", ";", "!", "?"))):
        return "\n" if _ITEM.match(before) else "\n\n"
    return "\n\n" if ended else _JOINT


def _join_words(text: str) -> str:
    """Join words cut at a line's end; the hyphen stays where the text has the word with one elsewhere."""
    words = Counter(re.findall(r"\w+(?:-\w+)*", text))

    def join(match: re.Match[str]) -> str:
        first, second = match.groups()
        kept = f"{first}-{second}"
        plain = not second[0].islower() or words[kept] or first.lower() in _HYPHENATED
        return kept if plain and not words[first + second] else first + second

    return re.sub(r"(\w+)-\v(\w+)", join, text)
