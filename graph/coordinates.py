"""Coordinates: where places are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.answers import JSON
from graph.store import Store
from graph.templates import render

Coordinates = tuple[float, float]
"""Latitude and longitude in degrees."""


def read_coordinates(store: Store, places: Iterable[str]) -> Mapping[str, Coordinates]:
    """The coordinates of places by IRI, as far as they are known."""
    wanted = list(places)
    rows = store.run(render("entities", "coordinates"), {"iris": wanted}) if wanted else []
    return {
        str(row["iri"]): (float(str(row["lat"])), float(str(row["lon"])))
        for row in rows
        if row["lat"] is not None and row["lon"] is not None
    }


def coordinates_json(at: Coordinates | None) -> JSON:
    """Coordinates as members, null where they are not known."""
    lat, lon = at or (None, None)
    return {"lat": lat, "lon": lon}
