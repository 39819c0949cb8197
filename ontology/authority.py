"""The authority: what Entente knows before it reads, from the tables beside this file and from the user's own.

Tables: countries.csv, places.csv, organizations.csv, officials.csv; a cell may hold a list, separated by `|`. The
crimes come from concepts.ttl. A user's folder holds tables of the same names and columns; its rows win over the
shipped rows of the same key. Each table is a document of the graph, each row a passage of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from ontology import iris
from ontology.dates import is_date, read_days
from ontology.facts import Entity, Fact, Span, Use
from ontology.rdf import DocumentGraph, Value
from ontology.standing import find_areas, rank_officials
from ontology.tables import COLUMNS, PUBLISHER, Line, Table, read_lines
from ontology.terms import FOLDER as ONTOLOGY
from ontology.terms import read_ontology

__all__ = ["FOLDER", "PUBLISHER", "Authority", "Country", "Organization", "Place", "Post", "read_authority"]

FOLDER = ONTOLOGY / "authority"


@dataclass(frozen=True, slots=True)
class Country:
    """A country with the words that stand for it."""

    entity: Entity
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    adjectives: tuple[str, ...]
    metonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its other spellings; degrees are WGS 84, None where no source gives the point."""

    entity: Entity
    kind: str
    names: tuple[str, ...]
    within: str | None
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class Organization:
    """An organization with its other names and acronyms."""

    entity: Entity
    kind: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Post:
    """A dated office of an official; `since` and `until` are ISO 8601, may be cut short, None if open."""

    holder: Entity
    names: tuple[str, ...]
    office: str
    of: Entity
    since: str | None
    until: str | None

    def held_on(self, published: str) -> bool:
        """Whether the post was held on a day of a date, which may be cut short."""
        days = read_days(published)
        starts = self.since is None or read_days(self.since).earliest <= days.latest
        return starts and (self.until is None or days.earliest <= read_days(self.until).latest)


@dataclass(frozen=True)
class Authority:
    """All tables, by key; `lines` are the rows that hold, for the graph."""

    countries: Mapping[str, Country]
    places: Mapping[str, Place]
    organizations: Mapping[str, Organization]
    posts: tuple[Post, ...]
    lines: tuple[Line, ...] = field(repr=False)

    @cached_property
    def crimes(self) -> Mapping[str, Entity]:
        """The crimes of concepts.ttl by code."""
        concepts = read_ontology().schemes["crime"].values()
        return {concept.code: Entity("Crime", concept.code, concept.label) for concept in concepts}

    @cached_property
    def digest(self) -> str:
        """A key for the content of all tables."""
        return iris.digest(part for line in self.lines for part in (line.table.title, line.span.of(line.table.text)))

    def graphs(self) -> Iterator[DocumentGraph]:
        """The documents of the authority: one a table, one passage a row."""
        graphs: dict[Table, DocumentGraph] = {}
        for line in self.lines:
            graph = graphs.get(line.table)
            if graph is None:
                graph = graphs[line.table] = DocumentGraph(line.table, authority=True)
            _WRITERS[line.table.path.stem](self, graph, line)
        yield _crime_graph(self)
        yield from graphs.values()


def read_authority(own: Path | None = None) -> Authority:
    """The shipped tables, and over them the user's own from a folder.

    Errors: InvalidTable with file, line and remedy for a row that cannot be used.
    """
    return _build([*read_lines(FOLDER), *(read_lines(own) if own else ())])


@cache
def shipped_authority() -> Authority:
    """The authority without a user's own tables, read once."""
    return read_authority()


def _build(lines: Iterable[Line]) -> Authority:
    latest: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        stem = line.table.path.stem
        key = (stem, line.cells.get("code") or line.cells["key"])
        earlier = latest.setdefault(key, [])
        if earlier and earlier[-1].table.path != line.table.path:
            earlier.clear()  # the user's own row wins over the shipped one
        elif earlier and stem != "officials":
            raise line.error(f"{key[1]!r} stands in line {earlier[-1].number} already", "Keep one row a key.")
        earlier.append(line)
    kept = tuple(line for rows in latest.values() for line in rows)
    by_table: dict[str, list[Line]] = {name: [] for name in COLUMNS}
    for line in kept:
        by_table[line.table.path.stem].append(line)
    countries = {line.cells["code"]: _country(line) for line in by_table["countries"]}
    areas, ranks = find_areas(by_table["places"]), rank_officials(by_table["officials"])
    places = {line.cells["key"]: _place(line, countries, areas) for line in by_table["places"]}
    for line in by_table["places"]:
        if line.cells["within"] and line.cells["within"] not in places:
            raise line.error(f"within {line.cells['within']!r} is no key", "Use the key of a place of this table.")
    organizations = {line.cells["key"]: _organization(line, countries) for line in by_table["organizations"]}
    posts = tuple(_post(line, countries, organizations, ranks) for line in by_table["officials"])
    return Authority(countries, places, organizations, posts, kept)


def _country(line: Line) -> Country:
    code = line.cells["code"]
    if not re.fullmatch(r"[A-Z]{2}", code):
        raise line.error(f"code {code!r}", "Use the two letters of ISO 3166-1 alpha-2.")
    lists = {column: line.list(column) for column in ("names", "demonyms", "adjectives", "metonyms")}
    return Country(entity=Entity("Country", code, line.cells["name"]), **lists)


