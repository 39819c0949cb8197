"""Filters: one set of names everywhere, read against the store and turned into the parts of a selection."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache

from graph.filter_values import READERS, read_code
from graph.lookup import find_entity
from graph.store import Store, Value
from graph.templates import FACTS, actors_of, alternatives, read_parts, render, roles_of, roles_to
from ontology import iris
from ontology.dates import read_days
from ontology.errors import InvalidDate, InvalidFilter
from ontology.terms import read_ontology

DATES = ("event", "reported", "either")

ACTORS = ("Country", "Organization", "Official", "Person", "Asset")
PLACES = ("Place", "Country")
TOPICS = ("Crime", *PLACES)

# What a value of a filter can be, and the facts that a filter can choose from.
_LABELS: Mapping[str, tuple[str, ...]] = {
    "entity": read_ontology().entities,
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

# To what others may belong, and what may have kinds.
_WHOLES = frozenset(
    label
    for relation in ("OF_COUNTRY", "WITHIN", "IN_COUNTRY", "BROADER")
    for label in read_ontology().relationships[relation].ranges
)

# How far an event has come, from the first step to the last.
STATUSES: Mapping[str, tuple[str, ...]] = {
    label: tuple(read_ontology().schemes[f"{label.lower()}-status"]) for label in _APPLIES["status"]
}


Several = str | tuple[str, ...] | None
"""One value of a filter, several, or none."""

# The filters that take several values, and by which facts may be left out: what a fact is, not when it was reported.
SEVERAL = (*_LABELS, "office", "kind", "status", "publisher", "document")


@dataclass(frozen=True, slots=True)
class Filters:
    """What facts must be to be in an answer: all filters that are given hold at once.

    Shape: values are ids (`place/mm-myawaddy`), ISO 3166 codes, codes of concepts.ttl, or names; dates are ISO 8601
    and may be cut short. Of several values of a filter any one is enough; of `who` all must hold. `except_` has pairs
    of a filter's name and a value: an occasion that this filter would find is left out. `dates` says which date
    counts: that of the event, of its report, or of the report where the event has none.
    """

    entity: Several = None
    who: Several = None
    by: Several = None
    against: Several = None
    party: Several = None
    about: Several = None
    place: Several = None
    country: Several = None
    office: Several = None
    crime: Several = None
    kind: Several = None
    status: Several = None
    from_: str | None = None
    to: str | None = None
    dates: str = "either"
    publisher: Several = None
    document: Several = None
    min_documents: int | None = None
    except_: tuple[tuple[str, str], ...] = ()

    def given(self) -> Mapping[str, Value]:
        """The filters that are set, under their names; `except` as `name:value`."""
        values = {field.name.rstrip("_"): getattr(self, field.name) for field in fields(self)}
        values["except"] = tuple(f"{name}:{value}" for name, value in self.except_)
        return {name: value for name, value in values.items() if value not in (None, ()) and name != "dates"}

    def values(self, name: str) -> tuple[str, ...]:
        """The values of a filter that takes several."""
        given: Several = getattr(self, name)
        return (given,) if isinstance(given, str) else given or ()


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of Cypher with its parameters, and the filter that it is of."""

    text: str
    parameters: Mapping[str, Value]
    name: str = ""


def read_filters(store: Store, filters: Filters, fact: str) -> list[Part]:
    """The parts of a selection of facts with one label that the filters ask for.

    Errors: InvalidFilter, UnknownName, AmbiguousName.
    """
    for name in filters.given():
        _check_applies(name, fact)
    for name, _ in filters.except_:
        if name not in SEVERAL:
            allowed = ", ".join(other for other in given_for(fact) if other in SEVERAL)
            raise InvalidFilter(f"except takes no {name!r}", f"Give name:value, as in by:CN; names: {allowed}.")
        _check_applies(name, fact)
    return [*_parts(store, filters, fact), *_excepting_parts(store, filters, fact)]


def _check_applies(name: str, fact: str) -> None:
    if fact not in _APPLIES.get(name, FACTS):
        allowed = ", ".join(other for other in given_for(fact) if other != "dates")
        raise InvalidFilter(f"{name} does not apply to a {fact.lower()}", f"Filters that do: {allowed}.")


def given_for(fact: str) -> tuple[str, ...]:
    """The names of the filters that apply to facts with a label."""
    names = (field.name.rstrip("_") for field in fields(Filters))
    return tuple(name for name in names if fact in _APPLIES.get(name, FACTS))


def _parts(store: Store, filters: Filters, fact: str) -> Iterator[Part]:
    for name in SEVERAL:
        values = filters.values(name)
        groups = [(value,) for value in values] if name == "who" else [values] if values else []
        for number, group in enumerate(groups, start=1):
            yield _part(store, name, group, fact, f"{name}_{number}")
    if filters.min_documents is not None:
        yield from _min_documents(filters.min_documents, fact)


def _excepting_parts(store: Store, filters: Filters, fact: str) -> Iterator[Part]:
    for number, (name, value) in enumerate(filters.except_, start=1):
        yield _part(store, name, (value,), fact, f"except_{number}", negated=True)


