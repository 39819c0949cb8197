"""Whose address counts: that of a connection, unless it is a proxy's that is trusted."""

from pathlib import Path

import pytest

from tests.api.server_process import serving


@pytest.mark.parametrize(
    ("settings", "refused"),
    [({}, [False, False, True]), ({"ENTENTE_TRUSTED_PROXIES": "127.0.0.1"}, [False, False, False])],
)
def test_who_a_request_was_forwarded_for_is_believed_of_trusted_proxies_only(
    tmp_path: Path, settings: dict[str, str], refused: list[bool]
) -> None:
    with serving(str(tmp_path / "store"), ENTENTE_RATE="2/hour", **settings) as server:
        server.client.headers.pop("Authorization")
        answers = [server.client.get("/v1/jobs", headers={"X-Forwarded-For": f"203.0.113.{n}"}) for n in range(3)]
    assert [answer.status_code == 429 for answer in answers] == refused
