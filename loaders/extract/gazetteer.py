"""Gazetteers: names that the authority holds, found in one pass over a text.

Shape:  text -> Mention, in reading order, not overlapping; the longest name at a place wins.
Source: Aho and Corasick 1975, by ahocorasick_rs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from loaders.extract.claims import Mention
from ontology.authority import Authority
from ontology.facts import Entity, Span
from ontology.terms import read_ontology

_ARTICLE = re.compile(r"\b(?:al|el|as|ash|at|ad|ar|an|az|ul)-$", re.IGNORECASE)  # "Al-Sabah" is no place
_ORDER = ("country", "demonym", "metonym", "organization", "place", "official")  # which reading of a name comes first
_COMMON = frozenset(
    {"us", "am", "it", "no", "in", "is", "as", "at", "be", "so", "to", "do", "me", "my", "by", "la", "de"}
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a spelling stands for; `rule` is the table and column that holds it."""

    entity: Entity
    rule: str


class Gazetteer:
    """The names of an authority as automata: one for names, case-sensitive, one for crimes, in any case."""

    def __init__(self, authority: Authority) -> None:
        names: dict[str, list[Entry]] = {}
        for surface, entry in list_entries(authority):
            names.setdefault(surface, []).append(entry)
        self._names: Mapping[str, tuple[Entry, ...]] = {
            surface: tuple(sorted(entries, key=lambda entry: (_ORDER.index(entry.rule), entry.entity.key)))
            for surface, entries in names.items()
            if surface.lower() not in _COMMON or surface.isupper()
        }
        self._crimes = dict(_crimes(authority))
        self._surfaces = tuple(self._names)
        self._words = tuple(self._crimes)
        self._name_automaton = AhoCorasick(self._surfaces, matchkind=MatchKind.LeftmostLongest)
        self._crime_automaton = AhoCorasick(self._words, matchkind=MatchKind.LeftmostLongest)

    def entries(self, surface: str) -> tuple[Entry, ...]:
        """What a spelling may stand for, the likeliest first."""
        return self._names.get(surface, ())

    def find_names(self, text: str) -> Iterator[tuple[Span, str]]:
        """Where names of the tables stand, with their spelling in the tables."""
        for index, start, end in self._name_automaton.find_matches_as_indexes(text):
            surface = self._surfaces[index]
            if _at_borders(text, start, end) and not (self._is_person(surface) and _goes_on(text, end)):
                yield Span(start, end), surface

    def _is_person(self, surface: str) -> bool:
        return all(entry.rule == "official" for entry in self._names[surface])

    def find_crimes(self, text: str) -> Iterator[Mention]:
        """Where crimes are named."""
        lower = text.lower()
        if len(lower) != len(text):  # a letter whose small form is two
            lower = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
        for index, start, end in self._crime_automaton.find_matches_as_indexes(lower):
            if _at_borders(text, start, end):
                crime = self._crimes[self._words[index]]
                yield Mention(Span(start, end), "Crime", crime.key, None, crime.key, "crime word")


_BUILT: dict[str, Gazetteer] = {}


def gazetteer_of(authority: Authority) -> Gazetteer:
    """The gazetteer of an authority, built once a content."""
    if authority.digest not in _BUILT:
        _BUILT[authority.digest] = Gazetteer(authority)
    return _BUILT[authority.digest]


def list_entries(authority: Authority) -> Iterator[tuple[str, Entry]]:
    """Every spelling of the tables, with what it stands for."""
    for country in authority.countries.values():
        columns = {
            "country": (country.entity.name, *country.names),
            "demonym": (*country.demonyms, *(f"{name}s" for name in country.demonyms), *country.adjectives),
            "metonym": country.metonyms,
        }
        for rule, surfaces in columns.items():
            for surface in dict.fromkeys(surfaces):
                yield surface, Entry(country.entity, rule)
    for place in authority.places.values():
        for surface in (place.entity.name, *place.names):
            yield surface, Entry(place.entity, "place")
    for organization in authority.organizations.values():
        for surface in (organization.entity.name, *organization.names):
            yield surface, Entry(organization.entity, "organization")
    for holder, names in {post.holder: post.names for post in authority.posts}.items():
        for surface in (holder.name, *names):
            if " " in surface:
                yield surface, Entry(holder, "official")


def _crimes(authority: Authority) -> Iterator[tuple[str, Entity]]:
    for concept in read_ontology().schemes["crime"].values():
        for word in (concept.label, concept.code, *concept.words):
            yield word.lower(), authority.crimes[concept.code]


def _goes_on(text: str, end: int) -> bool:
    """Whether a name has another syllable: *Park Jin-woo* is not Park Jin."""
    return text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha()


def _at_borders(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    if before == "-" and _ARTICLE.search(text, max(0, start - 4), start):
        return False
    return not (before.isalnum() or after.isalnum())
