"""Answers to questions in words: sentences with evidence, Cypher that runs, and what was not read."""

from datetime import date

import pytest

from api.asking import Told, ask
from graph.store import Limits, Store
from ontology.errors import InvalidFilter, UnreadQuestion

TODAY = date(2025, 5, 2)
QUESTIONS = (
    "who met whom about Myawaddy?",
    "how many meetings were there in 2025?",
    "did Soe Win meet Direk Bongkarn?",
    "latest statement",
    "which country has taken most measures?",
    "who has attended most meetings?",
    "what kind of measure is most common?",
    "in which month were most measures taken?",
    "what happened in Myawaddy?",
    "what do China and Thailand have in common?",
    "how is Han Zhiqiang connected to Soe Win?",
    "which reports mention Liu Zhongyi?",
    "who is the Deputy Prime Minister of Thailand?",
    "what measures has Thailand taken except internet cuts?",
)
CONDITIONS = (
    "how is Han Zhiqiang connected to Soe Win through meetings only?",
    "what was said about Soe Win?",
    "who has taken measures apart from China?",
    "by=TH kind=power_cut",
    "which crime does Thailand fight most?",
)


def told(store: Store, question: str, context: str | None = None) -> Told:
    return ask(store, question, context=context, today=TODAY)


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_has_sentences_and_cypher_that_runs_as_it_stands(embedded: Store, question: str) -> None:
    answer = told(embedded, question)
    assert answer.total
    assert answer.answers
    assert not answer.suggestions
    assert not answer.reading.unread
    assert answer.cypher is not None
    assert "$" not in answer.cypher
    assert embedded.query(answer.cypher, Limits()).rows


def test_both_stores_answer_alike(embedded: Store, served: Store) -> None:
    for question in (*QUESTIONS, *CONDITIONS):
        here, there = told(embedded, question).to_json(), told(served, question).to_json()
        assert here | {"cypher": ""} == there | {"cypher": ""}


def test_an_answer_is_told_with_quotes_and_link(embedded: Store) -> None:
    text = "\n".join(told(embedded, "who met whom about Myawaddy?").lines())
    assert text.startswith("Read as: meetings · about Myawaddy · any time\n")
    assert 'Phumtham Wechayachai ("Puttan")' in text
    assert "“Chinese ambassador Han Zhiqiang met Puttan in February.”" in text
    assert "People's Daily Online, 2025-02-19, https://example.org/" in text


def test_pages_follow_each_other(embedded: Store) -> None:
    whole = told(embedded, "list all meetings")
    first = ask(embedded, "list all meetings", limit=2, today=TODAY)
    second = ask(embedded, "list all meetings", limit=2, cursor=first.next, today=TODAY)
    assert [one.fact for one in (*first.answers, *second.answers)] == [one.fact for one in whole.answers[:4]]
    with pytest.raises(InvalidFilter, match="cursor"):
        ask(embedded, "list all measures", cursor=first.next, today=TODAY)


def test_whether_and_how_many_are_answered_before_the_facts(embedded: Store) -> None:
    yes = told(embedded, "is it true that Liu Zhongyi met Phumtham Wechayachai?")
    assert yes.answers[0].text.startswith("Yes: ")
    assert yes.answers[0].evidence
    assert told(embedded, "did Soe Win meet Han Zhiqiang?").answers[0].text == "No fact that was read here says so."
    count = told(embedded, "how many meetings were about Myawaddy?")
    assert count.answers[0].text == f"{count.total} meetings."


def test_the_first_and_the_last_are_one_each(embedded: Store) -> None:
    facts = [one.fact for one in told(embedded, "list all measures").answers]
    assert [one.fact for one in told(embedded, "the first measure").answers] == facts[:1]
    assert len(told(embedded, "the latest measure").answers) == 1


def test_superlatives_count_all_facts_and_leave_out_whom_they_are_counted_for(embedded: Store) -> None:
    ranked = told(embedded, "who has met Liu Zhongyi most often?")
    assert ranked.answers[0].text.startswith("Most: Phumtham Wechayachai")
    assert all(one.evidence for one in ranked.answers[1:])
    assert not any("Liu" in one.text.partition(":")[0] for one in ranked.answers[1:])


