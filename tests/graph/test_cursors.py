"""Cursors: pages are right while documents come and go."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph import queries
from graph.answers import Answer, Documents, Neighbours
from graph.cursors import Cursor, read_cursor, write_cursor
from graph.mapping import read_contribution
from graph.store import Store
from graph.stores import open_store
from ontology.errors import InvalidFilter
from tests.sample_graph import sample_documents

STAMP = "sample"
Page = Answer | Neighbours | Documents
Ask = Callable[[Store, str | None], Page]

QUESTIONS: dict[str, Ask] = {
    **{
        f"measures by {sort}": lambda store, cursor, sort=sort: queries.measures(  # type: ignore[misc]
            store, limit=1, cursor=cursor, sort=sort
        )
        for sort in ("date", "-reported", "reports")
    },
    "meetings": lambda store, cursor: queries.meetings(store, limit=2, cursor=cursor),
    "neighbours": lambda store, cursor: queries.neighbours(store, "country/TH", limit=1, cursor=cursor),
    "documents": lambda store, cursor: queries.documents(store, limit=2, cursor=cursor),
}


@pytest.fixture(scope="module")
def moving(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return open_store(str(tmp_path_factory.mktemp("moving") / "store"))


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_was_there_all_the_time_comes_once(moving: Store, question: str) -> None:
    """Between two pages documents are loaded and retracted; what stays as it was comes on one of them, once."""
    documents = sample_documents()
    keys = [read_contribution(data).document for data in documents]
    moves = st.lists(st.sets(st.integers(1, len(documents) - 1), min_size=1, max_size=4), min_size=1, max_size=2)

    @settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(at_first=st.sets(st.integers(1, len(documents) - 1), min_size=6), moves=moves)
    def hold(at_first: set[int], moves: list[set[int]]) -> None:
        there = {0, *at_first}  # the authority's table stays, for the neighbours of Thailand
        moving.retract(keys[number] for number in range(len(documents)) if number not in there)
        moving.load((documents[number] for number in sorted(there)), stamp=STAMP)
        always = whole = everything(moving, question)
        seen: list[str] = []
        cursor, first, left = None, True, list(moves)
        while first or cursor:
            page = QUESTIONS[question](moving, cursor)
            seen += told(page)
            cursor, first = page.next, False
            if left:
                moved = left.pop()
                moving.retract(keys[number] for number in moved & there)
                moving.load((documents[number] for number in sorted(moved - there)), stamp=STAMP)
                there ^= moved
                whole = everything(moving, question)
                always = [item for item in always if item in whole]
        assert len(seen) == len(set(seen))
        assert [item for item in seen if item in always] == always

    hold()


def everything(store: Store, question: str) -> list[str]:
    """All items, each with what it is sorted by: an item that moved has not been there all the time."""
    page = QUESTIONS[question](store, None)
    items = told(page)
    while page.next:
        page = QUESTIONS[question](store, page.next)
        items += told(page)
    return items


def told(page: Page) -> list[str]:
    if isinstance(page, Documents):
        return [listed.document.id for listed in page.documents]
    return [
        f"{fact.id} {fact.reports} {min(item.document.published or '' for item in fact.evidence)}"
        for fact in page.facts
    ]


@given(st.text() | st.integers(0, 1 << 40), st.text(), st.dictionaries(st.text(), st.none() | st.integers(0, 1 << 40)))
def test_a_cursor_is_read_as_it_was_written(value: str | int, key: str, totals: dict[str, int | None]) -> None:
    cursor = Cursor(value, key, totals)
    assert read_cursor(write_cursor(cursor, "asked", 1), "asked", 1) == cursor
    with pytest.raises(InvalidFilter):
        read_cursor(write_cursor(cursor, "asked", 1), "asked", 2)


def test_a_number_that_no_store_holds_is_refused() -> None:
    with pytest.raises(InvalidFilter):
        read_cursor(write_cursor(Cursor(2**63, "meeting/1"), "asked"), "asked")


@given(st.text())
def test_any_other_word_is_refused(word: str) -> None:
    with pytest.raises(InvalidFilter):
        read_cursor(word, "asked")
