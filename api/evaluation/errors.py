"""Errors by class: why an annotated fact was not found, and what an extracted one is where none is annotated.

A class says in which layer to look: whether nothing was read in that sentence, or a fact of the type with another
kind, other actors, or as something else.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from api.evaluation.scorer import FlatFact, Pair, scorer

_FULL = 0.999
_ACTORS = {"official": "name", "meeting": "who", "measure": "by", "agreement": "parties", "statement": "by"}


def error_classes(gold: Sequence[FlatFact], system: Sequence[FlatFact], pairs: Iterable[Pair]) -> Iterator[str]:
    """The class of each fact that was missed and of each that is wrong, in one document."""
    matched = list(pairs)
    found, used = {i for i, _, _ in matched}, {j for _, j, _ in matched}
    loose = [fact for j, fact in enumerate(system) if j not in used]
    unmet = [fact for i, fact in enumerate(gold) if i not in found]
    for fact in unmet:
        yield f"{fact['t']} missed: {_difference(fact, loose, system, 'read')}"
    for fact in loose:
        yield f"{fact['t']} wrong: {_difference(fact, unmet, gold, 'annotated')}"


def list_errors(gold: Sequence[FlatFact], system: Sequence[FlatFact], pairs: Iterable[Pair]) -> Iterator[str]:
    """What was missed, what is wrong, and what agrees in part only."""
    matched = list(pairs)
    found, used = {i for i, _, _ in matched}, {j for _, j, _ in matched}
    yield from (f"MISSED {_show(fact)}" for i, fact in enumerate(gold) if i not in found)
    yield from (f"WRONG  {_show(fact)}" for j, fact in enumerate(system) if j not in used)
    for i, j, agreement in matched:
        if agreement < _FULL:
            yield f"{agreement:.2f}   {_show(gold[i])}\n  got  {_show(system[j])}"


def _show(fact: FlatFact) -> str:
    return json.dumps(fact, ensure_ascii=False)


def _difference(fact: FlatFact, loose: Sequence[FlatFact], every: Sequence[FlatFact], verb: str) -> str:
    """What stands on the other side where a fact has no counterpart."""
    peers = [other for other in loose if other["t"] == fact["t"]]
    beside = [other for other in peers if _same_sentence(fact, other)]
    if any(other.get("kind") == fact.get("kind") for other in beside):
        return f"{verb} with other {_ACTORS[fact['t']]!r}"
    if beside:
        return f"{verb} as another kind"
    if any(_alike(fact, other) for other in peers):
        return f"{verb} from another sentence with other {_ACTORS[fact['t']]!r}"
    if any(other["t"] == fact["t"] and _same_sentence(fact, other) for other in every):
        return f"one {fact['t']} fewer {verb} in its sentence"
    if any(_same_sentence(fact, other) for other in every):
        return f"only facts of other types {verb} in its sentence"
    return f"nothing {verb} in its sentence"


def _same_sentence(fact: FlatFact, other: FlatFact) -> bool:
    one, two = fact.get("evidence") or "", other.get("evidence") or ""
    return bool(one and two) and (one in two or two in one)


def _alike(fact: FlatFact, other: FlatFact) -> bool:
    """Whether two facts share their kind and one actor at least: one act, told in two sentences."""
    actors = _ACTORS[fact["t"]]
    if fact["t"] in ("official", "statement") or fact.get("kind") != other.get("kind"):
        return False
    return scorer().overlap(fact.get(actors), other.get(actors)) > 0
