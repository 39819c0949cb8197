"""People: the fullest spelling of each person's name in one document."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import DamerauLevenshtein

_MIN_VARIANT = 5  # letters; "Puttan" and "Putan" are one name, "Wang" and "Wan" need not be


def fold(word: str) -> str:
    """A word of a name in lower-case ASCII letters."""
    ascii_word = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode() or word
    return "".join(letter for letter in ascii_word.lower() if letter.isalnum())


def fold_name(name: str) -> tuple[str, ...]:
    """The folded words of a name."""
    return tuple(filter(None, map(fold, name.split())))


class People:
    """The persons of a document by the words of their names, in order of appearance."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names: list[tuple[str, tuple[str, ...]]] = []
        for name in sorted(dict.fromkeys(names), key=lambda name: -len(name.split())):
            parts = fold_name(name)
            if parts and self._match(parts) is None:
                self._names.append((name, parts))

    def fullest(self, name: str, before: Sequence[str] = ()) -> str | None:
        """The fullest spelling of whoever may be called so; `before` are names used so far, the latest last."""
        parts = fold_name(name)
        fits = [full for full, words in self._names if _fits(parts, words)]
        if len(fits) > 1:
            exact = [full for full in fits if fold_name(full)[-1:] == parts[-1:]]
            recent = [full for full in reversed(before) if full in fits]
            return recent[0] if recent else exact[0] if len(exact) == 1 else None
        return fits[0] if fits else self._variant(parts)

    def _match(self, parts: Sequence[str]) -> str | None:
        return next((full for full, words in self._names if _fits(parts, words)), None) or self._variant(parts)

    def _variant(self, parts: Sequence[str]) -> str | None:
        for full, words in self._names:
            if len(words) == len(parts) and all(_near(one, other) for one, other in zip(parts, words, strict=True)):
                return full
        return None


def _fits(parts: Sequence[str], words: Sequence[str]) -> bool:
    return bool(parts) and all(part in words for part in parts)


def _near(one: str, other: str) -> bool:
    if one == other:
        return True
    long_enough = min(len(one), len(other)) >= _MIN_VARIANT
    return long_enough and one[0] == other[0] and DamerauLevenshtein.distance(one, other) <= 1
