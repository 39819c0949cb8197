"""Errors of the HTTP API: problem+json with what to do about it."""

from pathlib import Path

import pytest

from api.app import create_app
from api.settings import read_settings
from graph.stores import open_store
from tests.api.conftest import Client

WRONG = (
    ("/v1/meetings?wher=x", 422, "'wher' is no filter"),
    ("/v1/meetings?by=TH", 422, "by does not apply to meetings"),
    ("/v1/meetings?party=CN", 422, "party does not apply to meetings"),
    ("/v1/offices?crime=corruption", 422, "crime does not apply to offices"),
    ("/v1/agreements?limit=1&limit=2", 422, "limit is given 2 times"),
    ("/v1/meetings?fields=id,nme", 422, "'nme'"),
    ("/v1/meetings?fields=id.more", 422, "'more'"),
    ("/v1/meetings?fields=roles.SPEAKER.nme", 422, "'nme'"),
    ("/v1/meetings?from=2025&from=2024", 422, "from is given 2 times"),
    ("/v1/paths?a=TH&a=CN&b=LA", 422, "a is given 2 times"),
    ("/v1/meetings?about=Atlantis", 422, "Atlantis"),
    ("/v1/meetings?who=Ministry+of+Public+Security", 409, "can be"),
    ("/v1/meetings?from=yesterday", 422, "yesterday"),
    ("/v1/meetings?limit=0", 422, "limit"),
    ("/v1/meetings?cursor=zz", 422, "cursor 'zz'"),
    ("/v1/measures?kind=hug", 422, "hug"),
    ("/v1/entities/place/atlantis", 404, "place/atlantis"),
    ("/v1/entities/atlantis", 404, "atlantis"),
    ("/v1/entities/place/atlantis/neighbours", 404, "place/atlantis"),
    ("/v1/facts/meeting/none", 404, "meeting/none"),
    ("/v1/documents/none", 404, "none"),
    ("/v1/paths?a=Atlantis&b=TH", 422, "Atlantis"),
    ("/v1/paths?a=TH", 422, "b"),
    ("/v1/ask?q=", 422, "q"),
    ("/v1/search?q=x&label=Cat", 422, "Cat"),
    ("/v1/search?name=x", 422, "name"),
    ("/v1/search", 422, "q"),
    ("/v1/cypher?statement=MATCH+(n)+DELETE+n", 422, "DELETE"),
    ("/v1/nothing", 404, "/v1/nothing"),
)


@pytest.mark.parametrize(("path", "status", "named"), WRONG, ids=[row[0] for row in WRONG])
def test_an_error_names_the_input_and_the_remedy(client: Client, path: str, status: int, named: str) -> None:
    answer = client.get(path)
    told = answer.json()
    assert answer.status_code == told["status"] == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert named in told["detail"]
    assert told["remedy"]
    assert told["type"].startswith("urn:entente:problem:")


@pytest.mark.parametrize(
    ("path", "detail", "remedy"),
    [
        ("/v1/measures?by=", "by: String should have", "Give by: who took the measure or spoke"),
        ("/v1/measures?by=TH&by=", "by: String should have", "Give by: who took the measure or spoke"),
        ("/v1/meetings?limit=0", "limit: ", "Give limit: items on a page."),
        ("/v1/search?name=x", "q: Field required", "Give q: a name in any spelling"),
        ("/v1/search?q=x&name=x", "'name' is no filter of /v1/search", "Names: fields, q, label, limit."),
        ("/v1/facts/meeting/none?x=1", "'x' is no filter of /v1/facts/meeting/none", "Names: fields."),
    ],
)
def test_a_remedy_says_what_the_address_takes(client: Client, path: str, detail: str, remedy: str) -> None:
    told = client.get(path).json()
    assert told["detail"].startswith(detail)
    assert told["remedy"].startswith(remedy)
    assert told["errors"][0]["name"] in detail


@pytest.mark.parametrize(
    ("body", "detail", "remedy"),
    [
        ({"text": "x", "titel": "y"}, "'titel' is no member of the body", "Names: text, title, published, "),
        ({}, "text: Field required", "Give text: its text, in English."),
        ({"text": "x", "published": "yesterday"}, "published: 'yesterday' is not a date", "Write 2025-02-17"),
    ],
)
def test_a_remedy_says_what_the_body_has(client: Client, body: dict[str, str], detail: str, remedy: str) -> None:
    answer = client.request("POST", "/v1/explain", json=body)
    assert answer.status_code == 422
    assert answer.json()["detail"] == detail
    assert answer.json()["remedy"].startswith(remedy)


@pytest.mark.parametrize("sent", [{"data": {"statement": "RETURN 1"}}, {"json": ["RETURN 1"]}, {"content": b"{"}])
def test_a_body_of_another_form_is_told_which_it_should_have(client: Client, sent: dict[str, object]) -> None:
    told = client.request("POST", "/v1/cypher", **sent).json()
    assert told["remedy"].startswith("Send a JSON object with `Content-Type: application/json`, with the members state")


def test_an_ambiguous_name_comes_with_its_choices(client: Client) -> None:
    choices = client.get("/v1/meetings", who="Ministry of Public Security").json()["choices"]
    ids = {choice["id"] for choice in choices}
    assert ids == {"organization/cn-ministry-of-public-security", "organization/vn-ministry-of-public-security"}
    assert all(client.get("/v1/meetings", who=one).status_code == 200 for one in ids)


def test_a_method_that_is_not_there_is_a_problem(client: Client) -> None:
    answer = client.request("DELETE", "/v1/meetings")
    assert (answer.status_code, answer.json()["title"]) == (405, "Method not allowed")
    assert answer.json()["remedy"] == "Ask with GET, HEAD."


def test_without_a_store_all_but_healthz_is_unavailable(tmp_path: Path) -> None:
    client = Client(create_app(read_settings(store=str(tmp_path / "none"))))
    assert client.get("/healthz").status_code == 200
    for path in ("/readyz", "/v1/meetings", "/v1/stats"):
        answer = client.get(path)
        assert answer.status_code == 503
        assert "entente load" in answer.json()["remedy"]


def test_an_empty_store_is_not_ready_and_becomes_so(tmp_path: Path) -> None:
    from tests.sample_graph import sample_documents

    url = str(tmp_path / "store")
    with open_store(url) as writer:
        app = create_app(read_settings(store=url))
        client = Client(app)
        assert client.get("/readyz").json()["title"] == "Empty store"
        writer.load(sample_documents(), stamp="one")
        assert client.get("/readyz").status_code == 200
        assert client.get("/v1/meetings").json()["total"] == 6
        app.state.store.close()


def test_what_nobody_expected_is_told_without_its_trace(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr("graph.queries.stats", fail)
    answer = client.get("/v1/stats")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert answer.headers["content-type"] == "application/problem+json"
