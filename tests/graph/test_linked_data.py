"""Facts as JSON-LD: RDF that others read, and nothing that the store does not say."""

import pytest
from pyoxigraph import DefaultGraph, RdfFormat, parse
from rdflib import Dataset

from graph import queries
from graph.linked_data import write_linked_data
from graph.store import Store
from graph.templates import FACTS
from ontology import iris
from ontology.rdf import TYPE, read_nquads


def test_all_that_is_said_is_in_the_store(store: Store) -> None:
    stored = {quad for document in store.documents() for quad in read_nquads(store.quads(document))}
    triples = {quad.triple for quad in stored}
    for label in FACTS:
        facts = queries.facts(store, label).facts
        quads = set(parse(write_linked_data(store, facts), format=RdfFormat.JSON_LD))
        assert {quad for quad in quads if quad.graph_name != DefaultGraph()} <= stored
        assert {quad.triple for quad in quads if quad.predicate != TYPE} <= triples
        assert {fact.id for fact in facts} <= {iris.identifier(quad.subject.value) for quad in quads}


def test_every_report_of_an_occasion_is_there_with_its_sentence(store: Store) -> None:
    [fact] = [one for one in queries.meetings(store).facts if one.reports > 1][:1]
    quads = list(parse(write_linked_data(store, [fact]), format=RdfFormat.JSON_LD))
    assert len({quad.graph_name for quad in quads} - {DefaultGraph()}) == fact.reports
    texts = {quad.object.value for quad in quads if quad.predicate.value.endswith("#text")}
    assert {evidence.excerpt.text for evidence in fact.evidence} <= texts


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib warns of itself
def test_another_reader_of_json_ld_reads_the_same(store: Store) -> None:
    told = write_linked_data(store, queries.measures(store).facts)
    ours = {(quad.subject.value, quad.predicate.value) for quad in parse(told, format=RdfFormat.JSON_LD)}
    theirs = Dataset().parse(data=told, format="json-ld")
    assert {(str(s), str(p)) for s, p, _, _ in theirs.quads()} == ours
