"""Documents sent and taken out over HTTP; jobs are done here, with an extractor that reads one form of sentence."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.app import create_app
from api.jobs.record import Jobs
from api.jobs.worker import run as run_job
from api.reading import StampedPipeline
from api.settings import Settings, read_settings
from graph.stores import open_store
from ontology.authority import PUBLISHER
from ontology.errors import StoreUnavailable
from tests.api.conftest import Client
from tests.api.server_process import KEY, TOKEN
from tests.api.test_loading import MetExtractor, pipeline  # noqa: F401

MET = "Somchai Dee met Somsak Rak. They talked for an hour about the border."
AUTHORIZED = {"Authorization": f"Bearer {TOKEN}"}


class Writer:
    """Who may write to a server, and the worker of it."""

    def __init__(self, settings: Settings, pipeline: StampedPipeline) -> None:  # noqa: F811
        self.settings, self.pipeline = settings, pipeline
        self.client = Client(create_app(settings))
        self.jobs: Jobs = self.client.app.state.jobs

    def request(self, method: str, path: str, **more: Any) -> httpx.Response:
        more["headers"] = {**AUTHORIZED, **more.get("headers", {})}
        return self.client.request(method, path, **more)

    def send(self, **more: Any) -> httpx.Response:
        return self.request("POST", "/v1/documents", **more)

    def load(self, **more: Any) -> dict[str, Any]:
        """Send something, do all jobs, and tell what became of it."""
        sent = self.send(**more)
        assert sent.status_code == 202, sent.text
        while job := self.jobs.next():
            run_job(self.jobs, job, self.pipeline, self.settings)
        told: dict[str, Any] = self.request("GET", sent.headers["Location"]).json()
        return told


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return read_settings(store=str(tmp_path / "store"), api_keys=str(KEY))


@pytest.fixture
def writer(settings: Settings, pipeline: StampedPipeline) -> Iterator[Writer]:  # noqa: F811
    made = Writer(settings, pipeline)
    yield made
    made.client.app.state.store.close()


def test_text_is_accepted_with_a_job_whose_progress_is_told(writer: Writer) -> None:
    sent = writer.send(json={"text": MET, "title": "A meeting", "published": "2025-02-19", "publisher": "Xinhua"})
    assert (sent.status_code, sent.json()["state"]) == (202, "waiting")
    assert sent.headers["Location"] == f"/v1/jobs/{sent.json()['id']}"
    told = writer.load(json={"text": MET, "title": "A meeting", "published": "2025-02-19", "publisher": "Xinhua"})
    assert told["id"] == sent.json()["id"]
    assert (told["state"], told["counts"], told["facts"]) == ("done", {"new": 1}, {"Meeting": 1})
    assert told["created"] <= told["started"] <= told["ended"]
    [document] = told["documents"]
    kept = writer.request("GET", f"/v1/documents/{document['id']}").json()
    assert (kept["title"], kept["publisher"], kept["text"]) == ("A meeting", "Xinhua", f"A meeting\n\n{MET}")
    assert writer.request("GET", "/v1/meetings").json()["total"] == 1


@pytest.mark.parametrize(
    ("media_type", "body", "title"),
    [
        ("text/plain", f"A meeting\n\n{MET}", "A meeting"),
        ("text/plain; charset=utf-8", f"A meeting\n\n{MET}", "A meeting"),
        ("text/html", f"<html><head><title>A meeting</title></head><body><p>{MET}</p></body></html>", "A meeting"),
        ("application/x-ndjson", f'{{"text": "{MET}", "title": "A meeting"}}\n', "A meeting"),
        ("text/csv", f"title,text\nA meeting,{MET}\n", "A meeting"),
    ],
)
def test_one_document_is_sent_as_it_is(writer: Writer, media_type: str, body: str, title: str) -> None:
    said = {"published": "2025-02-19", "url": "https://news.example/1"}
    told = writer.load(content=body.encode(), headers={"Content-Type": media_type}, params=said)
    assert told["counts"] == {"new": 1}
    kept = writer.request("GET", f"/v1/documents/{told['documents'][0]['id']}").json()
    assert kept["title"] == title
    if "csv" not in media_type and "json" not in media_type:  # a row speaks for itself
        assert (kept["published"], kept["url"]) == ("2025-02-19", "https://news.example/1")


def test_files_are_sent_as_a_form_with_what_is_said_of_them(writer: Writer) -> None:
    files = [
        ("file", ("one.txt", f"One\n\n{MET}".encode())),
        ("file", ("two.txt", b"Two\n\nSomchai Dee never met Malee Suk. They wrote.")),
        ("file", ("two.json", b'{"publisher": "Its own"}')),
        ("file", ("broken.pdf", b"%PDF-broken")),
    ]
    told = writer.load(files=files, data={"published": "2025-02-19", "publisher": "Of all"})
    assert told["counts"] == {"new": 2, "rejected": 1}
    by_source = {one["source"]: one for one in told["documents"]}
    assert by_source["broken.pdf"]["notes"][0]["remedy"]
    assert by_source["two.txt"]["notes"] == [
        {"event": "warning", "reason": by_source["two.txt"]["notes"][0]["reason"]},
        {"event": "dropped", "reason": "negated", "sentence": "Somchai Dee never met Malee Suk.", "rule": "met"},
        {"event": "silent", "reason": "no fact: negated (1)"},
    ]
    publishers = {
        source: writer.request("GET", f"/v1/documents/{one['id']}").json()["publisher"]
        for source, one in by_source.items()
        if one["id"]
    }
    assert publishers == {"one.txt": "Of all", "two.txt": "Its own"}
    assert str(writer.jobs.folder) not in str(told)


def test_the_same_twice_is_one_job_and_then_known(writer: Writer) -> None:
    first, second = (writer.send(json={"text": MET}) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    done = writer.load(json={"text": MET})
    assert done["id"] == first.json()["id"]
    again = writer.load(json={"text": MET})
    assert (again["id"] == done["id"], again["counts"]) == (False, {"known": 1})
    assert isinstance(writer.pipeline.extractor, MetExtractor)
    assert len(writer.pipeline.extractor.read) == 1


def test_an_idempotency_key_gives_the_same_job_for_ever(writer: Writer) -> None:
    word = {"Idempotency-Key": "8e03978e-40d5"}
    first = writer.load(json={"text": MET}, headers=word)
    again = writer.send(json={"text": MET}, headers=word)
    assert (again.status_code, again.json()["id"], again.json()["state"]) == (202, first["id"], "done")
    other = writer.send(json={"text": f"{MET} And then they left."}, headers=word)
    assert (other.status_code, other.json()["title"]) == (422, "Reused key")


def test_an_address_with_other_content_is_a_conflict_unless_it_replaces(writer: Writer) -> None:
    page = {"text": MET, "url": "https://news.example/1"}
    [old] = writer.load(json=page)["documents"]
    changed = {**page, "text": MET.replace("Somsak Rak", "Malee Suk")}
    conflict = writer.load(json=changed)
    assert (conflict["state"], conflict["counts"]) == ("failed", {"conflict": 1})
    assert "replace=true" in conflict["problem"]["remedy"]
    assert "replace=true" in conflict["documents"][0]["notes"][0]["remedy"]
    replaced = writer.load(json=changed, params={"replace": True})
    assert replaced["counts"] == {"new": 1, "replaced": 1}
    assert writer.request("GET", f"/v1/documents/{old['id']}").status_code == 404
    assert writer.request("GET", "/v1/meetings").json()["total"] == 1


def test_a_document_is_taken_out_and_comes_again(writer: Writer) -> None:
    [document] = writer.load(json={"text": MET})["documents"]
    gone = writer.request("DELETE", f"/v1/documents/{document['id']}")
    assert (gone.status_code, gone.content) == (204, b"")
    assert writer.request("GET", "/v1/meetings").json()["total"] == 0
    missing = writer.request("DELETE", f"/v1/documents/{document['id']}")
    assert (missing.status_code, missing.json()["title"]) == (404, "Not found")
    assert writer.load(json={"text": MET})["counts"] == {"new": 1}
    assert writer.request("DELETE", f"/v1/documents/{document['id'].partition('/')[2]}").status_code == 204


def test_tables_and_other_nodes_are_not_taken_out(writer: Writer) -> None:
    writer.load(json={"text": MET})
    listed = writer.request("GET", "/v1/documents", params={"authority": True}).json()["documents"]
    table = next(one["id"] for one in listed if one["authority"])
    refused = writer.request("DELETE", f"/v1/documents/{table}")
    assert (refused.status_code, refused.json()["title"]) == (409, "Conflict")
    [meeting] = writer.request("GET", "/v1/meetings").json()["facts"]
    for id in (meeting["id"], "country/th", "nonsense", "document/%00"):
        assert writer.request("DELETE", f"/v1/documents/{id}").status_code == 404
    assert writer.request("GET", "/v1/meetings").json()["total"] == 1


def test_nobody_writes_in_the_name_of_the_authority(writer: Writer) -> None:
    told = writer.load(json={"text": MET, "publisher": PUBLISHER})
    assert told["counts"] == {"rejected": 1}
    assert told["documents"][0]["notes"][0]["remedy"] == "Name who published it."


def test_a_job_of_which_no_document_is_taken_has_failed_and_says_why(writer: Writer) -> None:
    told = writer.load(files=[("file", ("one.pdf", b"%PDF-broken")), ("file", ("two.txt", b" "))])
    assert (told["state"], told["counts"]) == ("failed", {"rejected": 2})
    assert told["problem"]["detail"].startswith("one.pdf: rejected, ")
    assert told["problem"]["detail"].endswith("; of 2 documents none was taken")
    assert told["problem"]["remedy"] == told["documents"][0]["notes"][0]["remedy"]
    assert [one["id"] for one in writer.request("GET", "/v1/jobs?state=failed").json()["jobs"]] == [told["id"]]


@pytest.mark.parametrize(
    ("status", "request_"),
    [
        (415, {"content": b"x", "headers": {"Content-Type": "image/png"}}),
        (415, {"content": b"x"}),
        (415, {"files": [("file", ("photo.png", b"x"))]}),
        (422, {"files": [("file", ("a.txt", b"x")), ("file", ("a.txt", b"y"))]}),
        (422, {"files": [("file", ("a.txt", b"x"))], "data": {"colour": "red"}}),
        (422, {"files": [("file", ("a.json", b"{}"))]}),
        (422, {"json": {}}),
        (422, {"json": {"text": ""}}),
        (422, {"json": [1]}),
        (422, {"json": {"text": "x", "published": "yesterday"}}),
        (422, {"json": {"text": "x", "published": "2025-02-01/2025-02-03"}}),
        (422, {"json": {"text": "x", "colour": "red"}}),
        (422, {"content": b"{", "headers": {"Content-Type": "application/json"}}),
        (422, {"content": b'{"text": "\\ud800"}', "headers": {"Content-Type": "application/json"}}),
        (422, {"content": b"x", "headers": {"Content-Type": "text/plain"}, "params": {"published": "soon"}}),
        (422, {"json": {"text": "x"}, "params": {"colour": "red"}}),
        (422, {"json": {"text": "x"}, "headers": {"Idempotency-Key": "x" * 300}}),
        (400, {"content": b"x", "headers": {"Content-Type": "multipart/form-data"}}),
        (400, {"content": b"x", "headers": {"Content-Type": "multipart/form-data; boundary=y"}}),
    ],
)
def test_what_cannot_be_taken_is_refused_with_a_remedy_and_leaves_nothing(
    writer: Writer, status: int, request_: dict[str, Any]
) -> None:
    refused = writer.send(**request_)
    assert refused.status_code == status, refused.text
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.json()["remedy"]
    assert list(writer.jobs.folder.glob("uploads/*")) == []
    assert writer.request("GET", "/v1/jobs").json()["jobs"] == []


@pytest.mark.parametrize(
    ("request_", "detail", "remedy"),
    [
        ({"json": {"text": "x", "titel": "y"}}, "'titel' is no member of the body", "Names: text, title, published, "),
        ({"json": {"text": "x", "published": "soon"}}, "published: 'soon' is not a date", "Write 2025-02-17"),
        ({"files": [("file", ("a.txt", b"x"))], "data": {"published": "soon"}}, "published: 'soon' is not a date", ""),
    ],
)
def test_a_refusal_names_the_member(writer: Writer, request_: dict[str, Any], detail: str, remedy: str) -> None:
    refused = writer.send(**request_)
    assert (refused.status_code, refused.json()["detail"]) == (422, detail)
    assert refused.json()["remedy"].startswith(remedy)


def test_an_upload_that_is_too_large_is_refused_and_leaves_nothing(settings: Settings) -> None:
    client = Client(create_app(settings.model_copy(update={"upload_bytes": 10_000})))
    for body in ({"json": {"text": "x" * 10_000}}, {"files": [("file", ("a.txt", b"x" * 10_000))]}):
        refused = client.request("POST", "/v1/documents", headers=AUTHORIZED, **body)
        assert refused.status_code == 413
    assert not list(client.app.state.jobs.folder.glob("uploads/*"))


def test_a_store_that_is_away_is_waited_for(
    writer: Writer,
    monkeypatch: pytest.MonkeyPatch,
    pipeline: StampedPipeline,  # noqa: F811
) -> None:
    def refuse(settings: Settings) -> None:
        raise StoreUnavailable("no server at neo4j://x", "Start it.")

    monkeypatch.setattr("api.jobs.worker._AGAIN_SECONDS", 0)
    sent = writer.send(json={"text": MET})
    with monkeypatch.context() as away:
        away.setattr("api.jobs.worker.open_configured", refuse)
        for _ in range(7):
            run_job(writer.jobs, writer.jobs.next(), pipeline, writer.settings)  # type: ignore[arg-type]
    told = writer.request("GET", sent.headers["Location"]).json()
    assert (told["state"], told["problem"]["remedy"]) == ("waiting", "Start it.")
    assert writer.load(json={"text": MET})["counts"] == {"new": 1}


def test_other_rules_fail_a_job_with_the_remedy(writer: Writer) -> None:
    writer.load(json={"text": MET})
    writer.pipeline.stamp = "other"
    told = writer.load(json={"text": f"{MET} Then they left."})
    assert told["state"] == "failed"
    assert "entente rebuild" in told["problem"]["remedy"]


def test_a_reader_that_breaks_fails_its_job_and_no_other(writer: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = writer.send(json={"text": MET})
    with monkeypatch.context() as patched:
        patched.setattr(writer.pipeline.extractor, "extract", lambda document: 1 / 0)
        run_job(writer.jobs, writer.jobs.next(), writer.pipeline, writer.settings)  # type: ignore[arg-type]
    told = writer.request("GET", broken.headers["Location"]).json()
    assert (told["state"], told["problem"]["detail"]) == ("failed", "unexpected ZeroDivisionError")
    assert writer.load(json={"text": MET})["counts"] == {"new": 1}


def test_a_job_that_ends_its_process_again_and_again_is_given_up(writer: Writer) -> None:
    sent = writer.send(json={"text": MET})
    job = writer.jobs.find(sent.json()["id"])
    assert job is not None
    for _ in range(3):
        writer.jobs.begin(job)  # and the process is killed
    told = writer.load(json={"text": MET})
    assert (told["id"], told["state"]) == (job.id, "failed")
    assert "3 times" in told["problem"]["detail"]


def test_jobs_come_in_pages_the_newest_first(writer: Writer) -> None:
    ids = [writer.send(json={"text": f"{MET} Report {n}."}).json()["id"] for n in range(5)]
    found: list[str] = []
    cursor: dict[str, str] = {}
    while True:
        page = writer.request("GET", "/v1/jobs", params={"limit": 2, **cursor}).json()
        found += [job["id"] for job in page["jobs"]]
        if page["next"] is None:
            break
        cursor = {"cursor": page["next"]}
    assert found == ids[::-1]
    assert writer.request("GET", "/v1/jobs", params={"state": "done"}).json()["jobs"] == []
    assert writer.request("GET", "/v1/jobs", params={"cursor": "x"}).status_code == 422
    assert writer.request("GET", "/v1/jobs/none").status_code == 404


def test_documents_of_a_job_come_in_pages(writer: Writer) -> None:
    rows = "".join(f'{{"text": "{MET} Report {n}."}}\n' for n in range(5))
    told = writer.load(content=rows.encode(), headers={"Content-Type": "application/x-ndjson"})
    first = writer.request("GET", f"/v1/jobs/{told['id']}", params={"limit": 3}).json()
    second = writer.request("GET", f"/v1/jobs/{told['id']}", params={"limit": 3, "cursor": first["next"]}).json()
    assert [len(first["documents"]), len(second["documents"]), second["next"]] == [3, 2, None]
    assert first["documents"] + second["documents"] == told["documents"]


@pytest.fixture
def full(writer: Writer) -> Callable[[str], httpx.Response]:
    writer.load(json={"text": MET, "published": "2025-02-19"})
    return lambda form: writer.request("GET", "/v1/export", params={"format": form})


def test_the_graph_is_exported_as_the_command_exports_it(
    full: Callable[[str], httpx.Response], writer: Writer, tmp_path: Path
) -> None:
    from graph.export import FORMS, export

    with open_store(writer.settings.store) as store:
        for name, form in FORMS.items():
            answer = full(name)
            assert answer.status_code == 200
            assert answer.headers["content-type"].partition(";")[0] == form.media_type
            assert "attachment" in answer.headers["content-disposition"]
            if name != "csv":
                [file] = export(store, tmp_path / f"graph{form.suffix}")
                assert answer.content == file.read_bytes(), name


def test_csv_is_exported_as_an_archive(full: Callable[[str], httpx.Response]) -> None:
    import io
    from zipfile import ZipFile

    with ZipFile(io.BytesIO(full("csv").content)) as archive:
        assert archive.namelist() == ["nodes.csv", "edges.csv"]
        assert archive.read("edges.csv").startswith(b"source,type,target\n")


def test_an_export_of_no_store_is_a_problem(client: Client, tmp_path: Path) -> None:
    away = Client(create_app(read_settings(store=str(tmp_path / "nowhere"))))
    answer = away.get("/v1/export")
    assert (answer.status_code, answer.json()["title"]) == (503, "Store unavailable")
    assert client.get("/v1/export", format="xlsx").status_code == 422
