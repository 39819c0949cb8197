"""Answers are written as they are: they are what OpenAPI says of them, no member more and none less."""

import pytest
from pydantic import BaseModel

from api.schemas.analysis import BridgesOut, BrokersOut, CommunitiesOut, ComparisonOut, RankingOut, TimelineOut
from api.schemas.asked import AskedOut
from api.schemas.documents import DocumentOut, DocumentPage
from api.schemas.entities import EntityOut, Hits, NeighboursOut
from api.schemas.facts import FactOut, FactPage
from api.schemas.paths import PathsOut
from api.schemas.problems import ProblemOut
from api.schemas.store import AliveOut, CypherOut, ReadyOut, SchemaOut, StatsOut
from tests.api.conftest import Client

ANSWERS: tuple[tuple[str, type[BaseModel]], ...] = (
    ("/v1/meetings?about=Myawaddy", FactPage),
    ("/v1/meetings?limit=1", FactPage),
    ("/v1/measures", FactPage),
    ("/v1/agreements", FactPage),
    ("/v1/statements", FactPage),
    ("/v1/offices", FactPage),
    ("/v1/search?q=Ministry", Hits),
    ("/v1/entities/place/mm-myawaddy", EntityOut),
    ("/v1/entities/country/TH", EntityOut),
    ("/v1/entities/place/mm-myawaddy/neighbours?limit=2", NeighboursOut),
    ("/v1/paths?a=Han+Zhiqiang&b=Soe+Win&b=Liu+Zhongyi", PathsOut),
    ("/v1/paths?a=Han+Zhiqiang&b=Soe+Win&longest=1", PathsOut),
    ("/v1/compare?a=CN&b=TH", ComparisonOut),
    ("/v1/timeline?place=MM", TimelineOut),
    ("/v1/timeline?limit=0&unit=year", TimelineOut),
    ("/v1/analysis?measure=degree", RankingOut),
    ("/v1/analysis?measure=communities", CommunitiesOut),
    ("/v1/analysis?measure=bridges&a=CN&b=TH", BridgesOut),
    ("/v1/analysis?measure=brokers", BrokersOut),
    ("/v1/ask?q=who+met+whom+about+Myawaddy", AskedOut),
    ("/v1/ask?q=what+is+love", AskedOut),
    ("/v1/documents?authority=true", DocumentPage),
    ("/v1/documents?country=TH&limit=1", DocumentPage),
    ("/v1/stats", StatsOut),
    ("/v1/schema", SchemaOut),
    ("/v1/cypher?statement=MATCH+(p:Place)-[w:WITHIN]->(q)+RETURN+p,+w,+q.name", CypherOut),
    ("/v1/meetings?who=Ministry+of+Public+Security", ProblemOut),
    ("/v1/meetings?limit=0", ProblemOut),
    ("/v1/stats?x=1", ProblemOut),
    ("/healthz", AliveOut),
    ("/readyz", ReadyOut),
)


def check(client: Client, path: str, model: type[BaseModel]) -> None:
    told = client.get(path).json()
    assert model.model_validate(told).model_dump(mode="json", by_alias=True, exclude_unset=True) == told


@pytest.mark.parametrize(("path", "model"), ANSWERS, ids=[path for path, _ in ANSWERS])
def test_an_answer_is_what_its_schema_says(client: Client, path: str, model: type[BaseModel]) -> None:
    check(client, path, model)


def test_each_fact_and_each_document_is_what_its_schema_says(client: Client) -> None:
    for listed in client.get("/v1/timeline", limit=100, type="Office").json()["facts"]:
        check(client, f"/v1/facts/{listed['id']}", FactOut)
    for document in client.get("/v1/documents", authority=True).json()["documents"]:
        check(client, f"/v1/documents/{document['id']}", DocumentOut)
