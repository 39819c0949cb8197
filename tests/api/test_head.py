"""HEAD has the headers of GET and no body, wherever GET is."""

import pytest

from tests.api.conftest import Client
from tests.graph.conftest import embedded  # noqa: F401


@pytest.mark.parametrize(
    "path",
    [
        "/v1/meetings",
        "/v1/entities/place/mm-myawaddy",
        "/v1/facts?id=meeting/none",
        "/healthz",
        "/metrics",
        "/docs",
        "/",
        "/assets/vendor.js",
    ],
)
def test_headers_are_those_of_get(client: Client, path: str) -> None:
    got, headed = client.request("GET", path), client.request("HEAD", path)
    assert headed.content == b""
    assert headed.status_code == got.status_code
    differ = {"x-request-id", *(("content-length",) if path == "/metrics" else ())}
    assert {k: v for k, v in headed.headers.items() if k not in differ} == {
        k: v for k, v in got.headers.items() if k not in differ
    }


def test_problems_and_what_has_not_changed_have_their_status(client: Client) -> None:
    assert client.request("HEAD", "/v1/entities/place/none").status_code == 404
    assert client.request("HEAD", "/v1/meetings?colour=red").status_code == 422
    tag = client.request("HEAD", "/v1/stats").headers["etag"]
    assert client.request("HEAD", "/v1/stats", headers={"If-None-Match": tag}).status_code == 304
    refused = client.request("PUT", "/v1/documents")
    assert (refused.status_code, refused.headers["Allow"]) == (405, "GET, HEAD, POST")


def test_an_export_ends_with_its_headers(client: Client) -> None:
    told = client.request("HEAD", "/v1/export?format=nquads")
    assert (told.status_code, told.content) == (200, b"")
    assert told.headers["Content-Disposition"].startswith("attachment")
