"""The HTTP API over the sample graph."""

import asyncio
import time
from collections.abc import MutableMapping
from urllib.parse import urlencode

import pytest

from api.app import create_app
from api.settings import read_settings
from graph.filters import given_for
from graph.store import Store
from ontology.terms import read_ontology
from tests.api.conftest import Client
from tests.graph.conftest import embedded, served  # noqa: F401
from tests.graph.test_statements import ENDLESS

LISTS = ("meetings", "measures", "agreements", "statements", "offices")
LABELS = ("Meeting", "Measure", "Agreement", "Statement", "Office")


def test_every_fact_carries_sentence_offsets_and_document(client: Client) -> None:
    for name in LISTS:
        page = client.get(f"/v1/{name}").json()
        assert page["facts"], name
        for fact in page["facts"]:
            assert fact["sentence"].endswith(".")
            for evidence in fact["evidence"]:
                document = client.get(f"/v1/documents/{evidence['document']['id']}").json()
                assert document["text"][evidence["charStart"] : evidence["charEnd"]] == evidence["text"]


def test_meetings_about_a_place_count_what_lies_within_it(client: Client) -> None:
    page = client.get("/v1/meetings", about="Myawaddy").json()
    topics = {topic["name"] for fact in page["facts"] for topic in fact["roles"]["ABOUT"]}
    assert page["total"] == 3
    assert {"Myawaddy", "KK Park"} <= topics
    assert page["heldThere"] == 0


def test_from_and_to_are_filters(client: Client) -> None:
    facts = client.get("/v1/meetings?from=2025-03-01&to=2025-03-10").json()["facts"]
    assert [fact["date"] for fact in facts] == ["2025-03-03"]


def test_who_is_repeated_for_several(client: Client) -> None:
    page = client.request("GET", "/v1/meetings?who=Liu+Zhongyi&who=Soe+Win").json()
    assert [fact["date"] for fact in page["facts"]] == ["2025-02-24/2025-02-25"]


