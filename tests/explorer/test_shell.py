"""What stands around every screen, and how pages are served."""

import gzip
import re

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.explorer.frame import Visit, inspect

PAGES = ("/", "/explore", "/entity/place/mm-myawaddy", "/paths", "/compare", "/document/document/0f", "/cypher", "/ask")


@pytest.mark.parametrize("path", PAGES)
def test_every_address_is_the_page_and_keeps_to_this_origin(server: str, path: str) -> None:
    answer = httpx.get(server + path)
    assert answer.status_code == 200
    assert '<div id="root">' in answer.text
    policy = dict(part.split(" ", 1) for part in answer.headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_browser_that_has_the_page_is_not_sent_it_again(server: str) -> None:
    for path in ("/", "/assets/index.js", "/assets/vendor.js"):
        first = httpx.get(server + path, headers={"Accept-Encoding": "gzip"})
        assert first.headers["cache-control"] == "no-cache"
        assert httpx.get(server + path, headers={"If-None-Match": first.headers["etag"]}).status_code == 304
    assert first.headers["content-encoding"] == "gzip"


def test_what_is_no_screen_is_a_problem(server: str) -> None:
    for path in ("/nothing", "/assets/nothing.js", "/assets/../app.py", "/v1/nothing"):
        answer = httpx.get(server + path)
        assert answer.status_code == 404
        assert answer.headers["content-type"] == "application/problem+json"


def test_the_description_of_the_api_needs_no_other_origin(visit: Visit) -> None:
    page = visit("/docs")
    expect(page.locator(".opblock-summary-path").first).to_be_visible()


def first_heading(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_each_screen_is_a_click_away(visit: Visit) -> None:
    page = visit("/")
    for name in ("Explore", "Paths", "Compare", "Documents", "Ask", "Cypher"):
        page.get_by_role("navigation", name="Screens").get_by_role("link", name=name).click()
        expect(page).to_have_title(f"{name} · Entente")
        first_heading(page)


def test_first_scripts_are_few_and_heavy_ones_wait(server: str) -> None:
    """At most 350 kB, compressed, before a screen is shown; drawing, editor and map come when they are opened."""
    wanted, seen = re.findall(r'(?:src|href)="(/assets/[^"]+\.js)"', httpx.get(server).text), set[str]()
    size = 0
    while wanted:
        path = wanted.pop()
        if path in seen:
            continue
        seen.add(path)
        script = httpx.get(server + path).text
        size += len(gzip.compress(script.encode(), mtime=0))
        wanted += [f"/assets/{name}" for name in re.findall(r'(?:from|import)\s*"\./([^"]+\.js)"', script)]
    assert "/assets/vendor.js" in seen
    assert size <= 350_000
    assert not [path for path in seen if re.search("graph|editor|geography", path)]


def test_keys_work_are_listed_and_can_be_switched_off(visit: Visit) -> None:
    page = visit("/")
    page.get_by_role("heading", level=1).wait_for()
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    expect(dialog).to_contain_text("Search")
    inspect(page)
    dialog.get_by_label("Single keys are on").uncheck()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.keyboard.press("2")
    expect(page).to_have_title("Entente")
    page.reload()
    page.get_by_role("heading", level=1).wait_for()
    page.keyboard.press("?")
    expect(dialog).to_be_hidden()
    page.get_by_role("button", name="Keys and help").click()
    dialog.get_by_label("Single keys are on").check()
    page.keyboard.press("Escape")
    page.keyboard.press("2")
    expect(page).to_have_title("Paths · Entente")


def test_the_skip_link_is_first_and_skips(visit: Visit) -> None:
    page = visit("/")
    page.get_by_role("heading", level=1).wait_for()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_a_theme_that_was_chosen_stays(visit: Visit) -> None:
    page = visit("/", theme="light")
    page.get_by_label("Theme").select_option("dark")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.locator("html")).to_have_css("background-color", "rgb(20, 23, 26)")
    page.get_by_label("Theme").select_option("system")
    expect(page.locator("html")).to_have_css("background-color", "rgb(246, 247, 249)")
