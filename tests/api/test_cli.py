"""The command line over the sample graph: answers, help, errors and exit codes."""

import csv
import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from graph import queries
from graph.answers import Documents
from graph.store import Store
from tests.api.conftest import Run

COMMANDS = (
    *("demo", "extract", "load", "retract", "rebuild", "rdf", "validate", "ask", "cypher"),
    *("path", "export", "evaluate", "explain", "serve", "stats"),
)
ENTENTE = (sys.executable, "-c", "from api.cli import main; main()")


def test_help_lists_all_commands_and_the_exit_codes(run: Run) -> None:
    told = run("--help")
    assert told.code == 0
    assert all(re.search(rf"^  {command} ", told.out, re.MULTILINE) for command in COMMANDS)
    assert "Exit codes:" in told.out
    assert not re.search(r"\w\.\.\.$", told.out, re.MULTILINE)  # no line was cut short


def test_version(run: Run) -> None:
    assert re.fullmatch(r"entente \d+\.\d+\.\d+\n", run("--version").out)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_examples(run: Run, command: str) -> None:
    told = run(command, "--help")
    assert told.code == 0
    assert re.search(rf"Examples:\n    .*entente {command}", told.out)


def test_help_does_not_wait_for_what_only_commands_need() -> None:
    heavy = ("spacy", "pyshacl", "ladybug", "fastapi", "neo4j", "networkx", "rdflib", "pydantic")
    script = f"import sys, api.cli; print([name for name in {heavy!r} if name in sys.modules])"
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_ask_prints_sentence_quotation_and_cypher(ask_store: Run) -> None:
    told = ask_store("ask", "who met whom about Myawaddy?")
    assert told.code == 0
    assert 'Han Zhiqiang met Phumtham Wechayachai ("Puttan") in February 2025' in told.out
    assert "“Chinese ambassador Han Zhiqiang met Puttan in February.”" in told.out
    assert "MATCH (e:Meeting)" in told.out


def test_ask_as_json_has_the_cypher_that_the_store_takes(ask_store: Run) -> None:
    told = json.loads(ask_store("ask", "what binds China and Laos?", "--json").out)
    assert told["reading"]["query"] == "agreements"
    assert told["total"] == len(told["answers"]) == 2
    assert json.loads(ask_store("cypher", told["cypher"], "--json").out)["rows"]


def test_path_tells_numbered_sentences(ask_store: Run) -> None:
    told = ask_store("path", "Han Zhiqiang", "Soe Win", "-k", "1")
    assert "Path 1: Han Zhiqiang > Phumtham Wechayachai > Liu Zhongyi > Soe Win" in told.out
    assert re.findall(r"^  (\d)\. ", told.out, re.MULTILINE) == ["1", "2", "3"]


def test_cypher_as_table_csv_and_json(ask_store: Run) -> None:
    statement = "MATCH (c:Country) RETURN c.code AS code, c.name AS name ORDER BY code"
    table = ask_store("cypher", statement).out.splitlines()
    rows = list(csv.reader(ask_store("cypher", statement, "--format", "csv").out.splitlines()))
    told = json.loads(ask_store("cypher", statement, "--json").out)
    assert table[0].split() == rows[0] == told["columns"] == ["code", "name"]
    assert rows[1:] == told["rows"]
    assert ["TH", "Thailand"] in told["rows"]


def test_cypher_says_where_the_row_limit_cut(ask_store: Run) -> None:
    told = ask_store("cypher", "MATCH (n:Name) RETURN n.surface", "--rows", "2", "--json")
    assert len(json.loads(told.out)["rows"]) == 2
    assert "first 2 rows" in told.err


def test_stats_as_table_and_json(ask_store: Run) -> None:
    told = json.loads(ask_store("stats", "--json").out)
    assert told["nodes"]["Meeting"]["documents"] == 7
    assert len(told["documents"]) == 14
    assert "Liu at the border" in ask_store("stats").out


