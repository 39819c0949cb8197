"""The incidence of a store: what it has, and that following the store gives the same as reading it anew."""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.incidence import Incidence, following, read_incidence
from graph.incidence.lists import EMPTY, join
from graph.incidence.reading import read_all
from graph.mapping import read_contribution
from graph.store import Store
from graph.stores import open_store
from graph.templates import FACTS
from ontology.errors import StoreBusy
from tests.graph.conftest import STAMP, empty_server
from tests.random_facts import write_random
from tests.sample_graph import sample_documents

Pairs = list[tuple[int, int]]


def told(found: Incidence) -> list[tuple[object, ...]]:
    """All that an incidence says, without its numbers."""
    texts = found.entities.texts
    return sorted(
        (
            found.documents.texts[found.document[report]],
            found.keys.texts[found.key[report]],
            FACTS[found.fact[report]],
            bool(found.undone[report]),
            *(int(column[report]) for column in (found.first, found.last, found.reported)),
            tuple(sorted((texts[one], of_country(found, one)) for one in found.members.of(report))),
            tuple(sorted(texts[one] for one in found.actors.of(report))),
        )
        for report in np.flatnonzero(found.alive).tolist()
    )


def of_country(found: Incidence, entity: int) -> str:
    country = found.country[entity]
    return found.entities.texts[country] if country >= 0 else ""


@pytest.fixture(params=["embedded", "neo4j"])
def changing(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    if request.param == "embedded":
        with open_store(str(tmp_path / "store")) as store:
            yield store
    else:
        url = request.getfixturevalue("neo4j_url")
        empty_server(url)
        with open_store(url) as store:
            yield store


def test_whatever_comes_and_goes_it_is_as_read_anew(changing: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(4)
    table, *some = write_random(1)
    documents = [*some, *write_random(2)[1:], *sample_documents()]
    iris = [read_contribution(data).document for data in documents]
    changing.load([table], stamp=STAMP)
    read_incidence(changing)
    anew = count_readings(monkeypatch)
    for _ in range(6):
        changing.load(chance.sample(documents, 5), stamp=STAMP)
        changing.retract(chance.sample(iris, 2))
        found = read_incidence(changing)
        assert told(found) == told(read_all(changing))
        assert found is read_incidence(changing)
    assert len(anew) < 6, "most times it followed"


def count_readings(monkeypatch: pytest.MonkeyPatch) -> list[Store]:
    readings = []

    def read(store: Store) -> Incidence:
        readings.append(store)
        return read_all(store)

    monkeypatch.setattr(following, "read_all", read)
    return readings


def test_it_has_what_documents_say(embedded: Store) -> None:
    """The same from the engine as from the quads, one by one."""
    found = read_incidence(embedded)
    reports = told(found)
    stated = defaultdict(set)
    for document in embedded.documents():
        given = read_contribution(embedded.quads(document))
        for edge in given.edges:
            if edge.type == "EVIDENCE" and edge.source.split("/")[5] in {fact.lower() for fact in FACTS}:
                stated[document].add(edge.source)
    assert len(reports) == sum(map(len, stated.values()))
    assert {document for document, *_ in reports} == stated.keys()
    assert any(undone for _, _, _, undone, *_ in reports)
    assert any(country for *_, members, _ in reports for _, country in members)  # type: ignore[attr-defined]


def test_what_tables_say_of_countries_is_followed(tmp_path: Path) -> None:
    tables = [data for data in sample_documents() if b"Entente authority" in data]
    others = [data for data in sample_documents() if b"Entente authority" not in data]
    assert tables
    with open_store(str(tmp_path / "store")) as store:
        store.load(others, stamp=STAMP)
        bare = read_incidence(store)
        store.load(tables, stamp=STAMP)
        assert (read_incidence(store).country >= 0).sum() > (bare.country >= 0).sum()
        assert told(read_incidence(store)) == told(read_all(store))


def test_who_cannot_wait_is_told_so(embedded: Store) -> None:
    read_incidence(embedded)
    with following._kept[embedded].turn, pytest.raises(StoreBusy):
        read_incidence(embedded, seconds=0.0)


# The lists

PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 99)))


@given(st.lists(PAIRS, max_size=4))
@settings(deadline=None)
def test_lists_keep_what_is_added_in_order(parts: Sequence[Pairs]) -> None:
    lists, expected = EMPTY, defaultdict(list)
    for part in parts:
        columns = np.array(part, np.int64).reshape(-1, 2)
        lists = lists.extended(columns[:, 0], columns[:, 1], 10)
        for owner, value in part:
            expected[owner].append(value)
    if parts:
        assert [lists.of(owner).tolist() for owner in range(10)] == [expected[owner] for owner in range(10)]
        which, values = lists.gather(np.array([7, 3, 7]))
        wanted = [(place, value) for place, owner in enumerate((7, 3, 7)) for value in expected[owner]]
        assert list(zip(which.tolist(), values.tolist(), strict=True)) == wanted
        assert lists.owners.tolist() == [owner for owner in range(10) for _ in expected[owner]]


@given(st.lists(st.integers(0, 5)), st.lists(st.integers(0, 5)))
@settings(deadline=None)
def test_equal_values_are_joined(left: list[int], right: list[int]) -> None:
    pairs = zip(*(each.tolist() for each in join(np.array(left, np.int64), np.array(right, np.int64))), strict=True)
    assert sorted(pairs) == [(i, j) for i, a in enumerate(left) for j, b in enumerate(right) if a == b]
