"""What stands around every screen, and how pages are served."""

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.explorer.frame import Visit

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
    for name in ("Explore", "Paths", "Compare", "Ask", "Cypher"):
        page.get_by_role("navigation", name="Screens").get_by_role("link", name=name).click()
        expect(page).to_have_title(f"{name} · Entente")
        first_heading(page)
