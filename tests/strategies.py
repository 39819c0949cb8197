"""Small authorities and documents, generated through DocumentGraph, that share entities, names and offices."""

from functools import cache

from hypothesis import strategies as st

from ontology import iris
from ontology.facts import Entity, Fact, Source, Span, Use
from ontology.rdf import DocumentGraph, write_nquads
from ontology.terms import read_ontology

COUNTRIES = [
    Entity("Country", code, name) for code, name in (("TH", "Thailand"), ("MM", "Myanmar"), ("CI", "Côte d'Ivoire"))
]
PLACES = [
    Entity("Place", "mm-13", "Kayin", "MM"),
    Entity("Place", "mm-myawaddy", "Myawaddy", "MM"),
    Entity("Place", "th-mae-sot", "Mae Sot", "TH"),
]
BODIES = [
    Entity("Organization", "th-police", "Royal Thai Police", "TH"),
    Entity("Organization", "interpol", "Interpol"),
]
OFFICIALS = [Entity("Official", "th-phumtham", "Phumtham Wechayachai", "TH")]
CRIMES = [Entity("Crime", "fraud", "fraud"), Entity("Crime", "online_fraud", "online fraud")]
AUTHORITY = [*COUNTRIES, *PLACES, *BODIES, *OFFICIALS, *CRIMES]

OUTSIDE_NAMES = ("Mali", "Łódź–Brno Group", "ศูนย์", "O'Neil ~ %7E", "Ngọc\u00a0Ánh", "王毅", "a" * 300, "😀 & <Co>")
TEXTS = (
    "Liu met Mali in Myawaddy. ",
    "Puttan said ‘no’.\n",
    "Đỗ Quang went on 17 February 2025; ",
    "😀🇲🇲 ",
    '"\\ \t\x00 ',
    "ศูนย์",
)
DATES = ("2025", "2025-02", "2025-02-17", "2025-02-17/2025-03-01", "2024-02-29")


@st.composite
def outside_entities(draw: st.DrawFn, label: str) -> Entity:
    name = iris.normalize(draw(st.sampled_from(OUTSIDE_NAMES)))
    has_country = label in ("Place", "Organization", "Official", "Person")
    country = draw(st.sampled_from([None, "TH", "MM"])) if has_country else None
    return Entity(label, iris.entity_key(name, country), name, country)


def entities(labels: tuple[str, ...], document: str) -> st.SearchStrategy[Entity]:
    known = [entity for entity in AUTHORITY if entity.label in labels]
    kinds = [outside_entities(label) for label in labels if label not in ("Country", "Crime")]
    if "Person" in labels:
        kinds.append(st.just(Entity("Person", iris.entity_key("Mali", "TH", document), "Mali", "TH")))
    return st.one_of(*([st.sampled_from(known)] if known else []), *kinds)


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    start = draw(st.integers(0, max(0, len(text) - 1)))
    return Span(start, draw(st.integers(start + 1, max(start + 1, len(text)))))


@st.composite
def facts(draw: st.DrawFn, text: str, document: str) -> Fact:
    terms = read_ontology()
    label = draw(st.sampled_from(["Office", *terms.events]))
    evidence = draw(st.lists(spans(text), min_size=1, max_size=2))
    literals = {}
    for prop in terms.labels[label].literals:
        if prop.name not in ("earliest", "latest", "occasion") and draw(st.booleans()):
            literals[prop.name] = draw(st.sampled_from(DATES if prop.datatype == "date" else ("a", "é ", "", "x|y")))
    roles = {}
    for relation in terms.labels[label].relations:
        if relation.name not in ("evidence", "context"):
            found = draw(st.lists(entities(relation.ranges, document), max_size=2))
            surfaces = st.sampled_from([span.of(text) for span in evidence] + ["nowhere"])
            roles[relation.name] = tuple(Use(entity, draw(surfaces), "given") for entity in found)
    context = draw(st.lists(spans(text), max_size=1))
    return Fact(label, literals, roles, tuple(evidence), tuple(context))


@st.composite
def documents(draw: st.DrawFn) -> bytes:
    """The N-Quads of a document."""
    text = "".join(draw(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=3)))
    source = Source(
        text=text,
        title=draw(st.sampled_from(["", "A title", "Zweiter “Titel”"])),
        published=draw(st.sampled_from([None, *DATES[:3]])),
        publisher=draw(st.sampled_from([None, "Xinhua"])),
        url=draw(st.sampled_from([None, "https://example.org/?a=b&c"])),
    )
    graph = DocumentGraph(source)
    for fact in draw(st.lists(facts(text, graph.key), max_size=3)):
        graph.add_fact(fact)
    return write_nquads(graph)


