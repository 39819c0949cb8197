"""Whether an act is done, under way, decided, planned, proposed or none at all."""

import pytest

from loaders.extract.clauses import read_clauses
from loaders.extract.names import read_names
from loaders.extract.parse import parse
from loaders.extract.status import Status, read_status
from ontology.authority import shipped_authority
from ontology.facts import Source


def status_of(text: str, lemma: str) -> Status:
    document = Source(text=text, title="A case", published="2025-03-10")
    reading = parse(document, read_names(document, shipped_authority()))
    nouns = frozenset({"extradition", "arrest"})
    clauses = [clause for sentence in reading.sentences for clause in read_clauses(sentence, nouns)]
    return read_status(next(clause for clause in clauses if clause.lemma == lemma))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Laos extradited the men.", "done"),
        ("Laos has extradited the men.", "done"),
        ("Laos was able to extradite the men.", "done"),
        ("Laos said it had extradited the men.", "done"),
        ("Laos is extraditing the men.", "ongoing"),
        ("Laos will extradite the men.", "planned"),
        ("Laos said it would extradite the men.", "planned"),
        ("The men are to be extradited by Laos.", "planned"),
        ("Laos agreed to extradite the men.", "planned"),
        ("Laos vowed to extradite the men.", "planned"),
        ("Laos is considering extraditing the men.", "proposed"),
        ("A court ordered the police to extradite the men.", "approved"),
    ],
)
def test_status_of_an_act(text: str, status: str) -> None:
    assert status_of(text, "extradite").value == status


@pytest.mark.parametrize(
    "text",
    [
        "Laos did not extradite the men.",
        "Laos refused to extradite the men.",
        "Laos failed to extradite the men.",
        "Laos denied that it had extradited the men.",
        "Laos urged China to extradite the men.",
        "If Laos extradites the men, they will be tried.",
        "Laos may extradite the men.",
        "Laos should extradite the men.",
    ],
)
def test_what_is_no_act_is_dropped_with_a_reason(text: str) -> None:
    status = status_of(text, "extradite")
    assert status.value is None
    assert status.reason


def test_an_act_that_is_only_talked_about_is_none() -> None:
    assert status_of("The ministers discussed the arrest of two men.", "arrest").value is None
    assert status_of("The ministry announced the arrest of two men.", "arrest").value == "done"
