"""Lexicons: the words by which names and offices are told, as data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent


@cache
def read_lexicon(name: str) -> Mapping[str, frozenset[str]]:
    """The word lists of a file by their name; words are in lower case, with single spaces."""
    lists: dict[str, str] = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return {
        key: frozenset(re.sub(r"\s+", " ", item).strip().lower() for item in str(items).split(",") if item.strip())
        for key, items in lists.items()
    }
