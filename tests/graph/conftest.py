"""The sample graph in each store, loaded once: tests of questions only read."""

from collections.abc import Callable, Iterator
from urllib.parse import unquote, urlsplit

import neo4j
import pytest

from graph.store import Store
from graph.stores import open_store
from tests.sample_graph import sample_documents

STAMP = "sample"


def empty_server(url: str) -> None:
    parts = urlsplit(url)
    auth = (unquote(parts.username or ""), unquote(parts.password or ""))
    with neo4j.GraphDatabase.driver(f"bolt://{parts.hostname}:{parts.port}", auth=auth) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")


@pytest.fixture(scope="session")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(str(tmp_path_factory.mktemp("sample") / "store")) as store:
        store.load(sample_documents(), stamp=STAMP)
        yield store


@pytest.fixture(scope="session")
def server(neo4j_url: str) -> Iterator[Store]:
    with open_store(neo4j_url) as store:
        yield store


@pytest.fixture
def served(server: Store, embedded: Store, neo4j_url: str) -> Store:
    """The same on Neo4j; loaded anew where another test has put something else there."""
    if list(server.documents()) != list(embedded.documents()):
        empty_server(neo4j_url)
        server.load(sample_documents(), stamp=STAMP)
    return server


@pytest.fixture(params=["embedded", "served"])
def store(request: pytest.FixtureRequest) -> Store:
    found: Store = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def both(embedded: Store, served: Store) -> Callable[[Callable[[Store], object]], object]:
    """Asks both stores and gives the answer, which must be one."""

    def ask(question: Callable[[Store], object]) -> object:
        answers = [question(store) for store in (embedded, served)]
        assert answers[0] == answers[1]
        return answers[0]

    return ask
