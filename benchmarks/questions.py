"""Questions over HTTP on a large graph, beside the bare drivers running the same statements in the same run.

The server is the real process, `entente serve`. Half of the entities that are asked about are drawn as they come, half
as often as facts name them, so that hubs are asked about too.
"""

from __future__ import annotations

import csv
import http.client
import json
import math
import os
import random
import resource
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from api.asking.chains import path_statement
from benchmarks.ground import prepare, serve_neo4j, show_shape
from benchmarks.recording import Bare, Statement, record
from graph import queries
from graph.paths import LONGEST
from graph.queries import Filters
from graph.store import Store
from graph.stores import open_store
from ontology import iris
from tests import neo4j_server

FACTS = 100_000
ASKED = 200  # questions of each kind
_PATHS = 5  # of which so many times fewer are asked for paths, for they take so much longer
_WARM = 0.05  # so many more are asked beforehand and not measured
_CLIENTS = 4
_IDLE = 2  # seconds after which a connection that was not used is not relied upon
# The goal: p50 at most the bare engine's + 3 ms, p99 at most 1.3 times + 10 ms.
_MORE, _TIMES, _MOST_MORE = 3.0, 1.3, 10.0


@dataclass(frozen=True, slots=True)
class Question:
    """An address of the API, and the statements that the bare driver runs for the same question to a store."""

    address: str
    statements: Callable[[Store], list[Statement]]


@dataclass(frozen=True, slots=True)
class Asked:
    """The milliseconds of a question over HTTP, None where it was not answered in time, and by the bare driver.

    The latter is None where the engine had not the memory for a statement; the server then leaves it out and says so.
    """

    over_http: float | None
    bare: float | None


def main(facts: int = FACTS, number: int = ASKED) -> None:
    """Print p50, p99 and requests a second of search, meetings by place, neighbours and paths on each store."""
    folder = prepare(facts)
    show_shape(folder)
    asked = _draw(folder / "files", number)
    _measure(str(folder / "embedded"), "embedded", folder / "embedded", asked)
    if reason := neo4j_server.missing():
        print(f"\nneo4j: not measured, {reason}")
    else:
        with serve_neo4j(folder) as url:
            _measure(url, "neo4j", folder / "neo4j" / "data", asked)
    print(f"peak memory of the benchmark itself: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MiB")


# What is asked


def _draw(files: Path, number: int) -> Mapping[str, list[Question]]:
    chance = random.Random(5)
    names = [row[2] for row in csv.reader((files / "names.csv").open(encoding="utf-8", newline=""))]
    places = _targets(files, ["edge-Meeting-ABOUT-Place", "edge-Meeting-LOCATION-Place", "edge-Meeting-ABOUT-Country"])
    entities = _targets(files, [path.stem for path in files.glob("edge-M*.csv") if "-Passage" not in path.stem])
    officials = _targets(files, ["edge-Meeting-PARTICIPANT-Official", "edge-Statement-SPEAKER-Official"])
    many = math.ceil(number * (1 + _WARM))
    few = math.ceil(number / _PATHS * (1 + _WARM))
    ends = zip(*(_mixed(officials, few, chance) for _ in range(2)), strict=True)
    return {
        "search": [_search(_worn(name, chance)) for name in chance.sample(names, many)],
        "meetings by place": [_meetings(place) for place in _mixed(places, many, chance)],
        "neighbours": [_neighbours(entity) for entity in _mixed(entities, many, chance)],
        f"paths up to {LONGEST} steps": [_paths(a, b) for a, b in ends if a != b],
    }


def _targets(files: Path, stems: Sequence[str]) -> list[str]:
    """The ends of edges, each as often as it is one."""
    found = (files / f"{stem}.csv" for stem in stems)
    lines = (line for path in found if path.exists() for line in path.open(encoding="utf-8"))
    return [iris.identifier(line.rstrip().rpartition(",")[2].strip('"')) for line in lines]


