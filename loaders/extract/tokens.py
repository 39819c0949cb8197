"""Tokens of a text for the phrases of names: words, numbers, marks and borders; a name found already is one token."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from loaders.extract.claims import Mention
from loaders.extract.lexicon import read_lexicon

_TOKEN = r"""
    \n[^\S\n]*(?:\n\s*)+                              # border of a paragraph
  | \n                                                # border of a line
  | (?:[^\W\d_]\.){2,}                                # U.S.
  | [A-Z]\.(?=[\s-]*[A-Z])                            # initial
  | (?:%s)\.                                          # Lt.
  | \d[\d.,:]*\d(?:\w+)? | \d\w*
  | [^\W\d_][^\W_]*(?:['’][^\W\d_]{2,}|-[^\W_]+|['’](?=[A-Z])[^\W\d_]+)*
  | ['’]s\b
  | \S
"""


class Token(NamedTuple):
    """A token, where it stands, and the name that it is."""

    start: int
    end: int
    text: str
    mention: Mention | None = None


def read_tokens(text: str, found: Sequence[Mention], start: int, stop: int) -> Iterator[Token]:
    """The tokens between two offsets, in reading order."""
    for mention in (*found, None):
        end = mention.span.start if mention else len(text)
        for match in token_pattern().finditer(text, start, end):
            if match.start() >= stop:
                break
            yield Token(*match.span(), match[0])
        if mention:
            yield Token(*mention.span, mention.span.of(text), mention)
            start = mention.span.end


@cache
def token_pattern() -> re.Pattern[str]:
    """What a token is."""
    lists = read_lexicon("names")
    abbreviations = {
        part.rstrip(".")
        for name in ("rank", "honorific", "no_name")
        for item in lists[name]
        for part in item.split()
        if part.endswith(".") and "." not in part[:-1]
    }
    known = "|".join(
        sorted((re.escape(word.capitalize()) for word in abbreviations | {"Jr", "Sr", "St"}), reverse=True)
    )
    return re.compile(_TOKEN % known, re.VERBOSE)
