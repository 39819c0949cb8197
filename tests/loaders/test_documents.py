import io
import json
from pathlib import Path

import pytest

from loaders import documents, inputs
from loaders.documents import Document, Rejected, read
from ontology.errors import InvalidDate
from tests.loaders.made_documents import PARAGRAPHS, TEXT, THAI, TITLE


def write(folder: Path, name: str, text: str = TEXT, **metadata: object) -> str:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    if metadata:
        file.with_suffix(".json").write_text(json.dumps(metadata), "utf-8")
    return str(file)


def read_one(path: str, **options: str) -> Document:
    (outcome,) = read([path], **options)  # type: ignore[arg-type]
    assert isinstance(outcome, Document), outcome
    return outcome


def reject_one(path: str) -> Rejected:
    (outcome,) = read([path])
    assert isinstance(outcome, Rejected), outcome
    return outcome


class TestMetadata:
    def test_the_json_beside_a_file_describes_it(self, tmp_path: Path) -> None:
        path = write(tmp_path, "a.txt", published="2025-02", publisher="Courier", url="https://c.example/1", facts=[{}])
        document = read_one(path)
        assert (document.published, document.publisher, document.url) == ("2025-02", "Courier", "https://c.example/1")
        assert document.warnings == ()
        assert document.source == path

    def test_its_title_goes_on_top_of_the_text(self, tmp_path: Path) -> None:
        document = read_one(write(tmp_path, "a.txt", PARAGRAPHS[0], title="  A title of\nits own "))
        assert document.title == "A title of its own"
        assert document.text == f"A title of its own\n\n{PARAGRAPHS[0]}"

    def test_it_wins_over_what_the_file_says(self, tmp_path: Path) -> None:
        page = '<html><head><meta property="article:published_time" content="2025-03-04T08:00:00Z">'
        page += "<title>T</title></head><body><article>" + "".join(f"<p>{p}</p>" for p in PARAGRAPHS) + "</article>"
        assert read_one(write(tmp_path, "a.html", page)).published == "2025-03-04"
        assert read_one(write(tmp_path, "a.html", page, published="2025-03-05")).published == "2025-03-05"

    def test_the_date_given_is_for_documents_without_their_own(self, tmp_path: Path) -> None:
        write(tmp_path, "a.txt", published="2025-02-19")
        write(tmp_path, "b.txt")
        dates = [
            outcome.published for outcome in read([str(tmp_path)], published="2024") if isinstance(outcome, Document)
        ]
        assert dates == ["2025-02-19", "2024"]

    def test_a_time_of_day_is_left_out(self, tmp_path: Path) -> None:
        assert read_one(write(tmp_path, "a.txt", published="2025-02-19T23:30:00+07:00")).published == "2025-02-19"

    @pytest.mark.parametrize("published", ["19 February 2025", "2025-02-30", "2025-02-01/2025-02-03", "2025-13"])
    def test_what_is_no_date_is_refused_with_its_value(self, tmp_path: Path, published: str) -> None:
        rejected = reject_one(write(tmp_path, "a.txt", published=published))
        assert published in rejected.reason
        assert rejected.remedy

    def test_a_date_given_that_is_none_ends_the_run_before_it_begins(self) -> None:
        with pytest.raises(InvalidDate, match="yesterday"):
            read(["-"], published="yesterday")

    def test_broken_json_is_reported_with_file_and_line(self, tmp_path: Path) -> None:
        path = write(tmp_path, "a.txt")
        (tmp_path / "a.json").write_text('{"published": "2025",\n "publisher": }')
        rejected = reject_one(path)
        assert rejected.source == f"{tmp_path / 'a.json'}:2"
        assert path in rejected.remedy

    @pytest.mark.parametrize("content", ["[]", '{"published": 2025}', "\xff"])
    def test_json_of_another_shape_is_reported(self, tmp_path: Path, content: str) -> None:
        path = write(tmp_path, "a.txt")
        (tmp_path / "a.json").write_bytes(content.encode("latin-1"))
        assert reject_one(path).source == str(tmp_path / "a.json")

    def test_the_language_stated_is_believed_where_it_is_not_english(self, tmp_path: Path) -> None:
        assert "Lao (lo)" in reject_one(write(tmp_path, "a.txt", language="lo")).reason
        assert read_one(write(tmp_path, "b.txt", language="en-GB")).language == "en"
        assert "Thai (th)" in reject_one(write(tmp_path, "c.txt", THAI * 2, language="en")).reason

    def test_short_texts_are_not_judged(self, tmp_path: Path) -> None:
        assert read_one(write(tmp_path, "a.txt", "Vientiane, le 3 mars")).language == "en"


