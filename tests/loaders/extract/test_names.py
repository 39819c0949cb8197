"""Names: tables first, then shapes; the state of each; no table of officials or bodies is needed."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.extract.names import Names, is_headline, read_names
from ontology.authority import Authority, shipped_authority
from ontology.facts import Source


def read(text: str, title: str = "Notes", authority: Authority | None = None, publisher: str | None = None) -> Names:
    document = Source(text=text, title=title, publisher=publisher)
    return read_names(document, authority or shipped_authority())


def names_of(text: str, label: str) -> list[str]:
    return [mention.name for mention in read(text).mentions if mention.label == label]


def test_mentions_are_in_reading_order_and_do_not_overlap() -> None:
    mentions = read("The Lao police and the Royal Thai Police met Gen. Somphong Keo in Vientiane, Laos.").mentions
    ends = 0
    for mention in mentions:
        assert mention.span.start >= ends
        ends = mention.span.end


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Thai police freed them.", "TH"),
        ("The Lao army closed the road.", "LA"),
        ("Cambodian authorities agreed.", "KH"),
        ("The Myanmar side agreed.", "MM"),
        ("The Malaysian cabinet approved it.", "MY"),
        ("Seoul has asked for help.", "KR"),
        ("The Republic of Korea has asked for help.", "KR"),
        ("Myanmar's military government denied it.", "MM"),
    ],
)
def test_a_government_and_its_generic_bodies_are_the_state(text: str, code: str) -> None:
    (mention,) = (mention for mention in read(text).mentions if mention.label == "Country")
    assert (mention.name, mention.key, mention.country) == (code, code, code)
    assert mention.rule != "demonym"


def test_a_nationality_alone_is_marked_as_such() -> None:
    (mention,) = read("They freed 12 Chinese nationals.").mentions
    assert (mention.name, mention.rule) == ("CN", "demonym")


@pytest.mark.parametrize("text", ["They flew to Seoul on Friday.", "A court in Seoul sat.", "Seoul, South Korea"])
def test_a_capital_as_a_place_is_no_state(text: str) -> None:
    assert "Seoul" in names_of(text, "Place")


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The Chinese Embassy in Laos said so.", "Chinese Embassy in Laos", "CN"),
        ("Thailand's Ministry of River Trade said so.", "Ministry of River Trade", "TH"),
        ("The Thai Ministry of River Trade said so.", "Ministry of River Trade", "TH"),
        ("The Ministry of River Trade of Thailand said so.", "Ministry of River Trade", "TH"),
        ("The Ministry of Digital Harbours and Society of Laos met.", "Ministry of Digital Harbours and Society", "LA"),
        ("The Lao National Ferry Company said so.", "Lao National Ferry Company", "LA"),
        ("The Office on Boats and Crime said so.", "Office on Boats and Crime", None),
        ("The Green Dragon Gang fled.", "Green Dragon Gang", None),
        ("Narathiwat police searched the house.", "Narathiwat police", "TH"),
    ],
)
def test_a_body_is_named_by_its_long_form_without_its_state(text: str, name: str, country: str | None) -> None:
    (mention,) = (mention for mention in read(text).mentions if mention.label == "Organization")
    assert (mention.name, mention.country) == (name, country)


def test_an_acronym_in_brackets_names_the_body_everywhere() -> None:
    text = "The River Boats Authority (RBA) of Laos agreed. Later the RBA left."
    bodies = [mention for mention in read(text).mentions if mention.label == "Organization"]
    assert [mention.name for mention in bodies] == ["River Boats Authority"] * 2
    assert bodies[0].span.of(text) == "River Boats Authority (RBA)"


def test_the_fullest_spelling_names_a_person_and_of_equal_ones_the_first() -> None:
    text = "Minister Sombath said so. Sombath Vilaykeo left. Sombat Vilaykeo came back."
    assert names_of(text, "Official") == ["Sombath Vilaykeo"] * 3


@pytest.mark.parametrize(
    "name",
    [
        "Saw Moe Thu",
        "Rahman bin Osman",
        "Talal al-Harbi",
        "Juan de la Vega",
        "Le Van Minh",
        "Jan van der Berg",
        "Anna O'Brien",
        "Peter K. Fulton",
        "To Minh",
    ],
)
def test_particles_and_initials_are_part_of_a_name(name: str) -> None:
    assert names_of(f"On Friday Minister {name} left for home.", "Official") == [name]


@pytest.mark.parametrize(
    "text", ["U Kyaw Zin, the finance minister, left.", "Mr Kyaw Zin, the finance minister, left."]
)
def test_honorifics_are_no_part_of_a_name(text: str) -> None:
    assert names_of(text, "Official") == ["Kyaw Zin"]


@pytest.mark.parametrize("text", ["However, Monday came.", "Operation Silver Lake ended in May."])
def test_capitals_alone_make_no_person(text: str) -> None:
    assert names_of(text, "Person") == []


def test_a_title_in_capitals_yields_only_names_known_otherwise() -> None:
    title = "Minister Sombath Vows Tougher Steps With Thailand"
    text = f"{title}\n\nMinister Sombath Vilaykeo spoke on Monday."
    assert is_headline(title)
    found = [(mention.label, mention.name) for mention in read(text, title).mentions]
    assert found == [("Official", "Sombath Vilaykeo"), ("Country", "TH"), ("Official", "Sombath Vilaykeo")]


def test_a_title_in_sentence_case_is_read_like_the_text() -> None:
    title = "Police chief Anan Boonmee meets officers from Laos"
    assert [mention.name for mention in read(f"{title}\n\nNothing else.", title).mentions] == ["Anan Boonmee", "LA"]


def test_vessels_and_sites_are_assets() -> None:
    assert names_of("They boarded the MV Silver Gull and took down lucky-spin.com.", "Asset") == [
        "MV Silver Gull",
        "lucky-spin.com",
    ]


def test_names_are_found_without_tables_of_bodies_and_officials() -> None:
    bare = replace(shipped_authority(), organizations={}, posts=(), lines=())
    text = "Thailand's Interior Minister Anan Boonmee visited the Department of River Police of Laos."
    labels = {(mention.label, mention.name) for mention in read(text, authority=bare).mentions}
    assert {("Official", "Anan Boonmee"), ("Organization", "Department of River Police")} <= labels


def test_a_common_name_does_not_borrow_the_only_state_of_the_tables() -> None:
    (mention,) = (m for m in read("The Federal Court sat in Manila.").mentions if m.label == "Organization")
    assert (mention.country, mention.key) == (None, None)


_WORDS = [
    "Thai",
    "Thailand's",
    "police",
    "Ministry of",
    "Trade",
    "Minister",
    "Keo Sy",
    ",",
    "and",
    "the",
    "(RBA)",
    "of",
    "said.",
    "\n\n",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join))
def test_any_order_of_words_is_read_without_overlap_and_twice_the_same(text: str) -> None:
    names = read(text)
    spans = [mention.span for mention in names.mentions]
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(text[span.start : span.end].strip() for span in spans)
    assert names == read(text)


@pytest.mark.timeout(30)  # a pattern whose time grows with the square of the length needs minutes
@pytest.mark.parametrize("unit", ["Alpha Beta ", "Trade, Security and ", "Director of the Ministry of Trade of "])
def test_a_long_run_of_capitals_is_read_in_seconds(unit: str) -> None:
    assert read(unit * 4000).mentions is not None
