"""Every frame's own sentences: the examples give their facts, the near misses nothing."""

from collections.abc import Mapping
from functools import cache

import pytest

from loaders.extract.claims import Claim
from loaders.extract.events import load_frames
from loaders.extract.frame import Example, read_examples
from loaders.extract.rules import RuleExtractor
from ontology.authority import shipped_authority
from ontology.facts import Source

LEAD = "Telecom fraud at the border of Laos and China\n\nIt is a crime that worries many states.\n\n"


@cache
def extractor() -> RuleExtractor:
    return RuleExtractor(shipped_authority())


def claims_of(example: Example) -> list[Claim]:
    source = Source(text=LEAD + example.text, title=LEAD.split("\n", 1)[0], published="2025-03-10")
    claims = extractor().extract(source).claims
    return [claim for claim in claims if claim.rule == example.frame and claim.evidence[0].start >= len(LEAD)]


def value_of(claim: Claim, key: str) -> object:
    if key in claim.roles:
        return sorted(mention.name for mention in claim.roles[key])
    return claim.literals.get(key, "")


def expected(fact: Mapping[str, object]) -> dict[str, object]:
    return {key: sorted(value) if isinstance(value, list) else value for key, value in fact.items()}


EXAMPLES = read_examples()


@pytest.mark.parametrize("example", EXAMPLES, ids=[f"{e.frame}: {e.text}" for e in EXAMPLES])
def test_sentence_gives_its_facts(example: Example) -> None:
    claims = claims_of(example)
    facts = [expected(fact) for fact in example.facts or ()]
    assert [{key: value_of(claim, key) for key in fact} for claim, fact in zip(claims, facts, strict=False)] == facts
    assert len(claims) == len(facts)


def test_every_frame_has_examples_and_near_misses() -> None:
    told = {example.frame for example in EXAMPLES if example.facts}
    missed = {example.frame for example in EXAMPLES if example.facts is None}
    assert {frame.name for frame in load_frames().frames} - (told & missed) == set()
