import json
from pathlib import Path

import pytest

from loaders.documents import Document, Rejected, read

HEADER = "text,title,published,publisher,url,language\n"


def read_table(folder: Path, name: str, content: str | bytes) -> list[Document | Rejected]:
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read([str(file)]))


def test_each_row_brings_its_metadata(tmp_path: Path) -> None:
    rows = HEADER + '"They met, and agreed.",Talks,2025-02-19,Courier,https://c.example/1,en\n'
    (document,) = read_table(tmp_path, "a.csv", rows)
    assert isinstance(document, Document)
    assert document.text == "Talks\n\nThey met, and agreed."
    assert (document.published, document.publisher, document.url) == ("2025-02-19", "Courier", "https://c.example/1")
    assert document.source == f"{tmp_path / 'a.csv'}:2"
    assert document.warnings == ()


def test_bad_rows_are_rejected_by_line_and_the_others_read(tmp_path: Path) -> None:
    rows = HEADER + (
        '"A paragraph\nover lines.",A,2025,,,\n'
        ",No text,2025,,,\n"
        "\n"
        "Text,Wrong date,19 Feb,,,\n"
        "Text,too,many,cells,in,this,row\n"
        "Text,Foreign,2025,,,th\n"
        "Last text,Last,2025,,,\n"
    )
    outcomes = read_table(tmp_path, "a.csv", rows)
    lines = [(type(outcome).__name__, outcome.source.rpartition(":")[2]) for outcome in outcomes]
    assert lines == [
        ("Document", "2"),
        ("Rejected", "4"),
        ("Rejected", "6"),
        ("Rejected", "7"),
        ("Rejected", "8"),
        ("Document", "9"),
    ]
    assert "19 Feb" in outcomes[2].reason  # type: ignore[union-attr]


@pytest.mark.parametrize(("name", "delimiter"), [("a.csv", ";"), ("a.tsv", "\t"), ("a.csv", ",")])
def test_the_header_shows_the_separator(tmp_path: Path, name: str, delimiter: str) -> None:
    rows = f"Title{delimiter}Text{delimiter}note\nTalks{delimiter}They met.{delimiter}x\n"
    (document,) = read_table(tmp_path, name, rows)
    assert isinstance(document, Document)
    assert document.text == "Talks\n\nThey met."


@pytest.mark.parametrize(("mark", "encoding"), [(b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le")])
def test_a_spreadsheet_marks_its_encoding(tmp_path: Path, mark: bytes, encoding: str) -> None:
    rows = "text,title\nThey met in Vientiane.,Café\n"
    (document,) = read_table(tmp_path, "a.csv", mark + rows.encode(encoding))
    assert isinstance(document, Document)
    assert document.text == "Café\n\nThey met in Vientiane."


def test_a_row_in_another_encoding_is_rejected_alone(tmp_path: Path) -> None:
    rows = b"text\nThey met.\n" + "A café\n".encode("latin-1") + b"They parted.\n"
    first, second, third = read_table(tmp_path, "a.csv", rows)
    assert isinstance(first, Document)
    assert isinstance(second, Rejected)
    assert (second.source.rpartition(":")[2], second.reason) == ("3", "not UTF-8")
    assert isinstance(third, Document)


def test_a_cell_may_be_long(tmp_path: Path) -> None:
    (document,) = read_table(tmp_path, "a.csv", "text\n" + "They met again. " * 20_000)
    assert isinstance(document, Document)
    assert len(document.text) > 300_000


def test_a_table_without_text(tmp_path: Path) -> None:
    (outcome,) = read_table(tmp_path, "a.csv", "name,code\nThailand,TH\n")
    assert isinstance(outcome, Rejected)
    assert outcome.source.endswith("a.csv:1")
    assert "'code'" in outcome.reason
    assert "text" in outcome.remedy


def test_json_lines(tmp_path: Path) -> None:
    lines = (
        json.dumps({"text": "They met.", "title": "Talks", "published": "2025-02", "extra": [1]}),
        "",
        '{"text": "They met.", ',
        '["They met."]',
        '{"title": "No text"}',
        '{"text": 5}',
        '{"text": "half a pair \\ud800"}',
        '{"text": "They parted.", "published": null}',
    )
    outcomes = read_table(tmp_path, "a.jsonl", "\n".join(lines))
    told = [(outcome.source.rpartition(":")[2], getattr(outcome, "reason", "read")) for outcome in outcomes]
    assert [line for line, _ in told] == ["1", "3", "4", "5", "6", "7", "8"]
    assert [reason.partition(":")[0] for _, reason in told] == [
        "read",
        "not JSON",
        "list instead of an object",
        "no text",
        "'text' is 5, not a string",
        "not UTF-8",
        "read",
    ]
    assert isinstance(outcomes[0], Document)
    assert (outcomes[0].text, outcomes[0].published) == ("Talks\n\nThey met.", "2025-02")
