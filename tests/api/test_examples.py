"""The examples of answers that OpenAPI shows are answers: of their schemas, with the members that the API gives."""

import json

from openapi_schema_validator import OAS31Validator

from api.documentation import EXAMPLES
from tests.api.conftest import Client
from tests.api.examples import make_examples
from tests.graph.conftest import embedded  # noqa: F401

SHOWN = json.loads(EXAMPLES.read_text(encoding="utf-8"))
REMEDY = "run `python -m tests.api.examples`"


def test_each_operation_that_answers_in_json_shows_an_answer_of_its_schema(client: Client) -> None:
    told = client.get("/openapi.json").json()
    operations = {each["operationId"]: each for path in told["paths"].values() for each in path.values()}
    for name, operation in operations.items():
        for status, response in operation["responses"].items():
            form = response.get("content", {}).get("application/json")
            if status.startswith("2") and form is not None:
                assert form["example"] == SHOWN[name], name
                schema = {**form["schema"], "components": told["components"]}
                assert [error.message for error in OAS31Validator(schema).iter_errors(form["example"])] == [], (
                    f"{name}: {REMEDY}"
                )
    assert set(SHOWN) <= set(operations)


def test_they_have_the_members_that_answers_have_now(client: Client) -> None:
    fresh = json.loads(json.dumps(make_examples(client.request)))
    for operation, answer in fresh.items():
        assert members(SHOWN[operation]) == members(answer), f"{operation}: {REMEDY}"


def members(value: object) -> object:
    """The names of members, to the third level."""
    return names_of(value, 3)


def names_of(value: object, depth: int) -> object:
    if isinstance(value, dict) and depth:
        return {name: names_of(inner, depth - 1) for name, inner in value.items()}
    if isinstance(value, list) and value and depth:
        return [names_of(value[0], depth - 1)]
    return None
