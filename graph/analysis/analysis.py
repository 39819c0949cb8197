"""Analysis: figures of the network that selected facts make: who stands in its middle, who connects whom.

An entity is in the network where it has a part in a fact together with another; two are joined by the occasions that
they share, however many reports there are of each. Every figure tells the facts that it was counted from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from graph.analysis.bridges import find_bridges, home
from graph.analysis.brokers import Broker, find_brokers
from graph.analysis.centrality import CENTRALITIES
from graph.analysis.communities import find_communities
from graph.analysis.countries import pair_countries
from graph.analysis.network import Deadline, Figure, Network, build_network
from graph.answers import JSON, Hit
from graph.describe import label_of
from graph.filters import ACTORS, Filters
from graph.lookup import find_entity, hits_of
from graph.occasions import Occasion, read_occasions
from graph.scope import Scope, read_scope
from graph.store import Store, Value
from ontology import iris
from ontology.errors import InvalidFilter
from ontology.terms import read_ontology

MEASURES = (*CENTRALITIES, "communities", "countries", "bridges", "brokers")
_COOPERATING = ("countries", "bridges", "brokers")  # of these, who is the target of a measure has no part in it

LARGEST = 1_000


@dataclass(frozen=True, slots=True)
class AnalysisQuestion:
    """What is to be reckoned on the network of selected facts.

    Shape: `measure` is one of `MEASURES`; `types` of facts, the events if none are named; `labels` of entities, all
    that can act if none are named; `a` and `b` are the two countries of `bridges`.
    Units: `limit` figures at most, each with at most `sample` ids of facts; `seconds` for all of it.
    Errors: InvalidFilter.
    """

    measure: str
    types: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    a: str | None = None
    b: str | None = None
    limit: int = 25
    sample: int = 5
    seconds: float = 20.0

    def __post_init__(self) -> None:
        if self.measure not in MEASURES:
            raise InvalidFilter(f"measure is {self.measure!r}", f"Measures: {', '.join(MEASURES)}.")
        if wrong := [label for label in self.labels if label not in read_ontology().entities]:
            raise InvalidFilter(f"label is {wrong[0]!r}", f"Labels: {', '.join(read_ontology().entities)}.")
        for name, value in (("limit", self.limit), ("sample", self.sample)):
            if not 1 <= value <= LARGEST:
                raise InvalidFilter(f"{name} is {value}", f"Give a whole number from 1 to {LARGEST}.")
        if (self.measure == "bridges") != (self.a is not None and self.b is not None):
            raise InvalidFilter(
                f"{self.measure} with a={self.a!r} and b={self.b!r}",
                "Bridges have two countries, a and b; nothing else has.",
            )


class Result(Protocol):
    """What was reckoned."""

    def to_json(self) -> JSON:
        """The members that the measure has in an answer."""
        ...


@dataclass(frozen=True, slots=True)
class Ranking:
    """Entities by a figure, the highest first; `total` counts those that there are."""

    figures: tuple[Figure | Broker, ...]
    total: int

    def to_json(self) -> JSON:
        """The figures in the form of the API."""
        return {"figures": [figure.to_json() for figure in self.figures], "total": self.total}


@dataclass(frozen=True, slots=True)
class Analysis:
    """What was reckoned, and on what network: how many facts were selected, how many entities and pairs they join."""

    measure: str
    scope: Scope
    facts: int
    entities: int
    pairs: int
    result: Ranking | Result

    def to_json(self) -> JSON:
        """The form of the API."""
        network = {"facts": self.facts, "entities": self.entities, "pairs": self.pairs}
        told: dict[str, Value] = {"measure": self.measure, "types": list(self.scope.types)}
        return {**told, "leftOut": self.scope.left_out_json(), "network": network, **self.result.to_json()}


def analyse(store: Store, filters: Filters, question: AnalysisQuestion) -> Analysis:
    """What a question asks of the network of the facts that pass the filters.

    Errors: InvalidFilter, UnknownName, AmbiguousName; TooWide where too much is selected, or it would take too long.
    """
    deadline = Deadline(question.seconds)
    scope = read_scope(filters, question.types)
    countries = _find_countries(store, question)
    occasions = _read(store, scope, deadline)
    labels = question.labels or ACTORS
    network = build_network(occasions, labels, deadline, targets=question.measure not in _COOPERATING)
    found = hits_of(store, network.entities)
    hits = [found.get(iri) or _unknown(iri) for iri in network.entities]
    if question.measure == "countries":
        codes = sorted({code for hit in hits if (code := home(hit))})
        countries = list(hits_of(store, (iris.mint("Country", code) for code in codes)).values())
    deadline.check()
    result = _reckon(question, network, hits, countries, deadline)
    graph = network.graph
    return Analysis(question.measure, scope, len(occasions), len(graph), graph.number_of_edges(), result)


def _find_countries(store: Store, question: AnalysisQuestion) -> list[Hit]:
    given = [(name, value) for name, value in (("a", question.a), ("b", question.b)) if value is not None]
    found = [find_entity(store, value, labels=("Country",), filter_name=name) for name, value in given]
    if len({hit.id for hit in found}) < len(found):
        raise InvalidFilter(f"a and b are both {found[0].id}", "Give two countries.")
    return found


def _unknown(iri: str) -> Hit:
    """An entity that was taken out since."""
    return Hit(iris.identifier(iri), label_of(iri), iris.identifier(iri), "")


def _read(store: Store, scope: Scope, deadline: Deadline) -> list[Occasion]:
    occasions: list[Occasion] = []
    for type_ in scope.types:
        occasions += read_occasions(store, scope, scope.select(store, type_), already=len(occasions))
        deadline.check()
    return occasions


def _reckon(
    question: AnalysisQuestion, network: Network, hits: Sequence[Hit], countries: Sequence[Hit], deadline: Deadline
) -> Result:
    limit, sample = question.limit, question.sample
    match question.measure:
        case "communities":
            return find_communities(network, hits, deadline, limit=limit, sample=sample)
        case "countries":
            return pair_countries(network, hits, countries, limit=limit, sample=sample)
        case "bridges":
            a, b = countries
            return find_bridges(network, hits, (a, b), limit=limit, sample=sample)
        case "brokers":
            return Ranking(*find_brokers(network, hits, deadline, limit=limit, sample=sample))
    values = CENTRALITIES[question.measure](network, deadline)
    ranked = sorted(values.items(), key=lambda one: (-one[1], one[0]))[:limit]
    figures = (Figure(hits[node], value, network.count(network.own[node], sample)) for node, value in ranked)
    return Ranking(tuple(figures), len(values))
