import codecs
from pathlib import Path

import pytest

from loaders.documents import Document, Rejected, read
from loaders.readers.text import decode
from ontology.errors import UnreadableDocument

WESTERN = (
    "Thailand’s deputy prime minister met José Ramos-Horta in São Paulo – and said “we agree” about the café.\n\n"
    "The police arrested twelve people at the site on Monday, and handed them over at the bridge on the next day."
)
OTHERS = (
    ("Министр внутренних дел встретился с послом Китая в понедельник и обсудил борьбу с мошенничеством.", "cp1251"),
    ("泰国副总理与中国大使周一在曼谷会晤，讨论妙瓦底的电信诈骗问题。双方同意加强合作。", "gb18030"),
)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_unicode_with_or_without_a_mark(mark: bytes, encoding: str) -> None:
    assert decode(mark + WESTERN.encode(encoding), "a.txt") == (WESTERN, ())


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_western_encodings_are_guessed_with_a_warning(encoding: str) -> None:
    text = WESTERN if encoding == "cp1252" else WESTERN.translate(str.maketrans("’–“”", '\'-""'))
    decoded, (warning,) = decode(text.encode(encoding), "a.txt")
    assert decoded == text
    assert "cp1252" in warning


@pytest.mark.parametrize(
    "text",
    [
        "The Côte d'Ivoire delegation met officials in Bangkok on Monday to discuss online scams and trafficking.",
        "The minister met José Peña in São Paulo. The police handed twelve people over at the bridge.",
        "Café talks.",
    ],
)
def test_latin_1_is_never_taken_for_an_encoding_of_other_regions(text: str) -> None:
    assert decode(text.encode("latin-1"), "a.txt")[0] == text


@pytest.mark.parametrize(("text", "encoding"), OTHERS)
def test_encodings_of_other_regions_are_still_told(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt")[0] == text


def test_a_declared_encoding_needs_no_guess() -> None:
    assert decode("Zażółć gęślą jaźń".encode("iso-8859-2"), "a.html", "iso-8859-2") == ("Zażółć gęślą jaźń", ())


@pytest.mark.parametrize("declared", ["no-such-encoding", "ascii"])
def test_a_wrong_declaration_is_not_believed(declared: str) -> None:
    assert decode(WESTERN.encode("cp1252"), "a.html", declared)[0] == WESTERN


@pytest.mark.parametrize("data", [b"\x7fELF\x02\x01\x00\x00", b"MZ\x90\x00\x03\xff\xfe\x00", "a b".encode("utf-16-le")])
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="NUL"):
        decode(data, "a.txt")


def test_a_chinese_encoding_is_told_and_then_the_language(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(
        "泰国副总理与中国大使周一在曼谷会晤，讨论妙瓦底的电信诈骗问题。双方同意加强合作。".encode("gb18030") * 6
    )
    (outcome,) = read([str(file)])
    assert isinstance(outcome, Rejected)
    assert "Chinese (zh)" in outcome.reason


def test_the_warning_stands_on_the_document(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(WESTERN.encode("cp1252"))
    (outcome,) = read([str(file)], published="2025")
    assert isinstance(outcome, Document)
    assert ["not UTF-8" in warning for warning in outcome.warnings] == [True]
