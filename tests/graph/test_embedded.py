"""What the embedded store does beside the contract: generations, crashes, damage, the lock of the writer."""

import errno
import shutil
import signal
import threading
import time
from pathlib import Path

import pytest

from graph import embedded
from graph.embedded import EmbeddedStore
from ontology.errors import StoreBusy, StoreUnavailable
from tests.contracts.test_stores import AT_ONCE, assert_holds, end, start
from tests.strategies import document_of, sample_documents

COUNT = "MATCH (d:Document) RETURN count(d) AS n"


def published(folder: Path) -> Path:
    return (folder / "graph" / "current").resolve()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store with twenty documents."""
    with EmbeddedStore(tmp_path / "store") as store:
        store.load(sample_documents(20), stamp="s")
    return tmp_path / "store"


# Crashes: each moment between a batch in the record and the end of its publication

MOMENTS = [
    ("graph.record:Record:add", 2),
    ("graph.record:Record:forget", 2),
    ("graph.generations:Generations:publish", 2),
    ("graph.generations:Generations:sweep", 3),
    ("graph.projection:_Graph:add", 2),
    ("graph.projection:_Graph:settle", 3),
    ("pathlib:Path:rename", 3),
    ("pathlib:Path:rename", 4),
    ("pathlib:Path:symlink_to", 3),
]


@pytest.mark.parametrize(("place", "call"), MOMENTS)
def test_a_load_killed_at_this_place_resumes(tmp_path: Path, place: str, call: int) -> None:
    documents = sample_documents(16)
    url = str(tmp_path / "store")
    process = start(url, "load", documents, batch=4, publish=AT_ONCE, die=(place, call))
    process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL
    with EmbeddedStore(Path(url)) as store:
        there = set(store.documents())
        assert_holds(store, [quads for quads in documents if document_of(quads) in there])
        store.load(documents, stamp="s")
        assert_holds(store, documents)
    assert not list((tmp_path / "store" / "graph").glob("draft-*"))


@pytest.mark.parametrize(
    ("place", "call"), [("graph.record:Record:add", 3), ("graph.projection:_Graph:add", 1), ("pathlib:Path:rename", 1)]
)
def test_a_rebuild_killed_at_this_place_loses_nothing(folder: Path, place: str, call: int) -> None:
    documents = sample_documents(20)
    less = [b"".join(line for line in quads.splitlines(keepends=True) if b"#rule>" not in line) for quads in documents]
    process = start(str(folder), "rebuild", less, stamp="new", batch=4, die=(place, call))
    process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL
    with EmbeddedStore(folder) as store:
        assert_holds(store, documents if store.stamp() == "s" else less)
        store.rebuild(less, stamp="new")
        assert_holds(store, less)


# Damage


def flip(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 0xFF
    file.write_bytes(data)


def cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-5000])


def empty(file: Path) -> None:
    file.write_bytes(b"")


def unlink(file: Path) -> None:
    file.unlink()


def drop_all(file: Path) -> None:
    shutil.rmtree(file.parent)


def drop_link(file: Path) -> None:
    (file.parent / "current").unlink()


def other_schema(file: Path) -> None:
    revision, _, rest = file.name.split("-", 2)
    file.rename(file.with_name(f"{revision}-abcdef-{rest}"))
    (file.parent / "current").unlink()
    (file.parent / "current").symlink_to(f"{revision}-abcdef-{rest}")


DAMAGE = [flip, cut_short, empty, unlink, drop_all, drop_link, other_schema]


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_graph_file_that_is_bad_is_made_anew(folder: Path, damage) -> None:  # type: ignore[no-untyped-def]
    damage(published(folder))
    with EmbeddedStore(folder) as store:
        assert_holds(store, sample_documents(20))
        store.retract([document_of(sample_documents(20)[3])])
        assert store.run(COUNT) == [{"n": 19}]


@pytest.mark.parametrize("damage", [cut_short, empty, unlink, drop_link, other_schema])
def test_a_graph_file_that_goes_bad_is_made_anew_while_a_store_is_open(folder: Path, damage) -> None:  # type: ignore[no-untyped-def]
    with EmbeddedStore(folder) as store:
        damage(published(folder))
        assert_holds(store, sample_documents(20))


def test_a_record_that_is_damaged_is_told(folder: Path) -> None:
    (folder / "record.sqlite").write_bytes(b"not a database" * 100)
    with pytest.raises(StoreUnavailable, match="damaged"):
        EmbeddedStore(folder)


# Generations


def test_only_the_last_two_generations_are_kept_and_those_that_are_read(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    documents = sample_documents(8)
    with EmbeddedStore(folder) as reader, EmbeddedStore(folder) as writer:
        writer.load(documents[:1], stamp="s")
        assert reader.run(COUNT) == [{"n": 1}]
        held = published(folder)
        for quads in documents[1:]:
            writer.load([quads], stamp="s")
        assert {held, published(folder)} < set((folder / "graph").glob("*.lbug"))
        assert len(list((folder / "graph").glob("*.lbug"))) == 3
        assert reader.run(COUNT) == [{"n": 8}]
        writer.retract([document_of(documents[0])])
        assert not held.exists()
        assert len(list((folder / "graph").glob("*.lbug"))) <= 3


def test_the_graph_file_that_is_held_stays_while_others_are_published(folder: Path) -> None:
    documents = sample_documents(24)[20:]
    with EmbeddedStore(folder) as store, store.graph_file() as file:
        for quads in documents:
            store.load([quads], stamp="s")
        assert file.exists()
        assert file != published(folder)


def test_nothing_is_published_where_nothing_changes(folder: Path) -> None:
    before = published(folder)
    with EmbeddedStore(folder) as store:
        store.load(sample_documents(20), stamp="s")
        store.retract(["https://w3id.org/entente/id/document/none"])
    assert published(folder) == before


def test_many_threads_may_read_while_one_writes(folder: Path) -> None:
    seen: list[int] = []
    with EmbeddedStore(folder) as store:

        def read() -> None:
            for _ in range(30):
                seen.append(int(str(store.run(COUNT)[0]["n"])))
                store.search_names("mali")

        threads = [threading.Thread(target=read) for _ in range(4)]
        for thread in threads:
            thread.start()
        for quads in sample_documents(26)[20:]:
            store.load([quads], stamp="s")
        for thread in threads:
            thread.join()
        assert store.run(COUNT) == [{"n": 26}]
    assert len(seen) == 120
    assert min(seen) >= 20


# The writer's lock


def test_a_second_writer_waits_and_then_says_for_which_process(folder: Path) -> None:
    documents = sample_documents(24)
    process = start(str(folder), "rebuild", documents[:10], stamp="new", pause=0.2)
    with EmbeddedStore(folder, patience=0.2) as store:
        time.sleep(0.3)
        assert store.run(COUNT) == [{"n": 20}]
        with pytest.raises(StoreBusy, match=f"process {process.pid} is writing"):
            store.load(documents[20:], stamp="s")
    with EmbeddedStore(folder) as store:
        assert store.retract([document_of(documents[0])]) == 1
        assert store.stamp() == "new"
        assert_holds(store, documents[1:10])
    end(process)


def test_a_writer_that_was_killed_is_in_nobodys_way(folder: Path) -> None:
    process = start(str(folder), "rebuild", sample_documents(20), stamp="new", pause=0.1)
    time.sleep(0.2)
    process.kill()
    process.communicate()
    with EmbeddedStore(folder, patience=0.1) as store:
        assert store.retract([document_of(sample_documents(20)[0])]) == 1


def test_a_long_load_lets_others_in(folder: Path) -> None:
    documents = sample_documents(200)
    process = start(str(folder), "load", documents, batch=2, publish=(100.0, 5))
    with EmbeddedStore(folder) as store:
        store.retract([document_of(documents[0])])
        assert process.poll() is None
    end(process)


# Folders that are no store, disks that are full


def test_a_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreUnavailable, match="is a file"):
        EmbeddedStore(tmp_path / "file")
    with pytest.raises(StoreUnavailable, match="Not a directory"):
        EmbeddedStore(tmp_path / "file" / "store")


def test_a_folder_of_other_things_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("x")
    with pytest.raises(StoreUnavailable, match="no store"):
        EmbeddedStore(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.doc"]


def test_a_disk_that_is_full_is_told_and_what_was_loaded_is_safe(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documents = sample_documents(24)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with EmbeddedStore(folder) as store, monkeypatch.context() as patched:
        patched.setattr(shutil, "copyfile", full)
        with pytest.raises(StoreUnavailable, match="Make room"):
            store.load(documents, stamp="s")
    with EmbeddedStore(folder) as store:
        assert_holds(store, documents)


def test_an_engine_that_fails_is_told_and_what_was_loaded_is_safe(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = sample_documents(24)

    def fail(*_: object) -> None:
        raise RuntimeError("IO exception: cannot write")

    with EmbeddedStore(folder) as store, monkeypatch.context() as patched:
        patched.setattr(embedded.projection, "update", fail)
        with pytest.raises(StoreUnavailable, match="cannot write"):
            store.load(documents, stamp="s")
    with EmbeddedStore(folder) as store:
        assert_holds(store, documents)
