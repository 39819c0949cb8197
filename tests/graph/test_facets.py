"""Facets count what lists count with one filter more, and an overview what they count by pairs of countries."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from graph import queries
from graph.facets import BY, FacetValue, read_facets
from graph.filters import Filters, given_for
from graph.overview import read_overview
from graph.queries import FACTS
from graph.store import Store
from graph.stores import open_store
from ontology.errors import InvalidFilter
from tests.graph.conftest import STAMP
from tests.sample_graph import sample_documents

Both = Callable[[Callable[[Store], Any]], Any]


def total(store: Store, type_: str, **given: object) -> int:
    return queries.facts(store, type_, Filters(**given), limit=0).total  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "given",
    [{}, {"from_": "2025-02-10", "to": "2025-02"}, {"from_": "2025-02", "dates": "reported"}, {"crime": "cybercrime"}],
)
def test_a_facet_counts_as_lists_do_with_its_value_more(embedded: Store, given: Mapping[str, Any]) -> None:
    by = [name for name in BY if name not in given]
    found = read_facets(embedded, Filters(**given), by, types=FACTS, limit=1_000)
    assert [facet.name for facet in found.facets] == by
    assert sum(len(facet.values) for facet in found.facets) > len(by)
    for facet in found.facets:
        assert facet.total == len(facet.values)
        for value in facet.values:
            for type_ in set(found.scope.types) & {type_ for type_ in FACTS if facet.name in given_for(type_)}:
                more = {**given, facet.name: value.value}
                told = total(embedded, type_, **more) if _can_have(facet.name, value, type_) else 0
                assert value.counts.get(type_, 0) == told, (facet.name, value.value, type_)


def _can_have(name: str, value: FacetValue, type_: str) -> bool:
    """Whether facts of a type can have a kind: lists refuse one that they cannot."""
    return name != "kind" or type_ in value.counts


def test_facets_come_in_order_of_their_facts_and_no_more_than_asked_for(embedded: Store) -> None:
    whole = read_facets(embedded, Filters(), ["who"], limit=1_000).facets[0]
    first = read_facets(embedded, Filters(), ["who"], limit=2).facets[0]
    assert first.values == whole.values[:2]
    assert first.total == whole.total > 2
    assert [value.total for value in whole.values] == sorted((value.total for value in whole.values), reverse=True)


def test_a_place_tells_where_it_is_and_what_names_itself(embedded: Store) -> None:
    values = {value.value: value for value in read_facets(embedded, Filters(), ["place"]).facets[0].values}
    kayin, myawaddy = values["place/mm-13"], values["place/mm-myawaddy"]
    assert kayin.at == (16.5, 98.5)
    assert kayin.here == 0
    assert kayin.total == myawaddy.total >= (myawaddy.here or 0) > 0


@pytest.mark.parametrize(("by", "limit"), [([], 25), (["month"], 25), (["kind"], 0), (["kind"], 1_001)])
def test_what_cannot_be_counted_is_refused(embedded: Store, by: list[str], limit: int) -> None:
    with pytest.raises(InvalidFilter):
        read_facets(embedded, Filters(), by, limit=limit)


def test_an_overview_counts_pairs_of_countries_as_lists_do(embedded: Store) -> None:
    told = read_overview(embedded)
    assert {hit.id for hit in told.countries} >= {"country/CN", "country/TH"}
    assert any(a != b for a, b in told.pairs)
    for pair, counts in told.pairs.items():
        for type_, count in counts.items():
            assert count == total(embedded, type_, who=tuple(set(pair))), (pair, type_)
    assert told.facts == {type_: (total(embedded, type_), told.facts[type_][1]) for type_ in told.facts}


def test_both_stores_tell_the_same_facets(both: Both) -> None:
    filters = Filters(from_="2025-02", country=("TH", "MM"))
    assert both(lambda store: read_facets(store, filters, BY, types=FACTS).to_json())


def test_both_stores_tell_the_same_overview(both: Both) -> None:
    assert both(lambda store: read_overview(store).to_json())


def test_an_overview_is_counted_anew_when_the_store_has_changed(tmp_path: Path) -> None:
    authority, *reports = sample_documents()
    with open_store(str(tmp_path / "store")) as store:
        store.load([authority, *reports[:-1]], stamp=STAMP)
        first = read_overview(store)
        assert read_overview(store) is first
        store.load(reports[-1:], stamp=STAMP)
        assert read_overview(store).stats.nodes["Document"].total == first.stats.nodes["Document"].total + 1
