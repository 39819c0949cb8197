"""`make screenshots`: the README's pictures of the explorer, from the demonstration's data."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import httpx
from playwright.sync_api import Page, sync_playwright

from tests.api.server_process import serving
from tests.demonstration import run_demonstration
from tests.explorer.frame import find_chromium

FOLDER = Path(__file__).resolve().parents[1] / "screenshots"
_SIZE = {"width": 1280, "height": 800}


def main() -> None:
    """Write the pictures into explorer/screenshots."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        store = run_demonstration(Path(folder)).store
        with serving(str(store)) as server, sync_playwright() as playwright:
            address = str(server.client.base_url).rstrip("/")
            browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
            page = browser.new_page(viewport=_SIZE, color_scheme="light", reduced_motion="reduce", locale="en-GB")
            _explore(page, address)
            _paths(page, address)
            _document(page, address)
            browser.close()


def _explore(page: Page, address: str) -> None:
    fact = next(one for one in _facts(address, "/v1/measures?place=Myawaddy") if one["reports"] > 1)
    page.goto(f"{address}/explore?seed=place/mm-myawaddy&sel={fact['id']}")
    page.locator("blockquote").first.wait_for()
    _take(page, "explore")


def _paths(page: Page, address: str) -> None:
    page.goto(f"{address}/paths?a=official/mm-min-aung-hlaing&b=official/vn-luong-tam-quang")
    page.locator("blockquote").first.wait_for()
    _take(page, "paths")


def _document(page: Page, address: str) -> None:
    found = _facts(address, "/v1/meetings?about=Myawaddy")[0]["evidence"][0]
    page.goto(f"{address}/document/{found['document']['id']}#p{found['charStart']}")
    page.locator("mark").first.wait_for()
    _take(page, "document")


def _facts(address: str, question: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = httpx.get(address + question, timeout=60).raise_for_status().json()["facts"]
    return found


def _take(page: Page, name: str) -> None:
    """Take what is shown once nothing moves or loads any more."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1_500)
    page.screenshot(path=FOLDER / f"{name}.png")


if __name__ == "__main__":
    main()
