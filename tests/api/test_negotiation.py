"""Forms by Accept, members by fields, entity tags: the same answer in the form that a client wants, and only once."""

import csv
import io
import json
from itertools import product
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from api.app import create_app
from api.members import list_columns, prune, read_cell, read_members
from api.negotiation import NotAcceptable, choose
from api.representation import CSV, JSON, JSON_LD
from api.schemas.facts import FactOut
from api.settings import read_settings
from graph.stores import open_store
from ontology.errors import InvalidFilter
from tests.api.conftest import Client
from tests.graph.conftest import STAMP
from tests.sample_graph import sample_documents

LISTS = {
    "/v1/meetings": "facts",
    "/v1/measures?limit=2": "facts",
    "/v1/agreements": "facts",
    "/v1/statements": "facts",
    "/v1/offices": "facts",
    "/v1/documents?authority=true": "documents",
    "/v1/search?q=Ministry": "entities",
    "/v1/entities/place/mm-myawaddy/neighbours": "facts",
    "/v1/paths?a=Han+Zhiqiang&b=Soe+Win": "paths",
}


def get(client: Client, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    answer = client.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    return answer.status_code, dict(answer.headers), answer.content


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("*/*", JSON),
        ("text/csv", CSV),
        ("text/*", CSV),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", JSON),
        ("application/json;q=0.5, text/csv", CSV),
        ("APPLICATION/LD+JSON", JSON_LD),
        ("text/csv;q=0, */*;q=0.1", JSON),
        ("", NotAcceptable),
        ("image/png", NotAcceptable),
        ("application/json;q=0", NotAcceptable),
        ("text/csv;q=much", NotAcceptable),
    ],
)
def test_the_form_that_is_liked_best_is_chosen(accept: str, chosen: object) -> None:
    offered = (JSON, CSV, JSON_LD)
    if chosen is NotAcceptable:
        with pytest.raises(NotAcceptable, match=r"application/json, text/csv, application/ld\+json"):
            choose(accept, offered)
    else:
        assert choose(accept, offered) == chosen


@pytest.mark.parametrize(("path", "member"), LISTS.items())
def test_every_list_is_a_table_too_with_a_row_for_each_item(client: Client, path: str, member: str) -> None:
    items = client.get(path).json()[member]
    _, headers, content = get(client, path, accept=CSV)
    rows = list(csv.DictReader(io.StringIO(content.decode())))
    assert headers["content-type"] == "text/csv; charset=utf-8"
    assert headers["content-disposition"].startswith('attachment; filename="')
    assert len(rows) == len(items) > 0
    if "id" in items[0]:
        assert [row["id"] for row in rows] == [item["id"] for item in items]


def test_a_table_of_facts_has_the_same_columns_on_all_pages(client: Client) -> None:
    header = set()
    for limit, page in product((1, 100), ("/v1/meetings?", "/v1/meetings?about=Myawaddy&")):
        header.add(get(client, f"{page}limit={limit}", accept=CSV)[2].splitlines()[0])
    assert len(header) == 1
    assert b"roles.PARTICIPANT.name" in header.pop()


def test_a_table_tells_the_next_page_in_its_headers(client: Client) -> None:
    path, found = "/v1/measures?limit=2&country=TH&country=MM", []
    while path:
        _, headers, content = get(client, path, accept=CSV)
        found += [row["id"] for row in csv.DictReader(io.StringIO(content.decode()))]
        path = headers.get("link", "").removeprefix("<").partition(">")[0]
    whole = client.get("/v1/measures?country=TH&country=MM").json()
    assert found == [fact["id"] for fact in whole["facts"]]
    assert int(headers["x-total-count"]) == whole["total"] > 2


def test_facts_are_rdf_of_the_ontology_too(client: Client) -> None:
    for path in ("/v1/meetings", "/v1/entities/place/mm-myawaddy/neighbours"):
        _, headers, content = get(client, path, accept=JSON_LD)
        subjects = {quad.subject.value for quad in parse(content, format=RdfFormat.JSON_LD)}
        assert headers["content-type"] == JSON_LD
        assert all(any(s.endswith(fact["id"]) for s in subjects) for fact in client.get(path).json()["facts"])
    fact = client.get("/v1/measures").json()["facts"][0]["id"]
    assert fact.encode() in get(client, f"/v1/facts/{fact}", accept=JSON_LD)[2]


def test_a_form_that_there_is_not_is_told_with_those_that_there_are(client: Client) -> None:
    status, headers, content = get(client, "/v1/stats", accept="text/csv")
    assert status == 406
    assert headers["content-type"] == "application/problem+json"
    assert "application/json" in json.loads(content)["remedy"]