def _country_code(line: Line, countries: Mapping[str, Country]) -> str | None:
    code = line.cells["country"]
    if code and code not in countries:
        raise line.error(f"country {code!r} is no code of countries.csv", "Use ISO 3166-1 alpha-2, or leave it empty.")
    return code or None


def _place(line: Line, countries: Mapping[str, Country], areas: Mapping[str, str]) -> Place:
    cells = line.cells
    lat, lon = _point(line) if cells["lat"] or cells["lon"] else (None, None)
    area = areas.get(cells["key"])
    entity = Entity("Place", cells["key"], cells["name"], _country_code(line, countries), area=area)
    return Place(entity, cells["kind"], line.list("names"), cells["within"] or None, lat, lon)


def _point(line: Line) -> tuple[float, float]:
    try:
        lat, lon = float(line.cells["lat"]), float(line.cells["lon"])
    except ValueError:
        raise line.error(
            "lat and lon are no numbers", "Write degrees such as 16.689 and 98.509, or leave both empty."
        ) from None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise line.error(f"{lat}, {lon} is not on the globe", "Write latitude first, in degrees.")
    return lat, lon


def _organization(line: Line, countries: Mapping[str, Country]) -> Organization:
    entity = Entity("Organization", line.cells["key"], line.cells["name"], _country_code(line, countries))
    return Organization(entity, line.cells["kind"], line.list("names"))


def _post(
    line: Line,
    countries: Mapping[str, Country],
    organizations: Mapping[str, Organization],
    ranks: Mapping[str, int],
) -> Post:
    cells = line.cells
    of = countries.get(cells["of"]) or organizations.get(cells["of"])
    if of is None:
        raise line.error(f"of {cells['of']!r} is no country and no organization", "Use a code or a key of the tables.")
    for column in ("from", "to"):
        if cells[column] and (not is_date(cells[column]) or "/" in cells[column]):
            raise line.error(f"{column} {cells[column]!r} is no date", "Write 2024-09-03, 2024-09 or 2024.")
    if not cells["office"]:
        raise line.error("no office", "Fill the column office.")
    rank = ranks.get(cells["key"])
    holder = Entity("Official", cells["key"], cells["name"], _country_code(line, countries), rank=rank)
    return Post(holder, line.list("names"), cells["office"], of.entity, cells["from"] or None, cells["to"] or None)


def _write_entity(
    graph: DocumentGraph, line: Line, entity: Entity, names: Iterable[str], literals: Mapping[str, Value | None]
) -> None:
    graph.add_entity(entity, literals)
    passage = graph.add_passage(line.span)
    for surface in dict.fromkeys((entity.name, *names)):
        graph.add_name(surface, entity, passage)


def _write_country(authority: Authority, graph: DocumentGraph, line: Line) -> None:
    country = authority.countries[line.cells["code"]]
    names = (*country.names, *country.demonyms, *country.adjectives)
    _write_entity(graph, line, country.entity, names, {"code": country.entity.key})


def _write_place(authority: Authority, graph: DocumentGraph, line: Line) -> None:
    place = authority.places[line.cells["key"]]
    _write_entity(graph, line, place.entity, place.names, {"lat": place.lat, "lon": place.lon})
    if place.within:
        graph.add_relation(place.entity, "within", authority.places[place.within].entity)


def _write_organization(authority: Authority, graph: DocumentGraph, line: Line) -> None:
    organization = authority.organizations[line.cells["key"]]
    literals = {"kind": organization.kind or None}
    _write_entity(graph, line, organization.entity, organization.names, literals)


def _write_post(authority: Authority, graph: DocumentGraph, line: Line) -> None:
    post = _post(line, authority.countries, authority.organizations, {})
    _write_entity(graph, line, post.holder, post.names, {})
    dates = {"from": post.since, "to": post.until}
    graph.add_fact(
        Fact(
            label="Office",
            literals={"title": post.office, **{name: date for name, date in dates.items() if date}},
            roles={
                "holder": (Use(post.holder, post.holder.name, "authority"),),
                "of": (Use(post.of, post.of.name, "authority"),),
            },
            evidence=(line.span,),
        )
    )


_WRITERS = {
    "countries": _write_country,
    "places": _write_place,
    "organizations": _write_organization,
    "officials": _write_post,
}


def _crime_graph(authority: Authority) -> DocumentGraph:
    path = ONTOLOGY / "concepts.ttl"
    table = Table(path=path, title=path.stem, text=path.read_text(encoding="utf-8"))
    graph = DocumentGraph(table, authority=True)
    for concept in read_ontology().schemes["crime"].values():
        crime = authority.crimes[concept.code]
        graph.add_entity(crime, {"code": concept.code})
        start = table.text.index(f"c:crime-{concept.code} a ")
        passage = graph.add_passage(Span(start, table.text.index(" .\n", start) + 2))
        for surface in dict.fromkeys((concept.label, *concept.words)):
            graph.add_name(surface, crime, passage)
        if concept.broader:
            graph.add_relation(crime, "broader", authority.crimes[concept.broader])
    return graph
