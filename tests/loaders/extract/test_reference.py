"""Reference: chains, and abstaining where the text leaves a choice."""

import pytest

from loaders.extract.names import read_names
from loaders.extract.parse import parse
from loaders.extract.reference import Chains
from ontology.authority import shipped_authority
from ontology.facts import Source


def stand_for(text: str, word: str) -> list[str]:
    """Whom the last token with this text stands for."""
    document = Source(text=text, title="Notes")
    reading = parse(document, read_names(document, shipped_authority()))
    token = [token for token in reading.doc if token.text == word][-1]
    return [mention.name for mention in Chains(reading).stand_for(token)]


LAO_THAI = "Lao Trade Minister Keo Sy met Thai Trade Minister Anan Boonmee in Vientiane. "


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("Thai Trade Minister Anan Boonmee left. He will be back.", "He", ["Anan Boonmee"]),
        ("Anan Boonmee said that he would go.", "he", ["Anan Boonmee"]),
        ("Thailand closed the bridge. It will open later.", "It", ["TH"]),
        (LAO_THAI + "The two sides agreed on patrols.", "sides", ["LA", "TH"]),
        (LAO_THAI + "Both countries agreed on patrols.", "countries", ["LA", "TH"]),
        (LAO_THAI + "The two ministers agreed on patrols.", "ministers", ["Anan Boonmee", "Keo Sy"]),
        (LAO_THAI + "They agreed on patrols.", "They", ["Keo Sy", "Anan Boonmee"]),
        (LAO_THAI + "The Thai minister left.", "minister", ["Anan Boonmee"]),
        ("Keo Sy and Anan Boonmee met. They agreed.", "They", ["Keo Sy", "Anan Boonmee"]),
        ("China, Laos and Thailand met. The three countries agreed.", "countries", ["CN", "LA", "TH"]),
        ("The Embassy of Laos spoke. Later the embassy agreed.", "embassy", ["Embassy of Laos"]),
        ("The Lao River Company paid. Later the company agreed.", "company", ["Lao River Company"]),
        ("Chinese Ambassador to Laos Li Bowen left. The ambassador will be back.", "ambassador", ["Li Bowen"]),
        ("Thailand agreed. The government will pay.", "government", ["TH"]),
    ],
)
def test_a_phrase_stands_for_what_was_named(text: str, word: str, names: list[str]) -> None:
    assert stand_for(text, word) == names


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("China, Laos and Thailand met. The two sides agreed.", "sides"),
        ("They met Keo Sy and Anan Boonmee. He agreed.", "He"),
        ("Thailand agreed. It is clear that more will come.", "It"),
        ("Lao Trade Minister Keo Sy left. The Thai minister stayed.", "minister"),
        ("The Embassy of Laos spoke. Later the company agreed.", "company"),
        ("Thailand and Laos agreed. The government will pay.", "government"),
        ("Thailand agreed. A minister left.", "minister"),
    ],
)
def test_it_abstains_where_it_cannot_tell(text: str, word: str) -> None:
    assert stand_for(text, word) == []


def test_a_name_stands_for_itself() -> None:
    assert stand_for("Thailand agreed.", "Thailand") == ["TH"]
