"""Parameters: what addresses of the HTTP API take; unknown ones are refused."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from api.schemas import CRIMES, KINDS, STATUSES, list_codes
from graph.paths import LONGEST
from graph.queries import LONGEST_PAGE, PAGE, Filters


class Statement(BaseModel):
    """A reading Cypher statement."""

    model_config = ConfigDict(extra="forbid")
    statement: str = Field(
        min_length=1,
        max_length=20_000,
        examples=["MATCH (m:Meeting)-[:ABOUT]->(p:Place) RETURN p.name, count(m) ORDER BY count(m) DESC LIMIT 5"],
    )


class PageQuery(BaseModel):
    """Which page: at most `limit` items after `cursor`."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)
    limit: int = Field(PAGE, ge=1, le=LONGEST_PAGE, description="items on a page")
    cursor: str | None = Field(None, description="`next` of the page before")


_NAME = "an id, an ISO 3166 code, a code of the guidelines, or a name in any spelling"


class FactQuery(PageQuery):
    """The filters; all that are given must hold."""

    who: list[str] = Field([], description=f"takes part in any role; repeat it for several, all must: {_NAME}")
    by: str | None = Field(None, description=f"who took the measure or spoke: {_NAME}")
    against: str | None = Field(None, description=f"target of a measure: {_NAME}")
    party: str | None = Field(None, description=f"party of an agreement: {_NAME}")
    about: str | None = Field(None, description=f"what it is about; a place counts with all within it: {_NAME}")
    place: str | None = Field(None, description=f"where it was, what it was against or about: {_NAME}")
    country: str | None = Field(None, description="country of an actor: ISO 3166 code or name")
    office: str | None = Field(None, description="words of an office that an actor holds")
    crime: str | None = Field(None, description="crime it is about or against", json_schema_extra=list_codes(CRIMES))
    kind: str | None = Field(None, description="kind of measure or agreement", json_schema_extra=list_codes(KINDS))
    status: str | None = Field(None, description="how far it has come", json_schema_extra=list_codes(STATUSES))
    from_: str | None = Field(None, alias="from", description="not before this day, month or year (ISO 8601)")
    to: str | None = Field(None, description="not after this day, month or year (ISO 8601)")
    dates: Literal["event", "reported", "either"] = Field("either", description="which date counts")
    publisher: str | None = Field(None, description="name of a publisher")
    document: str | None = Field(None, description="id of a document")
    min_documents: int | None = Field(None, ge=1, description="reported by at least so many documents")

    def filters(self) -> Filters:
        """The filters as queries take them."""
        given = self.model_dump(exclude={"limit", "cursor", "who"})
        return Filters(who=tuple(self.who), **given)


class AskQuery(PageQuery):
    """A question in words."""

    question: str = Field(min_length=1, max_length=400, examples=["who met whom about Myawaddy?"])


class PathQuery(BaseModel):
    """The ends of paths."""

    model_config = ConfigDict(extra="forbid")
    a: str = Field(description=f"one end: {_NAME}", examples=["Liu Zhongyi"])
    b: str = Field(description=f"the other end: {_NAME}", examples=["Xi Jinping"])
    k: int = Field(3, ge=1, le=100, description="paths at most")
    longest: int = Field(LONGEST, ge=1, le=LONGEST, description="steps at most")
    countries: bool = Field(False, description="go through countries too")


class SearchQuery(BaseModel):
    """What to search for."""

    model_config = ConfigDict(extra="forbid")
    q: str = Field(
        min_length=1, max_length=400, description="a name in any spelling, without accents or case", examples=["Puttan"]
    )
    label: list[str] = Field([], description="only these labels; repeat it for several")
    limit: int = Field(20, ge=1, le=100, description="entities at most")
