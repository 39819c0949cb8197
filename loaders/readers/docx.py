"""Word documents."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BufferedReader, BytesIO
from itertools import pairwise

import docx
from docx.document import Document as WordDocument
from docx.table import Table
from docx.text.paragraph import Paragraph

from loaders.readers.draft import FILE_BYTES, Draft, read_whole
from ontology.errors import UnreadableDocument

_COMPOUND = b"\xd0\xcf\x11\xe0"  # the container of encrypted .docx files, and of .doc files
_UNPACKED_BYTES = 2 * FILE_BYTES


def read(stream: BufferedReader, source: str) -> Iterator[Draft]:
    """Read a Word document: paragraphs, list items and the cells of tables, in their order.

    No date is taken from it: the properties know when the file was made, not when its text was published.
    """
    data = read_whole(stream, source)
    _check_container(data, source)
    document = docx.Document(BytesIO(data))
    blocks = list(_read_blocks(document))
    if not blocks:
        raise UnreadableDocument(source, "no text in it", "Give a document with text, or the text as .txt.")
    text = blocks[0][0]
    for (_, close_before), (block, close) in pairwise(blocks):
        text += ("\n" if close and close_before else "\n\n") + block
    yield Draft(text, title=_find_title(document))


def _check_container(data: bytes, source: str) -> None:
    if data.startswith(_COMPOUND):
        raise UnreadableDocument(
            source, "encrypted, or in the old .doc format", "Save it as .docx without a password, or as .txt."
        )
    if not zipfile.is_zipfile(BytesIO(data)):
        raise UnreadableDocument(source, "not a Word document", "Give a .docx file, or name it by what it is.")
    with zipfile.ZipFile(BytesIO(data)) as archive:
        if "word/document.xml" not in archive.namelist():
            raise UnreadableDocument(source, "a zip archive, but not a Word document", "Give a .docx file.")
        # All parts are unpacked with the text, styles and pictures too, and zeros pack a thousand times smaller.
        if sum(part.file_size for part in archive.infolist()) > _UNPACKED_BYTES:
            reason = f"more than {_UNPACKED_BYTES // 1_000_000} MB when it is unpacked"
            raise UnreadableDocument(source, reason, "Split the document, or give its text as .txt.")


def _read_blocks(document: WordDocument) -> Iterator[tuple[str, bool]]:
    """Give each paragraph or cell with text, and whether it is of a list or a table, whose lines stand close."""
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from ((cell, True) for cell in _read_cells(block))
        elif block.text.strip():
            yield _read_paragraph(block)


def _read_paragraph(paragraph: Paragraph) -> tuple[str, bool]:
    properties = paragraph._p.pPr
    style = paragraph.style.name if paragraph.style else None
    listed = (properties is not None and properties.numPr is not None) or (style or "").startswith("List")
    text = " ".join(paragraph.text.split())
    return (f"- {text}", True) if listed else (text, False)


def _read_cells(table: Table) -> Iterator[str]:
    seen = set()  # a merged cell is met once for each place that it covers
    for row in table.rows:
        for cell in row.cells:
            text = " ".join(cell.text.split())
            if text and cell._tc not in seen:
                seen.add(cell._tc)
                yield text


def _find_title(document: WordDocument) -> str | None:
    for paragraph in document.paragraphs:
        style = paragraph.style.name if paragraph.style else None
        if style in ("Title", "Heading 1") and paragraph.text.strip():
            return " ".join(paragraph.text.split())
    # The property is often left over from a template: it counts where the text begins with it.
    claimed = " ".join(document.core_properties.title.split())
    first = next((paragraph.text for paragraph in document.paragraphs if paragraph.text.strip()), "")
    return claimed if claimed and " ".join(first.split()).startswith(claimed) else None
