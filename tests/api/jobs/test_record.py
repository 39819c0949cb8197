"""The record of jobs: one job for one upload, what became of its documents, and what a crash leaves."""

import os
import threading
from pathlib import Path

import pytest

from api.jobs.job import Job
from api.jobs.record import Jobs, ReusedKey
from api.loading import Note, Outcome
from ontology.errors import EntenteError, StoreBusy, StoreUnavailable


@pytest.fixture
def jobs(tmp_path: Path) -> Jobs:
    return Jobs(tmp_path / "jobs")


def add(jobs: Jobs, text: str, token: str | None = None, *, replace: bool = False, most: int = 100) -> Job:
    upload = jobs.receive()
    with upload.file("report.txt") as stream:
        stream.write(text.encode())
    return jobs.add(upload, substitutes=replace, token=token, most=most)


def uploads(jobs: Jobs) -> set[str]:
    return {path.name for path in jobs.folder.glob("uploads/*")}


def test_a_record_that_nothing_was_sent_to_makes_no_files(jobs: Jobs) -> None:
    assert (jobs.newest(limit=5), jobs.find("x"), jobs.next()) == ([], None, None)
    assert not jobs.folder.exists()


def test_the_same_content_is_the_same_job_until_it_is_done(jobs: Jobs) -> None:
    first = add(jobs, "one")
    assert add(jobs, "one").id == first.id
    jobs.begin(first)
    assert add(jobs, "one").id == first.id
    assert uploads(jobs) == {first.id}
    assert add(jobs, "one", replace=True).id != first.id
    assert add(jobs, "two").id != first.id
    jobs.end(first)
    assert add(jobs, "one").id != first.id


def test_the_same_idempotency_key_is_the_same_job_always(jobs: Jobs) -> None:
    first = add(jobs, "one", "alice 1")
    jobs.end(first)
    assert add(jobs, "one", "alice 1").id == first.id
    assert add(jobs, "one", "bob 1").id != first.id
    with pytest.raises(ReusedKey):
        add(jobs, "two", "alice 1")
    assert len(uploads(jobs)) == 1


def test_many_who_send_the_same_at_once_get_one_job(jobs: Jobs) -> None:
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(add(jobs, "one").id)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == len(uploads(jobs)) == len(jobs.newest(limit=10)) == 1


def test_jobs_are_done_in_order_an_interrupted_one_first(jobs: Jobs) -> None:
    first, second = add(jobs, "one"), add(jobs, "two")
    assert jobs.next() == first
    jobs.begin(first)
    assert jobs.next().id == first.id  # type: ignore[union-attr]
    jobs.end(first)
    assert jobs.next() == second
    assert [job.id for job in jobs.newest(limit=5)] == [second.id, first.id]
    assert [job.id for job in jobs.newest(limit=5, state="done")] == [first.id]
    assert [job.id for job in jobs.newest(limit=5, before=second.number)] == [first.id]


def test_what_became_of_documents_survives_an_interruption(jobs: Jobs) -> None:
    job = add(jobs, "one")
    note = Note("dropped", "a.txt", "negated", "", "They never met.", "met")
    jobs.tell(job, Outcome("a.txt", "new", "document/a", {"Meeting": 2}, (note,)))
    jobs.tell(job, Outcome("b.txt", "conflict"))
    # The process is killed; the next finds a.txt in the store, b.txt as it was, and goes on to c.txt.
    jobs.tell(job, Outcome("a.txt", "known", "document/a"))
    jobs.tell(job, Outcome("b.txt", "conflict"))
    jobs.tell(job, Outcome("c.txt", "known", "document/c"))
    found = jobs.find(job.id)
    assert found is not None
    assert found.counts == {"conflict": 1, "known": 1, "new": 1}
    assert found.facts == {"Meeting": 2}
    told = [one for _, one in jobs.outcomes(job, limit=10)]
    assert [(one["source"], one["event"], one["id"]) for one in told] == [
        ("a.txt", "new", "document/a"),
        ("b.txt", "conflict", None),
        ("c.txt", "known", "document/c"),
    ]
    dropped = {"event": "dropped", "reason": "negated", "sentence": "They never met.", "rule": "met"}
    assert told[0]["notes"] == [dropped]
    [(number, _)] = jobs.outcomes(job, limit=1)
    assert [one["source"] for _, one in jobs.outcomes(job, limit=10, after=number)] == ["b.txt", "c.txt"]


def test_attempts_are_counted_from_the_last_new_document(jobs: Jobs) -> None:
    job = add(jobs, "one")
    attempts = []
    for told in ("a", "a", "b", "a"):
        jobs.begin(job)
        jobs.tell(job, Outcome(told, "new"))
        attempts.append(jobs.find(job.id).attempts)  # type: ignore[union-attr]
    assert attempts == [1, 2, 1, 2]


def test_the_end_of_a_job_takes_its_upload_away(jobs: Jobs) -> None:
    done, failed = add(jobs, "one"), add(jobs, "two")
    jobs.end(done, replaced=1)
    jobs.end(failed, error=EntenteError("broken", "Mend it."))
    assert uploads(jobs) == set()
    assert [(job.state, job.replaced, job.problem) for job in jobs.newest(limit=2)] == [
        ("failed", 0, "broken"),
        ("done", 1, None),
    ]


def test_a_job_whose_store_is_away_waits_and_says_why(jobs: Jobs) -> None:
    job = add(jobs, "one")
    jobs.begin(job)
    jobs.wait(job, StoreUnavailable("no server", "Start it."))
    found = jobs.next()
    assert found is not None
    assert (found.state, found.to_json()["problem"]) == ("waiting", {"detail": "no server", "remedy": "Start it."})


def test_a_queue_that_is_full_takes_no_more(jobs: Jobs) -> None:
    add(jobs, "one", most=1)
    add(jobs, "one", most=1)  # is that job
    with pytest.raises(StoreBusy, match="1 jobs wait"):
        add(jobs, "two", most=1)
    assert len(uploads(jobs)) == 1


def test_what_a_crash_leaves_is_tidied_away(jobs: Jobs) -> None:
    kept, ended = add(jobs, "one"), add(jobs, "two")
    jobs.end(ended)
    abandoned, arriving, left = jobs.receive().folder, jobs.receive().folder, jobs.folder_of(ended)
    left.mkdir()
    os.utime(abandoned, (0, 0))
    jobs.tidy()
    assert uploads(jobs) == {kept.id, arriving.name}
    assert jobs.find(ended.id) is not None
    jobs._write("UPDATE job SET ended = '2020-01-01' WHERE id = ?", ended.id)
    jobs.tidy()
    assert jobs.find(ended.id) is None


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreUnavailable, match="jobs"):
        add(Jobs(tmp_path / "file"), "one")
