"""OpenAPI: valid, complete, and true of what the API does, whatever it is asked."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree, rmtree
from tempfile import mkdtemp
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, seed, settings
from openapi_spec_validator import validate
from schemathesis import Case

from api.app import create_app
from api.keys import hash_token
from api.settings import read_settings
from graph.stores import open_store
from loaders.readers import MEDIA_TYPES
from tests.demonstration import Demonstration
from tests.sample_graph import sample_documents

KEY = "entente_of-the-tests"
FOLDER = Path(mkdtemp())
APP = create_app(read_settings(store=str(FOLDER / "store"), api_keys=f"tester:write:{hash_token(KEY)}"))
SMALL = create_app(read_settings(store=str(FOLDER / "small")))
EXPORT = {"path": "/v1/export"}  # the whole graph by a process of its own, each time
FEW = schemathesis.Config.from_dict({"request-timeout": 60.0, "phases": {"coverage": {"enabled": False}}})
OPERATIONS = [
    pytest.param(operation, id=operation["operationId"])
    for path in APP.openapi()["paths"].values()
    for operation in path.values()
]
BOUNDED = settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
    database=None,
)


@schemathesis.serializer(*(kind for kind in MEDIA_TYPES if kind != "text/plain"))
def send_bytes(context: object, value: object) -> bytes:
    """Send a document of a type that schemathesis cannot make as it comes."""
    data = getattr(value, "data", value)
    return data if isinstance(data, bytes) else str(data).encode(errors="replace")


@pytest.fixture(scope="module")
def served(demonstration: Demonstration) -> Iterator[None]:
    """Put a copy of the demonstration's store, which may be changed, and a small one where applications look."""
    copytree(demonstration.store, FOLDER / "store")
    with open_store(str(FOLDER / "small")) as small:
        small.load(sample_documents(), stamp="sample")
    for app in (APP, SMALL):
        app.state.store.get()
    yield
    for app in (APP, SMALL):
        app.state.store.close()
    rmtree(FOLDER, ignore_errors=True)


def test_it_is_valid() -> None:
    validate(APP.openapi())


def test_each_operation_has_an_id_of_its_own() -> None:
    ids = [operation.values[0]["operationId"] for operation in OPERATIONS]  # type: ignore[index]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("operation", OPERATIONS)
def test_an_operation_tells_what_it_does_with_examples_and_errors(operation: dict[str, Any]) -> None:
    assert operation["summary"]
    assert operation["description"]
    for parameter in operation.get("parameters", ()):
        assert parameter["description"], parameter["name"]
        told = parameter["schema"].get("examples") or parameter.get("example")
        assert told or parameter["name"] == "cursor", parameter["name"]
    for status, response in operation["responses"].items():
        assert response["description"]
        if int(status) >= 400:
            problem = response["content"]["application/problem+json"]
            assert problem["schema"]
            assert problem["example"]["status"] == int(status)


@seed(20250217)
@schemathesis.openapi.from_asgi("/openapi.json", APP).exclude(**EXPORT).parametrize()
@BOUNDED
def test_the_api_does_what_it_tells(served: None, case: Case) -> None:
    case.call_and_validate(headers={"Authorization": f"Bearer {KEY}"})


@seed(20250217)
@schemathesis.openapi.from_asgi("/openapi.json", SMALL, config=FEW).include(**EXPORT).parametrize()
@settings(BOUNDED, max_examples=5)
def test_export_does_what_it_tells(served: None, case: Case) -> None:
    case.call_and_validate()
