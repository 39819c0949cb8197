"""Questions in words, and paths."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api import asking
from api.answers import paths_json
from api.dependencies import OpenStore
from api.documentation import JSON_FORM, LIST_FORMS
from api.negotiation import JsonForm, ListForm
from api.parameters import AskQuery, PathQuery
from api.problems import responses
from api.representation import Listing
from api.schemas.asked import AskedOut
from api.schemas.base import SparseOut
from api.schemas.paths import PathOut, PathsOut
from graph.paths import find_paths

router = APIRouter(tags=["questions"], responses=responses(406, 409, 422, 503))


@router.get("/ask", response_model=AskedOut | SparseOut, responses=JSON_FORM)
def ask(store: OpenStore, form: JsonForm, query: Annotated[AskQuery, Query()]) -> Response:
    """Answer a question in words: its reading, sentences with evidence, the Cypher run, and words not understood."""
    told = asking.ask(store, query.q, context=query.context, limit=query.limit, cursor=query.cursor, today=query.today)
    return form.answer(told.to_json(), AskedOut, query.fields)


@router.get("/paths", response_model=PathsOut | SparseOut, responses=LIST_FORMS)
def read_paths(store: OpenStore, form: ListForm, query: Annotated[PathQuery, Query()]) -> Response:
    """How entities are connected: the shortest paths, each step told as a sentence; where none, what comes nearest."""
    return form.page(paths_json(find_paths(store, query.question())), Listing("paths", PathOut, query.fields))