@st.composite
def tables(draw: st.DrawFn) -> bytes:
    """The N-Quads of a table of the authority; what two tables say of one entity agrees."""
    rows = draw(st.lists(st.sampled_from(AUTHORITY), min_size=1, max_size=5, unique=True))
    text = "\n".join(entity.name for entity in rows)
    graph = DocumentGraph(Source(text=text, title="table", publisher="Entente"), authority=True)
    start = 0
    for entity in rows:
        graph.add_entity(entity, _literals(entity) if draw(st.booleans()) else None)
        passage = graph.add_passage(Span(start, start + len(entity.name)))
        start += len(entity.name) + 1
        for country in COUNTRIES:
            if entity.country == country.key:
                graph.add_entity(country)
        if draw(st.booleans()):
            graph.add_name(draw(st.sampled_from(["Puttan", "Mae Sot", "Côte"])), entity, passage)
        if entity.key == "mm-myawaddy" and draw(st.booleans()):
            graph.add_entity(PLACES[0])
            graph.add_relation(entity, "within", PLACES[0])
    return write_nquads(graph)


def _literals(entity: Entity) -> dict[str, str | float]:
    match entity.label:
        case "Country" | "Crime":
            return {"code": entity.key}
        case "Place":
            return {"lat": 16.5 + len(entity.key), "lon": -0.0}
        case "Organization":
            return {"kind": "police"}
        case _:
            return {}


def collections(max_size: int = 6) -> st.SearchStrategy[list[bytes]]:
    """Several documents and tables, no two of them with the same IRI."""
    return st.lists(st.one_of(documents(), documents(), tables()), max_size=max_size, unique_by=document_of)


def document_of(quads: bytes) -> str:
    """The IRI of the document whose quads these are."""
    return quads.split(b"\n", 1)[0].rsplit(b"<", 1)[1].split(b">", 1)[0].decode()


_OUTSIDE = [
    ("Official", "Mali", "TH"),
    ("Organization", "Łódź–Brno Group", None),
    ("Asset", "ศูนย์", None),
    ("Person", "O'Neil ~ %7E", "MM"),
    ("Official", "王毅", None),
    ("Official", "Ngọc Ánh", "MM"),
]
OUTSIDE = [Entity(label, iris.entity_key(name, country), name, country) for label, name, country in _OUTSIDE]


@cache
def sample_documents(number: int) -> list[bytes]:
    """So many documents, the same each time: a report with a rule, a table of the whole authority, further reports.

    The third names all of OUTSIDE, the others two each.
    """
    made = [_report(0, OUTSIDE[:2]), _authority(), _report(1, OUTSIDE)]
    made += [_report(i, [OUTSIDE[i % 6], OUTSIDE[(i + 1) % 6]]) for i in range(2, number)]
    return made[:number]


@cache
def paired_documents(number: int) -> tuple[list[bytes], list[bytes]]:
    """Two lists of reports; the two at one place in them, and no others, name a group."""
    groups = [Entity("Organization", iris.entity_key(f"Group {i}", "MM"), f"Group {i}", "MM") for i in range(number)]
    return [_report(1_000 + i, [groups[i]]) for i in range(number)], [_report(i, [groups[i]]) for i in range(number)]


@cache
def partial_table() -> bytes:
    """A table that has a place of `sample_documents` too, and says less of it."""
    graph = DocumentGraph(Source(text="Myawaddy", title="mine"), authority=True)
    graph.add_entity(PLACES[1])
    graph.add_entity(COUNTRIES[1])
    return write_nquads(graph)


def _authority() -> bytes:
    graph = DocumentGraph(Source(text="all", title="authority"), authority=True)
    for entity in AUTHORITY:
        graph.add_entity(entity, _literals(entity))
    graph.add_relation(PLACES[1], "within", PLACES[0])
    return write_nquads(graph)


def _report(number: int, named: list[Entity]) -> bytes:
    text = f"Report {number}: Liu met Mali in Myawaddy. Puttan said no."
    graph = DocumentGraph(Source(text=text, title=f"Report {number}", published="2025-02-18"))
    people = [entity for entity in named if entity.label != "Asset"]
    local = Entity("Person", iris.entity_key("Mali", "TH", graph.key), "Mali", "TH")
    uses = tuple(Use(entity, entity.name, "given") for entity in [*people, local])
    here = (Span(0, text.index(".") + 1),)
    place = (Use(PLACES[1], "Myawaddy", "given"),)
    graph.add_fact(
        Fact(
            "Meeting",
            {"date": "2025-02-17", "rule": "meet", "status": "held"},
            {"participant": uses, "location": place},
            here,
        )
    )
    assets = tuple(Use(entity, "Liu", "given") for entity in named if entity.label == "Asset")
    graph.add_fact(
        Fact("Measure", {"kind": "raid"}, {"against": assets, "takenBy": (Use(BODIES[0], "Liu", "given"),)}, here)
    )
    office = {"holder": (Use(OFFICIALS[0], "Puttan", "given"),), "of": (Use(COUNTRIES[0], "Thailand", "given"),)}
    graph.add_fact(Fact("Office", {"title": "minister"}, office, (Span(len(text) - 15, len(text)),)))
    return write_nquads(graph)
