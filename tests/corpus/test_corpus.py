"""The sample corpus: every document is complete, dated, sourced and its own."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date
from pathlib import Path

import pytest

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
TEXTS = sorted(CORPUS.glob("*.txt"))
FIELDS = {"published", "publisher", "url", "language"}
SEED_SHA256 = "2144814716d02b6ee031b2c165931531c5f644866b0bc4c52a27fe344da2f4e2"


def paragraphs_of(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").strip().split("\n\n")


def source_rows() -> dict[str, list[str]]:
    """File name -> the cells of its line in SOURCES.md."""
    lines = (CORPUS / "SOURCES.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    return {row[0]: row[1:] for row in rows if row[0].endswith(".txt")}


def test_holds_at_least_forty_documents() -> None:
    assert len(TEXTS) >= 40


def test_every_metadata_file_has_its_text() -> None:
    assert {path.stem for path in CORPUS.glob("*.json")} == {path.stem for path in TEXTS}


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_text_is_title_and_paragraphs(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    title, *body = paragraphs_of(path)
    assert 10 <= len(title) <= 120
    assert not title.endswith(".")
    assert len(body) >= 3
    assert "\n\n\n" not in text
    assert "\r" not in text
    assert not text.startswith("\ufeff")
    assert all("\n" not in paragraph for paragraph in [title, *body]), "a paragraph is one line"
    assert all(paragraph == paragraph.strip() for paragraph in [title, *body])


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_length_is_that_of_a_short_report(path: Path) -> None:
    assert 100 <= len(path.read_text(encoding="utf-8").split()) <= 800


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_metadata_is_valid(path: Path) -> None:
    metadata = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert metadata.keys() <= FIELDS
    assert metadata.keys() >= FIELDS - {"url"}
    assert date(2019, 1, 1) <= date.fromisoformat(metadata["published"]) <= date(2026, 12, 31)
    assert metadata["publisher"].strip() == metadata["publisher"] != ""
    assert metadata["language"] == "en"
    assert "url" not in metadata or re.fullmatch(r"https?://\S+", metadata["url"])


def test_every_document_has_its_line_of_sources() -> None:
    rows = source_rows()
    assert rows.keys() == {path.name for path in TEXTS}
    assert all(genre and "http" in sources for genre, sources in rows.values())


def test_url_of_a_document_is_among_its_sources() -> None:
    rows = source_rows()
    for path in TEXTS:
        url = json.loads(path.with_suffix(".json").read_text(encoding="utf-8")).get("url")
        assert url is None or url in rows[path.name][1], path.name


def test_no_text_or_paragraph_occurs_twice() -> None:
    paragraphs = [paragraph for path in TEXTS for paragraph in paragraphs_of(path)]
    twice = {paragraph for paragraph in paragraphs if paragraphs.count(paragraph) > 1}
    assert not twice


def test_seed_is_present_and_whole() -> None:
    """The document is given, not written here: no byte of it may change."""
    seed = (CORPUS / "asean-telecom-fraud.txt").read_bytes()
    assert hashlib.sha256(seed).hexdigest() == SEED_SHA256
