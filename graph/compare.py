"""Comparison: what two actors have in common and what each has apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.analysis.network import Deadline, entity_json
from graph.answers import JSON, Hit
from graph.describe import label_of
from graph.filters import ACTORS, Filters, entity_part
from graph.lookup import find_entity, hits_of
from graph.occasions import Counted, Occasion, count_facts, read_occasions
from graph.scope import Scope, read_scope
from graph.store import Store, Value
from graph.templates import FACTS
from graph.timeline import Period, cut, list_periods
from ontology import iris
from ontology.errors import InvalidFilter

SIDES = ("both", "a", "b")
MOST = 100_000  # facts of both
SECONDS = 20.0

# What of facts is compared: their type, and the part of the filters that says whose they are.
_ASPECTS: Mapping[str, tuple[str, str]] = {
    "meetings": ("Meeting", "who"),
    "measures": ("Measure", "by"),
    "measuresAgainst": ("Measure", "against"),
    "agreements": ("Agreement", "who"),
    "statements": ("Statement", "by"),
    "offices": ("Office", "who"),
}
_ACTS = ("meetings", "measures", "agreements", "statements")

_ACTING = ("PARTICIPANT", "TAKEN_BY", "PARTY", "SPEAKER")
_SCENES = ("ABOUT", "AGAINST", "LOCATION")
# What the acts of two actors have in common: the labels of the entities, and the roles in which they are counted.
_GROUPS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "officials": (("Official",), _ACTING),
    "organizations": (("Organization",), _ACTING),
    "countries": (("Country",), _ACTING),
    "targets": (ACTORS, ("AGAINST",)),
    "crimes": (("Crime",), _SCENES),
    "places": (("Place", "Country"), _SCENES),
}


@dataclass(frozen=True, slots=True)
class Shares:
    """Facts of two actors, each counted once: those of both together, those of a without b, those of b without a."""

    both: Counted
    a: Counted
    b: Counted

    def to_json(self) -> JSON:
        """The three in the form of the API."""
        return {side: getattr(self, side).to_json() for side in SIDES}


@dataclass(frozen=True, slots=True)
class Link:
    """An entity that facts of one of the two, or of both, join to them."""

    entity: Hit
    facts: Shares

    def to_json(self) -> JSON:
        """The entity with its facts."""
        return {"entity": entity_json(self.entity), "facts": self.facts.to_json()}


@dataclass(frozen=True, slots=True)
class Group:
    """Entities of one sort that the acts of the two join to them, those with the most facts first.

    Shape: `shared` are joined to both (by facts of both together, or by facts of each), `a` and `b` to one only;
    `totals` counts all of each, of which the first are told.
    """

    shared: tuple[Link, ...]
    a: tuple[Link, ...]
    b: tuple[Link, ...]
    totals: Mapping[str, int]

    def to_json(self) -> JSON:
        """The entities in the form of the API."""
        return {
            name: {"total": self.totals[name], "entities": [link.to_json() for link in getattr(self, name)]}
            for name in ("shared", "a", "b")
        }


@dataclass(frozen=True, slots=True)
class Month:
    """A month with the numbers of facts by side, and the ids of the first that were counted."""

    period: Period
    facts: Mapping[str, Counted]

    def to_json(self) -> JSON:
        """The month in the form of the API."""
        return {**self.period.to_json(), "facts": {side: list(counted.facts) for side, counted in self.facts.items()}}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two actors side by side; the facts of a country are those of its officials and bodies too.

    Shape: `facts` by aspect: meetings that they take part in, measures that they take, measures against them (or
    against places in them), agreements that they are parties of, statements that they make, offices that they
    hold or that are theirs. `groups` are what their meetings, measures, agreements and statements join to them:
    officials, organizations and countries that act in these with them, targets of their measures, crimes and
    places that they are about, against or in. `periods` are months with the numbers of those facts by `both`, `a`
    and `b`. `left_out` tells the types of facts that do not have the filters.
    """

    a: Hit
    b: Hit
    scope: Scope
    facts: Mapping[str, Shares]
    groups: Mapping[str, Group]
    periods: tuple[Month, ...]

    def to_json(self) -> JSON:
        """The form of the API."""
        told: dict[str, Value] = {"a": entity_json(self.a), "b": entity_json(self.b)}
        told["facts"] = {aspect: shares.to_json() for aspect, shares in self.facts.items()}
        told |= {name: group.to_json() for name, group in self.groups.items()}
        told["periods"] = [period.to_json() for period in self.periods]
        return {**told, "leftOut": self.scope.left_out_json()}


Sorted = Mapping[str, Sequence[Occasion]]  # occasions by side


