"""Loading, retracting and rebuilding, with an extractor that reads one form of sentence."""

import re
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

from api.inputs import Rejections, read_documents
from api.loading import Report, load_documents
from api.loading import load as load_paths
from api.reading import StampedPipeline
from api.rebuilding import kept_sources, rebuild
from api.retracting import retract_documents
from graph import queries
from graph.store import Store
from graph.stores import open_store
from loaders.extract.claims import Claim, Dropped, Extraction, Mention
from ontology.authority import Authority
from ontology.errors import StoreMismatch, UnknownName
from ontology.facts import Source, Span

MET = re.compile(r"(\w+ \w+) (never )?met (\w+ \w+)\.")


class MetExtractor:
    """Reads "A B met C D."; counts what it has read."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def extract(self, document: Source) -> Extraction:
        self.read.append(document.title)
        claims, dropped = [], []
        for match in MET.finditer(document.text):
            if match[2]:
                dropped.append(Dropped(Span(*match.span()), "met", "negated"))
                continue
            people = tuple(Mention(Span(*match.span(n)), "Official", match[n], "TH") for n in (1, 3))
            claims.append(Claim("Meeting", {"status": "held"}, {"participant": people}, (Span(*match.span()),), "met"))
        return Extraction(tuple(claims), tuple(dropped))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(str(tmp_path / "store")) as opened:
        yield opened


@pytest.fixture
def pipeline() -> StampedPipeline:
    from ontology.authority import shipped_authority

    countries = {code: shipped_authority().countries[code] for code in ("TH", "CN")}
    lines = tuple(line for line in shipped_authority().lines if line.cells.get("code") in countries)
    return StampedPipeline(Authority(countries, {}, {}, (), lines), MetExtractor())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    write(
        folder / "one.txt", "The first report\n\nSomchai Dee met Somsak Rak. They talked for an hour about the border."
    )
    write(folder / "two.txt", "The second report\n\nSomchai Dee never met Malee Suk. They only wrote to each other.")
    write(folder / "three.txt", "The third report\n\nThe weather in the valley was fine on all days of the week.")
    return folder


def write(path: Path, text: str, url: str = "") -> None:
    path.write_text(text, encoding="utf-8")
    address = f', "url": "{url}"' if url else ""
    path.with_suffix(".json").write_text(f'{{"published": "2025-02-01"{address}}}', encoding="utf-8")


def load(store: Store, pipeline: StampedPipeline, *paths: Path, replace: bool = False) -> Report:
    return load_paths(
        lambda: nullcontext(store),  # type: ignore[arg-type,return-value]
        pipeline,
        [str(path) for path in paths],
        published=None,
        replace=replace,
        advance=lambda _: None,
    )


def extracted(pipeline: StampedPipeline) -> list[str]:
    assert isinstance(pipeline.extractor, MetExtractor)
    return pipeline.extractor.read


def test_a_load_reports_what_became_of_each_document(store: Store, pipeline: StampedPipeline, folder: Path) -> None:
    (folder / "empty.txt").write_text("")
    report = load(store, pipeline, folder)
    assert (report.new, report.known, dict(report.facts)) == (3, 0, {"Meeting": 1})
    [rejected] = report.of("rejected")
    assert rejected.source.endswith("empty.txt")
    assert rejected.remedy
    assert not report.complete
    [dropped] = report.of("dropped")
    assert (dropped.reason, dropped.sentence) == ("negated", "Somchai Dee never met Malee Suk.")
    silent = {Path(note.source).stem: note.reason for note in report.of("silent")}
    assert silent["two"] == "no fact: negated (1)"
    assert silent["three"].startswith("no fact: no sentence says")


def test_what_a_folder_holds_that_is_no_document_is_told_and_no_failure(
    store: Store, pipeline: StampedPipeline, folder: Path
) -> None:
    (folder / "photo.jpeg").write_bytes(b"x")
    (folder / "lost.txt").symlink_to(folder / "nowhere.txt")
    (folder / "alone.json").write_text("{}")
    (folder / ".hidden").write_text("x")
    report = load(store, pipeline, folder)
    assert [(Path(note.source).name, note.reason) for note in report.of("skipped")] == [
        ("alone.json", "no reader for .json"),
        ("lost.txt", "a link that leads nowhere"),
        ("photo.jpeg", "no reader for .jpeg"),
    ]
    assert report.complete
    assert report.new == 3


def test_where_nothing_can_be_read_no_store_is_made(pipeline: StampedPipeline, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    paths = [str(tmp_path / "none.txt"), str(tmp_path / "empty.txt")]
    url = str(tmp_path / "new")
    report = load_paths(lambda: open_store(url), pipeline, paths, published=None, replace=False, advance=lambda _: None)
    assert len(report.of("rejected")) == 2
    assert not report.complete
    assert not Path(url).exists()


def test_the_authority_is_loaded_first_and_once(store: Store, pipeline: StampedPipeline, folder: Path) -> None:
    load(store, pipeline, folder)
    load(store, pipeline, folder)
    names = {row["name"] for row in store.run("MATCH (c:Country) RETURN c.name AS name")}
    assert {"Thailand", "China"} <= names
    listed = queries.documents(store, authority=True).documents
    assert sum(one.authority for one in listed) == len(listed) - 3


def test_a_document_that_is_there_is_not_read_again(store: Store, pipeline: StampedPipeline, folder: Path) -> None:
    load(store, pipeline, folder / "one.txt")
    report = load(store, pipeline, folder)
    assert (report.new, report.known) == (2, 1)
    assert len(extracted(pipeline)) == 3


def test_a_load_that_was_stopped_goes_on(store: Store, pipeline: StampedPipeline, folder: Path) -> None:
    def stop(_: int) -> None:
        if len(extracted(pipeline)) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load_documents(store, pipeline, read_documents([str(folder)], Rejections()), replace=False, advance=stop)
    report = load(store, pipeline, folder)
    assert report.new + report.known == 3
    assert len(list(store.documents())) == len(queries.documents(store, authority=True).documents)


def test_a_url_with_other_content_is_a_conflict_unless_it_replaces(
    store: Store, pipeline: StampedPipeline, folder: Path
) -> None:
    page = folder / "page.txt"
    write(page, "A page\n\nSomchai Dee met Somsak Rak. They talked for an hour about the border.", "https://e.org/p")
    load(store, pipeline, page)
    write(page, "A page\n\nSomchai Dee met Malee Suk. They talked for an hour about the border.", "https://e.org/p")
    refused = load(store, pipeline, page)
    assert (refused.new, refused.complete) == (0, False)
    [conflict] = refused.of("conflict")
    assert "https://e.org/p" in conflict.reason
    assert "--replace" in conflict.remedy
    replaced = load(store, pipeline, page, replace=True)
    assert (replaced.new, replaced.replaced) == (1, 1)
    [meeting] = queries.meetings(store).facts
    assert {role.name for role in meeting.roles["PARTICIPANT"]} == {"Somchai Dee", "Malee Suk"}


def test_other_rules_refuse_a_load_until_rebuilt(store: Store, pipeline: StampedPipeline, folder: Path) -> None:
    load(store, pipeline, folder)
    before = set(store.documents())
    pipeline.stamp = "other"
    with pytest.raises(StoreMismatch, match="rebuild"):
        load(store, pipeline, folder)
    rebuild(store, pipeline, lambda _: None)
    assert store.stamp() == "other"
    assert set(store.documents()) == before
    assert load(store, pipeline, folder).known == 3


def test_rebuild_reads_the_kept_texts_as_they_were(store: Store, pipeline: StampedPipeline, folder: Path) -> None:
    load(store, pipeline, folder)
    texts = {source.title: source for source in kept_sources(store)}
    assert texts["The first report"].published == "2025-02-01"
    assert texts["The first report"].text == (folder / "one.txt").read_text(encoding="utf-8")
    before = {iri: store.quads(iri) for iri in store.documents()}
    rebuild(store, pipeline, lambda _: None)
    assert {iri: store.quads(iri) for iri in store.documents()} == before


@pytest.mark.parametrize("form", ["path", "id", "iri"])
def test_a_document_is_retracted_by_path_id_or_iri(
    store: Store, pipeline: StampedPipeline, folder: Path, form: str
) -> None:
    load(store, pipeline, folder / "two.txt")
    before = set(store.documents())
    load(store, pipeline, folder / "one.txt")
    [iri] = set(store.documents()) - before
    given = {"path": str(folder / "one.txt"), "id": iri.removeprefix("https://w3id.org/entente/id/"), "iri": iri}[form]
    assert retract_documents(store, [given], None, Rejections()) == {given: True}
    assert set(store.documents()) == before
    assert not queries.meetings(store).facts
    assert retract_documents(store, [given], None, Rejections()) == {given: False}


def test_a_folder_is_retracted_document_by_document(store: Store, pipeline: StampedPipeline, folder: Path) -> None:
    load(store, pipeline, folder)
    found = retract_documents(store, [str(folder)], None, Rejections())
    assert len(found) == 3
    assert all(found.values())


def test_a_table_of_the_authority_is_not_retracted(store: Store, pipeline: StampedPipeline, folder: Path) -> None:
    load(store, pipeline, folder)
    [table, *_] = [one for one in queries.documents(store, authority=True).documents if one.authority]
    with pytest.raises(UnknownName, match="rebuild"):
        retract_documents(store, [table.document.id], None, Rejections())
