"""The named queries: Cypher texts in `queries/`, in which <name> stands for a name of the ontology.

Values are parameters, never part of the text; what is filled in comes from the ontology, so nothing that a user
types becomes Cypher. A file may hold several parts, each under a line `// part: what it means`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ontology.terms import read_ontology

FOLDER = Path(__file__).parent / "queries"

_SOURCES = frozenset({"EVIDENCE", "CONTEXT"})
_SCENES = frozenset({"ABOUT", "LOCATION"})  # roles in which nobody takes part


@cache
def read_parts(name: str) -> Mapping[str, str]:
    """The parts of a file by their names; a file without parts is one part, named like the file."""
    text = (FOLDER / f"{name}.cypher").read_text(encoding="utf-8")
    pieces = re.split(r"^// (\w+): .*\n(?://.*\n)*", text, flags=re.MULTILINE)
    return {part: body.strip() for part, body in zip(pieces[1::2], pieces[2::2], strict=True)}


def render(name: str, part: str = "", **names: str) -> str:
    """The Cypher of a part with the names of the ontology filled in."""
    text = read_parts(name)[part or name]
    return re.sub(r"<(\w+)>", lambda match: names[match[1]], text)


@cache
def roles_of(label: str) -> tuple[str, ...]:
    """The relationship types from a fact to the entities that it joins; of several labels (`Meeting|Measure`) all."""
    relations = [prop for one in label.split("|") for prop in read_ontology().labels[one].relations]
    return tuple(dict.fromkeys(prop.relationship for prop in relations if prop.relationship not in _SOURCES))


@cache
def actors_of(label: str) -> tuple[str, ...]:
    """The roles in which an entity takes part in a fact: all but what it is about and where it is."""
    return tuple(role for role in roles_of(label) if role not in _SCENES)


@cache
def literals_of(label: str) -> tuple[str, ...]:
    """The literals of a label."""
    return tuple(prop.name for prop in read_ontology().labels[label].literals)


@cache
def roles_to(label: str, *targets: str) -> tuple[str, ...]:
    """The roles of a fact that can lead to an entity of one of these labels."""
    relations = read_ontology().relationships
    return tuple(role for role in roles_of(label) if set(targets) & set(relations[role].ranges))


FACTS = (*read_ontology().events, "Office")


def alternatives(roles: tuple[str, ...]) -> str:
    """Relationship types as a pattern takes them: `PARTICIPANT|ABOUT`."""
    return "|".join(f"`{role}`" if role == "OF" else role for role in roles)
