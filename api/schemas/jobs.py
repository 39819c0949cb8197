"""Jobs: uploads on their way into the store."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, field_validator

from api.jobs.job import State
from api.schemas.base import Out
from loaders.documents import TEXT_CHARACTERS, check_published

_ID = "0f3c0a4e2b5d4a6f8e9d1c2b3a4f5e6d"
_TIME = "2025-02-19T08:30:00.000+00:00"


class DocumentIn(BaseModel):
    """A document as text."""

    model_config = ConfigDict(extra="forbid")
    text: str = Field(min_length=1, max_length=TEXT_CHARACTERS, description="its text, in English")
    title: str | None = Field(None, description="its title; without one, the first line of the text")
    published: str | None = Field(None, description="day of publication, ISO 8601; without it, days stay undated")
    publisher: str | None = Field(None, description="who published it")
    url: str | None = Field(None, description="its address; other content with the same address is a conflict")
    language: str | None = Field(None, description="its language, `en`; others are not read")

    @field_validator("published")
    @classmethod
    def _refuse_what_is_no_date(cls, given: str | None) -> str | None:
        """Refuse it at once, not when a job comes to read it."""
        return check_published(given) if given else given


class JobProblemOut(Out):
    """Why a job has failed, or what it waits for."""

    detail: str
    remedy: str


class JobOut(Out):
    """A job: how many documents have come to each event, how many facts of each label were read in them."""

    id: str = Field(examples=[_ID])
    state: State = Field(description="failed too where none of its documents was taken: `problem` says why")
    created: str = Field(examples=[_TIME])
    started: str | None
    ended: str | None
    replace: bool
    counts: dict[str, int] = Field(
        description="documents by event: new, known, conflict, rejected, skipped; and replaced", examples=[{"new": 2}]
    )
    facts: dict[str, int] = Field(examples=[{"Meeting": 3}])
    problem: JobProblemOut | None


class JobPage(Out):
    """Jobs, the newest first."""

    jobs: list[JobOut]
    next: str | None


class NoteOut(Out):
    """What is to be said of a document or of one of its sentences."""

    event: str = Field(description="rejected, skipped, conflict, warning, dropped, unresolved or silent")
    reason: str
    remedy: str | None = None
    sentence: str | None = None
    rule: str | None = None


class OutcomeOut(Out):
    """What became of a document; `id` is its own in the store, where it is there."""

    source: str = Field(examples=["release.txt"])
    event: str = Field(description="new, known, conflict, rejected or skipped")
    id: str | None = Field(examples=[f"document/{_ID}"])
    facts: dict[str, int]
    notes: list[NoteOut]


class WholeJobOut(JobOut):
    """A job with a page of what became of its documents."""

    documents: list[OutcomeOut]
    next: str | None
