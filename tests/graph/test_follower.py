"""Readers are kept for their plans, and give back the memory of these when it is needed."""

from pathlib import Path

import pytest

from graph import follower, projection
from graph.follower import Follower
from graph.stores import open_store
from tests.sample_graph import sample_documents

MEETINGS = (
    "MATCH (x:Official {iri: $iri}) OPTIONAL MATCH (x)<-[:PARTICIPANT|SPEAKER]-(e) "
    "OPTIONAL MATCH (e)-[:EVIDENCE]->(p)-[:OF_DOCUMENT]->(d) RETURN x.iri AS iri, count(DISTINCT d.iri) AS n"
)


def test_a_reader_with_many_plans_is_replaced(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "store")) as store:
        store.load(sample_documents(), stamp="sample")
        readers = set()
        for number in range(3 * follower._MOST_PLANS):
            assert store.run(f"MATCH (x:Country) RETURN count(x) AS n{number}")
            readers.add(id(store._follower._current.idle[-1]) if store._follower._current.idle else None)  # type: ignore[attr-defined]
        assert None in readers
        assert len(store._follower._current.idle) <= follower._KEPT  # type: ignore[attr-defined]


def test_where_plans_fill_the_memory_it_is_given_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(projection, "READER_POOL", 1 << 27)
    monkeypatch.setattr(follower, "_MOST_PLANS", 1_000)
    given: list[Follower] = []
    give_back = Follower.give_back

    def note(self: Follower) -> None:
        given.append(self)
        give_back(self)

    monkeypatch.setattr(Follower, "give_back", note)
    with open_store(str(tmp_path / "store")) as store:
        store.load(sample_documents(), stamp="sample")
        for number in range(80):
            assert store.run(f"{MEETINGS}{number}", {"iri": "https://w3id.org/entente/id/official/soe-win"})
    assert given
