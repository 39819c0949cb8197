"""Dialects: what the two engines write differently, told as hints when an engine refuses a statement."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

TYPE_OF: Mapping[str, str] = {"neo4j": "type", "embedded": "label"}
"""The function that gives a relationship's type."""

NUMBER_OF: Mapping[str, str] = {"neo4j": "id({})", "embedded": "offset(id({}))"}
"""The engine's own number of a node, as long as no node is taken out; the embedded engine counts label by label.

With the type, all in which the dialects of named queries differ.
"""

_Hint = tuple[str, str]  # a pattern of the statement, and what to write instead

_RESERVED = "end|start|order|group|desc|asc|then|else|when|case|all|by|in|is|not|on|or|with|where|union"
_EMBEDDED: Sequence[_Hint] = (
    (r"\b(EXISTS|COUNT)\s*\{\s*(?!MATCH\b)", "Write MATCH inside the braces: EXISTS { MATCH (a)--(b) }."),
    (r"\bCOLLECT\s*\{", "The embedded store has no COLLECT {}: use WITH ... collect()."),
    (r"\btype\s*\(", "The embedded store says label(r) where Neo4j says type(r)."),
    (r"\b(head|last|tail)\s*\(", "The embedded store has no head(): write list[1], for its lists begin at 1."),
    (
        r"\[\s*\w+\s+IN\b",
        "The embedded store has no list comprehension: list_transform(list, x -> ...), list_filter(...).",
    ),
    (
        r"\bWHERE\s+\w+\s*:\s*\w+|\b(AND|OR|NOT)\s+\w+\s*:\s*\w+",
        "Write label(n) = 'Meeting' where Neo4j says n:Meeting.",
    ),
    (
        r"\bshortestPath\b|\ballShortestPaths\b|\bSHORTEST\b\s*\d",
        "The embedded store writes (a)-[* SHORTEST 1..6]-(b).",
    ),
    (r"\bto(String|Integer|Float|Boolean)\s*\(", "The embedded store writes cast(x, 'STRING'), cast(x, 'INT64')."),
    (r"\brelationships\s*\(", "The embedded store says rels(p) where Neo4j says relationships(p)."),
    (r"\bstartNode\s*\(|\bendNode\s*\(", "The embedded store says start_node(r), end_node(r)."),
    (r"\w\s*\{\s*\.", "The embedded store has no map projection: list the properties."),
    (r"\[[^\]\"']*\*\s*\]|\*\s*\.\.|\*\s*\d+\s*\.\.\s*\]", "Give both bounds of a path: [*1..3]."),
    (rf"\bAS\s+({_RESERVED})\b", "Put a reserved word in backticks, or choose another name."),
    (
        r"\bANY\b|\bNONE\b|\bSINGLE\b|\breduce\s*\(",
        "The embedded store has no such list predicate: list_filter(list, x -> ...).",
    ),
)
# What the embedded engine takes without a word, and means otherwise.
_MISREAD: Sequence[_Hint] = (
    (r"\blabels\s*\(\s*\w+\s*\)\s*\[", "The embedded store says label(n) where Neo4j says labels(n)[0]."),
    (r"\(\s*\w*\s*:\s*\w+\s*:\s*\w+", "A node has one label here; (n:A|B) means either."),
)
_NEO4J: Sequence[_Hint] = (
    (
        r"\blabel\s*\(",
        "Neo4j says labels(n)[0], and type(r) for relationships, where the embedded store says label(n).",
    ),
    (r"\*\s*(ALL\s+)?SHORTEST\b", "Neo4j writes shortestPath((a)-[*1..6]-(b))."),
    (r"\*\s*(TRAIL|ACYCLIC)\b", "Neo4j uses a relationship once in a path by itself: write [*1..3]."),
    (r"\blist_\w+\s*\(", "Neo4j writes [x IN list | ...] and [x IN list WHERE ...]."),
    (r"\brels\s*\(", "Neo4j says relationships(p) where the embedded store says rels(p)."),
    (r"\bcast\s*\(", "Neo4j writes toString(x), toInteger(x)."),
    (r"\bstart_node\s*\(|\bend_node\s*\(", "Neo4j says startNode(r), endNode(r)."),
    (
        r"\bstarts_with\s*\(|\bends_with\s*\(|\bcontains\s*\(|\bconcat\s*\(",
        "Neo4j writes a STARTS WITH b, a CONTAINS b, a + b.",
    ),
)
_HINTS: Mapping[str, Sequence[_Hint]] = {"embedded": _EMBEDDED, "neo4j": _NEO4J}


def misreading(statement: str, dialect: str) -> str:
    """What to write instead, where the engine would take the statement and mean something else; else empty."""
    return _first(_MISREAD, statement) if dialect == "embedded" else ""


def hint(statement: str, dialect: str) -> str:
    """What to write instead, where the statement has something that the engine is known not to have."""
    return _first(_HINTS[dialect], statement) or (
        "See the labels and properties with GET /v1/schema, and examples in graph/cookbook.md."
    )


def _first(hints: Sequence[_Hint], statement: str) -> str:
    bare = re.sub(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"", "''", statement)
    return next((remedy for pattern, remedy in hints if re.search(pattern, bare, re.IGNORECASE)), "")
