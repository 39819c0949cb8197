"""Documents into a store: what is new is read, what is there is left, and all is reported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from api.console import note
from api.inputs import Rejections, read_documents
from api.parallel import read_all
from api.reading import StampedPipeline
from graph.store import Store
from loaders.documents import Document
from loaders.inputs import find_skipped
from loaders.pipeline import Read
from ontology import iris
from ontology.authority import PUBLISHER

Advance = Callable[[int], None]
Tell = Callable[["Outcome"], None]


def _ignore(outcome: Outcome) -> None:
    """Keep nothing."""


@dataclass(frozen=True, slots=True)
class Note:
    """One line of a report: what happened to a document, and where and why."""

    event: str
    source: str
    reason: str
    remedy: str = ""
    sentence: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document: `event` is new, known, conflict or rejected, `facts` are those read now, by label.

    `document` is its id, where it is in the store or about to be.
    """

    source: str
    event: str
    document: str | None = None
    facts: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()


@dataclass(slots=True)
class Report:
    """What a load did. `facts` counts those read now, by label; `notes` tell of each document and claim left out."""

    new: int = 0
    known: int = 0
    replaced: int = 0
    facts: Counter[str] = field(default_factory=Counter)
    notes: list[Note] = field(default_factory=list)

    def reasons(self, event: str) -> Counter[str]:
        """How often each reason was the cause of an event."""
        return Counter(note.reason for note in self.notes if note.event == event)

    def of(self, event: str) -> list[Note]:
        """The notes of an event: rejected, skipped, conflict, warning, dropped, unresolved, silent."""
        return [note for note in self.notes if note.event == event]

    @property
    def complete(self) -> bool:
        """Whether every document given is in the store now."""
        return not self.of("rejected") and not self.of("conflict")

    def to_json(self) -> dict[str, object]:
        """The report for a program."""
        told: dict[str, object] = {"new": self.new, "known": self.known, "replaced": self.replaced}
        told["facts"] = dict(self.facts.most_common())
        for event in ("dropped", "unresolved"):
            told[event] = dict(self.reasons(event).most_common())
        for event in ("rejected", "skipped", "conflict", "warning", "silent"):
            told[event] = [
                {"source": note.source, "reason": note.reason, "remedy": note.remedy} for note in self.of(event)
            ]
        return told


def load(
    open_store: Callable[[], Store],
    pipeline: StampedPipeline,
    paths: Sequence[str],
    *,
    published: str | None,
    replace: bool,
    advance: Advance,
    tell: Tell = _ignore,
    workers: int = 1,
) -> Report:
    """Load what paths stand for, into a store that is opened, or made, once there is a document for it.

    Errors: as `load_documents`.
    """
    rejections = Rejections()
    documents = read_documents(paths, rejections, published)
    first = next(documents, None)
    if first is None:
        report = Report()
    else:
        with open_store() as store:
            found = chain([first], documents)
            report = load_documents(
                store, pipeline, found, replace=replace, advance=advance, tell=tell, workers=workers
            )
    report.notes += (Note("rejected", found.source, found.reason, found.remedy) for found in rejections)
    report.notes += (Note("skipped", found.source, found.reason) for found in find_skipped(paths))
    return report


def load_documents(
    store: Store,
    pipeline: StampedPipeline,
    documents: Iterator[Document],
    *,
    replace: bool,
    advance: Advance,
    tell: Tell = _ignore,
    workers: int = 1,
) -> Report:
    """Load documents; one that the store has already is not read again, so a load that was stopped goes on.

    A document whose address is there with other content is left out, or takes the place of the other if `replace`.
    `tell` is told what became of each as soon as it is read; all is safe in the store when this returns. With several
    workers, processes of their own read; the graph is the same.
    Errors: StoreMismatch if other rules or another authority filled the store; StoreUnavailable, StoreBusy.
    """
    report = Report()
    load_authority(store, pipeline)
    loader = _Loader(store, pipeline, report, replace, advance, tell)
    loaded = store.load(loader.read(documents, workers), stamp=pipeline.stamp)
    report.new, report.replaced = loaded.new, store.retract(sorted(loader.outdated))
    return report


