"""What every store must do: the law of the one graph, with crashes, with other processes, with wrong input."""

import itertools
import json
import random
import secrets
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import neo4j
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Triple

from graph.names import words
from graph.schema import ADMINISTRATIVE
from graph.store import Loaded, Store
from graph.stores import open_store
from ontology import iris
from ontology.errors import InvalidGraph, StoreMismatch, StoreUnavailable
from ontology.rdf import TYPE, literal, read_nquads
from ontology.terms import read_ontology
from tests.strategies import collections, document_of, paired_documents, partial_table, sample_documents

ROOT = Path(__file__).parents[2]
AT_ONCE = (0.0, 0)  # publish after each batch


@dataclass(frozen=True)
class Site:
    """Where stores of one sort are made."""

    kind: str
    url: str

    def empty(self) -> str:
        """The URL of a store with nothing in it."""
        if self.kind == "embedded":
            return f"{self.url}/{secrets.token_hex(8)}"
        with server(self.url) as driver:
            driver.execute_query("MATCH (n) DETACH DELETE n")
        return self.url

    @contextmanager
    def store(self) -> Iterator[Store]:
        with open_store(self.empty()) as store:
            yield store

    def examples(self, embedded: int, server: int) -> settings:
        """How often to try: a server is slow."""
        number = embedded if self.kind == "embedded" else server
        phases = [Phase.explicit, Phase.generate]  # to shrink takes minutes
        return settings(
            max_examples=number, deadline=None, suppress_health_check=list(HealthCheck), phases=phases, database=None
        )


@contextmanager
def server(url: str) -> Iterator[neo4j.Driver]:
    parts = urlsplit(url)
    auth = (unquote(parts.username or ""), unquote(parts.password or ""))
    with neo4j.GraphDatabase.driver(f"{parts.scheme}://{parts.hostname}:{parts.port}", auth=auth) as driver:
        yield driver


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.xdist_group("neo4j"))])
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Site:
    if request.param == "embedded":
        return Site("embedded", str(tmp_path))
    return Site("neo4j", request.getfixturevalue("neo4j_url"))


# The graph of a store, told as triples, and what it must be: the union of its documents


def graph_of(store: Store) -> tuple[set[str], list[Triple]]:
    """The nodes and all that is said of them; an edge that is there twice is twice in the list."""
    terms = read_ontology()
    literals = ", ".join(f"n.`{name}` AS `p_{name}`" for name in terms.literals)
    if store.dialect == "neo4j":
        admin = "|".join(ADMINISTRATIVE)
        nodes = store.run(f"MATCH (n) WHERE NOT n:{admin} RETURN n.iri AS iri, labels(n)[0] AS label, {literals}")
        kind, reach = "type(r)", store.run(f"MATCH (n:{admin})--() RETURN n.iri AS iri")
        assert reach == []
    else:
        nodes = store.run(f"MATCH (n) RETURN n.iri AS iri, label(n) AS label, {literals}")
        kind = "label(r)"
    edges = store.run(f"MATCH (a)-[r]->(b) RETURN a.iri AS source, {kind} AS type, b.iri AS target")
    triples = []
    for node in nodes:
        subject = NamedNode(node["iri"])
        triples.append(Triple(subject, TYPE, NamedNode(iris.VOCABULARY + node["label"])))
        for name, prop in terms.literals.items():
            if node[f"p_{name}"] is not None:
                value = literal(node[f"p_{name}"], prop.datatype)
                triples.append(Triple(subject, NamedNode(iris.VOCABULARY + name), value))
    for edge in edges:
        predicate = NamedNode(iris.VOCABULARY + terms.relationships[edge["type"]].name)
        triples.append(Triple(NamedNode(edge["source"]), predicate, NamedNode(edge["target"])))
    return {node["iri"] for node in nodes}, triples


def union(documents: Sequence[bytes]) -> tuple[set[str], set[Triple]]:
    """The union of documents; an entity of the authority that none of them describes has its label."""
    triples = {quad.triple for quads in documents for quad in read_nquads(quads)}
    nodes = {triple.subject for triple in triples}
    nodes |= {t.object for t in triples if t.predicate != TYPE and not isinstance(t.object, Literal)}
    labels = read_ontology().segments
    for node in nodes:
        label = labels[iris.split(node.value)[0]].name
        triples.add(Triple(node, TYPE, NamedNode(iris.VOCABULARY + label)))
    return {node.value for node in nodes}, triples


