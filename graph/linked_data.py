"""Linked data: facts of an answer as JSON-LD, which is RDF of the ontology.

Each report stands in the named graph of its document as the store has it, with its passages and what the document
says of the entities; types and names of the authority's entities stand in the default graph. The text of documents is
left out: it is as long as all the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from graph.answers import FactView
from graph.mapping import label_of
from graph.store import Store
from ontology import iris
from ontology.rdf import TYPE, read_nquads

_NAME = NamedNode(f"{iris.VOCABULARY}name")
_OCCASION = NamedNode(f"{iris.VOCABULARY}occasion")
_TEXT = NamedNode(f"{iris.VOCABULARY}text")

_Graph = Mapping[str, list[Quad]]
"""The quads of a document by their subject."""


def write_linked_data(store: Store, facts: Iterable[FactView]) -> bytes:
    """Facts with all that their documents say of them, as JSON-LD with named graphs."""
    graphs: dict[str, _Graph] = {}
    quads: set[Quad] = set()
    for fact in facts:
        documents = sorted({iris.expand(evidence.document.id) for evidence in fact.evidence})
        for document in documents:
            if document not in graphs:
                graphs[document] = _read(store, document)
        quads |= _gather(iris.expand(fact.id), [graphs[document] for document in documents])
        quads.update(_name_entities(fact))
    return serialize(sorted(quads, key=str), format=RdfFormat.JSON_LD) or b""


def _read(store: Store, document: str) -> _Graph:
    graph: dict[str, list[Quad]] = defaultdict(list)
    for quad in read_nquads(store.quads(document)):
        graph[quad.subject.value].append(quad)  # type: ignore[union-attr]  # no blank nodes
    return graph


def _gather(fact: str, graphs: Iterable[_Graph]) -> set[Quad]:
    """The reports of a fact's occasion, and all that they lead to."""
    found = list(graphs)
    occasions = {quad.object for graph in found for quad in graph.get(fact, ()) if quad.predicate == _OCCASION}
    quads: set[Quad] = set()
    for graph in found:
        reports = {subject for subject, said in graph.items() if subject == fact or _is_of(said, occasions)}
        quads.update(_follow(reports, graph))
    return quads


def _is_of(said: Iterable[Quad], occasions: Collection[object]) -> bool:
    return any(quad.predicate == _OCCASION and quad.object in occasions for quad in said)


def _follow(subjects: set[str], graph: _Graph) -> Iterator[Quad]:
    seen, left = set(subjects), list(subjects)
    while left:
        subject = left.pop()
        is_document = label_of(subject).name == "Document"
        for quad in graph.get(subject, ()):
            if is_document and quad.predicate == _TEXT:
                continue
            yield quad
            if isinstance(quad.object, NamedNode) and quad.object.value in graph and quad.object.value not in seen:
                seen.add(quad.object.value)
                left.append(quad.object.value)


def _name_entities(fact: FactView) -> Iterator[Quad]:
    for roles in fact.roles.values():
        for role in roles:
            iri = iris.expand(role.id)
            if iris.in_authority(iri):
                yield Quad(NamedNode(iri), TYPE, NamedNode(iris.VOCABULARY + label_of(iri).name))
                yield Quad(NamedNode(iri), _NAME, Literal(role.name))
