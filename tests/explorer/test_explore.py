"""The Explore screen: graph, list, filters, time, map, table, evidence, exports; and the tasks that it is for."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree

import networkx
import pytest
from playwright.sync_api import Download, Locator, Page, Route, expect

from tests.explorer.frame import Visit, attributes, becomes, have, inspect, inspect_screen, query

Ask = Callable[..., dict[str, Any]]
PLACE = "place/mm-myawaddy"
COUNTRY = "country/TH"
TYPES = ["Meeting", "Measure", "Agreement", "Statement", "Office"]


def drawn(page: Page) -> None:
    """Wait until all of the view is laid out and drawn."""
    page.wait_for_function("""() => {
        const canvas = document.querySelector("[data-laid]:not([data-laid='0'])"), drawn = canvas?._cyreg?.cy.nodes();
        return drawn?.length > 0 && drawn.length === Number(canvas.dataset.nodes);
    }""")


def canvas(page: Page, code: str) -> Any:
    """What the drawing on the canvas says of itself."""
    return page.evaluate(f"() => {{ const cy = document.querySelector('[data-laid]')._cyreg.cy; return {code}; }}")


def view_list(page: Page) -> Locator:
    return page.get_by_role("listbox", name="In this view")


def chosen(page: Page) -> Locator:
    return view_list(page).get_by_role("option", selected=True)


def evidence(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Evidence")


def opened(page: Page, fact: object) -> Locator:
    """The fact whose sentences are read, in the evidence panel."""
    return evidence(page).locator(f'section[data-fact="{fact}"]')


def sentences_are_those_of(page: Page, fact: dict[str, Any]) -> None:
    shown = opened(page, fact["id"]).locator("blockquote[data-evidence]")
    have(shown, "data-evidence", [one["text"] for one in fact["evidence"]])


def download(page: Page, name: str) -> bytes:
    page.get_by_role("button", name="Download", exact=True).click()
    with page.expect_download() as started:
        page.get_by_role("menuitem", name=name).click()
    return content(started.value)


def content(file: Download) -> bytes:
    return Path(file.path()).read_bytes()


def test_a_search_selects_in_list_canvas_and_address(visit: Visit) -> None:
    page = visit("/explore")
    expect(page.get_by_role("combobox", name="Search")).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type("Myawaddy")
    expect(page.get_by_role("option", name="Myawaddy").first).to_be_visible()
    page.keyboard.press("Enter")
    drawn(page)
    expect(chosen(page)).to_contain_text("Myawaddy")
    becomes(page, lambda: canvas(page, "cy.nodes('.chosen').map((node) => node.id())"), [PLACE])
    becomes(page, lambda: query(page)["sel"], [PLACE])
    expect(evidence(page).get_by_role("heading", level=2)).to_have_text("Myawaddy")


@pytest.mark.parametrize("name", ["มิยวดี", "မြဝတီ", "缅甸", "កម្ពុជា"])
def test_names_in_scripts_of_asia_are_found(visit: Visit, ask: Ask, name: str) -> None:
    hits = ask("/v1/search", q=name)["entities"]
    page = visit("/explore")
    page.get_by_role("combobox", name="Search").fill(name)
    if not hits:
        expect(page.get_by_text("No such name")).to_be_visible()
        return
    expect(page.get_by_role("option").first).to_contain_text(hits[0]["name"])
    page.get_by_role("option").first.click()
    becomes(page, lambda: query(page)["seed"], [hits[0]["id"]])


def test_every_link_opens_the_sentences_of_the_api(visit: Visit, ask: Ask) -> None:
    page = visit(f"/explore?seed={PLACE}")
    drawn(page)
    shown = ask("/v1/timeline", entity=PLACE, type=TYPES, limit=25)["facts"]
    facts = {fact["id"]: fact for fact in shown}
    links = canvas(page, "cy.edges().map((edge) => [edge.id(), edge.data('fact')])")
    assert {fact for _, fact in links if fact} <= set(facts)
    assert any(fact for _, fact in links)
    for link, fact in links:
        page.evaluate(
            "(id) => void document.querySelector('[data-laid]')._cyreg.cy.getElementById(id).emit('tap')", link
        )
        if fact:
            sentences_are_those_of(page, facts[fact])
        else:
            panel = evidence(page).locator(f'[data-relation="{link}"]')
            expect(panel.locator("figure, p").filter(has_text=re.compile("table|documents")).first).to_be_visible()


def test_who_met_whom_about_myawaddy(visit: Visit, ask: Ask) -> None:
    page = visit("/explore")
    page.get_by_role("link", name="Who met whom about Myawaddy").click()
    drawn(page)
    cypher = """
        MATCH (m:Meeting)-[:ABOUT]->(:Place)-[:WITHIN*0..7]->(p:Place {iri: 'https://w3id.org/entente/id/place/mm-myawaddy'})
        MATCH (m)-[:PARTICIPANT]->(who) RETURN DISTINCT coalesce(m.occasion, m.iri) AS meeting, who.name AS name"""
    met: dict[str, set[str]] = {}
    for meeting, name in ask("/v1/cypher", statement=cypher)["rows"]:
        met.setdefault(meeting, set()).add(name)
    listed = view_list(page).locator('[data-id^="meeting/"]')
    expect(listed).to_have_count(len(met))
    found: list[set[str]] = []
    for fact in (ask(f"/v1/facts/{id_}") for id_ in attributes(listed, "data-id")):
        view_list(page).locator(f'[data-id="{fact["id"]}"]').click()
        took_part = opened(page, fact["id"]).locator("dl > div").filter(has=page.locator("dt", has_text="took part"))
        found.append({one["name"] for one in fact["roles"]["PARTICIPANT"]})
        expect(took_part.locator("bdi")).to_have_text([one["name"] for one in fact["roles"]["PARTICIPANT"]])
        sentences_are_those_of(page, fact)
    assert sorted(map(sorted, found)) == sorted(map(sorted, met.values()))


def test_what_thailand_did_in_february_2025_is_a_table_to_download(visit: Visit, ask: Ask) -> None:
    page = visit("/explore")
    page.get_by_role("link", name="What Thailand did").click()
    expect(page.get_by_role("table")).to_be_visible()
    told = ask("/v1/measures", by="TH", **{"from": "2025-02", "to": "2025-02"})
    expect(page.locator("tbody tr")).to_have_count(told["total"])
    with page.expect_download() as started:
        page.get_by_role("button", name="Download this table").click()
    rows = list(csv.DictReader(io.StringIO(content(started.value).decode("utf-8-sig"))))
    assert sorted(row["sentence"] for row in rows) == sorted(fact["sentence"] for fact in told["facts"])
    assert all(row["evidence"] and row["document"] for row in rows)
    page.get_by_role("button", name="Kind", exact=True).click()
    expect(page.get_by_role("columnheader", name="Kind")).to_have_attribute("aria-sort", "ascending")
    cells = page.locator("tbody tr td:nth-child(2)")
    kinds = cells.all_inner_texts()
    expect(cells).to_have_text(sorted(kinds))


def test_what_an_organisation_said_in_order(visit: Visit, ask: Ask) -> None:
    speakers = ask("/v1/facets", facet="by", type="Statement")["facets"][0]["values"]
    organisation = next(one for one in speakers if one["label"] == "Organization")
    page = visit(f"/explore?type=Statement&by={quote(organisation['value'])}&view=table")
    told = ask("/v1/statements", by=organisation["value"], limit=25, sort="-date")
    rows = page.locator("tbody tr")
    expect(rows).to_have_count(min(25, told["total"]))
    days = {fact["id"]: fact["date"] or "9999" for fact in told["facts"]}
    have(rows, "data-fact", set(days))
    becomes(page, lambda: [days[one] for one in attributes(rows, "data-fact")], sorted(days.values()))


def test_expanding_adds_the_next_page_and_moves_no_pinned_thing(visit: Visit, ask: Ask) -> None:
    page = visit(f"/explore?seed={COUNTRY}&sel={COUNTRY}&pin={COUNTRY}@10@20")
    drawn(page)
    pages = [ask("/v1/timeline", entity=COUNTRY, type=TYPES, limit=limit, sort="-date") for limit in (25, 50)]
    first, second = [{fact["id"] for fact in answer["facts"]} for answer in pages]
    source = page.locator(f'[data-source="{COUNTRY}"]')
    expect(source).to_contain_text(f"25 of {pages[0]['total']}")
    becomes(page, lambda: shown_facts(page), first)
    before = canvas(page, f"cy.getElementById('{COUNTRY}').position().x")
    page.keyboard.press("e")
    expect(source).to_contain_text(f"50 of {pages[0]['total']}")
    becomes(page, lambda: shown_facts(page), second)
    drawn(page)
    assert canvas(page, f"cy.getElementById('{COUNTRY}').position().x") == pytest.approx(before)
    becomes(page, lambda: query(page)["n"], ["50"])
    page.keyboard.press("u")
    expect(source).to_contain_text("25 of")
    page.keyboard.press("r")
    expect(source).to_contain_text("50 of")


def shown_facts(page: Page) -> set[str]:
    ids = attributes(view_list(page).locator("[data-id]"), "data-id")
    return {one for one in ids if one.split("/")[0] in {type_.lower() for type_ in TYPES}}


@pytest.mark.parametrize("dates", ["", "event", "published"])
def test_counts_over_time_are_those_of_the_api(visit: Visit, ask: Ask, dates: str) -> None:
    spans: list[dict[str, str]] = [{}, {"from": "2025-02", "to": "2025-02"}, {"from": "2025-02", "to": "2025-10"}]
    for span in spans:
        given = {**span, **({"dates": dates} if dates else {})}
        asked = {**span, **({"dates": {"published": "reported"}.get(dates, dates)} if dates else {})}
        told = ask("/v1/timeline", entity=PLACE, type=TYPES, limit=0, **asked)
        page = visit(f"/explore?seed={PLACE}&" + "&".join(f"{name}={value}" for name, value in given.items()))
        count = page.get_by_role("region", name="Time").locator("[data-total]")
        expect(count).to_have_attribute("data-total", str(told["total"]))
        expect(count).to_have_attribute("data-undated", str(told["undated"]))
        whole = ask("/v1/timeline", entity=PLACE, type=TYPES, limit=0, **({"dates": asked["dates"]} if dates else {}))
        for month in {period["period"][:7] for period in whole["periods"] if len(period["period"]) >= 7}:
            expect(page.locator(f'[data-month="{month}"]')).to_be_attached()
        page.close()


def test_a_span_of_time_is_chosen_by_keys(visit: Visit, ask: Ask) -> None:
    page = visit(f"/explore?seed={PLACE}")
    drawn(page)
    expect(page.get_by_role("slider", name="First month")).to_be_visible()
    page.keyboard.press("t")
    expect(page.get_by_role("slider", name="First month")).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.wait_for_url(re.compile("from=2025-02"))
    told = ask("/v1/timeline", entity=PLACE, type=TYPES, limit=0, **{"from": "2025-02", "to": "2025-11"})
    expect(page.locator("[data-total]")).to_have_attribute("data-total", str(told["total"]))
    page.get_by_role("button", name="All time").click()
    page.wait_for_url(lambda url: "from=" not in url)


def test_a_span_of_time_is_chosen_by_mouse(visit: Visit) -> None:
    page = visit(f"/explore?seed={PLACE}")
    drawn(page)
    for month, step in (("2025-02", page.mouse.down), ("2025-07", page.mouse.up)):
        page.locator(f'[data-month="{month}"]').hover()
        step()
    page.wait_for_url(re.compile("from=2025-02&to=2025-07"))


def test_reload_back_and_a_shared_link_restore_what_was_seen(visit: Visit) -> None:
    page = visit(f"/explore?seed={PLACE}")
    drawn(page)
    view_list(page).locator("[data-id^='place/']", has_text="Tachileik").click()
    expect(chosen(page)).to_contain_text("Tachileik")
    page.get_by_role("checkbox", name="crimes").click()
    expect(page.get_by_role("checkbox", name="crimes")).not_to_be_checked()
    page.get_by_role("tab", name="Table").click()
    page.wait_for_url(re.compile("view=table"))
    expect(page.locator("tbody tr").first).to_be_visible()
    rows, seen = page.locator("tbody tr").all_text_contents(), page.url
    page.reload()
    becomes(page, lambda: page.locator("tbody tr").all_text_contents(), rows)
    other = visit(urlsplit(seen).path + "?" + urlsplit(seen).query)
    expect(other.locator("tbody tr")).to_have_count(len(rows))
    expect(chosen(other)).to_contain_text("Tachileik")
    expect(other.get_by_role("checkbox", name="crimes")).not_to_be_checked()
    page.go_back()
    drawn(page)
    expect(page.get_by_role("tab", name="Graph")).to_have_attribute("aria-selected", "true")
    page.go_back()
    expect(page.get_by_role("checkbox", name="crimes")).to_be_checked()


def test_everything_by_keyboard_alone(visit: Visit) -> None:
    page = visit("/explore")
    expect(page.get_by_role("combobox", name="Search")).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type("Myawaddy")
    expect(page.get_by_role("option", name="Myawaddy").first).to_be_visible()
    page.keyboard.press("Enter")
    drawn(page)
    expect(chosen(page)).to_have_attribute("tabindex", "0")
    last = attributes(view_list(page).locator("[data-id]"), "data-id")[-1]
    chosen(page).focus()
    page.keyboard.press("End")
    expect(view_list(page).locator(f'[data-id="{last}"]')).to_be_focused()
    page.keyboard.press("Enter")
    expect(chosen(page)).to_have_attribute("data-id", last)
    becomes(page, lambda: query(page)["sel"], [last])
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Shift+Enter")
    expect(chosen(page)).to_have_count(2)
    page.keyboard.press("h")
    expect(page.locator(f'[data-id="{last}"]')).to_have_count(0)
    page.keyboard.press("u")
    expect(page.locator(f'[data-id="{last}"]')).to_have_count(1)
    page.keyboard.press("Escape")
    page.wait_for_url(lambda url: "sel=" not in url)
    page.keyboard.press("m")
    expect(page.get_by_role("tab", name="Map")).to_have_attribute("aria-selected", "true")
    page.locator("[data-place]").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("sel=place/"))
    expect(page.locator("[data-place][aria-pressed='true']")).to_have_count(1)
    page.keyboard.press("p")
    page.wait_for_url(re.compile("/paths"))


def test_files_of_a_view_can_be_read(visit: Visit) -> None:
    page = visit(f"/explore?seed={PLACE}")
    drawn(page)
    nodes, edges = canvas(page, "[cy.nodes().length, cy.edges().length]")
    graph = networkx.parse_graphml(download(page, "Graph (GraphML)").decode())
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (nodes, edges)
    assert graph.nodes[PLACE]["name"] == "Myawaddy"
    drawing = ElementTree.fromstring(download(page, "Drawing (SVG)"))
    assert len(drawing.findall("{http://www.w3.org/2000/svg}g")) == nodes + edges
    assert download(page, "Picture (PNG)").startswith(b"\x89PNG")
    rows = list(csv.DictReader(io.StringIO(download(page, "Table of facts (CSV)").decode("utf-8-sig"))))
    becomes(page, lambda: shown_facts(page), {row["id"] for row in rows})
    chicago, bibtex = (download(page, f"Citations ({style})").decode() for style in ("Chicago", "BibTeX"))
    assert len(chicago.strip().split("\n\n")) == bibtex.count("@online{") > 0


def test_a_view_is_saved_in_the_browser_and_opened_again(visit: Visit) -> None:
    page = visit(f"/explore?seed={PLACE}&view=table")
    page.get_by_text("Saved views").click()
    page.get_by_label("Name of this view").fill("Border <b>town</b>")
    page.get_by_role("button", name="Save", exact=True).click()
    other = visit("/explore")
    other.get_by_text("Saved views").click()
    other.get_by_role("link", name="Border <b>town</b>").click()
    expect(other.get_by_role("table")).to_be_visible()
    becomes(other, lambda: query(other)["seed"], [PLACE])
    other.get_by_role("button", name="Forget Border").click()
    expect(other.get_by_role("link", name="Border <b>town</b>")).to_have_count(0)


def test_the_address_of_an_entity_is_a_view_of_it(visit: Visit) -> None:
    page = visit(f"/entity/{PLACE}")
    drawn(page)
    expect(page).to_have_title(re.compile("Myawaddy"))
    expect(chosen(page)).to_contain_text("Myawaddy")


def test_find_in_the_graph_and_filters(visit: Visit) -> None:
    page = visit(f"/explore?seed={PLACE}")
    drawn(page)
    page.get_by_role("searchbox", name="Find in this view").fill("phumtham")
    rows = view_list(page).get_by_role("option")
    expect(rows.first).to_contain_text("Phumtham")
    expect(rows.filter(has_not_text=re.compile("phumtham", re.I))).to_have_count(0)
    clear = "cy.nodes().not('.faint').map((node) => node.data('caption')).filter((one) => !/phumtham/i.test(one))"
    becomes(page, lambda: canvas(page, clear), [])
    page.get_by_role("combobox", name="Add a filter").select_option("kind")
    page.get_by_role("combobox", name="Kind of measure or agreement").select_option("power_cut")
    page.wait_for_url(re.compile("kind=power_cut"))
    expect(page.locator("[data-total]")).to_have_attribute("data-total", "1")
    page.get_by_role("button", name="Clear the filters").click()
    page.wait_for_url(lambda url: "kind=" not in url)


def point_at(page: Page, thing: str) -> bool:
    """Move the mouse to where a thing is drawn: does the drawing say that it is there?"""
    box = page.locator("[data-laid]").bounding_box()
    assert box
    x, y = canvas(page, f"['x', 'y'].map((axis) => cy.getElementById('{thing}').renderedPosition(axis))")
    page.mouse.move(box["x"] + x, box["y"] + y, steps=2)
    return bool(canvas(page, f"cy.getElementById('{thing}').hasClass('near')"))


def test_grouping_and_dragging_keep_things_on_the_canvas(visit: Visit) -> None:
    page = visit(f"/explore?seed={PLACE}")
    drawn(page)
    page.get_by_label("Group by country").click()
    page.wait_for_function("() => Number(document.querySelector('[data-laid]').dataset.laid) >= 2")
    becomes(page, lambda: query(page)["group"], ["country"])
    becomes(page, lambda: point_at(page, PLACE), True)
    page.mouse.down()
    box = page.locator("[data-laid]").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 3, box["y"] + box["height"] / 3, steps=4)
    page.mouse.up()
    page.wait_for_url(re.compile(f"pin={PLACE}@"))


def test_hostile_names_stay_text(visit: Visit, ask: Ask) -> None:
    hostile = "<img src=x onerror=alert(1)>"

    def spoil(route: Route) -> None:
        told = json.dumps(route.fetch().json()).replace("Phumtham Wechayachai", hostile)
        route.fulfill(status=200, content_type="application/json", body=told)

    answers = {"**/v1/timeline?*": spoil, "**/v1/entities?*": spoil, "**/v1/entities/**": spoil}
    page = visit(f"/explore?seed={PLACE}", answers=answers)
    drawn(page)
    expect(page.get_by_role("option", name=hostile).first).to_be_visible()
    page.get_by_role("option", name=hostile).first.click()
    for view in ("Table", "Map", "Graph"):
        page.get_by_role("tab", name=view).click()
        expect(page.get_by_role("tab", name=view)).to_have_attribute("aria-selected", "true")
        expect(page.locator("table, [data-place], [data-laid]").first).to_be_visible()
        expect(page.locator("img[src='x']")).to_have_count(0)


def test_an_error_has_its_cause_its_request_and_another_try(visit: Visit) -> None:
    page = visit(f"/explore?seed={PLACE}", answers={"**/v1/timeline?*": 500}, errors=("500",))
    alert = page.get_by_role("region", name="View").get_by_role("alert").first
    expect(alert).to_contain_text("a test wants this")
    expect(alert).to_contain_text("req-1")
    page.unroute("**/v1/timeline?*")
    alert.get_by_role("button", name="Try again").click()
    drawn(page)


def test_what_takes_long_can_be_cancelled(visit: Visit) -> None:
    page = visit(f"/explore?seed={PLACE}", answers={"**/v1/timeline?*": "hang"})
    cancel = page.get_by_role("button", name="Cancel")
    expect(cancel).to_be_visible()
    cancel.click()
    expect(page.get_by_role("button", name="Cancel")).to_have_count(0)


def test_no_result_tells_the_filters_and_offers_to_clear_them(visit: Visit) -> None:
    page = visit(f"/explore?seed={PLACE}&kind=training&from=1999&to=2000")
    expect(page.get_by_role("heading", name="No facts")).to_be_visible()
    expect(page.get_by_text("training").first).to_be_visible()
    page.get_by_role("region", name="View").get_by_role("button", name="Clear the filters").click()
    drawn(page)


def test_what_cannot_be_drawn_is_in_list_and_table(visit: Visit) -> None:
    page = visit("/explore", errors=("canvas",))
    page.add_init_script("HTMLCanvasElement.prototype.getContext = () => { throw new Error('no canvas'); };")
    page.goto(urlsplit(page.url)._replace(query=f"seed={PLACE}").geturl())
    expect(page.get_by_role("alert")).to_contain_text("cannot draw the graph")
    expect(page.get_by_role("option", name="Myawaddy").first).to_be_visible()
    page.get_by_role("tab", name="Table").click()
    expect(page.get_by_role("table")).to_be_visible()


@pytest.mark.parametrize(
    "path",
    [
        "/explore",
        f"/explore?seed={PLACE}&sel={PLACE}",
        f"/explore?seed={PLACE}&view=table",
        f"/explore?seed={PLACE}&view=map",
    ],
)
def test_nothing_overlaps_is_clipped_or_shut_out(visit: Visit, path: str) -> None:
    def ready(page: Page) -> None:
        expect(page.locator("[data-laid]:not([data-laid='0']), table, [data-place], h2").first).to_be_visible()

    inspect_screen(visit, path, ready)


def test_a_fact_with_differing_reports_passes_inspection(visit: Visit, ask: Ask) -> None:
    facts = ask("/v1/timeline", entity=PLACE, type=TYPES, limit=25)["facts"]
    differing = next(fact for fact in facts if fact["differences"])
    page = visit(f"/explore?seed={PLACE}&sel={quote(differing['id'])}")
    drawn(page)
    expect(page.get_by_role("heading", name="Where the reports differ")).to_be_visible()
    sentences_are_those_of(page, differing)
    inspect(page)


def test_the_map_is_moved_by_keys_and_by_buttons(visit: Visit) -> None:
    page = visit(f"/explore?seed={PLACE}&view=map")
    dot = page.locator(f'[data-place="{PLACE}"] circle').first
    expect(dot).to_be_attached()

    def place() -> tuple[float, float]:
        x, y = dot.evaluate("(one) => [one.cx.baseVal.value, one.cy.baseVal.value]")
        return x, y

    page.get_by_role("group", name=re.compile("^Map")).focus()
    x, y = place()
    page.keyboard.press("ArrowLeft")
    becomes(page, lambda: place()[0] > x + 40, True)
    page.keyboard.press("0")
    becomes(page, place, (x, y))
    page.get_by_role("button", name="Look further north").click()
    becomes(page, lambda: place()[1] > y + 40, True)
