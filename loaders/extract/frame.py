"""Frames: the ways to tell an act, read from frames/*.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml

from loaders.extract.slots import Slots
from loaders.extract.word_classes import WordClass
from ontology.errors import EntenteError

FOLDER = files("loaders.extract").joinpath("frames")


class InvalidFrame(EntenteError):
    """A frame in frames/*.yaml that cannot be used."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to tell an act: see frames/README.md."""

    name: str
    label: str
    verbs: tuple[str, ...]
    nouns: Mapping[str, tuple[str, ...]]
    kinds: Sequence[tuple[str, str, str]]  # slot, class, kind; slot and class are empty where the kind is fixed or none
    where: Slots
    unless: Slots
    need: tuple[str, ...]
    status: str | Mapping[str, str] | None  # fixed, or by what the grammar says; a status that is left out is dropped
    roles: Slots
    literals: Mapping[str, str]
    mentioned: bool = False  # whether a noun that is only mentioned tells the act: "at the talks"


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence beside a frame; `facts` is None for a near miss."""

    frame: str
    text: str
    facts: tuple[Mapping[str, object], ...] | None


def read_classes() -> Mapping[str, WordClass]:
    """The word classes of classes.yaml by name."""
    return {name: _word_class(row) for name, row in _read("classes.yaml").items()}


def read_frames(classes: Mapping[str, WordClass]) -> Iterator[Frame]:
    """The frames of all files.

    Errors: InvalidFrame names the file, the frame and what is wrong.
    """
    for name, table in _tables():
        for row in table["frames"]:
            yield _frame(name, {**table.get("defaults", {}), **row}, classes)


def read_goods() -> Mapping[str, str]:
    """Goods of a crime: lemma -> code."""
    return {word: code for code, words in _read("goods.yaml").items() for word in words}


def read_examples() -> tuple[Example, ...]:
    """The sentences beside the frames, near misses without facts."""
    examples: list[Example] = []
    for _, table in _tables():
        for row in table["frames"]:
            examples += [Example(row["name"], e["text"], tuple(e["facts"])) for e in row.get("examples", ())]
            examples += [Example(row["name"], e["text"], None) for e in row.get("near", ())]
    return tuple(examples)


def _tables() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(FOLDER.iterdir(), key=lambda path: path.name):
        if path.name.endswith(".yaml"):
            table = _read(path.name)
            if isinstance(table.get("frames"), list):
                yield path.name, table


def _read(name: str) -> dict[str, Any]:
    table: dict[str, Any] = yaml.load(FOLDER.joinpath(name).read_text(encoding="utf-8"), yaml.BaseLoader)
    return table


def _word_class(row: Mapping[str, Any]) -> WordClass:
    lists = {key: frozenset(map(str, row.get(key, ()))) for key in ("heads", "words", "labels")}
    return WordClass(**lists, numbers=bool(row.get("numbers")))


def _frame(file: str, row: Mapping[str, Any], classes: Mapping[str, WordClass]) -> Frame:
    try:
        nouns = row.get("nouns", {})
        frame = Frame(
            name=row["name"],
            label=row["label"],
            verbs=tuple(row.get("verbs", ())),
            nouns={noun: tuple(slots) for noun, slots in nouns.items()},
            kinds=tuple(_kind_rows(row.get("kind", ""))),
            where=_slots(row.get("where", {})),
            unless=_slots(row.get("unless", {})),
            need=tuple(row.get("need", ())),
            status=row.get("status"),
            roles=_slots(row.get("roles", {})),
            literals=row.get("literals", {}),
            mentioned=row.get("told") == "mentioned",
        )
    except (KeyError, AttributeError, TypeError) as error:
        raise InvalidFrame(f"{file}: frame {row.get('name')}: {error}", "Write it as frames/README.md says.") from None
    named = {name for slots in (frame.where, frame.unless) for names in slots.values() for name in names}
    unknown = (named | {name for _, name, _ in frame.kinds if name}) - classes.keys()
    if unknown:
        raise InvalidFrame(f"{file}: frame {frame.name}: no class {min(unknown)!r}", "Add it to frames/classes.yaml.")
    return frame


def _kind_rows(kind: Any) -> Iterator[tuple[str, str, str]]:
    if isinstance(kind, Mapping):
        for slot, kinds in kind.items():
            for name, value in kinds.items():
                yield slot, name, value
    else:
        yield "", "", str(kind)


def _slots(table: Any) -> Slots:
    return {slot: tuple(names) for slot, names in table.items()}
