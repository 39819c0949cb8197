"""Absences: what an empty answer tells: what was looked for, and which facts come nearest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from api.asking.notes import find_ambiguous, tell_fact
from api.asking.parameters import leave_out, list_droppable
from api.asking.told import Sentence, Told
from graph.answers import FactView
from graph.filters import Filters
from ontology.errors import QuestionError

_SHOWN = 3  # facts that come nearest

# So many facts of some filters, and how many there are of them in all.
Find = Callable[[Filters, int], tuple[Sequence[FactView], int]]


def explain(told: Told, find: Find) -> Told:
    """An empty answer with how many facts there are without each filter, and some of those that come nearest."""
    reading = told.reading
    without: dict[str, int] = {}
    names = list(list_droppable(reading))
    for name in names if len(names) > 1 or reading.query in ("offices", "meetings") else ():
        try:
            without[name] = find(leave_out(reading, name), 0)[1]
        except QuestionError:
            continue
    first = told.answers or (Sentence(f"No fact was read here of {reading.sentence}."),)
    nearest = tuple(_tell_nearest(told, without, find)) if len(names) > 1 else ()
    return replace(told, answers=(*first, *nearest), without=without, notes=tuple(find_ambiguous(reading)))


def _tell_nearest(told: Told, without: dict[str, int], find: Find) -> Iterator[Sentence]:
    """The facts of the question without the filter that leaves fewest, what it is about kept as long as possible."""
    near = {name: count for name, count in without.items() if count}
    if not near:
        return
    name = min(near, key=lambda one: (one in ("who", "by", "about", "against"), near[one]))
    facts, total = find(leave_out(told.reading, name), _SHOWN)
    yield Sentence(f"Nearest, without “{told.reading.words_of(name)}”: {total:,}.")
    yield from map(tell_fact, facts)
