"""What every reader must do, whatever its format."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.documents import Document, Rejected, read
from loaders.readers import READERS
from tests.loaders.made_documents import FRENCH, MAKERS, PARAGRAPHS, TEXT, TITLE


@pytest.fixture(params=sorted(READERS))
def suffix(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def read_bytes(folder: Path, suffix: str, data: bytes, name: str = "given") -> Document | Rejected:
    file = folder / f"{name}{suffix}"
    file.write_bytes(data)
    (outcome,) = read([str(file)])
    return outcome


def read_made(folder: Path, suffix: str, title: str, paragraphs: tuple[str, ...], name: str = "given") -> Document:
    outcome = read_bytes(folder, suffix, MAKERS[suffix](title, paragraphs), name)
    assert isinstance(outcome, Document), outcome
    return outcome


def test_gives_title_blank_line_and_paragraphs(tmp_path: Path, suffix: str) -> None:
    document = read_made(tmp_path, suffix, TITLE, PARAGRAPHS)
    assert document.title == TITLE
    assert document.text == TEXT
    assert document.language == "en"


def test_offsets_are_code_points_of_composed_letters(tmp_path: Path, suffix: str) -> None:
    document = read_made(tmp_path, suffix, TITLE, PARAGRAPHS)
    start = document.text.index("José")
    assert document.text[start : start + 4] == "José"
    assert unicodedata.is_normalized("NFC", document.text)


def test_decomposed_letters_are_composed(tmp_path: Path, suffix: str) -> None:
    if suffix == ".pdf":
        decomposed = PARAGRAPHS  # its fonts have composed letters only
    else:
        decomposed = tuple(unicodedata.normalize("NFD", paragraph) for paragraph in PARAGRAPHS)
    assert read_made(tmp_path, suffix, TITLE, decomposed).text == TEXT


def test_the_same_file_under_another_name_is_the_same_document(tmp_path: Path, suffix: str) -> None:
    first = read_made(tmp_path, suffix, TITLE, PARAGRAPHS, "first")
    second = read_made(tmp_path, suffix, TITLE, PARAGRAPHS, "second")
    assert first.source != second.source
    assert first == second
    assert first.key == second.key


def test_every_format_gives_the_same_document(tmp_path: Path, suffix: str) -> None:
    assert read_made(tmp_path, suffix, TITLE, PARAGRAPHS).key == read_made(tmp_path, ".txt", TITLE, PARAGRAPHS).key


def test_no_date_is_made_up(tmp_path: Path, suffix: str) -> None:
    document = read_made(tmp_path, suffix, TITLE, PARAGRAPHS)
    assert document.published is None
    assert ["no date" in warning for warning in document.warnings] == [True]


def test_empty_is_rejected_with_a_remedy(tmp_path: Path, suffix: str) -> None:
    outcome = read_bytes(tmp_path, suffix, b"")
    assert isinstance(outcome, Rejected)
    assert outcome.reason == "empty"
    assert outcome.source.startswith(str(tmp_path))
    assert outcome.remedy


def test_another_language_is_rejected_by_its_name(tmp_path: Path, suffix: str) -> None:
    outcome = read_bytes(tmp_path, suffix, MAKERS[suffix]("Communiqué", FRENCH))
    assert isinstance(outcome, Rejected)
    assert "French (fr)" in outcome.reason


@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_broken_files_are_rejected_or_read_never_raised(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    suffix = data.draw(st.sampled_from(sorted(READERS)))
    whole = MAKERS[suffix](TITLE, PARAGRAPHS)
    cut = data.draw(st.integers(0, len(whole)))
    noise = data.draw(st.binary(max_size=40))
    file = tmp_path_factory.mktemp("broken") / f"given{suffix}"
    file.write_bytes(whole[:cut] + noise)
    for outcome in read([str(file)]):
        assert isinstance(outcome, Document | Rejected)
        assert outcome.source.startswith(str(file))
        assert outcome.text.strip() if isinstance(outcome, Document) else outcome.reason and outcome.remedy
