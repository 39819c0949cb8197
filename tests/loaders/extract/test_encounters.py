"""Who sat at a table and who is bound, told over several sentences."""

from functools import cache

import pytest

from loaders.extract.claims import Claim
from loaders.extract.rules import RuleExtractor
from ontology.authority import shipped_authority
from ontology.facts import Source

LEAD = "Telecom fraud at the border of Laos and China\n\nIt is a crime that worries many states.\n\n"
MET = "Lao Foreign Minister Khamla Vong met Thai Foreign Minister Somchai Jaidee in Vientiane on 3 March. "


@cache
def extractor() -> RuleExtractor:
    return RuleExtractor(shipped_authority())


def claims(label: str, text: str) -> list[Claim]:
    source = Source(text=LEAD + text, title=LEAD.split("\n", 1)[0], published="2025-03-10")
    return [claim for claim in extractor().extract(source).claims if claim.label == label]


def names(claim: Claim, role: str) -> list[str]:
    return sorted(mention.name for mention in claim.roles[role])


def test_a_meeting_is_one_with_its_chair_and_those_who_attended() -> None:
    text = (
        "Lao Foreign Minister Khamla Vong chaired the meeting in Vientiane. "
        "The meeting was attended by Thai Foreign Minister Somchai Jaidee."
    )
    (meeting,) = claims("Meeting", text)
    assert names(meeting, "participant") == ["Khamla Vong", "Somchai Jaidee"]
    assert names(meeting, "location") == ["Vientiane"]


def test_the_next_paragraph_goes_on_about_a_meeting() -> None:
    text = (
        "Lao Foreign Minister Khamla Vong chaired the meeting in Vientiane.\n\n"
        "The meeting was attended by Thai Foreign Minister Somchai Jaidee."
    )
    (meeting,) = claims("Meeting", text)
    assert names(meeting, "participant") == ["Khamla Vong", "Somchai Jaidee"]


@pytest.mark.parametrize("noun", ["Another meeting", "The next meeting", "A meeting"])
def test_another_meeting_is_not_filled_from_the_one_before(noun: str) -> None:
    text = (
        "Lao Foreign Minister Khamla Vong chaired the meeting in Vientiane.\n\n"
        f"{noun} was attended by Thai Foreign Minister Somchai Jaidee."
    )
    assert claims("Meeting", text) == []


def test_a_meeting_is_filled_from_each_sentence_that_speaks_of_it() -> None:
    text = (
        "The third round of the Laos-Thailand Joint Working Group was held on 3 March.\n\n"
        "The Lao side was led by Khamla Vong, director general of the police department, and the Thai delegation was "
        "headed by Ambassador Somchai Jaidee. The two sides discussed telecom fraud.\n\n"
        "The meeting took place in Vientiane."
    )
    (meeting,) = claims("Meeting", text)
    assert names(meeting, "participant") == ["Khamla Vong", "Somchai Jaidee"]
    assert (meeting.literals["date"], names(meeting, "location")) == ("2025-03-03", ["Vientiane"])


def test_a_state_is_left_out_where_its_official_is_present() -> None:
    text = "Lao Foreign Minister Khamla Vong held talks with Thai Foreign Minister Somchai Jaidee and Thai officials."
    (meeting,) = claims("Meeting", text)
    assert names(meeting, "participant") == ["Khamla Vong", "Somchai Jaidee"]


@pytest.mark.parametrize(
    "text",
    [
        "Lao Foreign Minister Khamla Vong will meet Thai Foreign Minister Somchai Jaidee.",
        "Lao Foreign Minister Khamla Vong met the families of fraud victims.",
    ],
)
def test_what_is_no_meeting(text: str) -> None:
    assert claims("Meeting", text) == []


def test_ministers_who_met_agree_for_their_states_and_on_that_day() -> None:
    (agreement,) = claims("Agreement", MET + "The two ministers agreed to act together against fraud.")
    assert names(agreement, "party") == ["LA", "TH"]
    assert agreement.literals == {"kind": "consensus", "status": "agreed", "date": "2025-03-03"}


def test_the_treaty_binds_those_whom_the_text_named() -> None:
    text = "Laos and Thailand signed an extradition treaty on 3 March. The treaty was concluded in Vientiane."
    (agreement,) = claims("Agreement", text)
    assert names(agreement, "party") == ["LA", "TH"]
    assert len(agreement.evidence) == 2


