"""One server, one browser for all browser tests; see frame.py for how to write one.

    ENTENTE_BROWSER_STRAIN=6 pytest tests/explorer

runs them with a processor 6 times slower and answers of the API that come late: no test may fail of it.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.api.server_process import serving
from tests.demonstration import Demonstration
from tests.explorer.frame import CHROMIUM, PATIENCE, UNHURRIED, Visit, find_chromium

_HERE = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep browser tests on one worker, so that they share the browser."""
    for item in items:
        if item.path.is_relative_to(_HERE):
            item.add_marker(pytest.mark.xdist_group("explorer"))


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Give Chromium; its end lets other tests of this worker have an event loop of their own again."""
    found = find_chromium()
    if found is None:
        pytest.skip("no Chromium: apt-get install chromium (or another of: " + ", ".join(CHROMIUM) + ")")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        # Fonts and pixels alike on every machine; root may not use Chromium's own sandbox.
        started = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--font-render-hinting=none"])
        yield started
        started.close()


@pytest.fixture(scope="package")
def server(demonstration: Demonstration) -> Iterator[str]:
    """Give the address of a server over the sample corpus, which tests only read."""
    with serving(str(demonstration.store), **UNHURRIED) as running:
        yield str(running.client.base_url).rstrip("/")


@pytest.fixture
def visit(browser: Browser, server: str) -> Iterator[Visit]:
    """Give the function that opens pages."""
    visiting = Visit(browser, server)
    yield visiting
    visiting.leave()


@pytest.fixture
def ask(server: str) -> Callable[..., dict[str, object]]:
    """Give the function that asks the API itself."""

    def asked(path: str, **query: object) -> dict[str, object]:
        response = httpx.get(server + path, params=query, timeout=150)  # type: ignore[arg-type]
        response.raise_for_status()
        told: dict[str, object] = response.json()
        return told

    return asked
