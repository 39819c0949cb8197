"""How often a client may ask: by its key, or by its address."""

import pytest

from api.app import create_app
from api.keys import Keys, make_key
from api.limits.admission import Admission, Rate
from api.limits.clients import client_of
from api.settings import read_settings
from ontology.errors import InvalidSetting
from tests.api.limits.apps import Works, asking, run

TOKEN, KEY = make_key("alice", "read")
OTHER, OTHER_KEY = make_key("bob", "read")


def admission(rate: str | None = None) -> Admission:
    keys = Keys((KEY, OTHER_KEY))
    return Admission(Works(), keys=keys, read_needs_key=False, rate=Rate(rate) if rate else None)


def test_who_asks_too_often_is_told_when_to_come_again() -> None:
    async def test() -> None:
        layer = admission(rate="3/minute")
        async with asking(layer) as client, asking(layer, "10.0.0.2") as other:
            assert [(await client.get("/v1/stats")).status_code for _ in range(4)] == [200, 200, 200, 429]
            refused = await client.get("/v1/stats")
            assert 1 <= int(refused.headers["Retry-After"]) <= 60
            assert "3 per 1 minute" in refused.json()["detail"]
            assert (await client.get("/healthz")).status_code == 200
            assert (await other.get("/v1/stats")).status_code == 200

    run(test)


def test_keys_are_counted_apart_from_addresses() -> None:
    async def test() -> None:
        async with asking(admission(rate="1/minute")) as client:
            for headers in ({}, {"X-API-Key": TOKEN}, {"Authorization": f"bearer {OTHER}"}):
                assert [(await client.get("/v1/x", headers=headers)).status_code for _ in range(2)] == [200, 429]

    run(test)


def test_wrong_keys_are_counted_too() -> None:
    async def test() -> None:
        async with asking(admission(rate="2/minute")) as client:
            wrong = {"Authorization": "Bearer wrong"}
            assert [(await client.get("/v1/x", headers=wrong)).status_code for _ in range(3)] == [401, 401, 429]

    run(test)


def test_without_a_rate_nothing_is_counted() -> None:
    async def test() -> None:
        async with asking(admission()) as client:
            assert {(await client.get("/v1/x")).status_code for _ in range(50)} == {200}

    run(test)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("10.0.0.1", "10.0.0.2", False),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
    ],
)
def test_an_ipv6_network_is_one_client(one: str, other: str, same: bool) -> None:
    clients = {client_of({"type": "http", "client": (host, 1)}) for host in (one, other)}
    assert (len(clients) == 1) == same


def test_a_rate_that_is_none_is_refused() -> None:
    with pytest.raises(InvalidSetting, match="often"):
        create_app(read_settings(rate="often"))
