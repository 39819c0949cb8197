"""A grown graph is a graph, and has the shape of what it grew from."""

from benchmarks.growth import Growth
from graph.mapping import label_of, read_contribution
from ontology.authority import PUBLISHER
from tests.sample_graph import sample_documents


def grow(facts: int) -> Growth:
    given = [read_contribution(data) for data in sample_documents()]
    tables = [each for each in given if each.owned[each.document].get("publisher") == PUBLISHER]
    return Growth(tables, [each for each in given if each not in tables], facts)


def test_no_node_comes_twice_and_every_edge_has_its_ends() -> None:
    nodes, edges = [], []
    for some, more in grow(500).documents():
        nodes += [iri for iri, _ in some]
        edges += more
    assert len(nodes) == len(set(nodes))
    assert {end for edge in edges for end in (edge.source, edge.target)} <= set(nodes)
    assert len(edges) == len(set(edges))


def test_hubs_keep_their_share_and_facts_their_size() -> None:
    growth = grow(2_000)
    list(growth.documents())
    small, large = growth.origin.lines(), growth.shape.lines()
    assert growth.shape.facts >= 2_000
    assert small.keys() == large.keys()
    for what in ("facts that name a country", "facts that name a crime"):
        assert large[what][0] == small[what][0]  # the world has no more of them
        assert large[what][5] == small[what][5]
        assert large[what][4] == small[what][4] * growth.replicas
    for what in ("passages a fact", "entities a meeting", "facts a document", "reports an occasion"):
        assert large[what][4] == small[what][4]


def test_people_come_anew() -> None:
    def people(facts: int) -> int:
        return sum(label_of(iri).name == "Person" for nodes, _ in grow(facts).documents() for iri, _ in nodes)

    assert people(1_000) > 5 * people(20)
