from pathlib import Path

import pytest

from loaders.documents import Document, Rejected, read
from loaders.readers.pdf import drop_running_lines, join_lines

SAMPLES = Path(__file__).parents[1] / "samples"


def read_sample(name: str) -> Document | Rejected:
    (outcome,) = read([str(SAMPLES / name)])
    return outcome


def test_paragraphs_over_lines_and_pages() -> None:
    document = read_sample("bulletin.pdf")
    assert isinstance(document, Document)
    paragraphs = document.text.split("\n\n")
    assert paragraphs[0] == document.title == "Thailand and China agree on a line between police forces"
    assert paragraphs[1].startswith("The Foreign Minister of Thailand met")
    assert paragraphs[1].endswith("in the raids of the week before.")
    parts = [paragraph for paragraph in paragraphs if paragraph.startswith("Part ")]
    assert len(parts) == 20
    assert all(part.endswith(".") for part in parts)


def test_page_numbers_and_running_heads_are_left_out() -> None:
    document = read_sample("bulletin.pdf")
    assert isinstance(document, Document)
    assert "Bulletin 14" not in document.text
    assert "Page " not in document.text


def test_list_items_are_lines_of_one_block() -> None:
    document = read_sample("bulletin.pdf")
    assert isinstance(document, Document)
    items = "1. a liaison officer in each capital;\n2. a list of suspects, kept by both;\n3. a meeting every quarter."
    assert f"\n\n{items}\n\n" in document.text


def test_words_cut_at_line_ends() -> None:
    document = read_sample("hyphens.pdf")
    assert isinstance(document, Document)
    for words in ("an operation against cross-border gangs", "the province of Tak", "by a vice-admiral of"):
        assert words in document.text


def test_an_encrypted_file() -> None:
    rejected = read_sample("encrypted.pdf")
    assert isinstance(rejected, Rejected)
    assert rejected.reason == "encrypted"
    assert "password" in rejected.remedy


def test_a_file_that_opens_without_its_password() -> None:
    document = read_sample("printing-forbidden.pdf")
    assert isinstance(document, Document)
    assert document.text.endswith("opened a joint office in Poipet on Friday.")


def test_a_scanned_file() -> None:
    rejected = read_sample("scanned.pdf")
    assert isinstance(rejected, Rejected)
    assert "scanned" in rejected.reason
    assert "OCR" in rejected.remedy


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (
            ["They met in the town on 3 March", "17. It was cold in the old town"],
            "They met in the town on 3 March 17. It was",
        ),
        (
            ["It was re-signed in the spring of", "the year, and now it is to be re-", "signed again."],
            "to be re-signed again.",
        ),
        (["A head", "", "The body of the text is longer"], "A head\n\nThe body of the text is longer"),
        (["The ministers of Lao-", "Thai origin came to the meeting"], "The ministers of Lao-Thai origin"),
    ],
)
def test_joining_lines(lines: list[str], text: str) -> None:
    assert text in join_lines(lines)


def test_a_number_inside_a_page_is_no_page_number() -> None:
    pages = [f"Head\nTitle line\nfirst\n2024\nsecond\nthird\n{number}" for number in (1, 2, 3)]
    assert list(drop_running_lines(pages)).count("2024") == 3
    assert "Head" not in list(drop_running_lines(pages))
