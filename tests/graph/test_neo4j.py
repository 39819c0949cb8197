"""What the Neo4j store does beside the contract: its lock, its count of edges, the nodes that it keeps for itself."""

import subprocess
from collections.abc import Iterator

import neo4j
import pytest

from graph.mapping import Edge
from graph.neo4j import Neo4jStore
from graph.neo4j_graph import Graph
from graph.schema import ADMINISTRATIVE, LOCK
from ontology import iris
from ontology.errors import StoreError
from tests.contracts.test_stores import Site, assert_holds, end, server, start
from tests.strategies import sample_documents


@pytest.fixture
def driver(neo4j_url: str) -> Iterator[neo4j.Driver]:
    with server(neo4j_url) as driver:
        yield driver


@pytest.fixture
def url(neo4j_url: str) -> str:
    return Site("neo4j", neo4j_url).empty()


def test_a_load_waits_for_who_holds_the_lock(url: str, driver: neo4j.Driver) -> None:
    documents = sample_documents(4)
    with Neo4jStore(url) as store:
        store.load(documents[:2], stamp="s")
        with driver.session() as session, session.begin_transaction() as tx:
            tx.run(f"MATCH (s:{LOCK} {{iri: 'store'}}) SET s.locked = 0").consume()
            process = start(url, "load", documents)
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(timeout=2)
            assert_holds(store, documents[:2])
            tx.commit()
        end(process)
        assert_holds(store, documents)


def test_an_edge_that_finds_no_end_is_an_error(url: str, driver: neo4j.Driver) -> None:
    missing = Edge(iris.mint("Name", "a"), "NAMES", iris.mint("Country", "XX"))
    with driver.session() as session, pytest.raises(StoreError, match="0 of 1 rows"):
        session.execute_write(lambda tx: Graph(tx)._add_edges([missing], "CREATE"))


def test_the_nodes_of_the_store_itself_have_no_edges_and_no_label_of_the_graph(url: str, driver: neo4j.Driver) -> None:
    with Neo4jStore(url) as store:
        store.load(sample_documents(3), stamp="s")
        kept = "|".join(ADMINISTRATIVE)
        labels = store.run(f"MATCH (n:{kept}) WHERE NOT (n)--() UNWIND labels(n) AS label RETURN DISTINCT label")
    assert {row["label"] for row in labels} == set(ADMINISTRATIVE)


def test_a_load_whose_answer_was_lost_is_known(url: str) -> None:
    documents = sample_documents(3)
    with Neo4jStore(url) as store, Neo4jStore(url) as other:
        store.load(documents, stamp="s")
        assert other.load(documents, stamp="s").known == 3
        assert_holds(other, documents)
