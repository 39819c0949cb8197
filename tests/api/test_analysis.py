"""Timelines, comparisons and analyses over HTTP."""

import csv
import io

import pytest

from api.schemas.analysis import FIGURES, ComparisonOut, RankingOut, TimelineOut
from tests.api.conftest import Client
from tests.graph.conftest import embedded  # noqa: F401


def test_a_timeline_counts_as_the_lists_do(client: Client) -> None:
    told = client.get("/v1/timeline", place="Myawaddy", limit=1000).json()
    assert TimelineOut.model_validate(told, extra="forbid")
    lists = {type_: client.get(f"/v1/{type_.lower()}s", place="Myawaddy").json() for type_ in told["totals"]}
    assert told["totals"] == {
        type_: {name: page[name] for name in ("total", "undated")} for type_, page in lists.items()
    }
    assert {fact["id"] for fact in told["facts"]} == {fact["id"] for page in lists.values() for fact in page["facts"]}
    counted = sum(sum(period[name].values()) for period in told["periods"] for name in ("counts", "undated"))
    assert counted == told["total"] == len(told["facts"])
    assert all(fact["sentence"] for fact in told["facts"])


def test_a_timeline_has_pages(client: Client) -> None:
    whole = client.get("/v1/timeline", limit=1000).json()
    first = client.get("/v1/timeline", limit=5)
    second = client.get("/v1/timeline", limit=5, cursor=first.json()["next"]).json()
    assert [*first.json()["facts"], *second["facts"]] == whole["facts"][:10]
    assert (second["periods"], second["total"]) == ([], whole["total"])
    assert 'rel="next"' in first.headers["Link"]


def test_a_timeline_as_csv_has_facts_or_periods(client: Client) -> None:
    def rows(**query: object) -> list[dict[str, str]]:
        found = client.request("GET", "/v1/timeline", params=query, headers={"Accept": "text/csv"})
        return list(csv.DictReader(io.StringIO(found.text)))

    assert [row["id"].partition("/")[0] for row in rows(by="TH", fields="id,date")] == ["measure"] * 4
    assert rows(by="TH", unit="year", limit=0)[0]["counts.Measure"] == "3"


def test_several_types_and_exceptions_are_repeated(client: Client) -> None:
    path = "/v1/timeline?type=Measure&type=Meeting&except=by:CN&except=who:Soe+Win"
    told = client.request("GET", path).json()
    assert {type_: count["total"] for type_, count in told["totals"].items()} == {"Measure": 5, "Meeting": 4}


def test_two_countries_side_by_side(client: Client) -> None:
    told = client.get("/v1/compare", a="CN", b="Thailand", crime="telecom_fraud").json()
    assert ComparisonOut.model_validate(told, extra="forbid").model_dump(by_alias=True) == told
    assert (told["a"]["name"], told["b"]["name"]) == ("China", "Thailand")
    meetings = client.request("GET", "/v1/meetings?who=CN&who=TH&crime=telecom_fraud").json()
    both = told["facts"]["meetings"]["both"]
    assert (both["total"], both["facts"]) == (meetings["total"], [fact["id"] for fact in meetings["facts"]])
    assert told["leftOut"] == {"Office": ["crime"]}
    for id_ in both["facts"]:
        assert client.get(f"/v1/facts/{id_}").status_code == 200


@pytest.mark.parametrize(
    "measure", ["degree", "betweenness", "closeness", "communities", "countries", "bridges", "brokers"]
)
def test_an_analysis(client: Client, measure: str) -> None:
    ends = {"a": "CN", "b": "TH"} if measure == "bridges" else {}
    told = client.get("/v1/analysis", measure=measure, type="Meeting", **ends).json()
    assert told["measure"] == measure
    assert told["network"] == {"facts": 6, "entities": 10, "pairs": 11}
    model = FIGURES.get(measure, RankingOut)
    assert model.model_validate(told, extra="forbid").model_dump(by_alias=True) == told


@pytest.mark.parametrize(
    ("path", "status", "detail"),
    [
        ("/v1/timeline?by=TH&party=CN", 422, "Measure has no such party"),
        ("/v1/timeline?type=Official", 422, "type is 'Official'"),
        ("/v1/timeline?unit=week", 422, "unit"),
        ("/v1/timeline?cursor=xyz", 422, "cursor 'xyz' is none of ours"),
        (f"/v1/timeline?min_documents={2**63}", 422, "min_documents"),
        ("/v1/timeline?who=Nobody+At+All", 422, "Nobody At All"),
        ("/v1/compare?a=CN", 422, "b"),
        ("/v1/compare?a=CN&b=CN", 422, "a and b are both country/CN"),
        ("/v1/compare?a=CN&b=Ministry+of+Public+Security", 409, "Ministry of Public Security"),
        ("/v1/analysis", 422, "measure"),
        ("/v1/analysis?measure=pagerank", 422, "measure is 'pagerank'"),
        ("/v1/analysis?measure=bridges&a=CN", 422, "bridges with a='CN' and b=None"),
        ("/v1/analysis?measure=degree&label=Meeting", 422, "label is 'Meeting'"),
        ("/v1/analysis?measure=degree&limit=0", 422, "limit"),
    ],
)
def test_problems(client: Client, path: str, status: int, detail: str) -> None:
    answer = client.request("GET", path)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert detail in answer.json()["detail"]
    assert answer.json()["remedy"]
