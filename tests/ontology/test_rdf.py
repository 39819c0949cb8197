"""The named graph of a document, and N-Quads in and out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology import iris
from ontology.errors import InvalidGraph
from ontology.facts import Entity, Fact, Source, Span, Use
from ontology.rdf import DocumentGraph, literal, read_nquads, value_of, write_nquads

TEXT = "Talks\n\nPuttan met the ambassador on 17 February."
SOURCE = Source(text=TEXT, title="Talks")
PUTTAN = Entity("Official", "th-phumtham-wechayachai", "Phumtham Wechayachai", "TH")
CHINA, THAILAND = Entity("Country", "CN", "China"), Entity("Country", "TH", "Thailand")


def use(entity: Entity, surface: str | None = None) -> Use:
    return Use(entity, surface or entity.name, "test")


def met(date: str | None = "2025-02-17", **roles: tuple[Use, ...]) -> Fact:
    literals = {"status": "held", "rule": "met"} | ({"date": date} if date else {})
    roles = roles or {"participant": (use(PUTTAN, "Puttan"), use(CHINA))}
    return Fact("Meeting", literals, roles, (Span(7, len(TEXT)),))


def quads_of(*facts: Fact) -> bytes:
    graph = DocumentGraph(SOURCE)
    for fact in facts:
        graph.add_fact(fact)
    return write_nquads(graph)


def test_a_document_describes_only_entities_outside_the_authority() -> None:
    stranger = Entity("Official", iris.entity_key("Lin Bo", "CN"), "Lin Bo", "CN")
    quads = quads_of(met(participant=(use(PUTTAN, "Puttan"), use(stranger)))).decode()
    assert f"<{stranger.iri}> <https://w3id.org/entente/ns#name>" in quads
    assert f"<{PUTTAN.iri}> <https://w3id.org/entente/ns#name>" not in quads
    assert '"Puttan"' in quads  # the spelling, as a Name with its passage


def test_one_event_said_twice_is_one_node() -> None:
    graph = DocumentGraph(SOURCE)
    assert graph.add_fact(met()) == graph.add_fact(met())
    assert graph.add_fact(met(date=None)) != graph.add_fact(met())


def test_what_the_ontology_does_not_allow_is_refused() -> None:
    with pytest.raises(InvalidGraph, match="no participant from Meeting to Crime"):
        quads_of(met(participant=(use(Entity("Crime", "corruption", "corruption")),)))
    with pytest.raises(InvalidGraph, match="Statement has no literal 'status'"):
        quads_of(Fact("Statement", {"status": "held", "rule": "r"}, {"speaker": (use(CHINA),)}, (Span(0, 5),)))


@given(st.one_of(st.text(), st.sampled_from(["2025", "2025-02", "2025-02-17", "2025-02/2025-03"])))
def test_text_and_dates_come_back(text: str) -> None:
    assert value_of(literal(text, "string")) == text
    assert value_of(literal(text, "date")) == text


@given(st.integers(), st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_come_back(whole: int, real: float) -> None:
    assert value_of(literal(whole, "integer")) == whole
    assert value_of(literal(real, "double")) == real


def test_nquads_are_in_one_order_and_come_back() -> None:
    quads = quads_of(met(), met(date=None))
    assert write_nquads(reversed(list(read_nquads(quads)))) == quads
    with pytest.raises(InvalidGraph, match="not N-Quads"):
        list(read_nquads(b"<a> <b>\n"))
