"""Accuracy against the annotated documents, by the scorer: what this version promises at least."""

import json
from pathlib import Path

import pytest

from api.evaluation.counting import count
from api.evaluation.scorer import SLOTS, scorer, slot_agreement
from api.reading import extract_facts
from loaders.documents import Document, read
from loaders.extract.rules import RuleExtractor
from ontology.authority import shipped_authority

GOLD = Path(__file__).parents[1] / "gold" / "dev"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    extractor = RuleExtractor(shipped_authority())
    path = tmp_path_factory.mktemp("accuracy") / "facts.jsonl"
    found = [document for document in read([str(GOLD / "*.txt")]) if isinstance(document, Document)]
    rows = (json.dumps(extract_facts(extractor, document), ensure_ascii=False) for document in found)
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def figures(output: Path, capsys: pytest.CaptureFixture[str], *flags: str, gold: Path = GOLD) -> dict[str, dict]:
    capsys.readouterr()
    scorer().main([str(gold), str(output), "--json", *flags])
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("part", ["read", "kept"])
def test_facts_are_found_and_stand_in_the_text(output: Path, capsys: pytest.CaptureFixture[str], part: str) -> None:
    told = figures(output, capsys, "--part", part)
    precision, _, f1 = told["all"]["found"]
    assert f1 >= 0.67
    assert precision >= 0.80
    assert told["grounded"] == 1.0
    assert not told["missing_documents"]


def test_the_given_article_is_read_well(output: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for suffix in (".txt", ".json"):
        (tmp_path / f"d00-seed{suffix}").write_bytes((GOLD / f"d00-seed{suffix}").read_bytes())
    assert figures(output, capsys, gold=tmp_path)["all"]["found"][2] >= 0.85


@pytest.mark.parametrize("part", ["read", "kept", None])
def test_evaluate_gives_the_figures_of_the_scorer(
    output: Path, capsys: pytest.CaptureFixture[str], part: str | None
) -> None:
    told = figures(output, capsys, *(("--part", part) if part else ()))
    facts = {row["id"]: row["facts"] for row in map(json.loads, output.read_text(encoding="utf-8").splitlines())}
    run = json.loads(json.dumps(count(GOLD, facts, part).to_json()))
    assert told.pop("missing_documents") == []
    assert {name: pytest.approx(run[name]) for name in ("grounded",)} == {"grounded": told.pop("grounded")}
    for name, row in told.items():
        assert (run[name]["gold"], run[name]["system"]) == (row["gold"], row["system"])
        assert run[name]["found"] == pytest.approx(row["found"])
        assert run[name]["full"] == pytest.approx(row["full"])


def test_slots_have_the_scorers_mean(output: Path) -> None:
    """What is told of slots is what the scorer takes the mean of; a key counts as one more, which agrees in full."""
    system = {row["id"]: row["facts"] for row in map(json.loads, output.read_text(encoding="utf-8").splitlines())}
    compared = 0
    for path in sorted(GOLD.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))["facts"]
        for label in SLOTS:
            told, read = ([fact for fact in facts if fact["t"] == label] for facts in (gold, system[path.stem]))
            for i, j, agreement in scorer().match(told, read):
                slots = list(slot_agreement(told[i], read[j]).values())
                key = [1.0] if label in {"official", "measure", "statement"} else []
                assert sum(slots + key) / len(slots + key) == pytest.approx(agreement)
                compared += 1
    assert compared > 100
