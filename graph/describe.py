"""Description: from the IRIs of facts to answers: their roles, spellings and evidence read from the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from graph.answers import FactView
from graph.dialects import TYPE_OF
from graph.folding import Report, fold
from graph.reports import read_reports
from graph.store import Row, Store
from graph.templates import FACTS, alternatives, literals_of, render, roles_of
from ontology import iris
from ontology.terms import read_ontology

_NONE = [""]  # an empty list has no type


def label_of(iri: str) -> str:
    """The label of a node."""
    return read_ontology().segments[iris.split(iri)[0]].name


def describe_keys(store: Store, keys: Mapping[str, Sequence[str]]) -> Mapping[str, FactView]:
    """The facts behind keys of occasions, or behind IRIs where there is no occasion, by key.

    Shape: `keys` come label by label; what has been taken out meanwhile is missing in the answer.
    """
    reports: dict[str, dict[str, dict[str, Report]]] = {}
    for label, wanted in keys.items():
        groups = reports[label] = {key: {} for key in wanted}
        for row in _literals(store, label, wanted):
            iri = str(row["iri"])
            groups[iri if iri in groups else str(row["occasion"])][iri] = Report(row)
    _read_around(store, [(label, group) for label, groups in reports.items() for group in groups.values()])
    return {
        key: fold(label, dict(sorted(group.items())))
        for label, groups in reports.items()
        for key, group in groups.items()
        if group
    }


def describe_occasions(store: Store, fact: str, occasions: Sequence[str]) -> tuple[FactView, ...]:
    """The facts with one label behind keys of occasions, or behind IRIs where there is no occasion, in that order."""
    views = describe_keys(store, {fact: occasions})
    return tuple(views[key] for key in occasions if key in views)


def describe_occasions_of(store: Store, facts: Iterable[str]) -> Mapping[str, FactView]:
    """The facts of the occasions to which reports belong, by the IRI of the report; unknown ones are left out."""
    occasions: dict[str, str] = {}
    keys: dict[str, list[str]] = {}
    for label, members in _by_label(facts).items():
        found = dict(zip(members, members, strict=True))
        if label != "Office":
            rows = store.run(render("describe", "occasions", Fact=label), {"iris": members})
            found = {str(row["iri"]): str(row["occasion"]) for row in rows}
        occasions |= found
        keys[label] = sorted(set(found.values()))
    views = describe_keys(store, keys)
    return {iri: views[key] for iri, key in occasions.items() if key in views}


def describe_facts(store: Store, facts: Iterable[str], document: str | None = None) -> tuple[FactView, ...]:
    """Facts by IRI, each by itself, in that order; with a document only what it says of them."""
    ordered = list(dict.fromkeys(facts))
    reports = {
        str(row["iri"]): Report(row)
        for label, members in _by_label(ordered).items()
        for row in _literals(store, label, members)
    }
    _read_around(store, [(label_of(iri), {iri: report}) for iri, report in reports.items()], document)
    return tuple(fold(label_of(iri), {iri: reports[iri]}) for iri in ordered if iri in reports)


def _by_label(facts: Iterable[str]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for iri in facts:
        found[label_of(iri)].append(iri)
    return found


def _literals(store: Store, fact: str, keys: Iterable[str]) -> Iterator[Row]:
    """What the reports of occasions, and facts by IRI, say by themselves."""
    columns = ", ".join(f"e.`{name}` AS `{name}`" for name in literals_of(fact))
    members = [key for key in keys if key.startswith(iris.DATA)]
    occasions = [key for key in keys if not key.startswith(iris.DATA)]
    if members:
        yield from store.run(render("describe", "literals", Fact=fact, literals=columns), {"iris": members})
    yield from read_reports(store, fact, occasions, literals_of(fact))


def _read_around(store: Store, groups: Iterable[tuple[str, Mapping[str, Report]]], document: str | None = None) -> None:
    """Fill reports with their roles, passages and spellings."""
    reports: dict[str, Report] = {}
    members: dict[str, list[str]] = defaultdict(list)
    for label, group in groups:
        reports |= group
        members[label] += group
    present = {label: found for label, found in members.items() if found}
    for row in _run_each(store, "roles", present):
        if row["entity"] is not None:
            reports[str(row["iri"])].roles[str(row["role"])].append(_named(row))
    for row in _run_each(store, "passages", present):
        if row["document"] is not None and document in (None, row["document"]):
            reports[str(row["iri"])].passages.append(row)
    for row in _run_each(store, "spellings", present):
        if row["entity"] is not None:
            spelling = str(row["passage"]), str(row["surface"])
            reports[str(row["iri"])].spellings[str(row["entity"])].add(spelling)


def _run_each(store: Store, part: str, members: Mapping[str, list[str]]) -> Iterator[Row]:
    """The rows of a part for facts of any labels.

    A statement for all spares ways there and back to a server; the embedded engine takes longer for it than for one
    a label.
    """
    groups = [[label] for label in members] if store.dialect == "embedded" else [list(members)] if members else []
    for group in groups:
        # Two forms are planned: one for each set of labels would fill the server's memory with plans.
        labels = tuple(group) if len(group) == 1 else FACTS
        parameters = {label: members.get(label, _NONE) for label in labels}
        yield from store.run(_each(part, labels, TYPE_OF[store.dialect]), parameters)


@cache
def _each(part: str, labels: tuple[str, ...], type_of: str) -> str:
    texts = (
        render("describe", part, Fact=label, roles=alternatives(roles_of(label)), type=type_of) for label in labels
    )
    return "\nUNION ALL\n".join(texts)


def _named(row: Row) -> tuple[str, str]:
    """An entity with its name, or with its id where the authority that names it is gone."""
    iri = str(row["entity"])
    return iri, iris.identifier(iri) if row["name"] is None else str(row["name"])
