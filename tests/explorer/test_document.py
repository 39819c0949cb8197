"""Documents: what is marked is the evidence of the facts beside it, by the offsets of the API."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.explorer.frame import Visit, attributes, have, inspect_screen, shoot

Ask = Callable[..., dict[str, Any]]


@pytest.fixture
def document(ask: Ask) -> dict[str, Any]:
    """Give the document of the sample that tells who met about Myawaddy."""
    cited = ask("/v1/meetings", about="Myawaddy")["facts"][0]["evidence"][0]["document"]["id"]
    return ask(f"/v1/documents/{cited}")


def read(page: Page) -> None:
    expect(page.locator("mark[id]").first).to_be_visible()


def first_text(mark: Locator) -> str:
    return str(mark.evaluate("one => one.firstChild.textContent"))


def test_cited_sentences_are_marked_with_their_facts_beside_them(visit: Visit, document: dict[str, Any]) -> None:
    page = visit(f"/document/{document['id']}")
    read(page)
    text, facts = document["text"], document["facts"]
    starts = {evidence["charStart"] for fact in facts for evidence in fact["evidence"]}
    beside = page.locator("[data-sentence] [data-fact]")
    have(beside, "data-fact", {fact["id"] for fact in facts})
    marked = {int(id_[1:]) for id_ in attributes(page.locator("mark[id]"), "id")}
    assert marked <= starts
    for start in marked:
        end = max(e["charEnd"] for fact in facts for e in fact["evidence"] if e["charStart"] == start)
        assert first_text(page.locator(f"#p{start}")) == text[start:end]


def test_the_whole_text_is_there(visit: Visit, document: dict[str, Any]) -> None:
    page = visit(f"/document/{document['id']}")
    read(page)
    shown = page.evaluate(
        """() => [document.querySelector('h1'), ...document.querySelectorAll('article p[dir=auto]')]
            .map(one => { const copy = one.cloneNode(true); copy.querySelectorAll('sup').forEach(n => n.remove());
                          return copy.textContent })"""
    )
    written = [line for line in document["text"].split("\n") if line.strip()]
    assert shown[0] == document["title"]
    assert [line for line in shown if line in written][: len(written)] == written


def test_a_link_leads_to_the_sentence(visit: Visit, document: dict[str, Any]) -> None:
    start = document["facts"][-1]["evidence"][0]["charStart"]
    page = visit(f"/document/{document['id']}#p{start}")
    expect(page.locator(f"#p{start}")).to_be_in_viewport()
    expect(page.locator(f"#p{start}")).to_be_focused()
    page.get_by_role("navigation", name="Cited sentences").get_by_role("link").first.click()
    expect(page.locator("mark[id]").first).to_be_focused()


def test_why_a_fact_is_there(visit: Visit, ask: Ask, document: dict[str, Any]) -> None:
    page = visit(f"/document/{document['id']}")
    read(page)
    page.locator("[data-sentence]").first.get_by_text(re.compile("^Why")).click()
    explained = ask("/v1/explain", document=document["id"])
    start = int(attributes(page.locator("[data-sentence]"), "data-sentence")[0])
    [sentence] = [one for one in explained["sentences"] if one["charStart"] <= start < one["charEnd"]]
    rule = sentence["claims"][0]["rule"].replace("_", " ")
    expect(page.locator("dd", has_text=rule).first).to_be_visible()


def test_offsets_are_code_points_and_hostile_or_foreign_text_stays_text(visit: Visit, document: dict[str, Any]) -> None:
    title = "<img src=x onerror=alert(1)> 🙂🙂"
    sentence = "ผู้นำไทยพบผู้นำเมียนมา မြန်မာ ខ្មែរ قال الوزير <b>x</b>."
    text = f"{title}\n\nBefore 🙂. {sentence} After."
    start = text.index(sentence)
    fact = document["facts"][0]
    evidence = {**fact["evidence"][0], "text": sentence, "charStart": start, "charEnd": start + len(sentence)}
    told = {**document, "title": title, "text": text, "url": "javascript:alert(1)"}
    told["facts"] = [{**fact, "sentence": "<script>alert(1)</script>", "evidence": [evidence]}]

    def answer(route: Route) -> None:
        route.fulfill(status=200, content_type="application/json", body=json.dumps(told))

    page = visit(f"/document/{document['id']}", answers={"**/v1/documents/**": answer})
    read(page)
    assert first_text(page.locator("mark[id]").first) == sentence
    expect(page.get_by_text("<script>alert(1)</script>")).to_be_visible()
    expect(page.locator("main img, main b, main script")).to_have_count(0)
    expect(page.get_by_role("link", name="Open the source")).to_have_count(0)


def test_a_source_is_linked_over_http_only(visit: Visit, ask: Ask) -> None:
    listed = next(one for one in ask("/v1/documents", limit=50)["documents"] if one["url"])
    page = visit(f"/document/{listed['id']}")
    source = page.get_by_role("link", name="Open the source")
    expect(source).to_have_attribute("href", listed["url"])
    expect(source).to_have_attribute("rel", "noopener noreferrer")


def test_printed_it_has_text_and_facts(visit: Visit, document: dict[str, Any]) -> None:
    page = visit(f"/document/{document['id']}")
    read(page)
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation", name="Screens")).to_be_hidden()
    expect(page.get_by_role("navigation", name="Cited sentences")).to_be_hidden()
    expect(page.locator("mark[id]").first).to_be_visible()
    expect(page.locator("[data-sentence] [data-fact]").first).to_contain_text(document["facts"][0]["sentence"])


def test_which_documents_disagree_about_an_event(visit: Visit, ask: Ask) -> None:
    page = visit("/")
    page.get_by_role("link", name="Where do reports disagree?").click()
    facts = ask("/v1/timeline", min_documents=2, limit=100)["facts"]
    differing = [fact for fact in facts if fact["differences"]]
    assert differing
    expect(page.locator("[data-fact]")).to_have_count(len(differing))
    first = page.locator(f'[data-fact="{differing[0]["id"]}"]')
    first.get_by_role("button").first.click()
    table = first.get_by_role("table", name="Where the reports differ")
    for said in differing[0]["differences"][0]["values"]:
        row = table.get_by_role("row").filter(has_text=said["name"] or said["value"].replace("_", " ")).first
        expect(row.get_by_role("link")).to_have_count(len(said["documents"]))


def test_an_unknown_document_is_an_error(visit: Visit) -> None:
    page = visit("/document/document/000", errors=("404",))
    expect(page.get_by_role("alert")).to_contain_text("document/000")


def test_documents_are_listed_with_their_number_of_facts(visit: Visit, ask: Ask) -> None:
    page = visit("/document/")
    listed = ask("/v1/documents", limit=50)
    expect(page.get_by_text(f"50 of {listed['total']} documents")).to_be_visible()
    page.get_by_role("button", name="Show more").click()
    expect(page.get_by_text(f"50 of {listed['total']} documents")).to_be_hidden()


@pytest.mark.parametrize("path", ["one", "list"])
def test_it_can_be_seen_pressed_and_read(visit: Visit, document: dict[str, Any], path: str) -> None:
    def ready(page: Page) -> None:
        if path == "one":
            read(page)
        else:
            expect(page.locator("[data-fact]").first).to_be_visible()
            expect(page.get_by_role("button", name="Show more")).to_be_visible()
        shoot(page, f"document-{path}")

    inspect_screen(visit, f"/document/{document['id'] if path == 'one' else ''}", ready)
