from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad

from graph.mapping import Contribution, Description, Edge, label_of, merge, read_contribution
from ontology import iris
from ontology.errors import InvalidGraph
from ontology.rdf import TYPE, literal, write_nquads
from ontology.terms import read_ontology
from tests.strategies import documents, sample_documents, tables


def write_quads(contribution: Contribution) -> Iterator[Quad]:
    """Write the quads of a contribution: the inverse of `read_contribution`."""
    graph = NamedNode(contribution.document)
    terms = read_ontology()
    nodes = {**contribution.owned, **{iri: said.properties for iri, said in contribution.described.items()}}
    for iri, properties in nodes.items():
        subject = NamedNode(iri)
        yield Quad(subject, TYPE, NamedNode(iris.VOCABULARY + label_of(iri).name), graph)
        for name, value in properties.items():
            datatype = terms.literals[name].datatype
            assert datatype is not None
            yield Quad(subject, NamedNode(iris.VOCABULARY + name), literal(value, datatype), graph)
    edges = contribution.edges.union(*(said.edges for said in contribution.described.values()))
    for source, kind, target in edges:
        predicate = NamedNode(iris.VOCABULARY + terms.relationships[kind].name)
        yield Quad(NamedNode(source), predicate, NamedNode(target), graph)


@settings(max_examples=100, deadline=None)
@given(st.one_of(documents(), tables()))
def test_quads_to_nodes_and_edges_and_back_is_the_same(quads: bytes) -> None:
    assert write_nquads(write_quads(read_contribution(quads))) == quads


def test_what_a_document_owns_is_told_from_what_it_shares() -> None:
    report, table = map(read_contribution, sample_documents(2))
    assert {label_of(iri).name for iri in report.owned} == {"Document", "Passage", "Meeting", "Measure"}
    assert {label_of(iri).name for iri in table.owned} == {"Document"}
    described = {label_of(iri).name for iri in report.described}
    assert described == {"Name", "Office", "Official", "Organization", "Person"}
    assert iris.mint("Place", "mm-myawaddy") in report.named - report.described.keys()
    assert report.loose == frozenset()
    assert table.loose == table.described.keys()


REPORT, TABLE = sample_documents(2)
MYAWADDY = "place/mm-myawaddy>"


@pytest.mark.parametrize(
    ("quads", "reason"),
    [
        (b"", "an empty graph"),
        (b"<a> <b> .", "not N-Quads"),
        (REPORT + TABLE, "two documents"),
        (REPORT.replace(b"id/passage/", b"id/paragraph/"), "no IRI of a node"),
        (REPORT.replace(b"ns#Passage>", b"ns#Meeting>"), "is a Passage by its IRI"),
        (REPORT.replace(b"ns#title>", b"ns#headline>"), "has no literal 'headline'"),
        (REPORT.replace(b"ns#location>", b"ns#holder>"), "no 'holder' from Meeting to Place"),
        (REPORT.replace(b'"0"^^', b'"00"^^'), "is not how 'charStart' is written"),
        (REPORT.replace(b'"0"^^', b'"9223372036854775808"^^'), "is not how 'charStart' is written"),
        (REPORT + REPORT.replace(b'"Report 0"', b'"Report 00"'), "two values for 'title'"),
        (b"".join(s for s in REPORT.splitlines(True) if b"Passage>" not in s), "named but not described"),
        (b"".join(s for s in REPORT.splitlines(True) if b"ns#Official>" not in s), "named but not described"),
        (REPORT.replace(b'ns#name> "Mali"', b'ns#name> "Puttan"'), "than stands in its IRI"),
        (REPORT.replace(b"id/passage/", b"id/passage/0"), "belongs to another document"),
        (REPORT.replace(b' "en" ', b' "en"@en '), "is not how 'language' is written"),
        (REPORT.replace(b' "en" ', b" _:b "), "is no quad of ours"),
    ],
)
def test_quads_that_are_no_document_are_refused(quads: bytes, reason: str) -> None:
    with pytest.raises(InvalidGraph, match=reason):
        read_contribution(quads)


def test_descriptions_merge_in_any_order() -> None:
    edge = Edge("a", "WITHIN", "b")
    one, two = Description({"name": "A", "lat": 1.0}), Description({"name": "A", "code": "X"}, frozenset({edge}))
    three = Description({"name": "B"})
    assert (
        merge([one, two]) == merge([two, one]) == Description({"name": "A", "lat": 1.0, "code": "X"}, frozenset({edge}))
    )
    assert merge([three, one]) == merge([one, three]) == one
    assert merge([]) == Description()