def assert_holds(store: Store, documents: Sequence[bytes]) -> None:
    """The store holds these documents, and its graph is their union, with nothing left over."""
    assert list(store.documents()) == sorted(document_of(quads) for quads in documents)
    assert all(store.quads(document_of(quads)) == quads for quads in documents)
    nodes, triples = graph_of(store)
    expected_nodes, expected = union(documents)
    assert nodes == expected_nodes
    assert set(triples) == expected
    assert len(triples) == len(expected)
    spelt = [words(t.object.value) for t in expected if t.predicate.value.endswith(("#name", "#surface"))]
    for name in ("Mali", "Thailand", "Puttan", "Myawaddy"):
        assert (words(name) in spelt) == any(words(name) == words(f.surface) for f in store.search_names(name, 50))


def cut(items: list[bytes], at: Sequence[int]) -> list[list[bytes]]:
    edges = [0, *sorted(at), len(items)]
    return [items[a:b] for a, b in itertools.pairwise(edges)]


# The one law


def test_any_order_and_any_split_give_the_union_of_the_documents(site: Site) -> None:
    @site.examples(10, 5)
    @given(collections(), st.randoms(use_true_random=False), st.lists(st.integers(0, 8), max_size=3))
    def holds(documents: list[bytes], order: random.Random, cuts: list[int]) -> None:
        shuffled = documents * 2
        order.shuffle(shuffled)
        with site.store() as store:
            loaded = [store.load(part, stamp="s") for part in cut(shuffled, cuts)]
            assert sum(each.new for each in loaded) == len(documents)
            assert sum(each.known for each in loaded) == len(documents)
            assert_holds(store, documents)

    holds()


def test_a_document_that_is_taken_out_leaves_no_trace(site: Site) -> None:
    @site.examples(10, 5)
    @given(collections(8), st.data())
    def holds(documents: list[bytes], data: st.DataObject) -> None:
        with site.store() as store:
            there: dict[str, bytes] = {}
            for _ in range(data.draw(st.integers(1, 4))):
                some = data.draw(st.lists(st.sampled_from(documents))) if documents else []
                if data.draw(st.booleans()):
                    store.load(some, stamp="s")
                    there |= {document_of(quads): quads for quads in some}
                else:
                    gone = {document_of(quads) for quads in some}
                    assert store.retract(sorted(gone)) == len(gone & there.keys())
                    there = {iri: quads for iri, quads in there.items() if iri not in gone}
                assert_holds(store, list(there.values()))
            store.retract(there)
            assert_holds(store, [])
            assert store.stamp() is None

    holds()


def test_an_entity_has_what_the_tables_that_are_there_say_of_it(site: Site) -> None:
    report, table = sample_documents(2)
    mine = partial_table()
    there = {document_of(quads): quads for quads in (report, table, mine)}
    for order in itertools.permutations(there, 2):
        with site.store() as store:
            store.load(there.values(), stamp="s")
            left = dict(there)
            for iri in order:
                store.retract([iri])
                del left[iri]
                assert_holds(store, list(left.values()))
            store.load(there.values(), stamp="s")
            assert_holds(store, list(there.values()))


def test_a_rebuild_puts_documents_in_the_place_of_all(site: Site) -> None:
    @site.examples(6, 4)
    @given(collections(), collections())
    def holds(before: list[bytes], after: list[bytes]) -> None:
        with site.store() as store:
            store.load(before, stamp="old")
            kept = (store.quads(document) for document in list(store.documents()))
            assert store.rebuild(kept, stamp="new") == Loaded(len(before), 0)
            assert_holds(store, before)
            store.rebuild(after, stamp="newer")
            assert_holds(store, after)
            assert store.stamp() == ("newer" if after else None)

    holds()


def test_a_rebuild_changes_what_documents_say(site: Site) -> None:
    first, second, *_ = sample_documents(2)
    lines = first.splitlines(keepends=True)
    less = b"".join(line for line in lines if b"#rule>" not in line)
    assert less != first
    with site.store() as store:
        store.load([first, second], stamp="old")
        store.rebuild([less, second], stamp="new")
        assert_holds(store, [less, second])


