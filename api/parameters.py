"""Parameters: what addresses of the HTTP API take; unknown ones are refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model, model_validator

from api.asking import LONGEST_QUESTION
from api.schemas.base import FACTS, TERMS, codes_of, list_codes
from graph.cursors import Sort
from graph.filters import SEVERAL, given_for
from graph.paths import LONGEST, PathQuestion
from graph.queries import LONGEST_PAGE, PAGE, Filters
from ontology.errors import InvalidFilter


class Statement(BaseModel):
    """A reading Cypher statement."""

    model_config = ConfigDict(extra="forbid")
    statement: str = Field(
        min_length=1,
        max_length=20_000,
        description="one statement that only reads",
        examples=["MATCH (m:Meeting)-[:ABOUT]->(p:Place) RETURN p.name, count(m) ORDER BY count(m) DESC LIMIT 5"],
    )

    seconds: float | None = Field(
        None, gt=0, le=600, description="a shorter time limit than the server's", examples=[5]
    )


class StatementQuery(Statement):
    """A reading Cypher statement in an address, which may not be as long as a body."""

    statement: Annotated[str, Field(max_length=4_000)] = Statement.model_fields["statement"]  # type: ignore[assignment]


def choose_members(example: str) -> Any:
    """The parameter that chooses members of an answer."""
    return Field(
        None,
        min_length=1,
        max_length=1_000,
        description="only these members, of a list those of each item, commas between; dots lead further in; in CSV "
        "they are the columns",
        examples=[example],
    )


class MemberQuery(BaseModel):
    """Which members of an answer."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)
    fields: str | None = choose_members("id")


class StatsQuery(MemberQuery):
    """Which of the counts."""

    fields: str | None = choose_members("nodes.Meeting.total")


class SchemaQuery(MemberQuery):
    """Which parts of the schema."""

    fields: str | None = choose_members("labels.name,filters")


class PageQuery(MemberQuery):
    """Which page: at most `limit` items after `cursor`."""

    limit: int = Field(PAGE, ge=1, le=LONGEST_PAGE, description="items on a page", examples=[25])
    cursor: str | None = Field(None, description="`next` of the page before")


Value = Annotated[str, Field(min_length=1, max_length=300)]
"""A value of a filter."""
Day = Annotated[str, Field(min_length=1, max_length=30)]
"""A day, month or year."""
_MOST_VALUES = 50
_MOST_QUESTIONS = 10  # before one that follows them
NAME = "an id, an ISO 3166 code, a code of the guidelines, or a name in any spelling"


class Filtered(BaseModel):
    """Parameters among which are filters; all that are given must hold."""

    def filters(self) -> Filters:
        """The filters as queries take them. Errors: InvalidFilter."""
        given = {name: getattr(self, name) for name in map(_field_name, _FILTERS) if name in type(self).model_fields}
        excepted = tuple(_name_and_value(each) for each in given.pop("except_"))
        several = {name: tuple(value) for name, value in given.items() if isinstance(value, list)}
        return Filters(**{**given, **several, "except_": excepted})


class FactQuery(Filtered, PageQuery):
    """The filters of one type of fact. `FACT_QUERIES` has the model of each type."""

    fact: ClassVar[str]
    fields: str | None = choose_members("id,sentence,evidence.document.title")
    sort: Sort = Field("date", description="the order; - is the reverse", examples=["-date"])

    @model_validator(mode="before")
    @classmethod
    def _refuse_filters_of_others(cls, given: Mapping[str, object]) -> Mapping[str, object]:
        """Name the filters that do apply, where one is given that only other facts have."""
        allowed, facts = given_for(cls.fact), f"{cls.fact.lower()}s"
        for name in given:
            if name in _FILTERS and name not in allowed:
                raise InvalidFilter(f"{name} does not apply to {facts}", f"Filters that do: {', '.join(allowed)}.")
        return given


def _name_and_value(given: str) -> tuple[str, str]:
    name, _, value = given.partition(":")
    if not value.strip():
        raise InvalidFilter(f"except is {given!r}", "Give the name of a filter and its value: except=by:CN.")
    return name, value


# What each filter takes, what it asks for, and an example. Of several values any one must hold, of `who` all.
_FILTERS: Mapping[str, tuple[Any, str, Any]] = {
    "entity": (list[Value], f"names it itself, in any role: {NAME}", ["place/mm-myawaddy"]),
    "who": (list[Value], f"takes part in any role; repeat it for several, all must: {NAME}", ["CN"]),
    "by": (list[Value], f"who took the measure or spoke: {NAME}", ["TH"]),
    "against": (list[Value], f"target of a measure: {NAME}", ["Myawaddy"]),
    "party": (list[Value], f"party of an agreement: {NAME}", ["CN"]),
    "about": (list[Value], f"what it is about; a place counts with all within it: {NAME}", ["Myawaddy"]),
    "place": (list[Value], f"where it was, what it was against or about: {NAME}", ["place/mm-myawaddy"]),
    "country": (list[Value], "country of an actor: ISO 3166 code or name", ["MM"]),
    "office": (list[Value], "words of an office that an actor holds", ["minister"]),
    "crime": (list[Value], "crime it is about or against", ["telecom_fraud"]),
    "kind": (list[Value], "kind of measure or agreement", None),
    "status": (list[Value], "how far it has come, or further", None),
    "from": (Day | None, "not before this day, month or year (ISO 8601)", "2025-01"),
    "to": (Day | None, "not after this day, month or year (ISO 8601)", "2025-12-31"),
    "dates": (Literal["event", "reported", "either"], "which date counts", "reported"),
    "publisher": (list[Value], "name of a publisher", ["Xinhua"]),
    "document": (list[Value], "id of a document", ["document/0f3c0a4e2b5d4a6f8e9d1c2b3a4f5e6d"]),
    "min_documents": (Annotated[int, Field(ge=1, le=10**9)] | None, "reported by at least so many documents", 2),
    "except": (list[Value], "facts for which this filter holds are left out, as name:value; repeat it", ["by:CN"]),
}
_DEFAULTS: Mapping[str, Any] = {**{name: [] for name in (*SEVERAL, "except")}, "dates": "either"}
_KEYWORDS = ("from", "except")


