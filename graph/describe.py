"""Description: from the IRIs of facts to answers: their roles, spellings and evidence read from the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from graph.answers import FactView
from graph.folding import Report, fold
from graph.store import Row, Store
from graph.templates import literals_of, render, roles_of
from ontology import iris
from ontology.terms import read_ontology


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
    return tuple(fold(fact, {iri: reports[iri] for iri in group}) for group in present if group)


def _read_reports(store: Store, fact: str, members: list[str], document: str | None) -> Mapping[str, Report]:
    if not members:
        return {}
    parameters = {"iris": members}
    columns = ", ".join(f"e.`{name}` AS `{name}`" for name in literals_of(fact))
    rows = store.run(render("describe", "literals", Fact=fact, literals=columns), parameters)
    reports = {str(row["iri"]): Report(row) for row in rows}
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
