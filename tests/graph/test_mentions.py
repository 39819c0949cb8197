"""Documents that tell of something: what is asked of reports holds for each of them."""

from collections.abc import Callable, Iterator

import pytest

from graph.filters import Filters
from graph.mentions import find_mentions, list_mentions
from graph.store import Store
from graph.stores import open_store
from tests.graph.conftest import STAMP
from tests.sample_graph import CHINA, HAN, sample_documents, write_report

POST = "Han Zhiqiang is the Ambassador of China."


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store in which several publishers state the same office on several days."""
    office = ("Office", {"title": "Ambassador", "holder": (HAN,), "of": (CHINA,)}, POST, "")
    reports = [("2025-02-03", "Xinhua"), ("2025-02", "VNA"), ("2025-03-03", "Xinhua"), (None, "A weblog")]
    more = [write_report(day, by, f"{by} {day}\n{POST}", office) for day, by in reports]
    with open_store(str(tmp_path_factory.mktemp("shared") / "store")) as store:
        store.load([sample_documents()[0], *more], stamp=STAMP)
        yield store


@pytest.mark.parametrize(
    ("filters", "titles"),
    [
        (Filters(who="CN"), ["Xinhua 2025-03-03", "Xinhua 2025-02-03", "VNA 2025-02", "A weblog None"]),
        (Filters(publisher="xinhua"), ["Xinhua 2025-03-03", "Xinhua 2025-02-03"]),
        (Filters(publisher=("VNA", "A weblog")), ["VNA 2025-02", "A weblog None"]),
        (Filters(dates="reported", from_="2025-02", to="2025-02"), ["Xinhua 2025-02-03", "VNA 2025-02"]),
        (Filters(dates="reported", from_="2025-03"), ["Xinhua 2025-03-03"]),  # first reported in February
        (Filters(dates="reported", to="2025-01"), []),
        (Filters(publisher="Xinhua", dates="reported", to="2025-02"), ["Xinhua 2025-02-03"]),
    ],
)
def test_publisher_and_day_of_report_are_those_of_the_document(
    shared: Store, filters: Filters, titles: list[str]
) -> None:
    found, _ = find_mentions(shared, filters)
    assert [one.document.title for one in found] == titles
    listed = list_mentions(shared, filters, limit=10, cursor=None)
    assert sorted(one.document.title for one in listed.documents) == sorted(titles)
    assert listed.total == len(titles)


@pytest.mark.parametrize("filters", [Filters(who="CN"), Filters(dates="reported", from_="2025-02")])
def test_pages_tell_every_document_once_with_the_total_of_all(shared: Store, filters: Filters) -> None:
    whole = list_mentions(shared, filters, limit=100, cursor=None)
    page = list_mentions(shared, filters, limit=1, cursor=None)
    pages = [page]
    while page.next:
        page = list_mentions(shared, filters, limit=1, cursor=page.next)
        pages.append(page)
    assert len(whole.documents) > 2
    assert tuple(listed for page in pages for listed in page.documents) == whole.documents
    assert {page.total for page in pages} == {whole.total, len(whole.documents)}
    assert list_mentions(shared, filters, limit=0, cursor=None).total == whole.total


def test_a_document_that_is_asked_for_comes_alone(shared: Store) -> None:
    for one in find_mentions(shared, Filters(who="CN"))[0]:
        assert find_mentions(shared, Filters(document=one.document.id))[0] == (one,)


def test_both_stores_find_the_same_documents(both: Callable[[Callable[[Store], object]], object]) -> None:
    filters = Filters(publisher=("Xinhua", "Bangkok Post"), dates="reported", from_="2025-02-10", to="2025-02")
    found = both(lambda store: find_mentions(store, filters)[0])
    assert [(one.document.publisher, one.document.published) for one in found] == [  # type: ignore[attr-defined]
        ("Xinhua", "2025-02-26"),
        ("Bangkok Post", "2025-02-18"),
        ("Xinhua", "2025-02-17"),
        ("Bangkok Post", "2025-02"),
    ]
