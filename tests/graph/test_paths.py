"""Paths on the sample graph, and against networkx on the same graph."""

from collections.abc import Callable
from itertools import combinations, islice, pairwise

import networkx
import pytest

from graph import queries
from graph.paths import Path, PathQuestion, find_paths
from graph.store import Store
from ontology.errors import InvalidFilter, UnknownName

Ask = Callable[[Callable[[Store], object]], object]

NEVER = {"EVIDENCE", "CONTEXT", "OF_DOCUMENT", "NAMES", "WITHIN", "IN_COUNTRY", "OF_COUNTRY", "BROADER"}


def ends(path: Path) -> list[str]:
    return [path.steps[0].source.id, *(step.target.id for step in path.steps)]


def ask(both: Ask, a: str, b: str, **options: object) -> list[Path]:
    return list(both(lambda store: find_paths(store, PathQuestion((a, b), **options)).paths))  # type: ignore[arg-type, call-overload, no-any-return]


def test_a_path_is_told_step_by_step(both: Ask) -> None:
    path = ask(both, "Han Zhiqiang", "Direk Bongkarn")[0]
    assert [step.sentence for step in path.steps] == [
        'Han Zhiqiang met Phumtham Wechayachai ("Puttan") in February 2025 '
        "about telecom fraud, online gambling and Myawaddy.",
        "Phumtham Wechayachai met Liu Zhongyi in Mae Sot on 17 February 2025 "
        "about telecom fraud, Myawaddy and KK Park.",
        "Liu Zhongyi met Soe Win in Naypyidaw from 24 to 25 February 2025 about KK Park.",
        "Soe Win met Direk Bongkarn about organised crime.",
    ]
    assert all(fact.evidence for step in path.steps for fact in step.facts)
    assert path.to_json()["length"] == 4


def test_steps_connect_and_shortest_come_first(both: Ask) -> None:
    paths = ask(both, "Han Zhiqiang", "Soe Win", k=10)
    lengths = [len(path.steps) for path in paths]
    assert lengths == sorted(lengths)
    for path in paths:
        assert (ends(path)[0], ends(path)[-1]) == ("official/han-zhiqiang", "official/soe-win")
        assert all(step.target == after.source for step, after in pairwise(path.steps))
        assert len(set(ends(path))) == len(ends(path))


def test_parallel_facts_are_one_step(both: Ask) -> None:
    [path, *_] = ask(both, "TH", "Myawaddy", k=1)
    [step] = path.steps
    assert {fact.kind for fact in step.facts} == {"power_cut", "border_control"}
    assert step.sentence.startswith("Thailand cut power to Myawaddy")


def test_no_fact_carries_two_steps(both: Ask) -> None:
    for a, b in (("LA", "Galaxy Holdings"), ("Mali", "TH"), ("CN", "MM")):
        for path in ask(both, a, b, k=20, countries=True):
            sentences = [step.sentence for step in path.steps]
            assert len(set(sentences)) == len(sentences)
    assert [len(path.steps) for path in ask(both, "LA", "Boten", k=5)] == [1]


def test_countries_are_ends_and_not_in_the_middle_unless_asked_for(both: Ask) -> None:
    assert ask(both, "LA", "Galaxy Holdings") == []
    [path] = ask(both, "LA", "Galaxy Holdings", countries=True)
    assert ends(path) == ["country/LA", "country/CN", "organization/~MM~Galaxy%20Holdings"]
    for path in ask(both, "CN", "MM", k=20):
        assert not any(end.startswith(("country/", "crime/")) for end in ends(path)[1:-1])


def test_offices_are_a_way(both: Ask) -> None:
    found = [ends(path) for path in ask(both, "MM", "Liu Zhongyi")]
    assert ["country/MM", "official/soe-win", "official/liu-zhongyi"] in found


def test_the_longest_length_holds(both: Ask) -> None:
    assert ask(both, "Han Zhiqiang", "Direk Bongkarn", longest=3) == []
    assert {len(path.steps) for path in ask(both, "Han Zhiqiang", "Direk Bongkarn", longest=4)} == {4}


def test_places_do_not_lead_to_what_lies_around_them(both: Ask) -> None:
    assert ask(both, "Kayin State", "Myawaddy") == []


@pytest.mark.parametrize(
    ("a", "b", "options", "error"),
    [
        ("Soe Win", "Soe Win", {}, InvalidFilter),
        ("Soe Win", "Nobody", {}, UnknownName),
        ("Soe Win", "TH", {"k": 0}, InvalidFilter),
        ("Soe Win", "TH", {"longest": 7}, InvalidFilter),
    ],
)
def test_wrong_ends(store: Store, a: str, b: str, options: dict[str, int], error: type[Exception]) -> None:
    with pytest.raises(error):
        find_paths(store, PathQuestion((a, b), **options))  # type: ignore[arg-type]


def test_as_short_as_networkx_says(embedded: Store) -> None:
    joined = networkx.Graph()
    for listed in queries.documents(embedded, limit=100, authority=True).documents:
        for fact in queries.document(embedded, listed.document.id).facts:
            ends = [role.id for roles in fact.roles.values() for role in roles if not role.id.startswith("crime/")]
            joined.add_edges_from(combinations(ends, 2))
    for a, b in islice(combinations(sorted(joined), 2), 0, None, 7):
        inner = joined.subgraph(end for end in joined if end in (a, b) or not end.startswith("country/"))
        expected = networkx.shortest_path_length(inner, a, b) if networkx.has_path(inner, a, b) else 99
        found = [len(path.steps) for path in find_paths(embedded, PathQuestion((a, b), k=1)).paths]
        assert found == ([expected] if expected <= 6 else []), (a, b)
