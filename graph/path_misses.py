"""Misses: why there is no path between two entities, and what comes nearest.

Each thing that the question leaves out is let go in turn, and then all together; where a path appears, it is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from graph.answers import Hit
from graph.lookup import hits_of
from graph.path_answers import Miss, Path
from graph.path_network import Network
from graph.path_question import LONGEST, PathQuestion
from graph.path_search import Found, Search

Tell = Callable[[Network, Iterable[Found]], tuple[Path, ...]]

_NAMED = 3  # entities that are named of those that an end reaches


def explain_misses(search: Search, ends: Mapping[str, Hit], tell: Tell) -> Iterator[Miss]:
    """What would join the two ends of a search that found nothing, and how far each of them reaches."""
    pair = ends[search.start], ends[search.goal]
    question = search.network.question
    names = f"{pair[0].name} and {pair[1].name}"
    yield Miss(pair, f"No path of up to {_steps(question.longest)} joins {names}{_left_out(question)}.")
    relaxed = list(_relaxed(question))
    for name, words, wider in relaxed:
        path = _search(search, wider, tell)
        if path:
            yield Miss(pair, f"{words} there is a path of {_steps(len(path.steps))}{_through(path)}.", name, path)
    yield from (Miss(pair, sentence) for sentence in _reach(search, ends))


def _search(search: Search, question: PathQuestion, tell: Tell) -> Path | None:
    network = Network(search.network.store, question, search.network.deadline)
    wider = Search(network, search.start, search.goal)
    wider.run(1, question.longest)
    return next(iter(tell(network, wider.found)), None)


def _relaxed(question: PathQuestion) -> Iterator[tuple[str, str, PathQuestion]]:
    """The parameters that the question could let go: their names, in words, and the question without them."""
    every = replace(question, deeds=False, from_=None, to=None, via=(), never=(), step=None, longest=LONGEST)
    single: list[tuple[str, str, PathQuestion]] = []
    if question.deeds:
        single.append(("deeds", "With plans, proposals and approvals counted", replace(question, deeds=False)))
    if question.from_ or question.to:
        single.append(("time", "At any time", replace(question, from_=None, to=None)))
    if question.step:
        single.append(("step", f"With other facts than {question.step.lower()}s", replace(question, step=None)))
    if question.via:
        only = " or ".join(label.lower() for label in question.via)
        single.append(("via", f"With others than {only} in the middle", replace(question, via=())))
    if question.never:
        never = " or ".join(label.lower() for label in question.never)
        single.append(("never", f"With {never} in the middle", replace(question, never=())))
    if question.longest < LONGEST:
        single.append(("longest", f"With up to {LONGEST} steps", replace(question, longest=LONGEST)))
    if "Country" not in question.middles:
        kept = tuple(label for label in question.never if label != "Country")
        via = (*question.via, "Country") if question.via else ()
        single.append(("countries", "Through countries", replace(question, countries=True, via=via, never=kept)))
    yield from single
    if len(single) > 1:
        yield "all", "With all of this let go", replace(every, countries=True)


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
    """How far each end reaches, with the best known entities at its outermost."""
    for end in (search.start, search.goal):
        layers = [layer for layer in search.reached(end)[1:] if layer]
        if not layers:
            yield f"{ends[end].name} is joined to nothing that may be in the middle of a path."
            continue
        total = sum(len(layer) for layer in layers)
        degrees = search.network.joined
        nearest = sorted(layers[0], key=lambda iri: (-len(degrees.get(iri, ())), iri))[:_NAMED]
        names = hits_of(search.network.store, nearest)
        told = ", ".join(names[iri].name for iri in nearest if iri in names)
        entities = "entity" if total == 1 else "entities"
        yield f"{ends[end].name} reaches {total} {entities} in up to {_steps(len(layers))}; nearest to it: {told}."
