"""Finding: the best paths for each pair of ends, told with their sentences; where there is none, what comes nearest."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, islice, pairwise

from graph.answers import FactView, Hit
from graph.describe import describe_keys
from graph.lookup import find_entity, hits_of
from graph.paths.answers import Middle, Path, PathAnswer, Step
from graph.paths.misses import explain_misses
from graph.paths.network import Linking, Network, SearchCut
from graph.paths.question import PathQuestion
from graph.paths.search import Found, Search
from graph.sentences import tell
from graph.store import Store
from ontology import iris
from ontology.errors import InvalidFilter

TOLD = 5  # facts that are told of a step, the best attested


def find_paths(store: Store, question: PathQuestion) -> PathAnswer:
    """The k best paths for each pair of ends; where there is none, what comes nearest.

    Errors: InvalidFilter, UnknownName, AmbiguousName.
    """
    deadline = time.monotonic() + question.seconds
    ends = _find_ends(store, question)
    try:
        network = Network(store, question, deadline)
    except SearchCut as error:
        return PathAnswer((), cut=_lacking(error))
    numbers = {iri: number for iri in ends if (number := network.number(iri)) is not None}
    searches = [Search(network, a, b) for a, b in combinations(numbers.values(), 2)]
    for search in searches:
        search.run(question.k, question.longest)
    paths = tell_paths(network, [found for search in searches for found in search.found])
    empty = [search for search in searches if not search.found and not search.cut]
    misses = [miss for search in empty for miss in explain_misses(search, ends, tell_paths)]
    cut = next((_lacking(search.cut) for search in searches if search.cut), None)
    return PathAnswer(paths, tuple(misses), _middles(paths) if len(ends) > 2 else (), cut)


def _lacking(reason: object) -> str:
    return f"The answer may lack paths: {reason}."


def _find_ends(store: Store, question: PathQuestion) -> dict[str, Hit]:
    """The ends by IRI, in the order in which they were given."""
    ends: dict[str, Hit] = {}
    for value in question.ends:
        hit = find_entity(store, value, filter_name="b" if ends else "a")
        if iris.expand(hit.id) in ends:
            raise InvalidFilter(f"{value!r} is {hit.id}, which is an end already", "Give different entities.")
        ends[iris.expand(hit.id)] = hit
    return ends


def tell_paths(network: Network, found: Iterable[Found]) -> tuple[Path, ...]:
    """Paths with the names of their entities, and the facts of each step with a sentence."""
    told = [
        (one, [_told(network, *step) for step in zip(pairwise(one.entities), one.carriers, strict=True)])
        for one in found
    ]
    names = hits_of(network.store, {network.iri(entity) for one, _ in told for entity in one.entities})
    views = _view(network.store, (link for _, steps in told for step in steps for link in step))
    return tuple(
        Path(tuple(_steps(network, one, steps, names, views)), one.score)
        for one, steps in told
        if names.keys() >= {network.iri(entity) for entity in one.entities}
        and all(any(link.key in views for link in step) for step in steps)
    )  # a path of what has been taken out meanwhile is not told


def _told(network: Network, pair: tuple[int, int], carrier: int) -> list[Linking]:
    """The facts of a step that are told: the one that carries it, and the best attested of the others."""
    others = (key for key in network.links(*pair) if key != carrier)
    return [network.linking(key) for key in (carrier, *islice(others, TOLD - 1))]


def _steps(
    network: Network,
    found: Found,
    told: list[list[Linking]],
    names: Mapping[str, Hit],
    views: Mapping[str, FactView],
) -> Iterator[Step]:
    for pair, step in zip(pairwise(found.entities), told, strict=True):
        facts = tuple(views[link.key] for link in step if link.key in views)
        a, b = (names[network.iri(entity)] for entity in pair)
        yield Step(a, b, tell(facts[0], lead=[a.id, b.id]), facts, len(network.links(*pair)))


def _view(store: Store, links: Iterable[Linking]) -> Mapping[str, FactView]:
    by_label: dict[str, set[str]] = defaultdict(set)
    for link in links:
        by_label[link.label].add(link.key)
    return describe_keys(store, {label: sorted(keys) for label, keys in sorted(by_label.items())})


def _middles(paths: tuple[Path, ...]) -> tuple[Middle, ...]:
    """The entities in the middle of paths of several pairs of ends, those first that connect most of them."""
    pairs: dict[Hit, set[tuple[str, str]]] = defaultdict(set)
    for path in paths:
        for hit in path.entities[1:-1]:
            pairs[hit].add((path.entities[0].id, path.entities[-1].id))
    total = len({(path.entities[0].id, path.entities[-1].id) for path in paths})
    shared = [(hit, len(joined)) for hit, joined in pairs.items() if len(joined) > 1]
    return tuple(
        Middle(hit, count, f"{hit.name} is on paths between {count} of the {total} pairs that are connected.")
        for hit, count in sorted(shared, key=lambda one: (-one[1], one[0].id))
    )