def test_progress_tells_of_each_document(site: Site) -> None:
    documents = sample_documents(5)
    told: list[int] = []
    with site.store() as store:
        store.load(documents, stamp="s", progress=told.append)
        store.load(documents, stamp="s", progress=told.append)
    assert sum(told) == 10


# Revisions, stamps and wrong input


def test_a_revision_changes_with_each_change_and_with_nothing_else(site: Site) -> None:
    first, second = sample_documents(2)
    with site.store() as store:
        seen = [store.revision()]
        for change in (
            lambda: store.load([first], stamp="s"),
            lambda: store.load([second], stamp="s"),
            lambda: store.retract([document_of(second)]),
            lambda: store.load([second], stamp="s"),
            lambda: store.rebuild([first], stamp="t"),
        ):
            change()
            assert store.revision() not in seen
            seen.append(store.revision())
            store.run("MATCH (d:Document) RETURN d.iri")
            list(store.documents())
            assert store.revision() == seen[-1]


def test_a_revision_tells_what_another_process_has_done(site: Site) -> None:
    url = site.empty()
    with open_store(url) as reader, open_store(url) as writer:
        before = reader.revision()
        writer.load(sample_documents(1), stamp="s")
        assert reader.revision() == writer.revision() != before


def test_a_store_of_other_rules_refuses_a_load_and_names_rebuild(site: Site) -> None:
    first, second = sample_documents(2)
    with site.store() as store:
        assert store.stamp() is None
        store.load([first], stamp="old")
        assert store.stamp() == "old"
        with pytest.raises(StoreMismatch, match="entente rebuild"):
            store.load([second], stamp="new")
        assert_holds(store, [first])
        store.retract([document_of(first)])
        store.load([second], stamp="new")
        assert store.stamp() == "new"


def test_a_wrong_document_is_refused_and_those_before_it_are_kept(site: Site) -> None:
    first, second = sample_documents(2)
    wrong = second.replace(b"ns#surface>", b"ns#nickname>").replace(b"ns#text>", b"ns#words>")
    with site.store() as store:
        with pytest.raises(InvalidGraph, match="has no literal"):
            store.load([first, wrong, second], stamp="s")
        assert_holds(store, [first])


def test_what_goes_wrong_with_a_document_on_its_way_is_no_fault_of_the_store(site: Site) -> None:
    def broken() -> Iterator[bytes]:
        yield sample_documents(1)[0]
        raise ConnectionResetError("on the way")

    with site.store() as store:
        for write in (store.load, store.rebuild):
            with pytest.raises(ConnectionResetError, match="on the way"):
                write(broken(), stamp="s")
        assert_holds(store, sample_documents(1))


def test_a_document_that_is_not_there_is_named(site: Site) -> None:
    with site.store() as store, pytest.raises(StoreUnavailable, match="document/none"):
        store.quads(iris.mint("Document", "none"))


def test_an_empty_store_answers(site: Site) -> None:
    with site.store() as store:
        assert_holds(store, [])
        assert store.retract([iris.mint("Document", "none")]) == 0
        assert store.search_names("Mali") == []


# Names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("cote d'ivoire", ["Côte d'Ivoire"]),
        ("CÔTE", ["Côte d'Ivoire"]),
        ("ivoire", ["Côte d'Ivoire"]),
        ("lodz brno", ["Łódź–Brno Group"]),
        ("neil", ["O'Neil ~ %7E"]),
        ("王毅", ["王毅"]),
        ("ศูนย์", ["ศูนย์"]),
        ("ngoc anh", ["Ngọc Ánh"]),
        ("mae s", ["Mae Sot"]),
        ("sot nowhere", ["Mae Sot"]),
        ("nowhere", []),
        ("- ~ '", []),
    ],
)
def test_names_are_found_whatever_their_accents(named: Store, text: str, found: list[str]) -> None:
    assert [each.surface for each in named.search_names(text)] == found


