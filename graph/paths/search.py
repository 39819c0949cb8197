"""The search for the k best paths between two entities: shorter ones first, of one length the best by score.

Both ends are widened in turn, always the one whose outermost entities have fewer facts, so that a hub is looked at
only where nothing else leads on. Once i steps around one end and j around the other are known, every path of i + j
steps lies in what is known; the best are then taken in order, without looking at those that cannot be among them.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from graph.incidence.lists import Flags, Numbers
from graph.paths.network import Joints, Network, SearchCut
from graph.paths.ranking import MILLION

_MOST_TRIES = 200_000  # beginnings of paths that are looked at for one length
_MANY = 16  # facts; of so many that join two entities one will join no third
_NO_WAY = np.iinfo(np.int64).min // 2


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """A path as entities, with its score and for each step the key of a fact that joins no other two of them."""

    entities: tuple[int, ...]
    score: float
    carriers: tuple[int, ...]


@dataclass(slots=True)
class Side:
    """What was seen from one end: the entities by the number of steps to them, and what joins those passed."""

    layers: list[Numbers]
    seen: Flags
    joints: Joints

    def add(self, joints: Joints) -> None:
        """Go one step further."""
        new = np.unique(joints.target[~self.seen[joints.target]])
        self.seen[new] = True
        self.layers.append(new)
        parts = ((getattr(each, name) for each in (self.joints, joints)) for name in ("source", "target", "gain"))
        source, target, gain = (np.concatenate([*part]) for part in parts)
        self.joints = Joints(source, target, gain)


@dataclass(frozen=True, slots=True)
class Way:
    """A beginning of a path: how good it can become, and the order of the ids of its entities."""

    promise: int
    order: tuple[int, ...]
    entities: tuple[int, ...] = field(compare=False)
    score: int = field(compare=False)

    def __lt__(self, other: Way) -> bool:
        return (-self.promise, self.order) < (-other.promise, other.order)


@dataclass(slots=True)
class Search:
    """What was found between two ends; `cut` says why it ended early."""

    network: Network
    start: int
    goal: int
    found: list[Found] = field(default_factory=list)
    cut: str | None = None
    _sides: tuple[Side, Side] = field(init=False)

    def __post_init__(self) -> None:
        self._sides = self._side(self.start), self._side(self.goal)

    def _side(self, end: int) -> Side:
        nobody = np.zeros(0, np.int64)
        seen = ~self.network.middle
        seen[[self.start, self.goal]] = True
        return Side([np.array([end])], seen, Joints(nobody, nobody, nobody))

    def run(self, k: int, longest: int) -> None:
        """Find the k best paths of at most so many steps."""
        try:
            for length in range(1, longest + 1):
                self._reach(length)
                for found in self._of_length(length):
                    self.found.append(found)
                    if len(self.found) >= k:
                        return
        except SearchCut as cut:
            self.cut = str(cut)

    def reached(self, end: int) -> list[Numbers]:
        """The entities around an end that were reached, by the number of steps that lead to them."""
        return self._sides[end == self.goal].layers

    def _reach(self, length: int) -> None:
        """Go so far from both ends that every path of a length lies in what is known."""
        while sum(len(side.layers) - 1 for side in self._sides) < length:
            untouched = [side for side in self._sides if len(side.layers) == 1]
            self._widen(min(untouched or self._sides, key=self._cost))

    def _cost(self, side: Side) -> int:
        return int(self.network.incidence.degrees[side.layers[-1]].sum())

    def _widen(self, side: Side) -> None:
        targets = self.network.middle.copy()
        targets[[self.start, self.goal]] = True
        side.add(self.network.joints(side.layers[-1], targets))

    # Paths of one length

    def _of_length(self, length: int) -> Iterator[Found]:
        """The simple paths, the best first, each step of which has a fact that joins no third entity of the path."""
        for way in self._in_order(length):
            entities = frozenset(way.entities)
            carriers = [self.network.links(*pair).carrier(entities) for pair in pairwise(way.entities)]
            if None not in carriers:
                yield Found(way.entities, way.score / MILLION, tuple(key for key in carriers if key is not None))

    def _in_order(self, length: int) -> Iterator[Way]:
        """The simple paths, the best first: of all beginnings the one is carried on of which the best can become."""
        steps = Steps(self, length)
        heap: list[tuple[Way, Iterator[Way]]] = []
        if (promise := int(steps.best[0][self.start])) > _NO_WAY // 2:
            _push(heap, iter([Way(promise, (0,), (self.start,), 0)]))
        for _ in range(_MOST_TRIES):
            if not heap:
                return
            way, siblings = heapq.heappop(heap)
            _push(heap, siblings)
            if len(way.entities) > length:
                yield way
            elif self._may_lead(way.entities):
                self.network.check_time()
                _push(heap, steps.beyond(way))
        raise SearchCut(f"more than {_MOST_TRIES} ways were looked at")

    def _may_lead(self, path: tuple[int, ...]) -> bool:
        """Whether each step has a fact that joins no third entity of the path so far, as far as is looked."""
        entities = frozenset(path)
        links = (self.network.links(*pair) for pair in pairwise(path))
        return all(len(facts) > _MANY or facts.carrier(entities) is not None for facts in links)


def _push(heap: list[tuple[Way, Iterator[Way]]], ways: Iterator[Way]) -> None:
    """Put the first of some ways on the heap; the others, none of them better, come when that is taken from it."""
    for way in ways:
        heapq.heappush(heap, (way, ways))
        return


class Steps:
    """The steps of the paths of one length: first those known from the start, then those known from the goal.

    `best` has for each place on a path and each entity the score of the best way from there to the goal, which may
    pass an entity twice.
    """

    def __init__(self, search: Search, length: int) -> None:
        self._search, self._length = search, length
        ahead, back = search._sides
        self._there = min(len(ahead.layers) - 1, length)
        damping = search.network.damping.copy()
        damping[search.goal] = 0
        self._sides = _Rows(ahead.joints, damping), _Rows(_reversed(back.joints), damping)
        self.best = self._rate(len(damping))

    def _rows(self, place: int) -> _Rows:
        return self._sides[place >= self._there]

    def _rate(self, size: int) -> list[Numbers]:
        search = self._search
        layer = np.full(size, _NO_WAY)
        layer[search.goal] = 0
        best = [layer]
        for place in reversed(range(self._length)):
            rows = self._rows(place)
            layer = np.full(size, _NO_WAY)
            np.maximum.at(layer, rows.source, rows.gain + best[0][rows.target])
            layer[search.goal] = _NO_WAY
            if place:
                layer[search.start] = _NO_WAY
            best.insert(0, layer)
        return best

    def beyond(self, way: Way) -> Iterator[Way]:
        """The ways that are one step longer, the best first."""
        place = len(way.entities) - 1
        targets, gains = self._rows(place).of(way.entities[-1])
        rank, after = self._search.network.incidence.rank, self.best[place + 1]
        promises = gains + after[targets]
        leading = np.flatnonzero(promises > _NO_WAY // 2)
        for number in leading[np.lexsort((rank[targets[leading]], -promises[leading]))]:
            other = int(targets[number])
            if other not in way.entities:
                order, entities = (*way.order, int(rank[other])), (*way.entities, other)
                yield Way(way.score + int(promises[number]), order, entities, way.score + int(gains[number]))


def _reversed(joints: Joints) -> Joints:
    return Joints(joints.target, joints.source, joints.gain)


class _Rows:
    """Joints in order of their sources; the gain is that of the step less what is against its target."""

    def __init__(self, joints: Joints, damping: Numbers) -> None:
        order = np.argsort(joints.source, kind="stable")
        self.source, self.target = joints.source[order], joints.target[order]
        self.gain = joints.gain[order] + damping[self.target]

    def of(self, source: int) -> tuple[Numbers, Numbers]:
        """The targets from one source, and what is gained."""
        first, last = np.searchsorted(self.source, [source, source + 1])
        return self.target[first:last], self.gain[first:last]
