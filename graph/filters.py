"""Filters: one set of names everywhere, read against the store and turned into the parts of a selection."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

from rapidfuzz import process

from graph.lookup import find_entity
from graph.store import Store, Value
from graph.templates import FACTS, actors_of, alternatives, read_parts, render, roles_of, roles_to
from graph.titles import choose_titles
from ontology import iris
from ontology.dates import read_days
from ontology.errors import InvalidDate, InvalidFilter, UnknownName
from ontology.terms import read_ontology

DATES = ("event", "reported", "either")

ACTORS = ("Country", "Organization", "Official", "Person", "Asset")
PLACES = ("Place", "Country")
TOPICS = ("Crime", *PLACES)

# What a value of a filter can be, and the facts that a filter can choose from.
_LABELS: Mapping[str, tuple[str, ...]] = {
    "who": ACTORS,
    "by": ACTORS,
    "against": (*ACTORS, "Place", "Crime"),
    "party": ("Country", "Organization"),
    "about": TOPICS,
    "place": PLACES,
    "country": ("Country",),
    "crime": ("Crime",),
}
_APPLIES: Mapping[str, tuple[str, ...]] = {
    "by": ("Measure", "Statement"),
    "against": ("Measure",),
    "party": ("Agreement",),
    "about": ("Meeting", "Agreement", "Statement"),
    "place": ("Meeting", "Measure", "Agreement", "Statement"),
    "crime": ("Meeting", "Measure", "Agreement", "Statement"),
    "kind": ("Measure", "Agreement"),
    "status": ("Meeting", "Measure", "Agreement"),
}

# How far an event has come, from the first step to the last.
STATUSES: Mapping[str, tuple[str, ...]] = {
    label: tuple(read_ontology().schemes[f"{label.lower()}-status"]) for label in _APPLIES["status"]
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What facts must be to be in an answer: all filters that are given hold at once.

    Shape: values are ids (`place/mm-myawaddy`), ISO 3166 codes, codes of concepts.ttl, or names; dates are ISO 8601
    and may be cut short. `dates` says which date counts: that of the event, of its report, or of the report where
    the event has none.
    """

    who: tuple[str, ...] = ()
    by: str | None = None
    against: str | None = None
    party: str | None = None
    about: str | None = None
    place: str | None = None
    country: str | None = None
    office: str | None = None
    crime: str | None = None
    kind: str | None = None
    status: str | None = None
    from_: str | None = None
    to: str | None = None
    dates: str = "either"
    publisher: str | None = None
    document: str | None = None
    min_documents: int | None = None

    def given(self) -> Mapping[str, Value]:
        """The filters that are set, under their names."""
        values = {field.name.rstrip("_"): getattr(self, field.name) for field in fields(self)}
        return {name: value for name, value in values.items() if value not in (None, ()) and name != "dates"}


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of Cypher with its parameters."""

    text: str
    parameters: Mapping[str, Value]


def read_filters(store: Store, filters: Filters, fact: str) -> list[Part]:
    """The parts of a selection of facts with one label that the filters ask for.

    Errors: InvalidFilter, UnknownName, AmbiguousName.
    """
    given = filters.given()
    for name in given:
        if fact not in _APPLIES.get(name, FACTS):
            allowed = ", ".join(other for other in given_for(fact) if other != "dates")
            raise InvalidFilter(f"{name} does not apply to a {fact.lower()}", f"Filters that do: {allowed}.")
    return [*_entity_parts(store, filters, fact), *_value_parts(store, filters, fact)]


def given_for(fact: str) -> tuple[str, ...]:
    """The names of the filters that apply to facts with a label."""
    names = (field.name.rstrip("_") for field in fields(Filters))
    return tuple(name for name in names if fact in _APPLIES.get(name, FACTS))


def entity_part(part: str, fact: str, iri: str, value: str) -> Part:
    """A part that leads from facts to one entity."""
    label = read_ontology().segments[iris.split(iri)[0]].name
    names = {
        "Fact": fact,
        "Label": label,
        "value": value,
        "roles": alternatives(roles_of(fact)),
        "actors": alternatives(actors_of(fact)),
        "by": alternatives(tuple(role for role in roles_of(fact) if role in ("TAKEN_BY", "SPEAKER"))),
        "places": alternatives(roles_to(fact, "Place")),
        "crimes": alternatives(roles_to(fact, "Crime")),
    }
    special = f"{part}_{label.lower()}"
    return Part(render("filters", special if special in read_parts("filters") else part, **names), {value: iri})


def _entity_parts(store: Store, filters: Filters, fact: str) -> Iterator[Part]:
    for name, labels in _LABELS.items():
        values = filters.who if name == "who" else (getattr(filters, name),)
        for number, value in enumerate(values, start=1):
            if value is not None:
                found = find_entity(store, value, labels=labels, filter_name=name)
                yield entity_part(name, fact, iris.expand(found.id), f"{name}_{number}")


def _value_parts(store: Store, filters: Filters, fact: str) -> Iterator[Part]:
    if filters.office is not None:
        names = {"actors": alternatives(actors_of(fact))}
        part = "title" if fact == "Office" else "office"
        yield Part(render("filters", part, **names), {"office": _titles(store, filters.office)})
    if filters.kind is not None:
        yield Part(render("filters", "kind"), {"kind": _code(filters.kind, "kind", fact.lower())})
    if filters.status is not None:
        status = _code(filters.status, "status", f"{fact.lower()}-status")
        further = STATUSES[fact][STATUSES[fact].index(status) + 1 :]
        yield Part(render("filters", "status", Fact=fact), {"status": status, "further": list(further)})
    if filters.publisher is not None:
        yield Part(render("filters", "publisher"), {"publisher": _publisher(store, filters.publisher)})
    if filters.document is not None:
        yield Part(render("filters", "document"), {"document": find_document(store, filters.document)})
    if filters.min_documents is not None:
        yield from _min_documents(filters.min_documents, fact)


def _min_documents(least: int, fact: str) -> Iterator[Part]:
    if least < 1:
        raise InvalidFilter(f"min_documents is {least}", "Give a whole number from 1.")
    if least > 1:
        part = "min_documents_office" if fact == "Office" else "min_documents"
        yield Part(render("filters", part, Fact=fact), {"min_documents": least})


def _titles(store: Store, asked: str) -> list[Value]:
    known = (str(row["title"]) for row in store.run(render("filters", "titles")))
    return [*choose_titles(known, asked)]


def _code(value: str, name: str, scheme: str) -> str:
    concepts = read_ontology().schemes[scheme]
    wanted = value.strip().lower()
    for code, concept in concepts.items():
        if wanted in (code, code.replace("_", " "), concept.label.lower()):
            return code
    raise InvalidFilter(f"{name} is {value!r}", f"Values: {', '.join(concepts)}.")


def _publisher(store: Store, value: str) -> str:
    known = sorted(str(row["publisher"]) for row in store.run(render("documents", "publishers")))
    if value.strip().lower() in (name.lower() for name in known):
        return value.strip()
    near = [name for name, _, _ in process.extract(value, known, limit=3)]
    raise UnknownName(f"no document is published by {value!r}", f"Did you mean {'; '.join(near)}?" if near else "")


def find_document(store: Store, value: str) -> str:
    """The IRI of a document that is in the store.

    Errors: UnknownName if it is not.
    """
    iri = iris.expand(value if "/" in value else f"document/{value}")
    if not store.run("MATCH (d:Document {iri: $iri}) RETURN d.iri AS iri", {"iri": iri}):
        raise UnknownName(f"no document {value!r}", "List the ids with `entente stats` or GET /v1/documents.")
    return iri


def time_part(filters: Filters, fact: str) -> Part | None:
    """The part that places facts in time, None where no time is asked for; it follows when each was reported.

    Errors: InvalidFilter for a date or a value of `dates` that is not allowed.
    """
    if filters.dates not in DATES:
        raise InvalidFilter(f"dates is {filters.dates!r}", "Values: event, reported, either.")
    if filters.from_ is None and filters.to is None:
        return None
    since = _day(filters.from_, "from", first=True) if filters.from_ else "0000"
    until = _day(filters.to, "to", first=False) if filters.to else "9999-12-31"
    if since > until:
        raise InvalidFilter(f"from {since} is after to {until}", "Give from before to.")
    part = "report" if filters.dates == "reported" else filters.dates
    if fact == "Office" and part != "report":
        part += "_office"
    parameters: dict[str, Value] = {"since": since, "until": until}
    if part not in ("event",):
        parameters["cut"] = [since[:4], since[:7]]  # a date cut short to the month or year of `since` may lie after it
    return Part(render("selection", part), parameters)


def _day(value: str, name: str, *, first: bool) -> str:
    try:
        days = read_days(value)
    except InvalidDate as error:
        raise InvalidFilter(f"{name} is {value!r}, no date", error.remedy) from None
    return (days.earliest if first else days.latest).isoformat()
