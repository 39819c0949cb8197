"""Tallies: how many facts there are by country, person, kind or month, counted in the store over all of them."""

from __future__ import annotations

from dataclasses import dataclass

from graph.answers import Query
from graph.filters import Filters, read_filters, time_part
from graph.selection import Selection
from graph.store import Store
from graph.templates import alternatives, render
from ontology.errors import InvalidFilter

BY = ("country", "person", "kind", "month")
_MOST = 200
_DOERS = {
    "Meeting": "PARTICIPANT",
    "Measure": "TAKEN_BY",
    "Agreement": "PARTY",
    "Statement": "SPEAKER",
    "Office": "HOLDER",
}


@dataclass(frozen=True, slots=True)
class Tally:
    """What was counted by, and how many occasions there are of it; `key` is an IRI, a code or a month."""

    key: str
    name: str
    total: int


def tally(
    store: Store, label: str, filters: Filters, by: str, *, targets: bool = False
) -> tuple[tuple[Tally, ...], Query]:
    """The tallies of the facts with a label that pass the filters, greatest first, and the statement that counted.

    `targets` counts those whom measures are aimed at, not those who take them.
    Errors: InvalidFilter, UnknownName, AmbiguousName.
    """
    if by not in BY:
        raise InvalidFilter(f"{by!r} cannot be counted by", f"Values: {', '.join(BY)}.")
    role = "AGAINST" if targets and label == "Measure" else _DOERS[label]
    selection = Selection(label, read_filters(store, filters, label), time_part(filters, label))
    tail = render("tallies", by, **selection.names, roles=alternatives((role,)))
    query = selection.ending(tail, {"limit": _MOST})
    rows = store.run(query.text, query.parameters)
    return tuple(
        Tally(str(r["key"]), str(r["name"]), int(str(r["total"]))) for r in rows if r["key"] is not None
    ), query
