"""Request ids, metrics, compression and who may ask: what stands around the routes."""

import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from api.app import create_app
from api.request_id import RequestFilter
from api.settings import read_settings
from graph import queries
from graph.store import Store
from tests.api.conftest import Client
from tests.graph.conftest import embedded  # noqa: F401


def test_an_id_that_the_client_gives_is_told_everywhere(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.handler.addFilter(RequestFilter())
    with caplog.at_level(logging.INFO, logger="entente"):
        answer = client.request("GET", "/v1/entities/atlantis", headers={"X-Request-ID": "desk-7"})
    assert answer.headers["x-request-id"] == answer.json()["request"] == "desk-7"
    [line] = [record for record in caplog.records if record.name == "entente.requests"]
    assert line.request == "desk-7"  # type: ignore[attr-defined]
    assert line.getMessage().startswith("GET /v1/entities/atlantis 404 ")


def test_a_path_forges_no_line_of_the_log(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="entente"):
        client.request("GET", "/v1/nothing%0ACRITICAL%20forged%1b[31m")
    [line] = [record for record in caplog.records if record.name == "entente.requests"]
    assert line.getMessage().startswith("GET /v1/nothing%0ACRITICAL%20forged%1B%5B31m 404 ")


@pytest.mark.parametrize("given", ["", "two words", "a\tb", "x" * 65, "é"])
def test_an_id_that_is_no_plain_word_is_replaced(client: Client, given: str) -> None:
    told = client.request("GET", "/healthz", headers={"X-Request-ID": given.encode()}).headers["x-request-id"]
    assert re.fullmatch("[0-9a-f]{32}", told)


def test_what_goes_wrong_unforeseen_is_a_problem_with_an_id(
    embedded: Store,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(queries, "stats", fail)
    answer = Client(create_app(read_settings(store=embedded.url))).get("/v1/stats")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["request"] == answer.headers["x-request-id"]
    assert "secret" not in answer.text
    assert "secret" in caplog.text


def read_metrics(client: Client) -> dict[tuple[str, ...], float]:
    text = client.get("/metrics").text
    return {
        (sample.name, *(f"{name}={value}" for name, value in sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_metrics_count_requests_by_operation_and_the_store(embedded: Store) -> None:  # noqa: F811
    client = Client(create_app(read_settings(store=embedded.url)))
    for path in ("/v1/entities/place/mm-myawaddy", "/v1/entities/country/TH", "/v1/entities/x", "/v1/nothing/7"):
        client.get(path)
    client.request("BREW", "/v1/stats")
    told = read_metrics(client)
    operation = "operation=read_entity"
    assert told["entente_requests_total", "method=GET", operation, "status=200"] == 2
    assert told["entente_requests_total", "method=GET", operation, "status=404"] == 1
    assert told["entente_request_seconds_count", "method=GET", operation] == 3
    assert told["entente_store_nodes", "label=Meeting"] == queries.stats(embedded).nodes["Meeting"].total
    assert told[("entente_store_up",)] == 1
    labels = {part for name in told for part in name if part.startswith(("operation=", "method="))}
    assert not any("7" in label or "BREW" in label for label in labels)


def test_metrics_are_told_without_a_store(tmp_path: Path) -> None:
    told = read_metrics(Client(create_app(read_settings(store=str(tmp_path / "none")))))
    assert told[("entente_store_up",)] == 0


def test_long_answers_are_compressed_for_those_who_can_read_them(client: Client) -> None:
    long = client.request("GET", "/v1/meetings", headers={"Accept-Encoding": "gzip"})
    assert long.headers["content-encoding"] == "gzip"
    assert long.json() == client.request("GET", "/v1/meetings", headers={"Accept-Encoding": "identity"}).json()
    assert {"Accept", "Accept-Encoding"} <= {one.strip() for one in long.headers["vary"].split(",")}


# Pages of other origins


@pytest.fixture
def pages(embedded: Store) -> Iterator[Client]:  # noqa: F811
    app = create_app(read_settings(store=embedded.url, cors="https://desk.example, https://other.example"))
    yield Client(app)
    app.state.store.close()


def test_pages_of_the_origins_of_the_setting_may_ask(pages: Client) -> None:
    for origin, allowed in (("https://desk.example", True), ("https://evil.example", False)):
        answer = pages.request("GET", "/v1/stats", headers={"Origin": origin})
        assert (answer.headers.get("access-control-allow-origin") == origin) is allowed
    asked = {"Origin": "https://desk.example", "Access-Control-Request-Method": "POST"}
    assert pages.request("OPTIONS", "/v1/cypher", headers=asked).status_code == 200
    assert "ETag" in pages.request("GET", "/v1/stats", headers=asked).headers["access-control-expose-headers"]


def test_without_the_setting_no_page_may(client: Client) -> None:
    answer = client.request("GET", "/v1/stats", headers={"Origin": "https://desk.example"})
    assert "access-control-allow-origin" not in answer.headers
