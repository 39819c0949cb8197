"""Documents: in lists, and whole."""

from __future__ import annotations

from api.schemas.base import Out
from api.schemas.facts import CitedOut, FactOut


class ListedOut(CitedOut):
    """A document in a list; `facts` counts what it states."""

    language: str
    facts: int
    authority: bool


class DocumentPage(Out):
    """One page of documents in order of publication."""

    documents: list[ListedOut]
    total: int
    next: str | None


class DocumentOut(CitedOut):
    """A document with its text and its own facts."""

    language: str
    text: str
    facts: list[FactOut]
