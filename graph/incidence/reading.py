"""Reading an incidence: all of it by statements whose rows are packed in columns, or a document from its quads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple, cast

import numpy as np

from graph.dialects import NUMBER_OF
from graph.incidence.incidence import LABELS, Incidence
from graph.incidence.lists import Numbers, join
from graph.incidence.rows import Joined, Reports, add_documents, add_entities, add_reports, unite
from graph.mapping import Contribution, Edge, label_of, read_contribution
from graph.store import Row, Store, Value
from graph.templates import FACTS, actors_of, alternatives, literals_of, render, roles_of, roles_to
from ontology.errors import StoreUnavailable
from ontology.terms import read_ontology

_WITH_COUNTRY = read_ontology().relationships["OF_COUNTRY"].domains


@dataclass(frozen=True, slots=True)
class _Packed:
    """A row that has a whole column in each place."""

    row: Row

    def texts(self, name: str) -> list[str]:
        """A column of texts."""
        return cast(list[str], self.row[name] or [])

    def numbers(self, name: str) -> Numbers:
        """A column of numbers."""
        return np.array(cast(list[int], self.row[name] or []), np.int64)


class _Known(NamedTuple):
    """The numbers that an engine has for some nodes, and ours."""

    theirs: Numbers
    ours: Numbers


class _Reader:
    """Reads a whole store. A node is known by the engine's number of it: see `following` for why it may be."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._names = {name: NUMBER_OF[store.dialect].format(name) for name in "dex"}
        self._documents = _Known(np.zeros(0, np.int64), np.zeros(0, np.int32))
        self._entities: dict[str, _Known] = {}

    def read(self) -> Incidence:
        found = self._read_documents(Incidence())
        for label in LABELS:
            found = self._read_entities(found, label)
        for fact in FACTS:
            found = self._read_reports(found, fact)
        return found

    def _packed(self, part: str, **names: str) -> _Packed:
        [row] = self._store.run(render("incidence", part, **self._names, **names))
        return _Packed(row)

    def _read_documents(self, to: Incidence) -> Incidence:
        row = self._packed("described")
        found = add_documents(to, *(row.texts(name) for name in ("iri", "publisher", "published")))
        self._documents = _Known(row.numbers("d"), found.documents.number_all(row.texts("iri")))
        return found

    def _read_entities(self, to: Incidence, label: str) -> Incidence:
        row = self._packed("entities", Label=label)
        countries: dict[int, str] = {}
        if label in _WITH_COUNTRY:
            of = self._packed("countries", Label=label)
            countries = dict(zip(of.numbers("x").tolist(), of.texts("country"), strict=True))
        theirs = row.numbers("x")
        found = add_entities(to, row.texts("iri"), [countries.get(number, "") for number in theirs.tolist()])
        self._entities[label] = _Known(theirs, found.entities.number_all(row.texts("iri")))
        return found

    def _read_reports(self, to: Incidence, fact: str) -> Incidence:
        row = self._packed("reports", Fact=fact, **_literals(fact))
        chosen, places = join(row.numbers("d"), self._documents.theirs)
        theirs = row.numbers("e")[chosen]
        columns = (row.texts(name) for name in ("key", "status", "first", "last"))
        rows = Reports(fact, self._documents.ours[places], *([text[place] for place in chosen] for text in columns))
        return add_reports(to, rows, *(self._read_members(fact, theirs, acting=acting) for acting in (True, False)))

    def _read_members(self, fact: str, reports: Numbers, *, acting: bool) -> Joined:
        """Which reports join which entities, in roles of actors or in others."""
        found = [_NOTHING]
        for label in LABELS:
            roles = tuple(role for role in roles_to(fact, label) if (role in actors_of(fact)) == acting)
            if roles:
                row = self._packed("members", Fact=fact, Label=label, roles=alternatives(roles))
                known, places = join(row.numbers("x"), self._entities[label].theirs)
                pairs, places_of_reports = join(row.numbers("e")[known], reports)
                found.append(Joined(places_of_reports, self._entities[label].ours[places][pairs]))
        return unite(found)


_NOTHING = Joined(np.zeros(0, np.int64), np.zeros(0, np.int32))


def _literals(fact: str) -> Mapping[str, str]:
    """What a report tells of a fact with a label, as the statement names it."""
    key = "e.iri" if fact == "Office" else "coalesce(e.occasion, e.iri)"
    status = "coalesce(e.status, '')" if "status" in literals_of(fact) else "''"
    first, last = _dates(fact)
    return {"occasion": key, "status": status, "first": f"`{first}`", "last": f"`{last}`"}


def _dates(fact: str) -> tuple[str, str]:
    return ("from", "to") if fact == "Office" else ("earliest", "latest")


def read_all(store: Store) -> Incidence:
    """All that a store has."""
    return _Reader(store).read()


def add_contribution(to: Incidence, given: Contribution) -> Incidence:
    """With a document more, as its quads give it."""
    said = given.owned[given.document]
    to = add_documents(to, [given.document], [str(said.get("publisher", ""))], [str(said.get("published", ""))])
    edges = [*given.edges, *(edge for each in given.described.values() for edge in each.edges)]
    to = _add_entities_of(to, given, edges)
    document = to.documents.number(given.document)
    for fact in FACTS:
        facts = sorted(
            {edge.source for edge in edges if edge.type == "EVIDENCE" and label_of(edge.source).name == fact}
        )
        if facts:
            to = _add_facts(to, fact, document, {iri: _said_of(given, iri) for iri in facts}, edges)
    return to


def _add_entities_of(to: Incidence, given: Contribution, edges: Sequence[Edge]) -> Incidence:
    """With the entities that the document names and that are not there yet."""
    countries = {edge.source: edge.target for edge in edges if edge.type == "OF_COUNTRY"}
    new = [iri for iri in sorted(given.named) if label_of(iri).name in LABELS and iri not in to.entities.numbers]
    return add_entities(to, new, [countries.get(iri, "") for iri in new])


def _said_of(given: Contribution, fact: str) -> Mapping[str, Value]:
    return given.owned[fact] if fact in given.owned else given.described[fact].properties


def _add_facts(
    to: Incidence, fact: str, document: int, facts: Mapping[str, Mapping[str, Value]], edges: Sequence[Edge]
) -> Incidence:
    first, last = _dates(fact)
    texts = ([str(said.get(name) or "") for said in facts.values()] for name in ("status", first, last))
    keys = [str(said.get("occasion") or iri) for iri, said in facts.items()]
    rows = Reports(fact, np.full(len(facts), document, np.int32), keys, *texts)
    places = {iri: place for place, iri in enumerate(facts)}
    roles = [edge for edge in edges if edge.source in places and edge.type in roles_of(fact)]
    joined = []
    for acting in (True, False):
        chosen = [edge for edge in roles if (edge.type in actors_of(fact)) == acting]
        report = np.array([places[edge.source] for edge in chosen], np.int64)
        joined.append(Joined(report, to.entities.number_all(edge.target for edge in chosen)))
    return add_reports(to, rows, *joined)


def read_documents(store: Store) -> Sequence[str]:
    """The IRIs of the documents that questions see."""
    [row] = store.run(render("incidence", "documents"))
    return _Packed(row).texts("iri")


def follow(found: Incidence, store: Store, documents: Sequence[str]) -> Incidence:
    """With some documents more, read from their quads; one that has been taken out meanwhile is left out."""
    for document in documents:
        with suppress(StoreUnavailable):
            found = add_contribution(found, read_contribution(store.quads(document)))
    return found
