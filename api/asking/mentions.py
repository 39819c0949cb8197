"""Mentions: the documents that tell of what was asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from api.asking.literals import write_all
from api.asking.notes import find_ambiguous, tell_lead
from api.asking.parameters import read_parameters
from api.asking.told import Sentence, Told
from graph.mentions import find_mentions
from graph.store import Store


def answer_documents(store: Store, told: Told, limit: int, cursor: str | None, today: date) -> Told:
    """The documents, the latest first."""
    reading = told.reading
    given = {
        ("crime" if name == "about" and values[0].label == "Crime" else name): values
        for name, values in reading.filters.items()
    }
    filters = read_parameters(given, reading.excepted)
    found, statements = find_mentions(store, filters)
    if reading.aggregate == "first":
        found = found[-1:]
    elif reading.aggregate == "last":
        found = found[:1]
    page = found[:limit]
    lead: list[Sentence] = []
    if reading.aggregate in ("count", "exists"):
        lead += tell_lead("documents", reading.aggregate, len(found), ())
    cited = [
        Sentence(
            f"{one.document.title} ({', '.join(filter(None, (one.document.publisher, one.document.published)))})",
            one.document.id,
        )
        for one in page
    ]
    if not found and not lead:
        lead.append(Sentence(f"No fact was read here of {reading.sentence}."))
    notes = [f"{len(page)} of {len(found)} are told here."] if len(found) > len(page) else []
    return replace(
        told,
        answers=(*lead, *cited),
        cypher=write_all(statements),
        total=len(found),
        notes=(*notes, *find_ambiguous(reading)),
    )
