"""Columns: what the columns of an answer are called, as the statement's own RETURN says; one name on both stores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.guard import Token, read_tokens

_ENDS = frozenset({"UNION", "ORDER", "SKIP", "LIMIT"})
_DEPTHS = {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}


def name_columns(statement: str, engine: Sequence[str]) -> tuple[str, ...]:
    """The columns of a checked statement, by its aliases or as they are written; of a UNION, those of its first part.

    Where they are not all written, as in `RETURN *`, they are the engine's.
    """
    written = [_name(item, statement) for item in _items(read_tokens(statement))]
    return tuple(written) if len(written) == len(engine) and "*" not in written else tuple(engine)


def _items(tokens: Sequence[Token]) -> list[list[Token]]:
    """The items of the first RETURN outside of all brackets."""
    items: list[list[Token]] = []
    for token, word, top in _words(tokens):
        if not items:
            if top and word == "RETURN":
                items = [[]]
        elif top and word in _ENDS:
            break
        elif top and token.text == ",":
            items.append([])
        elif items[-1] or (token.kind != "space" and word != "DISTINCT"):
            items[-1].append(token)
    return items


def _words(tokens: Sequence[Token]) -> Iterator[tuple[Token, str, bool]]:
    """Each token with the keyword that it may be and whether it is outside of all brackets."""
    depth, before = 0, ""
    for token in tokens:
        depth += _DEPTHS.get(token.text, 0)
        yield token, token.text.upper() if token.kind == "word" and before != "." else "", depth == 0
        before = before if token.kind == "space" else token.text


def _name(item: Sequence[Token], statement: str) -> str:
    plain = [token for token in item if token.kind != "space"]
    if len(plain) > 2 and plain[-2].text.upper() == "AS" and plain[-2].kind == "word":
        plain = plain[-1:]
    if len(plain) == 1 and plain[0].kind == "name":
        return plain[0].text.strip("`")
    return statement[plain[0].start : plain[-1].start + len(plain[-1].text)] if plain else ""
