"""Web pages: main text and metadata, without navigation and advertisements."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from io import BufferedReader
from itertools import pairwise

import trafilatura
from trafilatura.settings import Document as Page

from loaders.readers.draft import Draft, read_whole
from loaders.readers.text import decode
from ontology.errors import UnreadableDocument

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what goes wrong is in our own report
logging.getLogger("htmldate").setLevel(logging.CRITICAL)

_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?([\w-]+)", re.IGNORECASE)
# The day of publication as the page's metadata say it, not as any number in its text; and the same on every day, so
# that no date is too far in the future for the clock of the machine.
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}


def read(stream: BufferedReader, source: str) -> Iterator[Draft]:
    """Read a web page."""
    data = read_whole(stream, source)
    declared = _CHARSET.search(data[:4096])
    text, warnings = decode(data, source, declared[1].decode("ascii").lower() if declared else None)
    page = trafilatura.bare_extraction(
        text, with_metadata=True, include_comments=False, include_tables=True, date_extraction_params=_DATES
    )
    if not isinstance(page, Page) or not (page.text or "").strip():
        raise UnreadableDocument(
            source, "no main text: a page of links, or one that is drawn by scripts", "Save the article's text as .txt."
        )
    yield Draft(
        _separate_paragraphs(page.text or ""),
        title=page.title,
        published=page.date,
        publisher=page.sitename,
        url=page.url if page.url and page.url.startswith(("http://", "https://")) else None,
        warnings=warnings,
    )


def _separate_paragraphs(text: str) -> str:
    """Put a blank line between the blocks of trafilatura's text, which has one a line, but not between list items."""
    lines = [line for line in text.splitlines() if line.strip()]
    separated = lines[:1]
    for before, line in pairwise(lines):
        separated.append("\n" if before.startswith("- ") and line.startswith("- ") else "\n\n")
        separated.append(line)
    return "".join(separated)