def test_agreements_with_several_partners_are_several() -> None:
    found = claims("Agreement", "Laos signed agreements with Thailand and China against online fraud.")
    assert [names(claim, "party") for claim in found] == [["LA", "TH"], ["CN", "LA"]]


def test_signing_and_entry_into_force_are_two_facts() -> None:
    text = (
        "Laos and Thailand signed an extradition treaty on 3 March 2023. "
        "The extradition treaty between Laos and Thailand entered into force on 4 May 2024."
    )
    found = {claim.literals["status"]: claim.literals.get("date") for claim in claims("Agreement", text)}
    assert found == {"signed": "2023-03-03", "in_force": "2024-05-04"}


@pytest.mark.parametrize(
    "text",
    [
        "The report recommends that Laos and Thailand conclude an agreement on fraud.",
        "Laos has no extradition treaty with Thailand.",
        "Laos and Thailand signed an agreement on air services.",
        "Laos agreed to step up patrols against smugglers.",
    ],
)
def test_what_is_no_agreement(text: str) -> None:
    title = "Ties of Laos\n\nTelecom fraud is a crime that worries many states.\n\n"
    source = Source(text=title + text, title="Ties of Laos", published="2025-03-10")
    assert [claim for claim in extractor().extract(source).claims if claim.label == "Agreement"] == []


def test_a_joint_pledge_is_an_agreement_and_no_statement() -> None:
    text = "Laos and Thailand vowed to dismantle the networks behind online fraud."
    assert [names(claim, "party") for claim in claims("Agreement", text)] == [["LA", "TH"]]
    assert claims("Statement", text) == []


@pytest.mark.parametrize("often", ["have met every year", "meet regularly"])
def test_meetings_in_general_are_none(often: str) -> None:
    assert claims("Meeting", f"The Lao and Thai police {often}.") == []


def test_where_the_crime_is_the_meeting_need_not_be() -> None:
    text = MET.replace(" in Vientiane on 3 March", " and spoke of online fraud in Myawaddy")
    (meeting,) = claims("Meeting", text)
    assert "Myawaddy" not in names(meeting, "location")


def test_a_minister_does_not_sit_where_only_the_state_was_named() -> None:
    text = (
        "Delegates from Laos, China, Thailand and Vietnam convened in Vientiane on 3 March.\n\n"
        "Elsewhere Lao Foreign Minister Khamla Vong met his Thai and Chinese colleagues for informal talks."
    )
    states = next(meeting for meeting in claims("Meeting", text) if len(meeting.roles["participant"]) > 3)
    assert names(states, "participant") == ["CN", "LA", "TH", "VN"]


def test_separate_talks_are_two_meetings() -> None:
    text = (
        "Lao Foreign Minister Khamla Vong had separate talks with Thai Minister Somchai Jaidee and Ambassador Li Wei."
    )
    assert [names(meeting, "participant") for meeting in claims("Meeting", text)] == [
        ["Khamla Vong", "Somchai Jaidee"],
        ["Khamla Vong", "Li Wei"],
    ]


def test_a_standing_body_named_with_its_states_is_a_mechanism() -> None:
    text = "The Laos-Thailand Joint Commission on Drug Control was opened in Vientiane."
    (body,) = claims("Agreement", text)
    assert names(body, "party") == ["LA", "TH"]
    assert (body.literals["kind"], body.literals["status"]) == ("mechanism", "in_force")


@pytest.mark.parametrize(
    "text",
    [
        "A memorandum of understanding against telecom fraud was signed.",
        "It was agreed that the fraud compounds would be watched.",
        "The two ministers signed a memorandum of understanding.",
    ],
)
def test_parties_are_those_of_the_title_where_the_text_names_none(text: str) -> None:
    (agreement,) = claims("Agreement", text)
    assert names(agreement, "party") == ["CN", "LA"]


def test_the_short_name_of_a_text_is_no_party() -> None:
    (agreement,) = claims("Agreement", "Talks led to the signing of a Memorandum of Cooperation (MOC) on fraud.")
    assert names(agreement, "party") == ["CN", "LA"]


@pytest.mark.parametrize(
    "text",
    [
        "Laos and Thailand agreed that telecom fraud is a threat to both.",
        "Whether Laos and Thailand hand over the suspect is being decided.",
    ],
)
def test_an_opinion_or_an_open_question_is_no_agreement(text: str) -> None:
    assert claims("Agreement", text) == []
