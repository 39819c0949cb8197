"""Entries of the lexicon of names: titles, bodies, ranks and small words, each with its letter of class."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from loaders.extract.lexicon import read_lexicon
from loaders.extract.tokens import token_pattern


def look_up(entry: str, first: bool) -> str:
    """The class of an entry as it is written, "" for none; `first` says that it starts a sentence."""
    table, lists = _table(), read_lexicon("names")
    lower = entry.lower().replace("’", "'")
    capital = entry[:1].isupper()
    if not capital and re.search(r"\s[A-Z]", entry):  # "deputy commissioner General X"
        return ""
    if capital and f"^{lower}" in table:
        return "D"
    if not capital and f"={lower}" in table:
        return table[f"={lower}"]
    if capital and first and f"={lower}" in table and lower in lists["starter"]:
        return table[f"={lower}"]
    kind = table.get(lower, "")
    if not kind:
        return ""
    if not capital and lower in lists["capital_head"]:
        return "x"
    if capital or lower.startswith("("):
        return "C" if kind in "T" and lower in {"don", "prince", "khun"} else kind
    return {"H": "h", "S": "z", "J": "j", "M": "m", "R": "r", "T": "x"}.get(
        kind, "b" if kind == "B" and lower in lists["generic_body"] else "x"
    )


@cache
def _table() -> Mapping[str, str]:
    """The class of each entry."""
    lists = read_lexicon("names")
    table: dict[str, str] = {}
    order = (
        ("portfolio", "M"),
        ("place_noun", "L"),
        ("body", "B"),
        ("office_modifier", "M"),
        ("office_head", "H"),
        ("office_plural", "S"),
        ("rank", "R"),
        ("honorific", "T"),
    )
    for name, kind in order:
        table.update(dict.fromkeys(lists[name], kind))
    table.update(dict.fromkeys(lists["office_head"] & (lists["office_modifier"] | lists["portfolio"]), "J"))
    table["state"] = table["general"] = "M"
    table["general"] = "R"
    lower = {"determiner": "t", "preposition": "f", "relative": "w", "be": "v", "speech": "y"}
    for name, kind in lower.items():
        table.update({"=" + word: kind for word in lists[name]})
    table.update({"=" + word: "b" for word in lists["generic_body"]})
    table.update({"=" + word: "p" for word in lists["particle"]})
    table.update({"=of": "o", "=and": "a", "=as": "d", "=his": "i", "=her": "i", "=its": "i", "=their": "i"})
    table.update({"=then": "e", "=former": "e", "=a": "t", "=an": "t", "=who": "w"})
    table.update({"^" + word: "D" for word in lists["no_name"]})
    return table


@cache
def entry_lengths() -> Mapping[str, tuple[int, ...]]:
    """By the first token of an entry, in small letters: how many tokens the entries are long, the longest first."""
    found: dict[str, set[int]] = {}
    for key in _table():
        for entry in (key.lstrip("=^"), key.lstrip("=^").capitalize()):
            tokens = [match[0].lower() for match in token_pattern().finditer(entry)]
            found.setdefault(tokens[0], set()).add(len(tokens))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}
