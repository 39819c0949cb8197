"""Near misses: a frame that fails one condition is named with it, where it stands, and what stands there instead."""

from functools import cache
from pathlib import Path

import pytest

from loaders.extract.clauses import read_clauses
from loaders.extract.events import load_frames
from loaders.extract.frame_lines import line_of
from loaders.extract.misses import Miss, near_misses, voiceless
from loaders.extract.rules import RuleExtractor
from ontology.authority import shipped_authority
from ontology.facts import Source

ROOT = Path(__file__).parents[3]


@cache
def extractor() -> RuleExtractor:
    return RuleExtractor(shipped_authority())


def misses(text: str) -> dict[str, Miss]:
    context = extractor().understand(Source(text, ""))
    [sentence] = context.reading.sentences
    clauses = read_clauses(sentence, load_frames().nouns)
    found = (*near_misses(load_frames(), context, clauses, sentence), *voiceless(context, clauses, sentence))
    return {miss.frame: miss for miss in found}


def text_at(line: str) -> str:
    file, _, number = line.partition(":")
    return (ROOT / file).read_text(encoding="utf-8").splitlines()[int(number) - 1]


@pytest.mark.parametrize(
    ("text", "frame", "condition", "found"),
    [
        ("Lao police raided a bank in Bokeo.", "raid", "where object: premises, criminals", "bank"),
        ("Lao police detained a shipment.", "arrest", "unless object: goods", "shipment"),
        ("Four people are in custody.", "in_custody_after", "need following, after", ""),
        ("Laos signed a cheque.", "signed", "kind by object: treaties", "cheque"),
    ],
)
def test_the_condition_that_failed_is_told_in_the_words_of_the_frame(
    text: str, frame: str, condition: str, found: str
) -> None:
    miss = misses(text)[frame]
    assert miss.condition.startswith(condition)
    assert (miss.found or found) == found


def test_the_line_is_that_of_the_condition() -> None:
    assert text_at(misses("Lao police raided a bank in Bokeo.")["raid"].line).strip().startswith("where:")
    assert text_at(line_of("raid")).strip() == "- name: raid"
    assert text_at(line_of("charge", "unless", "subject")).strip().startswith("unless:")


def test_a_condition_of_the_defaults_stands_there() -> None:
    line = line_of("arrest", "roles")
    assert text_at(line).strip().startswith("roles:")
    defaults = line_of("break_up", "label")
    assert text_at(defaults).strip() == "label: Measure"


def test_a_frame_that_fires_is_no_miss() -> None:
    assert "raid" not in misses("Lao police raided a casino in Bokeo.")


def test_two_failed_conditions_are_no_near_miss() -> None:
    assert "raid" not in misses("The gang raided a bank in Bokeo.")


def test_who_has_no_voice_is_told() -> None:
    miss = misses("Residents said that the road was closed.")["statement.said"]
    assert miss.found == "Residents"
    assert text_at(miss.line).startswith("voices:")


def test_every_rule_of_a_frame_has_a_line() -> None:
    assert all(f"name: {frame.name}" in text_at(line_of(frame.name)) for frame in load_frames().frames)
    assert line_of("no such rule") == ""
