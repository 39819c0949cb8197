"""The texts of the named queries keep to what both engines share."""

import re
from collections.abc import Mapping

import pytest

from graph import guard, queries
from graph.analysis import AnalysisQuestion, analyse
from graph.compare import compare
from graph.coordinates import read_coordinates
from graph.cursors import SORTS
from graph.dialects import TYPE_OF
from graph.facets import BY as BY_FILTER
from graph.facets import read_facets
from graph.incidence.reading import read_documents
from graph.mentions import find_mentions, list_mentions
from graph.neighbourhood import read_relations
from graph.overview import read_overview
from graph.paths import PathQuestion, find_paths
from graph.queries import FACTS, Filters
from graph.reports import FEW, read_reports
from graph.store import Row, Store, Value
from graph.tallies import BY, tally
from graph.templates import FOLDER, read_parts
from graph.timeline import read_timeline

SHARED_FUNCTIONS = {"count", "min", "max", "sum", "collect", "coalesce", "tolower", "left", "id", *TYPE_OF.values()}
SHARED_KEYWORDS = set(
    """MATCH OPTIONAL WHERE WITH DISTINCT UNWIND RETURN ORDER BY DESC LIMIT AS AND OR NOT IN IS NULL STARTS CONTAINS
    CASE WHEN THEN ELSE END EXISTS UNION ALL""".split()
)


