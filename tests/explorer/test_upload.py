"""Documents that are dropped on the page become facts that can be read there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.api.server_process import TOKEN, serving
from tests.demonstration import Demonstration
from tests.explorer.frame import UNHURRIED, Visit, becomes, inspect

TEXT = (Path(__file__).parents[2] / "corpus/asean-telecom-fraud.txt").read_text(encoding="utf-8")
DROP = """text => {
    const files = new DataTransfer();
    files.items.add(new File([text], "release.txt", {type: "text/plain"}));
    for (const kind of ["dragover", "drop"])
        document.body.dispatchEvent(new DragEvent(kind, {dataTransfer: files, bubbles: true, cancelable: true}));
}"""


@pytest.fixture
def writable(browser: Browser, demonstration: Demonstration, tmp_path: Path) -> Iterator[Visit]:
    """Give the function that opens pages of a server over an empty store, which takes documents."""
    with serving(str(tmp_path / "store"), ENTENTE_JOBS=str(tmp_path / "jobs"), **UNHURRIED) as running:
        visiting = Visit(browser, str(running.client.base_url).rstrip("/"))
        yield visiting
        visiting.leave()


def drop(page: Page, text: str = TEXT) -> None:
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.evaluate(DROP, text)
    expect(page.get_by_role("dialog", name="Load documents")).to_be_visible()


@pytest.mark.timeout(600)
def test_a_dropped_document_becomes_facts(writable: Visit) -> None:
    page = writable("/", errors=("Failed to load resource",))
    drop(page)
    expect(page.get_by_role("dialog")).to_contain_text("release.txt")
    inspect(page)
    page.get_by_label("Published on").fill("2025-02-19")
    page.get_by_label("Key with the role").fill("wrong")
    page.get_by_role("button", name="Load", exact=True).click()
    expect(page.get_by_role("dialog").get_by_role("alert")).to_contain_text("not known")
    page.get_by_label("Key with the role").fill(TOKEN)
    page.get_by_role("button", name="Load", exact=True).click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("status").first).to_contain_text("Done", timeout=300_000)
    dialog.locator("article button").first.click()
    quote = dialog.locator("blockquote").first
    becomes(page, lambda: str(quote.text_content()) in TEXT, True)
    inspect(page)
    page.get_by_role("link", name="Open the document").click()
    page.wait_for_url("**/document/**")


def test_the_key_is_this_tabs_and_the_sessions_only(visit: Visit) -> None:
    page = visit("/")
    drop(page)
    page.get_by_label("Key with the role").fill("secret")
    assert page.evaluate("JSON.stringify(localStorage)").find("secret") < 0
    expect(page.get_by_label("Key with the role")).to_have_attribute("type", "password")


def test_a_hostile_file_name_stays_text(visit: Visit) -> None:
    page = visit("/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.evaluate(DROP.replace('"release.txt"', '"<img src=x onerror=alert(1)>.txt"'), TEXT)
    expect(page.get_by_role("dialog")).to_contain_text("<img src=x onerror=alert(1)>.txt")
    expect(page.locator("dialog img, [role=dialog] img")).to_have_count(0)
