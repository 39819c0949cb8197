"""Shared offices: one plural office before the names of all who hold it: "Deputy Ministers X and Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.extract.titles import Office, Presented, Stretch
from loaders.extract.words import Word, classes

_PLURAL = re.compile(r"(?:[MmGNJj]|C(?=[MmSz]))*[Sz](?:o[ti]?(?:[MmN]|a(?=[MmN]))+)?(?=[,:;TRCVIx])")
_BETWEEN = re.compile(r"(?:[of]t?N)?(?:,?a|,|;|:|_)*[ti]?[TR]*")


def find_shared(words: Sequence[Word], names: Sequence[Stretch]) -> Iterator[Presented]:
    """Each of several persons whom one plural office presents."""
    letters = classes(words)
    starts = {start: (start, end) for start, end in names}
    for match in _PLURAL.finditer(letters):
        head = next(index for index in range(*match.span()) if letters[index] in "Sz")
        holders = list(_listed(letters, starts, match.end()))
        if len(holders) > 1:
            for start, end in holders:
                yield Presented(start, end, Office(match.start(), match.end(), head), "shared")


def _listed(letters: str, starts: dict[int, Stretch], at: int) -> Iterator[Stretch]:
    """The names of a list: "X of A, Y of B and Z"."""
    while skipped := _BETWEEN.match(letters, at):
        stretch = starts.get(skipped.end())
        if stretch is None:
            return
        yield stretch
        at = stretch[1]
        if at == skipped.end():
            return


def singular_office(text: str) -> str:
    """A plural office as one holds it: "Deputy Ministers" -> "Deputy Minister"."""
    return re.sub(r"(?i)\b(\w+?)(?:(ie)s|(m)en|s)\b(?=$|\sof\b|\sgeneral\b|\sto\b)", _one, text, count=1)


def _one(match: re.Match[str]) -> str:
    return match[1] + ("y" if match[2] else f"{match[3]}an" if match[3] else "")