def test_the_holder_of_today_comes_first(embedded: Store) -> None:
    now = told(embedded, "who is the Deputy Prime Minister of Thailand?")
    assert now.answers[0].text.startswith("Phumtham Wechayachai was Thailand's Deputy Prime Minister")


def test_no_answer_says_what_was_searched_and_which_filter_left_none(embedded: Store) -> None:
    empty = told(embedded, "who met whom about Myawaddy since 2026?")
    assert empty.answers[0].text == ("No fact was read here of meetings · about Myawaddy · from 1 January 2026.")
    assert empty.without == {"about": 0, "time": 3}
    assert len(empty.suggestions) == 3


@pytest.mark.parametrize("question", ["what is love?", "What colour is the flag of Laos?", "asdf qwer"])
def test_what_is_not_read_is_named_with_questions_that_have_an_answer(embedded: Store, question: str) -> None:
    answer = told(embedded, question)
    assert answer.reading.query is None
    assert answer.reading.unread
    assert not answer.answers
    assert len(answer.suggestions) == 3
    for suggestion in answer.suggestions:
        assert told(embedded, suggestion).total, suggestion


def test_words_that_are_not_read_are_told_beside_the_answer(embedded: Store) -> None:
    answer = told(embedded, "who met Soe Win about rice subsidies?")
    assert answer.reading.unread == ("rice", "subsidies")
    assert "Not understood: rice, subsidies." in list(answer.lines())


def test_a_name_with_letters_wrong_is_told(embedded: Store) -> None:
    answer = told(embedded, "who met Liu Zhongyii?")
    assert answer.reading.corrections == (("Liu Zhongyii", "Liu Zhongyi"),)
    assert answer.total


def test_a_name_of_several_is_told_with_its_choices(embedded: Store) -> None:
    answer = told(embedded, "who met the Ministry of Public Security?")
    assert any("vn-ministry-of-public-security" in note or "(VN)" in note for note in answer.notes) or not answer.total
    chosen = told(embedded, "who met the Ministry of Public Security of Vietnam?")
    assert chosen.reading.filters["who"][0].id == "organization/vn-ministry-of-public-security"


def test_another_language_is_not_guessed(embedded: Store) -> None:
    answer = told(embedded, "Wer hat sich mit Soe Win getroffen?")
    assert answer.reading.query is None
    assert any("English" in note for note in answer.notes)


@pytest.mark.parametrize("question", ["", "   ", "x" * 401])
def test_a_question_has_a_length(embedded: Store, question: str) -> None:
    with pytest.raises(UnreadQuestion):
        told(embedded, question)


def test_json_is_the_form_of_the_api(embedded: Store) -> None:
    form = told(embedded, "and about telecom fraud?", "who met about Myawaddy?").to_json()
    assert form["reading"] == {
        "query": "meetings",
        "filters": {"about": "telecom_fraud"},
        "aggregate": None,
        "sentence": "meetings · about telecom fraud · any time",
    }
    assert form["link"] == "/v1/meetings?about=telecom_fraud"
    assert {"cypher", "answers", "unread", "suggestions", "corrections"} <= form.keys()


def test_what_is_not_counted_is_named_and_nothing_else_is_answered(embedded: Store) -> None:
    answer = told(embedded, "which crime does Thailand fight most?")
    assert answer.reading.aggregate is None
    assert "most" in answer.reading.unread


def test_what_was_said_about_a_person_leads_to_documents(embedded: Store) -> None:
    answer = told(embedded, "what was said about Soe Win?")
    assert answer.reading.query == "statements"
    assert answer.total
    assert any("these documents name Soe Win" in note for note in answer.notes)


def test_pairs_are_read_as_requests_have_them(embedded: Store) -> None:
    reading = told(embedded, "measures by=TH kind=power_cut from=2025 place=nowhere123").reading
    assert reading.to_json()["filters"] == {"by": "TH", "kind": "power_cut", "from": "2025-01-01"}
    assert reading.unread == ("place=nowhere123",)
