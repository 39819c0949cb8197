"""The client: typed answers from an application in this process, refusals with their remedy, and tries again."""

import asyncio
import inspect
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from api.app import create_app
from api.client import Client, FactFilters, Filters
from api.connection import Refusal, Unreachable
from api.settings import read_settings
from graph import queries
from graph.store import Store
from tests.graph.conftest import embedded  # noqa: F401

# Operations whose method has another name; those that serve machines have none.
METHODS = {
    "read_cypher": "cypher",
    "run_cypher": "cypher",
    "send_documents": "send_text",
    "retract_document": "retract",
    "explain_text": "explain",
    "explain_document": "explain_document",
}
NONE = {"read_health", "read_readiness", "read_metrics"}


class InProcess(httpx.BaseTransport):
    """Asks an application without a network."""

    def __init__(self, app: object) -> None:
        self.app = httpx.ASGITransport(app, raise_app_exceptions=False)  # type: ignore[arg-type]

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        async def ask() -> httpx.Response:
            answer = await self.app.handle_async_request(request)
            content = b"".join([part async for part in answer.stream])  # type: ignore[union-attr]
            return httpx.Response(answer.status_code, headers=answer.headers, content=content)

        return asyncio.run(ask())


@pytest.fixture(scope="module")
def app(embedded: Store) -> Iterator[object]:  # noqa: F811
    app = create_app(read_settings(store=embedded.url))
    yield app
    app.state.store.close()


@pytest.fixture
def client(app: object) -> Iterator[Client]:
    with Client("http://entente", transport=InProcess(app)) as client:
        yield client


def test_each_operation_has_a_method_that_takes_its_parameters(app: object) -> None:
    for path in app.openapi()["paths"].values():  # type: ignore[attr-defined]
        for operation in path.values():
            name = operation["operationId"]
            if name in NONE:
                continue
            method = getattr(Client, METHODS.get(name, name.removeprefix("list_").removeprefix("read_")))
            taken = {one.name.rstrip("_") for one in inspect.signature(method).parameters.values()}
            for typed in (FactFilters, Filters):
                if f"Unpack[{typed.__name__}]" in str(inspect.signature(method)):
                    taken |= {key.rstrip("_") for key in typed.__annotations__ | Filters.__annotations__}
            if "metadata" in taken:
                taken |= {"title", "published", "publisher", "url", "language", "idempotency-key"}
            asked = {one["name"] for one in operation.get("parameters", ())} - {"fields"}
            assert asked <= taken, f"{name}: {asked - taken}"


def test_answers_are_those_of_the_queries(client: Client, embedded: Store) -> None:  # noqa: F811
    filters = queries.Filters(about="Myawaddy", from_="2025-02")
    page = client.meetings(about="Myawaddy", from_="2025-02")
    assert [fact.id for fact in page.facts] == [fact.id for fact in queries.meetings(embedded, filters).facts]
    assert page.facts[0].evidence[0].document.title
    assert client.fact(page.facts[0].id) == page.facts[0]


def test_several_values_are_several_values(client: Client) -> None:
    both = client.measures(country=["TH", "MM"], except_="by:CN")
    each = [client.measures(country=country, except_=["by:CN"]).total for country in ("TH", "MM")]
    assert max(each) <= both.total <= sum(each)


