"""A store read again: the kept texts, by today's rules and authority."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pyoxigraph import Literal, NamedNode

from api.parallel import read_all
from api.reading import StampedPipeline
from graph.store import Loaded, Store
from ontology import iris
from ontology.authority import PUBLISHER
from ontology.facts import Source
from ontology.rdf import read_nquads, value_of


def rebuild(store: Store, pipeline: StampedPipeline, advance: Callable[[int], None], workers: int = 1) -> Loaded:
    """Read every kept document again by today's rules and authority, and put the result in the place of the graph."""

    def quads() -> Iterator[bytes]:
        yield from pipeline.authority_quads()
        for _, read in read_all(pipeline, kept_sources(store), workers):
            yield read.quads
            advance(1)

    return store.rebuild(quads(), stamp=pipeline.stamp)


def kept_sources(store: Store) -> Iterator[Source]:
    """The text and metadata of each document that the store keeps, those of the authority left out."""
    for iri in list(store.documents()):
        source = read_source(store.quads(iri), iri)
        if source.publisher != PUBLISHER:
            yield source


def read_source(data: bytes, iri: str) -> Source:
    """A document as its quads have it."""
    literals = {
        quad.predicate.value.removeprefix(iris.VOCABULARY): str(value_of(quad.object))
        for quad in read_nquads(data)
        if quad.subject == NamedNode(iri) and isinstance(quad.object, Literal)
    }
    return Source(**literals)
