"""Paths on the sample graph, and against networkx on random ones."""

import random
from collections import defaultdict
from collections.abc import Callable, Mapping
from itertools import combinations, pairwise
from pathlib import Path

import networkx
import pytest

from graph import paths
from graph.describe import label_of
from graph.paths import PathAnswer, PathQuestion, find_paths
from graph.store import Store
from graph.stores import open_store
from ontology import iris
from ontology.authority import PUBLISHER
from ontology.errors import InvalidFilter, UnknownName
from ontology.facts import Entity, Fact, Source, Span, Use
from ontology.rdf import DocumentGraph, write_nquads
from tests.graph.conftest import STAMP, empty_server
from tests.random_facts import IDS, read_stated, write_random

PATIENCE = 600.0  # seconds: no search is cut short where many tests run at once

Ask = Callable[[Callable[[Store], object]], object]


@pytest.fixture
def both(embedded: Store) -> Ask:
    """Asks one store: Neo4j plans each new statement for up to a second, and `test_the_same_on_the_server` compares."""
    return lambda question: question(embedded)


def ends(path: paths.Path) -> list[str]:
    return [hit.id for hit in path.entities]


def answer(both: Ask, *given: str, **options: object) -> PathAnswer:
    found = both(lambda store: find_paths(store, PathQuestion(given, seconds=PATIENCE, **options)))  # type: ignore[arg-type]
    assert isinstance(found, PathAnswer)
    return found


def ask(both: Ask, *given: str, **options: object) -> list[paths.Path]:
    return list(answer(both, *given, **options).paths)


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
    order = [(len(path.steps), -path.score) for path in paths]
    assert order == sorted(order)
    for path in paths:
        assert (ends(path)[0], ends(path)[-1]) == ("official/han-zhiqiang", "official/soe-win")
        assert all(step.target == after.source for step, after in pairwise(path.steps))
        assert len(set(ends(path))) == len(ends(path))


def test_parallel_facts_are_one_step(both: Ask) -> None:
    [path, *_] = ask(both, "TH", "Myawaddy", k=1)
    [step] = path.steps
    assert {fact.kind for fact in step.facts} == {"power_cut", "border_control"}
    assert step.total == 2
    assert step.sentence.startswith("Thailand cut power to Myawaddy")


def test_no_fact_of_a_step_joins_a_third_entity_of_the_path(both: Ask) -> None:
    for a, b in (("LA", "Galaxy Holdings"), ("Mali", "TH"), ("CN", "MM")):
        for path in ask(both, a, b, k=20, countries=True):
            for step in path.steps:
                joined = {one.id for entities in step.facts[0].roles.values() for one in entities}
                assert joined & set(ends(path)) == {step.source.id, step.target.id}
    assert [len(path.steps) for path in ask(both, "LA", "Boten", k=5)] == [1]


def test_countries_are_ends_and_not_in_the_middle_unless_asked_for(both: Ask) -> None:
    assert ask(both, "LA", "Galaxy Holdings") == []
    for option in ({"countries": True}, {"via": ("Country",)}):
        [path] = ask(both, "LA", "Galaxy Holdings", **option)
        assert ends(path) == ["country/LA", "country/CN", "organization/~MM~Galaxy%20Holdings"]
    for path in ask(both, "CN", "MM", k=20):
        assert not any(end.startswith(("country/", "crime/")) for end in ends(path)[1:-1])


def test_crimes_are_in_the_middle_where_via_names_them(both: Ask) -> None:
    found = ask(both, "Han Zhiqiang", "Liu Zhongyi", via=("Crime",), k=5)
    assert found
    assert all(end.startswith("crime/") for path in found for end in ends(path)[1:-1])


def test_via_and_never_choose_the_middles(both: Ask) -> None:
    assert {end.partition("/")[0] for path in ask(both, "CN", "MM", k=50) for end in ends(path)[1:-1]} > {"place"}
    for option in ({"via": ("Official",)}, {"never": ("Place", "Organization", "Person", "Asset")}):
        found = ask(both, "CN", "MM", k=50, **option)
        assert found
        assert all(end.startswith("official/") for path in found for end in ends(path)[1:-1])
    everything = ("Place", "Organization", "Official", "Person", "Asset")
    assert [len(path.steps) for path in ask(both, "CN", "MM", k=50, never=everything)] == [1]