def load_authority(store: Store, pipeline: StampedPipeline) -> None:
    """Load the tables of the authority that the store does not have."""
    tables = {iris.mint("Document", table.key) for table in {line.table for line in pipeline.authority.lines}}
    if tables - set(store.documents()):
        note("the tables of the authority are loaded first, once for a store")
        store.load(pipeline.authority_quads(), stamp=pipeline.stamp)


@dataclass(slots=True)
class _Loader:
    """Reads the documents that a store does not have, and keeps the report."""

    store: Store
    pipeline: StampedPipeline
    report: Report
    replace: bool
    advance: Advance
    tell: Tell
    outdated: set[str] = field(default_factory=set)

    def read(self, documents: Iterator[Document], workers: int) -> Iterator[bytes]:
        """The quads of the documents that are not there."""
        for document, read in read_all(self.pipeline, self._new(documents), workers):
            iri = iris.identifier(iris.mint("Document", document.key))
            facts = Counter(fact.label for fact in read.facts)
            self._end(Outcome(document.source, "new", iri, facts, tuple(_notes(document, read))))
            yield read.quads

    def _new(self, documents: Iterator[Document]) -> Iterator[Document]:
        there = set(self.store.documents())
        addresses = self._addresses()
        for document in documents:
            self.advance(1)
            if document.publisher == PUBLISHER:  # it would be taken for a table: hidden, and not to be taken out
                reason = f"published by {PUBLISHER}, as tables of the authority are"
                refused = Note("rejected", document.source, reason, "Name who published it.")
                self._end(Outcome(document.source, "rejected", notes=(refused,)))
                continue
            iri = iris.mint("Document", document.key)
            others = addresses.setdefault(document.url, set()) - {iri} if document.url else set()
            if others and self.replace:
                self.outdated |= others
            if iri in there:
                self.report.known += 1
                self.tell(Outcome(document.source, "known", iris.identifier(iri)))
            elif others and not self.replace:
                conflict = Note("conflict", document.source, f"{document.url} is there with other content", _REPLACE)
                self._end(Outcome(document.source, "conflict", notes=(conflict,)))
            else:
                there.add(iri)
                if document.url:
                    addresses[document.url].add(iri)
                yield document

    def _addresses(self) -> dict[str | None, set[str]]:
        addresses: dict[str | None, set[str]] = {}
        for row in self.store.run("MATCH (d:Document) WHERE d.url IS NOT NULL RETURN d.url AS url, d.iri AS iri"):
            addresses.setdefault(str(row["url"]), set()).add(str(row["iri"]))
        return addresses

    def _end(self, outcome: Outcome) -> None:
        self.report.facts.update(outcome.facts)
        self.report.notes += outcome.notes
        self.tell(outcome)


def _notes(document: Document, read: Read) -> Iterator[Note]:
    """What is to be said about a document that was read."""
    for warning in document.warnings:
        yield Note("warning", document.source, warning)
    for event, claims in (("dropped", read.dropped), ("unresolved", read.unresolved)):
        for claim in claims:
            yield Note(event, document.source, claim.reason, "", claim.span.of(document.text), claim.rule)
    if not read.facts:
        yield Note("silent", document.source, explain_silence(read))


_REPLACE = "Give --replace (over HTTP ?replace=true) to take the old one out, or retract it."


_NOTHING = (
    "no fact: no sentence says that a named actor met, took a measure, agreed, made a statement or holds office, "
    "or the text names no crime that concerns more than one state"
)


def explain_silence(read: Read) -> str:
    """Why a document states no fact."""
    left_out = Counter(claim.reason for claims in (read.dropped, read.unresolved) for claim in claims)
    if left_out:
        return "no fact: " + ", ".join(f"{reason} ({count})" for reason, count in left_out.most_common())
    return _NOTHING
