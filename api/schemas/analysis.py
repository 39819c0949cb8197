"""Timelines, facets, overviews, comparisons and figures of networks, with the ids of facts that were counted."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from api.schemas.base import FACTS, TERMS, Out, list_codes
from api.schemas.facts import FactOut
from api.schemas.store import CountOut
from graph.facets import BY

LEFT_OUT = "types of facts that were wanted and do not have these filters"


class CountedOut(Out):
    """A number of facts, and the ids of the first of them in order of time."""

    total: int
    facts: list[str] = Field(examples=[["meeting/0f3c0a4e2b5d4a6f8e9d1c2b3a4f5e6d"]])


class NodeOut(Out):
    """An entity of a figure."""

    id: str = Field(examples=["official/th-phumtham-wechayachai"])
    label: str = Field(json_schema_extra=list_codes(TERMS.entities))
    name: str
    country: str | None = Field(description="ISO 3166-1 alpha-2 of the country that it is of")


# Timelines


class PeriodOut(Out):
    """A day, month or year, with the facts that begin in it; a date less exact than the unit is a period of its own."""

    period: str = Field(examples=["2025-02"])
    counts: dict[str, int] = Field(examples=[{"Meeting": 3}])
    undated: dict[str, int] = Field(description="those without a date of their own that were reported then")


class TotalOut(Out):
    """How many facts, and how many of those have no date of their own."""

    total: int
    undated: int


class TimelineOut(Out):
    """Facts over time; a page of facts of all types in one order."""

    unit: str = Field(examples=["month"])
    periods: list[PeriodOut] = Field(description="those with facts, in order; with the first page only")
    totals: dict[str, TotalOut] = Field(description="by type, as lists of the same filters count them")
    total: int
    undated: int
    left_out: dict[str, list[str]] = Field(description=LEFT_OUT, examples=[{"Meeting": ["by"]}])
    facts: list[FactOut]
    next: str | None = Field(description="cursor of the next page, null on the last")


# Facets


class FacetValueOut(Out):
    """A value of a filter, and the facts that pass with this filter more."""

    value: str = Field(description="what the filter takes: an id, a code or a name", examples=["place/mm-myawaddy"])
    name: str = Field(examples=["Myawaddy"])
    total: int
    counts: dict[str, int] = Field(description="by type, as lists count them", examples=[{"Meeting": 3}])
    label: str | None = Field(None, description="label of an entity", json_schema_extra=list_codes(TERMS.entities))
    country: str | None = Field(None, description="ISO 3166-1 alpha-2 of the country that an entity is of")
    here: int | None = Field(None, description="of a place: facts that name it itself, not only what lies in it")
    lat: float | None = Field(None, description="latitude of a place, where it is known", examples=[16.6891])
    lon: float | None = Field(None, description="longitude of a place, where it is known", examples=[98.5089])


class FacetOut(Out):
    """The values of the filter with a name, those with the most facts first; `total` counts all values."""

    name: str = Field(json_schema_extra=list_codes(BY))
    values: list[FacetValueOut]
    total: int


class FacetsOut(Out):
    """How many facts each value of some filters would leave."""

    facets: list[FacetOut]
    left_out: dict[str, list[str]] = Field(description=LEFT_OUT, examples=[{"Meeting": ["by"]}])


# Overviews


class SharedOut(Out):
    """Events in which actors take part, in all and by type."""

    total: int
    counts: dict[str, int] = Field(examples=[{"Meeting": 3}])


class CountryOut(SharedOut):
    """A country and the events in which its actors take part."""

    id: str = Field(examples=["country/TH"])
    code: str = Field(examples=["TH"])
    name: str


class PairOut(SharedOut):
    """Two countries and the events in which actors of both take part: what `who=a&who=b` finds."""

    a: str = Field(examples=["country/CN"])
    b: str = Field(examples=["country/TH"])


class OverviewOut(Out):
    """A store at a glance."""

    published: tuple[str, str] | None = Field(description="first and last day of publication")
    nodes: dict[str, CountOut] = Field(description="by label, as in /v1/stats")
    facts: dict[str, TotalOut] = Field(description="events by type, reports of one told as one")
    countries: list[CountryOut] = Field(description="those with the most events first")
    pairs: list[PairOut] = Field(description="pairs that have events together, those with the most first")


# Comparisons


class SharesOut(Out):
    """Facts of both together, of a without b, and of b without a; none stands in two of the three."""

    both: CountedOut
    a: CountedOut
    b: CountedOut


class LinkOut(Out):
    """An entity that facts join to one of the two or to both."""

    entity: NodeOut
    facts: SharesOut


class LinksOut(Out):
    """Entities, those with the most facts first."""

    total: int
    entities: list[LinkOut]


class GroupOut(Out):
    """Entities joined to both, by facts of both together or of each; to a only; to b only."""

    shared: LinksOut
    a: LinksOut
    b: LinksOut


class MonthOut(PeriodOut):
    """A month of two actors, with the ids of the first facts of each side."""

    facts: dict[str, list[str]] = Field(examples=[{"both": ["meeting/0f3c0a4e2b5d4a6f8e9d1c2b3a4f5e6d"]}])


class ComparisonOut(Out):
    """Two actors side by side; the facts of a country are those of its officials and bodies too."""

    a: NodeOut
    b: NodeOut
    facts: dict[str, SharesOut] = Field(
        description="meetings, measures (that they take), measuresAgainst (them), agreements, statements, offices"
    )
    officials: GroupOut = Field(description="officials who act in their meetings, measures and agreements, or speak")
    organizations: GroupOut
    countries: GroupOut
    targets: GroupOut = Field(description="whom and what their measures are against")
    crimes: GroupOut = Field(description="what their facts are about or against")
    places: GroupOut = Field(description="where their facts were, what they are about or against")
    periods: list[MonthOut] = Field(description="months; counts of their events by both, a and b")
    left_out: dict[str, list[str]] = Field(description=LEFT_OUT, examples=[{"Office": ["crime"]}])


# Networks


class FigureOut(Out):
    """A figure of an entity, with the facts that it was counted from."""

    entity: NodeOut
    value: float
    facts: CountedOut


class TieOut(Out):
    """Two entities and the facts that join them."""

    a: NodeOut
    b: NodeOut
    facts: CountedOut


class BrokerOut(FigureOut):
    """An entity that brings others together."""

    pairs: int = Field(description="pairs of different countries that do not meet without it")
    met: int = Field(description="those of them that meet in its presence")
    first: list[TieOut]


class CommunityOut(Out):
    """A group that shares more occasions within than with the rest."""

    size: int
    entities: list[NodeOut]
    facts: CountedOut


class SideOut(Out):
    """A country and its actors in facts with the other's."""

    country: NodeOut
    figures: list[FigureOut]


