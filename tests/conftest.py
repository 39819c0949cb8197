"""Fixtures that every test may use, and the rule that CI skips nothing."""

import os
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

import pytest

from tests import neo4j_server
from tests.demonstration import Demonstration, run_demonstration


@pytest.fixture(scope="session")
def neo4j_url() -> Iterator[str]:
    """Give the URL of a real Neo4j, `neo4j://user:password@host:port`; its content is the tests' to delete.

    ENTENTE_TEST_NEO4J_URL names a running server (its user and password in the URL, or in ENTENTE_TEST_NEO4J_USER and
    ENTENTE_TEST_NEO4J_PASSWORD); otherwise one is started, where a JDK and Maven are there.
    """
    if given := os.environ.get("ENTENTE_TEST_NEO4J_URL"):
        yield with_credentials(given)
        return
    if reason := neo4j_server.missing():
        pytest.skip(f"no Neo4j: {reason}")
    with neo4j_server.run_server() as url:
        yield url


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Demonstration:
    """Give the store with the sample corpus and what the demo printed; one run serves all workers."""
    base = tmp_path_factory.getbasetemp()
    return run_demonstration(base if worker_id == "master" else base.parent)


def with_credentials(url: str) -> str:
    parts = urlsplit(url)
    if parts.username is not None or "ENTENTE_TEST_NEO4J_PASSWORD" not in os.environ:
        return url
    user = os.environ.get("ENTENTE_TEST_NEO4J_USER", "neo4j")
    password = os.environ["ENTENTE_TEST_NEO4J_PASSWORD"]
    return parts._replace(netloc=f"{quote(user, safe='')}:{quote(password, safe='')}@{parts.netloc}").geturl()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of Neo4j on one worker (`--dist loadgroup`), so that they share one server.

    They come first, for the other worker to do the rest meanwhile; of them those that share the sample graph, so that
    it is loaded once.
    """
    for item in items:
        if "neo4j_url" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("neo4j"))
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    fixtures = getattr(item, "fixturenames", ())
    return 0 if "served" in fixtures else 1 if "neo4j_url" in fixtures else 2


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run in which anything was skipped, where ENTENTE_FAIL_ON_SKIP=1 asks for it (CI does)."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("ENTENTE_FAIL_ON_SKIP") == "1" and reporter and reporter.stats.get("skipped"):
        reporter.write_line("\nENTENTE_FAIL_ON_SKIP=1, and tests were skipped (the reasons are below)", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
