"""Misses: why there is no path between two entities, and what comes nearest.

Each thing that the question leaves out is let go in turn, and then all together; where a path appears, it is told.
Where none does, a crime that both ends have to do with is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from graph.answers import Hit
from graph.lookup import hits_of
from graph.paths.answers import Miss, Path
from graph.paths.network import Network
from graph.paths.question import LONGEST, PathQuestion
from graph.paths.search import Found, Search

Tell = Callable[[Network, Iterable[Found]], tuple[Path, ...]]


class Relaxed(NamedTuple):
    """What is let go: its name, in words, and the question without it."""

    name: str
    words: str
    question: PathQuestion


_NAMED = 3  # entities that are named of those that an end reaches


def explain_misses(search: Search, ends: Mapping[str, Hit], tell: Tell) -> Iterator[Miss]:
    """What would join the two ends of a search that found nothing, and how far each of them reaches."""
    start, goal = (search.network.iri(end) for end in (search.start, search.goal))
    pair = ends[start], ends[goal]
    question = search.network.question
    names = f"{pair[0].name} and {pair[1].name}"
    yield Miss(pair, f"No path of up to {_steps(question.longest)} joins {names}{_left_out(question)}.")
    told = [miss for relaxed in _relaxed(question) if (miss := _let_go(search, pair, relaxed, tell))]
    if not told and "Crime" not in question.middles and (miss := _let_go(search, pair, _same_crime(question), tell)):
        told.append(miss)
    yield from told
    yield from (Miss(pair, sentence) for sentence in _reach(search, ends))


def _let_go(search: Search, pair: tuple[Hit, Hit], relaxed: Relaxed, tell: Tell) -> Miss | None:
    """The best path that there is with something let go."""
    network = Network(search.network.store, relaxed.question, search.network.deadline)
    wider = Search(network, search.start, search.goal)
    wider.run(1, relaxed.question.longest)
    for path in tell(network, wider.found):
        sentence = f"{relaxed.words} there is a path of {_steps(len(path.steps))}{_through(path)}."
        return Miss(pair, sentence, relaxed.name, path)
    return None


def _same_crime(question: PathQuestion) -> Relaxed:
    wider = replace(question, via=(*question.middles, "Crime"), never=(), longest=2)
    return Relaxed("crimes", "Through crimes", wider)


def _relaxed(question: PathQuestion) -> Iterator[Relaxed]:
    """What the question could let go, each by itself, then all together."""
    every = replace(question, deeds=False, from_=None, to=None, via=(), never=(), step=None, longest=LONGEST)
    single: list[Relaxed] = []
    if question.deeds:
        single.append(Relaxed("deeds", "With plans, proposals and approvals counted", replace(question, deeds=False)))
    if question.from_ or question.to:
        single.append(Relaxed("time", "At any time", replace(question, from_=None, to=None)))
    if question.step:
        single.append(Relaxed("step", f"With other facts than {question.step.lower()}s", replace(question, step=None)))
    if question.via:
        only = " or ".join(label.lower() for label in question.via)
        single.append(Relaxed("via", f"With others than {only} in the middle", replace(question, via=())))
    if question.never:
        never = " or ".join(label.lower() for label in question.never)
        single.append(Relaxed("never", f"With {never} in the middle", replace(question, never=())))
    if question.longest < LONGEST:
        single.append(Relaxed("longest", f"With up to {LONGEST} steps", replace(question, longest=LONGEST)))
    if "Country" not in question.middles:
        kept = tuple(label for label in question.never if label != "Country")
        via = (*question.via, "Country") if question.via else ()
        single.append(Relaxed("countries", "Through countries", replace(question, countries=True, via=via, never=kept)))
    yield from single
    if len(single) > 1:
        yield Relaxed("all", "With all of this let go", replace(every, countries=True))


def _left_out(question: PathQuestion) -> str:
    """What the question leaves out, in words."""
    told = []
    if question.step:
        told.append(f"of {question.step.lower()}s alone")
    if question.via:
        told.append(f"by way of {' or '.join(label.lower() for label in question.via)} alone")
    if question.never:
        told.append(f"without {' or '.join(label.lower() for label in question.never)} in the middle")
    if question.from_ or question.to:
        told.append("at that time")
    if question.deeds:
        told.append("without plans, proposals and approvals")
    return f" {', '.join(told)}" if told else ""


def _through(path: Path) -> str:
    middles = [f"{hit.name}, {_article(hit.label)}" for hit in path.entities[1:-1]]
    return f", through {'; '.join(middles)}" if middles else ""


def _article(label: str) -> str:
    return f"{'an' if label[0] in 'AO' else 'a'} {label.lower()}"


def _steps(count: int) -> str:
    return f"{count} step" if count == 1 else f"{count} steps"


def _reach(search: Search, ends: Mapping[str, Hit]) -> Iterator[str]:
    """How far each end was followed, and the entities next to it of which most is known."""
    network = search.network
    for end in (search.start, search.goal):
        name = ends[network.iri(end)].name
        layers = search.reached(end)[1:]
        found = [layer for layer in layers if len(layer)]
        if not found:
            yield f"{name} is joined to nothing that may be in the middle of a path."
            continue
        total = sum(len(layer) for layer in found)
        entities = f"{total} {'entity' if total == 1 else 'entities'}"
        degrees = network.incidence.degrees
        most = sorted(found[0].tolist(), key=lambda one: (-degrees[one], network.iri(one)))
        nearest = [network.iri(one) for one in most[:_NAMED]]
        names = hits_of(network.store, nearest)
        told = ", ".join(names[iri].name for iri in nearest if iri in names)
        where = "in all" if not len(layers[-1]) else f"in {_steps(len(found))}, and was followed no further"
        yield f"{name} reaches {entities} {where}; next to it: {told}."
