"""Passages in many wordings, from phrasings/*.yaml: most give their facts, nearly all near misses stay silent.

Shape:  a file has a `title` that names the field and `passages`: {text, TYPE: [facts]} or, for a near miss,
        {text, none: [TYPES]}. A fact is flat, with the slots that count; lists compare as sets. Every third passage
        of a file is kept aside: it counts, but its failures are not listed, so that no rule is made for it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from loaders.extract.rules import RuleExtractor
from loaders.flat import flat_fact
from ontology.authority import shipped_authority
from ontology.facts import Source

FOLDER = Path(__file__).parent / "phrasings"
TYPES = ("official", "meeting", "measure", "agreement", "statement")
TOLD, SILENT = 0.85, 0.90

Passage = Mapping[str, Any]


@cache
def extractor() -> RuleExtractor:
    return RuleExtractor(shipped_authority())


def facts_of(title: str, passage: Passage) -> list[Mapping[str, Any]]:
    source = Source(text=f"{title}\n\n{passage['text']}", title=title, published="2025-03-10")
    return [flat_fact(claim, source) for claim in extractor().extract(source).claims]


def is_told(expected: Mapping[str, Any], fact: Mapping[str, Any]) -> bool:
    """Whether a fact has every slot that is expected of it."""
    return all(
        set(fact[slot] or ()) == set(value) if isinstance(value, list) else fact[slot] == value
        for slot, value in expected.items()
    )


def judge(title: str, passage: Passage) -> Iterator[tuple[str, bool, Any]]:
    """For each type that a passage speaks of: "TYPE" or "near", whether it is right, and what was found."""
    found = facts_of(title, passage)
    for kind in TYPES:
        own = [fact for fact in found if fact["t"] == kind]
        if kind in passage:
            yield kind, all(any(is_told(fact, other) for other in own) for fact in passage[kind]), own
    if "none" in passage:
        own = [fact for fact in found if fact["t"] in passage["none"]]
        yield "near", not own, own


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_most_wordings_are_read(path: Path) -> None:
    table = yaml.safe_load(path.read_text(encoding="utf-8"))
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    failures = []
    for number, passage in enumerate(table["passages"]):
        aside = number % 3 == 2
        for kind, good, own in judge(table["title"], passage):
            key = f"{kind}, kept aside" if aside else kind
            asked[key] += 1
            right[key] += good
            if not good and not aside:
                failures.append(f"{kind}: {passage['text']}\n    {passage.get(kind, 'nothing')}\n    found {own}")
    shares = "\n".join(f"{key}: {right[key]} of {asked[key]}" for key in sorted(asked))
    report = "\n".join((*failures, shares))
    print(report)
    near = [key for key in asked if key.startswith("near")]
    told = [key for key in asked if key not in near]
    least_told, least_silent = float(table.get("told", TOLD)), float(table.get("silent", SILENT))
    assert sum(right[key] for key in told) >= least_told * sum(asked[key] for key in told), report
    assert sum(right[key] for key in near) >= least_silent * sum(asked[key] for key in near), report
