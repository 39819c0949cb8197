"""The store as a whole: counts, schema, typed Cypher."""

from __future__ import annotations

from typing import Annotated

import orjson
from fastapi import APIRouter, Query, Response

from api.answers import table_json
from api.dependencies import Gone, OpenStore, TheSettings
from api.documentation import JSON_FORM, TABLE_FORMS
from api.negotiation import JsonForm, TableForm
from api.parameters import SchemaQuery, Statement, StatementQuery, StatsQuery
from api.problems import responses
from api.representation import CSV, Form
from api.schemas.analysis import OverviewOut
from api.schemas.base import SparseOut
from api.schemas.store import CypherOut, SchemaOut, StatsOut
from api.stores import limits
from graph import queries
from graph.overview import read_overview
from graph.store import Table

router = APIRouter(tags=["store"], responses=responses(406, 422, 503))


@router.get("/stats", response_model=StatsOut | SparseOut, responses=JSON_FORM)
def read_stats(store: OpenStore, form: JsonForm, query: Annotated[StatsQuery, Query()]) -> Response:
    """Counts by label and relationship, the authority told apart from documents."""
    return form.answer(queries.stats(store).to_json(), StatsOut, query.fields)


@router.get("/overview", response_model=OverviewOut, responses=JSON_FORM, name="read_overview")
def show_overview(store: OpenStore, form: JsonForm) -> Response:
    """The store at a glance: counts, the days of its documents, and which countries act together how often."""
    return form.answer(read_overview(store).to_json())


@router.get("/schema", response_model=SchemaOut | SparseOut, responses=JSON_FORM)
def read_schema(form: JsonForm, query: Annotated[SchemaQuery, Query()]) -> Response:
    """Labels, properties, relationships, codes and filters, from the ontology."""
    return form.answer(queries.schema(), SchemaOut, query.fields)


@router.get("/cypher", response_model=CypherOut, responses=TABLE_FORMS)
def read_cypher(
    store: OpenStore, form: TableForm, settings: TheSettings, gone: Gone, query: Annotated[StatementQuery, Query()]
) -> Response:
    """Answer a reading Cypher statement, within a time and a row limit."""
    return _tell(store.query(query.statement, limits(settings, gone, seconds=query.seconds)), form)


@router.post("/cypher", response_model=CypherOut, responses={**TABLE_FORMS, **responses(400)})
def run_cypher(store: OpenStore, form: TableForm, settings: TheSettings, gone: Gone, body: Statement) -> Response:
    """Answer a reading Cypher statement, within a time and a row limit; for statements too long for an address."""
    return _tell(store.query(body.statement, limits(settings, gone, seconds=body.seconds)), form)


def _tell(table: Table, form: Form) -> Response:
    if form.media_type == CSV:
        return form.table(table.columns, ([_cell(value) for value in row] for row in table.rows))
    return form.answer(table_json(table))


def _cell(value: object) -> object:
    """A value as CSV has it: nothing for null, JSON for what is no plain value."""
    return value if value is None or isinstance(value, str) else orjson.dumps(value).decode()
