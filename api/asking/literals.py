"""Literals: a statement with its parameters written in, so that `entente cypher` runs it as it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.answers import Query
from graph.store import Value

_PIECES = re.compile(r"'(?:[^'\\]|\\.)*'|\$(\w+)")


def write_in(query: Query) -> str:
    """The statement of a query with its values as literals."""
    return _PIECES.sub(lambda match: write_literal(query.parameters[match[1]]) if match[1] else match[0], query.text)


def write_all(queries: Sequence[Query]) -> str:
    """Several statements that give the same columns, as one."""
    return "\nUNION ALL\n".join(map(write_in, queries))


def write_literal(value: Value) -> str:
    """A value as Cypher writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace("'", "\\'")
        return f"'{escaped}'"
    if isinstance(value, Sequence):
        return f"[{', '.join(map(write_literal, value))}]"
    return "NULL"
