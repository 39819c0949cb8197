"""Questions in words: how each form is read, and what is refused."""

import pytest

from api.asking import ask
from api.questions import FORMS, read_question
from graph.filters import Filters
from graph.store import Store
from ontology.errors import AmbiguousName, UnknownName, UnreadQuestion

READ = (
    ("Who met whom about Myawaddy?", "meetings", Filters(about="Myawaddy")),
    ("who has met with whom", "meetings", Filters()),
    ("who met whom in Mae Sot in February 2025?", "meetings", Filters(place="Mae Sot", from_="2025-02", to="2025-02")),
    ("who met whom on 17 February 2025", "meetings", Filters(from_="2025-02-17", to="2025-02-17")),
    ("who met whom about the KK Park since 2025-02-20", "meetings", Filters(about="KK Park", from_="2025-02-20")),
    ("who met whom before March 2025", "meetings", Filters(to="2025-03")),
    (
        "who met whom between January and February 2025",
        "meetings",
        Filters(from_="2025-01", to="2025-02"),
    ),
    ("who met Puttan about Myawaddy?", "meetings", Filters(who=("Puttan",), about="Myawaddy")),
    ("whom did Liu Zhongyi meet in 2025?", "meetings", Filters(who=("Liu Zhongyi",), from_="2025", to="2025")),
    ("did Liu Zhongyi meet Soe Win?", "meetings", Filters(who=("Liu Zhongyi", "Soe Win"))),
    (
        "what measures has Thailand taken against Myawaddy since January 2025?",
        "measures",
        Filters(by="Thailand", against="Myawaddy", from_="2025-01"),
    ),
    ("which measures did China take?", "measures", Filters(by="China")),
    ("what has Thailand done against Tachileik", "measures", Filters(by="Thailand", against="Tachileik")),
    ("what measures were taken against Galaxy Holdings?", "measures", Filters(against="Galaxy Holdings")),
    ("what binds China and Laos?", "agreements", Filters(who=("China", "Laos"))),
    (
        "what agreements are there between China and Laos about cybercrime?",
        "agreements",
        Filters(who=("China", "Laos"), about="cybercrime"),
    ),
    ("what did China and Laos sign?", "agreements", Filters(who=("China", "Laos"))),
    ("what did Saifuddin Nasution Ismail say?", "statements", Filters(by="Saifuddin Nasution Ismail")),
    ("what has Han Zhiqiang said about telecom fraud", "statements", Filters(by="Han Zhiqiang", about="telecom fraud")),
    (
        "who is the Deputy Prime Minister of Thailand?",
        "offices",
        Filters(office="Deputy Prime Minister", country="Thailand", from_="2025-05-02", to="2025-05-02"),
    ),
    (
        "who was the Deputy Prime Minister of Thailand in 2024?",
        "offices",
        Filters(office="Deputy Prime Minister", country="Thailand", from_="2024", to="2024"),
    ),
    ("who was the Ambassador of China?", "offices", Filters(office="Ambassador", country="China")),
    ("who is Liu Zhongyi?", "offices", Filters(who=("Liu Zhongyi",))),
    ("what offices does Soe Win hold?", "offices", Filters(who=("Soe Win",))),
)


@pytest.mark.parametrize(("question", "query", "filters"), READ, ids=[row[0] for row in READ])
def test_a_form_is_read(embedded: Store, question: str, query: str, filters: Filters) -> None:
    reading = read_question(embedded, question)
    assert (reading.query, reading.filters) == (query, filters)
    assert ask(embedded, question).answer is not None


@pytest.mark.parametrize(
    "question", ["how is Han Zhiqiang connected to Soe Win?", "How are Han Zhiqiang and Soe Win linked?"]
)
def test_a_path_is_asked_for_by_its_ends(embedded: Store, question: str) -> None:
    told = ask(embedded, question)
    assert told.reading.ends == ("Han Zhiqiang", "Soe Win")
    assert [len(path.steps) for path in told.paths.paths][:1] == [3]


def test_a_date_without_a_year_is_read_from_the_last_report(embedded: Store) -> None:
    # The last report of the sample is of May 2025.
    assert read_question(embedded, "who met whom since January").filters.from_ == "2025-01"
    assert read_question(embedded, "who met whom in November").filters.from_ == "2024-11"


@pytest.mark.parametrize(
    "question",
    [
        "what is love?",
        "",
        "who met whom quickly",
        "who met whom about",
        "meetings",
        "who met whom about Myawaddy about KK Park",
    ],
)
def test_what_is_not_understood_is_refused_with_the_forms(embedded: Store, question: str) -> None:
    with pytest.raises(UnreadQuestion) as refused:
        read_question(embedded, question)
    assert all(form.shape in refused.value.remedy for form in FORMS)
    assert sum(form.example in refused.value.remedy for form in FORMS) >= 3


@pytest.mark.parametrize("question", ["who met Nobody Known about Myawaddy?", "what binds China and Atlantis?"])
def test_an_unknown_name_is_named(embedded: Store, question: str) -> None:
    with pytest.raises(UnknownName, match=r"Nobody Known|Atlantis"):
        ask(embedded, question)


def test_an_ambiguous_name_is_refused_with_its_choices(embedded: Store) -> None:
    with pytest.raises(AmbiguousName, match="cn-ministry-of-public-security"):
        ask(embedded, "who met the Ministry of Public Security?")


def test_the_example_of_each_form_is_of_this_form() -> None:
    for form in FORMS:
        assert form.pattern.fullmatch(form.example.rstrip("?")), form.example


def test_an_answer_is_told_with_quotes_and_link(embedded: Store) -> None:
    lines = list(ask(embedded, "who met whom about Myawaddy?").lines())
    text = "\n".join(lines)
    assert 'Phumtham Wechayachai ("Puttan")' in text
    assert "“Chinese ambassador Han Zhiqiang met Puttan in February.”" in text
    assert "People's Daily Online, 2025-02-19, https://example.org/" in text


def test_no_answer_says_what_was_looked_for_and_which_filter_left_none(embedded: Store) -> None:
    lines = list(ask(embedded, "who met whom about Myawaddy since 2026?").lines())
    assert lines == [
        "No meeting in this store passes about=Myawaddy from=2026.",
        "  Without about there are 0.",
        "  Without from there are 3.",
    ]
