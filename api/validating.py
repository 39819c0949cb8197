"""Validation of documents, N-Quads files or a store against the shapes of the ontology."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from api.console import track
from api.inputs import Rejections, read_documents
from api.settings import Settings
from api.stores import open_configured
from ontology.errors import UnreadableDocument
from ontology.validate import Violation, validate


@dataclass(slots=True)
class Checked:
    """How many graphs were checked, and what is wrong, each with the graph's name."""

    graphs: int = 0
    violations: list[tuple[str, Violation]] = field(default_factory=list)


def check(settings: Settings, paths: Sequence[str], published: str | None) -> tuple[Checked, int]:
    """Check documents and N-Quads files, or without any the store; also how many could not be read."""
    checked, rejections = Checked(), Rejections()
    with track("checking") as advance:
        for name, quads in _graphs(settings, paths, published, rejections):
            checked.graphs += 1
            checked.violations += ((name, found) for found in validate([quads]))
            advance(1)
    return checked, len(rejections)


def _graphs(
    settings: Settings, paths: Sequence[str], published: str | None, rejections: Rejections
) -> Iterator[tuple[str, bytes]]:
    if not paths:
        with open_configured(settings, exists=True) as store:
            yield from ((iri, store.quads(iri)) for iri in store.documents())
        return
    files = [path for path in paths if path.endswith(".nq")]
    yield from ((path, _read(Path(path))) for path in files)
    if documents := [path for path in paths if path not in files]:
        from api.reading import open_pipeline  # the parser, which N-Quads and a store do without

        pipeline = open_pipeline(settings)
        for document in read_documents(documents, rejections, published):
            yield document.source, pipeline.read(document).quads


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(str(path), error.strerror or str(error), "Check the path.") from None
