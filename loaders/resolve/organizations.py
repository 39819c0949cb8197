"""Organizations by the authority's table and country; embassies by rule."""

from __future__ import annotations

import re

from loaders.extract.claims import Mention
from ontology import iris
from ontology.authority import Authority, Organization
from ontology.facts import Entity

_MISSION = re.compile(
    r"(?:\b(?P<what>[Ee]mbassy|[Cc]onsulate(?:[- ]General)?)\b).*?\b(?:in|to)\s+(?:the\s+)?(?P<host>[A-Z][\w .'-]+)$"
)


class Organizations:
    """The organizations of the authority by name."""

    def __init__(self, authority: Authority) -> None:
        self._authority = authority
        self._by_name: dict[str, list[Organization]] = {}
        for organization in authority.organizations.values():
            for name in (organization.entity.name, *organization.names):
                self._by_name.setdefault(_fold(name), []).append(organization)
        self._hosts = {
            word: country.entity
            for country in authority.countries.values()
            for word in (country.entity.name, *country.names, *country.metonyms)
        }

    def find(self, mention: Mention) -> tuple[Entity, str] | None:
        """The organization of a mention, None where the table has none or cannot tell."""
        if mention.key and mention.key in self._authority.organizations:
            return self._authority.organizations[mention.key].entity, "organization of the table"
        if mission := self._mission(mention):
            return mission, "mission by rule: sender and host"
        found = self._by_name.get(_fold(mention.name), [])
        same = [body for body in found if body.entity.country == mention.country]
        if len(same) == 1:
            return same[0].entity, "only organization of this name and country"
        international = [body for body in found if body.entity.country is None]
        if len(found) == len(international) == 1:
            return found[0].entity, "international organization of this name"
        if mention.country is None and len(found) == 1 and not _is_generic(found[0].entity.name):
            return found[0].entity, "only organization of this name"
        return None

    def is_common(self, name: str) -> bool:
        """Whether bodies of several countries may have this name: without a country it names none of them."""
        return _is_generic(name) or len({body.entity.country for body in self._by_name.get(_fold(name), ())}) > 1

    def _mission(self, mention: Mention) -> Entity | None:
        match = _MISSION.search(mention.name)
        if match is None or mention.country is None or mention.country not in self._authority.countries:
            return None
        host = self._hosts.get(match["host"].strip())
        if host is None:
            return None
        sender = self._authority.countries[mention.country].entity.name
        what = "Embassy" if match["what"].lower() == "embassy" else "Consulate General"
        name = f"{what} of {sender} in {host.name}"
        return Entity("Organization", iris.entity_key(name, mention.country), name, mention.country)


def _fold(name: str) -> str:
    return re.sub(r"^the\s+", "", iris.normalize(name), flags=re.IGNORECASE).casefold()


def _is_generic(name: str) -> bool:
    """A name that says what a body is but not whose: "Ministry of Justice", "Supreme Court", "National Police"."""
    return _GENERIC.match(name) is not None


_GENERIC = re.compile(
    r"(?:the\s+)?(?:ministry|department|office|bureau|supreme|high|district|criminal|federal|national|public|royal|state"
    r"|central|foreign|interior|justice|defen[cs]e|attorney|customs|coast|border|immigration|police|army|navy"
    r"|embassy|consulate|parliament|senate|cabinet)\b",
    re.IGNORECASE,
)
