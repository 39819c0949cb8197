"""Questions in words, and paths."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api import asking
from api.answers import paths_json
from api.dependencies import OpenStore, read_cursor, write_cursor
from api.parameters import AskQuery, PathQuery
from api.problems import responses
from api.schemas.asked import AskedOut
from api.schemas.paths import PathsOut
from graph.paths import find_paths

router = APIRouter(tags=["questions"], responses=responses(409, 422, 503))


@router.get("/ask", response_model=AskedOut, response_model_exclude_unset=True)
def ask(store: OpenStore, query: Annotated[AskQuery, Query()]) -> dict[str, object]:
    """Answer a question in words: what was understood, facts with their sentences, and the Cypher that was run."""
    offset = read_cursor(query.cursor)
    told = asking.ask(store, query.q, limit=query.limit, offset=offset)
    if told.answer is None:
        return told.to_json()
    return {**told.to_json(), "next": write_cursor(offset, len(told.answer.facts), told.answer.total)}


@router.get("/paths", response_model=PathsOut, response_model_exclude_unset=True)
def read_paths(store: OpenStore, query: Annotated[PathQuery, Query()]) -> dict[str, object]:
    """How entities are connected: the shortest paths, each step told as a sentence; where none, what comes nearest."""
    return paths_json(find_paths(store, query.question()))
