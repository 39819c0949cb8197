"""Uploads: files under safe names, what is said of them, and a digest of it all."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from api.jobs.uploads import InvalidUpload, Upload, read_metadata
from api.problems import UnreadableType
from ontology.errors import InvalidDate

TEXT = b"A report\n\nSomebody met somebody."


def upload(folder: Path, files: Mapping[str, bytes], said: Mapping[str, str] | None = None) -> Upload:
    made = Upload(folder)
    for name, data in files.items():
        with made.file(name) as stream:
            stream.write(data)
    made.describe(said or {})
    return made


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("report.txt", "report.txt"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\news\\report.PDF", "report.PDF"),
        (".hidden.txt", "hidden.txt"),
        ("a\x1b[31m\nb.txt", "a__31m_b.txt"),
        ("ข่าว.html", "ข_าว.html"),
        (f"{'ä' * 200}.txt", f"{'ä' * 98}.txt"),
    ],
)
def test_names_are_made_safe(tmp_path: Path, given: str, kept: str) -> None:
    made = upload(tmp_path / "one", {given: TEXT})
    assert [path.name for path in made.folder.iterdir()] == [kept]
    assert (made.folder / kept).read_bytes() == TEXT


@pytest.mark.parametrize("given", ["photo.jpeg", "report", "", ".txt", "../..", "a.exe"])
def test_what_no_reader_knows_is_refused_at_once(tmp_path: Path, given: str) -> None:
    with pytest.raises(UnreadableType, match="no reader"):
        upload(tmp_path / "one", {given: TEXT})


def test_a_name_is_there_once(tmp_path: Path) -> None:
    with pytest.raises(InvalidUpload, match="twice"):
        upload(tmp_path / "one", {"a/report.txt": TEXT, "b/report.txt": TEXT})


def test_what_is_said_of_all_is_said_of_those_that_say_nothing_themselves(tmp_path: Path) -> None:
    own = json.dumps({"published": "2025-01-01"}).encode()
    files = {"one.txt": TEXT, "two.pdf": TEXT, "two.json": own, "rows.csv": b"text\nx\n"}
    folder = upload(tmp_path / "one", files, {"publisher": "Xinhua"}).folder
    assert json.loads((folder / "one.json").read_text()) == {"publisher": "Xinhua"}
    assert (folder / "two.json").read_bytes() == own
    assert not (folder / "rows.json").exists()


def test_the_digest_is_of_names_contents_and_what_is_said(tmp_path: Path) -> None:
    made = [
        upload(tmp_path / "1", {"a.txt": TEXT, "b.txt": b"x"}),
        upload(tmp_path / "2", {"b.txt": b"x", "a.txt": TEXT}),
        upload(tmp_path / "3", {"a.txt": TEXT, "b.txt": b"y"}),
        upload(tmp_path / "4", {"a.txt": TEXT, "c.txt": b"x"}),
        upload(tmp_path / "5", {"a.txt": TEXT, "b.txt": b"x"}, {"publisher": "Xinhua"}),
    ]
    digests = [one.finish() for one in made]
    assert digests[0] == digests[1]
    assert len(set(digests)) == 4


def test_an_upload_without_a_document_is_none(tmp_path: Path) -> None:
    with pytest.raises(InvalidUpload, match="no document"):
        upload(tmp_path / "one", {"only.json": b"{}"}).finish()


def test_metadata_is_text_and_its_date_a_date() -> None:
    assert read_metadata({"published": "2025-02-19T08:00:00Z", "url": " ", "other": 1}) == {"published": "2025-02-19"}
    with pytest.raises(InvalidDate):
        read_metadata({"published": "last week"})
    with pytest.raises(InvalidUpload, match="file"):
        read_metadata({"title": object()})
