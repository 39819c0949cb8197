"""Validation of graphs against shapes.ttl by pyshacl."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pyoxigraph import RdfFormat, Triple, serialize
from pyshacl import validate as run_shacl
from rdflib import SH, Graph

from ontology.rdf import read_nquads
from ontology.terms import FOLDER


@dataclass(frozen=True, slots=True)
class Violation:
    """What is wrong with one node."""

    node: str
    path: str
    value: str
    message: str


@cache
def _shapes() -> Graph:
    return Graph().parse(FOLDER / "shapes.ttl")


def _triples(quads: bytes) -> bytes:
    triples = (Triple(quad.subject, quad.predicate, quad.object) for quad in read_nquads(quads))
    data: bytes = serialize(triples, format=RdfFormat.N_TRIPLES)  # type: ignore[assignment]
    return data


def validate(documents: Iterable[bytes]) -> tuple[Violation, ...]:
    """What is wrong with graphs given as N-Quads, all taken together; empty if nothing is.

    Source: W3C SHACL. Documents that cite each other's passages do not exist, so one at a time is as good, and
    keeps long work within memory.
    """
    data = Graph()
    for quads in documents:
        data.parse(data=_triples(quads), format="nt")
    _, report, _ = run_shacl(data, shacl_graph=_shapes(), advanced=True)
    assert isinstance(report, Graph)
    results = (
        Violation(
            node=str(report.value(result, SH.focusNode)),
            path=str(report.value(result, SH.resultPath) or ""),
            value=str(report.value(result, SH.value) or ""),
            message=str(report.value(result, SH.resultMessage)),
        )
        for result in report.subjects(predicate=SH.resultSeverity)
    )
    return tuple(sorted(results, key=lambda violation: (violation.node, violation.path, violation.message)))
