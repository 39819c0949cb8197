"""The README's examples answer on the sample corpus, and its table says the same thing in three ways."""

import json
import re
import shlex
from collections.abc import Mapping
from functools import partialmethod
from pathlib import Path

import pytest

from api.cli import main
from api.client import Client
from tests.api.conftest import client_of
from tests.api.test_client import InProcess
from tests.demonstration import Demonstration

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^    entente ((?:ask|path|cypher) .*)$", README, re.MULTILINE)
ADDRESSES = re.findall(r"^    curl 'localhost:8000(/v1/[^']*)'(?: -H '([\w-]+): (\S+)')?$", README, re.MULTILINE)
ROWS = re.findall(r"^\| [^|`]+ \| `(/v1/[^`]+)` \| (?:`entente ([^`]+)` )?\|$", README, re.MULTILINE)
PYTHON = re.search(r"^    from api\.client.*?(?=^\S)", README, re.MULTILINE | re.DOTALL)


def run(command: str, store: Path, capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as ended:
        main([*shlex.split(re.sub(r" --store \S+", "", command)), "--store", str(store)])
    assert not ended.value.code
    return capsys.readouterr().out


def holds_something(told: Mapping[str, object]) -> bool:
    """Whether an answer has a list, or with a comparison a list within, that is not empty."""
    inner = [one for value in told.values() if isinstance(value, dict) for one in value.values()]
    return any(isinstance(value, list) and value for value in (*told.values(), *inner))


def test_the_readme_has_examples() -> None:
    assert len(COMMANDS) >= 4
    assert len(ADDRESSES) >= 3
    assert len(ROWS) >= 12


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_readme_answers(
    command: str, demonstration: Demonstration, capsys: pytest.CaptureFixture[str]
) -> None:
    told = run(command, demonstration.store, capsys)
    assert len(told.splitlines()) > 3
    assert "No " not in told.splitlines()[0]


@pytest.mark.parametrize(("address", "header", "value"), ADDRESSES)
def test_an_address_of_the_readme_answers(address: str, header: str, value: str, demonstration: Demonstration) -> None:
    for client in client_of(str(demonstration.store)):
        answer = client.request("GET", address, headers={header: value} if header else None)
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith(value or "application/json")
        assert len(answer.text.splitlines()) > 1 or any(json.loads(answer.text))


@pytest.mark.parametrize(("address", "command"), ROWS, ids=[address for address, _ in ROWS])
def test_request_and_command_of_a_row_answer_alike(
    address: str, command: str, demonstration: Demonstration, capsys: pytest.CaptureFixture[str]
) -> None:
    for client in client_of(str(demonstration.store)):
        answer = client.get(address)
        assert answer.status_code == 200
        told = answer.json()
        assert holds_something(told)
        if command:
            said = json.loads(run(f"{command} --json", demonstration.store, capsys))
            if command.startswith("path"):
                assert said == told
            elif "total" in told:
                assert said["total"] == told["total"] > 0
            else:
                assert said["answers"]
                assert not said["unread"]


def test_the_python_of_the_readme_runs(demonstration: Demonstration, monkeypatch: pytest.MonkeyPatch) -> None:
    assert PYTHON is not None
    lines: list[tuple[object, ...]] = []
    for client in client_of(str(demonstration.store)):
        monkeypatch.setattr(Client, "__init__", partialmethod(Client.__init__, transport=InProcess(client.app)))
        exec(re.sub(r"^    ", "", PYTHON[0], flags=re.MULTILINE), {"print": lambda *told: lines.append(told)})
    assert len(lines) > 1
    assert all(len(line) == 3 and "met" in str(line[1]) for line in lines)
