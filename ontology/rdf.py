"""Quads: the named graph of one document, and N-Quads in and out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse, serialize

from ontology import iris, occasion
from ontology.dates import read_days
from ontology.errors import InvalidGraph
from ontology.facts import Entity, Fact, Source, Span
from ontology.terms import Datatype, read_ontology

TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_XSD = "http://www.w3.org/2001/XMLSchema#"
EDTF = NamedNode("http://id.loc.gov/datatypes/edtf/EDTF-level1")
_DATE_FORMS = {4: NamedNode(_XSD + "gYear"), 7: NamedNode(_XSD + "gYearMonth"), 10: NamedNode(_XSD + "date")}
_INTEGER, _DOUBLE = NamedNode(_XSD + "integer"), NamedNode(_XSD + "double")

Value = str | int | float


def literal(value: Value, datatype: Datatype) -> Literal:
    """The RDF literal of a value; a date's datatype follows from how far it is cut short."""
    match datatype:
        case "date":
            return Literal(str(value), datatype=_DATE_FORMS.get(len(str(value)), EDTF))
        case "integer":
            return Literal(str(int(value)), datatype=_INTEGER)
        case "double":
            return Literal(repr(float(value)), datatype=_DOUBLE)
        case "string":
            return Literal(str(value))


def value_of(term: Literal) -> Value:
    """The value of an RDF literal: the inverse of `literal`."""
    if term.datatype == _INTEGER:
        return int(term.value)
    if term.datatype == _DOUBLE:
        return float(term.value)
    return term.value


