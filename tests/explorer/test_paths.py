"""Paths: every step cites, steps connect the ends, and where there is no path the nearest misses are told."""

import itertools
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.explorer.frame import Visit, attributes, have, inspect, inspect_screen, pick_by_keyboard, shoot

Ask = Callable[..., dict[str, object]]
A, B = "official/mm-min-aung-hlaing", "official/vn-luong-tam-quang"
BOTH = f"/paths?a={A}&b={B}"


def told(page: Page) -> None:
    expect(page.get_by_role("article", name="Path 1")).to_be_visible()


def test_how_an_official_of_one_country_is_connected_with_one_of_another(visit: Visit, ask: Ask) -> None:
    page = visit("/paths")
    for label, name in (("From", "Min Aung Hlaing"), ("To", "Luong Tam Quang")):
        page.get_by_role("combobox", name=label).fill(name)
        page.get_by_role("option", name=name).first.click()
    told(page)
    paths = ask("/v1/paths", a=A, b=B, k=3)["paths"]
    assert isinstance(paths, list)
    expect(page.get_by_role("article", name=re.compile(r"^Path \d"))).to_have_count(len(paths))
    for index, path in enumerate(paths):
        article = page.get_by_role("article", name=f"Path {index + 1}")
        steps = [[step["from"]["id"], step["to"]["id"]] for step in path["steps"]]
        have(article.locator("[data-step]"), "data-step", [" ".join(step) for step in steps])
        assert steps[0][0] == A
        assert steps[-1][1] == B
        assert all(before[1] == after[0] for before, after in itertools.pairwise(steps))
        for number, step in enumerate(path["steps"]):
            shown = article.locator("[data-step]").nth(number)
            expect(shown.get_by_text(step["sentence"])).to_be_visible()
            cited = {evidence["text"] for fact in step["facts"] for evidence in fact["evidence"]}
            expect(shown.locator("[data-evidence]").first).to_be_attached()
            assert attributes(shown.locator("[data-evidence]"), "data-evidence")[0] in cited
    nodes = page.get_by_role("article", name="Path 1").locator("[data-node]")
    have(nodes, "data-node", [A, *[step["to"]["id"] for step in paths[0]["steps"]]])


def test_where_there_is_none_the_nearest_misses_are_told_and_a_click_takes_them(visit: Visit, ask: Ask) -> None:
    page = visit(f"{BOTH}&max=1")
    misses = ask("/v1/paths", a=A, b=B, longest=1)["misses"]
    assert isinstance(misses, list)
    for miss in misses:
        expect(page.get_by_text(miss["sentence"], exact=True)).to_be_visible()
    inspect(page)
    page.get_by_role("button", name="Search with this changed").first.click()
    told(page)
    page.wait_for_url(lambda url: "max=" not in url)
    page.go_back()
    expect(page.get_by_text(misses[0]["sentence"], exact=True)).to_be_visible()


def test_what_may_be_on_the_way_is_in_the_address(visit: Visit, ask: Ask) -> None:
    page = visit(BOTH)
    told(page)
    page.get_by_text("What may be on the way").click()
    page.get_by_role("group", name="Never by way of").get_by_label("organisations").click()
    expect(page).to_have_url(re.compile("never=Organization"))
    page.get_by_label("Paths for each pair").select_option("2")
    expect(page).to_have_url(re.compile("k=2"))
    told(page)
    page.reload()
    told(page)
    expect(page.get_by_role("group", name="Never by way of").get_by_label("organisations")).to_be_checked()
    expect(page.get_by_role("combobox", name="From")).to_have_value("Min Aung Hlaing")
    paths = ask("/v1/paths", a=A, b=B, k=2, never="Organization")["paths"]
    assert isinstance(paths, list)
    expect(page.get_by_role("article", name=re.compile(r"^Path \d"))).to_have_count(len(paths))
    page.go_back()
    expect(page.get_by_label("Paths for each pair")).to_have_value("3")


def test_a_name_with_several_meanings_is_chosen(visit: Visit) -> None:
    page = visit("/paths?a=Chen Zhi&b=Xi Jinping", errors=("409",))
    choices = page.get_by_role("alert").get_by_role("button", name="Chen Zhi,")
    expect(choices.nth(1)).to_be_visible()
    choices.first.click()
    expect(page).to_have_url(re.compile(r"a=official%2F(~|%7E)"))


def test_an_unknown_name_is_an_error_with_its_remedy(visit: Visit) -> None:
    page = visit("/paths?a=<img src=x onerror=alert(1)>&b=Xi Jinping", errors=("422",))
    expect(page.get_by_role("alert")).to_contain_text("<img src=x onerror=alert(1)>")
    expect(page.locator("main img")).to_have_count(0)


def test_by_keyboard_alone(visit: Visit) -> None:
    page = visit("/paths")
    pick_by_keyboard(page, "From", ("Min Aung Hlaing", "Luong Tam Quang"))
    told(page)


def test_printed_without_what_is_pressed(visit: Visit) -> None:
    page = visit(f"{BOTH}&k=1")
    told(page)
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Swap")).to_be_hidden()
    expect(page.locator("[data-evidence]").first).to_be_visible()


def test_an_error_can_be_tried_again(visit: Visit) -> None:
    page = visit(BOTH, answers={"**/v1/paths*": 500}, errors=("500",))
    expect(page.get_by_role("alert")).to_contain_text("req-1")
    page.unroute("**/v1/paths*")
    page.get_by_role("button", name="Try again").click()
    told(page)


@pytest.mark.parametrize("path", ["/paths", f"{BOTH}&k=2", f"{BOTH}&max=1"])
def test_it_can_be_seen_pressed_and_read(visit: Visit, path: str) -> None:
    def ready(page: Page) -> None:
        if "max" in path:
            expect(page.get_by_text("No path of up to 1 step")).to_be_visible()
        elif "a=" in path:
            told(page)
        else:
            expect(page.get_by_role("heading", name="Choose two ends")).to_be_visible()
        shoot(page, f"paths-{'miss' if 'max' in path else 'found' if 'a=' in path else 'empty'}")

    inspect_screen(visit, path, ready)
