"""Accounts: the reports of one event side by side, what they agree on and what they differ on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import combinations

from graph.answers import Account, Point, Said
from ontology.dates import read_days

_LITERALS = ("date", "status", "kind")


def compare(accounts: Sequence[Account]) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """What the accounts of one event agree on, and what they differ on."""
    agreed: list[Point] = []
    differences: list[Point] = []
    for on in _LITERALS:
        values = _gather(accounts, partial(_literal, on))
        _sort(Point(on, values), _is_one(on, values), agreed, differences)
    for role in dict.fromkeys(role for account in accounts for role in account.roles):
        values = _named(accounts, role)
        shared = tuple(said for said in values if len(said.documents) == len(accounts))
        _sort(Point(role, shared), True, agreed, differences)
        _sort(Point(role, tuple(said for said in values if said not in shared)), False, agreed, differences)
    _compare_numbers(accounts, agreed, differences)
    return tuple(agreed), tuple(differences)


def _sort(point: Point, one: bool, agreed: list[Point], differences: list[Point]) -> None:
    if point.values:
        (agreed if one else differences).append(point)


_Read = Callable[[Account], Iterable[tuple[str, str | None]]]


def _gather(accounts: Iterable[Account], read: _Read) -> tuple[Said, ...]:
    """The values of accounts, each with the documents that give it."""
    names: dict[str, str | None] = {}
    documents: dict[str, list[str]] = {}
    for account in accounts:
        for value, name in dict(read(account)).items():
            names.setdefault(value, name)
            documents.setdefault(value, []).append(account.document.id)
    return tuple(Said(value, name, tuple(documents[value])) for value, name in names.items())


def _literal(on: str, account: Account) -> Iterable[tuple[str, None]]:
    value = getattr(account, on)
    return [(str(value), None)] if value else []


def _named(accounts: Sequence[Account], role: str) -> tuple[Said, ...]:
    """The entities in a role; two of one name, of which a table knew one document's alone, are one here."""
    ids: dict[str, str] = {}
    for one in (one for account in accounts for one in account.roles.get(role, ())):
        ids.setdefault(one.name, one.id)
    return _gather(accounts, lambda account: [(ids[one.name], one.name) for one in account.roles.get(role, ())])


def _is_one(on: str, values: Sequence[Said]) -> bool:
    """Whether values do not differ: a month and a day of it are one date, told more and less exactly."""
    if on != "date":
        return len(values) < 2
    spans = [read_days(said.value) for said in values]
    return all(a.earliest <= b.latest and b.earliest <= a.latest for a, b in combinations(spans, 2))


def _compare_numbers(accounts: Sequence[Account], agreed: list[Point], differences: list[Point]) -> None:
    """Numbers of one sort differ where no number of it stands in all accounts that give one."""
    told: dict[str, dict[str, dict[float, str]]] = {}
    for account in accounts:
        for number in account.numbers:
            told.setdefault(number.of, {}).setdefault(account.document.id, {}).setdefault(number.value, number.text)
    for of, by_document in told.items():
        if len(by_document) > 1:
            shared = set.intersection(*(set(numbers) for numbers in by_document.values()))
            chosen = shared or {value for numbers in by_document.values() for value in numbers}
            _sort(Point(of, _counted(by_document, chosen)), bool(shared), agreed, differences)


def _counted(by_document: Mapping[str, Mapping[float, str]], values: set[float]) -> tuple[Said, ...]:
    documents: dict[float, list[str]] = {}
    texts: dict[float, str] = {}
    for document, numbers in by_document.items():
        for value in (value for value in numbers if value in values):
            documents.setdefault(value, []).append(document)
            texts.setdefault(value, numbers[value])
    return tuple(Said(texts[value], None, tuple(documents[value])) for value in documents)
