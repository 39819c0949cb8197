"""The whole extractor on sentences of our own: what must change when the sentence changes, and what must not."""

from functools import cache

import pytest

from loaders.extract.claims import Claim
from loaders.extract.rules import RuleExtractor
from ontology.authority import shipped_authority
from ontology.facts import Source

LEAD = "Telecom fraud at the border\n\nIt is a crime that worries Laos, Thailand and other states.\n\n"


@cache
def extractor() -> RuleExtractor:
    return RuleExtractor(shipped_authority())


def document(text: str) -> Source:
    return Source(text=LEAD + text, title=LEAD.split("\n", 1)[0], published="2025-03-10")


def measures(text: str) -> list[Claim]:
    claims = extractor().extract(document(text)).claims
    return [claim for claim in claims if claim.label == "Measure" and claim.evidence[0].start >= len(LEAD)]


def told(text: str) -> list[tuple[str, str, tuple[str, ...], tuple[str, ...], str]]:
    return [
        (
            claim.literals["kind"],
            claim.literals["status"],
            tuple(sorted(m.name for m in claim.roles["takenBy"])),
            tuple(sorted(m.name for m in claim.roles["against"])),
            claim.literals.get("date", ""),
        )
        for claim in measures(text)
    ]


@pytest.mark.parametrize(
    ("active", "passive"),
    [
        ("Laos arrested Somchai Jaidee on 3 March.", "Somchai Jaidee was arrested by Laos on 3 March."),
        ("Laos deported 12 Kenyans on 3 March.", "12 Kenyans were deported by Laos on 3 March."),
        ("Thailand cut electricity to Tachileik.", "Electricity to Tachileik was cut by Thailand."),
        ("Laos seized 12 kilograms of heroin.", "12 kilograms of heroin were seized by Laos."),
    ],
)
def test_active_and_passive_say_the_same(active: str, passive: str) -> None:
    assert told(active) == told(passive) != []


def test_swapping_two_countries_swaps_the_facts() -> None:
    text = "{} closed its border with {} on 3 March."
    [(kind, status, by, against, date)] = told(text.format("Laos", "Cambodia"))
    assert (by, against) == (("LA",), ("KH",))
    assert told(text.format("Cambodia", "Laos")) == [(kind, status, against, by, date)]


@pytest.mark.parametrize(
    ("inserted", "status"), [("will deport", "planned"), ("is deporting", "ongoing"), ("has deported", "done")]
)
def test_tense_changes_only_the_status(inserted: str, status: str) -> None:
    assert told(f"Laos {inserted} 12 Kenyans.") == [("repatriation", status, ("LA",), (), "")]


@pytest.mark.parametrize("inserted", ["did not deport", "refused to deport", "failed to deport", "may deport"])
def test_what_was_not_done_is_dropped_with_a_reason(inserted: str) -> None:
    text = f"Laos {inserted} 12 Kenyans."
    assert told(text) == []
    dropped = extractor().extract(document(text)).dropped
    assert any(drop.rule == "repatriate" and drop.reason for drop in dropped)


def test_the_order_of_a_list_does_not_matter() -> None:
    one = told("Laos cut off electricity, fuel and internet access to Tachileik.")
    other = told("Laos cut off internet access, fuel and electricity to Tachileik.")
    assert sorted(one) == sorted(other)
    assert [kind for kind, *_ in sorted(one)] == ["fuel_cut", "internet_cut", "power_cut"]


def test_places_that_a_later_sentence_calls_affected_belong_to_the_cut() -> None:
    text = "Laos cut off electricity at three points. The affected areas include towns such as Tachileik and Myawaddy."
    [claim] = measures(text)
    assert {mention.name for mention in claim.roles["against"]} == {"Tachileik", "Myawaddy"}
    assert claim.context[0].of(document(text).text).startswith("The affected areas")


def test_a_guessed_giver_gives_way_to_a_named_one() -> None:
    told_by = told("Somchai Jaidee was arrested in Thailand. Somchai Jaidee was arrested by Interpol.")
    assert [by for _, _, by, _, _ in told_by] == [("Interpol",)]


def test_a_raid_with_arrests_is_two_measures() -> None:
    assert [kind for kind, *_ in told("Lao police raided a casino and arrested 12 men.")] == ["operation", "arrest"]


def test_evidence_is_one_sentence_of_the_text() -> None:
    text = "The day was long. Laos deported 12 Kenyans. It rained."
    [claim] = measures(text)
    assert claim.evidence[0].of(document(text).text) == "Laos deported 12 Kenyans."


def test_a_text_outside_the_field_has_no_measures() -> None:
    plain = Source(text="Markets\n\nThe council closed the road to Lyon.", title="Markets", published="2025-03-10")
    assert [c for c in extractor().extract(plain).claims if c.label == "Measure"] == []


def test_the_same_document_gives_the_same_claims() -> None:
    text = "Laos arrested Somchai Jaidee on 3 March and deported 12 Kenyans."
    assert extractor().extract(document(text)) == RuleExtractor(shipped_authority()).extract(document(text))


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (  # who stands before the court, not the police who acted before
            "Lao police arrested Li Chen. Li Chen was sentenced to six years in prison.",
            [("arrest", ("LA",)), ("prosecution", ("LA",))],
        ),
        ("Laos, having waited for a year, deported 12 Kenyans.", [("repatriation", ("LA",))]),
        ("Thailand waited, and Laos, having counted them, deported 12 Kenyans.", [("repatriation", ("LA",))]),
        ("Laos sent a plane to bring home 12 workers.", [("repatriation", ("LA",))]),
        ("The Lao army said that it was ready. Its men raided a casino.", [("operation", ("LA",))]),
        ("In a film by a Lao director, police raid a casino.", []),
    ],
)
def test_who_acts_is_told_by_the_words_around(text: str, facts: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(kind, by) for kind, _, by, _, _ in told(text)] == facts


def test_what_is_done_in_an_operation_has_its_day() -> None:
    facts = told("Lao police, in a raid on 3 March, seized drugs and arrested 12 men.")
    assert {date for *_, date in facts} == {"2025-03-03"}
