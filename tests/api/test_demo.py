"""The demonstration: what a newcomer sees first."""

import re
import shlex

import pytest

from api.demo import CORPUS, QUESTIONS
from tests.api.conftest import Run, client_of
from tests.demonstration import Demonstration


def answers(demonstration: Demonstration) -> dict[str, str]:
    """Each question with the lines under it."""
    parts = re.split(r"^\? (.*)\n", demonstration.out, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_it_tells_what_the_graph_holds(demonstration: Demonstration) -> None:
    count = len(list(CORPUS.glob("*.txt")))
    assert f"\n{count} documents, {count} of them read now, published 20" in demonstration.out
    assert re.search(r"\d+ agreements, \d+ measures, \d+ meetings, \d+ statements", demonstration.out)


def test_the_first_question_is_who_met_whom_about_myawaddy(demonstration: Demonstration) -> None:
    first = answers(demonstration)[QUESTIONS[0]]
    assert "Han Zhiqiang met Phumtham Wechayachai" in first
    assert "Puttan" in first
    assert "Mali" in first


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_is_answered_with_a_source(demonstration: Demonstration, question: str) -> None:
    answer = answers(demonstration)[question]
    assert re.search(r"^  (•|Path 1:) ", answer, re.MULTILINE), answer
    assert "“" in answer or "Entente authority" in answer


def test_the_next_commands_are_commands(run: Run, demonstration: Demonstration) -> None:
    commands = re.findall(r"^  entente (\w+)", demonstration.out.partition("Next:")[2], re.MULTILINE)
    assert len(commands) >= 5
    for command in set(commands):
        assert run(command, "--help").code == 0


@pytest.mark.parametrize("command", ["ask", "path"])
def test_the_examples_of_the_help_have_answers(run: Run, demonstration: Demonstration, command: str) -> None:
    examples = re.findall(rf"^ +entente ({command} .*)", run(command, "--help").out, re.MULTILINE)
    assert examples
    for example in examples:
        told = run(*shlex.split(example), "--store", str(demonstration.store)).out
        assert re.search(r'^• |^Path 1: |"sentence": ', told, re.MULTILINE), example


def test_what_it_leaves_can_be_served(demonstration: Demonstration) -> None:
    for client in client_of(str(demonstration.store)):
        told = client.get("/v1/ask", q=QUESTIONS[0]).json()
        assert told["total"] >= 1
