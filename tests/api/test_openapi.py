"""OpenAPI: valid, complete, and true of what the API does, whatever it is asked."""

from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, seed, settings
from openapi_spec_validator import validate
from schemathesis import Case

from api.app import create_app
from api.settings import read_settings
from tests.demonstration import Demonstration

STORE = Path(mkdtemp()) / "store"
APP = create_app(read_settings(store=str(STORE)))
SCHEMA = schemathesis.openapi.from_asgi("/openapi.json", APP)
OPERATIONS = [
    pytest.param(operation, id=operation["operationId"])
    for path in APP.openapi()["paths"].values()
    for operation in path.values()
]


@pytest.fixture(scope="module")
def served(demonstration: Demonstration) -> Iterator[None]:
    """Put the demonstration's store where the application looks for one."""
    STORE.symlink_to(demonstration.store)
    yield
    APP.state.store.close()
    rmtree(STORE.parent)


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
@SCHEMA.parametrize()
@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
    database=None,
)
def test_the_api_does_what_it_tells(served: None, case: Case) -> None:
    case.call_and_validate()
