"""Members: which parts of an answer are wanted, by dotted names, and the same names as the columns of a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import NoneType, UnionType
from typing import Annotated, Union, get_args, get_origin

import orjson
from pydantic import BaseModel

from ontology.errors import InvalidFilter

Tree = dict[str, "Tree"]
"""Members by name, each with the members wanted of it; none stands for all."""

Keys = Mapping[str, Sequence[str]]
"""The keys of a mapping of which the schema does not say them, by its name: the roles of a type of fact."""

_BETWEEN = " | "


def read_members(fields: str, model: type[BaseModel]) -> Tree:
    """The members of a model that a comma list of dotted names asks for (`id,date,evidence.document.title`).

    Errors: InvalidFilter for a name that the model does not have.
    """
    tree: Tree = {}
    for name in (part.strip() for part in fields.split(",")):
        _check(name, model)
        branch = tree
        for member in name.split("."):
            branch = branch.setdefault(member, {})
    return tree


def _check(name: str, model: type[BaseModel]) -> None:
    inner: object = model
    for member in name.split("."):
        if (values := _values(inner)) is not None:
            inner = values
            continue
        known = _members(inner)
        if member not in known:
            remedy = f"Names: {', '.join(known)}." if known else "Leave it out: nothing stands within."
            raise InvalidFilter(f"fields names {name!r}, and there is no {member!r}", remedy)
        inner = known[member]


def prune(value: object, tree: Tree) -> object:
    """What a tree of members leaves of an answer; lists are pruned item by item."""
    if not tree:
        return value
    if isinstance(value, list | tuple):
        return [prune(item, tree) for item in value]
    if isinstance(value, Mapping):
        return {name: prune(value[name], branch) for name, branch in tree.items() if name in value}
    return value


def list_columns(model: type[BaseModel], keys: Keys, fields: str | None = None) -> list[str]:
    """The columns of a table of what a model describes: all its members, or those that are asked for."""
    every = list(_columns(model, keys, ""))
    if not fields:
        return every
    names = [part.strip() for part in fields.split(",")]
    return list(dict.fromkeys(column for name in names for column in every if f"{column}.".startswith(f"{name}.")))


def _columns(annotation: object, keys: Keys, column: str) -> Iterator[str]:
    known: Mapping[str, object] = _members(annotation)
    values = _values(annotation)
    if values is not None:
        known = dict.fromkeys(keys.get(column, ()), values)
    if not known:
        yield column
    for name, inner in known.items():
        yield from _columns(inner, keys, f"{column}.{name}" if column else name)


def read_cell(item: object, column: str) -> str:
    """What stands under a column of an item, several values with a bar between; JSON where it is no plain value."""
    found = [item]
    for member in column.split("."):
        inner = [one.get(member) for one in found if isinstance(one, Mapping)]
        found = [one for each in inner for one in (each if isinstance(each, list | tuple) else [each])]
    return _BETWEEN.join(dict.fromkeys(_write(one) for one in found if one is not None))


def _write(value: object) -> str:
    return value if isinstance(value, str) else orjson.dumps(value).decode()


def _bare(annotation: object) -> object:
    """An annotation without its lists and its None."""
    origin = get_origin(annotation)
    if origin in (Union, UnionType):
        return _bare(next(one for one in get_args(annotation) if one is not NoneType))
    if origin in (Annotated, list, tuple):
        return _bare(get_args(annotation)[0])
    return annotation


def _members(annotation: object) -> Mapping[str, object]:
    """The members of a model by their names in JSON; of anything else, none."""
    bare = _bare(annotation)
    if not (isinstance(bare, type) and issubclass(bare, BaseModel)):
        return {}
    return {field.alias or name: field.annotation for name, field in bare.model_fields.items()}


def _values(annotation: object) -> object | None:
    """What a mapping with any keys holds; None of anything else."""
    bare = _bare(annotation)
    return get_args(bare)[1] if get_origin(bare) is dict else None