class DocumentGraph:
    """The named graph of one document, written node by node against the ontology.

    With `authority`, the document is a table of the authority, and describes the entities that it names; any
    other document describes only those outside the authority.
    Errors: InvalidGraph if a label, property or target is not in the ontology.
    """

    def __init__(self, source: Source, *, authority: bool = False) -> None:
        self.key = source.key
        self.iri = iris.mint("Document", self.key)
        self._text = source.text
        self._authority = authority
        self._graph = NamedNode(self.iri)
        self._quads: set[Quad] = set()
        fields = ("text", "title", "published", "publisher", "url", "language")
        self._node(self.iri, "Document", {name: getattr(source, name) for name in fields})

    def __iter__(self) -> Iterator[Quad]:
        return iter(self._quads)

    def add_passage(self, span: Span) -> str:
        """The passage of a span, written once."""
        text = span.of(self._text)
        iri = iris.mint("Passage", iris.content_key(self.key, (str(span.start), str(span.end), text)))
        self._node(iri, "Passage", {"text": text, "charStart": span.start, "charEnd": span.end})
        self._edge(iri, "ofDocument", self.iri)
        return iri

    def add_entity(self, entity: Entity, literals: Mapping[str, Value | None] | None = None) -> str:
        """Describe an entity; only a table of the authority describes what the authority knows."""
        if iris.in_authority(entity.iri) and not self._authority:
            raise InvalidGraph(f"{entity.iri} is described by the authority", "Name it in a fact instead.")
        self._node(entity.iri, entity.label, {"name": entity.name, **(literals or {})})
        if entity.country and entity.label != "Country":
            relation = "inCountry" if entity.label == "Place" else "ofCountry"
            self._edge(entity.iri, relation, iris.mint("Country", entity.country))
        return entity.iri

    def add_relation(self, entity: Entity, relation: str, target: Entity) -> None:
        """An edge between two entities; only the authority states those (within, broader)."""
        self._edge(entity.iri, relation, target.iri)

    def add_name(self, surface: str, entity: Entity, passage: str) -> None:
        """A spelling of an entity, with the passage in which it stands."""
        iri = iris.mint("Name", iris.digest((surface, entity.iri)))
        self._node(iri, "Name", {"surface": surface})
        self._edge(iri, "names", entity.iri)
        self._edge(iri, "evidence", passage)

    def add_fact(self, fact: Fact) -> str:
        """An event or office, with its roles, passages and the spellings that are not canonical."""
        roles = {name: sorted({use.entity.iri for use in uses}) for name, uses in fact.roles.items() if uses}
        content = [f"{name}={value}" for name, value in sorted(fact.literals.items())]
        content += [f"{name}>{target}" for name, targets in sorted(roles.items()) for target in targets]
        event = fact.label in read_ontology().events
        digest_parts = (fact.label, *content)
        key = iris.content_key(self.key, digest_parts) if event else iris.digest(digest_parts)
        iri = iris.mint(fact.label, key)
        self._node(iri, fact.label, {**fact.literals, **(_derived(fact) if event else {})})
        for name, uses in fact.roles.items():
            for use in uses:
                if not iris.in_authority(use.entity.iri):
                    self.add_entity(use.entity)
                self._edge(iri, name, use.entity.iri)
        self._cite(iri, fact)
        return iri

    def _cite(self, iri: str, fact: Fact) -> None:
        quoted = [(self.add_passage(span), span.of(self._text)) for span in fact.evidence]
        context = [(self.add_passage(span), span.of(self._text)) for span in fact.context]
        for passage, _ in quoted:
            self._edge(iri, "evidence", passage)
        for passage, _ in context:
            self._edge(iri, "context", passage)
        for use in (use for uses in fact.roles.values() for use in uses):
            if use.surface == use.entity.name:
                continue
            for passage, text in quoted + context:
                if use.surface in text:
                    self.add_name(use.surface, use.entity, passage)

    def _node(self, iri: str, label: str, literals: Mapping[str, Value | None]) -> None:
        terms = read_ontology()
        if label not in terms.labels:
            raise InvalidGraph(f"{label} is no label of the ontology", "See ontology/entente.ttl.")
        allowed = {p.name: p for p in terms.labels[label].literals}
        subject = NamedNode(iri)
        self._add(subject, TYPE, NamedNode(iris.VOCABULARY + label))
        for name, value in literals.items():
            if value is None:
                continue
            prop = allowed.get(name)
            if prop is None or prop.datatype is None:
                raise InvalidGraph(f"{label} has no literal {name!r}", "See ontology/entente.ttl.")
            self._add(subject, NamedNode(iris.VOCABULARY + name), literal(value, prop.datatype))

    def _edge(self, source: str, relation: str, target: str) -> None:
        terms = read_ontology()
        prop = terms.relations.get(relation)
        ends = [terms.segments[iris.split(iri)[0]].name for iri in (source, target)]
        if prop is None or ends[0] not in prop.domains or ends[1] not in prop.ranges:
            raise InvalidGraph(f"no {relation} from {ends[0]} to {ends[1]}", "See ontology/entente.ttl.")
        self._add(NamedNode(source), NamedNode(iris.VOCABULARY + relation), NamedNode(target))

    def _add(self, subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal) -> None:
        self._quads.add(Quad(subject, predicate, value, self._graph))


def _derived(fact: Fact) -> dict[str, str | None]:
    date = fact.literals.get("date")
    days = read_days(date) if date else None
    return {
        "earliest": days.earliest.isoformat() if days else None,
        "latest": days.latest.isoformat() if days else None,
        "occasion": occasion.key(fact),
    }


def write_nquads(quads: Iterable[Quad]) -> bytes:
    """N-Quads in one order for one set of quads: lines sorted, each once."""
    data: bytes = serialize(quads, format=RdfFormat.N_QUADS)  # type: ignore[assignment]
    return b"".join(sorted(set(data.splitlines(keepends=True))))


def read_nquads(data: bytes) -> Iterator[Quad]:
    """The quads of an N-Quads file.

    Errors: InvalidGraph with the line where the syntax breaks.
    """
    try:
        yield from parse(data, format=RdfFormat.N_QUADS)
    except SyntaxError as error:
        raise InvalidGraph(
            f"not N-Quads: {error}", "Check the named line, or write the file anew with `entente rdf`."
        ) from None
