"""Examples are in words of their own: none shares six words in a row with an annotated document."""

import re
from collections.abc import Iterator
from pathlib import Path

from loaders.extract.frame import read_examples

GOLD = Path(__file__).parents[3] / "gold" / "dev"
PHRASINGS = Path(__file__).parent / "phrasings"
SIX = 6


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """All stretches of six words."""
    words = re.findall(r"\w+", text.casefold())
    return (tuple(words[start : start + SIX]) for start in range(len(words) - SIX + 1))


def own_texts() -> Iterator[str]:
    yield from (example.text for example in read_examples())
    for path in sorted(PHRASINGS.glob("*.yaml")):
        yield from re.findall(r"text: (.+)", path.read_text(encoding="utf-8"))


def test_no_example_is_taken_from_an_annotated_document() -> None:
    annotated = {run for path in GOLD.glob("*.txt") for run in runs(path.read_text(encoding="utf-8"))}
    taken = [text for text in own_texts() if any(run in annotated for run in runs(text))]
    assert not taken
