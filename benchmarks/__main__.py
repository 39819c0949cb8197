"""`make bench`: prints all figures; `python -m benchmarks questions --facts 1000000` those of one part."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks import accuracy, explorer, extraction, frames, questions, stores

PARTS: Mapping[str, Callable[[], None]] = {"extraction": extraction.main, "stores": stores.main}


def main() -> None:
    """Run the named parts, or all."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument(
        "parts",
        nargs="*",
        metavar="PART",
        help="accuracy, frames, extraction, stores, questions, explorer; all by default",
    )
    parser.add_argument("--facts", type=int, help="size of the graph of `questions` and `explorer`")
    parser.add_argument("--asked", type=int, default=questions.ASKED, help="how many questions of a kind it asks")
    parser.add_argument("--write", type=Path, metavar="FILE", help="where `accuracy` puts its table: README.md")
    parser.add_argument("--documents", type=Path, nargs="*", default=(), help="more annotated folders for `frames`")
    given = parser.parse_args()
    parts = {
        "accuracy": lambda: accuracy.main(given.write),
        "frames": lambda: frames.main(given.documents),
        **PARTS,
        "questions": lambda: questions.main(given.facts or questions.FACTS, given.asked),
        "explorer": lambda: explorer.main(given.facts or explorer.FACTS),
    }
    if unknown := [name for name in given.parts if name not in parts]:
        parser.error(f"no benchmark {unknown[0]!r}; there are: {', '.join(parts)}")
    for name in given.parts or parts:
        print(f"\n# {name}", flush=True)
        parts[name]()


if __name__ == "__main__":
    main()
