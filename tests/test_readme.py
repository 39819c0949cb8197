"""The README's examples answer on the sample corpus."""

import json
import re
import shlex
from pathlib import Path

import pytest

from api.cli import main
from tests.api.conftest import client_of
from tests.demonstration import Demonstration

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^    entente ((?:ask|path|cypher) .*)$", README, re.MULTILINE)
ADDRESSES = re.findall(r"^    curl 'localhost:8000(/v1/.*)'$", README, re.MULTILINE)


def test_the_readme_has_examples() -> None:
    assert len(COMMANDS) >= 4
    assert len(ADDRESSES) >= 4


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_readme_answers(
    command: str, demonstration: Demonstration, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = shlex.split(re.sub(r" --store \S+", "", command))
    with pytest.raises(SystemExit) as ended:
        main([*arguments, "--store", str(demonstration.store)])
    told = capsys.readouterr().out
    assert not ended.value.code
    assert len(told.splitlines()) > 3
    assert "No " not in told.splitlines()[0]


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_of_the_readme_answers(address: str, demonstration: Demonstration) -> None:
    for client in client_of(str(demonstration.store)):
        answer = client.get(address)
        assert answer.status_code == 200
        lists = [value for value in json.loads(answer.text).values() if isinstance(value, list)]
        assert any(lists)
