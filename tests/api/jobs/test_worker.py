"""Jobs done by the worker of a server: through crashes, beside another server, on both stores."""

import json
import os
import time
from pathlib import Path
from shutil import copytree

import pytest

from api.jobs.worker import jobs_folder
from api.settings import ROOT, read_settings
from graph import queries
from graph.stores import open_store
from ontology import iris
from tests.api.server_process import Server, serving
from tests.demonstration import Demonstration
from tests.graph.conftest import empty_server, server  # noqa: F401

NAMES = tuple(path.stem for path in sorted((ROOT / "corpus").glob("*.txt"))[:5])


def files() -> list[tuple[str, tuple[str, bytes]]]:
    """Documents of the corpus with a sentence more, which makes them others, and a `.json` beside each, without url."""
    found = []
    for name in NAMES:
        text, said = (ROOT / "corpus" / f"{name}{suffix}" for suffix in (".txt", ".json"))
        found += [("file", (text.name, text.read_bytes() + b"\n\nThis is a copy.\n"))]
        metadata = {**json.loads(said.read_text("utf-8")), "url": None}
        found += [("file", (said.name, json.dumps(metadata).encode()))]
    return found


def documents_of(store: str) -> list[str]:
    with open_store(store) as opened:
        return [one.document.id for one in queries.documents(opened, limit=200).documents]


def wait_until_begun(server: Server, path: str) -> None:  # noqa: F811
    deadline = time.monotonic() + 300
    while not (told := server.client.get(path).json())["counts"].get("new"):
        assert told["state"] in ("waiting", "running"), told
        assert time.monotonic() < deadline
        time.sleep(0.1)


def children_of(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.xdist_group("neo4j"))])
def store(request: pytest.FixtureRequest, demonstration: Demonstration, tmp_path: Path) -> str:
    """A store that has the tables of the authority already."""
    if request.param == "embedded":
        return str(copytree(demonstration.store, tmp_path / "store"))
    url: str = request.getfixturevalue("neo4j_url")
    empty_server(url)
    with open_store(str(demonstration.store)) as filled, open_store(url) as emptied:
        tables = [
            one.document.id for one in queries.documents(filled, authority=True, limit=100).documents if one.authority
        ]
        emptied.load((filled.quads(iris.expand(id)) for id in tables), stamp=str(filled.stamp()))
    return url


@pytest.mark.timeout(900)
def test_a_job_that_a_crash_interrupts_is_finished_by_the_next_server(store: str, tmp_path: Path) -> None:
    folder = {"ENTENTE_JOBS": str(tmp_path / "jobs")}
    before = documents_of(store)
    with serving(store, **folder) as first:
        sent = first.send(files=files())
        assert sent.status_code == 202
        path = sent.headers["Location"]
        second = first.send(json={"text": "Nothing happened at all in the valley on that day.", "published": "2025"})
        wait_until_begun(first, path)
        workers = children_of(first.process.pid)
        assert workers
        first.kill()
        deadline = time.monotonic() + 10
        while any(is_running(pid) for pid in workers) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not any(is_running(pid) for pid in workers)
    # Two servers, one store: the job is done once all the same.
    with serving(store, **folder) as one, serving(store, **folder) as other:
        told = one.wait(path)
        assert (told["state"], told["problem"]) == ("done", None)
        assert told["counts"] == {"new": len(NAMES)}
        assert told["facts"]["Meeting"] > 0  # type: ignore[index]
        assert [one["source"] for one in told["documents"]] == sorted(f"{name}.txt" for name in NAMES)  # type: ignore[attr-defined]
        assert other.wait(second.headers["Location"])["counts"] == {"new": 1}
        again = other.send(files=files())
        assert again.headers["Location"] != path
        assert one.wait(again.headers["Location"])["counts"] == {"known": len(NAMES)}
        ids = {one["id"] for one in told["documents"]}  # type: ignore[attr-defined]
        assert one.client.get("/v1/documents").json()["total"] == len(before) + len(NAMES) + 1
        gone = told["documents"][0]["id"]  # type: ignore[index]
        assert one.client.delete(f"/v1/documents/{gone}").status_code == 204
        assert other.client.get(f"/v1/documents/{gone}").status_code == 404
        assert other.client.delete(f"/v1/documents/{gone}").status_code == 404
    found = documents_of(store)
    assert len(found) == len(set(found)) == len(before) + len(NAMES)
    assert ids - {gone} < set(found) - set(before)


def test_jobs_stand_beside_their_store(tmp_path: Path) -> None:
    for store, folder in (
        (str(tmp_path / "store"), tmp_path / "store.jobs"),
        ("neo4j://u:p@db.example:7688/news", ROOT / "data" / "db.example-7688-news.jobs"),
        ("bolt://db.example", ROOT / "data" / "db.example-7687.jobs"),
    ):
        assert jobs_folder(read_settings(store=store)) == folder
    assert jobs_folder(read_settings(jobs=tmp_path / "own")) == tmp_path / "own"
    assert os.sep not in jobs_folder(read_settings(store="bolt://db.example/a")).name