def test_pages_are_all_pages(client: Client) -> None:
    whole = [fact.id for fact in client.measures(limit=100).facts]
    pages = list(client.pages(client.measures, limit=2))
    assert [fact.id for page in pages for fact in page.facts] == whole
    assert len(pages) == -(-len(whole) // 2) > 1
    assert next(client.pages(client.documents, limit=3)).total == client.documents().total


def test_every_reading_method_has_a_typed_answer(client: Client, tmp_path: Path) -> None:
    assert client.search("Puttan", label="Official").entities[0].name == "Phumtham Wechayachai"
    assert client.entity("place/mm-myawaddy").names == ["Myawadi"]
    assert client.entity("official/~TH~Direk%20Bongkarn").name == "Direk Bongkarn"
    assert client.neighbours("place/mm-myawaddy").total > 0
    assert client.paths("Han Zhiqiang", "Soe Win", k=1, deeds=True).paths[0].length == 3
    assert client.documents().documents[0].id
    document = client.documents().documents[0]
    assert client.document(document.id).text
    assert client.stats().nodes["Meeting"].total > 0
    assert client.schema().labels
    assert client.cypher("RETURN 1 AS one").rows == [[1]]
    assert client.offices(who="Phumtham Wechayachai").facts[0].from_
    assert client.timeline(place="MM", type="Meeting").total > 0
    assert client.compare("CN", "TH").a
    assert client.analyse("brokers", type=["Meeting", "Agreement"])
    assert client.analyse("bridges", a="CN", b="TH")
    client.export(tmp_path / "graph.nq", "nquads")
    assert (tmp_path / "graph.nq").read_bytes().count(b"\n") > 100


def test_a_problem_is_an_error_with_its_remedy(client: Client) -> None:
    with pytest.raises(Refusal, match="Atlantis") as refused:
        client.meetings(about="Atlantis")
    assert (refused.value.status, bool(refused.value.remedy), bool(refused.value.request)) == (422, True, True)
    with pytest.raises(Refusal, match="can be") as refused:
        client.meetings(who="Ministry of Public Security")
    assert len(refused.value.choices) == 2
    with pytest.raises(Refusal, match="this server has no keys"):
        client.send_text("A text.")


class Busy(httpx.BaseTransport):
    """Answers with one thing after the other."""

    def __init__(self, *answers: httpx.Response | Exception) -> None:
        self.answers = list(answers)
        self.seen: list[httpx.Request] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.seen.append(request)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture
def waited(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    waits: list[float] = []
    monkeypatch.setattr(time, "sleep", waits.append)
    return waits


def test_a_request_is_sent_again_when_the_server_says_so(waited: list[float]) -> None:
    later = httpx.Response(429, headers={"Retry-After": "7"}, json={"detail": "too many"})
    done = httpx.Response(200, json={"columns": [], "rows": [], "graph": {}, "truncated": False})
    busy = Busy(later, httpx.ConnectError("refused"), done)
    assert Client("http://x", transport=busy).cypher("RETURN 1").columns == []
    assert waited == [7.0, 0.5]


def test_an_upload_that_is_sent_again_is_the_same_upload(waited: list[float], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A text.")
    busy = Busy(httpx.ReadError("gone"), httpx.Response(422, json={"detail": "no"}))
    with pytest.raises(Refusal):
        Client("http://x", transport=busy, key="secret").send_files(tmp_path / "a.txt")
    keys = {request.headers["Idempotency-Key"] for request in busy.seen}
    assert (len(busy.seen), len(keys)) == (2, 1)
    assert busy.seen[0].headers["Authorization"] == "Bearer secret"


def test_a_problem_that_time_does_not_mend_is_told_at_once(waited: list[float]) -> None:
    busy = Busy(httpx.Response(503, json={"detail": "no store", "remedy": "Fill it."}))
    with pytest.raises(Refusal, match="no store"):
        Client("http://x", transport=busy).stats()
    assert waited == []


def test_a_server_that_is_not_there_is_told_after_some_tries(waited: list[float]) -> None:
    busy = Busy(*[httpx.ConnectError("refused")] * 4)
    with pytest.raises(Unreachable, match="entente serve"):
        Client("http://x", transport=busy).stats()
    assert waited == [0.25, 0.5, 1.0]


def test_an_answer_of_another_server_is_told(waited: list[float]) -> None:
    with pytest.raises(Refusal, match="502 <html>"):
        Client("http://x", transport=Busy(httpx.Response(502, text="<html>"))).stats()
