"""Places by the authority's table, with a bias to the countries of the document."""

from __future__ import annotations

from collections.abc import Mapping

from loaders.extract.claims import Mention
from ontology.authority import Authority, Place
from ontology.facts import Entity


class Places:
    """The places of the authority by spelling."""

    def __init__(self, authority: Authority) -> None:
        self._by_key = authority.places
        self._by_name: dict[str, list[Place]] = {}
        for place in authority.places.values():
            for name in (place.entity.name, *place.names):
                self._by_name.setdefault(name.casefold(), []).append(place)

    def find(self, mention: Mention, countries: Mapping[str, int]) -> tuple[Entity, str] | None:
        """The place of a mention, None where the table has none or cannot tell.

        `countries` counts how often the document names each country: of several places of one name, the one in the
        country that is named most often is meant, and none where no such country is named.
        """
        if mention.key and mention.key in self._by_key:
            return self._by_key[mention.key].entity, "place of the table"
        found = self._by_name.get(mention.name.casefold(), [])
        if mention.country:
            found = [place for place in found if place.entity.country == mention.country]
        if len(found) == 1:
            return found[0].entity, "only place of this name"
        ranked = sorted(found, key=lambda place: (-countries.get(place.entity.country or "", 0), place.entity.key))
        if ranked and countries.get(ranked[0].entity.country or "", 0):
            return ranked[0].entity, f"place of this name in {ranked[0].entity.country}, which the document speaks of"
        return None
