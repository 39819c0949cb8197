"""Mentions to entities, each with the reason of the choice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from loaders.extract.claims import Claim, Mention
from loaders.resolve.officials import Officials, Presented
from loaders.resolve.organizations import Organizations
from loaders.resolve.places import Places
from ontology import iris
from ontology.authority import Authority
from ontology.facts import Entity, Source


@dataclass(frozen=True, slots=True)
class Choice:
    """The entity that a mention was resolved to, and why."""

    entity: Entity
    reason: str


@dataclass(slots=True)
class Resolver:
    """Resolves the mentions of one document: by the authority where it knows, otherwise by exact name.

    Outside the authority no two names are ever merged; an entity that only this document can tell apart (a person
    known by one word, a body of a common name without a country) takes the document's key.
    """

    authority: Authority
    places: Places
    organizations: Organizations
    officials: Officials
    document: Source
    presented: Mapping[str, Sequence[Presented]]
    countries: Mapping[str, int]
    _choices: dict[tuple[str, str, str | None, str | None], Choice] = field(default_factory=dict)

    def resolve(self, mention: Mention) -> Choice:
        """The entity of a mention; the same name is the same entity all through a document."""
        key = (mention.label, mention.name, mention.country, mention.key)
        if key not in self._choices:
            self._choices[key] = self._choose(mention)
        return self._choices[key]

    def _choose(self, mention: Mention) -> Choice:
        match mention.label:
            case "Country":
                return Choice(self.authority.countries[mention.name].entity, "country of the table")
            case "Crime":
                return Choice(self.authority.crimes[mention.name], "crime of the concept scheme")
            case "Place":
                place = self.places.find(mention, self.countries)
                return Choice(*place) if place else self._outside(mention)
            case "Organization":
                body = self.organizations.find(mention)
                return Choice(*body) if body else self._outside(mention, self.organizations.is_common(mention.name))
            case "Official" | "Person":
                offices = self.presented.get(mention.name, ())
                known = self.officials.find(mention, offices, self.document.published)
                return Choice(*known) if known else self._outside(mention, " " not in mention.name)
            case _:
                return self._outside(mention)

    def _outside(self, mention: Mention, only_here: bool = False) -> Choice:
        country = None if mention.label == "Asset" else mention.country
        key = iris.entity_key(mention.name, country, self.document.key if only_here else None)
        reason = (
            "not in the authority: a name of this document alone" if only_here else "not in the authority: exact name"
        )
        return Choice(Entity(mention.label, key, iris.normalize(mention.name), country), reason)


@dataclass(slots=True)
class Resolvers:
    """Makes the resolver of a document; the look-up tables are built once for an authority."""

    authority: Authority
    places: Places = field(init=False)
    organizations: Organizations = field(init=False)
    officials: Officials = field(init=False)

    def __post_init__(self) -> None:
        self.places = Places(self.authority)
        self.organizations = Organizations(self.authority)
        self.officials = Officials(self.authority)

    def for_document(self, document: Source, claims: Sequence[Claim]) -> Resolver:
        """The resolver of one document, which knows the offices and countries that its claims name."""
        presented: dict[str, list[Presented]] = {}
        countries: dict[str, int] = {}
        for claim in claims:
            for mention in (mention for mentions in claim.roles.values() for mention in mentions):
                code = mention.name if mention.label == "Country" else mention.country
                if code and mention.label != "Place":
                    countries[code] = countries.get(code, 0) + 1
            if claim.label == "Office":
                holder = claim.roles["holder"][0]
                of = next(iter(claim.roles.get("of", ())), None)
                presented.setdefault(holder.name, []).append(Presented(claim.literals["title"], of))
        return Resolver(
            authority=self.authority,
            places=self.places,
            organizations=self.organizations,
            officials=self.officials,
            document=document,
            presented=presented,
            countries=countries,
        )
