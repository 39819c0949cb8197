"""Folding: the reports of one occasion as one fact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.accounts import compare
from graph.answers import Account, Cited, Evidence, Excerpt, FactView, Role
from graph.copies import count_publishers
from graph.filters import STATUSES
from graph.numbers import read_numbers
from graph.store import Row, Value
from graph.templates import roles_of
from ontology import iris
from ontology.authority import PUBLISHER

_FAR = 1 << 30


@dataclass(slots=True)
class Report:
    """One node of a fact as rows told it."""

    literals: Row
    roles: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    passages: list[Row] = field(default_factory=list)
    spellings: dict[str, set[tuple[str, str]]] = field(default_factory=lambda: defaultdict(set))


def fold(fact: str, reports: Mapping[str, Report]) -> FactView:
    """One fact from its reports by IRI; where one document alone reports it, there is nothing to compare."""
    told = sorted(reports.values(), key=_order)
    evidence = tuple(item for report in told for item in _evidence(report))
    documents = {item.document.id: item.document for item in evidence}
    publishers = dict.fromkeys(found.publisher for found in documents.values() if found.publisher)
    accounts = _accounts(fact, told, evidence) if len(documents) > 1 and fact != "Office" else ()
    agreed, differences = compare(accounts) if accounts else ((), ())
    return FactView(
        id=iris.identifier(min(reports)),
        type=fact,
        kind=_first(told, "kind"),
        status=_furthest(fact, told),
        date=_first(told, "date"),
        roles=_unite_roles([account.roles for account in accounts]) if accounts else _roles(fact, told),
        evidence=evidence,
        reports=len(documents),
        publishers=tuple(publishers),
        independent=count_publishers(evidence) if len(publishers) > 1 else len(publishers),
        accounts=accounts,
        agreed=agreed,
        differences=differences,
        name=_first(told, "name"),
        title=_first(told, "title"),
        since=_first(told, "from"),
        until=_first(told, "to"),
    )


def _accounts(fact: str, told: Iterable[Report], evidence: Iterable[Evidence]) -> tuple[Account, ...]:
    """What each document tells, its own reports of the occasion united."""
    cited: dict[str, list[Evidence]] = defaultdict(list)
    for item in evidence:
        cited[item.document.id].append(item)
    by_document: dict[str, list[Report]] = {document: [] for document in cited}
    for report in told:
        for document in {str(row["document"]) for row in report.passages if row["source"] == "EVIDENCE"}:
            by_document[iris.identifier(document)].append(report)
    return tuple(_account(fact, reports, cited[document]) for document, reports in by_document.items())


def _account(fact: str, reports: Sequence[Report], evidence: Sequence[Evidence]) -> Account:
    numbers = (number for item in evidence for number in read_numbers(item.excerpt.text))
    return Account(
        document=evidence[0].document,
        kind=_first(reports, "kind"),
        status=_furthest(fact, reports),
        date=_first(reports, "date"),
        roles=_roles(fact, reports),
        numbers=tuple(dict.fromkeys(numbers)),
    )


def _roles(fact: str, reports: Sequence[Report]) -> Mapping[str, tuple[Role, ...]]:
    told = [(report, list(_texts(report))) for report in reports]
    roles = [{role: _spell(report, texts, named) for role, named in report.roles.items()} for report, texts in told]
    united = _unite_roles(roles)
    return {role: united[role] for role in roles_of(fact) if role in united}


def _unite_roles(roles: Iterable[Mapping[str, Sequence[Role]]]) -> Mapping[str, tuple[Role, ...]]:
    """The entities that any report names in each role, as the first report that names them spells and orders them."""
    united: dict[str, dict[str, Role]] = {}
    for told in roles:
        for role, entities in told.items():
            for one in entities:
                known = united.setdefault(role, {}).get(one.id)
                if known is None or known.surface == known.name:
                    united[role][one.id] = one
    return {role: tuple(entities.values()) for role, entities in united.items()}


def _texts(report: Report) -> Iterator[tuple[int, Value, str]]:
    """The passages that spell names, evidence first: a number that puts them in order, their IRI and their text."""
    ordered = sorted(report.passages, key=_by_source) if len(report.passages) > 1 else report.passages
    for number, row in enumerate(ordered):
        if row["publisher"] != PUBLISHER:
            yield number << 20, row["passage"], str(row["text"])


def _by_source(row: Row) -> tuple[bool, int]:
    return row["source"] != "EVIDENCE", int(str(row["start"]))


def _order(report: Report) -> tuple[str, str]:
    published = min((str(row["published"] or "9999") for row in report.passages), default="9999")
    return published, str(report.literals["iri"])


def _first(reports: Iterable[Report], name: str) -> str | None:
    for report in reports:
        if (value := report.literals.get(name)) is not None:
            return str(value)
    return None


def _furthest(fact: str, reports: Iterable[Report]) -> str | None:
    told = {str(report.literals["status"]) for report in reports if report.literals.get("status")}
    return next((status for status in reversed(STATUSES.get(fact, ())) if status in told), None)


def _evidence(report: Report) -> list[Evidence]:
    context = [row for row in report.passages if row["source"] == "CONTEXT"]
    rule = _first([report], "rule")
    found = []
    for row in report.passages:
        if row["source"] == "EVIDENCE":
            beside = tuple(sorted(_excerpts(context, row["document"]), key=lambda excerpt: excerpt.start))
            found.append(Evidence(read_excerpt(row), beside, cite(row), rule))
    return sorted(found, key=lambda item: (item.document.published or "9999", item.document.id, item.excerpt.start))


def _excerpts(rows: Iterable[Row], document: object) -> Iterable[Excerpt]:
    return (read_excerpt(row) for row in rows if row["document"] == document)


def read_excerpt(row: Row) -> Excerpt:
    """The words of a row and where they stand."""
    return Excerpt(str(row["text"]), int(str(row["start"])), int(str(row["stop"])))


def cite(row: Row) -> Cited:
    """The document of a row with its metadata."""
    told = (row["publisher"], row["published"], row["url"])
    publisher, published, url = (None if value is None else str(value) for value in told)
    return Cited(iris.identifier(str(row["document"])), str(row["title"]), publisher, published, url)


def _spell(report: Report, texts: Sequence[tuple[int, Value, str]], named: Iterable[tuple[str, str]]) -> list[Role]:
    """The entities in a role, in the order in which they stand in the passages and as these spell them."""
    placed = [(*_spelling(report, texts, iri, name), iri, name) for iri, name in named]
    placed.sort()
    return [Role(iris.identifier(iri), name, surface) for _, surface, iri, name in placed]


def _spelling(report: Report, texts: Iterable[tuple[int, Value, str]], iri: str, name: str) -> tuple[int, str]:
    """Where an entity stands in the passages and how it is spelt there; else its name."""
    spellings = report.spellings.get(iri, ())
    for place, passage, text in texts:
        if (start := text.find(name)) >= 0:
            return place + start, name
        told = [surface for other, surface in spellings if other == passage]
        for surface in sorted(told, key=lambda surface: (-len(surface), surface)):
            if (start := text.find(surface)) >= 0:
                return place + start, surface
    return _FAR, name
