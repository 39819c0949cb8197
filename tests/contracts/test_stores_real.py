"""The law on real documents: the authority and the sample corpus, on both stores."""

import random
from pathlib import Path

import pytest

from loaders.documents import Document, read
from loaders.extract.rules import RuleExtractor
from loaders.pipeline import Pipeline
from ontology.authority import shipped_authority
from tests.contracts.test_stores import Site, assert_holds, cut, site
from tests.strategies import document_of

__all__ = ["site"]

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="module")
def authority() -> list[bytes]:
    return list(Pipeline(shipped_authority(), RuleExtractor(shipped_authority())).authority_quads())


@pytest.fixture(scope="module")
def documents() -> list[bytes]:
    """Documents that share people, places and agreements: all that begin with these names."""
    pipeline = Pipeline(shipped_authority(), RuleExtractor(shipped_authority()))
    paths = [str(CORPUS / f"{stem}*.txt") for stem in ("asean", "liu", "phumtham", "xi", "ming", "kokang")]
    return [pipeline.read(found).quads for found in read(paths) if isinstance(found, Document)]


def test_real_documents_keep_the_law(site: Site, authority: list[bytes], documents: list[bytes]) -> None:
    assert len(documents) >= 8
    everything = [*authority, *documents]
    order = random.Random(7)
    with site.store() as store:
        for _ in range(2):  # in any order, in any split, twice is once
            order.shuffle(everything)
            for part in cut(everything, [3, 4, 9]):
                store.load(part, stamp="real")
        assert_holds(store, everything)
        gone = documents[::2]
        assert store.retract(document_of(quads) for quads in gone) == len(gone)
        assert_holds(store, [quads for quads in everything if quads not in gone])
        store.load(gone, stamp="real")
        assert_holds(store, everything)
