"""Accuracy on the annotated documents, with the tables as they are and without officials and organizations.

`python -m benchmarks accuracy --write README.md` puts the table, dated, between the marks in that file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from api.evaluation.counting import Part, count, find_annotations
from api.evaluation.report import markdown_table
from api.evaluation.run import Run
from api.reading import extract_facts
from api.settings import ROOT
from loaders.documents import Document, read
from loaders.extract.rules import RuleExtractor
from ontology.authority import Authority, shipped_authority

GOLD = ROOT / "gold" / "dev"
PARTS: tuple[Part, ...] = ("read", "kept")
EMPTIED = ("officials.csv", "organizations.csv")
_MARKED = re.compile(r"(?<=<!-- accuracy -->\n).*?(?=<!-- end of accuracy -->)", re.DOTALL)


def main(write: Path | None = None) -> None:
    """Print the tables, and write the first into a file."""
    runs = _runs(shipped_authority())
    table = "\n".join(_table(runs))
    print(table)
    bare = _runs(_emptied())
    for part in PARTS:
        whole, left = runs[part].classes["all"].found.f1, bare[part].classes["all"].found.f1
        print(f"{part}, with {' and '.join(EMPTIED)} emptied: found F1 {left:.3f} ({left - whole:+.3f})")
    if write:
        text = write.read_text(encoding="utf-8")
        write.write_text(_MARKED.sub(lambda _: f"{table}\n", text), encoding="utf-8")


def _runs(authority: Authority) -> dict[Part, Run]:
    extractor = RuleExtractor(authority)
    texts = [str(path.with_suffix(".txt")) for path in find_annotations(GOLD)]
    documents = [document for document in read(texts) if isinstance(document, Document)]
    facts = {str(told["id"]): told["facts"] for document in documents if (told := extract_facts(extractor, document))}
    return {part: count(GOLD, facts, part) for part in PARTS}  # type: ignore[arg-type]


def _emptied() -> Authority:
    """The shipped authority without the rows of two tables."""
    whole = shipped_authority()
    lines = tuple(line for line in whole.lines if line.table.path.name not in EMPTIED)
    return replace(whole, organizations={}, posts=(), lines=lines)


def _table(runs: dict[Part, Run]) -> Iterator[str]:
    heads = [f"{part}: {what}" for part in PARTS for what in ("precision, recall, F1 found", "full F1")]
    rows = [(name, *(cell for part in PARTS for cell in _cells(runs[part], name))) for name in runs["read"].classes]
    yield f"`entente evaluate gold/dev --part read` and `--part kept`, {date.today():%-d %B %Y}:"
    yield ""
    yield from markdown_table(("", *heads), rows)


def _cells(run: Run, name: str) -> tuple[str, str]:
    figures = run.classes[name]
    precision, recall, f1 = (f"{value:.3f}".removeprefix("0") for value in figures.found)
    return f"{precision} {recall} **{f1}**", f"{figures.full.f1:.3f}".removeprefix("0")
