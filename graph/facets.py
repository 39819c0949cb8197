"""Facets: for each value of a filter, how many of the selected facts it would leave, and where places are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.answers import JSON, Hit
from graph.coordinates import Coordinates, coordinates_json, read_coordinates
from graph.filters import Filters, filter_patterns, given_for
from graph.lookup import hits_of
from graph.scope import Scope, read_scope
from graph.selection import Selection
from graph.store import Store, Value
from graph.templates import alternatives, render, roles_to
from ontology import iris
from ontology.errors import InvalidFilter
from ontology.terms import read_ontology

BY = ("who", "by", "against", "party", "about", "place", "country", "crime", "kind", "publisher")
"""The filters whose values are counted."""
LARGEST = 1_000


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a filter.

    Shape: `value` is what the filter takes, an id, a code or a name; `entity` is described where it is one. `counts`
    are the facts by type, as lists count them with this filter more. Of places, `here` counts the facts that name the
    place itself, not only what lies in it, and `at` is its latitude and longitude.
    """

    value: str
    name: str
    counts: Mapping[str, int]
    entity: Hit | None = None
    here: int | None = None
    at: Coordinates | None = None

    @property
    def total(self) -> int:
        """The facts of all types."""
        return sum(self.counts.values())

    def to_json(self) -> JSON:
        """The form of the API."""
        told: dict[str, Value] = {"value": self.value, "name": self.name, "total": self.total}
        told["counts"] = dict(self.counts)
        if self.entity is not None:
            told |= {"label": self.entity.label, "country": self.entity.country}
        if self.here is not None:
            told |= {"here": self.here, **coordinates_json(self.at)}
        return told


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of the filter with a name, those with the most facts first; `total` counts all of them."""

    name: str
    values: tuple[FacetValue, ...]
    total: int

    def to_json(self) -> JSON:
        """The form of the API."""
        return {"name": self.name, "values": [value.to_json() for value in self.values], "total": self.total}


@dataclass(frozen=True, slots=True)
class Facets:
    """The facets of some facts; `scope` tells the types that are left out."""

    scope: Scope
    facets: tuple[Facet, ...]

    def to_json(self) -> JSON:
        """The form of the API."""
        return {"facets": [facet.to_json() for facet in self.facets], "leftOut": self.scope.left_out_json()}


@dataclass(slots=True)
class _Found:
    """What rows told of one facet: names and counts by value."""

    names: dict[str, str] = field(default_factory=dict)
    counts: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    here: Counter[str] = field(default_factory=Counter)

    def order(self, limit: int) -> list[str]:
        """The values with the most facts."""
        return sorted(self.counts, key=lambda value: (-self.counts[value].total(), self.names[value], value))[:limit]


def read_facets(
    store: Store, filters: Filters, by: Sequence[str], *, types: Sequence[str] = (), limit: int = 25
) -> Facets:
    """The facets of the facts that pass the filters; without `types`, of events.

    A facet counts by the pattern of the filter of its name, so that its numbers are those of lists.
    Errors: InvalidFilter, UnknownName, AmbiguousName.
    """
    if unknown := [name for name in by if name not in BY]:
        raise InvalidFilter(f"facet is {unknown[0]!r}", f"Values: {', '.join(BY)}.")
    if not by:
        raise InvalidFilter("facet is not given", f"Values: {', '.join(BY)}.")
    if not 1 <= limit <= LARGEST:
        raise InvalidFilter(f"limit is {limit}", f"Give a whole number from 1 to {LARGEST}.")
    scope = read_scope(filters, types)
    selections = {type_: scope.select(store, type_) for type_ in scope.types}
    found = {name: _count(store, selections, name) for name in dict.fromkeys(by)}
    chosen = {name: each.order(limit) for name, each in found.items()}
    entities = {value for values in chosen.values() for value in values if value.startswith(iris.DATA)}
    hits = hits_of(store, sorted(entities))
    coordinates = read_coordinates(store, chosen.get("place", ()))
    facets = (
        Facet(
            name,
            tuple(_value(name, value, found[name], hits, coordinates) for value in values),
            len(found[name].counts),
        )
        for name, values in chosen.items()
    )
    return Facets(scope, tuple(facets))


def _count(store: Store, selections: Mapping[str, Selection], name: str) -> _Found:
    found = _Found()
    for type_, selection in selections.items():
        if name not in given_for(type_):
            continue
        for tail in _tails(name, selection):
            for value, title, total in _rows(store, selection, tail):
                found.names[value] = title
                found.counts[value][type_] += total
        if name == "place":
            tail = render("facets", "here", **selection.names, places=alternatives(roles_to(type_, "Place")))
            for value, _, total in _rows(store, selection, tail):
                found.here[value] += total
    return found


def _tails(name: str, selection: Selection) -> Iterator[str]:
    """The endings of a selection that count one facet, no value by two of them."""
    if name in ("kind", "publisher"):
        yield render("facets", f"{name}s", **selection.names)
        return
    counted = render("facets", "entities", **selection.names)
    labels = {"place": ("Place",)}.get(name)  # a country is a place too, and has a facet of its own
    for pattern in filter_patterns(name, selection.fact, labels):
        yield f"{pattern}\n{counted}"


def _rows(store: Store, selection: Selection, tail: str) -> Iterator[tuple[str, str, int]]:
    query = selection.ending(tail, reported=False)
    for row in store.run(query.text, query.parameters):
        yield str(row["value"]), str(row["name"]), int(str(row["total"]))


def _value(
    name: str, value: str, found: _Found, hits: Mapping[str, Hit], coordinates: Mapping[str, Coordinates]
) -> FacetValue:
    counts = dict(found.counts[value])
    if name == "kind":
        concepts = [read_ontology().schemes[type_.lower()] for type_ in counts]
        label = next((known[value].label for known in concepts if value in known), value)
        return FacetValue(value, label, counts)
    if name == "publisher":
        return FacetValue(value, value, counts)
    here = found.here[value] if name == "place" else None
    return FacetValue(iris.identifier(value), found.names[value], counts, hits.get(value), here, coordinates.get(value))
