import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from graph import workers
from graph.embedded import EmbeddedStore
from graph.store import Limits, Store
from ontology.errors import FailedStatement, RefusedStatement, StoppedStatement

ENDLESS = (
    "MATCH (a) MATCH (b) MATCH (c) MATCH (d) MATCH (e) "
    "WHERE a.iri < b.iri AND c.iri < d.iri AND d.iri < e.iri RETURN count(*) AS n"
)
MEETING = "MATCH (m:Meeting {date: '2025-02'})-[r:PARTICIPANT]->(x:Official) "


def test_rows_under_columns(store: Store) -> None:
    found = store.query("MATCH (c:Country) RETURN c.code AS code, c.name AS name ORDER BY code LIMIT 2", Limits())
    assert found.columns == ("code", "name")
    assert found.rows == (("CN", "China"), ("LA", "Laos"))
    assert (found.nodes, found.edges, found.truncated) == ((), (), False)


@pytest.mark.parametrize(
    ("statement", "columns"),
    [
        ("MATCH (n:Country) RETURN count(n)", ("count(n)",)),
        ("MATCH (n:Country) RETURN  count( n ),count(*) AS many ORDER BY many", ("count( n )", "many")),
        ("MATCH (n:Country) RETURN DISTINCT labels(n)", ("labels(n)",)),
        ("MATCH (n:Country) RETURN n.code, n LIMIT 1", ("n.code", "n")),
        (
            "MATCH (n:Country) RETURN [n.code, 'a, b'], toLower( n.name ) AS `low name`",
            ("[n.code, 'a, b']", "low name"),
        ),
        ("MATCH (`n`:Country) RETURN `n`, n.`name`", ("n", "n.`name`")),
        ("MATCH (n:Country) RETURN n.code AS x UNION MATCH (n:Crime) RETURN n.code AS x", ("x",)),
        ("MATCH (n:Country) WITH n AS m RETURN *", ("m",)),
    ],
)
def test_columns_are_called_as_the_statement_calls_them(store: Store, statement: str, columns: tuple[str, ...]) -> None:
    assert store.query(statement, Limits()).columns == columns


def test_nodes_become_ids_and_come_along(store: Store) -> None:
    found = store.query("MATCH (c:Country {code: 'TH'}) RETURN c, [c] AS list", Limits())
    assert found.rows == (("country/TH", ["country/TH"]),)
    [node] = found.nodes
    assert (node["id"], node["label"]) == ("country/TH", "Country")
    assert node["properties"] == {
        "iri": "https://w3id.org/entente/id/country/TH",
        "code": "TH",
        "name": "Thailand",
    }


def test_relationships_name_their_ends(store: Store) -> None:
    found = store.query(MEETING + "RETURN r ORDER BY x.name", Limits())
    assert [(edge["type"], edge["target"]) for edge in found.edges] == [
        ("PARTICIPANT", "official/han-zhiqiang"),
        ("PARTICIPANT", "official/phumtham-wechayachai"),
    ]
    assert found.rows == tuple((edge,) for edge in found.edges)
    ids = {node["id"] for node in found.nodes}
    assert {end for edge in found.edges for end in (edge["source"], edge["target"])} == ids


def test_paths_are_lists_of_ids(store: Store) -> None:
    found = store.query("MATCH p = (:Place {name: 'KK Park'})-[:WITHIN*2..2]->(:Place) RETURN p", Limits())
    assert found.rows == ((["place/mm-kk-park", "place/mm-myawaddy", "place/mm-13"],),)
    assert [edge["type"] for edge in found.edges] == ["WITHIN", "WITHIN"]


def test_both_stores_give_one_answer(embedded: Store, served: Store) -> None:
    for statement in (
        "MATCH (m:Measure)-[:AGAINST]->(p:Place) RETURN m, p.name AS name ORDER BY m.iri, name",
        "MATCH (m:Measure)-[r:TAKEN_BY]->(c) RETURN r ORDER BY m.iri, c.iri",
        "MATCH (m:Meeting) OPTIONAL MATCH (m)-[:LOCATION]->(p) RETURN m.iri AS iri, p ORDER BY iri",
        "MATCH (m:Measure) RETURN m.kind AS kind, count(*) AS n, min(m.status) AS s ORDER BY n DESC, kind",
    ):
        first, second = (store.query(statement, Limits()) for store in (embedded, served))
        assert first == second, statement


def test_the_row_limit_cuts_and_says_so(store: Store) -> None:
    found = store.query("MATCH (n:Name) RETURN n.surface AS surface", Limits(rows=3))
    assert (len(found.rows), found.truncated) == (3, True)
    assert not store.query("MATCH (c:Country) RETURN c.code AS code", Limits(rows=6)).truncated


def test_a_statement_ends_at_its_deadline(store: Store) -> None:
    started = time.monotonic()
    with pytest.raises(StoppedStatement, match="longer than 1 s"):
        store.query(ENDLESS, Limits(seconds=1))
    assert time.monotonic() - started < 5
    assert store.query("RETURN 1 AS one", Limits()).rows == ((1,),)


def test_a_statement_ends_when_who_asked_goes_away(store: Store) -> None:
    gone = threading.Event()
    threading.Timer(0.5, gone.set).start()
    started = time.monotonic()
    with pytest.raises(StoppedStatement, match="cancelled"):
        store.query(ENDLESS, Limits(seconds=60, cancelled=gone))
    assert time.monotonic() - started < 5


def test_writing_is_refused_before_any_engine_sees_it(store: Store) -> None:
    with pytest.raises(RefusedStatement):
        store.query("MATCH (n) DETACH DELETE n", Limits())
    assert store.query("MATCH (c:Country) RETURN count(*) AS n", Limits()).rows == ((6,),)


