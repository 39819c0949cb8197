"""Export: every form holds the whole graph, the same bytes each time."""

import csv
import io
import json
from pathlib import Path

import networkx as nx
import pytest
import rdflib
from pyoxigraph import RdfFormat, parse

from graph.export import export, write_rdf
from graph.store import Store
from graph.stores import open_store
from ontology import iris
from ontology.errors import InvalidSetting
from ontology.facts import Entity, Source
from ontology.rdf import DocumentGraph, read_nquads, write_nquads
from ontology.tables import PUBLISHER
from ontology.terms import NS
from tests.sample_graph import sample_documents

FUNNULL = "Funnull Technology Inc."
FORMS = (".nq", ".ttl", ".jsonld", ".graphml", ".csv", ".ftm.json")


@pytest.fixture
def quads() -> set[object]:
    return {quad for data in sample_documents() for quad in read_nquads(data)}


def test_nquads_and_json_ld_lose_nothing(embedded: Store, quads: set[object], tmp_path: Path) -> None:
    for suffix, form in ((".nq", RdfFormat.N_QUADS), (".jsonld", RdfFormat.JSON_LD)):
        [file] = export(embedded, tmp_path / f"graph{suffix}")
        assert set(parse(file.read_bytes(), format=form)) == quads


def test_turtle_is_the_union_of_the_documents(embedded: Store, quads: set[object], tmp_path: Path) -> None:
    [file] = export(embedded, tmp_path / "graph.ttl")
    triples = {quad.triple for quad in quads}  # type: ignore[attr-defined]
    assert {quad.triple for quad in parse(file.read_bytes(), format=RdfFormat.TURTLE)} == triples


@pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph):DeprecationWarning")  # rdflib's own
def test_turtle_and_trig_of_names_with_full_stops_are_read_by_rdflib(tmp_path: Path) -> None:
    document = DocumentGraph(Source(f"{FUNNULL} was sanctioned.", "Sanctions"))
    document.add_entity(Entity("Organization", iris.entity_key(FUNNULL, None), FUNNULL))
    data = write_nquads(document)
    with open_store(str(tmp_path / "store")) as store:
        store.load([data], stamp="s")
        [turtle] = export(store, tmp_path / "graph.ttl")
    trig = io.BytesIO()
    write_rdf([data], trig, "trig")
    for form, read in (("turtle", turtle.read_bytes()), ("trig", trig.getvalue())):
        graph = rdflib.Dataset(default_union=True).parse(data=read, format=form)
        assert str(next(graph.objects(predicate=NS.name))) == FUNNULL, form
        assert b"@prefix : <" in read


def test_graphml_has_the_nodes_and_edges_of_the_store(embedded: Store, tmp_path: Path) -> None:
    [file] = export(embedded, tmp_path / "graph.graphml")
    graph = nx.read_graphml(file, force_multigraph=True)
    [row] = embedded.run("MATCH (n) RETURN count(n) AS nodes")
    [edges] = embedded.run("MATCH ()-[r]->() RETURN count(r) AS edges")
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (row["nodes"], edges["edges"])
    assert graph.nodes["place/mm-myawaddy"]["label"] == "Place"


def read_table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_csv_is_two_tables(embedded: Store, tmp_path: Path) -> None:
    nodes, edges = export(embedded, tmp_path / "graph.csv")
    assert (nodes.name, edges.name) == ("graph.nodes.csv", "graph.edges.csv")
    ids = {row["id"] for row in read_table(nodes)}
    rows = read_table(edges)
    assert "place/la-boten" in ids
    assert all(row["source"] in ids and row["target"] in ids for row in rows)


def test_csv_leaves_out_what_is_too_long_for_a_field(tmp_path: Path) -> None:
    long = "key,name,kind\n" * 20_000
    table = DocumentGraph(Source(long, "Table", publisher=PUBLISHER), authority=True)
    report = DocumentGraph(Source("Words.", "Report", publisher="Bernama"))
    with open_store(str(tmp_path / "store")) as store:
        store.load([write_nquads(table), write_nquads(report)], stamp="s")
        nodes, _ = export(store, tmp_path / "graph.csv")
    assert {row["title"]: row["text"] for row in read_table(nodes)} == {"Table": "", "Report": "Words."}


def test_follow_the_money_has_people_bodies_events_and_their_proof(embedded: Store, tmp_path: Path) -> None:
    [file] = export(embedded, tmp_path / "graph.ftm.json")
    entities = {one["id"]: one for one in map(json.loads, file.read_text(encoding="utf-8").splitlines())}
    assert entities["official/phumtham-wechayachai"] == {
        "id": "official/phumtham-wechayachai",
        "schema": "Person",
        "properties": {"name": ["Phumtham Wechayachai"], "country": ["th"]},
    }
    sanctions = [one["properties"] for one in entities.values() if one["schema"] == "Sanction"]
    assert {target for one in sanctions for target in one["entity"]} == {
        "organization/~MM~Galaxy%20Holdings",
        "person/~~She%20Kailun",
    }
    for one in entities.values():
        assert all(document in entities for document in one["properties"].get("proof", ())), one


@pytest.mark.parametrize("suffix", FORMS)
def test_the_same_documents_in_any_order_give_the_same_file(embedded: Store, tmp_path: Path, suffix: str) -> None:
    with open_store(str(tmp_path / "other")) as other:
        other.load(reversed(sample_documents()), stamp="sample")
        files = [export(store, tmp_path / name / f"g{suffix}") for store, name in ((embedded, "a"), (other, "b"))]
    assert [file.read_bytes() for file in files[0]] == [file.read_bytes() for file in files[1]]


def test_an_unknown_suffix_is_refused_with_those_there_are(embedded: Store, tmp_path: Path) -> None:
    with pytest.raises(InvalidSetting, match=r"\.graphml"):
        export(embedded, tmp_path / "graph.xlsx")
