"""Answering: a reading is run as named queries, and what they find is told in sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from api.asking.chains import answer_paths
from api.asking.chronicles import answer_timeline
from api.asking.comparisons import answer_compare
from api.asking.listings import answer_facts
from api.asking.mentions import answer_documents
from api.asking.reading import Reading
from api.asking.told import Told
from graph.store import Store
from ontology.errors import QuestionError

_Runner = Callable[[Store, Told, int, "str | None", date], Told]
_RUNNERS: Mapping[str, _Runner] = {
    "timeline": answer_timeline,
    "paths": answer_paths,
    "compare": answer_compare,
    "documents": answer_documents,
}


def answer(store: Store, question: str, reading: Reading, *, limit: int, cursor: str | None, today: date) -> Told:
    """The answer to a reading; what cannot be asked of the store is told as a note."""
    told = Told(question, reading)
    if reading.query is None:
        return replace(told, notes=("Only questions in English are read.",)) if reading.foreign else told
    try:
        return _RUNNERS.get(reading.query, answer_facts)(store, told, limit, cursor, today)
    except QuestionError as error:
        if cursor is not None and "cursor" in error.problem:
            raise
        return replace(told, notes=(f"{error.problem[:1].upper()}{error.problem[1:]}.", error.remedy))
