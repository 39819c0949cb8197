"""Timeline: how many facts of each type there are by day, month or year, and the facts in order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.answers import JSON, FactView
from graph.cursors import Cursor, check_sort, read_cursor, write_cursor
from graph.describe import describe_keys
from graph.filters import Filters
from graph.scope import Scope, read_scope
from graph.selection import Selection
from graph.store import Store, Value
from ontology.errors import InvalidFilter

UNITS: Mapping[str, int] = {"day": 10, "month": 7, "year": 4}
"""The units of a timeline, with the length of a date that is cut to one."""

PAGE = 25
LONGEST_PAGE = 1_000


@dataclass(frozen=True, slots=True)
class Period:
    """A day, a month or a year: how many facts begin in it, by type, or by what else they are counted by.

    Shape: a fact whose date is less exact than the unit has that date as its period (`2025` among months), for no
    month is known. `undated` counts apart those that have no date of their own and were reported in the period.
    """

    period: str
    counts: Mapping[str, int]
    undated: Mapping[str, int]

    def to_json(self) -> JSON:
        """The period in the form of the API."""
        return {"period": self.period, "counts": dict(self.counts), "undated": dict(self.undated)}


@dataclass(frozen=True, slots=True)
class Timeline:
    """Facts over time.

    Shape: `periods` in order, those without facts left out; they are told with the first page only. `facts` are a page
    of all types, merged in one order; `next` is the cursor of the page after it.
    Units: `totals` counts the occasions of each type as lists of the same filters do, and how many of those have no
    date of their own. An occasion is counted in one period, that in which it begins. Of `dates=reported` the period
    is that of the first report; of `dates=event` what has no date of its own is in no period.
    """

    unit: str
    scope: Scope
    periods: tuple[Period, ...]
    totals: Mapping[str, tuple[int, int]]
    facts: tuple[FactView, ...]
    next: str | None

    @property
    def total(self) -> int:
        """How many occasions there are of all types."""
        return sum(total for total, _ in self.totals.values())

    @property
    def undated(self) -> int:
        """How many of them have no date of their own."""
        return sum(undated for _, undated in self.totals.values())

    def to_json(self) -> JSON:
        """The form of the API."""
        totals = {type_: {"total": total, "undated": undated} for type_, (total, undated) in self.totals.items()}
        told: dict[str, Value] = {"unit": self.unit, "periods": [period.to_json() for period in self.periods]}
        told |= {"totals": totals, "total": self.total, "undated": self.undated}
        told["leftOut"] = self.scope.left_out_json()
        return {**told, "facts": [fact.to_json() for fact in self.facts], "next": self.next}


def read_timeline(
    store: Store,
    filters: Filters,
    *,
    types: Sequence[str] = (),
    unit: str = "month",
    limit: int = PAGE,
    cursor: str | None = None,
    sort: str | None = None,
) -> Timeline:
    """The timeline of the facts that pass the filters; without `types`, of events: an office does not happen.

    `sort` is one of `cursors.SORTS`, by default the day that counts. Pages after the first tell no periods.
    Errors: InvalidFilter, UnknownName, AmbiguousName.
    """
    sort = sort or ("reported" if filters.dates == "reported" else "date")
    _check(unit, limit, sort)
    scope = read_scope(filters, types)
    asked = ("timeline", scope.types, sort, filters)
    start = read_cursor(cursor, *asked)
    selections = {type_: scope.select(store, type_, sort=sort) for type_ in scope.types}
    if start:
        periods: tuple[Period, ...] = ()
        totals = _totals_of(start, scope.types)
    else:
        periods, totals = _count(store, scope, selections, unit)
    page, last = _read_page(store, selections, sort, limit, start)
    following = None
    if last:
        counts = {
            f"{type_}.{name}": number
            for type_, both in totals.items()
            for name, number in zip(_COUNTS, both, strict=True)
        }
        following = write_cursor(Cursor(last[0], last[1], counts), *asked)
    return Timeline(unit, scope, periods, totals, page, following)


_COUNTS = ("total", "undated")


def _check(unit: str, limit: int, sort: str) -> None:
    if unit not in UNITS:
        raise InvalidFilter(f"unit is {unit!r}", f"Units: {', '.join(UNITS)}.")
    if not 0 <= limit <= LONGEST_PAGE:
        raise InvalidFilter(f"limit is {limit}", f"Give a whole number from 0 to {LONGEST_PAGE}.")
    check_sort(sort)


def _totals_of(cursor: Cursor, types: Sequence[str]) -> Mapping[str, tuple[int, int]]:
    """The totals that the first page counted."""
    count = {name: int(number or 0) for name, number in cursor.totals.items()}
    return {type_: (count.get(f"{type_}.total", 0), count.get(f"{type_}.undated", 0)) for type_ in types}


def _count(
    store: Store, scope: Scope, selections: Mapping[str, Selection], unit: str
) -> tuple[tuple[Period, ...], Mapping[str, tuple[int, int]]]:
    """The periods, and the totals of each type, from statements that give a row a period."""
    dated: dict[str, Counter[str]] = defaultdict(Counter)
    undated: dict[str, Counter[str]] = defaultdict(Counter)
    totals = {}
    for type_, selection in selections.items():
        sums = {True: 0, False: 0}
        for query in scope.statements(selection, "periods", {"width": UNITS[unit]}):
            for row in store.run(query.text, query.parameters):
                count, has_date = int(str(row["total"])), bool(row["dated"])
                sums[has_date] += count
                if row["period"] is not None:
                    (dated if has_date else undated)[cut(str(row["period"]), unit)][type_] += count
        totals[type_] = (sum(sums.values()), sums[False])
    return list_periods(dated, undated), totals


def cut(date: str, unit: str) -> str:
    """The period in which a date begins, the date itself where that is less exact: `2025/2026` begins in 2025."""
    return date.partition("/")[0][: UNITS[unit]]


def list_periods(
    counts: Mapping[str, Mapping[str, int]], undated: Mapping[str, Mapping[str, int]]
) -> tuple[Period, ...]:
    """Periods in order, from what was counted in each."""
    every = sorted({*counts, *undated})
    return tuple(Period(name, dict(counts.get(name, {})), dict(undated.get(name, {}))) for name in every)


def _read_page(
    store: Store, selections: Mapping[str, Selection], sort: str, limit: int, start: Cursor | None
) -> tuple[tuple[FactView, ...], tuple[str | int, str] | None]:
    """A page of all types, and the value and key of its last fact if more follow.

    Each type gives as many as the page has, which are then merged: the key of an occasion names its type, so that one
    cursor serves all types.
    """
    if not limit:
        return (), None
    rows: list[tuple[str | int, str, str]] = []
    for type_, selection in selections.items():
        query = selection.page_query(limit + 1, start)
        for row in store.run(query.text, query.parameters):
            value = row["value"]
            rows.append((value if isinstance(value, int) else str(value), str(row["occasion"]), type_))
    rows.sort(key=lambda row: row[1])
    rows.sort(key=lambda row: row[0], reverse=sort.startswith("-"))
    page = rows[:limit]
    views = describe_keys(store, {type_: [key for _, key, other in page if other == type_] for type_ in selections})
    facts = tuple(views[key] for _, key, _ in page if key in views)
    return facts, page[-1][:2] if len(rows) > limit else None
