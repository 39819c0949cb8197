"""extract, explain, rdf, evaluate and load with the rules as they are, on a document of the corpus."""

import io
import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest
from pyoxigraph import RdfFormat, parse

from api.settings import ROOT
from tests.api.conftest import Run
from tests.demonstration import Demonstration

SEED = ROOT / "corpus" / "asean-telecom-fraud.txt"
FOREIGN = (
    "Le ministre de la Justice a rencontré hier son homologue à Bangkok pour parler des escroqueries en ligne. "
    "Les deux pays ont décidé de créer un groupe de travail commun, qui se réunira chaque mois à la frontière."
)


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A folder with a document that can be read, one that is empty, one in another language."""
    (tmp_path / "good.txt").write_text(SEED.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "french.txt").write_text(FOREIGN, encoding="utf-8")
    return tmp_path


def test_extract_prints_a_document_a_line_the_same_each_time(run: Run) -> None:
    first, second = run("extract", str(SEED)), run("extract", str(SEED))
    assert first.code == 0
    assert first.out == second.out
    [line] = first.out.splitlines()
    told = json.loads(line)
    assert list(told) == ["id", "published", "publisher", "facts"]
    assert (told["id"], told["published"]) == ("asean-telecom-fraud", "2025-02-19")
    text = SEED.read_text(encoding="utf-8")
    assert told["facts"]
    assert all(fact["evidence"] in text for fact in told["facts"])


def test_extract_takes_a_date_for_documents_without_one(run: Run, mixed: Path) -> None:
    told = json.loads(run("extract", str(mixed / "good.txt"), "--published", "2025-02-19").out)
    assert told["published"] == "2025-02-19"
    assert run("extract", str(mixed / "good.txt"), "--published", "soon").code == 2


def test_what_cannot_be_read_is_told_and_stops_nothing(run: Run, mixed: Path) -> None:
    told = run("extract", str(mixed))
    assert told.code == 3
    assert [json.loads(line)["id"] for line in told.out.splitlines()] == ["good"]
    assert re.search(r"rejected: .*empty\.txt: empty\n  \w", told.err)
    assert re.search(r"rejected: .*french\.txt: .*French", told.err)


def test_extract_reads_stdin(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(SEED.read_bytes()))))
    told = json.loads(run("extract", "-", "--published", "2025-02-19").out)
    assert (told["id"], bool(told["facts"])) == ("-", True)


RDF_FORMS = {"nquads": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG, "jsonld": RdfFormat.JSON_LD}


@pytest.mark.parametrize(("form", "parsed"), RDF_FORMS.items())
def test_rdf_is_a_named_graph_a_document(
    capfdbinary: pytest.CaptureFixture[bytes], form: str, parsed: RdfFormat
) -> None:
    from api.cli import main

    with pytest.raises(SystemExit) as ended:
        main(["rdf", str(SEED), "--format", form])
    quads = list(parse(capfdbinary.readouterr().out, format=parsed))
    assert ended.value.code == 0
    assert len({quad.graph_name for quad in quads}) == 1
    assert any(quad.object.value.endswith("ns#Statement") for quad in quads if hasattr(quad.object, "value"))


def test_explain_shows_clause_rule_and_choice(run: Run) -> None:
    told = run("explain", str(SEED)).out
    assert re.search(r"^  clause   .*\| say", told, re.MULTILINE)
    assert re.search(
        r"^  claim    Statement .*speaker: .*\[.+ loaders/extract/frames/speech.yaml:\d+\]$", told, re.MULTILINE
    )
    assert re.search(
        r"^  missed   suspend: where object: .+, but there: export  \[.+ .+\.yaml:\d+\]$", told, re.MULTILINE
    )
    assert re.search(r"^  Puttan -> official/th-phumtham-wechayachai: .+", told, re.MULTILINE)
    [line] = run("explain", str(SEED), "--json").out.splitlines()
    explained = json.loads(line)
    text = SEED.read_text(encoding="utf-8")
    for sentence in explained["sentences"]:
        assert " ".join(text[sentence["charStart"] : sentence["charEnd"]].split()) == sentence["text"]


def test_evaluate_prints_the_figures_of_the_scorer(run: Run, tmp_path: Path) -> None:
    text = "A visit\n\nChinese Foreign Minister Wang Yi spoke of the long road to the border in Bangkok on Monday."
    gold = {
        "id": "visit",
        "published": "2025-02-19",
        "facts": [
            {"t": "official", "name": "Wang Yi", "office": "Foreign Minister", "country": "CN", "evidence": "Wang Yi"}
        ],
    }
    (tmp_path / "visit.txt").write_text(text, encoding="utf-8")
    (tmp_path / "visit.json").write_text(json.dumps(gold), encoding="utf-8")
    told = json.loads(run("evaluate", str(tmp_path), "--json").out)
    assert (told["official"]["gold"], told["official"]["found"][1]) == (1, 1.0)
    assert told["grounded"] == 1.0
    assert run("evaluate", str(tmp_path / "none")).code == 3


def test_load_reports_in_words_json_and_lines(
    run: Run, mixed: Path, tmp_path: Path, demonstration: Demonstration
) -> None:
    store, lines = str(copytree(demonstration.store, tmp_path / "store")), tmp_path / "report.jsonl"
    told = run("load", str(mixed / "*.txt"), "--store", store, "--report", str(lines), "--json")
    report = json.loads(told.out)
    assert told.code == 3
    assert (report["new"], report["known"], len(report["rejected"])) == (1, 0, 2)
    assert report["facts"]["Statement"] >= 1
    assert report["warning"][0]["reason"].startswith("no date")
    assert {json.loads(line)["event"] for line in lines.read_text(encoding="utf-8").splitlines()} >= {"rejected"}
    again = run("load", str(mixed / "good.txt"), "--store", store)
    assert again.code == 0
    assert "0 new, 1 known, 0 rejected" in again.out
    assert "Guo Jiakun" in run("ask", "what did Guo Jiakun say?", "--store", store).out
    retracted = run("retract", str(mixed / "good.txt"), "--store", store)
    assert (retracted.code, "taken out" in retracted.out) == (0, True)


def test_tables_of_ones_own_win(run: Run, tmp_path: Path) -> None:
    tables = tmp_path / "tables"
    tables.mkdir()
    (tables / "organizations.csv").write_text(
        "key,name,kind,country,names,source\nxx-blue-lotus,Blue Lotus Task Force,agency,TH,,https://example.org\n"
    )
    text = tmp_path / "note.txt"
    text.write_text(
        "A note\n\nThe Blue Lotus Task Force told China on 3 February 2025 that telecom fraud was a threat."
    )
    told = run("explain", str(text), "--authority", str(tables))
    assert "organization/xx-blue-lotus" in told.out
    (tables / "organizations.csv").write_text("key,name\n")
    broken = run("explain", str(text), "--authority", str(tables))
    assert broken.code == 3
    assert "organizations.csv:1" in broken.err


def test_progress_on_a_terminal_stays_off_stdout() -> None:
    leader, follower = pty.openpty()
    command = [sys.executable, "-c", "from api.cli import main; main()", "extract", str(SEED)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=follower, text=True, cwd=ROOT) as process:
        os.close(follower)
        shown = b"".join(iter(lambda: read_terminal(leader), b"")).decode(errors="replace")
        os.close(leader)
        assert process.stdout is not None
        printed = process.stdout.read()
    assert json.loads(printed)["facts"]
    assert "extracting" in shown


def read_terminal(leader: int) -> bytes:
    """What the process wrote next; nothing once it has ended."""
    try:
        return os.read(leader, 4096)
    except OSError:
        return b""
