"""Questions in words: what a question asks, and its answer in sentences with citations; no language model.

    ask(store, question, context, limit, cursor, today) -> Told
    read_question(store, question, context, today) -> Reading

A question is cut into marks (names, crimes, offices, times, words of lexicon.yaml; marking.py), its acts say which
facts are asked for (acts.py), word order and prepositions give each name a role (phrases.py), and the role fills a
filter (slots.py). What nothing explains is named word by word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from api.asking.answering import answer
from api.asking.followups import read_with_context
from api.asking.reading import Reading
from api.asking.suggestions import suggest
from api.asking.told import Sentence, Told
from api.asking.understanding import Understanding
from graph.queries import PAGE
from graph.store import Store
from ontology.errors import UnreadQuestion

__all__ = ["LONGEST_QUESTION", "Reading", "Sentence", "Told", "ask", "read_question"]

LONGEST_QUESTION = 400
"""Characters of a question at most."""


def read_question(
    store: Store, question: str, context: str | Sequence[str] | None = None, today: date | None = None
) -> Reading:
    """What a question asks, after the questions before it if there are any; relative dates are read from `today`.

    Errors: UnreadQuestion for a question that is empty or too long.
    """
    before = [context] if isinstance(context, str) else list(context or ())
    for text in (question, *before):
        if len(text) > LONGEST_QUESTION:
            raise UnreadQuestion(
                f"the question has {len(text):,} characters, more than {LONGEST_QUESTION}",
                "Ask one thing, in one sentence.",
            )
    if not question.strip():
        raise UnreadQuestion("the question is empty", "Ask one thing, in one sentence.")
    day = today or date.today()
    if before := [text for text in before if text.strip()]:
        return read_with_context(store, question, before, day)
    return Understanding(store, question, day).read()


def ask(
    store: Store,
    question: str,
    *,
    context: str | Sequence[str] | None = None,
    limit: int = PAGE,
    cursor: str | None = None,
    today: date | None = None,
) -> Told:
    """The answer to a question in words; `context` is the question before, or several, the oldest first.

    Errors: UnreadQuestion for a question that is empty or too long, InvalidFilter for a cursor of another question.
    """
    reading = read_question(store, question, context, today)
    told = answer(store, question, reading, limit=limit, cursor=cursor, today=today or date.today())
    if reading.query is None or reading.unread or not told.total:
        values = tuple(value for values in reading.filters.values() for value in values)
        told = replace(told, suggestions=suggest(store, values))
    return told
