"""Paths: how two entities are connected, step by step, each step told with its evidence.

A step is one fact that joins two entities; facts that join the same two are one step with several citations. Names,
passages, documents and the authority's geography are no way, a crime never, a country only where it is asked for.
The search widens from both ends at once, so that each side needs to go half as far.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from graph.answers import FactView, Hit
from graph.describe import describe_occasions, label_of
from graph.lookup import find_entity, hits_of
from graph.path_answers import Middle, Miss, Path, PathAnswer, Step
from graph.path_question import LONGEST, PathQuestion
from graph.sentences import tell
from graph.store import Store
from graph.templates import alternatives, render, roles_of, roles_to
from ontology import iris
from ontology.errors import InvalidFilter
from ontology.terms import read_ontology

__all__ = ["LONGEST", "Middle", "Miss", "Path", "PathAnswer", "PathQuestion", "Step", "find_paths"]

_CANDIDATES = 1_000  # paths of one length that are compared; where there are more, the first by id
_WIDEST = 20_000  # entities that one side may reach before the search gives up on longer paths


Occasion = tuple[str, str]  # label and key; reports of one occasion are one fact here


def find_paths(store: Store, question: PathQuestion) -> PathAnswer:
    """The k best paths for each pair of ends, shortest first; of one length, those with most facts first.

    Errors: InvalidFilter, UnknownName, AmbiguousName.
    """
    ends = [
        iris.expand(find_entity(store, value, filter_name=_end_name(n)).id) for n, value in enumerate(question.ends)
    ]
    if len(set(ends)) < len(ends):
        twice = next(end for n, end in enumerate(ends) if end in ends[:n])
        raise InvalidFilter(f"{iris.identifier(twice)} is given as an end twice", "Give different entities.")
    network = _Network(store, question)
    paths = [path for a, b in combinations(ends, 2) for path in _shortest(network, a, b, question.k, question.longest)]
    return PathAnswer(_tell(store, network, paths))


def _end_name(number: int) -> str:
    return "a" if number == 0 else "b"


@dataclass(slots=True)
class _Network:
    """The part of the graph that the search has seen: for two entities the facts that join them."""

    store: Store
    question: PathQuestion
    joined: dict[str, dict[str, set[Occasion]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))
    seen: set[str] = field(default_factory=set)

    def passes(self, iri: str) -> bool:
        """Whether an entity may stand in the middle of a path."""
        return label_of(iri) in self.question.middles

    def widen(self, frontier: set[str]) -> set[str]:
        """Read the facts around some entities; what those join them to."""
        by_label: dict[str, list[str]] = defaultdict(list)
        for iri in sorted(frontier - self.seen):
            by_label[label_of(iri)].append(iri)
        for label, members in by_label.items():
            for fact, statement in _joining(label, self.question.facts):
                for row in self.store.run(statement, {"iris": members}):
                    entity, other, occasion = str(row["entity"]), str(row["other"]), (fact, str(row["occasion"]))
                    self.joined[entity][other].add(occasion)
                    self.joined[other][entity].add(occasion)
        self.seen |= frontier
        return {other for iri in frontier for other in self.joined[iri]}


def _joining(label: str, facts: Iterable[str]) -> Iterator[tuple[str, str]]:
    walked = {fact: [role for role in roles_of(fact) if _is_way(role)] for fact in facts}
    for fact, roles in walked.items():
        to = [role for role in roles_to(fact, label) if role in roles]
        if to:
            names = {"Label": label, "Fact": fact, "to": alternatives(tuple(to)), "roles": alternatives(tuple(roles))}
            yield fact, render("paths", "joined_by_office" if fact == "Office" else "joined", **names)


def _is_way(role: str) -> bool:
    return set(read_ontology().relationships[role].ranges) != {"Crime"}


def _shortest(network: _Network, start: str, goal: str, k: int, longest: int) -> list[list[str]]:
    """The paths as entities. Each side in turn goes one step further; then paths of one more length are whole."""
    sides = {start: {start}, goal: {goal}}
    reached = {start: {start}, goal: {goal}}
    found: list[list[str]] = []
    for length in range(1, longest + 1):
        end = start if length % 2 else goal
        if sum(len(side) for side in reached.values()) > _WIDEST:
            break
        beyond = network.widen(sides[end]) - reached[end]
        reached[end] |= beyond
        sides[end] = {iri for iri in beyond if network.passes(iri)}
        found += _of_length(network, start, goal, length)
        if len(found) >= k:
            break
    return found[:k]


def _of_length(network: _Network, start: str, goal: str, length: int) -> list[list[str]]:
    distance = _distances(network, goal, length)
    found: list[list[str]] = []

    def extend(path: list[str]) -> None:
        left = length - len(path) + 1
        if left == 0:
            if _carriers(network, path):
                found.append(path)
            return
        for other in sorted(network.joined.get(path[-1], ())):
            if len(found) >= _CANDIDATES:
                return
            ends = other == goal if left == 1 else other != goal and network.passes(other)
            if ends and other not in path and distance.get(other, length) < left:
                extend([*path, other])

    extend([start])
    return sorted(found, key=lambda path: (-_weight(network, path), path))


def _distances(network: _Network, goal: str, furthest: int) -> Mapping[str, int]:
    """How many steps at least lead from an entity to the goal."""
    distance = {goal: 0}
    frontier = [goal]
    for steps in range(1, furthest + 1):
        reached = {other for iri in frontier for other in network.joined.get(iri, ())} - distance.keys()
        distance |= dict.fromkeys(reached, steps)
        frontier = [iri for iri in reached if network.passes(iri)]
    return distance


def _pairs(path: list[str]) -> list[tuple[str, str]]:
    return list(pairwise(path))


def _weight(network: _Network, path: list[str]) -> int:
    return sum(len(network.joined[a][b]) for a, b in _pairs(path))


def _carriers(network: _Network, path: list[str]) -> list[Occasion]:
    """One fact a step, all different; none if there are too few, for then a fact is counted as a way round itself."""
    carries: dict[Occasion, int] = {}
    choices = [sorted(network.joined[a][b]) for a, b in _pairs(path)]

    def place(step: int, tried: set[Occasion]) -> bool:
        for fact in choices[step]:
            if fact not in tried:
                tried.add(fact)
                if fact not in carries or place(carries[fact], tried):
                    carries[fact] = step
                    return True
        return False

    if not all(place(step, set()) for step in range(len(choices))):
        return []
    return sorted(carries, key=lambda fact: carries[fact])


def _tell(store: Store, network: _Network, paths: list[list[str]]) -> tuple[Path, ...]:
    names = hits_of(store, (iri for path in paths for iri in path))
    facts = {occasion for path in paths for a, b in _pairs(path) for occasion in network.joined[a][b]}
    views = _views(store, facts)
    return tuple(Path(tuple(_steps(network, path, names, views))) for path in paths)


def _steps(
    network: _Network, path: list[str], names: Mapping[str, Hit], views: Mapping[Occasion, FactView]
) -> Iterator[Step]:
    """The steps of a path; each sentence tells another fact, and leaves the later steps the one that carries them."""
    taken = set(_carriers(network, path))
    for (a, b), carrier in zip(_pairs(path), _carriers(network, path), strict=True):
        free = (network.joined[a][b] - taken) | {carrier}
        best = min(free, key=lambda fact: (-views[fact].reports, _when(views[fact])))
        taken.add(best)
        joined = sorted((views[fact] for fact in network.joined[a][b]), key=_when)
        sentence = tell(views[best], lead=[iris.identifier(a), iris.identifier(b)])
        yield Step(names[a], names[b], sentence, tuple(joined), len(joined))


def _views(store: Store, facts: set[Occasion]) -> Mapping[Occasion, FactView]:
    found: dict[Occasion, FactView] = {}
    for label in sorted({label for label, _ in facts}):
        keys = sorted(key for other, key in facts if other == label)
        views = describe_occasions(store, label, keys)
        found |= {(label, key): view for key, view in zip(keys, views, strict=True)}
    return found


def _when(fact: FactView) -> tuple[str, str]:
    return fact.date or fact.since or "9999", fact.id
