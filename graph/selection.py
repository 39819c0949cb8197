"""Selections: the Cypher that chooses facts, put together from the parts of the filters, and pages of what it finds."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from weakref import WeakKeyDictionary

from graph.answers import Query
from graph.cursors import Cursor
from graph.filters import Part
from graph.mapping import label_of
from graph.store import Store, Value
from graph.templates import render
from ontology import iris

_PROBE = 100  # a first page reads so many rows: where there are no more, they are counted without a second statement

_KEPT = 10_000
_counted: WeakKeyDictionary[Store, OrderedDict[tuple[str, str, str], tuple[int, int]]] = WeakKeyDictionary()

_OCCASION = "coalesce(e.occasion, e.iri)"
_HELD = "coalesce(e.`from`, e.`to`)"
# By what facts are folded, and their own first day: of events, and of offices.
_KEYS: Mapping[str, tuple[str, str]] = {
    "event": (_OCCASION, "e.earliest"),
    "Office": ("e.iri", _HELD),
}


class Chosen(NamedTuple):
    """An occasion of a page: its key, or the IRI of a fact that has none, and what it is sorted by."""

    key: str
    value: str | int

    @property
    def label(self) -> str:
        """The label of its facts, with which a key begins."""
        return label_of(self.key).name if self.key.startswith(iris.DATA) else self.key.partition("|")[0]


class Page(NamedTuple):
    """Occasions in order; whether more follow; how many there are in all, and how many of those have no date."""

    chosen: list[Chosen]
    more: bool
    total: int
    undated: int


@dataclass(frozen=True, slots=True)
class Selection:
    """Facts with a label that pass all parts, folded by occasion, in an order."""

    fact: str
    parts: Sequence[Part]
    time: Part | None = None
    sort: str = "date"

    def page(self, store: Store, limit: int, cursor: Cursor | None = None) -> Page:
        """The occasions after a cursor, or the first; the totals are counted on the first page."""
        rows = limit + 1 if cursor else max(limit + 1, _PROBE)
        query = self.page_query(rows, cursor)
        found = store.run(query.text, query.parameters) if limit else []
        numbers = Counter(bool(row["dated"]) for row in found)
        if cursor:
            total, undated = (int(cursor.totals.get(name) or 0) for name in ("total", "undated"))
        elif limit and len(found) < rows:
            total, undated = len(found), numbers[False]
        else:
            total, undated = self.count(store)
        chosen = sorted((Chosen(str(row["occasion"]), _value(row["value"])) for row in found), key=_key)
        chosen.sort(key=_sorted_by, reverse=self.sort.startswith("-"))
        return Page(chosen[:limit], len(found) > limit > 0, total, undated)

    def count(self, store: Store) -> tuple[int, int]:
        """How many occasions there are, and how many of them have no date of their own.

        What was counted is kept until the store changes: of a hub it takes as long as a page.
        """
        query = Query("\nUNION ALL\n".join(self._totals()), self._parameters())
        key = (store.revision(), query.text, repr(query.parameters))
        kept = _counted.setdefault(store, OrderedDict())
        if key not in kept:
            rows = store.run(query.text, query.parameters)
            kept[key] = (sum(_number(row["total"]) for row in rows), sum(_number(row["undated"]) for row in rows))
            if len(kept) > _KEPT:
                kept.popitem(last=False)
        return kept[key]

    def page_query(self, limit: int, cursor: Cursor | None = None) -> Query:
        """The statement of a page, with at most so many rows, or twice as many: those with a date and those without."""
        after = {"after": cursor.value, "key": cursor.key} if cursor else {}
        texts = "\nUNION ALL\n".join(self._pages(after=bool(cursor)))
        return Query(texts, {**self._parameters(), "limit": limit, **after})

    def _pages(self, *, after: bool) -> Iterator[str]:
        order, down = self.sort.removeprefix("-"), "_down" if self.sort.startswith("-") else ""
        last = "'0000'" if down else "'9999'"  # what has no day of any kind comes last in both directions
        tail = [*([render("selection", f"after{down}")] if after else []), render("selection", f"page{down}")]
        if order == "reports":
            reports = self._render("reports_office" if self.fact == "Office" else "reports")
            yield "\n".join([*self._chosen(), self._render("fold"), reports, *tail])
        elif order == "reported" or self._by_report:
            fold = "fold_reported" if order == "reported" else "fold_date"
            yield "\n".join([*self._chosen(reported=True), self._render(fold, last=last), *tail])
        else:
            for part, texts in self._halves():
                yield "\n".join([*texts, self._render(f"fold_{part}", last=last), *tail])

    def _totals(self) -> Iterator[str]:
        if self._by_report:
            yield "\n".join([*self._chosen(), self._render("fold"), render("selection", "total")])
        else:
            for part, texts in self._halves():
                yield "\n".join([*texts, self._render(f"total_{part}")])

    @property
    def _by_report(self) -> bool:
        """Whether the day of the report places all facts in time, whatever date they have."""
        return self.time is not None and self.time.name == "report"

    def _halves(self) -> Iterator[tuple[str, list[str]]]:
        """The facts with a date of their own, and those without: only these need the day of their report."""
        event = "event_office" if self.fact == "Office" else "event"
        dated = render("selection", event) if self.time else self._render("dated")
        yield "dated", [*self._each(), dated]
        if self.time is None or self.time.name == "either":
            texts = [*self._each(), self._render("undated"), render("selection", "reported")]
            yield "undated", [*texts, *([render("selection", "report")] if self.time else [])]

    def _each(self) -> list[str]:
        """The facts `e`, each once."""
        texts = [render("selection", "start", Fact=self.fact)]
        for part in self.parts:
            texts += [part.text, "WITH DISTINCT e"]
        return texts if self.parts else [*texts, "WITH e"]

    def _chosen(self, *, reported: bool = False) -> list[str]:
        """The facts `e`, each once, in the time, with the day of their first report where it is needed."""
        with_reported = reported or (self.time is not None and self.time.name != "event")
        texts = [*self._each(), *([render("selection", "reported")] if with_reported else [])]
        return [*texts, *([self.time.text] if self.time else [])]

    def ending(self, tail: str, parameters: Mapping[str, Value] | None = None, *, reported: bool = True) -> Query:
        """The statement that chooses the facts `e`, each with the day when it was `reported`, and another ending."""
        texts = [*self._chosen(reported=reported), tail]
        return Query("\n".join(texts), {**self._parameters(), **(parameters or {})})

    @property
    def names(self) -> Mapping[str, str]:
        """What an ending is rendered with: the label, by what facts are folded, and their own first day."""
        occasion, day = _KEYS["Office" if self.fact == "Office" else "event"]
        return {"Fact": self.fact, "occasion": occasion, "day": day}

    def _render(self, part: str, **names: str) -> str:
        return render("selection", part, **{**self.names, **names})

    def _parameters(self) -> dict[str, Value]:
        parts = (*self.parts, *((self.time,) if self.time else ()))
        return {name: value for part in parts for name, value in part.parameters.items()}


def _value(value: Value) -> str | int:
    return value if isinstance(value, int) else str(value)


def _number(value: Value) -> int:
    return int(str(value or 0))


def _key(chosen: Chosen) -> str:
    return chosen.key


def _sorted_by(chosen: Chosen) -> tuple[int, str]:
    return (chosen.value, "") if isinstance(chosen.value, int) else (0, chosen.value)