def compare(
    store: Store,
    a: str,
    b: str,
    filters: Filters,
    *,
    limit: int = 10,
    sample: int = 10,
    most: int = MOST,
    seconds: float = SECONDS,
) -> Comparison:
    """What two countries, officials, people or organizations share and what each has apart, by the filtered facts.

    Units: at most `limit` entities in a list, `sample` ids of facts a figure.
    Errors: InvalidFilter, UnknownName, AmbiguousName; TooWide for more than `most` facts, and where it takes longer.
    """
    for name, value in (("limit", limit), ("sample", sample)):
        if not 1 <= value <= 1_000:
            raise InvalidFilter(f"{name} is {value}", "Give a whole number from 1 to 1000.")
    deadline = Deadline(seconds)
    ends = [find_entity(store, value, labels=ACTORS, filter_name=name) for name, value in (("a", a), ("b", b))]
    if ends[0].id == ends[1].id:
        raise InvalidFilter(f"a and b are both {ends[0].id}", "Give two entities.")
    scope = read_scope(filters, default=FACTS)
    found: dict[str, Sorted] = {}
    already = 0
    for name, (type_, part) in _ASPECTS.items():
        if type_ in scope.types:
            deadline.check()
            found[name] = _read(store, scope, type_, part, ends, most, already)
            already += sum(len(occasions) for occasions in found[name].values())
    acts = {side: [one for name in _ACTS if name in found for one in found[name][side]] for side in SIDES}
    deadline.check()
    groups = _group(store, acts, {iris.expand(end.id) for end in ends}, limit, sample)
    facts = {name: _share(by_side, sample) for name, by_side in found.items()}
    return Comparison(ends[0], ends[1], scope, facts, groups, _months(acts, sample))


def _read(store: Store, scope: Scope, type_: str, part: str, ends: Sequence[Hit], most: int, already: int) -> Sorted:
    """The occasions of an aspect by side."""
    of: list[dict[str, Occasion]] = []
    for end in ends:
        whose = entity_part(part, type_, [iris.expand(end.id)], "side")
        before = already + sum(len(one) for one in of)
        occasions = read_occasions(store, scope, scope.select(store, type_, whose), most=most, already=before)
        of.append({one.id: one for one in occasions})
    a, b = of
    return {
        "both": [one for id_, one in a.items() if id_ in b],
        "a": [one for id_, one in a.items() if id_ not in b],
        "b": [one for id_, one in b.items() if id_ not in a],
    }


def _share(by_side: Sorted, sample: int) -> Shares:
    return Shares(*(count_facts(by_side[side], sample) for side in SIDES))


def _group(store: Store, acts: Sorted, ends: set[str], limit: int, sample: int) -> Mapping[str, Group]:
    joined = {name: _join(acts, labels, roles, ends) for name, (labels, roles) in _GROUPS.items()}
    chosen = {name: _choose(found, limit) for name, found in joined.items()}
    hits = hits_of(store, (iri for lists, _ in chosen.values() for told in lists.values() for iri in told))
    groups = {}
    for name, (lists, totals) in chosen.items():
        links = {
            part: tuple(Link(hits[iri], _share(joined[name][iri], sample)) for iri in told if iri in hits)
            for part, told in lists.items()
        }
        groups[name] = Group(links["shared"], links["a"], links["b"], totals)
    return groups


def _join(
    acts: Sorted, labels: Sequence[str], roles: Sequence[str], ends: set[str]
) -> Mapping[str, Mapping[str, list[Occasion]]]:
    """The entities of a group, each with its occasions by side."""
    joined: dict[str, dict[str, list[Occasion]]] = defaultdict(lambda: {side: [] for side in SIDES})
    for side in SIDES:
        for occasion in acts[side]:
            for iri in occasion.members(*roles) - ends:
                if label_of(iri) in labels:
                    joined[iri][side].append(occasion)
    return joined


def _choose(
    joined: Mapping[str, Mapping[str, list[Occasion]]], limit: int
) -> tuple[Mapping[str, list[str]], Mapping[str, int]]:
    """The entities that are shared and those apart, the first of each, and how many there are."""
    lists: dict[str, list[str]] = {"shared": [], "a": [], "b": []}
    for iri in sorted(joined, key=lambda iri: (-sum(len(found) for found in joined[iri].values()), iri)):
        of = joined[iri]
        lists["shared" if of["both"] or (of["a"] and of["b"]) else "a" if of["a"] else "b"].append(iri)
    return {name: found[:limit] for name, found in lists.items()}, {name: len(found) for name, found in lists.items()}


def _months(acts: Sorted, sample: int) -> tuple[Month, ...]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    undated: dict[str, Counter[str]] = defaultdict(Counter)
    found: dict[str, dict[str, list[Occasion]]] = defaultdict(lambda: defaultdict(list))
    for side in SIDES:
        for occasion in acts[side]:
            if occasion.date:
                month = cut(occasion.date, "month")
                (counts if occasion.dated else undated)[month][side] += 1
                found[month][side].append(occasion)
    return tuple(
        Month(period, {side: count_facts(found[period.period][side], sample) for side in found[period.period]})
        for period in list_periods(counts, undated)
    )
