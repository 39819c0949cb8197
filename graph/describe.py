"""Description: from the IRIs of facts to answers with roles, spellings and evidence, reports of one occasion folded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.answers import Cited, Evidence, Excerpt, FactView, Role
from graph.filters import STATUSES
from graph.store import Row, Store
from graph.templates import literals_of, render, roles_of
from ontology import iris
from ontology.authority import PUBLISHER
from ontology.terms import read_ontology

_FAR = 1 << 30


@dataclass(slots=True)
class _Report:
    """One node of a fact as rows told it."""

    literals: Row
    roles: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    passages: list[Row] = field(default_factory=list)
    spellings: dict[str, set[tuple[str, str]]] = field(default_factory=lambda: defaultdict(set))


def label_of(iri: str) -> str:
    """The label of a node."""
    return read_ontology().segments[iris.split(iri)[0]].name


def describe_occasions(store: Store, fact: str, occasions: Sequence[str]) -> tuple[FactView, ...]:
    """The facts with one label behind keys of occasions, or behind IRIs where there is no occasion, in that order."""
    groups: dict[str, list[str]] = {key: [key] if key.startswith(iris.DATA) else [] for key in occasions}
    keys = [key for key, reports in groups.items() if not reports]
    if keys:
        for row in store.run(render("describe", "reports", Fact=fact), {"occasions": keys}):
            groups[str(row["occasion"])].append(str(row["iri"]))
    return _describe(store, fact, [sorted(reports) for reports in groups.values()])


def describe_occasions_of(store: Store, facts: Iterable[str]) -> tuple[FactView, ...]:
    """The occasions to which facts by IRI belong, each once, label by label."""
    by_label: dict[str, list[str]] = defaultdict(list)
    for iri in sorted(set(facts)):
        by_label[label_of(iri)].append(iri)
    views: list[FactView] = []
    for label, members in by_label.items():
        occasions = members
        if label != "Office":
            rows = store.run(render("describe", "occasions", Fact=label), {"iris": members})
            occasions = sorted({str(row["occasion"]) for row in rows})
        views += describe_occasions(store, label, occasions)
    return tuple(views)


def describe_facts(store: Store, facts: Iterable[str], document: str | None = None) -> tuple[FactView, ...]:
    """Facts by IRI, each by itself, in that order; with a document only what it says of them."""
    ordered = list(dict.fromkeys(facts))
    by_label: dict[str, list[str]] = defaultdict(list)
    for iri in ordered:
        by_label[label_of(iri)].append(iri)
    views = {
        view.id: view
        for label, members in by_label.items()
        for view in _describe(store, label, [[iri] for iri in members], document)
    }
    return tuple(views[iris.identifier(iri)] for iri in ordered if iris.identifier(iri) in views)


def _describe(store: Store, fact: str, groups: list[list[str]], document: str | None = None) -> tuple[FactView, ...]:
    reports = _read_reports(store, fact, [iri for group in groups for iri in group], document)
    present = ([iri for iri in group if iri in reports] for group in groups)
    return tuple(_fold(fact, {iri: reports[iri] for iri in group}) for group in present if group)


def _read_reports(store: Store, fact: str, members: list[str], document: str | None) -> Mapping[str, _Report]:
    if not members:
        return {}
    parameters = {"iris": members}
    columns = ", ".join(f"e.`{name}` AS `{name}`" for name in literals_of(fact))
    rows = store.run(render("describe", "literals", Fact=fact, literals=columns), parameters)
    reports = {str(row["iri"]): _Report(row) for row in rows}
    for role in roles_of(fact):
        for row in store.run(render("describe", "role", Fact=fact, role=f"`{role}`", Role=role), parameters):
            reports[str(row["iri"])].roles[role].append(_named(row))
    for source in ("EVIDENCE", "CONTEXT"):
        for row in store.run(render("describe", "passages", Fact=fact, source=source), parameters):
            if document in (None, row["document"]):
                reports[str(row["iri"])].passages.append(row)
    for row in store.run(render("describe", "spellings", Fact=fact), parameters):
        spelling = str(row["passage"]), str(row["surface"])
        reports[str(row["iri"])].spellings[str(row["entity"])].add(spelling)
    return reports


def _named(row: Row) -> tuple[str, str]:
    """An entity with its name, or with its id where the authority that names it is gone."""
    iri = str(row["entity"])
    return iri, iris.identifier(iri) if row["name"] is None else str(row["name"])


def _fold(fact: str, reports: Mapping[str, _Report]) -> FactView:
    told = sorted(reports.values(), key=_order)
    evidence = tuple(item for report in told for item in _evidence(report))
    documents = {item.document.id: item.document for item in evidence}
    publishers = dict.fromkeys(found.publisher for found in documents.values() if found.publisher)
    return FactView(
        id=iris.identifier(min(reports)),
        type=fact,
        kind=_first(told, "kind"),
        status=_furthest(fact, told),
        date=_first(told, "date"),
        roles={role: _unite(role, told) for role in roles_of(fact) if any(report.roles.get(role) for report in told)},
        evidence=evidence,
        reports=len(documents),
        publishers=tuple(publishers),
        name=_first(told, "name"),
        title=_first(told, "title"),
        since=_first(told, "from"),
        until=_first(told, "to"),
    )


def _order(report: _Report) -> tuple[str, str]:
    published = min((str(row["published"] or "9999") for row in report.passages), default="9999")
    return published, str(report.literals["iri"])


def _first(reports: Iterable[_Report], name: str) -> str | None:
    return next((str(value) for report in reports if (value := report.literals.get(name)) is not None), None)


def _furthest(fact: str, reports: Iterable[_Report]) -> str | None:
    told = {str(report.literals["status"]) for report in reports if report.literals.get("status")}
    return next((status for status in reversed(STATUSES.get(fact, ())) if status in told), None)


def _evidence(report: _Report) -> list[Evidence]:
    context = [row for row in report.passages if row["source"] == "CONTEXT"]
    found = []
    for row in report.passages:
        if row["source"] == "EVIDENCE":
            beside = tuple(sorted(_excerpts(context, row["document"]), key=lambda excerpt: excerpt.start))
            found.append(Evidence(_excerpt(row), beside, cite(row)))
    return sorted(found, key=lambda item: (item.document.published or "9999", item.document.id, item.excerpt.start))


def _excerpts(rows: Iterable[Row], document: object) -> Iterable[Excerpt]:
    return (_excerpt(row) for row in rows if row["document"] == document)


def _excerpt(row: Row) -> Excerpt:
    return Excerpt(str(row["text"]), int(str(row["start"])), int(str(row["stop"])))


def cite(row: Row) -> Cited:
    """The document of a row with its metadata."""
    told = (row["publisher"], row["published"], row["url"])
    publisher, published, url = (None if value is None else str(value) for value in told)
    return Cited(iris.identifier(str(row["document"])), str(row["title"]), publisher, published, url)


def _unite(role: str, reports: Iterable[_Report]) -> tuple[Role, ...]:
    """The entities that any report names in the role, as the first report that names them spells and orders them."""
    united: dict[str, Role] = {}
    for report in reports:
        placed = [(*_spelling(report, iri, name), iri, name) for iri, name in report.roles.get(role, ())]
        for _, surface, iri, name in sorted(placed):
            known = united.get(iri)
            if known is None or known.surface == known.name:
                united[iri] = Role(iris.identifier(iri), name, surface)
    return tuple(united.values())


def _spelling(report: _Report, iri: str, name: str) -> tuple[int, str]:
    """Where an entity stands in the passages, evidence first, and how it is spelt there; else its name."""
    spellings = report.spellings.get(iri, set())
    passages = sorted(report.passages, key=lambda row: (row["source"] != "EVIDENCE", row["start"]))
    for number, row in enumerate(passages):
        text = str(row["text"])
        if row["publisher"] == PUBLISHER:
            continue
        if name in text:
            return (number << 20) + text.index(name), name
        for surface in sorted((s for passage, s in spellings if passage == row["passage"]), key=lambda s: (-len(s), s)):
            if surface in text:
                return (number << 20) + text.index(surface), surface
    return _FAR, name
