"""The journey of a document: text to claims, claims to facts, facts to the quads of its named graph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from loaders.extract.claims import Dropped, Extraction, Extractor
from loaders.resolve.entities import Resolvers
from loaders.resolve.facts import Resolution, resolve_claims
from ontology import iris
from ontology.authority import Authority
from ontology.facts import Fact, Source
from ontology.rdf import DocumentGraph, write_nquads


@dataclass(frozen=True, slots=True)
class Read:
    """What became of one document: its N-Quads, its facts, and what did not become a fact and why."""

    iri: str
    document: Source
    quads: bytes
    facts: tuple[Fact, ...]
    dropped: tuple[Dropped, ...]
    unresolved: tuple[Dropped, ...]


@dataclass(slots=True)
class Pipeline:
    """Turns documents into quads by one authority and one extractor."""

    authority: Authority
    extractor: Extractor
    _resolvers: Resolvers = field(init=False)

    def __post_init__(self) -> None:
        self._resolvers = Resolvers(self.authority)

    def read(self, document: Source) -> Read:
        """The graph of one document: a function of it, the authority and the rules."""
        extraction = self.extractor.extract(document)
        resolution = self.resolve(document, extraction)
        graph = DocumentGraph(document)
        for fact in resolution.facts:
            graph.add_fact(fact)
        return Read(
            iri=graph.iri,
            document=document,
            quads=write_nquads(graph),
            facts=resolution.facts,
            dropped=extraction.dropped,
            unresolved=resolution.unresolved,
        )

    def resolve(self, document: Source, extraction: Extraction) -> Resolution:
        """The facts of a document's claims."""
        resolver = self._resolvers.for_document(document, extraction.claims)
        return resolve_claims(extraction.claims, resolver, document)

    def authority_quads(self) -> Iterator[bytes]:
        """The N-Quads of the authority's own documents."""
        return (write_nquads(graph) for graph in self.authority.graphs())


def stamp(authority: Authority, model: str) -> str:
    """The digest of all that a graph depends on: ontology, authority, rules, language model of the parser."""
    root = Path(__file__).parent
    rules = (path for folder in ("extract", "resolve") for path in (root / folder).rglob("*"))
    ontology = (root.parent / "ontology").glob("*.*")
    files = sorted(path for path in (*rules, *ontology) if path.suffix in {".py", ".yaml", ".txt", ".ttl"})
    parts = (part for path in files for part in (path.name, path.read_text(encoding="utf-8")))
    return iris.digest((authority.digest, model, *parts))
