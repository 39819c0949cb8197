"""Notes: what stands before and after the facts of an answer: numbers, what is told of them, names of several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from api.asking.reading import Reading
from api.asking.told import Sentence
from graph.answers import Answer, FactView
from graph.differences import tell_differences
from graph.sentences import tell
from graph.timeline import Timeline

_FIGURES = 3  # facts that a number is cited with


def tell_fact(fact: FactView) -> Sentence:
    """A fact in a sentence, with what its reports differ on."""
    reports = f" ({fact.reports} reports: {', '.join(fact.publishers)})" if fact.reports > 1 else ""
    return Sentence(tell(fact), fact.id, fact.evidence, reports, tell_differences(fact))


@dataclass(frozen=True, slots=True)
class Beside:
    """Facts that count beside those that were found: how many, whose, and where the others are."""

    count: int
    whose: str
    where: str = ""


def tell_lead(
    query: str, aggregate: str, total: int, facts: Sequence[FactView], beside: Beside | None = None
) -> Iterator[Sentence]:
    """The sentence that answers how many there are, or whether; `beside` tells of more that count."""
    evidence = tuple(fact.evidence[0] for fact in facts[:_FIGURES] if fact.evidence)
    told = _count_in_words(query, total, beside)
    if aggregate == "count":
        yield Sentence(f"{told}.", None, evidence)
    elif aggregate == "exists":
        yes = total or beside
        yield Sentence(f"Yes: {told}." if yes else "No fact that was read here says so.", None, evidence)


def _count_in_words(query: str, total: int, beside: Beside | None) -> str:
    """How many facts there are: "2 measures in Laos, and 3 by its own authorities"."""
    if beside is None:
        return f"{total:,} {_number(query, total)}"
    if not total:
        return f"{beside.count:,} {_number(query, beside.count)} {beside.whose}"
    return f"{total:,} {_number(query, total)}{beside.where}, and {beside.count:,} {beside.whose}"


def _number(query: str, count: int) -> str:
    return query.removesuffix("s") if count == 1 else query


def list_notes(reading: Reading, page: Answer | Timeline, only: bool) -> Iterator[str]:
    """How much of what was found is told, and what has no date of its own."""
    shown, total = len(page.facts), page.total
    if only and total > 1:
        yield f"One of {total:,}."
    elif total > shown:
        yield f"{shown} of {total:,} are told here."
    if page.undated and ({"from", "to"} & reading.filters.keys() or only):
        yield f"{page.undated} of {total:,} have no date of their own; the day of their report was taken."
    if there := page.held_there if isinstance(page, Answer) else None:
        yield f"{there} more {'meeting was' if there == 1 else 'meetings were'} held there."
    yield from find_ambiguous(reading)


def find_ambiguous(reading: Reading) -> Iterator[str]:
    """Names that several have, and which of them were searched."""
    for name, values in (*reading.filters.items(), *reading.excepted.items()):
        for value in values:
            if value.others:
                others = ", ".join(_who(hit.name, hit.country, hit.label) for hit in value.others)
                taken = "the one was taken of whom most is told" if name == "who" else "all were searched"
                yield f"{value.told} can be {value.id} or {others}: {taken}; give a country or an id to choose."


def _who(name: str, country: str | None, label: str) -> str:
    return f"{name} ({country or label})"
