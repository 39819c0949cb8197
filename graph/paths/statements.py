"""The statements of a search for paths: which facts it goes by, and which of them the question leaves out."""

from __future__ import annotations

from dataclasses import replace

from graph.answers import Query
from graph.filters import STATUSES, Part, time_part
from graph.paths.question import PathQuestion
from graph.store import Value
from graph.templates import FACTS, alternatives, render, roles_to

UNDONE = ("planned", "proposed", "approved")
"""Statuses of what is not known to have been done."""


def write_statement(question: PathQuestion, part: str, label: str, other: str = "") -> Query | None:
    """The statement of a part of `paths.cypher` for entities with a label, and others with another.

    None where no fact can join such. The part `degree` counts all facts, whatever the question leaves out.
    """
    every = part == "degree"
    facts = tuple(fact for fact in (FACTS if every else question.facts) if roles_to(fact, label))
    others = (other,) if other else question.middles
    to = _roles(facts, label)
    roles = _roles(facts, *others)
    if not to or not (roles or every):
        return None
    time = None if every else _time_of(question, facts)
    undone = question.deeds and not every and bool(set(facts) & STATUSES.keys())
    names = {
        "Label": label,
        "Facts": "|".join(facts),
        "Others": "|".join(others),
        "to": alternatives(to),
        "roles": alternatives(roles),
        "occasion": "e.iri" if facts == ("Office",) else "coalesce(e.occasion, e.iri)",
        "deeds": "\nWHERE (e.status IS NULL OR NOT e.status IN $undone)" if undone else "",
        "time": time.text if time else "",
    }
    parameters: dict[str, Value] = {**(time.parameters if time else {})}
    if undone:
        parameters["undone"] = list(UNDONE)
    return Query(render("paths", f"{part}_in_time" if time else part, **names), parameters)


def _roles(facts: tuple[str, ...], *labels: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(role for fact in facts for role in roles_to(fact, *labels)))


def _time_of(question: PathQuestion, facts: tuple[str, ...]) -> Part | None:
    """The filter of time for facts of several labels, put together from those of events and of offices."""
    kinds = {"Office" if fact == "Office" else "event": fact for fact in facts}
    parts = [part for fact in kinds.values() if (part := time_part(question.time, fact))]
    if len(parts) < 2 or question.dates == "reported":
        return parts[0] if parts else None
    held = [part.text.removeprefix("WHERE ") for part in parts]
    if question.dates == "either":
        dated = (time_part(replace(question.time, dates="event"), fact) for fact in kinds.values())
        held = [part.text.removeprefix("WHERE ") for part in dated if part]
        report = time_part(replace(question.time, dates="reported"), "Meeting")
        assert report is not None
        undated = "e.earliest IS NULL AND e.`from` IS NULL AND e.`to` IS NULL"
        held.append(f"{undated} AND {report.text.removeprefix('WHERE ')}")
    return Part("WHERE " + " OR ".join(f"({text})" for text in held), {**parts[0].parameters, **parts[1].parameters})
