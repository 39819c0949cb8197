"""Lines: where each frame, each of its conditions and each word of speech stands in frames/*.yaml, for explanations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

import yaml

from loaders.extract.frame import FOLDER

_PLACE = "loaders/extract/frames"
_SPEECH = {  # how a statement is told -> list of speech.yaml
    "said": "say",
    "reported": "report",
    "quoted": "quote",
    "issued": "issue",
    "posted": "outlets",
    "text": "texts",
    "according_to": "sources",
    "in_the_words_of": "sources",
    "found": "papers",
    "came_from": "came",
}


def line_of(rule: str, *keys: str) -> str:
    """File and line of a rule, or of a condition of it: ("raid", "where", "object"); "" for what no file holds.

    A condition that a frame takes from its file's defaults stands there.
    """
    lines = _lines()
    return lines.get((rule, *keys)) or lines.get((rule, *keys[:1])) or lines.get((rule,), "")


@cache
def _lines() -> Mapping[tuple[str, ...], str]:
    return dict(_read_lines())


def _read_lines() -> Iterator[tuple[tuple[str, ...], str]]:
    for path in sorted(FOLDER.iterdir(), key=lambda path: path.name):
        if not path.name.endswith(".yaml"):
            continue
        table = _fields(yaml.compose(path.read_text(encoding="utf-8"), yaml.SafeLoader))
        if path.name == "speech.yaml":
            yield from (((f"statement.{how}",), _line(path.name, table[name])) for how, name in _SPEECH.items())
            yield ("voices",), _line(path.name, table["voices"])
        rows = table.get("frames")
        for row in rows.value if isinstance(rows, yaml.SequenceNode) else ():
            own = _fields(row)
            name = own["name"].value
            yield (name,), _line(path.name, row)
            defaults = _fields(table["defaults"]) if "defaults" in table else {}
            for key, value in {**defaults, **own}.items():
                yield (name, key), _line(path.name, value)
                yield from (((name, key, slot), _line(path.name, item)) for slot, item in _fields(value).items())


def _fields(node: yaml.Node | None) -> dict[str, yaml.Node]:
    return {key.value: value for key, value in node.value} if isinstance(node, yaml.MappingNode) else {}


def _line(file: str, node: yaml.Node) -> str:
    return f"{_PLACE}/{file}:{node.start_mark.line + 1}"
