"""Lists of facts, and one fact."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.answers import fact_json
from api.dependencies import OpenStore, read_cursor, write_cursor
from api.parameters import FACT_QUERIES, FactQuery
from api.problems import NotFound, responses
from api.schemas.facts import FactOut, FactPage
from graph import queries
from ontology.errors import UnknownName

router = APIRouter(tags=["facts"], responses=responses(422, 503))
_LISTS = {
    "meetings": ("Meeting", "Who met whom", "about=Myawaddy&from=2025-01"),
    "measures": ("Measure", "What was done against what", "by=TH&against=Myawaddy"),
    "agreements": ("Agreement", "Who agreed with whom", "party=CN&who=LA"),
    "statements": ("Statement", "Who spoke about what", "by=CN&about=telecom_fraud"),
    "offices": ("Office", "Who held which office", "who=Phumtham+Wechayachai"),
}


def _add(name: str, label: str, summary: str, example: str) -> None:
    def list_facts(store: OpenStore, query: FactQuery) -> dict[str, object]:
        offset = read_cursor(query.cursor)
        answer = queries.facts(store, label, query.filters(), limit=query.limit, offset=offset)
        told = [fact_json(fact) for fact in answer.facts]
        return {**answer.to_json(), "facts": told, "next": write_cursor(offset, len(told), answer.total)}

    # The model is known only here: an annotation in the source would be looked up among the names of the module.
    list_facts.__annotations__["query"] = Annotated[FACT_QUERIES[label], Query()]
    router.add_api_route(
        f"/{name}",
        list_facts,
        response_model=FactPage,
        response_model_exclude_unset=True,
        responses=responses(409),
        summary=summary,
        description=f"Example: `/v1/{name}?{example}`",
        operation_id=f"list_{name}",
    )


for _name, _told in _LISTS.items():
    _add(_name, *_told)


@router.get("/facts/{id:path}", response_model=FactOut, response_model_exclude_unset=True, responses=responses(404))
def read_fact(store: OpenStore, id: str) -> dict[str, object]:
    """One fact with all reports of its occasion."""
    try:
        return fact_json(queries.fact(store, id))
    except UnknownName as error:
        raise NotFound(error.problem, error.remedy) from None
