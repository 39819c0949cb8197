"""Parameters of timelines, comparisons and analyses: filters of all types of facts, and what is reckoned of them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, create_model

from api.parameters import NAME, Filtered, PageQuery, filter_fields
from api.schemas.base import FACTS, TERMS, list_codes
from graph.analysis import LARGEST, MEASURES, AnalysisQuestion
from graph.cursors import Sort
from graph.facets import BY
from graph.facets import LARGEST as LARGEST_FACET
from graph.timeline import LONGEST_PAGE, PAGE

_Types = Annotated[
    list[Annotated[str, Field(json_schema_extra=list_codes(FACTS))]],
    Field(
        description="only facts of this type; repeat it for several; without it all events",
        examples=[["Meeting"]],
    ),
]
_Labels = Annotated[
    list[Annotated[str, Field(json_schema_extra=list_codes(TERMS.entities))]],
    Field(
        description="only entities with this label; repeat it for several; without it all that can act",
        examples=[["Official"]],
    ),
]
_Every = create_model("_Every", __base__=Filtered, **filter_fields(*FACTS))


class SeveralQuery(_Every):  # type: ignore[misc, valid-type]  # its fields are known only here
    """Filters of facts of several types: one that a type does not have leaves the type out, and the answer says so."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class TimelineQuery(SeveralQuery, PageQuery):
    """Facts over time."""

    type: _Types = Field([])
    unit: Literal["day", "month", "year"] = Field("month", description="length of a period", examples=["month"])
    sort: Sort | None = Field(
        None, description="order of the facts; without it by the date that counts", examples=["-date"]
    )
    limit: int = Field(
        PAGE, ge=0, le=LONGEST_PAGE, description="facts on a page; 0 for the periods alone", examples=[25]
    )


class FacetQuery(SeveralQuery):
    """Which filters' values are counted, of which facts."""

    facet: list[Annotated[str, Field(json_schema_extra=list_codes(BY))]] = Field(
        min_length=1, description="filters whose values are counted; repeat it for several", examples=[["place"]]
    )
    type: _Types = Field([])
    limit: int = Field(25, ge=1, le=LARGEST_FACET, description="values of each at most", examples=[25])


class CompareQuery(SeveralQuery):
    """Two actors."""

    a: str = Field(min_length=1, description=f"one of the two: {NAME}", examples=["CN"])
    b: str = Field(min_length=1, description=f"the other: {NAME}", examples=["TH"])
    limit: int = Field(10, ge=1, le=LARGEST, description="entities in a list", examples=[10])
    sample: int = Field(10, ge=1, le=LARGEST, description="ids of facts with a figure", examples=[10])


class AnalysisQuery(SeveralQuery):
    """What is reckoned on the network of the facts that pass the filters."""

    measure: str = Field(
        description="what is reckoned", examples=["betweenness"], json_schema_extra=list_codes(MEASURES)
    )
    type: _Types = Field([])
    label: _Labels = Field([])
    a: str | None = Field(None, description="of bridges: one country, an ISO 3166 code or a name", examples=["CN"])
    b: str | None = Field(None, description="of bridges: the other country", examples=["TH"])
    limit: int = Field(25, ge=1, le=LARGEST, description="figures at most", examples=[25])
    sample: int = Field(5, ge=1, le=LARGEST, description="ids of facts with a figure", examples=[5])

    def question(self, seconds: float) -> AnalysisQuestion:
        """The question as the analysis takes it. Errors: InvalidFilter."""
        types, labels = tuple(self.type), tuple(self.label)
        return AnalysisQuestion(self.measure, types, labels, self.a, self.b, self.limit, self.sample, seconds)
