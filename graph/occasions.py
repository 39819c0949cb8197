"""Occasions: selected facts with the entities in their roles, without their evidence: what figures are counted from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from graph.dialects import TYPE_OF
from graph.reports import read_reports
from graph.scope import Scope
from graph.selection import Selection
from graph.store import Row, Store, Value
from graph.templates import alternatives, render, roles_of
from ontology import iris
from ontology.errors import TooWide

MOST = 50_000
NARROWER = "Narrow it by from and to, by crime, place, kind or who, or to fewer types."


@dataclass(frozen=True, slots=True)
class Occasion:
    """A fact with its reports united.

    Shape: `id` as in `FactView`; `date` is the date that counts: of the fact, or of its report where it has none or
    where dates of reports are asked for; `dated` tells whether the fact has a date of its own; `roles` holds the
    IRIs of the entities in each role.
    """

    id: str
    type: str
    date: str | None
    dated: bool
    roles: Mapping[str, frozenset[str]]

    def members(self, *roles: str) -> frozenset[str]:
        """The entities in some roles; in all roles if none are named."""
        wanted = roles or tuple(self.roles)
        return frozenset().union(*(self.roles.get(role, frozenset()) for role in wanted))


@dataclass(frozen=True, slots=True)
class Counted:
    """How many facts a figure was counted from, and the ids of the first of them in order of time."""

    total: int
    facts: tuple[str, ...]

    def to_json(self) -> Mapping[str, Value]:
        """The number with the ids."""
        return {"total": self.total, "facts": list(self.facts)}


def count_facts(occasions: Iterable[Occasion], most: int) -> Counted:
    """The number of some occasions, each counted once, with at most so many ids."""
    found = sorted({in_time(one) for one in occasions})
    return Counted(len(found), tuple(fact for _, fact in found[:most]))


def in_time(occasion: Occasion) -> tuple[str, str]:
    """What puts occasions in order of time."""
    return occasion.date or "9999", occasion.id


def read_occasions(
    store: Store, scope: Scope, selection: Selection, *, most: int = MOST, already: int = 0
) -> list[Occasion]:
    """The occasions of a selection of a scope, in order of time.

    Errors: TooWide where there are more than `most`, with those that were read `already`.
    """
    rows: dict[str, Row] = {}
    for query in scope.statements(selection, "chosen", {"limit": most - already + 1}):
        rows |= {str(row["occasion"]): row for row in store.run(query.text, query.parameters)}
    if already + len(rows) > most:
        total = already + selection.count(store)[0]
        raise TooWide(f"{total:,} facts or more are selected, at most {most:,} can be reckoned", NARROWER)
    type_ = selection.fact
    reports = _read_reports(store, type_, rows)
    roles = _read_roles(store, type_, reports)
    return sorted(
        (
            Occasion(
                id=iris.identifier(min(found)),
                type=type_,
                date=None if rows[key]["day"] is None else str(rows[key]["day"]),
                dated=bool(rows[key]["dated"]),
                roles={role: frozenset(entities) for role, entities in roles[key].items()},
            )
            for key, found in reports.items()
        ),
        key=in_time,
    )


def _read_reports(store: Store, fact: str, keys: Collection[str]) -> Mapping[str, list[str]]:
    """All reports of each occasion, those too that the selection does not choose; a fact without one is its own."""
    reports = {key: [key] if key.startswith(iris.DATA) else [] for key in keys}
    shared = [key for key, found in reports.items() if not found]
    for row in read_reports(store, fact, shared, ("occasion",)):
        reports[str(row["occasion"])].append(str(row["iri"]))
    return {key: found for key, found in reports.items() if found}  # taken out between two statements


def read_roles(store: Store, fact: str, keys: Collection[str]) -> Mapping[str, Mapping[str, set[str]]]:
    """The entities in each role of facts with one label, by key, all reports of an occasion together."""
    return _read_roles(store, fact, _read_reports(store, fact, keys))


def _read_roles(store: Store, fact: str, reports: Mapping[str, Iterable[str]]) -> Mapping[str, Mapping[str, set[str]]]:
    keys = {iri: key for key, found in reports.items() for iri in found}
    roles: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    if keys:
        names = {"roles": alternatives(roles_of(fact)), "type": TYPE_OF[store.dialect]}
        for row in store.run(render("occasions", "members", Fact=fact, **names), {"iris": list(keys)}):
            if row["entity"] is not None:
                roles[keys[str(row["iri"])]][str(row["role"])].add(str(row["entity"]))
    return roles
