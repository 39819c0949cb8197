"""The cookbook as the tests read it, and a command that writes its rows from the corpus.

python -m tests.graph.cookbook --update
"""

import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from graph.store import Limits, Store, Table
from graph.stores import open_store

ROOT = Path(__file__).parents[2]
FILE = ROOT / "graph" / "cookbook.md"
LIMITS = Limits(seconds=60, rows=100)

_RECIPE = re.compile(
    r"^## (?P<title>.+?)\n.*?```cypher\n(?P<statement>.*?)\n```\n\n```text\n(?P<rows>.*?)```", re.M | re.S
)


@dataclass(frozen=True)
class Recipe:
    """A question, its statement and the rows that the corpus gives."""

    title: str
    statement: str
    rows: str


def read_recipes() -> list[Recipe]:
    return [Recipe(**match.groupdict()) for match in _RECIPE.finditer(FILE.read_text(encoding="utf-8"))]


def write_rows(table: Table) -> str:
    """Write a table as the cookbook shows it: columns and rows, a line each."""
    lines = [" | ".join(table.columns), *(" | ".join(map(_cell, row)) for row in table.rows)]
    return "".join(f"{line}\n" for line in lines)


def _cell(value: object) -> str:
    return "" if value is None else str(value).replace("\n", " ")


def load_corpus(folder: Path) -> Store:
    """Load the sample corpus into an embedded store, as a user would."""
    program = "from api.cli import main; main()"
    command = [sys.executable, "-c", program, "load", str(ROOT / "corpus"), "--store", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return open_store(str(folder))


def update() -> None:
    text = FILE.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder, load_corpus(Path(folder) / "store") as store:
        for recipe in read_recipes():
            table = store.query(recipe.statement, LIMITS)
            before = f"```cypher\n{recipe.statement}\n```\n\n```text\n"
            text = text.replace(f"{before}{recipe.rows}```", f"{before}{write_rows(table)}```")
            print(f"{len(table.rows):3} rows  {recipe.title}")
    FILE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:] != ["--update"]:
        sys.exit(__doc__)
    update()
