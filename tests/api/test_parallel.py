"""Reading by several processes: the same documents with the same result, in the same order."""

import multiprocessing

import pytest

from api import parallel
from api.reading import StampedPipeline, open_pipeline
from api.settings import ROOT, read_settings
from loaders.documents import Document, read
from ontology.errors import EntenteError, StoreMismatch


@pytest.fixture(scope="module")
def pipeline() -> StampedPipeline:
    return open_pipeline(read_settings())


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    texts = [str(path) for path in sorted((ROOT / "corpus").glob("*.txt"))[:8]]
    return [document for document in read(texts) if isinstance(document, Document)]


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "_FEW", 2)


def test_many_read_what_one_reads_in_the_same_order(pipeline: StampedPipeline, documents: list[Document]) -> None:
    one = list(parallel.read_all(pipeline, documents, 1))
    assert list(parallel.read_all(pipeline, documents, 2)) == one
    assert [document for document, _ in one] == documents
    assert any(read.facts for _, read in one)
    assert multiprocessing.active_children() == []


def test_no_process_is_started_for_a_few(pipeline: StampedPipeline, documents: list[Document]) -> None:
    for _ in parallel.read_all(pipeline, documents[:2], 2):
        assert multiprocessing.active_children() == []


def test_rules_that_changed_meanwhile_end_the_work(pipeline: StampedPipeline, documents: list[Document]) -> None:
    older = open_pipeline(read_settings())
    older.stamp = "other rules"
    with pytest.raises(StoreMismatch, match="rules on the disk changed"):
        list(parallel.read_all(older, documents, 2))


def test_a_process_that_was_killed_is_told(pipeline: StampedPipeline, documents: list[Document]) -> None:
    told = parallel.read_all(pipeline, documents * 4, 2)
    for _ in range(3):
        next(told)
    for child in multiprocessing.active_children():
        child.kill()
    with pytest.raises(EntenteError, match="was ended") as ended:
        list(told)
    assert "--workers 1" in ended.value.remedy
