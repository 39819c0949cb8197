"""The day of an act, where it stands beside other words or in another sentence."""

import pytest

from ontology.facts import Source
from tests.loaders.extract.test_attribution import LEAD, extractor


def days(text: str) -> dict[str, str | None]:
    source = Source(text=LEAD + text, title=LEAD.split("\n", 1)[0], published="2025-03-10")
    claims = extractor().extract(source).claims
    return {claim.literals["kind"]: claim.literals.get("date") for claim in claims if claim.label == "Measure"}


def test_the_days_of_the_one_operation_hold_for_what_was_done_in_it() -> None:
    text = "Lao police arrested 40 Chinese scammers.\n\nThe operation ran from 3 to 7 March."
    assert days(text) == {"arrest": "2025-03-03/2025-03-07"}


@pytest.mark.parametrize(
    "text",
    [
        "Lao police arrested 40 Chinese scammers earlier.\n\nThe operation ran from 3 to 7 March.",
        "Lao police arrested 40 Chinese scammers.\n\nThe raids fell on 3-4 March, a further operation on 8-9 March.",
        "Lao police arrested 40 Chinese scammers.\n\nThe fair ran from 3 to 7 March.",
    ],
)
def test_other_days_do_not(text: str) -> None:
    assert days(text) == {"arrest": None}


def test_a_sentence_dates_the_act_before_it() -> None:
    text = "Lao police have arrested a Chinese scammer. The arrest took place last Thursday."
    assert days(text) == {"arrest": "2025-03-06"}


@pytest.mark.parametrize(
    ("text", "arrest"),
    [
        ("In a sweep carried out on 3 March, Lao police arrested 40 Chinese scammers.", "2025-03-03"),
        ("A raid on March 3 by Lao police led to the arrest of 40 Chinese scammers.", "2025-03-03"),
        ("The raid, conducted on 3 March by Lao police, led to the arrest of 40 Chinese scammers.", "2025-03-03"),
        ("Lao police said on Friday they had arrested 40 Chinese scammers a day earlier.", "2025-03-06"),
        ("Lao police said on Friday that they had arrested 40 Chinese scammers.", None),
    ],
)
def test_an_act_has_the_day_of_the_raid_not_of_the_report(text: str, arrest: str | None) -> None:
    assert days(text)["arrest"] == arrest