def test_pages_follow_each_other_and_end(client: Client) -> None:
    whole = [fact["id"] for fact in client.get("/v1/measures").json()["facts"]]
    found, cursor = [], None
    while True:
        page = client.get("/v1/measures", limit=2, **({"cursor": cursor} if cursor else {})).json()
        found += [fact["id"] for fact in page["facts"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert len(whole) > 2
    assert found == whole


def test_a_fact_by_its_id(client: Client) -> None:
    listed = client.get("/v1/agreements").json()["facts"][0]
    assert client.get(f"/v1/facts/{listed['id']}").json() == listed


def test_an_office_has_title_and_days(client: Client) -> None:
    offices = client.get("/v1/offices", who="Phumtham Wechayachai").json()["facts"]
    [office] = [one for one in offices if "Defence" in one["title"]]
    assert (office["from"], office["to"]) == ("2024-09-03", "2025-06-30")


@pytest.mark.parametrize("spelling", ["Puttan", "phumtham vejjayachai", "Myawadi", "Boten"])
def test_search_finds_any_spelling(client: Client, spelling: str) -> None:
    [first, *_] = client.get("/v1/search", q=spelling).json()["entities"]
    assert first["name"] in ("Phumtham Wechayachai", "Myawaddy", "Bôten")


def test_search_keeps_to_labels(client: Client) -> None:
    found = client.get("/v1/search", q="Myanmar", label="Country").json()["entities"]
    assert {one["label"] for one in found} == {"Country"}


def test_an_entity_with_what_stands_beside_it(client: Client) -> None:
    entity = client.get("/v1/entities/place/mm-myawaddy").json()
    beside = client.get("/v1/entities/place/mm-myawaddy/neighbours").json()
    assert entity["names"] == ["Myawadi"]
    assert beside["total"] == sum(entity["facts"].values()) == len(beside["facts"])


@pytest.mark.parametrize("written", ["Direk%2520Bongkarn", "Direk%20Bongkarn", "Direk Bongkarn"])
def test_an_id_with_an_encoded_name_is_found_as_people_write_it(client: Client, written: str) -> None:
    id = f"official/~TH~{written}"
    assert client.get(f"/v1/entities/{id}").json()["name"] == "Direk Bongkarn"
    beside = client.get(f"/v1/entities/{id}/neighbours").json()
    assert beside["total"] > 0
    for path in ("meetings?who=", "facets?facet=kind&who=", "paths?b=TH&a=", "compare?b=CN&a=", "documents?who="):
        assert client.get(f"/v1/{path}{id}").status_code == 200, path
    assert client.get(f"/v1/timeline?type=Meeting&who={id}").json()["total"] == beside["total"]
    assert [one["name"] for one in client.get(f"/v1/entities?id={id}").json()["entities"]] == ["Direk Bongkarn"]


def test_entities_by_their_ids_are_placed_and_those_that_are_not_there_named(client: Client) -> None:
    ids = "id=place/mm-myawaddy&id=country/TH&id=place/none&id=nothing&id=place/mm-myawaddy"
    told = client.get(f"/v1/entities?{ids}").json()
    assert [one["id"] for one in told["entities"]] == ["place/mm-myawaddy", "country/TH"]
    assert told["entities"][0] | {"lat": 16.5, "lon": 98.5, "country": "MM"} == told["entities"][0]
    assert told["entities"][1]["lat"] is None
    assert told["missing"] == ["place/none", "nothing"]


def test_facts_by_their_ids_are_those_that_lists_have(client: Client) -> None:
    listed = client.get("/v1/timeline", limit=100).json()["facts"]
    chosen = [listed[4], listed[0], listed[2]]
    ids = "&".join(f"id={fact['id']}" for fact in chosen)
    told = client.get(f"/v1/facts?{ids}&id=meeting/none&id=place/mm-myawaddy").json()
    assert told == {"facts": chosen, "missing": ["meeting/none", "place/mm-myawaddy"]}
    csv = client.request("GET", f"/v1/facts?{ids}", headers={"Accept": "text/csv"}).text
    assert [line.partition(",")[0] for line in csv.splitlines()[1:]] == [fact["id"] for fact in chosen]
    linked = client.request("GET", f"/v1/facts?{ids}", headers={"Accept": "application/ld+json"})
    assert all(fact["id"] in linked.text for fact in chosen)


def test_evidence_names_the_rule_that_read_it(client: Client) -> None:
    [fact, *_] = client.get("/v1/meetings").json()["facts"]
    assert {evidence["rule"] for evidence in fact["evidence"]} == {"by_hand"}
    [office, *_] = client.get("/v1/offices").json()["facts"]
    assert office["evidence"][0]["rule"] is None


def test_facets_and_an_overview_count_as_lists_do(client: Client) -> None:
    [facet] = client.get("/v1/facets?facet=place&type=Measure&by=TH").json()["facets"]
    for value in facet["values"]:
        assert value["total"] == client.get("/v1/measures", by="TH", place=value["value"]).json()["total"]
    told = client.get("/v1/overview").json()
    assert told["published"] == client.get("/v1/stats").json()["published"]
    for pair in told["pairs"]:
        both = client.get(f"/v1/timeline?who={pair['a']}&who={pair['b']}&limit=0").json()
        assert both["total"] == pair["total"], pair


def test_paths_are_steps_told_as_sentences(client: Client) -> None:
    [path] = client.get("/v1/paths", a="Han Zhiqiang", b="Soe Win", k=1).json()["paths"]
    assert path["length"] == len(path["steps"]) == 3
    assert [step["from"]["name"] for step in path["steps"]] == ["Han Zhiqiang", "Phumtham Wechayachai", "Liu Zhongyi"]
    assert all(fact["evidence"] for step in path["steps"] for fact in step["facts"])


def test_ask_tells_how_it_understood_and_what_it_ran(client: Client) -> None:
    told = client.get("/v1/ask", q="who met whom about KK Park?").json()
    assert told["reading"]["query"] == "meetings"
    assert told["reading"]["filters"] == {"about": "KK Park"}
    assert "MATCH" in told["cypher"]
    assert told["total"] == 2


def test_a_question_may_follow_one_that_followed_another(client: Client) -> None:
    asked = ["who met whom about KK Park?", "and about Myawaddy?", "and in 2024?"]
    told = client.get("/v1/ask", q=asked[-1], context=asked[:-1]).json()
    assert told["reading"]["query"] == "meetings"
    assert told["reading"]["filters"] == {"about": "Myawaddy", "from": "2024-01-01", "to": "2024-12-31"}


def test_documents_come_without_the_authority_unless_asked_for(client: Client) -> None:
    documents = client.get("/v1/documents").json()
    with_tables = client.get("/v1/documents", authority=True).json()
    assert with_tables["total"] == documents["total"] + 1
    assert not any(one["authority"] for one in documents["documents"])


def test_stats_and_schema_speak_of_all_labels(client: Client) -> None:
    labels = set(read_ontology().labels)
    assert set(client.get("/v1/stats").json()["nodes"]) == labels
    assert {label["name"] for label in client.get("/v1/schema").json()["labels"]} == labels


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_cypher_gives_rows_and_a_graph(client: Client, method: str) -> None:
    statement = {"statement": "MATCH (p:Place)-[w:WITHIN]->(q:Place {name: 'Kayin State'}) RETURN p, w, q.name"}
    given = {"params": statement} if method == "GET" else {"json": statement}
    told = client.request(method, "/v1/cypher", **given).json()
    assert told["columns"] == ["p", "w", "q.name"]
    assert told["rows"][0][2] == "Kayin State"
    assert [edge["type"] for edge in told["graph"]["edges"]] == ["WITHIN"]


def test_cypher_takes_a_shorter_time_limit(client: Client) -> None:
    slow = "MATCH (a)-[*1..4]-(b) RETURN count(*)"
    told = client.get("/v1/cypher", statement=slow, seconds=0.01)
    assert told.status_code == 422
    assert told.json()["title"] == "Stopped statement"
    assert client.get("/v1/cypher", statement="RETURN 1 AS one", seconds=600).json()["rows"] == [[1]]


def test_both_stores_answer_alike(client: Client, served_client: Client) -> None:
    for path in (
        "/v1/meetings?about=Myawaddy",
        "/v1/measures?by=TH&by=MM&except=by:CN&sort=-reports",
        "/v1/measures?limit=2&fields=id,evidence.document.title",
        "/v1/entities/place/mm-myawaddy/neighbours",
        "/v1/paths?a=Han+Zhiqiang&b=Soe+Win",
        "/v1/ask?q=what+binds+China+and+Laos",
        "/v1/compare?a=CN&b=TH",
        "/v1/timeline?place=MM",
        "/v1/facets?facet=place&facet=kind&by=TH",
        "/v1/entities?id=country/TH&id=place/mm-myawaddy",
        "/v1/overview",
        "/v1/analysis?measure=brokers",
        "/v1/documents?place=Myawaddy",
        "/v1/search?q=Ministry",
        "/v1/stats",
    ):
        assert client.get(path).json() == served_client.get(path).json(), path
    for form in ("text/csv", "application/ld+json"):
        headers = {"Accept": form}
        both = [one.request("GET", "/v1/measures", headers=headers).content for one in (client, served_client)]
        assert both[0] == both[1]


def test_entity_tags_follow_a_server_too(served_client: Client, served: Store) -> None:  # noqa: F811
    tag = served_client.get("/v1/stats").headers["etag"]
    asked = {"headers": {"If-None-Match": tag}}
    assert served_client.request("GET", "/v1/stats", **asked).status_code == 304
    served.retract(["https://w3id.org/entente/id/document/none"])
    assert served_client.request("GET", "/v1/stats", **asked).status_code == 200


def test_a_filled_store_is_ready(client: Client) -> None:
    assert client.get("/healthz").json() == {"status": "alive"}
    assert client.get("/readyz").status_code == 200


def test_the_root_is_the_explorer(client: Client) -> None:
    assert '<div id="root">' in client.get("/").text


def test_openapi_tells_parameters_codes_and_problems(client: Client) -> None:
    told = client.get("/openapi.json").json()
    meetings = told["paths"]["/v1/meetings"]["get"]
    parameters = {one["name"]: one for one in meetings["parameters"]}
    assert {"who", "about", "from", "to", "cursor"} <= parameters.keys()
    assert all(one["description"] for one in parameters.values())
    assert parameters["crime"]["schema"]["items"]["enum"] == list(read_ontology().schemes["crime"])
    assert {"304", "404", "406", "422"} <= told["paths"]["/v1/entities/{id}"]["get"]["responses"].keys()
    for path, methods in told["paths"].items():
        assert all(method.get("description") for method in methods.values()), path


@pytest.mark.parametrize(("name", "label"), zip(LISTS, LABELS, strict=True))
def test_openapi_lists_the_filters_that_a_list_takes(client: Client, name: str, label: str) -> None:
    told = client.get("/openapi.json").json()["paths"][f"/v1/{name}"]["get"]["parameters"]
    assert {one["name"] for one in told} == {*given_for(label), "fields", "limit", "cursor", "sort"}
    assert all(one["description"] for one in told)
    kinds = {one["name"]: one["schema"].get("items", {}).get("enum") for one in told}
    if "kind" in kinds:
        assert kinds["kind"] == list(read_ontology().schemes[label.lower()])


def test_a_statement_ends_when_who_asked_goes_away(embedded: Store) -> None:  # noqa: F811
    app = create_app(read_settings(store=embedded.url, cypher_seconds=60))
    query = urlencode({"statement": ENDLESS})
    scope = {"type": "http", "method": "GET", "path": "/v1/cypher", "query_string": query.encode(), "headers": []}
    sent: list[MutableMapping[str, object]] = []

    async def receive() -> dict[str, object]:
        await asyncio.sleep(0.5)
        return {"type": "http.disconnect"}

    async def send(message: MutableMapping[str, object]) -> None:
        sent.append(message)

    started = time.monotonic()
    asyncio.run(app(scope, receive, send))
    app.state.store.close()
    assert time.monotonic() - started < 20
    assert b"cancelled" in b"".join(bytes(one.get("body", b"")) for one in sent)  # type: ignore[call-overload]


def test_documents_with_filters_are_those_that_state_such_facts(client: Client) -> None:
    facts = client.get("/v1/timeline", place="Myawaddy", limit=100).json()["facts"]
    cited = {evidence["document"]["id"] for fact in facts for evidence in fact["evidence"]}
    listed = client.get("/v1/documents", place="Myawaddy").json()
    assert {one["id"] for one in listed["documents"]} == cited
    assert 0 < listed["total"] == len(cited) < client.get("/v1/documents").json()["total"]
    order = [(one["published"] or "9999", one["id"]) for one in listed["documents"]]
    assert order == sorted(order)
    paged, cursor = [], None
    while page := client.get(
        "/v1/documents", place="Myawaddy", limit=2, **({"cursor": cursor} if cursor else {})
    ).json():
        paged += page["documents"]
        if (cursor := page["next"]) is None:
            break
    assert paged == listed["documents"]
    assert client.get("/v1/documents", place="Myawaddy", authority=True).status_code == 422
