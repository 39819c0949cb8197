"""Chains: what an answer tells of paths between entities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from api.asking.routes import find_route
from api.asking.told import Sentence, Told
from graph.paths import LONGEST, PathQuestion, find_paths
from graph.store import Store
from graph.templates import FACTS as LABELS
from graph.templates import roles_of
from ontology import iris
from ontology.terms import read_ontology


def answer_paths(store: Store, told: Told, limit: int, cursor: str | None, today: date) -> Told:
    """The best paths, or what comes nearest to one."""
    reading = told.reading
    ends = tuple(value.id for name in ("a", "b") for value in reading.filters.get(name, ()))
    dates = {
        ("from_" if name == "from" else name): reading.filters[name][0].id
        for name in ("from", "to")
        if name in reading.filters
    }
    route = find_route(told.question)
    question = PathQuestion(
        ends,
        longest=min(route.longest or LONGEST, LONGEST),
        via=route.via,
        never=route.never,
        step=route.step,
        deeds=route.deeds,
        **dates,  # type: ignore[arg-type]
    )
    found = find_paths(store, question)
    answers: list[Sentence] = []
    if reading.aggregate == "exists":
        answers.append(Sentence("Yes." if found.paths else "No report in this store connects them."))
    for path in found.paths:
        names = " > ".join(hit.name for hit in path.entities)
        evidence = tuple(fact.evidence[0] for step in path.steps for fact in step.facts[:1] if fact.evidence)
        answers.append(Sentence(f"{names}: {' '.join(step.sentence for step in path.steps)}", None, evidence))
    if not found.paths:
        answers += [Sentence(miss.sentence) for miss in found.misses] or [Sentence("No path joins them.")]
    cypher = path_statement(store, ends, question.longest)
    notes = (route.sentence,) if route.sentence else ()
    return replace(told, answers=tuple(answers), paths=found, cypher=cypher, total=len(found.paths), notes=notes)


def path_statement(store: Store, ends: Sequence[str], longest: int) -> str:
    """A statement of the store's own that shows one shortest chain between the first two ends."""
    roles = "|".join(
        dict.fromkeys(f"`{role}`" if role == "OF" else role for label in LABELS for role in roles_of(label))
    )
    first, last = (
        f"({name}:{read_ontology().segments[end.partition('/')[0]].name} {{iri: '{iris.expand(end)}'}})"
        for name, end in zip("ab", ends[:2], strict=True)
    )
    if store.dialect == "neo4j":
        return f"MATCH p = shortestPath({first}-[:{roles}*..{2 * longest}]-{last}) RETURN p"
    return f"MATCH p = {first}-[:{roles}* SHORTEST 1..{2 * longest}]-{last} RETURN p"
