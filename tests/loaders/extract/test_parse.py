"""Parse: trees over names, sentence borders where the layout has them, the same in every process."""

import subprocess
import sys

import pytest

from loaders.extract.names import read_names
from loaders.extract.parse import Reading, model_name, parse
from ontology.authority import shipped_authority
from ontology.errors import InvalidSetting
from ontology.facts import Source


def read(text: str, title: str = "Notes") -> Reading:
    document = Source(text=text, title=title)
    return parse(document, read_names(document, shipped_authority()))


def test_every_token_knows_where_it_stands() -> None:
    text = "Notes\n\nThai-Lao  talks: the U.S. side\nand Gen. Keo Sy (62) said 'no'.\n\n- one\n- two"
    reading = read(text)
    assert "".join(token.text_with_ws for token in reading.doc).replace("\n", " ") == text.replace("\n", " ")
    for token in reading.doc:
        assert reading.span(token).of(text).replace("\n", " ") == token.text.replace("\n", " ")


def test_a_title_with_its_name_is_one_token_that_stands_for_the_person() -> None:
    reading = read("Chinese Ambassador to Laos Li Bowen met Thai Trade Minister Anan Boonmee.")
    verb = next(token for token in reading.doc if token.text == "met")
    around = {token.dep_: reading.mention(token) for token in verb.children}
    subject, object_ = around["nsubj"], around["dobj"]
    assert subject is not None
    assert object_ is not None
    assert (subject.name, object_.name) == ("Li Bowen", "Anan Boonmee")


def test_a_title_after_a_name_stands_for_the_same_person() -> None:
    reading = read("Li Bowen, a spokesperson for the Chinese Ministry of Trade, agreed.")
    people = [mention.name for token in reading.doc if (mention := reading.mention(token))]
    assert people == ["Li Bowen", "Li Bowen"]


def test_sentences_end_at_the_title_paragraphs_and_list_items() -> None:
    reading = read(
        "Ministers meet in Laos\n\nThey agreed to\n\n- share data\n- train officers", "Ministers meet in Laos"
    )
    texts = [sentence.text.strip() for sentence in reading.sentences]
    assert texts == ["Ministers meet in Laos", "They agreed to", "- share data", "- train officers"]


def test_a_line_break_inside_a_sentence_is_no_border() -> None:
    assert len(read("The police of Laos\nagreed to share data.").sentences) == 1


def test_an_unknown_model_is_refused_with_a_remedy() -> None:
    with pytest.raises(InvalidSetting, match="no_such_model"):
        parse(Source("One.", "One."), read_names(Source("One.", "One."), shipped_authority()), "no_such_model")


def test_the_model_is_named_with_its_version() -> None:
    assert model_name().startswith("en_core_web")


def test_the_same_text_gives_the_same_tree_in_every_process() -> None:
    code = (
        "from tests.loaders.extract.test_parse import read\n"
        "reading = read('Lao police and the Thai army raided a house in Myawaddy, said Keo Sy, a Lao minister.')\n"
        "print([(t.text, t.dep_, t.head.i) for t in reading.doc], reading.names)"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
    assert runs.pop()