def test_the_nearest_name_comes_first_and_each_entity_once(named: Store) -> None:
    found = named.search_names("Phumtham", 10)
    assert [(each.entity, each.surface) for each in found] == [
        (iris.mint("Official", "th-phumtham"), "Phumtham Wechayachai")
    ]
    assert named.search_names("Phumtham Wechayachai")[0].score == 100
    assert len(named.search_names("m", 2)) == 2
    scores = [each.score for each in named.search_names("ma", 50)]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) > 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Phumtam Wechayachay", "Phumtham Wechayachai"),  # letters missing and wrong
        ("pumtham", "Phumtham Wechayachai"),
        ("Fhumtham", "Phumtham Wechayachai"),  # the first letter too, where no name begins right
        ("Myawady", "Myawaddy"),
        ("Tahiland", "Thailand"),  # letters swapped
    ],
)
def test_wrong_letters_are_forgiven_and_it_is_told(named: Store, text: str, found: str) -> None:
    best = named.search_names(text)[0]
    assert (best.surface, best.exact) == (found, False)
    assert named.search_names(found)[0].exact


def test_letters_are_forgiven_only_where_no_name_has_the_words(named: Store) -> None:
    for text in ("Myawaddy", "Mali"):
        found = named.search_names(text, 50)
        assert found
        assert all(each.exact for each in found)
    assert named.search_names("Xyzzyplugh") == []
    assert named.search_names("Mae") == [] or all(each.exact for each in named.search_names("Mae"))


def test_names_are_narrowed_by_label(named: Store) -> None:
    found = named.search_names("m", 50)
    labels = {iris.split(each.entity)[0] for each in found}
    assert len(labels) > 1
    places = named.search_names("m", 50, ["Place"])
    assert places == [each for each in found if iris.split(each.entity)[0] == "place"]
    assert named.search_names("Myawady", 50, ["Official"]) == []


@pytest.fixture
def named(site: Site) -> Iterator[Store]:
    with site.store() as store:
        store.load(sample_documents(3), stamp="s")
        yield store


# Other processes


def start(url: str, verb: str, documents: Sequence[bytes] | Sequence[str], **told: object) -> subprocess.Popen[str]:
    """A process that writes, once it has opened the store."""
    texts = [each.decode() if isinstance(each, bytes) else each for each in documents]
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.contracts.store_process"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    json.dump({"url": url, "verb": verb, "documents": texts, **told}, process.stdin)
    process.stdin.close()
    process.stdin = None
    assert process.stdout.readline() == "open\n" or process.poll() is not None or "die" in told, process.stderr.read()
    return process


def end(process: subprocess.Popen[str]) -> None:
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors


def test_loads_and_a_retract_at_the_same_time_end_as_if_one_after_the_other(site: Site) -> None:
    documents = sample_documents(40)
    there, racing = documents[:15], documents[15:20]
    url = site.empty()
    with open_store(url) as store:
        store.load(there, stamp="s")
        processes = [
            start(url, "load", documents[10:30], batch=2, pause=0.005, publish=(0.2, 0)),
            start(url, "load", documents[15:], batch=3, pause=0.005, publish=(0.2, 0)),
            start(url, "retract", [document_of(quads) for quads in (*there[:10], *racing)], batch=2, pause=0.03),
        ]
        for process in processes:
            end(process)
        left = set(store.documents())
        certain = [quads for quads in documents[10:] if quads not in racing]
        assert left >= {document_of(quads) for quads in certain}
        assert left <= {document_of(quads) for quads in (*certain, *racing)}
        assert_holds(store, [quads for quads in documents if document_of(quads) in left])


def test_a_name_that_one_document_brings_while_another_takes_it_is_there(site: Site) -> None:
    old, new = paired_documents(30)
    url = site.empty()
    with open_store(url) as store:
        store.load(old, stamp="s")
        processes = [
            start(url, "load", new, batch=1, pause=0.002),
            start(url, "retract", [document_of(quads) for quads in old], batch=1, pause=0.002),
        ]
        for process in processes:
            end(process)
        assert_holds(store, new)


def test_readers_follow_a_writer_and_never_see_half_a_document(site: Site) -> None:
    documents = sample_documents(36)
    expected = {document_of(quads): quads.count(b"ns#ofDocument>") for quads in documents}
    url = site.empty()
    with open_store(url) as store:
        process = start(url, "load", documents, batch=6, pause=0.02, publish=AT_ONCE)
        sizes = set()
        while process.poll() is None:
            rows = store.run(
                "MATCH (d:Document) OPTIONAL MATCH (p:Passage)-[:OF_DOCUMENT]->(d) RETURN d.iri AS iri, count(p) AS n"
            )
            assert all(expected[row["iri"]] == row["n"] for row in rows)
            sizes.add(len(rows))
        end(process)
        assert len(sizes) > 2
        assert_holds(store, documents)