class TestText:
    def test_line_ends_and_control_characters(self, tmp_path: Path) -> None:
        document = read_one(write(tmp_path, "a.txt", "Title\r\n\r\nOne\x0btwo\x0cthree\u2028four\x07five\r"))
        assert document.text == "Title\n\nOne\ntwo\nthree\nfour five"

    def test_a_plain_text_keeps_its_layout(self, tmp_path: Path) -> None:
        assert read_one(write(tmp_path, "a.txt", "Title\nA line.\n  * item\n")).text == "Title\nA line.\n  * item"

    def test_a_first_line_of_a_paragraph_is_cut_to_a_title(self, tmp_path: Path) -> None:
        document = read_one(write(tmp_path, "a.txt", "word " * 200))
        assert document.title.endswith("word…")
        assert len(document.title) <= 301
        assert document.text == ("word " * 200).strip()

    def test_only_white_space_is_empty(self, tmp_path: Path) -> None:
        assert reject_one(write(tmp_path, "a.txt", " \n\ufeff\t\n")).reason == "empty"

    def test_too_long_a_text_is_refused(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(documents, "TEXT_CHARACTERS", 100)
        rejected = reject_one(write(tmp_path, "a.txt"))
        assert "more than 100" in rejected.reason
        assert "Split" in rejected.remedy

    def test_too_large_a_file_is_refused(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("loaders.readers.draft.FILE_BYTES", 100)
        assert "larger than" in reject_one(write(tmp_path, "a.txt")).reason


class TestPaths:
    def test_a_folder_is_read_by_name_with_its_folders(self, tmp_path: Path) -> None:
        for name in ("b.txt", "a/z.txt", "c.html.txt", ".hidden/x.txt", ".x.txt", "notes.md", "a/y.TXT"):
            write(tmp_path, name)
        found = [outcome.source for outcome in read([str(tmp_path)])]
        assert found == [str(tmp_path / name) for name in ("a/y.TXT", "a/z.txt", "b.txt", "c.html.txt")]

    def test_a_pattern_gives_the_documents_it_matches(self, tmp_path: Path) -> None:
        for name in ("a.txt", "deep/er/b.txt", "c.md"):
            write(tmp_path, name)
        found = [outcome.source for outcome in read([str(tmp_path / "**" / "*")])]
        assert found == [str(tmp_path / "a.txt"), str(tmp_path / "deep/er/b.txt")]

    def test_a_file_whose_name_looks_like_a_pattern(self, tmp_path: Path) -> None:
        assert read_one(write(tmp_path, "a[1].txt")).source.endswith("a[1].txt")

    def test_each_file_is_read_once(self, tmp_path: Path) -> None:
        path = write(tmp_path, "a.txt", published="2025")
        given = [path, str(tmp_path), str(tmp_path / "*.txt"), str(tmp_path / "a.json")]
        assert len(list(read(given))) == 1

    def test_a_json_stands_for_the_file_it_describes(self, tmp_path: Path) -> None:
        path = write(tmp_path, "a.txt", published="2025")
        assert read_one(str(tmp_path / "a.json")).source == path

    @pytest.mark.parametrize(
        ("name", "reason"),
        [
            ("missing.txt", "no such file"),
            ("*.txt", "matches this pattern"),
            ("", "no document in this folder"),
            ("sheet.xlsx", "no reader for .xlsx"),
            ("README", "no reader for a name without suffix"),
            ("alone.json", "no reader for .json"),
        ],
    )
    def test_what_is_not_there_or_not_known_is_said(self, tmp_path: Path, name: str, reason: str) -> None:
        for other in ("sheet.xlsx", "README", "alone.json"):
            (tmp_path / other).write_text("{}")
        rejected = reject_one(str(tmp_path / name))
        assert rejected.source == str(tmp_path / name)
        assert reason in rejected.reason
        assert rejected.remedy

    def test_a_bad_document_does_not_stop_the_others(self, tmp_path: Path) -> None:
        write(tmp_path, "a.txt")
        write(tmp_path, "b.txt", "")
        (tmp_path / "c.pdf").write_bytes(b"%PDF-1.4 no more")
        write(tmp_path, "d.txt", TEXT + " More.")
        (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere")
        kinds = [type(outcome).__name__ for outcome in read([str(tmp_path), str(tmp_path / "dangling.txt")])]
        assert kinds == ["Document", "Rejected", "Rejected", "Document", "Rejected"]

    def test_a_reader_that_breaks_is_reported(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def explode(suffix: str) -> None:
            raise KeyError("object 7")

        monkeypatch.setattr(documents, "find_reader", explode)
        rejected = reject_one(write(tmp_path, "a.txt"))
        assert "KeyError: 'object 7'" in rejected.reason


class TestStandardInput:
    @pytest.fixture
    def given(self, monkeypatch: pytest.MonkeyPatch) -> io.BytesIO:
        stream = io.BytesIO()
        stand_in = type("Stdin", (), {"buffer": io.BufferedReader(stream)})  # type: ignore[type-var]
        monkeypatch.setattr(inputs.sys, "stdin", stand_in)
        return stream

    def give(self, stream: io.BytesIO, data: str) -> list[Document | Rejected]:
        stream.write(data.encode())
        stream.seek(0)
        return list(read(["-"], published="2025-03"))

    def test_text(self, given: io.BytesIO) -> None:
        (document,) = self.give(given, TEXT)
        assert isinstance(document, Document)
        assert (document.text, document.title, document.published, document.source) == (TEXT, TITLE, "2025-03", "-")

    def test_json_lines(self, given: io.BytesIO) -> None:
        lines = [{"text": PARAGRAPHS[0], "title": TITLE, "published": "2024"}, {"text": PARAGRAPHS[1]}]
        first, second = self.give(given, "\n".join(map(json.dumps, lines)))
        assert isinstance(first, Document)
        assert isinstance(second, Document)
        assert (first.title, first.published, first.source) == (TITLE, "2024", "-:1")
        assert (second.published, second.source) == ("2025-03", "-:2")
