"""Lists of facts, and one fact."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from api.answers import fact_json
from api.dependencies import OpenStore
from api.documentation import FACT_FORMS
from api.negotiation import FactForm
from api.parameters import FACT_QUERIES, FactQuery, IdsQuery, MemberQuery
from api.problems import NotFound, responses
from api.representation import CSV, JSON_LD, Listing
from api.schemas.base import SparseOut
from api.schemas.facts import FactOut, FactPage, FactsOut
from graph import queries
from graph.linked_data import write_linked_data
from graph.templates import roles_of
from ontology.errors import UnknownName

router = APIRouter(tags=["facts"], responses={**FACT_FORMS, **responses(406, 422, 503)})
_LISTS = {
    "meetings": ("Meeting", "Who met whom", "about=Myawaddy&from=2025-01"),
    "measures": ("Measure", "What was done against what", "by=TH&against=Myawaddy"),
    "agreements": ("Agreement", "Who agreed with whom", "party=CN&who=LA"),
    "statements": ("Statement", "Who spoke about what", "by=CN&about=telecom_fraud"),
    "offices": ("Office", "Who held which office", "who=Phumtham+Wechayachai"),
}

FactId = Annotated[
    str, Path(description="id of a fact, as answers give it", examples=["meeting/0f3c0a4e2b5d4a6f8e9d1c2b3a4f5e6d"])
]


def _add(name: str, label: str, summary: str, example: str) -> None:
    def list_facts(store: OpenStore, form: FactForm, query: FactQuery) -> Response:
        answer = queries.facts(store, label, query.filters(), limit=query.limit, cursor=query.cursor, sort=query.sort)
        if form.media_type == JSON_LD:
            return form.send(write_linked_data(store, answer.facts), form.page_headers(answer.total, answer.next))
        told = {**answer.to_json(), "facts": [fact_json(fact) for fact in answer.facts]}
        return form.page(told, Listing("facts", FactOut, query.fields, {"roles": roles_of(label)}))

    # The model is known only here: an annotation in the source would be looked up among the names of the module.
    list_facts.__annotations__["query"] = Annotated[FACT_QUERIES[label], Query()]
    router.add_api_route(
        f"/{name}",
        list_facts,
        response_model=FactPage | SparseOut,
        responses=responses(409),
        summary=summary,
        description=f"Facts that pass all filters, reports of one event told as one. Example: `/v1/{name}?{example}`",
        name=f"list_{name}",
    )


for _name, _told in _LISTS.items():
    _add(_name, *_told)


@router.get("/facts", response_model=FactsOut)
def list_facts_by_id(store: OpenStore, form: FactForm, query: Annotated[IdsQuery, Query()]) -> Response:
    """Facts by their ids, each with all reports of its occasion: those that figures and comparisons name.

    Example: `/v1/facts?id=meeting/0f3c0a4e...&id=measure/5feceb66...`
    """
    found = queries.facts_of(store, query.id)
    facts = list({fact.id: fact for fact in found.values()}.values())
    if form.media_type == JSON_LD:
        return form.send(write_linked_data(store, facts))
    told = {"facts": [fact_json(fact) for fact in facts], "missing": [id for id in query.id if id not in found]}
    roles = sorted({role for fact in facts for role in roles_of(fact.type)})
    return form.page(told, Listing("facts", FactOut, None, {"roles": roles}))


@router.get("/facts/{id:path}", response_model=FactOut | SparseOut, responses=responses(404))
def read_fact(store: OpenStore, form: FactForm, id: FactId, query: Annotated[MemberQuery, Query()]) -> Response:
    """One fact with all reports of its occasion."""
    try:
        found = queries.fact(store, id)
    except UnknownName as error:
        raise NotFound(error.problem, error.remedy) from None
    if form.media_type == JSON_LD:
        return form.send(write_linked_data(store, [found]))
    told = fact_json(found)
    if form.media_type == CSV:
        return form.page({"facts": [told]}, Listing("facts", FactOut, query.fields, {"roles": roles_of(found.type)}))
    return form.answer(told, FactOut, query.fields)
