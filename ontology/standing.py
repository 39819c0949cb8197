"""Standing: the area in which a place lies, and the rank that an official has had, as the tables tell them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ontology.tables import Line

LEADER, MINISTER = 0, 1

_LEADER = re.compile(
    r"(Acting )?(President|Prime Minister|Premier|Chancellor|King|Sultan|Emir|Chief Adviser|State Counsellor|Leader"
    r"|General Secretary of the Communist Party|Chairman of the State \w+( and \w+)? \w+)"
)
_MINISTER = re.compile(
    r"(Acting |Second |Coordinating |First )?(Deputy Prime Minister|Vice President|State Councilor"
    r"|Minister (of|for) .+|(Foreign|Home) Secretary|Secretary (of|for) .+|Attorney[- ]General)"
)


def find_areas(places: Iterable[Line]) -> Mapping[str, str]:
    """By the key of each place that has a country, the key of the largest place of that country in which it lies."""
    cells = {line.cells["key"]: line.cells for line in places}
    return {key: _area(key, cells) for key, place in cells.items() if place["country"]}


def _area(key: str, cells: Mapping[str, Mapping[str, str]]) -> str:
    country, seen = cells[key]["country"], {key}
    while (within := cells[key]["within"]) in cells and within not in seen and cells[within]["country"] == country:
        seen.add(within)
        key = within
    return key


def rank_officials(officials: Iterable[Line]) -> Mapping[str, int]:
    """By key, the best rank that an official of a state has had: leader of a state or government, or minister."""
    ranks: dict[str, int] = {}
    for cells in (line.cells for line in officials if line.cells["country"]):
        for rank, titles in ((LEADER, _LEADER), (MINISTER, _MINISTER)):
            if titles.fullmatch(cells["office"]):
                ranks[cells["key"]] = min(rank, ranks.get(cells["key"], rank))
    return ranks
