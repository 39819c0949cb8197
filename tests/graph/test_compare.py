"""Comparisons on the sample graph: every figure is recounted from the facts that lists give, on both stores."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import pytest

from graph import queries
from graph.answers import FactView
from graph.compare import SIDES, Comparison, Shares, compare
from graph.queries import Filters
from graph.store import Store
from ontology.errors import AmbiguousName, InvalidFilter, TooWide, UnknownName

Ask = Callable[[Callable[[Store], object]], object]

_ASPECTS = {
    "meetings": (queries.meetings, "who"),
    "measures": (queries.measures, "by"),
    "measuresAgainst": (queries.measures, "against"),
    "agreements": (queries.agreements, "who"),
    "statements": (queries.statements, "by"),
    "offices": (queries.offices, "who"),
}
_ACTS = ("meetings", "measures", "agreements", "statements")


def read(both: Ask, a: str, b: str, filters: Filters, **options: int) -> Comparison:
    found = both(lambda store: compare(store, a, b, filters, **options))
    assert isinstance(found, Comparison)
    return found


def listed(store: Store, aspect: str, whose: str, filters: Filters) -> Mapping[str, FactView]:
    """The facts of an aspect as the list gives them; a country's are recounted by the list's own filter."""
    ask, name = _ASPECTS[aspect]
    given = {**{field: getattr(filters, field) for field in ("from_", "to", "crime", "dates")}, name: whose}
    return {fact.id: fact for fact in ask(store, Filters(**given), limit=100).facts}


def by_side(store: Store, aspect: str, ends: Sequence[str], filters: Filters) -> Mapping[str, Mapping[str, FactView]]:
    a, b = (listed(store, aspect, end, filters) for end in ends)
    return {
        "both": {id_: fact for id_, fact in a.items() if id_ in b},
        "a": {id_: fact for id_, fact in a.items() if id_ not in b},
        "b": {id_: fact for id_, fact in b.items() if id_ not in a},
    }


def ids(shares: Shares) -> Mapping[str, list[str]]:
    for side in SIDES:
        counted = getattr(shares, side)
        assert counted.total == len(counted.facts)
    return {side: sorted(getattr(shares, side).facts) for side in SIDES}


CASES = [
    ("CN", "TH", Filters()),
    ("TH", "MM", Filters()),
    ("CN", "LA", Filters()),
    ("CN", "TH", Filters(from_="2025-02", to="2025-02")),
    ("CN", "MM", Filters(dates="event", to="2025-03")),
    ("Liu Zhongyi", "Han Zhiqiang", Filters()),
    ("Galaxy Holdings", "She Kailun", Filters()),
    ("MM", "Galaxy Holdings", Filters()),
]


@pytest.mark.parametrize(("a", "b", "filters"), CASES)
def test_figures_are_those_of_the_lists(embedded: Store, a: str, b: str, filters: Filters) -> None:
    found = compare(embedded, a, b, filters, limit=100, sample=100)
    assert list(found.facts) == list(_ASPECTS)
    for aspect, shares in found.facts.items():
        expected = by_side(embedded, aspect, (a, b), filters)
        assert ids(shares) == {side: sorted(expected[side]) for side in SIDES}, aspect


@pytest.mark.parametrize(("a", "b", "filters"), CASES)
def test_what_is_shared_is_recounted_from_the_facts(embedded: Store, a: str, b: str, filters: Filters) -> None:
    found = compare(embedded, a, b, filters, limit=100, sample=100)
    acts: dict[str, dict[str, FactView]] = {side: {} for side in SIDES}
    for aspect in _ACTS:
        for side, facts in by_side(embedded, aspect, (a, b), filters).items():
            acts[side] |= facts
    acting, scenes = ("PARTICIPANT", "TAKEN_BY", "PARTY", "SPEAKER"), ("ABOUT", "AGAINST", "LOCATION")
    groups = {
        "officials": (("official",), acting),
        "organizations": (("organization",), acting),
        "countries": (("country",), acting),
        "targets": (("country", "organization", "official", "person", "asset"), ("AGAINST",)),
        "crimes": (("crime",), scenes),
        "places": (("place", "country"), scenes),
    }
    assert list(found.groups) == list(groups)
    for name, (segments, roles) in groups.items():
        expected: dict[str, dict[str, list[str]]] = {}
        for side in SIDES:
            for fact in acts[side].values():
                entities = {one.id for role in roles for one in fact.roles.get(role, ())}
                for id_ in entities - {found.a.id, found.b.id}:
                    if id_.partition("/")[0] in segments:
                        expected.setdefault(id_, {side: [] for side in SIDES})[side].append(fact.id)
        group = found.groups[name]
        told = {link.entity.id: ids(link.facts) for part in (group.shared, group.a, group.b) for link in part}
        assert told == {id_: {side: sorted(of[side]) for side in SIDES} for id_, of in expected.items()}, name
        assert group.totals == {"shared": len(group.shared), "a": len(group.a), "b": len(group.b)}
        for link in group.shared:
            assert link.facts.both.total or (link.facts.a.total and link.facts.b.total)
        for side, other in (("a", "b"), ("b", "a")):
            for link in getattr(group, side):
                assert getattr(link.facts, side).total
                assert not getattr(link.facts, other).total + link.facts.both.total


@pytest.mark.parametrize(("a", "b", "filters"), [*CASES[3:5], CASES[6]])
def test_both_stores_tell_the_same(both: Ask, a: str, b: str, filters: Filters) -> None:
    assert read(both, a, b, filters, limit=100, sample=100).facts


def test_two_countries(both: Ask) -> None:
    found = read(both, "CN", "TH", Filters())
    assert (found.facts["meetings"].both.total, found.facts["meetings"].a.total) == (4, 1)
    assert [link.entity.name for link in found.groups["officials"].shared] == [
        "Han Zhiqiang",
        "Phumtham Wechayachai",
        "Liu Zhongyi",
        "Soe Win",
        "Mali",
    ]
    assert "Myawaddy" in [link.entity.name for link in found.groups["places"].shared]
    [soe_win] = [link for link in found.groups["officials"].shared if link.entity.name == "Soe Win"]
    assert [getattr(soe_win.facts, side).total for side in SIDES] == [0, 1, 1]


def test_bars_are_months_of_what_the_two_did(both: Ask) -> None:
    found = read(both, "CN", "TH", Filters(), sample=100)
    [february] = [month for month in found.periods if month.period.period == "2025-02"]
    assert february.period.counts == {"both": 2, "a": 1, "b": 2}
    for month in found.periods:
        counted = Counter(month.period.counts) + Counter(month.period.undated)
        assert {side: len(one.facts) for side, one in month.facts.items()} == counted
    totals = {side: sum(found.facts[aspect].to_json()[side]["total"] for aspect in _ACTS) for side in SIDES}  # type: ignore[index, call-overload, misc]
    bars = {
        side: sum(month.period.counts.get(side, 0) + month.period.undated.get(side, 0) for month in found.periods)
        for side in SIDES
    }
    assert bars == totals


def test_filters_that_a_type_does_not_have_leave_it_out(both: Ask) -> None:
    found = read(both, "CN", "TH", Filters(crime="telecom_fraud"))
    assert found.scope.left_out == {"Office": ("crime",)}
    assert "offices" not in found.facts
    assert found.facts["meetings"].both.total == 3
    place = read(both, "CN", "TH", Filters(place="Mae Sot"))
    assert [place.facts["meetings"].both.total, place.facts["statements"].b.total] == [1, 0]


def test_lists_are_cut_and_totals_are_not(both: Ask) -> None:
    found = read(both, "CN", "TH", Filters(), limit=1, sample=1)
    assert (len(found.groups["officials"].shared), found.groups["officials"].totals["shared"]) == (1, 5)
    both_met = found.facts["meetings"].both
    assert (both_met.total, len(both_met.facts)) == (4, 1)
    told = found.to_json()
    assert told["officials"]["shared"]["total"] == 5  # type: ignore[index, call-overload]
    assert told["facts"]["meetings"]["both"] == {"total": 4, "facts": list(both_met.facts)}  # type: ignore[index, call-overload]


def test_what_cannot_be_compared_is_refused(embedded: Store) -> None:
    for a, b, error in (
        ("CN", "China", InvalidFilter),
        ("CN", "telecom_fraud", UnknownName),
        ("CN", "place/mm-myawaddy", InvalidFilter),
        ("CN", "Atlantis", UnknownName),
        ("CN", "Ministry of Public Security", AmbiguousName),
    ):
        with pytest.raises(error):
            compare(embedded, a, b, Filters())
    with pytest.raises(TooWide, match="at most 3 can be"):
        compare(embedded, "CN", "TH", Filters(), most=3)
    with pytest.raises(TooWide, match="longer than 0 s"):
        compare(embedded, "CN", "TH", Filters(), seconds=0)
    with pytest.raises(InvalidFilter):
        compare(embedded, "CN", "TH", Filters(), limit=0)
