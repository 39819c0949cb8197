"""Counting: an extractor run over annotated documents, and its facts held against theirs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, cast

from api.console import track
from api.evaluation.errors import error_classes, list_errors
from api.evaluation.run import Figures, Ratio, Run, Score
from api.evaluation.scorer import FlatFact, Pair, scorer, slot_agreement
from api.inputs import Rejections, read_documents
from api.reading import extract_facts, open_pipeline
from api.settings import Settings
from ontology.errors import UnreadableDocument

Part = Literal["read", "kept"]
_LONGEST_EVIDENCE = 700  # characters, as the scorer has it


def evaluate(gold_dir: Path, settings: Settings, part: Part | None = None) -> Run:
    """Extract from the documents of a folder and count what agrees with the annotations.

    Errors: UnreadableDocument if the folder holds no annotated document of that part.
    """
    texts = [path.with_suffix(".txt") for path in find_annotations(gold_dir, part)]
    extractor = open_pipeline(settings).extractor
    facts: dict[str, Sequence[FlatFact]] = {}
    with track("extracting", len(texts)) as advance:
        for document in read_documents([str(path) for path in texts], Rejections()):
            told = extract_facts(extractor, document)
            facts[str(told["id"])] = cast("Sequence[FlatFact]", told["facts"])
            advance(1)
    return count(gold_dir, facts, part)


def count(gold_dir: Path, facts: Mapping[str, Sequence[FlatFact]], part: Part | None = None) -> Run:
    """What of the facts of documents, by their ids, agrees with the annotations; a document without has none."""
    counted = _Count(_kept(gold_dir))
    for path in find_annotations(gold_dir, part):
        gold = json.loads(path.read_text(encoding="utf-8"))["facts"]
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        counted.add(path.stem, text, gold, facts.get(path.stem, ()))
    return counted.run()


def find_annotations(gold_dir: Path, part: Part | None = None) -> list[Path]:
    """The annotations of a folder, or of one part of it.

    Errors: UnreadableDocument if there is none.
    """
    kept = _kept(gold_dir)
    found = [path for path in sorted(gold_dir.glob("*.json")) if path.with_suffix(".txt").is_file()]
    wanted = [path for path in found if part is None or (path.stem in kept) == (part == "kept")]
    if not wanted:
        raise UnreadableDocument(str(gold_dir), "no NAME.txt with its NAME.json", "Give a folder such as gold/dev.")
    return wanted


def _kept(gold_dir: Path) -> frozenset[str]:
    """The documents kept apart, named by a kept.txt beside the folder or in it."""
    lists = [folder / "kept.txt" for folder in (gold_dir.parent, gold_dir)]
    return frozenset(name for path in lists if path.is_file() for name in path.read_text(encoding="utf-8").split())


@dataclass(slots=True)
class _Tally:
    gold: int = 0
    system: int = 0
    found: int = 0
    full: float = 0.0

    def add(self, gold: int, system: int, pairs: Sequence[Pair]) -> None:
        self.gold += gold
        self.system += system
        self.found += len(pairs)
        self.full += sum(agreement for _, _, agreement in pairs)

    def figures(self) -> Figures:
        found, full = (Ratio(*scorer().prf(hits, self.system, self.gold)) for hits in (self.found, self.full))
        return Figures(self.gold, self.system, found, full)


@dataclass(slots=True)
class _Count:
    """The figures of a run while its documents are counted; of those kept apart no error is listed."""

    kept: frozenset[str]
    classes: dict[str, _Tally] = field(default_factory=lambda: {name: _Tally() for name in (*scorer().TYPES, "all")})
    agreement: dict[str, dict[str, list[float]]] = field(default_factory=dict)
    errors: Counter[str] = field(default_factory=Counter)
    documents: dict[str, Score] = field(default_factory=dict)
    listing: list[str] = field(default_factory=list)
    grounded: int = 0

    def add(self, name: str, text: str, gold: Sequence[FlatFact], system: Sequence[FlatFact]) -> None:
        """Count one document."""
        self.grounded += sum(_is_grounded(fact, text) for fact in system)
        pairs = _pairs(gold, system)
        for label, tally in self.classes.items():
            tally.add(_number(gold, label), _number(system, label), pairs[label])
        every = pairs["all"]
        for i, j, _ in every:
            slots = self.agreement.setdefault(gold[i]["t"], {})
            for slot, value in slot_agreement(gold[i], system[j]).items():
                slots.setdefault(slot, []).append(value)
        wrong = list(error_classes(gold, system, every))
        if name not in self.kept:
            self.listing += (f"{name} {line}" for line in list_errors(gold, system, every))
        self.errors.update(wrong)
        f1 = scorer().prf(len(every), len(system), len(gold))[2] if wrong else 1.0
        self.documents[name] = Score(f1, len(wrong))

    def run(self) -> Run:
        """What was counted."""
        slots = {
            label: {slot: sum(values) / len(values) for slot, values in self.agreement[label].items()}
            for label in scorer().TYPES
            if label in self.agreement
        }
        errors = dict(sorted(self.errors.items(), key=lambda item: (-item[1], item[0])))
        classes = {name: tally.figures() for name, tally in self.classes.items()}
        facts = classes["all"].system
        grounded = self.grounded / facts if facts else 0.0
        return Run(classes, slots, errors, self.documents, grounded, tuple(self.listing))


def _number(facts: Sequence[FlatFact], label: str) -> int:
    return len(facts) if label == "all" else sum(fact["t"] == label for fact in facts)


def _pairs(gold: Sequence[FlatFact], system: Sequence[FlatFact]) -> Mapping[str, Sequence[Pair]]:
    """The pairs of a document by type and over all, by the places of their facts in the document's lists."""
    found: dict[str, list[Pair]] = {"all": []}
    for label in scorer().TYPES:
        at = [i for i, fact in enumerate(gold) if fact["t"] == label]
        on = [j for j, fact in enumerate(system) if fact["t"] == label]
        matched = scorer().match([gold[i] for i in at], [system[j] for j in on])
        found[label] = [(at[i], on[j], agreement) for i, j, agreement in matched]
        found["all"] += found[label]
    return found


def _is_grounded(fact: FlatFact, text: str) -> bool:
    evidence = fact.get("evidence") or ""
    return 0 < len(evidence) <= _LONGEST_EVIDENCE and evidence in text and "\n\n" not in evidence
