"""Names to entities: by the authority where it knows, otherwise by exact name, never merged by likeness."""

import pytest

from loaders.extract.claims import Claim, Mention
from loaders.resolve.entities import Choice, Resolvers
from loaders.resolve.officials import title_words
from ontology.authority import shipped_authority
from ontology.facts import Source, Span

SPAN = Span(0, 1)
RESOLVERS = Resolvers(shipped_authority())


def mention(label: str, name: str, country: str | None = None, key: str | None = None) -> Mention:
    return Mention(SPAN, label, name, country, key)


def office(name: str, title: str, country: str) -> Claim:
    roles = {"holder": (mention("Official", name, country),), "of": (mention("Country", country, country),)}
    return Claim("Office", {"title": title}, roles, (SPAN,), "office")


def resolve(wanted: Mention, *claims: Claim, published: str | None = "2025-02-19", text: str = "t") -> Choice:
    document = Source(text=text, title="t", published=published)
    return RESOLVERS.for_document(document, claims).resolve(wanted)


@pytest.mark.parametrize(
    ("spelt", "title", "country", "name"),
    [
        ("Puttan", "Defense Minister", "TH", "Phumtham Wechayachai"),
        ("Phumthum", "Minister of Defence", "TH", "Phumtham Wechayachai"),
        ("Petunthan", "Prime Minister", "TH", "Paetongtarn Shinawatra"),
        ("Saifuddin", "Interior Minister", "MY", "Saifuddin Nasution Ismail"),
        ("Guo Jiakun", "spokesperson", "CN", "Guo Jiakun"),
    ],
)
def test_office_country_and_day_decide_whatever_the_spelling(spelt: str, title: str, country: str, name: str) -> None:
    choice = resolve(mention("Official", spelt, country), office(spelt, title, country))
    assert choice.entity.name == name
    assert choice.reason


def test_another_day_or_country_is_another_person() -> None:
    later = resolve(
        mention("Official", "Puttan", "TH"), office("Puttan", "Defense Minister", "TH"), published="2022-02-19"
    )
    assert later.entity.key.startswith("~TH~Puttan~")
    lao = resolve(mention("Official", "Puttan", "LA"), office("Puttan", "Defense Minister", "LA"))
    assert lao.entity.key.startswith("~LA~")


def test_a_successor_whom_the_table_does_not_know_is_not_the_holder() -> None:
    choice = resolve(mention("Official", "Xenia Qorvat", "TH"), office("Xenia Qorvat", "Defense Minister", "TH"))
    assert choice.entity.key == "~TH~Xenia%20Qorvat"


def test_a_person_known_by_one_word_is_the_documents_own() -> None:
    first, second = (resolve(mention("Person", "Ahmad", "MY"), text=text) for text in ("a", "b"))
    assert first.entity.key != second.entity.key
    assert resolve(mention("Person", "Ahmad Razak", "MY"), text="a") == resolve(mention("Person", "Ahmad Razak", "MY"))


def test_bodies_of_one_name_are_told_apart_by_country() -> None:
    names = {
        resolve(mention("Organization", "Ministry of Public Security", code)).entity.key for code in ("CN", "VN", "LA")
    }
    assert len(names) == 3
    assert not any(name.startswith("~") for name in names)


def test_a_common_name_without_country_stays_with_its_document() -> None:
    first, second = (resolve(mention("Organization", "Ministry of Justice"), text=text) for text in ("a", "b"))
    assert first.entity.key != second.entity.key


def test_missions_are_resolved_by_rule() -> None:
    one = resolve(mention("Organization", "Chinese Embassy in Thailand", "CN"))
    other = resolve(mention("Organization", "Embassy of China in Bangkok", "CN"))
    assert one.entity == other.entity
    assert one.entity.name == "Embassy of China in Thailand"
    assert one.entity.country == "CN"


def test_a_place_name_that_two_countries_have_is_read_by_the_document() -> None:
    places = [p for p in shipped_authority().places.values() if p.entity.name == "Myawaddy"]
    assert resolve(mention("Place", "Myawady")).entity == places[0].entity
    assert resolve(mention("Place", "Nowhere on Earth")).entity.key == "~~Nowhere%20on%20Earth"


def test_titles_are_compared_by_their_words() -> None:
    assert title_words("Minister of Defence") == title_words("Defense Minister")
    assert title_words("Minister for Foreign Affairs") == title_words("Foreign Minister")
    assert title_words("Deputy Prime Minister") != title_words("Prime Minister")
