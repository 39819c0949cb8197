"""Facts with their roles and evidence."""

from __future__ import annotations

from pydantic import Field

from api.schemas.base import FACTS, KINDS, STATUSES, Out, list_codes


class RoleOut(Out):
    """An entity in a role: its canonical name, and the spelling of the text."""

    id: str = Field(examples=["official/th-phumtham-wechayachai"])
    name: str = Field(examples=["Phumtham Wechayachai"])
    surface: str = Field(examples=["Puttan"])


class ExcerptOut(Out):
    """Words of a document; offsets are Unicode code points into its text, end exclusive."""

    text: str
    char_start: int
    char_end: int


class CitedOut(Out):
    """A document as answers cite it."""

    id: str = Field(examples=["document/0f3c0a4e2b5d4a6f8e9d1c2b3a4f5e6d"])
    title: str
    publisher: str | None
    published: str | None = Field(examples=["2025-02-19"])
    url: str | None


class EvidenceOut(ExcerptOut):
    """The sentence that states a fact, with those that supply a name or date, and its document."""

    context: list[ExcerptOut]
    document: CitedOut
    rule: str | None = Field(None, description="rule that read it, none of offices", examples=["paid_visit"])


class AccountOut(Out):
    """What one document says of an event, beside what others say."""

    document: str = Field(description="id of the document, which evidence cites in full")
    publisher: str | None
    published: str | None = Field(examples=["2025-02-19"])
    kind: str | None = Field(json_schema_extra=list_codes([*KINDS, None]))
    status: str | None = Field(json_schema_extra=list_codes([*STATUSES, None]))
    date: str | None = Field(examples=["2025-02-17"])
    roles: dict[str, list[RoleOut]]
    numbers: list[str] = Field(description="of people, places, money or weight, as its evidence writes them")


class SaidOut(Out):
    """A value and the documents that give it."""

    value: str
    name: str | None = Field(description="name of the entity, where the value is the id of one")
    documents: list[str]


class PointOut(Out):
    """Something on which accounts agree or differ; on a role, they differ by entities that some do not name."""

    on: str = Field(description="date, status, kind, a role, or what a number counts", examples=["date", "PARTICIPANT"])
    values: list[SaidOut]


class FactOut(Out):
    """A fact with its roles and its evidence; reports of one occasion are one fact."""

    id: str
    type: str = Field(json_schema_extra=list_codes(FACTS))
    kind: str | None = Field(json_schema_extra=list_codes([*KINDS, None]))
    status: str | None = Field(json_schema_extra=list_codes([*STATUSES, None]))
    date: str | None = Field(examples=["2025-02-17", "2025-02", "2025-02-24/2025-02-25"])
    name: str | None = Field(None, description="an agreement's name")
    title: str | None = Field(None, description="an office's title")
    from_: str | None = Field(None, alias="from", description="first day of an office")
    to: str | None = Field(None, description="last day of an office")
    sentence: str = Field("", description="the fact told in English")
    roles: dict[str, list[RoleOut]]
    reports: int = Field(description="documents that state it")
    publishers: list[str]
    independent_publishers: int = Field(description="publishers behind it, those of copies of one text counted once")
    accounts: list[AccountOut] = Field(description="reports side by side; empty where one document alone reports it")
    agreed: list[PointOut] = Field(description="what the accounts agree on")
    differences: list[PointOut] = Field(description="what the accounts differ on")
    evidence: list[EvidenceOut]


class FactsOut(Out):
    """Facts by their ids, each with all reports of its occasion, in the order of the ids."""

    facts: list[FactOut]
    missing: list[str] = Field(description="ids that nothing has")


class FactPage(Out):
    """One page of facts."""

    facts: list[FactOut]
    total: int = Field(description="occasions that pass the filters, on all pages")
    undated: int = Field(description="of them, those without a date of their own, placed by the day of their report")
    held_there: int | None = Field(None, description="about a place: how many more meetings were held in it")
    next: str | None = Field(description="cursor of the next page, null on the last")
