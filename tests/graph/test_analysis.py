"""Figures of networks: on networks made by hand, and on the sample graph, where they are recounted from its facts."""

import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import combinations

import networkx as nx
import pytest

from graph import queries
from graph.analysis import MEASURES, Analysis, AnalysisQuestion, Ranking, analyse
from graph.analysis.bridges import Bridges, find_bridges, home
from graph.analysis.brokers import Broker, find_brokers
from graph.analysis.centrality import CENTRALITIES
from graph.analysis.communities import Communities, find_communities
from graph.analysis.countries import CountryPairs
from graph.analysis.network import Deadline, Figure, Network, build_network
from graph.answers import FactView, Hit
from graph.filters import ACTORS
from graph.occasions import Occasion
from graph.queries import Filters
from graph.scope import EVENTS
from graph.store import Store
from ontology import iris
from ontology.errors import InvalidFilter, TooWide, UnknownName

Ask = Callable[[Callable[[Store], object]], object]
SOON = 60.0


# Networks made by hand: `TH1` is an official of Thailand, `TH` the country, `X` a body of no country.


def iri(name: str) -> str:
    if len(name) == 2:
        return iris.mint("Country", name)
    return iris.mint("Official", name.lower()) if name[-1].isdigit() else iris.mint("Organization", name.lower())


def hit(entity: str) -> Hit:
    segment, key = iris.split(entity)
    country = key[:2].upper() if segment == "official" else None
    return Hit(iris.identifier(entity), segment.title(), key.upper(), "", country)


def meet(*meetings: str) -> list[Occasion]:
    return [
        Occasion(
            f"meeting/{number}", "Meeting", f"2025-01-{number:02}", True,
            {"PARTICIPANT": frozenset(iri(name) for name in names.split())},
        )
        for number, names in enumerate(meetings, start=1)
    ]  # fmt: skip


def network_of(*meetings: str) -> tuple[Network, list[Hit]]:
    network = build_network(meet(*meetings), ACTORS, Deadline(SOON))
    return network, [hit(entity) for entity in network.entities]


def test_weights_are_numbers_of_occasions() -> None:
    network, hits = network_of("TH1 CN1", "TH1 CN1 MM1", "LA1")
    assert [one.name for one in hits] == ["CN1", "MM1", "TH1"]  # LA1 met nobody
    assert [data["weight"] for _, _, data in network.graph.edges(data=True)] == [1, 2, 1]
    assert network.count(network.own[0], 1).to_json() == {"total": 2, "facts": ["meeting/1"]}


@pytest.mark.parametrize("name", CENTRALITIES)
def test_centralities_are_those_of_networkx(name: str) -> None:
    network, _ = network_of("TH1 CN1", "TH1 CN1", "TH1 MM1 LA1", "LA1 VN1", "KH1 MY1", "VN1 KH1", "SG1 ID1")
    graph = network.graph
    expected: Mapping[int, float] = {
        "degree": lambda: dict(graph.degree()),
        "betweenness": lambda: nx.betweenness_centrality(graph, weight="distance"),
        "closeness": lambda: {
            node: value / (len(graph) - 1) for node, value in nx.harmonic_centrality(graph, distance="distance").items()
        },
    }[name]()
    assert CENTRALITIES[name](network, Deadline(SOON)) == pytest.approx(expected, abs=1e-6)


def test_centralities_of_no_network() -> None:
    network, _ = network_of("TH1")
    assert [rank(network, Deadline(SOON)) for rank in CENTRALITIES.values()] == [{}, {}, {}]
    pair, _ = network_of("TH1 CN1")
    assert CENTRALITIES["betweenness"](pair, Deadline(SOON)) == {0: 0.0, 1: 0.0}


@pytest.mark.parametrize("name", CENTRALITIES)
def test_a_deadline_ends_it(name: str) -> None:
    network, hits = network_of("TH1 CN1")
    with pytest.raises(TooWide, match="longer than 0 s"):
        CENTRALITIES[name](network, Deadline(0))
    with pytest.raises(TooWide):
        find_brokers(network, hits, Deadline(0), limit=1, sample=1)


def test_communities() -> None:
    network, hits = network_of("TH1 TH2", "TH1 TH2", "TH2 MM1", "TH1 MM1", "CN1 VN1 LA1", "CN1 VN1", "MM1 CN1")
    found = find_communities(network, hits, Deadline(SOON), limit=2, sample=2)
    assert [(one.size, [entity.name for entity in one.entities]) for one in found.found] == [
        (3, ["CN1", "VN1"]),
        (3, ["TH1", "TH2"]),
    ]
    assert [one.facts.total for one in found.found] == [2, 4]
    assert found.total == 2
    assert found.modularity > 0.3
    none, no_hits = network_of("TH1")
    assert find_communities(none, no_hits, Deadline(SOON), limit=2, sample=2) == Communities((), 0, 0.0)


