"""What statements and meetings are about: the crimes of the passage or what is around it, and places."""

import pytest

from loaders.extract.claims import Claim, Mention
from loaders.extract.crimes import find_crimes
from loaders.extract.names import Names
from loaders.extract.topics import Topics
from ontology.facts import Span

TEXT = (
    "Scams at the border\n\n"
    "Laos fights telecom fraud in Myawaddy. The gang was large. A second gang ran online gambling.\n\n"
    "Drug trafficking is the work of cartels.\n\n"
    "The Office on Drugs and Crime spoke. Nothing else was said."
)


def span_of(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def topics() -> Topics:
    place = Mention(span_of("Myawaddy"), "Place", "Myawaddy", "MM", "mm-myawaddy")
    body = Mention(span_of("Office on Drugs and Crime"), "Organization", "Office on Drugs and Crime")
    return Topics(TEXT, find_crimes(TEXT), Names((place, body), ()), frozenset({"mm-myawaddy"}))


def statement(words: str, *about: Mention, date: str = "") -> Claim:
    speaker = Mention(Span(0, 1), "Official", "Khamla Vong", "LA")
    literals = {"date": date} if date else {}
    return Claim("Statement", literals, {"speaker": (speaker,), "about": about}, (span_of(words),), "test")


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("Laos fights telecom fraud in Myawaddy.", ["telecom_fraud", "Myawaddy"]),
        ("The gang was large.", ["organised_crime"]),
        ("A second gang ran online gambling.", ["online_gambling"]),
        ("Drug trafficking is the work of cartels.", ["drug_trafficking", "organised_crime"]),
        ("The Office on Drugs and Crime spoke.", []),
    ],
)
def test_a_passage_is_about_what_it_names(passage: str, expected: list[str]) -> None:
    assert [topic.name for topic in topics().of(span_of(passage))] == expected


def test_a_statement_without_a_crime_has_those_of_its_paragraph() -> None:
    (claim,) = topics().complete([statement("Laos fights")])
    assert {topic.name for topic in claim.roles["about"]} == {"telecom_fraud", "online_gambling", "Myawaddy"}


def test_the_last_resort_is_the_first_of_the_crimes_named_most() -> None:
    (claim,) = topics().complete([statement("Nothing else was said.")])
    assert [topic.name for topic in claim.roles["about"]] == ["telecom_fraud"]


def test_a_meeting_is_about_what_was_said_at_it() -> None:
    crime = Mention(Span(0, 1), "Crime", "kidnapping", None, "kidnapping")
    present = (Mention(Span(0, 1), "Official", "Khamla Vong", "LA"), Mention(Span(2, 3), "Official", "Li Wei", "CN"))
    meeting = Claim(
        "Meeting",
        {"date": "2025-03-10", "status": "held"},
        {"participant": present},
        (span_of("Nothing else"),),
        "test",
    )
    claims = topics().complete([statement("Laos fights", crime, date="2025-03-10"), meeting])
    assert [topic.name for topic in claims[1].roles["about"]] == ["kidnapping"]


def test_a_measure_keeps_what_it_has() -> None:
    measure = Claim("Measure", {"kind": "arrest", "status": "done"}, {}, (span_of("Nothing else"),), "test")
    assert topics().complete([measure]) == [measure]
