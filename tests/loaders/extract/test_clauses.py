"""The clause layer: who does what to whom, whatever the construction."""

import pytest

from loaders.extract.clauses import Clause, read_clauses
from loaders.extract.names import read_names
from loaders.extract.parse import parse
from ontology.authority import shipped_authority
from ontology.facts import Source

NOUNS = frozenset({"arrest", "operation", "raid"})


def clauses_of(text: str) -> dict[str, Clause]:
    document = Source(text=text, title="A case", published="2025-03-10")
    reading = parse(document, read_names(document, shipped_authority()))
    return {clause.lemma: clause for sentence in reading.sentences for clause in read_clauses(sentence, NOUNS)}


def words(clause: Clause, slot: str) -> list[str]:
    return [token.text for token in getattr(clause, slot)]


@pytest.mark.parametrize(
    ("text", "verb", "subjects", "objects"),
    [
        ("Laos arrested two men.", "arrest", ["Laos"], ["men"]),
        ("Two men were arrested by Laos.", "arrest", ["Laos"], ["men"]),
        ("Two men arrested by Laos were tried.", "arrest", ["Laos"], ["men"]),
        ("Two men who were arrested by Laos fled.", "arrest", ["Laos"], ["men"]),
        ("Laos and Myanmar arrested a man and a woman.", "arrest", ["Laos", "Myanmar"], ["man", "woman"]),
        ("Laos raided a casino and deported 12 men.", "deport", ["Laos"], ["men"]),
        ("Two men were arrested and sent home by Laos.", "arrest", ["Laos"], ["men"]),
        ("Laos plans to deport 12 men.", "deport", ["Laos"], ["men"]),
        ("Laos ordered operators to block numbers.", "block", ["operators"], ["numbers"]),
        ("Wanted by Laos since 2020, he was stopped in Bali.", "want", ["Laos"], ["he"]),
        ("Laos carried out a raid, arresting 12 men.", "arrest", ["Laos"], ["men"]),
    ],
)
def test_roles_are_deep(text: str, verb: str, subjects: list[str], objects: list[str]) -> None:
    clause = clauses_of(text)[verb]
    assert words(clause, "subjects") == subjects
    assert words(clause, "objects") == objects


def test_a_light_verb_lends_its_subject_to_the_noun() -> None:
    operation = clauses_of("Laos carried out an operation against two gangs in Bokeo.")["operation"]
    assert operation.nominal
    assert words(operation, "subjects") == ["Laos"]
    assert [token.text for token in operation.complements["against"]] == ["gangs"]


def test_a_noun_that_names_an_act_has_its_own_roles() -> None:
    arrest = clauses_of("The ministry announced the arrest of two men by Laos.")["arrest"]
    assert (words(arrest, "subjects"), words(arrest, "objects")) == (["Laos"], ["men"])


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Laos cut off the power.", "cut off"),
        ("Laos sent the men back.", "send back"),
        ("Laos stopped supplying fuel.", "stop supply"),
    ],
)
def test_particles_belong_to_the_verb(text: str, lemma: str) -> None:
    assert lemma in clauses_of(text)


def test_negation_reaches_only_its_own_verb() -> None:
    clauses = clauses_of("Laos did not arrest the men but deported a woman.")
    assert clauses["arrest"].negated
    assert not clauses["deport"].negated
