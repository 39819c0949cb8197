"""Offices: every way in which a text presents a person in an office, and near misses."""

import pytest

from loaders.extract.claims import Claim
from loaders.extract.names import read_names
from loaders.extract.offices import read_offices
from ontology.authority import shipped_authority
from ontology.facts import Source


def read(text: str, publisher: str | None = None, title: str = "Notes") -> list[Claim]:
    return list(read_offices(read_names(Source(text=text, title=title, publisher=publisher), shipped_authority())))


def facts(text: str, publisher: str | None = None) -> list[tuple[str, str, str | None]]:
    return [
        (
            claim.roles["holder"][0].name,
            claim.literals["title"],
            claim.roles["of"][0].country if "of" in claim.roles else None,
        )
        for claim in read(text, publisher)
    ]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Thai Prime Minister Anan Boonmee left.", ("Anan Boonmee", "Prime Minister", "TH")),
        ("Thailand's Prime Minister, Anan Boonmee, left.", ("Anan Boonmee", "Prime Minister", "TH")),
        ("Anan Boonmee, Prime Minister of Thailand, left.", ("Anan Boonmee", "Prime Minister", "TH")),
        ("Anan Boonmee, who serves as prime minister of Thailand, left.", ("Anan Boonmee", "prime minister", "TH")),
        ("Anan Boonmee, then Thai prime minister, left.", ("Anan Boonmee", "prime minister", "TH")),
        ("The Prime Minister of Thailand, Anan Boonmee, left.", ("Anan Boonmee", "Prime Minister", "TH")),
        ("Chinese Ambassador to Laos Li Bowen left.", ("Li Bowen", "Ambassador to Laos", "CN")),
        ("Consul Mr Li Bowen of China left.", ("Li Bowen", "Consul", "CN")),
        ("Laos was represented by Keo Sy, Minister of Justice.", ("Keo Sy", "Minister of Justice", "LA")),
        (
            "Li Bowen, a spokesperson for the Chinese Ministry of Trade, said so.",
            ("Li Bowen", "spokesperson for the Chinese Ministry of Trade", "CN"),
        ),
        (
            "Lt Gen Keo Sy, deputy head of the river crime division of the Lao police, spoke.",
            ("Keo Sy", "deputy head of the river crime division of the Lao police", "LA"),
        ),
        ("It was led by Laos's river and forest minister, Keo Sy.", ("Keo Sy", "river and forest minister", "LA")),
        (
            "Bambang Adi, head of the Interior Ministry's media department, left.",
            ("Bambang Adi", "head of the Interior Ministry's media department", None),
        ),
        ("Gen. Bambang Adi (retd), chief of the Lao customs, left.", ("Bambang Adi", "chief of the Lao customs", "LA")),
        ("Superintendent of Police Rahul Das left.", ("Rahul Das", "Superintendent of Police", None)),
        ("Rahul Das, IG BSF, and two aides left.", ("Rahul Das", "IG BSF", "IN")),
        ("Lao Minister for Policing Keo Sy left.", ("Keo Sy", "Minister for Policing", "LA")),
        (
            "Lt. Aung Naing Thu, deputy chief of the Myanmar police, left.",
            ("Aung Naing Thu", "deputy chief of the Myanmar police", "MM"),
        ),
        (
            "Lao Minister of Trade and Public Works Keo Sy, two aides and others left.",
            ("Keo Sy", "Minister of Trade and Public Works", "LA"),
        ),
        ("ASEAN secretary-general Keo Sy left.", ("Keo Sy", "ASEAN secretary-general", None)),
        ("Vientiane governor Keo Sy left.", ("Keo Sy", "Vientiane governor", "LA")),
        ("Foreign Minister Jordan Keo of Laos left.", ("Jordan Keo", "Foreign Minister", "LA")),
        ("Rep. Juan Ramos of the Philippines left.", ("Juan Ramos", "Rep.", "PH")),
        (
            "Lt. Gen. (ret.) Bambang, the chief fisheries minister of Indonesia, left.",
            ("Bambang", "chief fisheries minister", "ID"),
        ),
        (
            'Interior Secretary Juan "Jojo" Ramos left for the Philippines.',
            ('Juan "Jojo" Ramos', "Interior Secretary", "PH"),
        ),
        (
            "Director of the Department of Ferries of the Ministry of Trade Li Bowen of China left.",
            ("Li Bowen", "Director of the Department of Ferries of the Ministry of Trade", "CN"),
        ),
        (
            "European Commissioner for Fisheries Jan van der Berg flew to Albania.",
            ("Jan van der Berg", "European Commissioner for Fisheries", None),
        ),
        (
            "Femi Bello, Director, Media and Outreach, left Nigeria.",
            ("Femi Bello", "Director, Media and Outreach", "NG"),
        ),
    ],
)
def test_a_person_is_presented_in_an_office(text: str, fact: tuple[str, str, str | None]) -> None:
    assert facts(text) == [fact]