def _field_name(filter_name: str) -> str:
    return f"{filter_name}_" if filter_name in _KEYWORDS else filter_name


def filter_fields(*facts: str) -> dict[str, Any]:
    """The fields of the filters that any of some types of facts has."""
    return {
        _field_name(name): _field(name, facts) for name in _FILTERS if any(name in given_for(fact) for fact in facts)
    }


def _field(name: str, facts: Sequence[str]) -> tuple[Any, Any]:
    kind, description, example = _FILTERS[name]
    schemes = {"crime": ["crime"], "kind": [fact.lower() for fact in facts]}
    schemes["status"] = [f"{fact.lower()}-status" for fact in facts]
    if codes := codes_of(*schemes.get(name, ())):
        kind = list[Annotated[Value, Field(json_schema_extra=list_codes(codes))]]
        example = example or [codes[0]]
    return kind, Field(
        _DEFAULTS.get(name),
        alias=name if name in _KEYWORDS else None,
        description=description,
        examples=[example],
        max_length=_MOST_VALUES if isinstance(example, list) else None,
    )


def _query_of(fact: str) -> type[FactQuery]:
    """The model of the filters that apply to facts with a label."""
    model: type[FactQuery] = create_model(f"{fact}Query", __base__=FactQuery, **filter_fields(fact))
    model.fact = fact
    return model


_Entity = Annotated[Value, Field(json_schema_extra=list_codes(TERMS.entities))]
_Fact = Annotated[Value, Field(json_schema_extra=list_codes(FACTS))]
FACT_QUERIES: Mapping[str, type[FactQuery]] = {fact: _query_of(fact) for fact in FACTS}


class AskQuery(PageQuery):
    """A question in words."""

    fields: str | None = choose_members("reading,answers.text")
    q: str = Field(
        min_length=1, max_length=LONGEST_QUESTION, description="the question", examples=["who met whom about Myawaddy?"]
    )
    context: list[Annotated[str, Field(max_length=LONGEST_QUESTION)]] = Field(
        [],
        max_length=_MOST_QUESTIONS,
        description="the question before, where this one only says what is other; repeat it, the oldest first",
        examples=[["who met whom about KK Park?"]],
    )
    today: date | None = Field(
        None,
        description="day from which dates such as `last year` are read; the present day",
        examples=["2025-11-24"],
    )


class PathQuery(MemberQuery):
    """The ends of paths, and what may be on the way."""

    fields: str | None = choose_members("length,steps.sentence")
    a: Value = Field(description=f"one end: {NAME}", examples=["Liu Zhongyi"])
    b: list[Value] = Field(
        min_length=1,
        max_length=5,
        description=f"another end; repeat it for several: {NAME}",
        examples=[["Xi Jinping"]],
    )
    k: int = Field(3, ge=1, le=100, description="paths at most for each pair of ends", examples=[3])
    longest: int = Field(LONGEST, ge=1, le=LONGEST, description="steps at most", examples=[4])
    via: list[_Entity] = Field([], description="only entities of these labels in the middle", examples=[["Official"]])
    never: list[_Entity] = Field([], description="no entity of these labels in the middle", examples=[["Organization"]])
    from_: Day | None = Field(None, alias="from", description="only facts not before this day", examples=["2025-01"])
    to: Day | None = Field(None, description="only facts not after this day", examples=["2025-12-31"])
    dates: Literal["event", "reported", "either"] = Field("either", description="which date counts", examples=["event"])
    deeds: bool = Field(False, description="only what was done: no plans, proposals or approvals", examples=[True])
    step: _Fact | None = Field(None, description="the one type of fact that may be a step", examples=["Meeting"])
    countries: bool = Field(False, description="go through countries too", examples=[False])

    def question(self) -> PathQuestion:
        """The question as the search takes it."""
        given = self.model_dump(exclude={"a", "b", "fields"})
        return PathQuestion((self.a, *self.b), **{**given, "via": tuple(self.via), "never": tuple(self.never)})


class IdsQuery(BaseModel):
    """Which things, by their ids."""

    model_config = ConfigDict(extra="forbid")
    id: list[Value] = Field(
        min_length=1, max_length=200, description="an id; repeat it for several", examples=[["place/mm-myawaddy"]]
    )


class SearchQuery(MemberQuery):
    """What to search for."""

    q: str = Field(
        min_length=1, max_length=400, description="a name in any spelling, without accents or case", examples=["Puttan"]
    )
    label: list[_Entity] = Field([], description="only these labels; repeat it for several", examples=[["Place"]])
    limit: int = Field(20, ge=1, le=100, description="entities at most", examples=[20])
