"""A client of the HTTP API: a method an operation, with answers as the models of `schemas`.

    with Client("http://localhost:8000") as client:
        for page in client.pages(client.meetings, about="Myawaddy", from_="2025-02"):
            for fact in page.facts:
                print(fact.sentence, fact.evidence[0].document.url)

Written by hand: what a generator makes of the same OpenAPI is some hundred files with unions to take apart, and a
test holds these methods and their parameters to it as well.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, ParamSpec, Protocol, TypedDict, TypeVar, Unpack

import httpx
from pydantic import BaseModel

from api.connection import Connection, refusal
from api.schemas.analysis import FIGURES, ComparisonOut, FacetsOut, FiguresOut, OverviewOut, RankingOut, TimelineOut
from api.schemas.asked import AskedOut
from api.schemas.documents import DocumentOut, DocumentPage
from api.schemas.entities import EntitiesOut, EntityOut, Hits, NeighboursOut
from api.schemas.explained import ExplainedOut
from api.schemas.facts import FactOut, FactPage, FactsOut
from api.schemas.jobs import JobOut, JobPage, WholeJobOut
from api.schemas.paths import PathsOut
from api.schemas.store import CypherOut, SchemaOut, StatsOut
from graph.closing import Closing

Several = str | Iterable[str]
Model = TypeVar("Model", bound=BaseModel)
P = ParamSpec("P")


class Paged(Protocol):
    """A page of an answer."""

    next: str | None


Page = TypeVar("Page", bound=Paged)


class Filters(TypedDict, total=False):
    """The filters of facts; a value, or several of which any (of `who` all) must hold. `from` and `except` end in _."""

    entity: Several
    who: Several
    by: Several
    against: Several
    party: Several
    about: Several
    place: Several
    country: Several
    office: Several
    crime: Several
    kind: Several
    status: Several
    from_: str
    to: str
    dates: Literal["event", "reported", "either"]
    publisher: Several
    document: Several
    min_documents: int
    except_: Several


class FactFilters(Filters, total=False):
    """The filters of facts, their order, and the page."""

    sort: Literal["date", "-date", "reported", "-reported", "reports", "-reports"]
    limit: int
    cursor: str


class Client(Closing):
    """A client of one server; `key` is needed to write, and where the server asks for one.

    Errors: Refusal for what the server tells as a problem, Unreachable.
    """

    def __init__(
        self,
        url: str = "http://localhost:8000",
        *,
        key: str | None = None,
        seconds: float = 60.0,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self._connection = Connection(url, key, seconds, transport)

    def close(self) -> None:
        """Give back connections."""
        self._connection.http.close()

    # Facts

    def meetings(self, **filters: Unpack[FactFilters]) -> FactPage:
        """Who met whom."""
        return self._get(FactPage, "meetings", filters)

    def measures(self, **filters: Unpack[FactFilters]) -> FactPage:
        """What was done against what."""
        return self._get(FactPage, "measures", filters)

    def agreements(self, **filters: Unpack[FactFilters]) -> FactPage:
        """Who agreed with whom."""
        return self._get(FactPage, "agreements", filters)

    def statements(self, **filters: Unpack[FactFilters]) -> FactPage:
        """Who spoke about what."""
        return self._get(FactPage, "statements", filters)

    def offices(self, **filters: Unpack[FactFilters]) -> FactPage:
        """Who held which office."""
        return self._get(FactPage, "offices", filters)

    def fact(self, id: str) -> FactOut:
        """One fact with all reports of its occasion."""
        return self._get(FactOut, f"facts/{_quote(id)}")

    def facts_by_id(self, id: Several) -> FactsOut:
        """Facts by their ids, with all reports of their occasions."""
        return self._get(FactsOut, "facts", {"id": id})

    def facets(self, *facet: str, type: Several = (), limit: int = 25, **filters: Unpack[Filters]) -> FacetsOut:
        """How many facts each value of some filters would leave."""
        return self._get(FacetsOut, "facets", {"facet": facet, "type": type, "limit": limit, **filters})

    def timeline(
        self,
        *,
        type: Several = (),
        unit: Literal["day", "month", "year"] = "month",
        **filters: Unpack[FactFilters],
    ) -> TimelineOut:
        """Facts of all types over time."""
        return self._get(TimelineOut, "timeline", {"type": type, "unit": unit, **filters})

    # Entities

    def search(self, q: str, *, label: Several = (), limit: int = 20) -> Hits:
        """Entities by name, the nearest spelling first."""
        return self._get(Hits, "search", {"q": q, "label": label, "limit": limit})

    def entities(self, id: Several) -> EntitiesOut:
        """Entities by their ids, places with their coordinates."""
        return self._get(EntitiesOut, "entities", {"id": id})

    def entity(self, id: str) -> EntityOut:
        """One entity."""
        return self._get(EntityOut, f"entities/{_quote(id)}")

    def neighbours(self, id: str, *, limit: int = 25, cursor: str | None = None) -> NeighboursOut:
        """The facts that name an entity, and its relations to others."""
        return self._get(NeighboursOut, f"entities/{_quote(id)}/neighbours", {"limit": limit, "cursor": cursor})

    # Connections

    def paths(
        self,
        a: str,
        *b: str,
        k: int = 3,
        longest: int = 6,
        via: Several = (),
        never: Several = (),
        from_: str | None = None,
        to: str | None = None,
        dates: Literal["event", "reported", "either"] = "either",
        deeds: bool = False,
        step: str | None = None,
        countries: bool = False,
    ) -> PathsOut:
        """How entities are connected."""
        given = {name: value for name, value in locals().items() if name != "self"}
        return self._get(PathsOut, "paths", given)

    def compare(
        self, a: str, b: str, *, limit: int = 10, sample: int = 10, **filters: Unpack[Filters]
    ) -> ComparisonOut:
        """What two actors have in common, and what each has apart."""
        return self._get(ComparisonOut, "compare", {"a": a, "b": b, "limit": limit, "sample": sample, **filters})

    def analyse(
        self,
        measure: Literal["degree", "betweenness", "closeness", "communities", "bridges", "brokers"],
        *,
        type: Several = (),
        label: Several = (),
        a: str | None = None,
        b: str | None = None,
        limit: int = 25,
        sample: int = 5,
        **filters: Unpack[Filters],
    ) -> FiguresOut:
        """Figures of the network that facts make."""
        given = {"measure": measure, "type": type, "label": label, "a": a, "b": b, "limit": limit, "sample": sample}
        figures = self._get(FIGURES.get(measure, RankingOut), "analysis", {**given, **filters})
        assert isinstance(figures, FiguresOut)
        return figures

    def ask(
        self,
        q: str,
        *,
        context: str | Sequence[str] | None = None,
        today: str | None = None,
        limit: int = 25,
        cursor: str | None = None,
    ) -> AskedOut:
        """A question in words; `context` is the question before, or several, the oldest first."""
        given = {"q": q, "context": context, "today": today, "limit": limit, "cursor": cursor}
        return self._get(AskedOut, "ask", given)

    # The store

    def documents(
        self, *, authority: bool = False, limit: int = 25, cursor: str | None = None, **filters: Unpack[Filters]
    ) -> DocumentPage:
        """Documents in order of publication; with filters, those that state facts which pass them."""
        given = {"authority": authority, "limit": limit, "cursor": cursor, **filters}
        return self._get(DocumentPage, "documents", given)

    def document(self, id: str) -> DocumentOut:
        """A document with its text and what it states."""
        return self._get(DocumentOut, f"documents/{_quote(id)}")

    def stats(self) -> StatsOut:
        """Counts by label and relationship."""
        return self._get(StatsOut, "stats")

    def overview(self) -> OverviewOut:
        """The store at a glance."""
        return self._get(OverviewOut, "overview")

    def schema(self) -> SchemaOut:
        """Labels, relationships, codes and filters."""
        return self._get(SchemaOut, "schema")

    def cypher(self, statement: str, *, seconds: float | None = None) -> CypherOut:
        """The answer to a reading Cypher statement, within so many seconds."""
        return self._read(CypherOut, "POST", "cypher", json={"statement": statement, "seconds": seconds})

    def export(self, path: Path, format: Literal["nquads", "turtle", "jsonld", "graphml", "csv", "ftm"]) -> None:
        """The whole graph into a file."""
        with self._connection.http.stream("GET", "/v1/export", params={"format": format}) as answer:
            if answer.is_error:
                answer.read()
                raise refusal(answer)
            with path.open("wb") as file:
                for part in answer.iter_bytes():
                    file.write(part)

    # Writes

    def send_text(self, text: str, *, replace: bool = False, **metadata: str) -> JobOut:
        """Send a document as text, with its title, published, publisher, url: a job loads it."""
        return self._send(replace, json={"text": text, **metadata})

    def send_files(self, *paths: Path, replace: bool = False, **metadata: str) -> JobOut:
        """Send files (text, HTML, PDF, DOCX, CSV, JSON lines): a job loads them."""
        files = [("file", (path.name, path.read_bytes())) for path in paths]
        return self._send(replace, files=files, data=metadata)

    def _send(self, replace: bool, **body: Any) -> JobOut:
        headers = {"Idempotency-Key": str(uuid.uuid4())}  # so that it may be sent again
        return self._read(JobOut, "POST", "documents", params={"replace": replace}, headers=headers, **body)

    def job(self, id: str, *, limit: int = 25, cursor: str | None = None) -> WholeJobOut:
        """How far an upload has come."""
        return self._get(WholeJobOut, f"jobs/{_quote(id)}", {"limit": limit, "cursor": cursor})

    def jobs(self, *, state: str | None = None, limit: int = 25, cursor: str | None = None) -> JobPage:
        """Uploads, the newest first."""
        return self._get(JobPage, "jobs", {"state": state, "limit": limit, "cursor": cursor})

    def retract(self, id: str) -> None:
        """Take a document out."""
        self._connection.request("DELETE", f"documents/{_quote(id)}")

    def explain(self, text: str, **metadata: str) -> ExplainedOut:
        """What rules read in a text, and why; nothing is loaded."""
        return self._read(ExplainedOut, "POST", "explain", json={"text": text, **metadata})

    def explain_document(self, document: str) -> ExplainedOut:
        """What rules read in a document of the store, and why."""
        return self._get(ExplainedOut, "explain", {"document": document})

    # Requests

    def pages(self, ask: Callable[P, Page], *given: P.args, **named: P.kwargs) -> Iterator[Page]:
        """All pages of a list, one by one: `pages(client.meetings, about="Myawaddy")`."""
        page = ask(*given, **named)
        yield page
        while page.next:
            named["cursor"] = page.next
            page = ask(*given, **named)
            yield page

    def _get(self, model: type[Model], path: str, given: Mapping[str, Any] | None = None) -> Model:
        return self._read(model, "GET", path, params=_parameters(given or {}))

    def _read(self, model: type[Model], method: str, path: str, **request: Any) -> Model:
        return model.model_validate_json(self._connection.request(method, path, **request).content)


def _parameters(given: Mapping[str, Any]) -> dict[str, Any]:
    """Parameters as the address has them; those that are not given left out."""
    told = {name.rstrip("_"): list(value) if _is_several(value) else value for name, value in given.items()}
    return {name: value for name, value in told.items() if value not in (None, [])}


def _is_several(value: object) -> bool:
    return isinstance(value, Iterable) and not isinstance(value, str)


def _quote(id: str) -> str:
    """An id as part of an address: an encoded name within it is encoded once more."""
    return id.replace("%", "%25").replace("?", "%3F").replace("#", "%23")
