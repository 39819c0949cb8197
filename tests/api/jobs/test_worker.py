"""Jobs done by the worker of a server: through crashes, beside another server, on both stores."""

import os
import time
from pathlib import Path

import pytest

from api.jobs.worker import jobs_folder
from api.settings import ROOT, read_settings
from graph import queries
from graph.stores import open_store
from tests.api.server_process import Server, serving
from tests.graph.conftest import empty_server, server  # noqa: F401

NAMES = (
    "asean-telecom-fraud",
    *(path.stem for path in sorted((ROOT / "corpus").glob("*.txt")) if path.stem != "asean-telecom-fraud"),
)[:12]


def files(*names: str) -> list[tuple[str, tuple[str, bytes]]]:
    """Documents of the corpus with the metadata beside them."""
    found = [ROOT / "corpus" / f"{name}{suffix}" for name in names for suffix in (".txt", ".json")]
    return [("file", (path.name, path.read_bytes())) for path in found if path.exists()]


def documents_of(store: str) -> list[str]:
    with open_store(store) as opened:
        listed = queries.documents(opened, limit=100).documents
        return [one.document.id for one in listed]


def wait_until_begun(server: Server, path: str) -> None:  # noqa: F811
    deadline = time.monotonic() + 200
    while not (told := server.client.get(path).json())["counts"].get("new"):
        assert told["state"] in ("waiting", "running"), told
        assert time.monotonic() < deadline
        time.sleep(0.02)


def children_of(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.fixture(params=["embedded", "neo4j"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "embedded":
        return str(tmp_path / "store")
    url: str = request.getfixturevalue("neo4j_url")
    empty_server(url)
    return url


def test_a_job_that_a_crash_interrupts_is_finished_by_the_next_server(store: str, tmp_path: Path) -> None:
    folder = {"ENTENTE_JOBS": str(tmp_path / "jobs")}
    with serving(store, **folder) as first:
        sent = first.send(files=files(*NAMES))
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
        again = other.send(files=files(*NAMES))
        assert again.headers["Location"] != path
        assert one.wait(again.headers["Location"])["counts"] == {"known": len(NAMES)}
        ids = {one["id"] for one in told["documents"]}  # type: ignore[attr-defined]
        listed = one.client.get("/v1/documents", params={"limit": 50}).json()
        assert listed["total"] == len(NAMES) + 1
        gone = told["documents"][0]["id"]  # type: ignore[index]
        assert one.client.delete(f"/v1/documents/{gone}").status_code == 204
        assert other.client.get(f"/v1/documents/{gone}").status_code == 404
        assert other.client.delete(f"/v1/documents/{gone}").status_code == 404
    found = documents_of(store)
    assert len(found) == len(set(found)) == len(NAMES)
    assert ids - {gone} < set(found)


def test_jobs_stand_beside_their_store(tmp_path: Path) -> None:
    for store, folder in (
        (str(tmp_path / "store"), tmp_path / "store.jobs"),
        ("neo4j://u:p@db.example:7688/news", ROOT / "data" / "db.example-7688-news.jobs"),
        ("bolt://db.example", ROOT / "data" / "db.example-7687.jobs"),
    ):
        assert jobs_folder(read_settings(store=store)) == folder
    assert jobs_folder(read_settings(jobs=tmp_path / "own")) == tmp_path / "own"
    assert os.sep not in jobs_folder(read_settings(store="bolt://db.example/a")).name