def test_offices_are_a_way(both: Ask) -> None:
    found = [ends(path) for path in ask(both, "MM", "Liu Zhongyi")]
    assert ["country/MM", "official/soe-win", "official/liu-zhongyi"] in found


def test_a_chain_of_meetings(both: Ask) -> None:
    found = ask(both, "Han Zhiqiang", "Direk Bongkarn", step="Meeting", via=("Official",), k=100)
    assert [ends(path)[1:-1] for path in found] == [
        ["official/phumtham-wechayachai", "official/liu-zhongyi", "official/soe-win"]
    ]
    assert {fact.type for path in found for step in path.steps for fact in step.facts} == {"Meeting"}
    assert ask(both, "Han Zhiqiang", "CN", step="Office")
    assert not ask(both, "Han Zhiqiang", "CN", step="Agreement")


def test_deeds_leave_out_what_is_not_done(both: Ask) -> None:
    counted = ask(both, "TH", "Myawaddy", k=1)[0].steps[0]
    done = ask(both, "TH", "Myawaddy", k=1, deeds=True)[0].steps[0]
    assert {fact.status for fact in counted.facts} > {fact.status for fact in done.facts} == {"done"}


@pytest.mark.parametrize("dates", ["event", "reported", "either"])
def test_the_time_holds_of_every_step(both: Ask, dates: str) -> None:
    inside = ask(both, "Phumtham Wechayachai", "Soe Win", from_="2025-02", to="2025-02-28", dates=dates, k=100)
    assert inside
    for path in inside:
        for fact in (fact for step in path.steps for fact in step.facts if fact.type != "Office"):
            days = {document.document.published for document in fact.evidence}
            day = min(str(day) for day in days) if dates == "reported" or not fact.date else fact.date
            assert day.startswith("2025-02"), fact
    assert ask(both, "Phumtham Wechayachai", "Soe Win", to="2020", dates=dates) == []


def test_offices_are_placed_in_time_too(both: Ask) -> None:
    assert [len(path.steps) for path in ask(both, "Phumtham Wechayachai", "TH", from_="2025-01", to="2025-01")][:1] == [
        1
    ]
    assert ask(both, "Phumtham Wechayachai", "TH", to="2024-08", dates="event") == []


def test_the_longest_length_holds(both: Ask) -> None:
    assert ask(both, "Han Zhiqiang", "Direk Bongkarn", longest=3) == []
    assert {len(path.steps) for path in ask(both, "Han Zhiqiang", "Direk Bongkarn", longest=4)} == {4}


def test_places_do_not_lead_to_what_lies_around_them(both: Ask) -> None:
    assert ask(both, "Kayin State", "Myawaddy") == []


def test_several_ends_are_joined_pair_by_pair_and_by_what_they_share(both: Ask) -> None:
    told = answer(both, "CN", "TH", "Myawaddy", k=2)
    pairs = [(ends(path)[0], ends(path)[-1]) for path in told.paths]
    assert list(dict.fromkeys(pairs)) == list(combinations(["country/CN", "country/TH", "place/mm-myawaddy"], 2))
    assert all(pairs.count(pair) <= 2 for pair in pairs)
    for middle in told.middles:
        through = {pair for pair, path in zip(pairs, told.paths, strict=True) if middle.entity.id in ends(path)[1:-1]}
        assert len(through) == middle.pairs > 1
    assert [middle.pairs for middle in told.middles] == sorted((m.pairs for m in told.middles), reverse=True)
    assert answer(both, "CN", "TH").middles == ()


# Misses


def test_where_countries_would_join_them_it_is_said(both: Ask) -> None:
    told = answer(both, "LA", "Galaxy Holdings")
    first, countries, *reach = told.misses
    assert first.sentence == "No path of up to 6 steps joins Laos and Galaxy Holdings."
    assert (countries.relaxed, countries.path is not None) == ("countries", True)
    assert countries.sentence == "Through countries there is a path of 2 steps, through China, a country."
    assert len(reach) == 2
    assert reach[0].sentence.startswith("Laos reaches 1 entity in all")


