"""Graphs of a few random facts, and what they say as plain rows, read without the queries that are under test."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from graph.paths.question import PathQuestion
from graph.store import Store
from ontology import iris
from ontology.authority import PUBLISHER
from ontology.facts import Entity, Fact, Source, Span, Use
from ontology.rdf import DocumentGraph, write_nquads
from ontology.terms import read_ontology

ENTITIES = (
    *(Entity("Official", f"o{number}", f"Official {number}") for number in range(6)),
    *(Entity("Organization", f"b{number}", f"Body {number}") for number in range(2)),
    *(Entity("Person", f"~~Person%20{number}", f"Person {number}") for number in range(2)),
    *(Entity("Place", f"p{number}", f"Place {number}") for number in range(3)),
    *(Entity("Country", code, name) for code, name in (("CN", "China"), ("TH", "Thailand"), ("LA", "Laos"))),
    *(Entity("Crime", code, code) for code in ("telecom_fraud", "drug_trafficking")),
)
IDS = tuple(iris.identifier(iris.mint(entity.label, entity.key)) for entity in ENTITIES)
UNDONE = {"planned", "proposed", "approved"}

_DAYS = ("2023-05-01", "2024-03-09", "2025-02-09", "2025-02-10", "2025-06-30")
_STATUSES = {
    "Meeting": ("planned", "held"),
    "Measure": ("proposed", "planned", "approved", "ongoing", "done"),
    "Agreement": ("proposed", "signed"),
}


def write_random(seed: int, facts: int = 22) -> list[bytes]:
    """The table of the entities, and documents with random facts, four a document."""
    chance = random.Random(seed)
    documents = [_write_table()]
    for first in range(0, facts, 4):
        text = "".join(f"Sentence {number} of {seed}. " for number in range(first, first + 4))
        source = Source(text, f"Report {first}", chance.choice(_DAYS), chance.choice(["Xinhua", "The Nation"]))
        graph = DocumentGraph(source)
        for number in range(first, min(facts, first + 4)):
            start = text.index(f"Sentence {number} ")
            graph.add_fact(_make_fact(chance, Span(start, text.index(".", start))))
        documents.append(write_nquads(graph))
    return documents


def _write_table() -> bytes:
    text = "\n".join(entity.name for entity in ENTITIES)
    graph = DocumentGraph(Source(text, "table", "2026-01-01", PUBLISHER), authority=True)
    for entity in ENTITIES:
        if "~" not in entity.key:
            graph.add_entity(entity, {"code": entity.key} if entity.label in ("Country", "Crime") else None)
    return write_nquads(graph)


def _make_fact(chance: random.Random, span: Span) -> Fact:
    terms = read_ontology()
    label = chance.choice(["Meeting", "Meeting", "Measure", "Agreement", "Statement", "Office"])
    roles: dict[str, tuple[Use, ...]] = {}
    for relation in terms.labels[label].relations:
        allowed = [entity for entity in ENTITIES if entity.label in relation.ranges]
        most = 1 if label == "Office" else 3 if relation.name == "participant" else 2
        chosen = chance.sample(allowed, min(len(allowed), chance.randint(1, most))) if allowed else []
        if chosen:
            roles[relation.name] = tuple(Use(entity, entity.name, "by chance") for entity in chosen)
    literals: dict[str, str] = {}
    if label == "Office":
        literals = {"title": "Director", "from": chance.choice(_DAYS)}
    else:
        literals = {"rule": "by_chance"}
        if chance.random() < 0.7:
            literals["date"] = chance.choice(_DAYS)
        if label in _STATUSES:
            literals["status"] = chance.choice(_STATUSES[label])
        if label in ("Measure", "Agreement"):
            literals["kind"] = "operation" if label == "Measure" else "treaty"
    return Fact(label, literals, roles, (span,))


@dataclass(frozen=True, slots=True)
class Stated:
    """A report of a fact as plain values: its key, the ids of those that it joins, and what filters look at."""

    key: str
    label: str
    members: tuple[str, ...]
    status: str | None
    first: str | None
    last: str | None
    reported: str

    def passes(self, question: PathQuestion) -> bool:
        """Whether the question counts it; of its time only `from` is looked at."""
        if question.step not in (None, self.label) or (question.deeds and self.status in UNDONE):
            return False
        if question.from_ is None:
            return True
        since = question.from_ if len(question.from_) == 10 else f"{question.from_}-01-01"
        dated = self.first is not None
        inside = dated and (self.last is None or self.last >= since)
        match question.dates:
            case "event":
                return inside
            case "reported":
                return self.reported >= since
            case _:
                return inside or (not dated and self.reported >= since)


def read_stated(store: Store) -> Iterator[Stated]:
    """Every report of every fact, read one label at a time."""
    for label in (*read_ontology().events, "Office"):
        office = label == "Office"
        columns = "e.`from` AS first, e.`to` AS last" if office else "e.earliest AS first, e.latest AS last"
        status = "e.status" if label in _STATUSES else "NULL"
        occasion = "e.iri" if office else "coalesce(e.occasion, e.iri)"
        for row in store.run(
            f"MATCH (e:{label})-[:EVIDENCE]->(:Passage)-[:OF_DOCUMENT]->(d:Document) "
            f"RETURN e.iri AS iri, {occasion} AS key, {status} AS status, {columns}, min(d.published) AS reported"
        ):
            members = {
                iris.identifier(str(found["iri"]))
                for entity in read_ontology().entities
                for found in store.run(
                    f"MATCH (e:{label} {{iri: $iri}})-[]->(x:{entity}) RETURN x.iri AS iri", {"iri": row["iri"]}
                )
            }
            status_told, first, last = (None if row[n] is None else str(row[n]) for n in ("status", "first", "last"))
            yield Stated(str(row["key"]), label, tuple(sorted(members)), status_told, first, last, str(row["reported"]))
