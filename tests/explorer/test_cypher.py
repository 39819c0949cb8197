"""Typed Cypher: read only, limited, stopped on the server when it is stopped here."""

import csv
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.explorer.frame import Visit, becomes, inspect, inspect_screen, shoot

Ask = Callable[..., dict[str, Any]]
COUNTRIES = "MATCH (c:Country) RETURN c.code AS code, c.name AS name ORDER BY code LIMIT 5"
SLOW = "MATCH (a)-[*1..3]-(b), (c)-[*1..3]-(d) RETURN count(*)"


def type_statement(page: Page, statement: str) -> None:
    editor = page.get_by_role("textbox", name="Cypher statement")
    editor.click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(statement)


def test_a_statement_is_answered_as_the_api_answers_it_and_the_address_keeps_it(visit: Visit, ask: Ask) -> None:
    # Chromium itself tries to keep the colour of selected text that is typed over, which the policy refuses; no harm.
    page = visit("/cypher", errors=("inline style",))
    type_statement(page, COUNTRIES)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("5 rows")).to_be_visible()
    rows = ask("/v1/cypher", statement=COUNTRIES)["rows"]
    expect(page.locator("tbody td")).to_have_text([value for row in rows for value in row])
    page.reload()
    expect(page.get_by_text("5 rows")).to_be_visible()
    expect(page.get_by_role("textbox", name="Cypher statement")).to_have_text(COUNTRIES)
    type_statement(page, "RETURN 1 AS one")
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_text("1 row", exact=True)).to_be_visible()
    page.go_back()
    expect(page.get_by_text("5 rows")).to_be_visible()
    expect(page.get_by_role("textbox", name="Cypher statement")).to_have_text(COUNTRIES)


def test_writing_is_refused_and_says_so(visit: Visit) -> None:
    page = visit("/cypher?q=MATCH (c:Country) DELETE c", errors=("422",))
    problem = page.get_by_role("alert")
    expect(problem).to_contain_text("Refused statement")
    expect(problem).to_contain_text("DELETE is not allowed")
    inspect(page)


def test_a_time_limit_ends_a_statement(visit: Visit) -> None:
    page = visit(f"/cypher?q={SLOW}&seconds=1", errors=("422",))
    expect(page.get_by_role("alert")).to_contain_text("Stopped statement")
    expect(page.get_by_label("Time limit")).to_have_value("1")


def test_stopping_here_stops_it_on_the_server(visit: Visit, server: str) -> None:
    def running() -> float:
        told = httpx.get(f"{server}/metrics").text
        found = re.search(r"^entente_requests_running ([\d.]+)$", told, re.M)
        assert found
        return float(found[1]) - 1  # this one

    page = visit(f"/cypher?q={SLOW}")
    expect(page.get_by_role("button", name="Stop")).to_be_enabled()
    becomes(page, lambda: running() >= 1, True)
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("heading", name="Cancelled")).to_be_visible()
    becomes(page, lambda: running() < 1, True)  # long before the server's own limit


def test_the_table_is_downloaded_whole(visit: Visit, tmp_path: Path) -> None:
    statement = "MATCH (p:Place) RETURN p.name AS name, p.lat AS lat ORDER BY name LIMIT 150"
    page = visit(f"/cypher?q={statement}")
    expect(page.get_by_text("100 of 150 rows")).to_be_visible()
    with page.expect_download() as downloaded:
        page.get_by_role("button", name="Download CSV").click()
    path = tmp_path / "answer.csv"
    downloaded.value.save_as(path)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["name", "lat"]
    assert len(rows) == 151


def test_nodes_lead_to_their_screens(visit: Visit) -> None:
    page = visit("/cypher?q=MATCH (c:Country {code: 'TH'}) RETURN c")
    expect(page.get_by_role("link", name="Thailand")).to_have_attribute("href", "/entity/country/TH")


def test_nodes_and_relationships_are_drawn(visit: Visit, ask: Ask) -> None:
    statement = "MATCH (m:Meeting)-[r:PARTICIPANT]->(x) RETURN m, r, x ORDER BY m.iri, x.iri LIMIT 12"
    page = visit(f"/cypher?q={statement}")
    page.get_by_role("button", name="Graph").click()
    graph = ask("/v1/cypher", statement=statement)["graph"]
    canvas = page.locator("[data-nodes]")
    expect(canvas).to_have_attribute("data-nodes", str(len(graph["nodes"])))
    expect(canvas).to_have_attribute("data-edges", str(len(graph["edges"])))
    expect(canvas).not_to_have_attribute("data-laid", "0")
    page.wait_for_url(re.compile("view=graph"))
    shoot(page, "cypher-graph")
    inspect(page)


def test_labels_are_completed_within_the_strict_policy(visit: Visit) -> None:
    page = visit("/cypher")
    page.get_by_text("Labels ·").wait_for()
    page.get_by_role("textbox", name="Cypher statement").click()
    page.keyboard.type("MATCH (m:Mee")
    expect(page.get_by_role("option", name="Meeting")).to_be_visible()
    page.get_by_role("option", name="Meeting").click()
    expect(page.get_by_role("textbox", name="Cypher statement")).to_contain_text("MATCH (m:Meeting)")
    family = page.get_by_role("textbox", name="Cypher statement").evaluate(
        "one => getComputedStyle(one.parentElement).fontFamily"
    )
    assert "mono" in family.lower()  # its sheet was adopted


def test_every_example_is_answered(visit: Visit) -> None:
    page = visit("/cypher")
    examples = page.get_by_role("complementary", name="Examples and schema").get_by_role("list").first
    expect(examples.get_by_role("button").nth(19)).to_be_visible()
    examples.get_by_role("button", name="What binds China and Laos?").click()
    expect(page.get_by_role("columnheader", name="kind")).to_be_visible()


def test_an_empty_answer_and_hostile_values(visit: Visit) -> None:
    page = visit("/cypher?q=MATCH (c:Country {code: 'none'}) RETURN c")
    expect(page.get_by_role("heading", name="No rows")).to_be_visible()
    page = visit("/cypher?q=RETURN '<img src=x onerror=alert(1)>' AS x")
    expect(page.get_by_role("cell", name="<img src=x onerror=alert(1)>")).to_be_visible()
    expect(page.locator("main img")).to_have_count(0)


@pytest.mark.parametrize("path", ["/cypher", f"/cypher?q={COUNTRIES}"])
def test_it_can_be_seen_pressed_and_read(visit: Visit, path: str) -> None:
    def ready(page: Page) -> None:
        expect(page.get_by_text("Labels ·")).to_be_visible()
        if "q=" in path:
            expect(page.get_by_text("5 rows")).to_be_visible()
        shoot(page, f"cypher-{'rows' if 'q=' in path else 'empty'}")

    inspect_screen(visit, path, ready)
