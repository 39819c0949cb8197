"""The timeline of the sample graph: its counts are those of the lists, on both stores."""

from collections import Counter, defaultdict
from collections.abc import Callable

import pytest

from graph import queries
from graph.answers import FactView
from graph.cursors import SORTS
from graph.queries import Filters
from graph.scope import EVENTS
from graph.store import Store
from graph.timeline import UNITS, Timeline, read_timeline
from ontology.errors import InvalidFilter

Ask = Callable[[Callable[[Store], object]], object]


@pytest.fixture
def one(embedded: Store) -> Ask:
    """Asks one store, where an answer is recounted in full; that both answer alike is proved once for each form."""
    return lambda question: question(embedded)


def read(both: Ask, filters: Filters, **options: object) -> Timeline:
    found = both(lambda store: read_timeline(store, filters, **options))  # type: ignore[arg-type]
    assert isinstance(found, Timeline)
    return found


def reported(fact: FactView) -> str | None:
    return min((item.document.published for item in fact.evidence if item.document.published), default=None)


def own_date(fact: FactView) -> str | None:
    return fact.date or fact.since or fact.until


FILTERS = [
    Filters(),
    Filters(by="TH"),
    Filters(by=("TH", "CN"), crime="telecom_fraud"),
    Filters(who=("TH",), from_="2025-02", to="2025-02"),
    Filters(place="Myawaddy"),
    Filters(place="Myawaddy", dates="reported", from_="2025-02"),
    Filters(country="MM", dates="event", to="2025-12"),
    Filters(kind="power_cut"),
    Filters(kind=("treaty", "power cut")),
    Filters(status="planned"),
    Filters(publisher="Xinhua"),
    Filters(min_documents=2),
    Filters(party="CN"),
    Filters(except_=(("by", "CN"),)),
    Filters(except_=(("kind", "power_cut"), ("who", "MM"))),
]


@pytest.mark.parametrize(
    ("filters", "unit"), [*((filters, "month") for filters in FILTERS), (FILTERS[0], "day"), (FILTERS[5], "year")]
)
def test_counts_are_those_of_the_lists(one: Ask, embedded: Store, filters: Filters, unit: str) -> None:
    found = read(one, filters, unit=unit, types=queries.FACTS, limit=0)
    assert set(found.totals) | set(found.scope.left_out) == set(queries.FACTS)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    undated: dict[str, Counter[str]] = defaultdict(Counter)
    for type_, (total, without) in found.totals.items():
        listed = queries.facts(embedded, type_, found.scope.filters[type_], limit=100)
        assert (total, without) == (listed.total, listed.undated)
        for fact in listed.facts:
            date = own_date(fact)
            counted = {"event": date, "reported": reported(fact)}.get(filters.dates, date or reported(fact))
            if counted:
                period = counted.split("/")[0][: UNITS[unit]]
                (counts if date else undated)[period][type_] += 1
    assert {period.period: period.counts for period in found.periods if period.counts} == counts
    assert {period.period: period.undated for period in found.periods if period.undated} == undated
    assert [period.period for period in found.periods] == sorted({*counts, *undated})


@pytest.mark.parametrize("filters", [FILTERS[0], *FILTERS[3:7]])
def test_both_stores_tell_the_same(both: Ask, filters: Filters) -> None:
    assert read(both, filters, types=queries.FACTS, limit=5).total


def test_a_date_less_exact_than_the_unit_is_its_own_period(both: Ask) -> None:
    months = [period.period for period in read(both, Filters(who=("VN",)), limit=0).periods]
    assert months == ["2023"]
    days = read(both, Filters(who=("Soe Win",)), unit="day", limit=0)
    assert [(period.period, dict(period.counts)) for period in days.periods if period.counts] == [
        ("2025-02-24", {"Meeting": 1})
    ]


def test_undated_ones_stand_apart_in_the_period_of_their_report(both: Ask) -> None:
    found = read(both, Filters(who=("TH",)), types=("Meeting",), limit=0)
    [january] = [period for period in found.periods if period.period == "2025-01"]
    assert (january.counts, january.undated) == ({}, {"Meeting": 1})
    assert (found.total, found.undated) == (5, 1)
    own = read(both, Filters(who=("TH",), dates="event"), types=("Meeting",), limit=0)
    assert (own.total, own.undated, len(own.periods)) == (5, 1, 2)


