"""Questions in words with their answers."""

from __future__ import annotations

from typing import Any

from pydantic import ConfigDict, Field

from api.schemas.base import Out
from api.schemas.facts import EvidenceOut


class ReadingOut(Out):
    """How a question was read: a named query, its filters, and how facts are aggregated."""

    model_config = ConfigDict(populate_by_name=True)
    query: str | None = Field(description="null where no word says what is asked for", examples=["meetings"])
    filters: dict[str, Any] = Field(examples=[{"about": "Myawaddy"}])
    aggregate: str | None = Field(description="count, exists, first, last, most:country and others", examples=["count"])
    except_: dict[str, Any] | None = Field(
        None, alias="except", description="what is left out", examples=[{"by": "CN"}]
    )
    sentence: str = Field(description="the reading in one line", examples=["meetings · about Myawaddy · any time"])


class AnswerOut(Out):
    """One sentence of an answer; `fact` is the id of what it tells, null for a figure over several facts."""

    text: str
    fact: str | None
    evidence: list[EvidenceOut]


class CorrectionOut(Out):
    """A spelling of the question, and what it was read as."""

    said: str = Field(examples=["Myawady"])
    read: str = Field(examples=["Myawaddy"])


class AskedOut(Out):
    """A question with its reading, its answer, the Cypher that was run, and what was not understood."""

    question: str
    reading: ReadingOut
    cypher: str | None = Field(description="one statement with its values written in")
    link: str | None = Field(
        description="the request to this API that shows it", examples=["/v1/meetings?about=Myawaddy"]
    )
    answers: list[AnswerOut]
    total: int
    undated: int
    next: str | None
    unread: list[str] = Field(description="words that were not understood")
    corrections: list[CorrectionOut]
    notes: list[str]
    suggestions: list[str] = Field(
        description="questions that have an answer, where this one has none or was not read whole"
    )
    without: dict[str, int] = Field({}, description="of an empty answer: how many there are without each filter")
