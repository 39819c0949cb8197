"""Comparisons: every figure is the API's, and opens the facts that it was counted from."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.explorer.frame import Visit, have, inspect, inspect_screen, pick_by_keyboard, shoot

Ask = Callable[..., dict[str, Any]]
BOTH = "/compare?a=country/CN&b=country/LA"
SIDES = ("both", "a", "b")


def compared(page: Page) -> None:
    expect(page.get_by_role("heading", name="What they did")).to_be_visible()


def numbers_are(page: Page, key: str, wanted: dict[str, int]) -> None:
    """The figures of both, of one and of the other; a nought is not told."""
    for side in SIDES:
        found = page.locator(f'[data-figure="{key}.{side}"]')
        if wanted[side]:
            expect(found.first).to_have_text(f"{wanted[side]:,}")
        else:
            expect(found.filter(has_not_text=re.compile("^0$"))).to_have_count(0)


def test_every_figure_is_the_apis(visit: Visit, ask: Ask) -> None:
    page = visit(BOTH)
    compared(page)
    found = ask("/v1/compare", a="CN", b="LA", sample=100)
    for aspect, shares in found["facts"].items():
        numbers_are(page, aspect, {side: shares[side]["total"] for side in SIDES})
    for month in found["periods"]:
        counted = {side: month["counts"].get(side, 0) + month["undated"].get(side, 0) for side in SIDES}
        numbers_are(page, month["period"], counted)
    for link in found["officials"]["shared"]["entities"]:
        key = f"officials:{link['entity']['id']}"
        numbers_are(page, key, {side: link["facts"][side]["total"] for side in SIDES})


def test_a_figure_opens_its_facts_and_back_closes_them(visit: Visit, ask: Ask) -> None:
    page = visit(BOTH)
    compared(page)
    page.locator('[data-figure="agreements.both"]').click()
    ids = ask("/v1/compare", a="CN", b="LA")["facts"]["agreements"]["both"]["facts"]
    have(page.locator("[data-fact]"), "data-fact", set(ids))
    fact = page.locator(f'[data-fact="{ids[0]}"]')
    fact.get_by_role("button").first.click()
    evidence = ask(f"/v1/facts/{ids[0]}")["evidence"]
    expect(fact.locator("[data-evidence]").first).to_have_attribute("data-evidence", evidence[0]["text"])
    inspect(page)
    page.reload()
    expect(page.locator("[data-fact]")).to_have_count(len(ids))
    page.go_back()
    expect(page.locator("[data-fact]")).to_have_count(0)


def test_a_month_opens_its_facts(visit: Visit, ask: Ask) -> None:
    months = ask("/v1/compare", a="CN", b="LA", sample=100)["periods"]
    month = max(months, key=lambda one: len(one["facts"].get("both", ())))
    page = visit(f"{BOTH}&open={month['period']}.both")
    expect(page.locator("[data-fact]")).to_have_count(len(month["facts"]["both"]))


def test_facts_are_told_in_part_and_the_rest_is_a_click_away(visit: Visit, ask: Ask) -> None:
    total = ask("/v1/compare", a="CN", b="LA")["facts"]["meetings"]["a"]["total"]
    assert total > 25
    page = visit(f"{BOTH}&open=meetings.a")
    expect(page.get_by_text(f"25 of {total} facts")).to_be_visible()
    page.get_by_role("button", name="Show more").click()
    expect(page.locator("[data-fact]")).to_have_count(total)


def test_time_counts_as_the_api_counts(visit: Visit, ask: Ask) -> None:
    page = visit(BOTH)
    compared(page)
    page.get_by_label("Not before").fill("2025")
    page.get_by_label("Not before").press("Enter")
    expect(page).to_have_url(re.compile("from=2025"))
    found = ask("/v1/compare", a="CN", b="LA", **{"from": "2025"})["facts"]["measures"]
    numbers_are(page, "measures", {side: found[side]["total"] for side in SIDES})


def test_two_are_chosen_by_keyboard_alone(visit: Visit) -> None:
    page = visit("/compare")
    pick_by_keyboard(page, "One", ("China", "Laos"))
    compared(page)


def test_the_same_twice_is_an_error_that_says_why(visit: Visit) -> None:
    page = visit("/compare?a=country/CN&b=country/CN", errors=("422",))
    expect(page.get_by_role("alert")).to_contain_text("Give two entities")


@pytest.mark.parametrize("path", ["/compare", f"{BOTH}&open=agreements.both"])
def test_it_can_be_seen_pressed_and_read(visit: Visit, path: str) -> None:
    def ready(page: Page) -> None:
        if "a=" in path:
            expect(page.locator("[data-fact]").first).to_be_visible()
        else:
            expect(page.get_by_role("link", name="China and Laos")).to_be_visible()
        shoot(page, f"compare-{'found' if 'a=' in path else 'empty'}")

    inspect_screen(visit, path, ready)
