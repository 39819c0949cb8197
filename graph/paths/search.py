"""The search for the k best paths between two entities: shorter ones first, of one length the best by score.

Both ends are widened in turn, always the one whose outermost entities have fewer facts, so that a hub is read only
where nothing else leads on. Once i steps around one end and j around the other have been read, every path of i + j
steps lies in what was read; the best are then taken in order, without looking at those that cannot be among them.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice, pairwise

from graph.load import chunked
from graph.paths.network import Linking, Network, SearchCut
from graph.paths.ranking import MILLION, Joint, rate_middle, rate_step

_MOST_TRIES = 200_000  # beginnings of paths that are looked at for one length

_AHEAD = 10  # paths whose facts are read at once
_TRIED = 3  # facts of a step whose entities are read at once
_MOST_WEIGHED = 1_000  # entities whose facts are counted to choose an end; where there are more, each counts as usual
_USUAL_FACTS = 20

Steps = list[Mapping[str, Iterable[str]]]


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """A path as entities, with its score and for each step the key of a fact that joins no other two of them."""

    entities: tuple[str, ...]
    score: float
    carriers: tuple[str, ...]


@dataclass(slots=True)
class Search:
    """What was found between two ends; `cut` says why it ended early."""

    network: Network
    start: str
    goal: str
    found: list[Found] = field(default_factory=list)
    cut: str | None = None
    _sides: dict[str, list[set[str]]] = field(default_factory=dict)
    _degrees: Mapping[str, int] = field(default_factory=dict)

    def run(self, k: int, longest: int) -> None:
        """Find the k best paths of at most so many steps."""
        self._sides = {self.start: [{self.start}], self.goal: [{self.goal}]}
        try:
            for length in range(1, longest + 1):
                self._reach(length)
                self.found += islice(self._of_length(length), k - len(self.found))
                if len(self.found) >= k:
                    return
        except SearchCut as cut:
            self.cut = str(cut)

    def reached(self, end: str) -> list[set[str]]:
        """The entities around an end that were reached, by the number of steps that lead to them."""
        return self._sides[end]

    def _reach(self, length: int) -> None:
        """Read so far around both ends that every path of a length lies in what was read."""
        if length == 1:
            self.network.between([(self.start, self.goal)])
            return
        while sum(len(side) - 1 for side in self._sides.values()) < length:
            untouched = [end for end, side in self._sides.items() if len(side) == 1]
            self._widen(min(untouched or self._sides, key=self._cost))

    def _cost(self, end: str) -> int:
        outermost = self._sides[end][-1]
        if len(outermost) > _MOST_WEIGHED:
            return len(outermost) * _USUAL_FACTS
        degrees = self.network.degrees(outermost)
        return sum(degrees[iri] for iri in outermost)

    def _widen(self, end: str) -> None:
        side = self._sides[end]
        self.network.widen(side[-1])
        beyond = {other for iri in side[-1] for other in self.network.joined.get(iri, ())}
        side.append(beyond.difference(*side, (self.start, self.goal)))

    # Paths of one length

    def _of_length(self, length: int) -> Iterator[Found]:
        if length == 1:
            return self._direct()
        steps = self._steps(length)
        self._degrees = self.network.degrees(iri for step in steps[1:] for iri in step)
        return self._carried(self._in_order(steps, length))

    def _direct(self) -> Iterator[Found]:
        links = self.network.between([(self.start, self.goal)])[self.start, self.goal]
        if links:
            dated = [link.latest for link in links if link.latest]
            reports = sum(link.reports for link in links)
            publishers = max(link.publishers for link in links)
            joint = Joint(len(links), "", "", reports, publishers, max(dated, default=None))
            yield Found((self.start, self.goal), rate_step(joint, joint.latest) / MILLION, (links[0].key,))

    def _steps(self, length: int) -> Steps:
        """For each step the entities that it may lead from, and to which; only what lies on a way to the goal."""
        joined = self.network.joined
        there = len(self._sides[self.start]) - 1
        ahead = [{self.start}]
        for _ in range(min(there, length)):
            ahead.append(self._beyond(ahead[-1]))
        back = [{self.goal}]
        for _ in range(length - len(ahead) + 1):
            back.append(self._beyond(back[-1]))
        layers = [*ahead[:-1], ahead[-1] & back[-1], *reversed(back[:-1])]
        for number in range(len(ahead) - 2, -1, -1):
            layers[number] = self._kept(layers[number], layers[number + 1])
        for number in range(len(ahead), length + 1):
            layers[number] = self._kept(layers[number], layers[number - 1])
        return [{iri: joined[iri].keys() & after for iri in before} for before, after in pairwise(layers)]

    def _beyond(self, layer: set[str]) -> set[str]:
        """What facts join a layer to; the ends are no middles."""
        joined = self.network.joined
        return set().union(*(joined[iri].keys() for iri in layer)) - {self.start, self.goal}

    def _kept(self, layer: set[str], beside: set[str]) -> set[str]:
        joined = self.network.joined
        return {iri for iri in layer if not beside.isdisjoint(joined[iri])}

    def _in_order(self, steps: Steps, length: int) -> Iterator[tuple[str, ...]]:
        """The simple paths, the best first: of all beginnings the one is carried on of which the best can become."""
        best = self._best_endings(steps)
        heap: list[tuple[int, tuple[str, ...]]] = []
        heap += [(-best[0].get(self.start, 0), (self.start,))] if self.start in best[0] else []
        tries = 0
        while heap:
            _, path = heapq.heappop(heap)
            if len(path) > length:
                yield path
                continue
            for other in steps[len(path) - 1].get(path[-1], ()):
                if other in path or other not in best[len(path)]:
                    continue
                longer = (*path, other)
                if self._may_lead(longer):
                    heapq.heappush(heap, (-(self._score(longer) + best[len(path)][other]), longer))
                tries += 1
            if tries > _MOST_TRIES:
                raise SearchCut(f"more than {_MOST_TRIES} ways were looked at")

    def _best_endings(self, steps: Steps) -> list[dict[str, int]]:
        """For each entity of each layer the score of the best way from there to the goal, entities twice or not."""
        best: list[dict[str, int]] = [{self.goal: 0}]
        for step in reversed(steps):
            after = best[0]
            layer: dict[str, int] = {}
            for iri, others in step.items():
                ways = [self._gain(iri, other) + after[other] for other in others if other in after]
                if ways:
                    layer[iri] = max(ways)
            best.insert(0, layer)
        return best

    def _gain(self, iri: str, other: str) -> int:
        damping = 0 if other == self.goal else rate_middle(self._degrees[other])
        return rate_step(self._joint(iri, other), self.network.newest) + damping

    def _joint(self, iri: str, other: str) -> Joint:
        return self.network.joined[iri][other]

    def _score(self, path: tuple[str, ...]) -> int:
        return sum(self._gain(iri, other) for iri, other in pairwise(path))

    def _may_lead(self, path: tuple[str, ...]) -> bool:
        """Whether each step may have a fact that joins no third entity of the path, as far as is known by now."""
        entities = set(path)
        return all(self._may_carry(self._joint(*pair), entities) for pair in pairwise(path))

    def _may_carry(self, joint: Joint, entities: set[str]) -> bool:
        known = self.network.known
        return joint.facts > 2 or any(len(known[key] & entities) < 3 for key in (joint.first, joint.last))

    def _carried(self, paths: Iterator[tuple[str, ...]]) -> Iterator[Found]:
        """The paths each step of which has a fact that joins no third entity of the path: else it leads in a circle."""
        for some in chunked(paths, _AHEAD):
            steps = [pair for path in some for pair in pairwise(path)]
            links = self.network.between(steps)
            self.network.read_members(link for pair in steps for link in links[pair][:_TRIED])
            for path in some:
                carriers = [self._carrier(links[pair], set(path)) for pair in pairwise(path)]
                if None not in carriers:
                    yield Found(path, self._score(path) / MILLION, tuple(key for key in carriers if key))

    def _carrier(self, links: list[Linking], entities: set[str]) -> str | None:
        """The best attested of the facts of a step that join no third entity of a path."""
        for some in chunked(links, _TRIED):
            members = self.network.read_members(some)
            for link in some:
                if len(members[link.key] & entities) == 2:
                    return link.key
        return None
