"""Home: search, counts that equal the API's, questions that have answers, countries that lead to their comparison."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from tests.explorer.frame import Visit, attributes, inspect, inspect_screen

Ask = Callable[..., dict[str, Any]]


def ready(page: Page) -> None:
    expect(page.get_by_role("heading", name="Country by country")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile(r"\?$"))).to_have_count(3)
    expect(page.locator("a[data-grade]").first).to_be_visible()


def search(page: Page) -> Any:
    return page.get_by_role("combobox", name=re.compile("^Search"))


def test_home_can_be_seen_pressed_and_read(visit: Visit) -> None:
    inspect_screen(visit, "/", ready)


def test_counts_and_days_are_those_of_the_api(visit: Visit, ask: Ask) -> None:
    told, page = ask("/v1/overview"), visit("/")
    ready(page)
    for label in ("Meeting", "Measure", "Agreement", "Statement"):
        counted = page.locator("dl > div").filter(has=page.locator("dt", has_text=f"{label.lower()}s"))
        expect(counted.locator("dd")).to_have_text(f"{told['facts'][label]['total']:,}")
    documents = told["nodes"]["Document"]["documents"]
    expect(page.get_by_text(f"{documents} documents, published from")).to_be_visible()


def test_every_number_of_the_table_is_the_apis_and_leads_to_the_comparison(visit: Visit, ask: Ask) -> None:
    page = visit("/")
    ready(page)
    names = {one["code"]: one["name"] for one in ask("/v1/overview")["countries"]}
    totals = {
        frozenset((pair["a"].removeprefix("country/"), pair["b"].removeprefix("country/"))): pair["total"]
        for pair in ask("/v1/overview")["pairs"]
    }
    cells = page.locator("a[data-grade]")
    pairs = [re.findall(r"[ab]=country%2F([A-Z]{2})", href) for href in attributes(cells, "href")]
    assert len(pairs) >= 20
    expect(cells).to_have_text([str(totals[frozenset(pair)]) for pair in pairs])
    a, b = pairs[0]
    page.get_by_role("link", name=re.compile(f"^{names[a]} and {names[b]}")).click()
    page.wait_for_url(re.compile(f"/compare\\?.*{a}.*{b}"))


def test_questions_to_begin_with_have_answers(visit: Visit, ask: Ask) -> None:
    page = visit("/")
    ready(page)
    for question in page.get_by_role("link", name=re.compile(r"\?$")).all_text_contents():
        assert ask("/v1/ask", q=question)["total"] > 0, question


def test_a_name_in_any_spelling_is_found_by_keyboard(visit: Visit) -> None:
    page = visit("/")
    ready(page)
    page.keyboard.press("/")
    expect(search(page)).to_be_focused()
    page.keyboard.type("Myawadi", delay=20)
    option = page.get_by_role("option", name=re.compile("Myawaddy"))
    expect(option).to_be_visible()
    inspect(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/entity/place/mm-myawaddy|/explore.*mm-myawaddy"))


def test_a_question_that_is_typed_is_asked(visit: Visit) -> None:
    page = visit("/")
    search(page).fill("who met whom about Myawaddy?")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/ask\?q=who"))


def test_an_error_tells_its_cause_and_request_and_is_tried_again(visit: Visit) -> None:
    page = visit("/", answers={"**/v1/overview": 500}, errors=("500",))
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("a test wants this")
    expect(alert).to_contain_text("req-1")
    inspect(page)
    page.unroute("**/v1/overview")
    page.get_by_role("button", name="Try again").click()
    ready(page)


def test_waiting_can_be_given_up_after_two_seconds(visit: Visit) -> None:
    page = visit("/", answers={"**/v1/overview": "hang"})
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("button", name="Load again")).to_be_visible()


def test_an_empty_store_says_how_it_is_filled(visit: Visit) -> None:
    empty = '{"published": null, "nodes": {}, "facts": {}, "countries": [], "pairs": []}'
    page = visit(
        "/",
        answers={"**/v1/overview": lambda route: route.fulfill(content_type="application/json", body=empty)},
    )
    expect(page.get_by_role("heading", name="The store is empty")).to_be_visible()
    inspect(page)


def test_nothing_jumps_while_home_loads(visit: Visit) -> None:
    page = visit("/")
    ready(page)
    moved = page.evaluate(
        """() => new Promise(done => new PerformanceObserver(list => done(
            list.getEntries().filter(e => !e.hadRecentInput).reduce((sum, e) => sum + e.value, 0)
        )).observe({type: "layout-shift", buffered: true}) || setTimeout(() => done(0), 500))"""
    )
    assert moved < 0.1