def test_an_engine_s_error_is_one_line_with_a_remedy(store: Store) -> None:
    with pytest.raises(FailedStatement) as caught:
        store.query("MATCH (n:Meeting RETURN n", Limits())
    assert "\n" not in caught.value.problem
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("statement", "remedy"),
    [
        ("MATCH (n) WHERE n:Meeting RETURN n", "label(n) = 'Meeting'"),
        ("MATCH ()-[r]->() RETURN type(r)", "label(r)"),
        ("MATCH (n) RETURN labels(n)[0]", "label(n)"),
        ("MATCH (n:Meeting:Measure) RETURN n", "(n:A|B)"),
        ("MATCH (n) RETURN COUNT { (n)--() }", "Write MATCH inside the braces"),
        ("MATCH (n) WHERE EXISTS { (n)-[:ABOUT]->() } RETURN n", "Write MATCH inside the braces"),
        ("MATCH (m:Meeting) RETURN [x IN [1] | x + 1]", "list_transform"),
        ("MATCH p = shortestPath((a:Official)-[*1..6]-(b:Official)) RETURN p", "SHORTEST"),
        ("MATCH (m:Meeting) RETURN toString(m.date)", "cast(x, 'STRING')"),
        ("MATCH (m:Meeting) RETURN m {.date}", "no map projection"),
        ("MATCH (m:Meeting) RETURN m.date AS end", "backticks"),
    ],
)
def test_the_embedded_dialect_is_hinted_at(embedded: Store, statement: str, remedy: str) -> None:
    with pytest.raises(FailedStatement) as caught:
        embedded.query(statement, Limits())
    assert remedy in caught.value.remedy


@pytest.mark.parametrize(
    ("statement", "remedy"),
    [
        ("MATCH (n) RETURN label(n)", "labels(n)[0]"),
        ("MATCH p = (a:Official)-[* SHORTEST 1..6]-(b:Official) RETURN p", "shortestPath"),
        ("MATCH (a)-[* TRAIL 1..3]-(b) RETURN a", "[*1..3]"),
        ("RETURN list_transform([1], x -> x + 1)", "[x IN list | ...]"),
    ],
)
def test_the_dialect_of_neo4j_is_hinted_at(served: Store, statement: str, remedy: str) -> None:
    with pytest.raises(FailedStatement) as caught:
        served.query(statement, Limits())
    assert remedy in caught.value.remedy


def test_too_much_memory_is_told(embedded: Store) -> None:
    with pytest.raises(StoppedStatement, match="memory"):
        embedded.query("MATCH (a) MATCH (b) MATCH (c) MATCH (d) RETURN collect(a.iri), collect(d.iri)", Limits())


# The worker


def processes(file: Path) -> list[int]:
    """The workers that have a graph file open, from the list of processes."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            arguments = (entry / "cmdline").read_bytes().split(b"\0")
        except (OSError, ValueError):
            continue
        if b"graph.worker" in arguments and str(file.resolve()).encode() in arguments:
            found.append(int(entry.name))
    return found


def await_none(file: Path, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while processes(file) and time.monotonic() < deadline:
        time.sleep(0.02)
    return not processes(file)


def test_a_warm_worker_is_used_again_and_ends_when_it_is_told(embedded: Store) -> None:
    assert isinstance(embedded, EmbeddedStore)
    with embedded.graph_file() as file:
        embedded.query("RETURN 1 AS one", Limits())
        first = processes(file)
        embedded.query("RETURN 1 AS one", Limits())
        assert processes(file) == first
        assert len(first) == 1
        workers.end_workers()
        assert await_none(file, 10)


def test_a_warm_worker_that_died_is_replaced(embedded: Store) -> None:
    assert isinstance(embedded, EmbeddedStore)
    embedded.query("RETURN 1 AS one", Limits())
    with embedded.graph_file() as file:
        for process in processes(file):
            os.kill(process, 9)
    assert embedded.query("RETURN 1 AS one", Limits()).rows == ((1,),)


def test_the_worker_of_a_stopped_statement_is_gone(embedded: Store) -> None:
    assert isinstance(embedded, EmbeddedStore)
    workers.end_workers()
    with pytest.raises(StoppedStatement):
        embedded.query(ENDLESS, Limits(seconds=0.5))
    with embedded.graph_file() as file:
        assert await_none(file, 10)


def test_the_worker_ends_when_its_caller_is_killed(embedded: Store) -> None:
    assert isinstance(embedded, EmbeddedStore)
    workers.end_workers()
    program = (
        "from pathlib import Path; import sys; from graph.store import Limits; "
        "from graph.statements import query_embedded; query_embedded(Path(sys.argv[1]), sys.argv[2], Limits(60))"
    )
    with embedded.graph_file() as file:
        caller = subprocess.Popen([sys.executable, "-c", program, str(file), ENDLESS])
        deadline = time.monotonic() + 20
        while not processes(file) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert processes(file)
        time.sleep(0.5)
        caller.kill()
        caller.wait()
        assert await_none(file, 10)


def test_the_worker_cannot_write_files_and_knows_no_secrets(embedded: Store, tmp_path: Path) -> None:
    assert isinstance(embedded, EmbeddedStore)
    os.environ["ENTENTE_TEST_SECRET"] = "hidden"
    try:
        workers.end_workers()
        embedded.query("RETURN 1 AS one", Limits())
        with embedded.graph_file() as file:
            [process] = processes(file)
        assert b"hidden" not in Path(f"/proc/{process}/environ").read_bytes()
        limits = Path(f"/proc/{process}/limits").read_text()
        assert [line.split()[3] for line in limits.splitlines() if line.startswith("Max file size")] == ["0"]
    finally:
        del os.environ["ENTENTE_TEST_SECRET"]
