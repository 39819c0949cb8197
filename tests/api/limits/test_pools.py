"""Pools: heavy and slow requests never keep light ones, or other clients, waiting."""

import asyncio
import time

from api.limits.pools import Pools, kind_of
from api.settings import read_settings
from tests.api.limits.apps import Works, asking, run


def pools(app: Works, **settings: object) -> Pools:
    return Pools(app, settings=read_settings(**{"cypher_seconds": 0.1, "heavy_seconds": 20, **settings}))


def test_requests_have_kinds() -> None:
    assert {kind_of("GET", f"/v1/{name}") for name in ("cypher", "paths", "ask", "analysis")} == {"heavy"}
    assert {kind_of("GET", path) for path in ("/v1/meetings", "/v1/entities/place/x", "/v1/documents")} == {"light"}
    assert kind_of("POST", "/v1/documents") == kind_of("DELETE", "/v1/documents/document/0") == "bulk"
    assert kind_of("GET", "/v1/export") == "bulk"
    assert kind_of("POST", "/v1/explain") == "explain"


def test_light_requests_are_answered_while_heavy_ones_fill_their_pool() -> None:
    app = Works()

    async def test() -> None:
        async with asking(pools(app, heavy_at_once=2)) as client:
            heavy = [asyncio.create_task(client.get("/v1/cypher?seconds=0.6")) for _ in range(6)]
            await asyncio.sleep(0.1)
            slowest = 0.0
            for _ in range(50):
                started = time.perf_counter()
                assert (await client.get("/v1/meetings")).status_code == 200
                slowest = max(slowest, time.perf_counter() - started)
            assert not any(task.done() for task in heavy)
            assert slowest < 0.4
            assert [answer.text for answer in await asyncio.gather(*heavy)] == ["worked"] * 6
        assert app.most <= 2

    run(test)


def test_one_client_leaves_a_place_to_the_others() -> None:
    app = Works()

    async def test() -> None:
        layer = pools(app, heavy_at_once=3)
        async with asking(layer) as greedy, asking(layer, "10.0.0.2") as other:
            many = [asyncio.create_task(greedy.get("/v1/cypher?seconds=0.5")) for _ in range(12)]
            await asyncio.sleep(0.1)
            assert app.running == 2
            assert (await other.get("/v1/cypher")).text == "worked"
            assert not all(task.done() for task in many)
            await asyncio.gather(*many)

    run(test)


def test_who_has_too_many_waiting_is_told_to_come_again() -> None:
    app = Works()

    async def test() -> None:
        layer = pools(app, heavy_at_once=2, waiting=2)
        async with asking(layer) as client, asking(layer, "10.0.0.2") as other:
            many = [asyncio.create_task(client.get("/v1/cypher?seconds=0.5")) for _ in range(5)]
            await asyncio.sleep(0.1)
            statuses = [task.result() for task in many if task.done()]
            assert [answer.status_code for answer in statuses] == [429, 429]
            assert statuses[0].headers["Retry-After"] == "1"
            assert statuses[0].json()["remedy"]
            assert (await other.get("/v1/cypher")).status_code == 200
            await asyncio.gather(*many)

    run(test)


def test_a_crowd_that_is_too_large_is_told_that_the_server_is_busy() -> None:
    app = Works()

    async def test() -> None:
        layer = pools(app, heavy_at_once=1, waiting=0)
        async with asking(layer) as first, asking(layer, "10.0.0.2") as second:
            slow = asyncio.create_task(first.get("/v1/cypher?seconds=0.5"))
            await asyncio.sleep(0.1)
            busy = await second.get("/v1/cypher")
            assert (busy.status_code, busy.json()["title"]) == (503, "Busy")
            assert "Retry-After" in busy.headers
            assert (await slow).status_code == 200

    run(test)


def test_what_takes_too_long_is_given_up_told_and_keeps_its_place_until_it_ends() -> None:
    app = Works()

    async def test() -> None:
        # The statement's own limit comes first by five seconds; here there is none.
        layer = pools(app, heavy_at_once=1, light_seconds=0.2)
        layer._pools["heavy"].seconds = 0.2
        async with asking(layer) as client:
            started = time.perf_counter()
            late = await client.get("/v1/cypher?seconds=0.8")
            assert 0.1 < time.perf_counter() - started < 0.7
            assert (late.status_code, late.json()["title"]) == (504, "Took too long")
            await asyncio.sleep(0.05)
            assert (app.running, app.cancelled) == (1, 1)
            waited = await client.get("/v1/cypher")  # the place is taken still, so this one has no turn in its time
            assert "no turn" in waited.json()["detail"]
            assert app.begun == 1
            await asyncio.sleep(0.7)
            assert app.running == 0
            assert (await client.get("/v1/cypher")).status_code == 200

    run(test)


def test_a_stream_without_end_is_cut_off() -> None:
    app = Works()

    async def test() -> None:
        sent: list[bytes] = []
        layer = pools(app, bulk_seconds=0.3)
        scope = {"type": "http", "method": "GET", "path": "/v1/export", "query_string": b"", "headers": []}
        scope |= {"asgi": {"version": "3.0", "spec_version": "2.4"}, "client": ("10.0.0.1", 1)}

        async def receive() -> dict[str, object]:
            await asyncio.sleep(60)
            return {"type": "http.disconnect"}

        async def send(message: object) -> None:
            sent.append(message["body"] if message["type"] == "http.response.body" else b"")  # type: ignore[index]

        started = time.perf_counter()
        await layer(scope, receive, send)
        assert time.perf_counter() - started < 2
        assert len(sent) > 3
        await asyncio.sleep(0.1)
        count = len(sent)
        await asyncio.sleep(0.2)
        assert len(sent) == count
        assert app.running == 0

    run(test)


def test_health_and_documentation_need_no_place() -> None:
    app = Works()

    async def test() -> None:
        async with asking(pools(app, light_at_once=1, waiting=0)) as client:
            answers = await asyncio.gather(*(client.get(path) for path in ("/healthz", "/metrics", "/docs") * 5))
            assert {answer.status_code for answer in answers} == {200}

    run(test)
