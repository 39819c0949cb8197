"""Score the reading of questions: `python -m tests.api.questions.score [--part open|kept] [--errors] [--store DIR]`.

A reading is exact if query, filters, aggregate and exceptions are equal, values compared without case, lists without
order; and if the words that must be named as not understood are. Errors are shown of the open part alone.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from api.asking import Reading, read_question
from api.settings import read_settings
from api.stores import open_configured
from graph.store import Store

FOLDER = Path(__file__).parent
PARTS = ("open", "kept")
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Score:
    """How many questions were read exactly, by the query that was expected, and those that were not."""

    exact: Counter[str]
    total: Counter[str]
    errors: tuple[tuple[Row, Reading], ...]

    @property
    def share(self) -> float:
        """The share of all questions that were read exactly."""
        return self.exact.total() / self.total.total()


def read_rows(part: str) -> list[Row]:
    """The questions of a part with their readings."""
    return [json.loads(line) for line in (FOLDER / f"{part}.jsonl").read_text(encoding="utf-8").splitlines() if line]


def score(store: Store, rows: list[Row]) -> Score:
    """Read each question and compare."""
    exact: Counter[str] = Counter()
    total: Counter[str] = Counter()
    errors = []
    for row in rows:
        reading = read_question(store, row["q"], row.get("context"), date.fromisoformat(row["today"]))
        query = (row["reading"] or {}).get("query") or "none"
        total[query] += 1
        if is_exact(reading, row):
            exact[query] += 1
        else:
            errors.append((row, reading))
    return Score(exact, total, tuple(errors))


def is_exact(reading: Reading, row: Row) -> bool:
    """Whether a question was read as it should be."""
    named = " ".join(reading.unread).lower().split()
    if any(word.lower() not in named for word in row.get("unread", ())):
        return False
    wanted = row["reading"]
    if wanted is None:
        return reading.query is None
    told = reading.to_json()
    same = told["query"] == wanted["query"] and told["aggregate"] == wanted["aggregate"]
    return same and all(_plain(told.get(name, {})) == _plain(wanted.get(name, {})) for name in ("filters", "except"))


def _plain(filters: Any) -> dict[str, list[str]]:
    return {
        name: sorted(str(one).lower() for one in (value if isinstance(value, list) else [value]))
        for name, value in filters.items()
    }


def tell(found: Score, *, errors: bool) -> Iterator[str]:
    """The shares, and the questions that were read otherwise."""
    for query in sorted(found.total):
        yield f"{query:11} {found.exact[query]:4} of {found.total[query]:4}"
    yield f"{'all':11} {found.exact.total():4} of {found.total.total():4}  {found.share:.3f}"
    for row, reading in found.errors if errors else ():
        yield f"\n{row['q']}" + (f"   after: {row['context']}" if row.get("context") else "")
        yield f"  wanted {_short(row['reading'])} {row.get('unread', '')}"
        yield f"  read   {_short(reading.to_json())} {reading.unread or ''}"


def _short(reading: Any) -> str:
    if reading is None or reading["query"] is None:
        return "nothing"
    filters = " ".join(f"{name}={value}" for name, value in reading["filters"].items())
    left_out = f" except {reading['except']}" if "except" in reading else ""
    return f"{reading['query']} {filters} {reading['aggregate'] or ''}{left_out}"


def main() -> None:
    """Print the scores of one part or of both, on the demonstration's store."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=PARTS)
    parser.add_argument("--errors", action="store_true", help="show what was read otherwise, of the open part")
    parser.add_argument("--store", default=read_settings().demo, help="store with the sample corpus")
    given = parser.parse_args()
    with open_configured(read_settings(store=given.store), exists=True) as store:
        for part in [given.part] if given.part else PARTS:
            print(f"{part}:")
            for line in tell(score(store, read_rows(part)), errors=given.errors and part == "open"):
                print(f"  {line}")


if __name__ == "__main__":
    main()
