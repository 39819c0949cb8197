"""Keys of clients: made, kept as hashes, compared, and what each may do over HTTP."""

import hmac
import json
from collections.abc import Iterator

import httpx
import pytest

from api.app import create_app
from api.keys import Keys, hash_token, make_key, read_keys
from api.settings import read_settings
from graph.store import Store
from ontology.errors import InvalidSetting
from tests.api.conftest import Client, Run
from tests.graph.conftest import embedded  # noqa: F401

WRITER, WRITER_KEY = make_key("alice", "write")
READER, READER_KEY = make_key("bob", "read")
ENTRIES = f"{WRITER_KEY} {READER_KEY}"


def client_with(store: Store, **settings: object) -> Client:
    return Client(create_app(read_settings(store=store.url, **settings)))


@pytest.fixture
def keyed(embedded: Store) -> Iterator[Client]:  # noqa: F811
    client = client_with(embedded, api_keys=ENTRIES)
    yield client
    client.app.state.store.close()


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def test_a_key_is_found_by_its_token_alone() -> None:
    keys = read_keys(ENTRIES)
    assert keys.find(WRITER) == WRITER_KEY
    assert keys.find(READER) == READER_KEY
    for wrong in ("", "x", WRITER[:-1], f"{WRITER} ", WRITER_KEY.hash):
        assert keys.find(wrong) is None


def test_a_token_is_random_and_is_not_kept() -> None:
    token, key = make_key("alice", "write")
    assert token != WRITER
    assert token not in str(key)
    assert str(key) == f"alice:write:{hash_token(token)}"


def test_every_entry_is_compared_in_constant_time(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []

    def compare(one: str, other: str) -> bool:
        compared.append(one)
        return compare_digest(one, other)

    compare_digest = hmac.compare_digest
    monkeypatch.setattr(hmac, "compare_digest", compare)
    keys = Keys((WRITER_KEY, READER_KEY))
    for token in (WRITER, READER, "wrong"):  # the first, the last, none: all take the same way
        compared.clear()
        keys.find(token)
        assert compared == [WRITER_KEY.hash, READER_KEY.hash]


@pytest.mark.parametrize("separator", [" ", ",", ", ", "\n"])
def test_entries_may_be_separated_as_one_likes(separator: str) -> None:
    assert read_keys(f" {separator.join((str(WRITER_KEY), str(READER_KEY)))} ").known == (WRITER_KEY, READER_KEY)
    assert not read_keys("  ")


@pytest.mark.parametrize(
    "setting",
    [WRITER, f"alice:write:{WRITER}", "alice:write", f"alice:admin:{'0' * 64}", f"{WRITER_KEY} {WRITER_KEY}"],
    ids=["token", "token for a hash", "no hash", "no such role", "twice"],  # tokens are random: no names of tests
)
def test_a_wrong_setting_is_told_without_repeating_a_secret(setting: str) -> None:
    with pytest.raises(InvalidSetting, match="ENTENTE_API_KEYS") as told:
        create_app(read_settings(api_keys=setting))
    assert WRITER not in str(told.value)


def test_the_command_prints_a_key_that_its_entry_knows(run: Run) -> None:
    told = json.loads(run("key", "carol", "--role", "write", "--json").out)
    found = read_keys(told["entry"]).find(told["key"])
    assert found is not None
    assert (found.name, found.role) == ("carol", "write")
    shown = run("key", "dave").out
    assert "ENTENTE_API_KEYS='dave:read:" in shown
    assert run("key", "a name").code == 2


def test_without_keys_nobody_writes_and_everybody_reads(client: Client) -> None:
    for method, path in (("POST", "/v1/documents"), ("DELETE", "/v1/documents/document/0")):
        for headers in ({}, bearer(WRITER)):
            refused = client.request(method, path, headers=headers, json={"text": "x"} if method == "POST" else None)
            assert refused.status_code == 403
            assert refused.headers["content-type"] == "application/problem+json"
            assert "entente key" in refused.json()["remedy"]
    assert client.request("GET", "/v1/stats", headers=bearer(WRITER)).status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 401),
        (bearer("wrong"), 401),
        ({"X-API-Key": "wrong"}, 401),
        ({"Authorization": "Basic YTpi"}, 401),
        (bearer(READER), 403),
        ({"X-API-Key": READER}, 403),
        (bearer(WRITER), 404),
        ({"X-API-Key": WRITER}, 404),
    ],
)
def test_only_a_key_that_may_write_gets_as_far_as_the_document(
    keyed: Client, headers: dict[str, str], status: int
) -> None:
    answer = keyed.request("DELETE", "/v1/documents/document/0", headers=headers)
    assert answer.status_code == status
    assert answer.json()["remedy"]
    assert ("www-authenticate" in answer.headers) == (status == 401)


def test_reading_is_open_but_a_wrong_key_is_told(keyed: Client) -> None:
    assert keyed.get("/v1/stats").status_code == 200
    assert keyed.request("GET", "/v1/stats", headers=bearer(READER)).status_code == 200
    assert keyed.request("GET", "/v1/stats", headers=bearer("wrong")).status_code == 401
    assert keyed.request("GET", "/v1/stats", headers={"Authorization": "Basic YTpi"}).status_code == 200


def test_reading_may_need_a_key(embedded: Store) -> None:  # noqa: F811
    client = client_with(embedded, api_keys=ENTRIES, read_needs_key=True)
    assert client.get("/v1/stats").status_code == 401
    for token in (READER, WRITER):
        assert client.request("GET", "/v1/stats", headers=bearer(token)).status_code == 200
    assert client.get("/healthz").status_code == 200
    told: httpx.Response = client.get("/openapi.json")
    assert told.json()["paths"]["/v1/stats"]["get"]["security"]
    client.app.state.store.close()
    with pytest.raises(InvalidSetting, match="READ_NEEDS_KEY"):
        client_with(embedded, read_needs_key=True)


def test_openapi_tells_how_a_key_is_sent(client: Client) -> None:
    told = client.get("/openapi.json").json()
    schemes = told["components"]["securitySchemes"]
    assert {(one["type"], one.get("scheme") or one["name"]) for one in schemes.values()} == {
        ("http", "bearer"),
        ("apiKey", "X-API-Key"),
    }
    assert told["paths"]["/v1/documents"]["post"]["security"]
    assert "security" not in told["paths"]["/v1/stats"]["get"]
