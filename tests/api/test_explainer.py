"""Explanations over HTTP, read by a process of its own."""

import os
import signal
import threading
import time
from collections.abc import Iterator

import pytest

from api.explainer import Explainer, InvalidText
from api.settings import read_settings
from loaders.readers.draft import Draft
from ontology.errors import EntenteError
from tests.api.conftest import Client
from tests.graph.conftest import embedded  # noqa: F401

TEXT = (
    "Chinese Ambassador Han Zhiqiang met Thai Defence Minister Phumtham Wechayachai in Bangkok on Monday "
    "to discuss telecom fraud in Myawaddy."
)


@pytest.fixture(scope="module")
def explainer() -> Iterator[Explainer]:
    made = Explainer(read_settings())
    yield made
    made.close()


@pytest.fixture
def warm(client: Client, explainer: Explainer) -> Client:
    client.app.state.explainer = explainer
    return client


def test_a_text_is_explained_as_the_command_explains_it(warm: Client) -> None:
    told = warm.request("POST", "/v1/explain", json={"text": TEXT, "published": "2025-02-19"})
    assert told.status_code == 200
    [sentence] = told.json()["sentences"]
    assert {"Han Zhiqiang", "Phumtham Wechayachai"} <= {one["name"] for one in sentence["names"]}
    assert sentence["claims"]
    assert all(claim["rule"] and claim["roles"] for claim in sentence["claims"])
    assert all(
        claim["line"].startswith("loaders/extract/") for claim in sentence["claims"] if claim["type"] == "Meeting"
    )
    assert all(miss["condition"] and miss["line"] for miss in sentence["missed"])
    assert told.json()["choices"]
    assert all(choice["reason"] for choice in told.json()["choices"])


def test_a_document_of_the_store_is_explained(warm: Client) -> None:
    listed = warm.get("/v1/documents").json()["documents"]
    told = warm.get("/v1/explain", document=listed[0]["id"]).json()
    text = warm.get(f"/v1/documents/{listed[0]['id']}").json()["text"]
    assert told["id"]
    assert told["sentences"]
    for one in told["sentences"]:
        assert " ".join(text[one["charStart"] : one["charEnd"]].split()) == one["text"]


def test_what_is_no_document_is_refused(warm: Client) -> None:
    for body in ({"text": " "}, {"text": TEXT, "language": "fr"}, {"text": TEXT, "published": "soon"}):
        refused = warm.request("POST", "/v1/explain", json=body)
        assert refused.status_code == 422
        assert refused.json()["remedy"]
    assert warm.request("POST", "/v1/explain", json={}).status_code == 422
    assert warm.get("/v1/explain", document="document/none").status_code == 404
    assert warm.request("POST", "/v1/explain", json={"text": "x" * 1_000_001}).status_code == 413


def test_it_goes_on_when_its_process_was_killed(explainer: Explainer) -> None:
    before = explainer.explain(Draft(TEXT), threading.Event())
    assert explainer._process is not None
    os.kill(explainer._process[0].pid or 0, signal.SIGKILL)
    assert explainer.explain(Draft(TEXT), threading.Event()) == before


def test_it_ends_when_who_asked_is_gone(explainer: Explainer) -> None:
    gone = threading.Event()
    threading.Timer(0.3, gone.set).start()
    started = time.monotonic()
    with pytest.raises(EntenteError, match="cancelled") as told:
        explainer.explain(Draft(f"{TEXT}\n\n" * 9_000), gone)
    assert not isinstance(told.value, InvalidText)
    assert time.monotonic() - started < 5