def test_reports_of_one_occasion_are_counted_once(both: Ask) -> None:
    found = read(both, Filters(who=("Liu Zhongyi", "Puttan")), unit="day", limit=0)
    assert [(period.period, dict(period.counts)) for period in found.periods] == [("2025-02-17", {"Meeting": 1})]


def test_filters_narrow_the_types_and_say_which_they_leave_out(both: Ask) -> None:
    found = read(both, Filters(by="TH", kind="power_cut"), limit=0)
    assert found.scope.types == ("Measure",)
    assert found.scope.left_out == {"Agreement": ("by", "kind"), "Meeting": ("by", "kind"), "Statement": ("kind",)}
    assert read(both, Filters(kind="power_cut"), limit=0).scope.left_out["Agreement"] == ("kind",)
    assert read(both, Filters(), limit=0).scope.types == EVENTS


@pytest.mark.parametrize(
    ("filters", "options"),
    [
        (Filters(by="TH", party="CN"), {}),
        (Filters(by="TH"), {"types": ("Meeting",)}),
        (Filters(kind="nonsense"), {}),
        (Filters(except_=(("kind", "nonsense"),)), {}),
        (Filters(except_=(("from", "2025"),)), {}),
        (Filters(), {"types": ("Official",)}),
        (Filters(), {"unit": "week"}),
        (Filters(), {"limit": -1}),
        (Filters(), {"sort": "title"}),
        (Filters(from_="soon"), {}),
    ],
)
def test_what_cannot_be_asked_is_refused(embedded: Store, filters: Filters, options: dict[str, object]) -> None:
    with pytest.raises(InvalidFilter) as caught:
        read_timeline(embedded, filters, **options)  # type: ignore[arg-type]
    assert caught.value.remedy


@pytest.mark.parametrize("sort", SORTS)
def test_pages_of_all_types_join_to_the_whole(one: Ask, sort: str) -> None:
    whole = read(one, Filters(), limit=1000, sort=sort)
    assert whole.next is None
    assert len(whole.facts) == whole.total == sum(total for total, _ in whole.totals.values())
    assert {fact.type for fact in whole.facts} == set(EVENTS)
    facts: list[FactView] = []
    page = read(one, Filters(), limit=3, sort=sort)
    while True:
        facts += page.facts
        assert (page.total, page.undated) == (whole.total, whole.undated)
        if page.next is None:
            break
        page = read(one, Filters(), limit=3, sort=sort, cursor=page.next)
        assert page.periods == ()
    assert facts == list(whole.facts)


@pytest.mark.parametrize("sort", ["-reported", "reports"])
def test_pages_are_the_same_on_both_stores(both: Ask, sort: str) -> None:
    first = read(both, Filters(), limit=3, sort=sort)
    assert first.next == read(both, Filters(), limit=3, sort=sort).next
    assert read(both, Filters(), limit=3, sort=sort, cursor=first.next).facts


def test_facts_of_all_types_are_in_order_of_time(both: Ask) -> None:
    days = [(own_date(fact) or reported(fact) or "9999")[:10] for fact in read(both, Filters(), limit=100).facts]
    assert len(days) == 17
    assert days == sorted(days)
    back = read(both, Filters(), limit=100, sort="-date").facts
    assert next(fact.date for fact in back) == "2025-05-01"
    by_report = read(both, Filters(dates="reported"), limit=100).facts
    published = [reported(fact) or "9999" for fact in by_report]
    assert published == sorted(published)


def test_a_cursor_of_another_question_is_refused(embedded: Store) -> None:
    following = read_timeline(embedded, Filters(), limit=1).next
    assert following
    for filters, types in ((Filters(by="TH"), ()), (Filters(), ("Meeting",))):
        with pytest.raises(InvalidFilter):
            read_timeline(embedded, filters, types=types, cursor=following)


def test_the_form_of_the_api(both: Ask) -> None:
    told = both(lambda store: read_timeline(store, Filters(by="TH"), unit="year", limit=1).to_json())
    assert isinstance(told, dict)
    assert told["periods"] == [{"period": "2025", "counts": {"Measure": 3}, "undated": {"Measure": 1}}]
    assert told["totals"] == {"Measure": {"total": 4, "undated": 1}, "Statement": {"total": 0, "undated": 0}}
    assert (told["unit"], told["total"], told["undated"]) == ("year", 4, 1)
    assert told["leftOut"] == {"Agreement": ["by"], "Meeting": ["by"]}
    assert [fact["date"] for fact in told["facts"]] == ["2025-01-07"]
    assert told["next"]