def test_cypher_gives_a_table(client: Client) -> None:
    query = "/v1/cypher?statement=MATCH+(c:Country+{code:'TH'})+RETURN+c.code+AS+code,+[1,2]+AS+list,+null+AS+nothing"
    _, headers, content = get(client, query, accept=CSV)
    assert content.decode() == 'code,list,nothing\r\nTH,"[1,2]",\r\n'
    assert "etag" not in headers


# Members


def test_only_the_members_that_are_named_come(client: Client) -> None:
    facts = client.get("/v1/meetings", fields="id,roles.PARTICIPANT.name,evidence.document.title").json()["facts"]
    whole = client.get("/v1/meetings").json()["facts"]
    assert [fact["id"] for fact in facts] == [fact["id"] for fact in whole]
    assert set(facts[0]) == {"id", "roles", "evidence"}
    assert facts[0]["roles"] == {"PARTICIPANT": [{"name": role["name"]} for role in whole[0]["roles"]["PARTICIPANT"]]}
    assert facts[0]["evidence"][0] == {"document": {"title": whole[0]["evidence"][0]["document"]["title"]}}


def test_the_members_that_are_named_are_the_columns_in_that_order(client: Client) -> None:
    content = get(client, "/v1/measures?fields=date,id,evidence.document&limit=1", accept=CSV)[2].decode()
    assert content.splitlines()[0].startswith("date,id,evidence.document.id,evidence.document.title")


def test_a_member_of_a_member_adds_to_what_is_left() -> None:
    tree = read_members("roles.BY.id, roles.BY.name,id", FactOut)
    fact = {"id": 1, "kind": None, "roles": {"BY": [{"id": 2, "name": "b", "surface": "c"}], "OF": []}}
    assert prune(fact, tree) == {"id": 1, "roles": {"BY": [{"id": 2, "name": "b"}]}}


@pytest.mark.parametrize("fields", ["nme", "id,", "roles.BY.nme", "id.x", "evidence.document.titel", "", "."])
def test_a_member_that_there_is_not_is_told(fields: str) -> None:
    with pytest.raises(InvalidFilter, match="there is no"):
        read_members(fields, FactOut)


def test_cells_hold_several_values_once_each_and_json_where_there_is_no_plain_value() -> None:
    item = {"a": [{"b": "x"}, {"b": "y"}, {"b": "x"}, {}], "c": {"d": 1}, "e": True, "f": None}
    cells = [read_cell(item, column) for column in ("a.b", "c", "c.d", "e", "f", "g.h")]
    assert cells == ["x | y", '{"d":1}', "1", "true", "", ""]


def test_columns_of_a_mapping_are_the_keys_that_are_told() -> None:
    columns = list_columns(FactOut, {"roles": ("BY", "OF")}, "roles")
    assert columns == [f"roles.{role}.{name}" for role in ("BY", "OF") for name in ("id", "name", "surface")]


# Entity tags


@pytest.mark.parametrize("path", [*LISTS, "/v1/stats", "/v1/schema", "/v1/entities/country/TH"])
def test_an_answer_that_a_client_has_is_not_sent_again(client: Client, path: str) -> None:
    status, headers, _ = get(client, path)
    tag = headers["etag"]
    again, same, content = get(client, path, if_none_match=f'"other", {tag}')
    assert (status, again, content) == (200, 304, b"")
    assert same["etag"] == tag
    assert get(client, path, if_none_match='W/"other"')[0] == 200


@pytest.mark.parametrize("path", [*LISTS, "/v1/stats", "/v1/schema", "/v1/entities/country/TH"])
def test_whoever_has_any_answer_is_sent_none(client: Client, path: str) -> None:
    status, headers, content = get(client, path, if_none_match="*")
    assert (status, content) == (304, b"")
    assert headers["etag"] == get(client, path)[1]["etag"]


def test_whoever_has_any_answer_is_told_of_errors_and_of_what_is_not_kept(client: Client) -> None:
    statuses = {
        path: get(client, path, if_none_match="*")[0]
        for path in ("/v1/entities/place/atlantis", "/v1/meetings?wher=x", "/v1/cypher?statement=RETURN+1")
    }
    assert list(statuses.values()) == [404, 422, 200]


def test_another_form_or_question_has_another_tag(client: Client) -> None:
    tags = {
        get(client, path, accept=form)[1]["etag"] for path in ("/v1/meetings", "/v1/offices") for form in (JSON, CSV)
    }
    assert len(tags) == 4


def test_a_change_of_the_store_changes_the_tag(tmp_path: Path) -> None:
    first, second = sample_documents()[:2]
    with open_store(str(tmp_path / "store")) as writer:
        writer.load([first], stamp=STAMP)
        client = Client(create_app(read_settings(store=writer.url)))
        tag = get(client, "/v1/documents")[1]["etag"]
        assert get(client, "/v1/documents", if_none_match=tag)[0] == 304
        writer.load([second], stamp=STAMP)
        assert get(client, "/v1/documents", if_none_match=tag)[0] == 200
