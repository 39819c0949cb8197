"""The shapes accept what Entente writes and refuse each kind of wrong graph."""

from collections.abc import Callable

import pytest
from rdflib import SH, Graph, Namespace, URIRef
from rdflib.collection import Collection

from ontology import iris
from ontology.facts import Entity, Fact, Source, Span, Use
from ontology.rdf import DocumentGraph, write_nquads
from ontology.terms import FOLDER, NS, read_ontology
from ontology.validate import validate

TEXT = "Talks\n\nChina and Thailand held talks about online gambling in Mae Sot on 3 March 2025."
SOURCE = Source(text=TEXT, title="Talks", published="2025-03-04", publisher="Gazette", url="https://example.org/talks")


def meeting(**changes: object) -> Fact:
    use = {
        "participant": (
            Use(Entity("Country", "CN", "China"), "China", ""),
            Use(Entity("Country", "TH", "Thailand"), "Thailand", ""),
        ),
        "about": (Use(Entity("Crime", "online_gambling", "online gambling"), "online gambling", ""),),
        "location": (Use(Entity("Place", iris.entity_key("Mae Sot", "TH"), "Mae Sot", "TH"), "Mae Sot", ""),),
    }
    literals = {"status": "held", "date": "2025-03-03", "rule": "meeting.held"}
    return Fact("Meeting", literals, use, (Span(7, len(TEXT)),))


def sample() -> str:
    graph = DocumentGraph(SOURCE)
    graph.add_fact(meeting())
    return write_nquads(graph).decode()


def test_what_entente_writes_is_valid() -> None:
    assert validate([sample().encode()]) == ()


NS_ = "https://w3id.org/entente/ns#"

WRONG: dict[str, Callable[[str], str]] = {
    "no evidence": lambda q: drop(q, f"<{NS_}evidence>"),
    "no participant": lambda q: drop(q, f"<{NS_}participant>"),
    "one participant": lambda q: drop(q, "country/TH>", f"<{NS_}participant>"),
    "a crime as participant": lambda q: q.replace("id/country/CN>", "id/crime/corruption>"),
    "a status of no scheme": lambda q: q.replace('"held"', '"maybe"'),
    "no status": lambda q: drop(q, f"<{NS_}status>"),
    "a date that is none": lambda q: q.replace(f'{NS_}date> "2025-03-03"', f'{NS_}date> "3 March"'),
    "a date without its days": lambda q: drop(q, f"<{NS_}earliest>"),
    "days in the wrong order": lambda q: q.replace(f'{NS_}earliest> "2025-03-03"', f'{NS_}earliest> "2026-03-03"'),
    "offsets as text": lambda q: q.replace('"7"^^<http://www.w3.org/2001/XMLSchema#integer>', '"7"'),
    "offsets that point elsewhere": lambda q: q.replace('"7"^^', '"6"^^'),
    "offsets in the wrong order": lambda q: q.replace('"7"^^', '"700"^^'),
    "a passage of no document": lambda q: drop(q, f"<{NS_}ofDocument>"),
    "a property of another class": lambda q: q.replace(f"<{NS_}location>", f"<{NS_}takenBy>"),
    "a property of no ontology": lambda q: q.replace(f"<{NS_}location>", f"<{NS_}venue>"),
    "two labels": lambda q: q + line(q, "ns#Meeting>").replace("ns#Meeting>", "ns#Measure>"),
    "an IRI of another class": lambda q: q.replace("/id/meeting/", "/id/measure/"),
    "two names": lambda q: q + line(q, '"Mae Sot"').replace('"Mae Sot"', '"Maesot"'),
    "a document without title": lambda q: drop(q, f"<{NS_}title>"),
    "a link that is none": lambda q: q.replace('"https://example.org/talks"', '"javascript:alert(1)"'),
    "a place in a person": lambda q: q.replace(
        f"<{NS_}inCountry> <https://w3id.org/entente/id/country",
        f"<{NS_}inCountry> <https://w3id.org/entente/id/person",
    ),
}


def drop(quads: str, *words: str) -> str:
    return "\n".join(line for line in quads.splitlines() if not all(word in line for word in words)) + "\n"


def line(quads: str, word: str) -> str:
    return next(line for line in quads.splitlines() if word in line) + "\n"


@pytest.mark.parametrize("kind", WRONG)
def test_each_kind_of_wrong_graph_is_refused(kind: str) -> None:
    quads = WRONG[kind](sample())
    assert quads != sample()
    assert validate([quads.encode()])


S = Namespace("https://w3id.org/entente/shapes#")
SCHEMES = {
    ("Measure", "kind"): "measure",
    ("Agreement", "kind"): "agreement",
    ("Meeting", "status"): "meeting-status",
    ("Measure", "status"): "measure-status",
    ("Agreement", "status"): "agreement-status",
    ("Crime", "code"): "crime",
}


def test_shapes_and_ontology_say_the_same() -> None:
    shapes, terms = Graph().parse(FOLDER / "shapes.ttl"), read_ontology()
    for name, label in terms.labels.items():
        shape = S[name]
        properties = {str(shapes.value(p, SH.path)).rpartition("#")[2]: p for p in shapes.objects(shape, SH.property)}
        assert properties.keys() - {"type"} == {p.name for p in (*label.literals, *label.relations)}
        for relation in label.relations:
            pattern = str(shapes.value(properties[relation.name], SH.pattern))
            assert pattern.partition("(")[2].partition(")")[0].split("|") == [r.lower() for r in relation.ranges]
        for literal in label.literals:
            scheme = SCHEMES.get((name, literal.name))
            listed = shapes.value(properties[literal.name], SH["in"])
            codes = {str(code) for code in Collection(shapes, listed)} if listed else None
            assert codes == (set(terms.schemes[scheme]) if scheme else None)


def test_every_term_is_documented() -> None:
    graph = Graph().parse(FOLDER / "entente.ttl")
    terms = {s for s in graph.subjects() if isinstance(s, URIRef) and s.startswith(str(NS))}
    for term in terms:
        predicates = {str(p).rpartition("#")[2].rpartition("/")[2] for p in graph.predicates(term)}
        assert {"label", "comment", "source"} <= predicates, term