def _part(
    store: Store, name: str, values: tuple[str, ...], fact: str, parameter: str, *, negated: bool = False
) -> Part:
    """What a filter asks for: that one of the values holds, or that none does."""
    if name in _LABELS:
        hits = [find_entity(store, value, labels=_LABELS[name], filter_name=name) for value in values]
        return entity_part(name, fact, [iris.expand(hit.id) for hit in hits], parameter, negated=negated)
    if name == "status":
        return _status_part(fact, values, parameter, negated=negated)
    part, found = name, READERS[name](store, values, fact)
    if name == "office" and fact == "Office":
        part = "title"
    if part in ("title", "kind"):
        return Part(
            render("filters", f"{part}_except" if negated else part, value=parameter), {parameter: list(found)}, name
        )
    return _patterns(fact, [(part, {}, parameter, list(found))], name, negated=negated)


def entity_part(part: str, fact: str, entities: Sequence[str], parameter: str, *, negated: bool = False) -> Part:
    """A part that leads from facts to any of some entities, or to none of them."""
    labels = {iri: read_ontology().segments[iris.split(iri)[0]].name for iri in entities}
    # An asset belongs to nothing: the embedded engine finds none by a pattern that may go further. Others are found by
    # it, only slower.
    only_themselves = _WHOLES.isdisjoint(labels.values())
    alone = [iri for iri, label in labels.items() if only_themselves or label == "Asset"]
    patterns: list[tuple[str, Mapping[str, str], str, Value]] = []
    for name, found, key in (
        (part, [iri for iri in entities if iri not in alone], parameter),
        (f"{part}_itself" if f"{part}_itself" in read_parts("filters") else part, alone, f"{parameter}_itself"),
    ):
        if found:
            kinds = alternatives(tuple(sorted({labels[iri] for iri in found})))
            if len(found) == 1:  # engines begin where it is, not with all facts
                patterns.append((name, {"Labels": kinds, "is": "="}, key, found[0]))
            else:
                patterns.append((name, {"Labels": kinds, "is": "IN"}, key, list[Value](found)))
    return _patterns(fact, patterns, part, negated=negated)


def _patterns(
    fact: str, patterns: Sequence[tuple[str, Mapping[str, str], str, Value]], name: str, *, negated: bool
) -> Part:
    """One of the patterns is there, or none, neither with the fact nor with another report of its occasion."""

    def text(start: str) -> list[str]:
        return [
            render("filters", part, e=start, value=key, **_names(fact), **names) for part, names, key, _ in patterns
        ]

    parameters = {key: value for _, _, key, value in patterns}
    if negated:
        starts = ["e"] if fact == "Office" else ["e", f"f:{fact} {{occasion: e.occasion}}"]
        none = [f"NOT EXISTS {{ {pattern} }}" for start in starts for pattern in text(start)]
        return Part("WHERE " + "\n  AND ".join(none), parameters, name)
    found = text("e")
    if len(found) > 1:
        found = ["WHERE " + "\n  OR ".join(f"EXISTS {{ {pattern} }}" for pattern in found)]
    return Part(found[0], parameters, name)


def filter_patterns(name: str, fact: str, labels: Sequence[str] | None = None) -> Iterator[str]:
    """The patterns by which a filter leads from facts `e` to entities `x`, each label by one of them."""
    wanted = labels or _LABELS[name]
    alone = tuple(label for label in wanted if label not in _WHOLES)
    itself = f"{name}_itself" if f"{name}_itself" in read_parts("filters") else name
    for part, kinds in ((name, tuple(label for label in wanted if label in _WHOLES)), (itself, alone)):
        if kinds:
            text = render(
                "filters", part, **_names(fact), e="e", Labels=alternatives(kinds), **{"is": "=", "value": ""}
            )
            yield text.partition(" WHERE ")[0]


@cache
def _names(fact: str) -> Mapping[str, str]:
    return {
        "Fact": fact,
        "roles": alternatives(roles_of(fact)),
        "actors": alternatives(actors_of(fact)),
        "by": alternatives(tuple(role for role in roles_of(fact) if role in ("TAKEN_BY", "SPEAKER"))),
        "places": alternatives(roles_to(fact, "Place")),
        "crimes": alternatives(roles_to(fact, "Crime")),
    }


def _status_part(fact: str, values: tuple[str, ...], parameter: str, *, negated: bool) -> Part:
    texts, parameters = [], dict[str, Value]()
    for number, given in enumerate(values, start=1):
        status = read_code(given, "status", f"{fact.lower()}-status")
        value, further = (f"{name}_{number}" for name in (parameter, f"{parameter}_further"))
        part = "status_except" if negated else "status"
        texts.append(render("filters", part, Fact=fact, value=value, further=further))
        parameters |= {value: status, further: list(STATUSES[fact][STATUSES[fact].index(status) + 1 :])}
    return Part("WHERE " + "\n  OR ".join(texts), parameters, "status")


def _min_documents(least: int, fact: str) -> Iterator[Part]:
    if least < 1:
        raise InvalidFilter(f"min_documents is {least}", "Give a whole number from 1.")
    if least > 1:
        part = "min_documents_office" if fact == "Office" else "min_documents"
        yield Part(render("filters", part, Fact=fact), {"min_documents": least}, "min_documents")


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
    return Part(render("selection", part), parameters, part.removesuffix("_office"))


def _day(value: str, name: str, *, first: bool) -> str:
    try:
        days = read_days(value)
    except InvalidDate as error:
        raise InvalidFilter(f"{name} is {value!r}, no date", error.remedy) from None
    return (days.earliest if first else days.latest).isoformat()
