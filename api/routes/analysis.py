"""Facts over time, two actors side by side, and figures of the network that facts make."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.analysis_parameters import AnalysisQuery, CompareQuery, FacetQuery, TimelineQuery
from api.answers import fact_json
from api.dependencies import OpenStore, TheSettings
from api.documentation import JSON_FORM, LIST_FORMS
from api.negotiation import JsonForm, ListForm
from api.problems import responses
from api.representation import Listing
from api.schemas.analysis import ComparisonOut, FacetsOut, FiguresOut, PeriodOut, TimelineOut
from api.schemas.base import FACTS, SparseOut
from api.schemas.facts import FactOut
from graph.analysis import analyse
from graph.compare import compare
from graph.facets import read_facets
from graph.templates import roles_of
from graph.timeline import read_timeline

router = APIRouter(tags=["analysis"], responses=responses(406, 409, 422, 503))

_ROLES = tuple(dict.fromkeys(role for fact in FACTS for role in roles_of(fact)))
_PART_OF_TIME = 0.9  # of what a request may take: an analysis ends before, with a remedy


@router.get("/timeline", response_model=TimelineOut | SparseOut, responses=LIST_FORMS, name="read_timeline")
def show_timeline(store: OpenStore, form: ListForm, query: Annotated[TimelineQuery, Query()]) -> Response:
    """Facts over time: how many begin in each day, month or year, and the facts of all types in one order.

    Counts are those of the lists with the same filters; what has no date of its own is counted apart, in the period of
    its report. CSV has the facts, or with `limit=0` the periods. Example: `/v1/timeline?place=Myawaddy&unit=month`.
    """
    found = read_timeline(
        store,
        query.filters(),
        types=query.type,
        unit=query.unit,
        limit=query.limit,
        cursor=query.cursor,
        sort=query.sort,
    )
    told = {**found.to_json(), "facts": [fact_json(fact) for fact in found.facts]}
    if query.limit == 0:
        return form.page(told, Listing("periods", PeriodOut, query.fields, {"counts": FACTS, "undated": FACTS}))
    return form.page(told, Listing("facts", FactOut, query.fields, {"roles": _ROLES}))


@router.get("/facets", response_model=FacetsOut, responses=JSON_FORM, name="read_facets")
def show_facets(store: OpenStore, form: JsonForm, query: Annotated[FacetQuery, Query()]) -> Response:
    """What the facts that pass filters can be narrowed to: the values of other filters, each with how many it leaves.

    Counts are those of the lists with that filter more. Places come with coordinates. Example:
    `/v1/facets?facet=place&facet=kind&by=TH&from=2025`.
    """
    found = read_facets(store, query.filters(), query.facet, types=query.type, limit=query.limit)
    return form.answer(found.to_json())


@router.get("/compare", response_model=ComparisonOut, responses=JSON_FORM, name="compare")
def show_comparison(
    store: OpenStore, settings: TheSettings, form: JsonForm, query: Annotated[CompareQuery, Query()]
) -> Response:
    """What two countries, officials or organizations have in common and what each has apart.

    Each figure has the ids of the first of the facts that it was counted from. Example:
    `/v1/compare?a=CN&b=TH&crime=telecom_fraud`.
    """
    seconds = _PART_OF_TIME * settings.heavy_seconds
    found = compare(store, query.a, query.b, query.filters(), limit=query.limit, sample=query.sample, seconds=seconds)
    return form.answer(found.to_json())


@router.get("/analysis", response_model=FiguresOut, responses=JSON_FORM, name="analyse")
def show_analysis(
    store: OpenStore, settings: TheSettings, form: JsonForm, query: Annotated[AnalysisQuery, Query()]
) -> Response:
    """Figures of the network that the filtered facts make: two entities are joined by the occasions that they share.

    `measure` is degree (how many others), betweenness (who connects those that do not meet), closeness (who reaches
    everyone soon), communities, countries (which act together, pair by pair), bridges (through whom two countries are
    connected, `a` and `b`) or brokers (who brings together those that never meet otherwise). Example:
    `/v1/analysis?measure=bridges&a=CN&b=TH&type=Meeting`.
    """
    question = query.question(_PART_OF_TIME * settings.heavy_seconds)
    return form.answer(analyse(store, query.filters(), question).to_json())