def test_a_load_that_is_killed_is_finished_by_the_same_load(site: Site) -> None:
    documents = sample_documents(40)
    url = site.empty()
    interrupted = 0
    for moment in (0.02, 0.1, 0.2, 0.3):
        process = start(url, "load", documents, batch=3, pause=0.005, publish=(0.1, 0))
        try:
            process.wait(timeout=moment)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            interrupted += 1
        process.communicate()
        with open_store(url) as store:
            there = set(store.documents())
            assert_holds(store, [quads for quads in documents if document_of(quads) in there])
    assert interrupted
    with open_store(url) as store:
        store.load(documents, stamp="s")
        assert_holds(store, documents)


def test_a_rebuild_that_is_killed_loses_no_document_and_is_finished_by_the_same_call(site: Site) -> None:
    documents = sample_documents(30)
    lines = [quads.splitlines(keepends=True) for quads in documents]
    rebuilt = [b"".join(line for line in each if b"#rule>" not in line) for each in lines]
    url = site.empty()
    with open_store(url) as store:
        store.load(documents, stamp="old")
        for moment in (0.05, 0.15):
            process = start(url, "rebuild", rebuilt[:-1], stamp="new", batch=3, pause=0.02)
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(timeout=moment)
            process.send_signal(signal.SIGKILL)
            process.communicate()
            assert set(store.documents()) == {document_of(quads) for quads in documents}
            both = {document_of(a): (a, b) for a, b in zip(documents, rebuilt, strict=True)}
            assert all(store.quads(iri) in both[iri] for iri in store.documents())
            with pytest.raises(StoreMismatch, match="entente rebuild"):
                store.load(rebuilt, stamp="new")
        store.rebuild(rebuilt[:-1], stamp="new")
        assert_holds(store, rebuilt[:-1])
        assert store.stamp() == "new"
        assert store.load(documents[:1], stamp="new") == Loaded(0, 1)


# Stores that are not there


def test_an_unknown_scheme_is_refused() -> None:
    with pytest.raises(StoreUnavailable, match="mysql"):
        open_store("mysql://localhost")


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(StoreUnavailable, match="neo4j://host:7687"):
        open_store("neo4j://host:word")


def test_a_server_that_does_not_answer_is_named_without_its_password() -> None:
    with pytest.raises(StoreUnavailable, match="does not answer") as told:
        open_store("bolt://neo4j:secret-word@127.0.0.1:1")
    assert "secret-word" not in str(told.value)
    assert "bolt://127.0.0.1:1" in str(told.value)


def test_a_wrong_password_is_told_and_never_printed(neo4j_url: str) -> None:
    parts = urlsplit(neo4j_url)
    with pytest.raises(StoreUnavailable, match="password") as told:
        open_store(f"{parts.scheme}://{parts.hostname}:{parts.port}", user="neo4j", password="secret-word")
    assert "secret-word" not in str(told.value)


def test_the_url_of_a_server_is_given_without_credentials(neo4j_url: str) -> None:
    with open_store(neo4j_url) as store:
        assert store.url == f"neo4j://{urlsplit(neo4j_url).netloc.rpartition('@')[2]}"
        with pytest.raises(StoreUnavailable, match="no such database"):
            open_store(f"{neo4j_url}/nowhere").documents()


def test_a_server_makes_constraints_and_indexes(neo4j_url: str) -> None:
    site = Site("neo4j", neo4j_url)
    with site.store() as store:
        store.load(sample_documents(1), stamp="s")
        constraints = store.run("SHOW CONSTRAINTS YIELD labelsOrTypes RETURN labelsOrTypes[0] AS label")
        assert {row["label"] for row in constraints} >= set(read_ontology().labels)
        plan = "SHOW INDEXES YIELD labelsOrTypes, properties WHERE 'occasion' IN properties RETURN count(*) AS n"
        assert store.run(plan) == [{"n": len(read_ontology().events)}]