@pytest.mark.parametrize(
    "text",
    [
        "Thai Deputy Prime Minister and Transport Minister Anan Boonmee left.",
        "Anan Boonmee, Thailand's Deputy Prime Minister and Transport Minister, left.",
    ],
)
def test_a_double_title_is_two_offices(text: str) -> None:
    assert facts(text) == [
        ("Anan Boonmee", "Deputy Prime Minister", "TH"),
        ("Anan Boonmee", "Transport Minister", "TH"),
    ]


def test_titles_in_a_list_go_to_their_own_names() -> None:
    text = (
        "Laos's Trade Minister, Keo Sy, Thailand's Trade Minister, Anan Boonmee, "
        "and Li Bowen, Vice Minister of Trade of China, met."
    )
    assert facts(text) == [
        ("Keo Sy", "Trade Minister", "LA"),
        ("Anan Boonmee", "Trade Minister", "TH"),
        ("Li Bowen", "Vice Minister of Trade", "CN"),
    ]


def test_a_counterpart_has_the_office_of_the_other() -> None:
    assert facts("Lao Trade Minister Keo Sy met his Thai counterpart, Anan Boonmee.")[-1] == (
        "Anan Boonmee",
        "Trade Minister",
        "TH",
    )


def test_a_bare_rank_counts_only_alone() -> None:
    assert facts("Colonel Keo Sy of Laos spoke.") == [("Keo Sy", "Colonel", "LA")]
    assert facts("Colonel Keo Sy, a Lao army commander, spoke.") == [("Keo Sy", "army commander", "LA")]


def test_a_shorter_form_of_the_same_office_is_no_second_one() -> None:
    text = "Lao Minister of Justice Keo Sy spoke. Minister Keo Sy left."
    assert facts(text) == [("Keo Sy", "Minister of Justice", "LA")]


def test_a_title_without_a_state_serves_the_publishers() -> None:
    text = "Trade Minister Keo Sy flew to Thailand. Thailand welcomed him. The Lao side agreed."
    assert facts(text, publisher="Embassy of Laos") == [("Keo Sy", "Trade Minister", "LA")]


@pytest.mark.parametrize(
    "text",
    [
        "Chen Bo, chairman of the Golden Sun Group, was charged.",
        "A triad leader, Chen Bo, was charged.",
        "Dr Peter Fulton, a professor at Leeds University, spoke.",
        "They paid $900 a head, Chen Bo told the court.",
        "The minister said so, and Chen Bo left.",
        "Officers told Chen Bo, a spokesman said.",
        "The victim, Chen Bo, was freed.",
        "Lawyer Chen Bo spoke.",
    ],
)
def test_no_public_office(text: str) -> None:
    assert facts(text) == []


def test_evidence_is_the_shortest_stretch_that_presents_the_person() -> None:
    text = "On Monday Li Bowen, the Chinese ambassador to Laos, left for home. He is well."
    (claim,) = read(text)
    assert claim.evidence[0].of(text) == "Li Bowen, the Chinese ambassador to Laos"


def test_a_title_in_capitals_presents_persons_whom_the_text_names() -> None:
    title = "Trade Ministry Spokesperson Li Bowen's Regular Remarks"
    text = f"{title}\n\nLi Bowen: China and Laos are neighbours."
    (claim,) = read(text, title=title)
    assert (claim.roles["holder"][0].name, claim.literals["title"]) == ("Li Bowen", "Trade Ministry Spokesperson")


def test_one_plural_office_is_that_of_each_whom_it_presents() -> None:
    assert facts("Deputy Ministers Juan Ramos and Pedro Diaz left.") == [
        ("Juan Ramos", "Deputy Minister", None),
        ("Pedro Diaz", "Deputy Minister", None),
    ]
    assert facts("Police chiefs Juan Ramos of the Philippines, Keo Sy of Laos and Bambang Adi of Indonesia met.") == [
        ("Juan Ramos", "Police chief", "PH"),
        ("Keo Sy", "Police chief", "LA"),
        ("Bambang Adi", "Police chief", "ID"),
    ]
    assert facts("The foreign ministers of Laos and China left.") == []


def test_a_row_of_ministries_is_one_ministers() -> None:
    assert facts("Acting Prime Minister, Minister of Trade and Minister of Justice Keo Sy left for Laos.") == [
        ("Keo Sy", "Acting Prime Minister", "LA"),
        ("Keo Sy", "Minister of Trade", "LA"),
        ("Keo Sy", "Minister of Justice", "LA"),
    ]


def test_a_name_with_an_article_is_no_place() -> None:
    assert facts("Sheikh Omar Al-Sabah, Minister of Justice of Kuwait, left.") == [
        ("Omar Al-Sabah", "Minister of Justice", "KW")
    ]


def test_a_meeting_is_nobody() -> None:
    assert facts("The Annual General Meeting of the body was held in Laos.") == []
