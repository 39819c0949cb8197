"""Reports are found by the keys of their occasions, whatever was loaded and taken out before."""

import random
from collections import defaultdict
from pathlib import Path

import pytest

from graph.embedded import EmbeddedStore
from graph.reports import FEW, read_reports
from ontology.terms import read_ontology
from tests.random_facts import write_random


def stated(store: EmbeddedStore, label: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in store.run(f"MATCH (e:{label}) WHERE e.occasion IS NOT NULL RETURN e.iri AS iri, e.occasion AS occasion"):
        found[str(row["occasion"])].add(str(row["iri"]))
    return found


def found(store: EmbeddedStore, label: str, occasions: list[str]) -> dict[str, set[str]]:
    told: dict[str, set[str]] = defaultdict(set)
    for row in read_reports(store, label, occasions, ("occasion",)):
        told[str(row["occasion"])].add(str(row["iri"]))
    return told


@pytest.mark.parametrize("seed", range(2))
def test_one_by_one_and_all_at_once_as_documents_come_and_go(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    documents = [quads for number in range(4) for quads in write_random(10 * seed + number, facts=60)]
    with EmbeddedStore(tmp_path / "store") as store:
        for _ in range(4):
            store.load(chance.sample(documents, len(documents) // 2), stamp="random")
            everything = 0
            for label in read_ontology().events:
                expected = stated(store, label)
                everything += len(expected)
                assert found(store, label, [*expected, "nothing"]) == expected
                assert found(store, label, [*expected, *["nothing"] * FEW]) == expected
            assert everything > 10
            there = list(store.documents())
            store.retract(chance.sample(there, len(there) // 2))
