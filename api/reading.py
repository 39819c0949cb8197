"""Documents read by rules and authority, for every face: the pipeline, its stamp, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from api.console import note
from api.settings import Settings
from loaders.documents import Document, Rejected, read
from loaders.extract.claims import Extractor
from loaders.extract.parse import model_name
from loaders.extract.rules import RuleExtractor
from loaders.flat import flat_fact
from loaders.inputs import STDIN, find_inputs
from loaders.pipeline import Pipeline, stamp
from loaders.readers import TABLES
from ontology.authority import Authority, read_authority


def read_tables(settings: Settings) -> Authority:
    """The authority: the shipped tables and the user's own."""
    return read_authority(settings.authority)


def open_pipeline(settings: Settings) -> Pipeline:
    """The pipeline of the rule extractor."""
    authority = read_tables(settings)
    return Pipeline(authority, RuleExtractor(authority))


def pipeline_stamp(pipeline: Pipeline) -> str:
    """The digest of all that a document's graph depends on beside the document."""
    return stamp(pipeline.authority, model_name())


class Rejections(list[Rejected]):
    """What could not be read, told at once and counted for the exit code."""

    def pass_by(self, outcomes: Iterator[Document | Rejected]) -> Iterator[Document]:
        """The documents among outcomes; each rejection is told on stderr."""
        for outcome in outcomes:
            if isinstance(outcome, Rejected):
                self.append(outcome)
                note(f"rejected: {outcome.source}: {outcome.reason}\n  {outcome.remedy}")
            else:
                yield outcome


def read_documents(paths: Sequence[str], rejections: Rejections, published: str | None = None) -> Iterator[Document]:
    """The documents of paths; what is none goes to `rejections`."""
    return rejections.pass_by(read(paths, published=published))


def name_of(document: Document) -> str:
    """The short name of a document: the stem of its file, with the row where a file has several."""
    place = Path(document.source)
    suffix, _, row = place.suffix.partition(":")
    return f"{place.stem}:{row}" if row else place.stem if suffix else place.name


def extract_facts(extractor: Extractor, document: Document) -> dict[str, object]:
    """The facts of a document in the flat form of the annotation guidelines."""
    claims = extractor.extract(document).claims
    return {
        "id": name_of(document),
        "published": document.published,
        "publisher": document.publisher,
        "facts": [flat_fact(claim, document) for claim in claims],
    }


def count_inputs(paths: Sequence[str]) -> int | None:
    """How many documents paths stand for, None where only reading tells: a table, stdin."""
    found = [path for path in find_inputs(paths) if not isinstance(path, Rejected)]
    many = any(path == STDIN or Path(path).suffix.lower() in TABLES for path in found)
    return None if many else len(found)
