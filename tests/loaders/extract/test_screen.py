"""The screen: what it leaves out holds no fact, and what it leaves in is read as if all were."""

from functools import cache
from pathlib import Path

import pytest

from loaders.documents import Document, read
from loaders.extract.claims import Claim
from loaders.extract.crimes import find_crimes
from loaders.extract.names import read_names
from loaders.extract.parse import Reading, parse
from loaders.extract.rules import RuleExtractor
from loaders.extract.screen import idle_passages
from ontology.authority import shipped_authority
from ontology.facts import Source, Span

ROOT = Path(__file__).parents[3]
STORY = """Lao police arrest twelve at the border

Lao police arrested 12 Malaysians in Bokeo on 3 March over telecom fraud. Deputy Minister Khamla Vong said that
the raid was led by the Ministry of Public Security.

He met Chinese Ambassador Li Wei on Tuesday. The two sides agreed to share what they know."""
OTHERS = """The choir of Bergen sang in the new hall, and the orchestra played until midnight.

In Oslo the museum opened a room for glass. Director Kari Moe showed a vase from Murano.

Bakers in Lisbon want a longer weekend. The mayor of Porto has already said no.

The film is set in Montevideo and was praised in Buenos Aires.

A heron has nested on the roof of the library in Ghent. The council put up a fence of willow."""


def source(text: str) -> Source:
    return Source(text=text, title=text.split("\n", 1)[0], published="2025-03-10")


def idle(document: Source) -> tuple[Span, ...]:
    names = read_names(document, shipped_authority())
    return idle_passages(document.text, names.mentions, find_crimes(document.text))


@cache
def extractor(screened: bool) -> RuleExtractor:
    return RuleExtractor(shipped_authority(), screened=screened)


def trees(reading: Reading) -> dict[int, list[tuple[str, str, str, str, int]]]:
    """By where they start, the sentences with the tag, lemma, relation and head of each token."""
    return {
        sentence.start_char: [(t.text, t.tag_, t.lemma_, t.dep_, t.head.idx) for t in sentence]
        for sentence in reading.sentences
    }


@pytest.mark.parametrize("folder", ["gold/dev", "corpus"])
def test_no_claim_is_lost(folder: str) -> None:
    found = [document for document in read([str(ROOT / folder / "*.txt")]) if isinstance(document, Document)]
    concerned = [document for document in found if idle(document)]
    assert len(found) > 80
    for document in concerned:
        assert extractor(True).extract(document) == extractor(False).extract(document)


def test_a_text_of_the_field_is_read_whole() -> None:
    assert idle(source(STORY)) == ()


def test_other_items_of_a_page_are_left_out_but_for_those_beside_it() -> None:
    page = source(f"{STORY}\n\n{OTHERS}\n\n{STORY}")
    assert [span.of(page.text).split()[1] for span in idle(page)] == ["choir", "Oslo", "in", "film"]


def test_what_tells_of_the_same_people_is_read() -> None:
    choir, glass, *_ = OTHERS.split("\n\n")
    page = source("\n\n".join((STORY, choir, "Khamla Vong went home.", glass)))
    assert [span.of(page.text).split()[1] for span in idle(page)] == ["choir", "Oslo"]


def test_what_is_read_has_the_same_trees() -> None:
    page = source(f"{STORY}\n\n{OTHERS}\n\n{STORY}")
    names = read_names(page, shipped_authority())
    left_out = idle(page)
    some, every = trees(parse(page, names, idle=left_out)), trees(parse(page, names))
    assert len(left_out) == 4
    assert some.keys() == {start for start in every if not any(span.start <= start < span.end for span in left_out)}
    assert some == {start: every[start] for start in some}


def test_every_token_still_knows_where_it_stands() -> None:
    page = source(f"{STORY}\n\n{OTHERS}")
    reading = parse(page, read_names(page, shipped_authority()), idle=idle(page))
    assert sum(len(token.text_with_ws) for token in reading.doc) == len(page.text)
    for sentence in reading.sentences:
        for token in sentence:
            assert reading.span(token).of(page.text).split() == token.text.split()


def told(text: str) -> list[Claim]:
    return [claim for claim in extractor(True).extract(source(text)).claims if claim.label != "Office"]


def test_other_items_of_a_page_add_no_act_and_no_word() -> None:
    assert told(f"{STORY}\n\n{OTHERS}") == told(STORY)
    assert {claim.label for claim in told(STORY)} >= {"Measure", "Statement", "Meeting"}