@pytest.mark.parametrize(
    ("given", "relaxed", "begins"),
    [
        ({"deeds": True}, "deeds", "With plans, proposals and approvals counted there is a path of 1 step"),
        ({"to": "2020"}, "time", "At any time there is a path of"),
        ({"step": "Agreement"}, "step", "With other facts than agreements there is a path of"),
        ({"via": ("Asset",)}, "via", "With others than asset in the middle there is a path of"),
        ({"never": ("Official", "Place")}, "never", "With official or place in the middle there is a path of"),
        ({"longest": 1}, "longest", "With up to 6 steps there is a path of"),
    ],
)
def test_each_thing_let_go_that_gives_a_path_is_told(
    both: Ask, given: Mapping[str, object], relaxed: str, begins: str
) -> None:
    pair = ("TH", "LMLECC") if "deeds" in given else ("Han Zhiqiang", "Soe Win")
    told = answer(both, *pair, **given)
    [miss] = [miss for miss in told.misses if miss.relaxed == relaxed]
    assert miss.sentence.startswith(begins)
    assert miss.path
    assert told.paths == ()
    assert miss.to_json()["relaxed"] == relaxed


def test_where_nothing_else_joins_them_a_crime_may(both: Ask) -> None:
    [miss] = [miss for miss in answer(both, "Bernama", "Myawaddy").misses if miss.path]
    assert miss.relaxed == "crimes"
    assert miss.sentence == "Through crimes there is a path of 2 steps, through telecom fraud, a crime."


def test_an_end_without_facts_reaches_nothing(both: Ask) -> None:
    told = answer(both, "Tak Province", "Soe Win")
    assert "Tak Province is joined to nothing that may be in the middle of a path." in [m.sentence for m in told.misses]
    assert not any(miss.path for miss in told.misses)


def test_where_there_is_a_path_nothing_is_missed(both: Ask) -> None:
    assert answer(both, "CN", "TH").misses == ()


# Bounds


def test_a_search_without_time_says_so(embedded: Store) -> None:
    told = find_paths(embedded, PathQuestion(("Han Zhiqiang", "Direk Bongkarn"), seconds=0))
    assert told.paths == ()
    assert told.cut
    assert "as long as it may" in told.cut


@pytest.mark.parametrize(
    ("given", "options", "error"),
    [
        (("Soe Win", "Soe Win"), {}, InvalidFilter),
        (("Soe Win", "Nobody"), {}, UnknownName),
        (("Soe Win",), {}, InvalidFilter),
        (("Soe Win", "TH"), {"k": 0}, InvalidFilter),
        (("Soe Win", "TH"), {"longest": 7}, InvalidFilter),
        (("Soe Win", "TH"), {"via": ("Meeting",)}, InvalidFilter),
        (("Soe Win", "TH"), {"never": ("place",)}, InvalidFilter),
        (("Soe Win", "TH"), {"step": "Passage"}, InvalidFilter),
        (("Soe Win", "TH"), {"from_": "yesterday"}, InvalidFilter),
        (("Soe Win", "TH"), {"dates": "published"}, InvalidFilter),
    ],
)
def test_wrong_questions(
    embedded: Store, given: tuple[str, ...], options: Mapping[str, object], error: type[Exception]
) -> None:
    with pytest.raises(error):
        find_paths(embedded, PathQuestion(given, **options))  # type: ignore[arg-type]


# Against networkx


class Facts:
    """What a store states, and the paths that networkx finds in it."""

    def __init__(self, store: Store) -> None:
        self.stated = list(read_stated(store))

    def paths(self, question: PathQuestion) -> set[tuple[str, ...]]:
        """Every simple path each step of which has a fact that joins no third entity of the path."""
        joined = networkx.Graph()
        carried: dict[frozenset[str], set[str]] = defaultdict(set)
        members: dict[str, set[str]] = defaultdict(set)
        for fact in self.stated:
            members[fact.key].update(fact.members)
            if fact.passes(question):
                for one, other in combinations(fact.members, 2):
                    joined.add_edge(one, other)
                    carried[frozenset((one, other))].add(fact.key)
        allowed = {end for end in joined if label_of(iris.expand(end)) in question.middles}
        kept = allowed | (set(question.ends) & set(joined))
        if not set(question.ends) <= kept:
            return set()
        paths = networkx.all_simple_paths(joined.subgraph(kept), *question.ends, cutoff=question.longest)
        return {
            tuple(path)
            for path in paths
            if all(
                any(len(members[key].intersection(path)) == 2 for key in carried[frozenset(pair)])
                for pair in pairwise(path)
            )
        }