class Recorder:
    """A store that notes what is asked of it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.statements: set[str] = set()

    def run(self, statement: str, parameters: Mapping[str, Value] | None = None) -> list[Row]:
        self.statements.add(statement)
        used = set(re.findall(r"\$(\w+)", statement))
        assert used == set(parameters or {}), statement
        return self._store.run(statement, parameters)

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)


FILTERS = {
    "entity": ("TH", "Myawaddy"),
    "who": ("TH", "Galaxy Holdings", "asset/~~Galaxy%20Channel"),
    "by": "TH",
    "against": "Myawaddy",
    "party": "CN",
    "about": "Myawaddy",
    "place": "Myawaddy",
    "country": "TH",
    "office": "minister",
    "crime": "telecom_fraud",
    "from_": "2025",
    "to": "2026",
    "publisher": "Xinhua",
    "min_documents": 2,
}


@pytest.fixture(scope="module")
def asked(embedded: Store) -> set[str]:
    store = Recorder(embedded)
    for label in FACTS:
        for name, value in FILTERS.items():
            if name.rstrip("_") in queries.schema()["filters"][label]:  # type: ignore[index, call-overload, operator]
                queries.facts(store, label, Filters(**{name: value}))  # type: ignore[arg-type]
        for dates in ("event", "reported", "either"):
            for sort in ("date", "reported"):
                queries.facts(store, label, Filters(from_="2025", dates=dates), sort=sort)  # type: ignore[arg-type]
            queries.facts(store, label, Filters(from_="2025", dates=dates), limit=0)  # type: ignore[arg-type]
    queries.measures(store, Filters(kind="arrest", status="planned"))  # type: ignore[arg-type]
    queries.measures(store, Filters(against="asset/~~Galaxy%20Channel"))  # type: ignore[arg-type]
    queries.measures(store, Filters(by="asset/~~Galaxy%20Channel"))  # type: ignore[arg-type]
    for name, value in (("kind", "arrest"), ("status", "done"), ("by", "TH")):
        queries.measures(store, Filters(except_=((name, value),)))  # type: ignore[arg-type]
    queries.offices(store, Filters(except_=(("office", "minister"),)))  # type: ignore[arg-type]
    for sort in SORTS:
        for label in FACTS:
            page = queries.facts(store, label, limit=1, sort=sort)  # type: ignore[arg-type]
            queries.facts(store, label, limit=1, sort=sort, cursor=page.next)  # type: ignore[arg-type]
    [document, *_] = queries.documents(store, authority=True).documents  # type: ignore[arg-type]
    queries.meetings(store, Filters(document=document.document.id))  # type: ignore[arg-type]
    queries.document(store, document.document.id)  # type: ignore[arg-type]
    queries.fact(store, queries.meetings(store).facts[0].id)  # type: ignore[arg-type]
    for entity in ("TH", "Myawaddy", "telecom_fraud", "Soe Win", "Galaxy Holdings", "Wang Xing"):
        queries.neighbours(store, entity)  # type: ignore[arg-type]
        queries.entity(store, entity)  # type: ignore[arg-type]
    read_relations(store, ["https://w3id.org/entente/id/place/mm-myawaddy"])  # type: ignore[arg-type]
    queries.stats(store)  # type: ignore[arg-type]
    for by in BY:
        tally(store, "Measure", Filters(), by)  # type: ignore[arg-type]
    find_mentions(store, Filters(who=("TH",)))  # type: ignore[arg-type]
    list_mentions(store, Filters(who=("TH",)), limit=1, cursor=None)  # type: ignore[arg-type]
    days = Filters(publisher="Xinhua", document=document.document.id, dates="reported", from_="2025")
    find_mentions(store, days)  # type: ignore[arg-type]
    for since in (None, "2025"):
        find_paths(store, PathQuestion(("Mali", "TH"), k=10, countries=True, from_=since))  # type: ignore[arg-type]
    for dates in ("event", "reported", "either"):
        read_timeline(store, Filters(dates=dates, from_="2025"), types=FACTS)  # type: ignore[arg-type]
        read_timeline(store, Filters(dates=dates), types=FACTS)  # type: ignore[arg-type]
    read_facets(store, Filters(), BY_FILTER, types=FACTS)  # type: ignore[arg-type]
    read_overview(store)  # type: ignore[arg-type]
    read_documents(store)  # type: ignore[arg-type]
    read_coordinates(store, ["https://w3id.org/entente/id/place/mm-myawaddy"])  # type: ignore[arg-type]
    compare(store, "CN", "TH", Filters())  # type: ignore[arg-type]
    analyse(store, Filters(), AnalysisQuestion("degree", types=FACTS))  # type: ignore[arg-type]
    list(read_reports(store, "Meeting", [""] * (FEW + 1), ("status",)))  # type: ignore[arg-type]
    return store.statements


def test_every_statement_keeps_to_what_both_engines_share(asked: set[str]) -> None:
    assert len(asked) > 100
    for statement in asked:
        assert "<" not in re.sub(r"<-|<=|<>| < ", "", statement), statement
        shared = re.sub(r"\boffset\((id\(\w\))\)", r"\1", statement)  # as NUMBER_OF has it
        checked = guard.check(re.sub(r"\$\w+", "1", shared))
        called = {name.lower() for name in re.findall(r"(\w+)\s*\(", re.sub(r"'[^']*'", "", checked))}
        words = {word.lower() for word in guard.KEYWORDS}
        assert called - words <= SHARED_FUNCTIONS, statement
        used = set(re.findall(r"\b[A-Z]{2,}\b", re.sub(r"'[^']*'|:\S+|`\w+`|\|\w+", "", checked)))
        assert used <= SHARED_KEYWORDS, (used - SHARED_KEYWORDS, statement)


def test_every_part_is_used(asked: set[str]) -> None:
    """A part that no question uses is dead."""
    together = "\n".join(asked)
    for file in FOLDER.glob("*.cypher"):
        for part, text in read_parts(file.stem).items():
            fixed = max(re.split(r"<\w+>", text), key=len).strip()
            assert fixed in together, (file.name, part)


def test_every_part_says_what_it_means() -> None:
    for file in FOLDER.glob("*.cypher"):
        headers = re.findall(r"^// (\w+): (.+)$", file.read_text(), re.MULTILINE)
        assert headers
        assert len({name for name, _ in headers}) == len(headers)
