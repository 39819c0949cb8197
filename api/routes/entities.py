"""Search, one entity, and what stands beside it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from api.answers import fact_json
from api.dependencies import OpenStore
from api.documentation import FACT_FORMS, JSON_FORM, LIST_FORMS
from api.negotiation import FactForm, JsonForm, ListForm
from api.parameters import IdsQuery, MemberQuery, PageQuery, SearchQuery
from api.problems import NotFound, responses
from api.representation import JSON_LD, Listing
from api.schemas.base import SparseOut
from api.schemas.entities import EntitiesOut, EntityOut, HitOut, Hits, NeighboursOut
from api.schemas.facts import FactOut
from graph import queries
from graph.analysis.network import entity_json
from graph.coordinates import coordinates_json, read_coordinates
from graph.linked_data import write_linked_data
from graph.lookup import find_ids
from graph.neighbourhood import read_relations
from ontology import iris
from ontology.errors import InvalidFilter, UnknownName
from ontology.terms import read_ontology

router = APIRouter(tags=["entities"], responses=responses(406, 422, 503))
EntityId = Annotated[str, Path(description="id of an entity, class and key", examples=["place/mm-myawaddy"])]


@router.get("/search", response_model=Hits | SparseOut, responses=LIST_FORMS)
def search(store: OpenStore, form: ListForm, query: Annotated[SearchQuery, Query()]) -> Response:
    """Find entities by name, the nearest spelling first."""
    labels = read_ontology().entities
    for given in query.label:
        if given not in labels:
            raise InvalidFilter(f"label {given!r} is no entity's", f"Labels: {', '.join(labels)}.")
    hits = queries.search(store, query.q, labels=query.label, limit=query.limit)
    return form.page({"entities": [hit.to_json() for hit in hits]}, Listing("entities", HitOut, query.fields))


@router.get("/entities", response_model=EntitiesOut, responses=JSON_FORM)
def list_entities(store: OpenStore, form: JsonForm, query: Annotated[IdsQuery, Query()]) -> Response:
    """Entities by their ids, with what they belong to, places with coordinates.

    Example: `/v1/entities?id=country/TH&id=crime/cybercrime`
    """
    found = find_ids(store, query.id)
    hits = {iris.expand(found[id].id): found[id] for id in query.id if id in found}
    places = read_coordinates(store, (iri for iri, hit in hits.items() if hit.label == "Place"))
    belongs = read_relations(store, hits)
    told = [
        {
            **entity_json(hit),
            **coordinates_json(places.get(iri)),
            "relations": [relation.to_json() for relation in belongs.get(iri, ())],
        }
        for iri, hit in hits.items()
    ]
    return form.answer({"entities": told, "missing": [id for id in query.id if id not in found]})


@router.get(
    "/entities/{id:path}/neighbours",
    response_model=NeighboursOut | SparseOut,
    responses={**FACT_FORMS, **responses(404)},
)
def read_neighbours(store: OpenStore, form: FactForm, id: EntityId, query: Annotated[PageQuery, Query()]) -> Response:
    """The facts that name an entity, and its relations to other entities (of country, within, broader)."""
    try:
        found = queries.neighbours(store, _known(id), limit=query.limit, cursor=query.cursor)
    except UnknownName as error:
        raise NotFound(error.problem, error.remedy) from None
    if form.media_type == JSON_LD:
        return form.send(write_linked_data(store, found.facts), form.page_headers(found.total, found.next))
    told = {**found.to_json(), "facts": [fact_json(fact) for fact in found.facts]}
    return form.page(told, Listing("facts", FactOut, query.fields, {"roles": sorted(read_ontology().relationships)}))


@router.get("/entities/{id:path}", response_model=EntityOut | SparseOut, responses={**JSON_FORM, **responses(404)})
def read_entity(store: OpenStore, form: JsonForm, id: EntityId, query: Annotated[MemberQuery, Query()]) -> Response:
    """One entity: its spellings, its country or wider place, and how many facts name it."""
    try:
        return form.answer(queries.entity(store, _known(id)).to_json(), EntityOut, query.fields)
    except UnknownName as error:
        raise NotFound(error.problem, error.remedy) from None


def _known(id: str) -> str:
    segment = id.partition("/")[0]
    if segment not in {label.lower() for label in read_ontology().entities} or "/" not in id:
        raise NotFound(f"no entity has the id {id!r}", "An id is a class and a key: place/mm-myawaddy. Use /v1/search.")
    return id
