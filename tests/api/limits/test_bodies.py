"""How much a request may send: announced or not, at once or in parts."""

import time
from collections.abc import AsyncIterator

import pytest

from api.limits.bodies import BodyLimit
from tests.api.limits.apps import Works, asking, run


@pytest.mark.parametrize(
    ("path", "size", "status"),
    [
        ("/v1/cypher/x", 1_000, 200),
        ("/v1/cypher/x", 1_001, 413),
        ("/v1/documents", 2_000, 200),
        ("/v1/documents", 2_001, 413),
        ("/healthz", 1_001, 413),
    ],
)
@pytest.mark.parametrize("announced", [True, False])
def test_a_body_within_the_limit_passes_and_a_larger_one_is_refused(
    path: str, size: int, status: int, announced: bool
) -> None:
    async def send() -> AsyncIterator[bytes]:
        for start in range(0, size, 300):
            yield b"x" * min(300, size - start)

    async def test() -> None:
        async with asking(BodyLimit(Works(), most=1_000, upload=2_000)) as client:
            answer = await client.post(path, content=b"x" * size if announced else send())
            assert answer.status_code == status
            if status == 413:
                assert answer.headers["content-type"] == "application/problem+json"
                assert answer.headers["connection"] == "close"
                assert answer.json()["remedy"]
            else:
                assert answer.text == str(size)

    run(test)


def test_who_sends_without_an_end_is_cut_off() -> None:
    async def endless() -> AsyncIterator[bytes]:
        while True:
            yield b"x" * 100

    async def test() -> None:
        started = time.monotonic()
        async with asking(BodyLimit(Works(), most=1_000, upload=1_000)) as client:
            assert (await client.post("/v1/documents", content=endless())).status_code == 413
        assert time.monotonic() - started < 10

    run(test)
