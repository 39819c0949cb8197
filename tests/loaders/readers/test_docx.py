import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument

from loaders.documents import Document, Rejected, read


def read_word(folder: Path, document: WordDocument) -> Document | Rejected:
    file = folder / "a.docx"
    document.save(str(file))
    (outcome,) = read([str(file)])
    return outcome


def test_paragraphs_items_and_cells_in_their_order(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph("Readout of the talks")
    word.add_paragraph("The ministers agreed:")
    word.add_paragraph("to share names;", style="List Bullet")
    word.add_paragraph("to patrol\nthe river.", style="List Number")
    word.add_paragraph("   ")
    table = word.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("Officer", "Country", "Somchai Dee", "Thailand"), strict=True):
        cell.text = text
    word.add_paragraph("The talks ended at noon.")
    document = read_word(tmp_path, word)
    assert isinstance(document, Document)
    assert document.text == (
        "Readout of the talks\n\nThe ministers agreed:\n\n- to share names;\n- to patrol the river.\n"
        "Officer\nCountry\nSomchai Dee\nThailand\n\nThe talks ended at noon."
    )


def test_a_merged_cell_is_read_once(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph("Title")
    table = word.add_table(rows=1, cols=3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "One cell"
    document = read_word(tmp_path, word)
    assert isinstance(document, Document)
    assert document.text.count("One cell") == 1


def test_the_title_is_the_one_that_the_text_shows(tmp_path: Path) -> None:
    word = docx.Document()
    word.core_properties.title = "Template of the press office"
    word.add_paragraph("Joint statement")
    word.add_paragraph("The sides agreed.")
    document = read_word(tmp_path, word)
    assert isinstance(document, Document)
    assert document.title == "Joint statement"
    word.core_properties.title = "Joint statement"
    assert read_word(tmp_path, word) == document


def test_the_day_the_file_was_made_is_no_date_of_publication(tmp_path: Path) -> None:
    word = docx.Document()  # its template was made in 2013
    word.add_paragraph("Joint statement")
    document = read_word(tmp_path, word)
    assert isinstance(document, Document)
    assert document.published is None


def archive(*names: str, size: int = 1) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as written:
        for name in names:
            written.writestr(name, b" " * size)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 100, "encrypted"),
        (b"Only text.", "not a Word document"),
        (archive("photo.jpg"), "not a Word document"),
        (archive("word/document.xml", "word/styles.xml", size=50_000_001), "more than 100 MB"),
    ],
    # The bytes of an archive hold the time it was made.
    ids=["encrypted", "text", "other archive", "unpacks to too much"],
)
def test_what_is_no_word_document(tmp_path: Path, data: bytes, reason: str) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(data)
    (outcome,) = read([str(file)])
    assert isinstance(outcome, Rejected)
    assert reason in outcome.reason
    assert outcome.remedy