def test_stats_sorts_documents_by_how_many_facts_they_state(ask_store: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = queries.documents
    counts = iter((2, 10, 9, *range(100)))

    def count(*given: object, **more: object) -> Documents:
        found = listed(*given, **more)  # type: ignore[arg-type]
        return replace(found, documents=tuple(replace(one, facts=next(counts)) for one in found.documents))

    monkeypatch.setattr("graph.queries.documents", count)
    table = ask_store("stats").out.rpartition("document\n")[2].splitlines()[1:]
    shown = [int(line.split()[0]) for line in table]
    assert shown == sorted(shown, reverse=True)
    assert max(shown) >= 10


def test_an_unreachable_server_is_told_once() -> None:
    words = [*ENTENTE, "stats", "--store", "neo4j://127.0.0.1:1"]
    told = subprocess.run(words, capture_output=True, text=True, timeout=120)
    assert told.returncode == 4
    assert told.stderr.startswith("error: ")


def test_a_folder_of_tables_that_is_not_there_is_named_without_a_line(run: Run, tmp_path: Path) -> None:
    document = tmp_path / "a.txt"
    document.write_text("Somchai Dee met Somsak Rak. They talked for an hour about the border.")
    told = run("extract", str(document), "--authority", str(tmp_path / "none"))
    assert told.code == 3
    assert f"{tmp_path / 'none'}: no such folder" in told.err


def test_validate_passes_the_sample(ask_store: Run) -> None:
    told = ask_store("validate")
    assert told.code == 0
    assert "15 graphs, 0 violations" in told.out


def test_validate_refuses_a_wrong_graph(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "wrong.nq"
    file.write_text(
        "<https://w3id.org/entente/id/meeting/x> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
        "<https://w3id.org/entente/ns#Meeting> <https://w3id.org/entente/id/document/x> .\n"
    )
    told = run("validate", str(file), "--json")
    assert told.code == 3
    assert {one["node"] for one in json.loads(told.out)} == {"https://w3id.org/entente/id/meeting/x"}


def test_ask_names_what_it_cannot_read(ask_store: Run) -> None:
    told = ask_store("ask", "what is love?")
    assert told.code == 2
    assert "Not understood: love." in told.out
    part = ask_store("ask", "and about telecom fraud?", "--context", "who met about Myawaddy?", "--today", "2025-05-02")
    assert part.code == 0
    assert part.out.startswith("Read as: meetings · about telecom fraud · any time")


WRONG = (
    (("path", "Han Zhiqiang", "Ministry of Public Security"), 2, "vn-ministry-of-public-security"),
    (("cypher", "MATCH (n) DELETE n"), 2, "DELETE"),
    (("cypher", "MATCH (n RETURN n"), 2, ""),
    (("export", "graph.xyz"), 2, ".graphml"),
    (("ask", "who met whom about " + "Myawaddy " * 50), 2, "more than 400"),
    (("retract", "no-such-file.txt"), 2, "no-such-file.txt"),
    (("retract", "document/none"), 3, ""),
)


@pytest.mark.parametrize(("words", "code", "named"), WRONG, ids=[" ".join(row[0]) for row in WRONG])
def test_an_error_is_told_without_a_trace(ask_store: Run, words: tuple[str, ...], code: int, named: str) -> None:
    told = ask_store(*words)
    assert told.code == code
    assert named in told.err
    assert "Traceback" not in told.err


def test_a_store_that_is_not_there_is_named_with_the_remedy(run: Run, tmp_path: Path) -> None:
    told = run("stats", "--store", str(tmp_path / "none"))
    assert told.code == 4
    assert str(tmp_path / "none") in told.err
    assert "entente load" in told.err
    assert not (tmp_path / "none").exists()


def test_a_broken_setting_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENTENTE_CYPHER_ROWS", "many")
    told = run("cypher", "MATCH (n) RETURN n")
    assert told.code == 2
    assert "ENTENTE_CYPHER_ROWS='many'" in told.err


def test_the_store_of_the_environment_is_used_and_the_option_wins(
    run: Run, ask_store: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ENTENTE_STORE", str(tmp_path / "none"))
    assert run("stats").code == 4
    assert ask_store("stats").code == 0


def test_an_unexpected_error_says_how_to_see_more(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("odd")

    monkeypatch.setattr("api.stores.open_configured", fail)
    told = run("stats")
    assert told.code == 1
    assert "RuntimeError: odd" in told.err
    assert "--debug" in told.err
    assert "Traceback" not in told.err
    assert "Traceback" in run("--debug", "stats").err


def test_serve_says_that_the_port_is_taken(run: Run, tmp_path: Path) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        told = run("serve", "--port", port, "--store", str(tmp_path))
    assert told.code == 2
    assert f"port {port}" in told.err
    assert "--port" in told.err


def test_a_reader_that_goes_away_is_no_error(embedded: Store) -> None:
    words = [*ENTENTE, "cypher", "MATCH (p:Passage) RETURN p.text", "--store", embedded.url]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        told = process.stderr.read()
    assert "Traceback" not in told
    assert "Error" not in told