_COMMUNITIES = """
from tests.graph.test_analysis import network_of
from graph.analysis.communities import find_communities
from graph.analysis.network import Deadline
names = ["TH", "CN", "MM", "LA", "VN", "KH"]
meetings = [f"{a}{n} {b}{(n * 7) % 5}" for n in range(5) for i, a in enumerate(names) for b in names[i + 1:]]
network, hits = network_of(*meetings)
print(find_communities(network, hits, Deadline(60), limit=50, sample=50).to_json())
"""


def test_communities_are_the_same_in_every_process() -> None:
    told = {
        subprocess.run(
            [sys.executable, "-c", _COMMUNITIES],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(told) == 1


def names(figures: Iterable[Figure]) -> list[tuple[str, float]]:
    return [(figure.entity.name, figure.value) for figure in figures]


def bridge(*meetings: str) -> Bridges:
    network, hits = network_of(*meetings)
    return find_bridges(network, hits, (hit(iri("TH")), hit(iri("CN"))), limit=10, sample=10)


def test_bridges_are_actors_of_both_and_those_between() -> None:
    found = bridge("TH1 CN1", "TH1 CN2", "TH CN2", "TH2 asean", "asean CN1", "MM1 TH1", "TH1 TH2")
    assert (found.facts.total, found.facts.facts) == (3, ("meeting/1", "meeting/2", "meeting/3"))
    assert names(found.sides[0]) == [("TH1", 2), ("TH", 1)]
    assert names(found.sides[1]) == [("CN2", 2), ("CN1", 1)]
    assert names(found.between) == [("ASEAN", 1)]
    assert found.between[0].facts.facts == ("meeting/4", "meeting/5")
    assert (found.through, found.ties) == ((), ())


def test_bridges_through_one_alone() -> None:
    found = bridge("TH1 MM1", "TH2 MM1", "MM1 LA1", "LA1 CN1", "LA1 CN2", "LA1 CN2")
    assert found.facts.total == 0
    assert names(found.through) == [("LA1", 4), ("MM1", 3)]
    assert [(tie.a.name, tie.b.name, tie.facts.facts) for tie in found.ties] == [("MM1", "LA1", ("meeting/3",))]
    around = bridge("TH1 MM1", "TH2 MM1", "MM1 LA1", "LA1 CN1", "TH1 VN1", "VN1 LA1")
    assert (names(around.through), around.ties[0].b.name) == ([("LA1", 3), ("CN1", 1)], "CN1")
    apart = bridge("TH1 MM1", "CN1 LA1")
    assert (apart.through, apart.ties, apart.facts.total) == ((), (), 0)


def broker(*meetings: str) -> dict[str, Broker]:
    network, hits = network_of(*meetings)
    found, total = find_brokers(network, hits, Deadline(SOON), limit=10, sample=10)
    assert total == len(found)
    return {one.figure.entity.name: one for one in found}


def test_brokers_bring_together_those_that_never_meet_otherwise() -> None:
    found = broker("TH1 CN1", "TH1 MM1", "TH1 LA1 VN1", "TH1 LA1")
    assert list(found) == ["TH1", "LA1"]
    assert found["LA1"].pairs == 1  # VN1 meets TH1 only where LA1 is, who meets TH1 at another time too
    assert (found["TH1"].pairs, found["TH1"].met, found["TH1"].figure.value) == (6, 1, 6)
    first = found["TH1"].first[0]
    assert ((first.a.name, first.b.name), first.facts.facts) == (("LA1", "VN1"), ("meeting/3", "meeting/4"))


def test_one_large_meeting_brings_nobody_together() -> None:
    assert broker("TH1 CN1 MM1 LA1") == {}
    assert broker("TH1 CN1 MM1 LA1", "TH1 CN1 MM1 LA1") == {}


def test_who_meets_otherwise_or_is_of_one_country_needs_no_broker() -> None:
    assert "TH1" not in broker("TH1 CN1 MM1", "CN1 MM1")
    assert broker("TH1 CN1", "TH1 CN2") == {}
    assert broker("TH1 asean", "TH1 interpol")["TH1"].pairs == 1


def test_a_pair_with_several_brokers_counts_in_part_for_each() -> None:
    found = broker("TH1 CN1", "TH1 MM1", "LA1 CN1", "LA1 MM1")
    assert {name: one.figure.value for name, one in found.items()} == {"CN1": 0.5, "LA1": 0.5, "MM1": 0.5, "TH1": 0.5}


def test_topics_and_targets_have_no_part() -> None:
    people = frozenset({iri("CN1")})
    measure = Occasion("measure/1", "Measure", None, False, {"TAKEN_BY": people, "AGAINST": frozenset({iri("TH1")})})
    topic = Occasion(
        "meeting/2", "Meeting", None, False, {"PARTICIPANT": people, "ABOUT": frozenset({iri("MM"), PLACE})}
    )
    everyone = build_network([measure, topic], ACTORS, Deadline(SOON))
    assert everyone.entities == [iri("CN1"), iri("TH1")]
    assert build_network([measure, topic], ACTORS, Deadline(SOON), targets=False).entities == []
    assert build_network([measure, topic], (*ACTORS, "Place"), Deadline(SOON), targets=False).entities == [
        iri("CN1"),
        PLACE,
    ]


PLACE = iris.mint("Place", "mm-myawaddy")


# The sample graph


def ask(both: Ask, measure: str, filters: Filters, **options: object) -> Analysis:
    question = AnalysisQuestion(measure, **options)  # type: ignore[arg-type]
    found = both(lambda store: analyse(store, filters, question))
    assert isinstance(found, Analysis)
    return found


def acting(fact: FactView, *roles: str) -> set[str]:
    wanted = roles or ("PARTICIPANT", "TAKEN_BY", "AGAINST", "PARTY", "SPEAKER", "VIA")
    entities = {one.id for role in wanted for one in fact.roles.get(role, ())}
    return {id_ for id_ in entities if id_.partition("/")[0] not in ("place", "crime")}


FILTERS = [Filters(), Filters(crime="telecom_fraud"), Filters(who=("CN",), from_="2025"), Filters(dates="reported")]


@pytest.mark.parametrize("filters", FILTERS)
def test_degrees_are_recounted_from_the_facts(both: Ask, embedded: Store, filters: Filters) -> None:
    found = ask(both, "degree", filters, limit=100, sample=100)
    others: dict[str, set[str]] = defaultdict(set)
    facts: dict[str, set[str]] = defaultdict(set)
    total = 0
    for type_ in EVENTS:
        listed = queries.facts(embedded, type_, filters, limit=100)
        total += listed.total
        for fact in listed.facts:
            for a, b in combinations(acting(fact), 2):
                for one, other in ((a, b), (b, a)):
                    others[one].add(other)
                    facts[one].add(fact.id)
    assert isinstance(found.result, Ranking)
    figures = {figure.entity.id: figure for figure in found.result.figures if isinstance(figure, Figure)}
    assert {id_: figure.value for id_, figure in figures.items()} == {id_: len(met) for id_, met in others.items()}
    assert {id_: set(figure.facts.facts) for id_, figure in figures.items()} == facts
    assert (found.facts, found.entities, found.pairs) == (total, len(others), sum(map(len, others.values())) // 2)
    values = [figure.value for figure in figures.values()]
    assert values == sorted(values, reverse=True)


def test_types_and_labels_narrow_the_network(both: Ask) -> None:
    found = ask(both, "degree", Filters(), types=("Meeting",), labels=("Official",))
    assert isinstance(found.result, Ranking)
    assert {figure.entity.label for figure in found.result.figures if isinstance(figure, Figure)} == {"Official"}
    assert found.scope.types == ("Meeting",)
    places = ask(both, "degree", Filters(), labels=("Official", "Place"))
    assert isinstance(places.result, Ranking)
    assert "Myawaddy" in [figure.entity.name for figure in places.result.figures if isinstance(figure, Figure)]
    narrowed = ask(both, "degree", Filters(by="TH"))
    assert narrowed.to_json()["leftOut"] == {"Agreement": ["by"], "Meeting": ["by"]}


def test_reports_of_one_occasion_make_one_meeting(both: Ask) -> None:
    found = ask(both, "degree", Filters(about="KK Park", who=("Liu Zhongyi", "Puttan")), sample=10)
    assert isinstance(found.result, Ranking)
    assert [(figure.entity.name, figure.facts.total) for figure in found.result.figures] == [  # type: ignore[union-attr]
        ("Liu Zhongyi", 1),
        ("Phumtham Wechayachai", 1),
    ]


def test_bridges_between_two_countries(both: Ask) -> None:
    found = ask(both, "bridges", Filters(), a="CN", b="TH").result
    assert isinstance(found, Bridges)
    assert names(found.sides[0]) == [("Han Zhiqiang", 2), ("China", 1), ("Liu Zhongyi", 1)]
    assert {name for name, _ in names(found.sides[1])} == {"Phumtham Wechayachai", "Mali", "Thailand"}
    assert names(found.between)[0][0] in ("Soe Win", "Myanmar")
    assert found.facts.total == 4
    told = found.to_json()
    assert told["a"]["country"]["id"] == "country/CN"  # type: ignore[index, call-overload]
    laos = ask(both, "bridges", Filters(), a="CN", b="LA").result
    assert isinstance(laos, Bridges)
    assert {name for name, _ in names(laos.through)} == {"China", "Laos"}
    assert [(tie.a.name, tie.b.name, tie.facts.total) for tie in laos.ties] == [("China", "Laos", 2)]


def test_pairs_of_countries_are_recounted_from_the_facts(both: Ask, embedded: Store) -> None:
    found = ask(both, "countries", Filters(), limit=100, sample=100).result
    assert isinstance(found, CountryPairs)
    expected: dict[tuple[str, str], set[str]] = defaultdict(set)
    for type_ in EVENTS:
        for fact in queries.facts(embedded, type_, limit=100).facts:
            homes = {home(queries.find_entity(embedded, id_)) for id_ in acting(fact, *COOPERATING)}
            for pair in combinations(sorted(code for code in homes if code), 2):
                expected[pair].add(fact.id)
    told = {(tie.a.id[-2:], tie.b.id[-2:]): set(tie.facts.facts) for tie in found.ties}
    assert told == expected
    assert found.total == len(expected)
    assert (found.ties[0].a.name, found.ties[0].b.name, found.ties[0].facts.total) == ("China", "Thailand", 4)


COOPERATING = ("PARTICIPANT", "TAKEN_BY", "PARTY", "SPEAKER", "VIA")


def test_brokers_of_the_sample(both: Ask) -> None:
    found = ask(both, "brokers", Filters(), types=("Meeting",)).to_json()
    figures = found["figures"]
    assert isinstance(figures, list)
    first = figures[0]
    assert set(first) == {"entity", "value", "facts", "pairs", "met", "first"}
    met = [figure["entity"]["name"] for figure in figures]
    assert met[0] == "Liu Zhongyi"  # Phumtham and Soe Win have both met him, never each other
    assert [(tie["a"]["name"], tie["b"]["name"]) for tie in first["first"]] == [("Phumtham Wechayachai", "Soe Win")]


@pytest.mark.parametrize("measure", MEASURES)
def test_every_measure_tells_facts_that_are_there(both: Ask, embedded: Store, measure: str) -> None:
    ends = {"a": "CN", "b": "TH"} if measure == "bridges" else {}
    told = ask(both, measure, Filters(), limit=3, sample=2, **ends).to_json()
    assert told["measure"] == measure
    assert told["network"]["facts"] == 17  # type: ignore[index, call-overload]
    counted = list(_counted(told))
    assert counted
    for figure in counted:
        assert 0 < len(figure["facts"]) <= min(2, figure["total"])  # type: ignore[arg-type, type-var]
        for id_ in figure["facts"]:  # type: ignore[attr-defined]
            assert queries.fact(embedded, id_).id == id_


def _counted(told: object) -> Iterable[Mapping[str, object]]:
    if isinstance(told, dict):
        if set(told) == {"total", "facts"}:
            yield told
        for value in told.values():
            yield from _counted(value)
    elif isinstance(told, list):
        for value in told:
            yield from _counted(value)


def test_an_empty_network(both: Ask) -> None:
    for measure in MEASURES:
        ends = {"a": "CN", "b": "TH"} if measure == "bridges" else {}
        found = ask(both, measure, Filters(to="1990"), **ends)
        assert (found.facts, found.entities, found.pairs) == (0, 0, 0)


def test_too_much_is_refused_with_the_way_to_narrow_it(embedded: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TooWide, match="longer than 0 s") as caught:
        analyse(embedded, Filters(), AnalysisQuestion("degree", seconds=0))
    assert "from and to" in caught.value.remedy
    monkeypatch.setattr("graph.analysis.network.MOST_PAIRS", 3)
    with pytest.raises(TooWide, match="more than 3 pairs"):
        analyse(embedded, Filters(), AnalysisQuestion("degree"))


@pytest.mark.parametrize(
    ("measure", "options"),
    [
        ("pagerank", {}),
        ("degree", {"labels": ("Meeting",)}),
        ("degree", {"types": ("Official",)}),
        ("degree", {"limit": 0}),
        ("degree", {"sample": 0}),
        ("degree", {"a": "CN", "b": "TH"}),
        ("bridges", {"a": "CN"}),
        ("bridges", {}),
        ("bridges", {"a": "CN", "b": "China"}),
    ],
)
def test_what_cannot_be_asked_is_refused(embedded: Store, measure: str, options: dict[str, object]) -> None:
    with pytest.raises(InvalidFilter) as caught:
        analyse(embedded, Filters(), AnalysisQuestion(measure, **options))  # type: ignore[arg-type]
    assert caught.value.remedy


def test_bridges_join_countries(embedded: Store) -> None:
    with pytest.raises(UnknownName):
        analyse(embedded, Filters(), AnalysisQuestion("bridges", a="CN", b="Liu Zhongyi"))
