"""Selections: the Cypher that chooses facts, put together from the parts of the filters, and pages of what it finds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from graph.answers import Query
from graph.cursors import Cursor
from graph.filters import Part
from graph.store import Store, Value
from graph.templates import render

_PROBE = 200  # a first page reads so many rows: where there are no more, they are counted without a second statement

_OCCASION = "coalesce(e.occasion, e.iri)"
_HELD = "coalesce(e.`from`, e.`to`)"
# By what facts are folded, and their own first day: of events, of offices, and of all together.
_KEYS: Mapping[str, tuple[str, str]] = {
    "event": (_OCCASION, "e.earliest"),
    "Office": ("e.iri", _HELD),
    "any": (_OCCASION, "coalesce(e.earliest, e.`from`, e.`to`)"),
}


class Chosen(NamedTuple):
    """An occasion of a page: its key, or the IRI of a fact that has none; one of its facts; what it is sorted by."""

    key: str
    one: str
    value: str | int


class Page(NamedTuple):
    """Occasions in order; whether more follow; how many there are in all, and how many of those have no date."""

    chosen: list[Chosen]
    more: bool
    total: int
    undated: int


@dataclass(frozen=True, slots=True)
class Selection:
    """Facts that pass all parts, folded by occasion, in an order.

    Shape: `fact` is a label, or several as a pattern takes them (`Meeting|Measure`).
    """

    fact: str
    parts: Sequence[Part]
    time: Part | None = None
    sort: str = "date"

    def page(self, store: Store, limit: int, cursor: Cursor | None = None) -> Page:
        """The occasions after a cursor, or the first; the totals are counted on the first page."""
        rows = limit + 1 if cursor else max(limit + 1, _PROBE)
        query = self.page_query(rows, cursor)
        found = store.run(query.text, query.parameters) if limit else []
        if cursor:
            total, undated = (int(cursor.totals.get(name) or 0) for name in ("total", "undated"))
        elif limit and len(found) < rows:
            total, undated = len(found), sum(not row["dated"] for row in found)
        else:
            total, undated = self.count(store)
        chosen = [Chosen(str(row["occasion"]), str(row["one"]), _value(row["value"])) for row in found[:limit]]
        return Page(chosen, len(found) > limit > 0, total, undated)

    def count(self, store: Store) -> tuple[int, int]:
        """How many occasions there are, and how many of them have no date of their own."""
        texts = [*self._chosen(counting=True), self._render("fold"), render("selection", "total")]
        row = store.run("\n".join(texts), self._parameters())[0]
        return int(str(row["total"])), int(str(row["undated"] or 0))

    def page_query(self, limit: int, cursor: Cursor | None = None) -> Query:
        """The statement of a page."""
        order, down = self.sort.removeprefix("-"), "_down" if self.sort.startswith("-") else ""
        last = "'0000'" if down else "'9999'"  # what has no day of any kind comes last in both directions
        texts = [*self._chosen(), self._render("fold" if order == "reports" else f"fold_{order}", last=last)]
        if order == "reports":
            texts.append(self._render("reports_office" if self.fact == "Office" else "reports"))
        if cursor:
            texts.append(render("selection", f"after{down}"))
        texts.append(render("selection", f"page{down}"))
        after = {"after": cursor.value, "key": cursor.key} if cursor else {}
        return Query("\n".join(texts), {**self._parameters(), "limit": limit, **after})

    def _chosen(self, *, counting: bool = False) -> list[str]:
        """The facts `e`, each once, with the day of their first report where it is needed."""
        texts = [render("selection", "start", Fact=self.fact)]
        for number, part in enumerate(self.parts):
            texts += [part.text] if number == 0 else ["WITH DISTINCT e", part.text]
        if self.parts:
            texts.append("WITH DISTINCT e")
        if (not counting and not self.sort.endswith("reports")) or (self.time and self.time.name != "event"):
            texts.append(render("selection", "reported"))
        elif not self.parts:
            texts.append("WITH e")
        if self.time:
            texts.append(self.time.text)
        return texts

    def ending(self, tail: str, parameters: Mapping[str, Value] | None = None) -> Query:
        """The statement that chooses the facts `e`, each with the day on which it was `reported`, and another ending."""
        return Query("\n".join([*self._chosen(), tail]), {**self._parameters(), **(parameters or {})})

    @property
    def names(self) -> Mapping[str, str]:
        """What an ending is rendered with: the label, by what facts are folded, and their own first day."""
        kind = "any" if "|" in self.fact else "Office" if self.fact == "Office" else "event"
        occasion, day = _KEYS[kind]
        return {"Fact": self.fact, "occasion": occasion, "day": day}

    def _render(self, part: str, **names: str) -> str:
        return render("selection", part, **{**self.names, **names})

    def _parameters(self) -> dict[str, Value]:
        parts = (*self.parts, *((self.time,) if self.time else ()))
        return {name: value for part in parts for name, value in part.parameters.items()}


def _value(value: Value) -> str | int:
    return value if isinstance(value, int) else str(value)
