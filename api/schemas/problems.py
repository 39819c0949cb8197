"""Problems: what is wrong with a request, and what to do about it."""

from __future__ import annotations

from pydantic import BaseModel, Field


class MeaningOut(BaseModel):
    """An entity that a name can mean."""

    id: str
    name: str


class WrongOut(BaseModel):
    """A parameter that cannot be used."""

    name: str
    problem: str


class ProblemOut(BaseModel):
    """A problem (RFC 9457)."""

    type: str = Field(description="what sort of problem it is", examples=["urn:entente:problem:invalid-filter"])
    title: str
    status: int
    detail: str = Field(description="what is wrong, with the value that is")
    remedy: str | None = Field(None, description="what to do about it")
    request: str | None = Field(None, description="id of the request, as in X-Request-ID")
    choices: list[MeaningOut] | None = Field(None, description="what an ambiguous name can mean")
    errors: list[WrongOut] | None = Field(None, description="each parameter that cannot be used")
