"""Who says what: verbs of speech in all places, sources, outlets, sides, and what is no statement."""

from functools import cache

import pytest

from loaders.extract.claims import Claim
from loaders.extract.rules import RuleExtractor
from loaders.extract.speakers import is_release
from loaders.extract.turns import Turns
from ontology.authority import shipped_authority
from ontology.facts import Source

LEAD = "Telecom fraud at the border of Laos and China\n\nIt is a crime that worries many states.\n\n"


@cache
def extractor() -> RuleExtractor:
    return RuleExtractor(shipped_authority())


def statements(text: str, publisher: str | None = None, lead: str = LEAD) -> list[Claim]:
    source = Source(text=lead + text, title=lead.split("\n", 1)[0], published="2025-03-10", publisher=publisher)
    claims = extractor().extract(source).claims
    return [claim for claim in claims if claim.label == "Statement" and claim.evidence[0].start >= len(lead)]


def speakers(text: str) -> list[str]:
    return [claim.roles["speaker"][0].name for claim in statements(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Lao Foreign Minister Khamla Vong said the scam centres would be closed.",
        "The scam centres would be closed, Lao Foreign Minister Khamla Vong said.",
        '"We shall close the scam centres," said Lao Foreign Minister Khamla Vong.',
        "The scam centres would be closed, according to Lao Foreign Minister Khamla Vong.",
        "In a statement on Monday, Lao Foreign Minister Khamla Vong warned of the scam centres.",
        "The Post quoted Lao Foreign Minister Khamla Vong as saying that the scam centres would be closed.",
        "Lao Foreign Minister Khamla Vong called on other states to close the scam centres.",
        "The danger of the scam centres was stressed by Lao Foreign Minister Khamla Vong.",
        "Lao Foreign Minister Khamla Vong expressed gratitude for the help against the scam centres.",
    ],
)
def test_speech_is_read_wherever_the_speaker_stands(text: str) -> None:
    assert speakers(text) == ["Khamla Vong"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Lao side said that it would close the scam centres.", ["LA"]),
        ("Vientiane maintains that the scam centres are closed.", ["LA"]),
        ("Interpol and Lao Foreign Minister Khamla Vong said the scam centres were closed.", ["Khamla Vong"]),
        (
            "Khamla Vong, the Lao foreign minister, and Li Wei, the Chinese ambassador, said they would act on scams.",
            None,
        ),
    ],
)
def test_who_counts_as_a_speaker(text: str, names: list[str] | None) -> None:
    found = speakers(text)
    assert found == names if names is not None else sorted(found) == ["Khamla Vong", "Li Wei"]


@pytest.mark.parametrize(
    "text",
    [
        "Lao Foreign Minister Khamla Vong declined to comment on the scam centres.",
        "Lao Foreign Minister Khamla Vong will announce the raid on the scam centres.",
        "Lao Foreign Minister Khamla Vong did not say that the scam centres were closed.",
        "Sources in the Lao foreign ministry said the scam centres were closed.",
        "Analysts said the scam centres were closed.",
        "Interpol issued a red notice for a fraud suspect.",
        "Laos maintains order at the scam centres.",
    ],
)
def test_what_is_no_statement(text: str) -> None:
    assert speakers(text) == []


def test_two_speakers_make_two_statements_and_one_speaker_one() -> None:
    text = (
        "Lao Foreign Minister Khamla Vong said on Monday that the scam centres were closed. "
        "Khamla Vong added that 12 suspects had been arrested."
    )
    (claim,) = statements(text)
    assert claim.literals["date"] == "2025-03-10"
    assert len(claim.evidence) == 2


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Lao Foreign Minister Khamla Vong said on Friday that 12 fraudsters had been arrested.", "2025-03-07"),
        (
            "Lao Foreign Minister Khamla Vong said at a press conference on Friday that 12 fraudsters were held.",
            "2025-03-07",
        ),
        (
            "In a note sent on Friday, Lao Foreign Minister Khamla Vong thanked China for its help against fraud.",
            "2025-03-07",
        ),
        ("Lao Foreign Minister Khamla Vong said that 12 fraudsters had been arrested on Friday.", None),
        ("Twelve fraudsters were arrested on Friday, according to Lao Foreign Minister Khamla Vong.", None),
    ],
)
def test_the_date_is_that_of_the_saying(text: str, date: str | None) -> None:
    (claim,) = statements(text)
    assert claim.literals.get("date") == date


def test_the_outlet_is_what_carried_it() -> None:
    (claim,) = statements("Xinhua quoted Lao Foreign Minister Khamla Vong as saying that the scam centres were closed.")
    assert [outlet.name for outlet in claim.roles["via"]] == ["Xinhua"]
    assert claim.roles["speaker"][0].name == "Khamla Vong"


def test_what_is_said_at_a_meeting_has_its_day() -> None:
    text = (
        "Lao Foreign Minister Khamla Vong met Thai Foreign Minister Somchai Jaidee in Vientiane on Friday. "
        "Somchai Jaidee said that the scam centres must go."
    )
    (claim,) = statements(text)
    assert claim.literals["date"] == "2025-03-07"


def test_a_side_speaks_through_its_official() -> None:
    text = (
        "Lao Foreign Minister Khamla Vong said that fraud had to end. "
        "The Lao side hopes that the scam centres will be closed."
    )
    assert speakers(text) == ["Khamla Vong"]


def test_only_the_official_has_the_word_in_a_transcript() -> None:
    text = (
        "The Post: Laos said that it had closed a scam centre. What is your response?\n\n"
        "Khamla Vong: We fight telecom fraud with all states.\n\n"
        "The Herald: What of China?\n\n"
        "Khamla Vong: China supports us against telecom fraud."
    )
    lead = LEAD + "Lao Foreign Minister Khamla Vong met the press.\n\n"
    found = [claim.roles["speaker"][0].name for claim in statements(text, lead=lead)]
    assert found == ["Khamla Vong"]


def test_a_text_with_two_colons_is_no_transcript() -> None:
    turns = Turns("Title\n\nNote: one.\n\nNote: two.", ())
    assert not turns.at(20)


@pytest.mark.parametrize(
    ("publisher", "release"),
    [
        ("Embassy of Laos", True),
        ("Ministry of Public Security", True),
        ("Vientiane Times", False),
        ("Lao News Agency", False),
        (None, False),
    ],
)
def test_releases_are_told_from_news_by_their_publisher(publisher: str | None, release: bool) -> None:
    assert is_release(publisher) is release


def test_a_release_dates_what_its_issuer_says() -> None:
    text = "Vientiane, 10 March 2025\n\nThe Embassy of Laos thanks China for its help against telecom fraud."
    lead = "Fraud\n\n"
    found = statements(text, publisher="Embassy of Laos", lead=lead)
    assert [claim.literals.get("date") for claim in found] == ["2025-03-10"]
    assert [claim.literals.get("date") for claim in statements(text, publisher="Times", lead=lead)] == [None]