def _mixed(entities: list[str], number: int, chance: random.Random) -> list[str]:
    different = sorted(set(entities))
    drawn = [chance.choice(different) for _ in range(number // 2)] + chance.choices(entities, k=number - number // 2)
    chance.shuffle(drawn)
    return drawn


def _worn(name: str, chance: random.Random) -> str:
    """A name as people type it: most whole, some only begun, some with a letter missing."""
    wear = chance.random()
    if wear < 0.1 and len(name) > 6:
        place = chance.randrange(1, len(name) - 1)
        return name[:place] + name[place + 1 :]
    return name.split()[0] if wear < 0.2 else name


def _search(name: str) -> Question:
    return Question(f"/v1/search?q={quote(name)}", _run_by(lambda store: queries.search(store, name)))


def _meetings(place: str) -> Question:
    ask = _run_by(lambda store: queries.meetings(store, Filters(place=place)))
    return Question(f"/v1/meetings?place={quote(place)}", ask)


def _neighbours(entity: str) -> Question:
    ask = _run_by(lambda store: queries.neighbours(store, entity))
    return Question(f"/v1/entities/{quote(entity)}/neighbours", ask)


def _run_by(ask: Callable[[Store], object]) -> Callable[[Store], list[Statement]]:
    return lambda store: record(store, ask)


def _paths(a: str, b: str) -> Question:
    """Beside it one shortest path, by the engine's own search over the same relationships."""

    def shortest(store: Store) -> list[Statement]:
        return [Statement(path_statement(store, (a, b), LONGEST), {})]

    return Question(f"/v1/paths?a={quote(a)}&b={quote(b)}", shortest)


# How it is measured


def _measure(url: str, dialect: str, disk: Path, asked: Mapping[str, list[Question]]) -> None:
    print(f"\n{dialect}: {_size(disk) / 2**20:,.0f} MiB on disk")
    print(f"{'':22}{'p50 ms':>9}{'bare':>9}{'p99 ms':>10}{'bare':>9}{'requests/s':>12}{'statements':>12}  goal")
    with open_store(url) as store, closing(Bare(store, url)) as bare, serving(url) as (port, server):
        _show_overview(port)
        for what, questions in asked.items():
            started = time.monotonic()
            statements, measured = _ask_in_turn(store, bare, port, questions)
            measured = measured[-round(len(measured) / (1 + _WARM)) :]
            rate = _rate(port, questions)
            _show(what, measured, rate, statements)
            print(f"{'':22}load {_load()}, {time.monotonic() - started:,.0f} s", flush=True)
        print(f"peak memory of the server: {_peak(server):,.0f} MiB")


def _show_overview(port: int) -> None:
    """How soon a server that has just been started has counted everything, and how soon it tells it again."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=600)) as client:
        start = time.perf_counter()
        while _get(client, "/v1/overview") is None:
            pass
        first = time.perf_counter() - start
        again = _get(client, "/v1/overview") or math.nan
    print(f"overview {first:,.1f} s after the start, then in {again:,.1f} ms; load {_load()}", flush=True)


def _ask_in_turn(store: Store, bare: Bare, port: int, questions: Sequence[Question]) -> tuple[float, list[Asked]]:
    """How many statements a question takes, and the times of each over HTTP and by the bare driver.

    Server and recording keep the totals of hubs: asked for the same in the same order, both keep the same.
    """
    recorded = [question.statements(store) for question in questions]
    found = []
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=600)) as client:
        for question, statements in zip(questions, recorded, strict=True):
            took = _get(client, question.address)
            seconds = bare.seconds(statements)
            found.append(Asked(took, None if seconds is None else 1e3 * seconds))
            if seconds is None or seconds > _IDLE:
                client.close()  # the server has, so the next question connects anew
    return statistics.mean(map(len, recorded)), found


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


def _get(client: http.client.HTTPConnection, address: str) -> float | None:
    """The milliseconds that an answer takes; None where the server tells that it takes too long, or is not ready."""
    start = time.perf_counter()
    client.request("GET", address)
    answer = client.getresponse()
    body = answer.read()
    took = 1e3 * (time.perf_counter() - start)
    if answer.status in (http.client.GATEWAY_TIMEOUT, http.client.SERVICE_UNAVAILABLE):
        return None
    if answer.status != http.client.OK:
        raise RuntimeError(f"{address}: {answer.status} {body[:500]!r}")
    json.loads(body)
    return took


def _show(what: str, measured: Sequence[Asked], rate: float, statements: float) -> None:
    both = [(each.over_http, each.bare) for each in measured if each.over_http is not None and each.bare is not None]
    (p50, p99), (bare50, bare99) = ((_percentile(each, 50), _percentile(each, 99)) for each in zip(*both, strict=True))
    middle, far = p50 <= bare50 + _MORE, p99 <= _TIMES * bare99 + _MOST_MORE
    goal = f"p50 {'met' if middle else 'MISSED'}, p99 {'met' if far else 'MISSED'}"
    if late := sum(each.over_http is None for each in measured):
        goal += f", {late} NOT ANSWERED in time"
    if lost := sum(each.bare is None for each in measured):
        goal += f", {lost} beyond the bare engine's memory"
    print(f"{what:22}{p50:9.1f}{bare50:9.1f}{p99:10.1f}{bare99:9.1f}{rate:12.1f}{statements:12.1f}  {goal}", flush=True)


def _percentile(values: Sequence[float], part: int) -> float:
    return statistics.quantiles(values, n=100, method="inclusive")[part - 1]


def _rate(port: int, questions: Sequence[Question]) -> float:
    """Requests a second of some clients at once."""
    start = time.perf_counter()
    shares = [questions[number::_CLIENTS] for number in range(_CLIENTS)]
    clients = [threading.Thread(target=_ask_all, args=(port, share)) for share in shares]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    return len(questions) / (time.perf_counter() - start)


def _ask_all(port: int, questions: Sequence[Question]) -> None:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=600)) as client:
        for question in questions:
            _get(client, question.address)


@contextmanager
def serving(url: str) -> Iterator[tuple[int, int]]:
    """The server process over a store: its port and process id."""
    port = neo4j_server.find_free_port()
    command = [str(Path(sys.executable).parent / "entente"), "serve", "--store", url, "--port", str(port)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, env={**os.environ, "ENTENTE_RATE": ""})
    try:
        _await(port, process)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(timeout=60)


def _await(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as client:
            try:
                if _get(client, "/readyz") is not None:
                    return
            except (ConnectionError, RuntimeError):
                if process.poll() is not None:
                    raise
        time.sleep(0.2)
    raise RuntimeError("the server does not answer")


def _peak(process: int) -> float:
    """The most memory that a process has had, in MiB; 0 where the system does not tell."""
    status = Path(f"/proc/{process}/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
