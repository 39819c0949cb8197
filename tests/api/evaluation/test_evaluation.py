"""Evaluation on small annotated folders of our own: figures, classes of errors, comparison with an earlier run."""

import json
from pathlib import Path

import pytest

from api.evaluation.counting import count
from api.evaluation.report import lines, markdown
from api.evaluation.run import InvalidRun, read_run

TEXT = "A note\n\nThai police arrested two men in Pattaya. Laos and Thailand met in Vientiane. The minister said so."
ARREST, MEETING, SAID = TEXT.split("\n\n")[1].replace(". ", ".|").split("|")


def measure(by: str, kind: str = "arrest", evidence: str = ARREST) -> dict[str, object]:
    return {"t": "measure", "kind": kind, "by": [by], "against": [], "status": "done", "evidence": evidence}


def meeting(*who: str) -> dict[str, object]:
    return {"t": "meeting", "who": list(who), "status": "held", "evidence": MEETING}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A folder of two documents, one of them kept apart."""
    folder = tmp_path / "dev"
    folder.mkdir()
    for name in ("open", "apart"):
        (folder / f"{name}.txt").write_text(TEXT)
        (folder / f"{name}.json").write_text(json.dumps({"id": name, "facts": [measure("TH"), meeting("LA", "TH")]}))
    (tmp_path / "kept.txt").write_text("apart\n")
    return folder


@pytest.mark.parametrize(
    ("facts", "errors"),
    [
        ([measure("TH"), meeting("LA", "TH")], {}),
        (
            [measure("LA"), meeting("LA", "TH")],
            {"measure missed: read with other 'by'": 1, "measure wrong: annotated with other 'by'": 1},
        ),
        (
            [measure("TH", "seizure"), meeting("LA", "TH")],
            {"measure missed: read as another kind": 1, "measure wrong: annotated as another kind": 1},
        ),
        (
            [measure("TH", evidence=SAID), measure("TH", "seizure", SAID), meeting("LA", "TH")],
            {"measure wrong: nothing annotated in its sentence": 1},
        ),
        (
            [measure("TH"), measure("TH", "operation", MEETING)],
            {
                "meeting missed: only facts of other types read in its sentence": 1,
                "measure wrong: only facts of other types annotated in its sentence": 1,
            },
        ),
        (
            [],
            {"measure missed: nothing read in its sentence": 1, "meeting missed: nothing read in its sentence": 1},
        ),
    ],
)
def test_errors_have_a_class(gold: Path, facts: list[dict[str, object]], errors: dict[str, int]) -> None:
    run = count(gold, {"open": facts}, "read")
    assert run.errors == errors
    assert run.documents["open"].errors == sum(errors.values())
    assert run.classes["measure"].gold == 1


def test_parts_are_counted_apart_and_errors_of_the_kept_are_not_listed(gold: Path) -> None:
    run = count(gold, {"open": [measure("TH"), meeting("LA", "TH")]})
    assert (run.documents["open"].f1, run.documents["apart"].f1) == (1.0, 0.0)
    assert run.errors
    assert not run.listing
    listed = count(gold, {"apart": [measure("TH"), meeting("LA", "TH")]}).listing
    assert len(listed) == 2
    assert all(line.startswith("open MISSED") for line in listed)


def test_the_list_of_kept_documents_may_stand_in_the_folder(gold: Path) -> None:
    (gold.parent / "kept.txt").rename(gold / "kept.txt")
    assert set(count(gold, {}, "read").documents) == {"open"}
    assert all(line.startswith("open MISSED") for line in count(gold, {}).listing)


def test_evidence_must_stand_in_the_text(gold: Path) -> None:
    facts = {"open": [measure("TH"), measure("TH", evidence="Thai police arrested three men.")]}
    assert count(gold, facts, "read").grounded == 0.5


def test_a_run_is_compared_with_an_earlier_one(gold: Path, tmp_path: Path) -> None:
    saved = tmp_path / "run.json"
    saved.write_text(json.dumps(count(gold, {"open": [measure("TH")]}, "read").to_json()))
    now = count(gold, {"open": [measure("TH"), meeting("LA", "TH")]}, "read")
    told = "\n".join(lines(now, read_run(saved)))
    assert "meeting: found f1" in told
    assert "+1.000" in told
    assert any(line.split()[-3:] == ["1", "0", "-1"] for line in told.splitlines())
    assert "nothing changed" in "\n".join(lines(now, now))


def test_the_report_is_markdown(gold: Path) -> None:
    told = list(markdown(count(gold, {"open": [measure("TH")]}, "read")))
    assert told[0].startswith("| class | annotated |")
    assert "| measure | 1 | 1 | 1.000 | 1.000 | 1.000 | 1.000 | 1.000 | 1.000 |" in told
    assert "## Errors by class" in told


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"all": 3}'])
def test_what_is_no_run_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "run.json"
    path.write_text(content)
    with pytest.raises(InvalidRun, match=r"run\.json is no run"):
        read_run(path)
    with pytest.raises(InvalidRun):
        read_run(tmp_path / "none.json")
