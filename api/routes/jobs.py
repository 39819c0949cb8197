"""Jobs: how far uploads have come."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from api.documentation import TABLE_FORMS
from api.jobs.job import State
from api.jobs.record import Jobs
from api.negotiation import TableForm
from api.problems import NotFound, responses
from api.representation import Listing
from api.schemas.jobs import JobOut, JobPage, WholeJobOut
from graph.queries import LONGEST_PAGE, PAGE
from ontology.errors import InvalidFilter

router = APIRouter(tags=["jobs"], responses=responses(422, 503))


async def _jobs(request: Request) -> Jobs:
    jobs: Jobs = request.app.state.jobs
    return jobs


TheJobs = Annotated[Jobs, Depends(_jobs)]


JobId = Annotated[
    str, Path(description="id of a job, as the upload answered", examples=["0f3c0a4e2b5d4a6f8e9d1c2b3a4f5e6d"])
]


class JobPageQuery(BaseModel):
    """Which page."""

    model_config = ConfigDict(extra="forbid")
    limit: int = Field(PAGE, ge=1, le=LONGEST_PAGE, description="items on a page", examples=[25])
    cursor: str | None = Field(None, description="`next` of the page before")

    @property
    def after(self) -> int | None:
        """The number of the last item before. Errors: InvalidFilter."""
        if self.cursor is None:
            return None
        if not (self.cursor.isascii() and self.cursor.isdecimal() and len(self.cursor) < 19):
            raise InvalidFilter(f"cursor {self.cursor!r} is none of ours", "Take `next` of the page before.")
        return int(self.cursor)


class JobQuery(JobPageQuery):
    """Which jobs."""

    state: State | None = Field(None, description="only jobs in this state", examples=["failed"])


@router.get("/jobs", response_model=JobPage, responses={**TABLE_FORMS, **responses(406)})
def list_jobs(jobs: TheJobs, form: TableForm, query: Annotated[JobQuery, Query()]) -> Response:
    """Uploads, the newest first: waiting, running, done or failed. Example: `/v1/jobs?state=failed`"""
    found = jobs.newest(limit=query.limit + 1, before=query.after, state=query.state)
    page = found[: query.limit]
    following = str(page[-1].number) if len(found) > query.limit else None
    return form.page({"jobs": [job.to_json() for job in page], "next": following}, Listing("jobs", JobOut))


@router.get("/jobs/{id}", response_model=WholeJobOut, response_model_exclude_unset=True, responses=responses(404))
def read_job(jobs: TheJobs, id: JobId, query: Annotated[JobPageQuery, Query()]) -> dict[str, object]:
    """One upload: its state, counts, and what became of each document: its id, what was left out and why."""
    job = jobs.find(id)
    if job is None:
        raise NotFound(f"no job has the id {id!r}", "`/v1/jobs` lists them; those that ended 30 days ago are gone.")
    found = jobs.outcomes(job, limit=query.limit + 1, after=query.after or 0)
    page = found[: query.limit]
    following = str(page[-1][0]) if len(found) > query.limit else None
    return {**job.to_json(), "documents": [told for _, told in page], "next": following}
