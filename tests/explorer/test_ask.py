"""Questions in words: what the screen tells is what the API tells, and what an independent query counts."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.explorer.frame import Visit, have, inspect, inspect_screen, shoot

Ask = Callable[..., dict[str, object]]
MYAWADDY = "who met whom about Myawaddy?"
FACTS = "li[data-fact]"


def answered(page: Page) -> None:
    expect(page.get_by_role("region", name="How it was read")).to_be_visible()


def test_who_met_whom_about_myawaddy_and_what_sentence_says_so(visit: Visit, ask: Ask) -> None:
    page = visit("/ask")
    page.get_by_role("textbox", name="Question").fill(MYAWADDY)
    page.get_by_role("textbox", name="Question").press("Enter")
    answered(page)
    told = ask("/v1/ask", q=MYAWADDY)
    answers = told["answers"]
    assert isinstance(answers, list)
    have(page.locator(FACTS), "data-fact", [one["fact"] for one in answers])
    sentences = [evidence["text"] for one in answers for evidence in one["evidence"]]
    have(page.locator("[data-evidence]"), "data-evidence", sentences)
    counted = ask(
        "/v1/cypher",
        statement="MATCH (m:Meeting)-[:ABOUT]->()-[:WITHIN*0..7]->(:Place {name: 'Myawaddy'}) "
        "RETURN count(DISTINCT coalesce(m.occasion, m.iri)) AS meetings",
    )
    assert counted["rows"] == [[len(answers)]]


@pytest.mark.parametrize(
    ("question", "path", "filters"),
    [
        ("what have China and Laos signed?", "agreements", {"who": ["CN", "LA"]}),
        (
            "what did the Ministry of Public Security of China say?",
            "statements",
            {"by": "organization/cn-ministry-of-public-security"},
        ),
    ],
)
def test_lists_in_order_of_time(visit: Visit, ask: Ask, question: str, path: str, filters: dict[str, object]) -> None:
    page = visit(f"/ask?q={question}")
    answered(page)
    facts = ask(f"/v1/{path}", **filters)["facts"]
    assert isinstance(facts, list)
    assert facts
    have(page.locator(FACTS), "data-fact", [fact["id"] for fact in facts])


def test_a_follow_up_carries_the_questions_before_and_back_returns(visit: Visit, ask: Ask) -> None:
    page = visit(f"/ask?q={MYAWADDY}")
    answered(page)
    page.get_by_role("textbox", name="Ask on from here").fill("and about KK Park?")
    page.get_by_role("textbox", name="Ask on from here").press("Enter")
    reading = page.locator("[data-reading]")
    expect(reading).to_contain_text("meetings · about KK Park")
    page.get_by_role("link", name="how many?").click()
    expect(reading).to_contain_text("how many meetings · about KK Park")
    told = ask("/v1/ask", q="how many?", context=[MYAWADDY, "and about KK Park?"])
    expect(page.get_by_text(told["answers"][0]["text"])).to_be_visible()  # type: ignore[index]
    shared = page.url
    page.reload()
    expect(reading).to_contain_text("how many meetings · about KK Park")
    page.go_back()
    expect(reading).to_contain_text("meetings · about KK Park")
    page.goto(shared)
    expect(page.get_by_role("link", name=MYAWADDY)).to_be_visible()


def test_what_was_not_understood_is_named_word_by_word_and_what_can_be_asked_is_a_click_away(visit: Visit) -> None:
    page = visit("/ask?q=who frobnicated the blorb in Myawaddy")
    expect(page.get_by_role("heading", name="This question was not understood")).to_be_visible()
    expect(page.locator("q mark")).to_have_text(["frobnicated", "blorb"])
    inspect(page)
    page.get_by_role("region", name="Questions that have an answer").get_by_role("link").first.click()
    expect(page.locator("li[data-fact]").first).to_be_visible()


def test_an_empty_answer_says_what_would_be_there_without_each_filter(visit: Visit, ask: Ask) -> None:
    question = "what did China say about online gambling in 2019?"
    without = ask("/v1/ask", q=question)["without"]
    assert isinstance(without, dict)
    page = visit(f"/ask?q={question}")
    expect(page.get_by_text(f"Without “in 2019” there are {without['time']}.")).to_be_visible()


def test_the_answer_leads_to_other_screens(visit: Visit) -> None:
    page = visit(f"/ask?q={MYAWADDY}")
    expect(page.get_by_role("link", name="Show in Explore")).to_have_attribute(
        "href", re.compile("about=place%2Fmm-myawaddy&type=Meeting")
    )
    page.get_by_role("link", name="Open in Cypher").click()
    expect(page).to_have_title("Cypher · Entente")
    expect(page.get_by_role("row").nth(3)).to_be_visible()


def tab_to(page: Page, there: str) -> None:
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate(there):
            return
    raise AssertionError(f"no key leads to what is so: {there}")


def test_by_keyboard_alone(visit: Visit) -> None:
    page = visit("/ask")
    page.get_by_role("heading", level=1).wait_for()
    page.get_by_role("textbox", name="Question").focus()
    page.keyboard.type(MYAWADDY)
    page.keyboard.press("Enter")
    answered(page)
    expect(page.get_by_role("textbox", name="Question")).to_be_focused()
    tab_to(page, "document.activeElement.matches('li[data-fact] summary')")
    if not page.evaluate("document.activeElement.parentElement.open"):
        page.keyboard.press("Enter")
    tab_to(page, "document.activeElement.textContent === 'Open at sentence'")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/document/document/"))


def test_errors_are_told_with_cause_and_request_and_can_be_tried_again(visit: Visit) -> None:
    page = visit(f"/ask?q={MYAWADDY}", answers={"**/v1/ask*": 500}, errors=("500",))
    problem = page.get_by_role("alert")
    expect(problem).to_contain_text("a test wants this")
    expect(problem).to_contain_text("req-1")
    inspect(page)
    page.unroute("**/v1/ask*")
    problem.get_by_role("button", name="Try again").click()
    answered(page)


def test_what_takes_long_can_be_cancelled_and_asked_again(visit: Visit) -> None:
    page = visit(f"/ask?q={MYAWADDY}", answers={"**/v1/ask*": "hang"})
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("heading", name="Cancelled")).to_be_visible()
    page.unroute("**/v1/ask*")
    page.get_by_role("button", name="Load again").click()
    answered(page)


def test_a_hostile_question_stays_text(visit: Visit) -> None:
    hostile = "who met <img src=x onerror=alert(1)> about Myawaddy?"
    page = visit(f"/ask?q={hostile}")
    answered(page)
    expect(page.locator("main img")).to_have_count(0)


@pytest.mark.parametrize("path", ["/ask", f"/ask?q={MYAWADDY}"])
def test_it_can_be_seen_pressed_and_read(visit: Visit, path: str) -> None:
    def ready(page: Page) -> None:
        if "q=" in path:
            answered(page)
        else:
            expect(page.get_by_role("link", name="Who met whom about Myawaddy?")).to_be_visible()
        shoot(page, f"ask-{'answer' if 'q=' in path else 'empty'}")

    inspect_screen(visit, path, ready)