def draw_question(chance: random.Random) -> PathQuestion:
    a, b = chance.sample(IDS, 2)
    return PathQuestion(
        (a, b),
        longest=chance.choice([2, 3, 4, 6]),
        k=100,
        via=chance.choice([(), (), ("Official",), ("Country", "Place"), ("Crime", "Official")]),
        never=chance.choice([(), (), ("Place",), ("Official", "Organization")]),
        from_=chance.choice([None, None, "2024", "2025-02-10"]),
        dates=chance.choice(["event", "reported", "either"]),
        deeds=chance.random() < 0.3,
        step=chance.choice([None, None, None, "Meeting", "Office"]),
        countries=chance.random() < 0.5,
        seconds=PATIENCE,
    )


def check_against_networkx(store: Store, facts: Facts, question: PathQuestion) -> None:
    found = find_paths(store, question).paths
    expected = facts.paths(question)
    told = [tuple(ends(path)) for path in found]
    order = [(len(path.steps), -path.score) for path in found]
    longest = max(map(len, told), default=0)
    assert order == sorted(order), question
    assert len(set(told)) == len(told) == min(len(expected), question.k), question
    assert set(told) <= expected, question
    assert {path for path in expected if len(path) < longest} <= set(told), question
    assert all(fact.evidence for path in found for step in path.steps for fact in step.facts)


@pytest.mark.parametrize("seed", range(3))
def test_the_same_paths_as_networkx_finds(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    with open_store(str(tmp_path / "store")) as store:
        store.load(write_random(seed), stamp="random")
        facts = Facts(store)
        some = 0
        for _ in range(30):
            question = draw_question(chance)
            check_against_networkx(store, facts, question)
            some += bool(facts.paths(question))
        assert some > 5


def test_the_same_on_the_server(server: Store, neo4j_url: str, tmp_path: Path) -> None:
    chance = random.Random(9)
    empty_server(neo4j_url)
    server.load(write_random(9), stamp=STAMP)
    facts = Facts(server)
    with open_store(str(tmp_path / "store")) as store:
        store.load(write_random(9), stamp=STAMP)
        for _ in range(12):
            question = draw_question(chance)
            check_against_networkx(server, facts, question)
            assert find_paths(server, question) == find_paths(store, question)


# Ranking


def test_the_best_of_many_is_found_wherever_its_id_stands(tmp_path: Path) -> None:
    """Two hundred officials each met both ends once; one, the last by id, is better attested."""
    with open_store(str(tmp_path / "store")) as store:
        store.load(write_star(middles=200, attested="m199", hub="m0"), stamp="star")
        found = find_paths(store, PathQuestion(("official/a", "official/b"), k=100, seconds=PATIENCE)).paths
        assert ends(found[0])[1] == "official/m199"
        assert len(found) == 100
        assert "official/m0" not in {ends(path)[1] for path in found}
        everything = find_paths(
            store, PathQuestion(("official/a", "official/b"), k=2, via=("Organization",), seconds=PATIENCE)
        )
        assert everything.paths == ()


def write_star(*, middles: int, attested: str, hub: str) -> list[bytes]:
    """The ends a and b, and officials who met each of them: one twice as often, one who met a hundred others too."""
    people = {key: Entity("Official", key, f"Official {key}") for key in ("a", "b", *(f"m{n}" for n in range(middles)))}
    others = [Entity("Official", f"x{n}", f"Official x{n}") for n in range(100)]
    table = DocumentGraph(Source("names", "table", "2026-01-01", PUBLISHER), authority=True)
    for person in (*people.values(), *others):
        table.add_entity(person)
    pairs = [(people[end], people[f"m{n}"]) for n in range(middles) for end in ("a", "b")]
    documents = [write_nquads(table), write_meetings("Xinhua", pairs)]
    documents.append(write_meetings("The Nation", [(people[end], people[attested]) for end in ("a", "b")]))
    documents.append(write_meetings("VNA", [(people[hub], other) for other in others]))
    return documents


def write_meetings(publisher: str, pairs: list[tuple[Entity, Entity]]) -> bytes:
    text = " ".join(f"{one.name} met {other.name}." for one, other in pairs)
    graph = DocumentGraph(Source(text, publisher, "2025-01-01", publisher))
    for one, other in pairs:
        start = text.index(f"{one.name} met {other.name}.")
        uses = tuple(Use(entity, entity.name, "by hand") for entity in (one, other))
        span = Span(start, start + len(f"{one.name} met {other.name}."))
        graph.add_fact(Fact("Meeting", {"status": "held", "rule": "by_hand"}, {"participant": uses}, (span,)))
    return write_nquads(graph)