class NetworkOut(Out):
    """What the figures were reckoned on."""

    facts: int = Field(description="that pass the filters")
    entities: int = Field(description="that have a part in one of them together with another")
    pairs: int = Field(description="of entities that share an occasion")


class _Reckoned(Out):
    measure: str
    types: list[str] = Field(json_schema_extra={"items": {"type": "string", **list_codes(FACTS)}})
    left_out: dict[str, list[str]] = Field(description=LEFT_OUT, examples=[{"Meeting": ["by"]}])
    network: NetworkOut


class BrokersOut(_Reckoned):
    """Who brings whom together; a pair that k entities bring together counts as 1 / k for each."""

    figures: list[BrokerOut]
    total: int


class RankingOut(_Reckoned):
    """Entities by degree, betweenness or closeness."""

    figures: list[FigureOut]
    total: int


class CommunitiesOut(_Reckoned):
    """Communities, the largest first."""

    communities: list[CommunityOut]
    total: int
    modularity: float = Field(description="0 where groups are no closer than chance; telling from about 0.3 on")


class CountriesOut(_Reckoned):
    """Pairs of countries with the facts in which actors of both take part, those with the most first."""

    ties: list[TieOut]
    total: int


class BridgesOut(_Reckoned):
    """What connects two countries."""

    facts: CountedOut = Field(description="that join an actor of a with one of b")
    a: SideOut
    b: SideOut
    between: list[FigureOut] = Field(description="actors of neither that share occasions with both")
    through: list[FigureOut] = Field(description="entities that every connection leads through")
    ties: list[TieOut] = Field(description="pairs that every connection leads through")


FiguresOut = BrokersOut | RankingOut | CommunitiesOut | CountriesOut | BridgesOut
"""What an analysis gives, by its measure; `RankingOut` where no other is named here."""

FIGURES: Mapping[str, type[Out]] = {
    "communities": CommunitiesOut,
    "countries": CountriesOut,
    "bridges": BridgesOut,
    "brokers": BrokersOut,
}
