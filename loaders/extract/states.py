"""States: which state a title serves where its words do not say, and which titles repeat others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.extract.claims import Mention
from loaders.extract.holders import Title
from loaders.extract.people import fold_name

_DIFFERENT = frozenset("deputy vice assistant acting former then under associate caretaker interim".split())
_INTERNATIONAL = re.compile(r"\b(?:European|EU|UN|United Nations|ASEAN|African Union|High Representative)\b")
_GRADES = frozenset({"ambassador", "commissioner general", "counsellor"})  # no office beside another
_ORDER_WORDS = frozenset({"of", "for", "the", "and", "a", "an", "affairs", "to"})


@dataclass(frozen=True, slots=True)
class States:
    """The states that a document names, and `home`, its publisher's."""

    text: str
    mentions: Sequence[Mention]
    home: str | None

    def complete(self, titles: Sequence[Title]) -> list[Title]:
        """The titles without repetitions, each with its state where one can be told."""
        return self._with_countries(distinct(titles))

    def _with_countries(self, titles: Sequence[Title]) -> list[Title]:
        """Titles without a state get it from the person's other titles, the table, or the text around."""
        known = {m.name: m.country for m in self.mentions if m.label in ("Person", "Official") and m.country}
        for title in titles:
            country = title.country or title.holder.country
            if country:
                known.setdefault(title.holder.name, country)
        result = []
        for title in titles:
            of = title.of
            stateless = of is not None and of.label == "Organization" and bool(of.key) and not of.country
            international = stateless or _INTERNATIONAL.search(title.text) is not None
            country = None if international else title.country or known.get(title.holder.name) or self._context(title)
            if of is None and country:
                of = Mention(title.whole, "Country", country, country, country, "context")
            elif of is not None and of.country is None and not international:
                of = replace(of, country=country)
            result.append(
                replace(title, of=of, country=country, holder=replace(title.holder, label="Official", country=country))
            )
        return result

    def _context(self, title: Title) -> str | None:
        """The state in focus: for "its minister" the last one named, for an envoy the embassy's, else the main one."""
        named = [mention for mention in self.mentions if mention.country]
        if re.search(r"(?i)ambassador|consul|attach|chargé", title.text):
            missions = [m for m in named if m.label == "Organization" and re.search(r"(?i)embassy|consulate", m.name)]
            if missions:
                return missions[0].country
        if re.search(r"\b(?:its|his|her|their|the country.s)\s$", self.text[: title.whole.start][-14:]):
            paragraph = self.text.rfind("\n\n", 0, title.whole.start) + 1
            before = [m for m in named if paragraph <= m.span.start < title.whole.start and m.label != "Place"]
            if before:
                return before[-1].country
        if any(mention.country == self.home for mention in named):
            return self.home
        counts: Counter[str | None] = Counter()
        for mention in named:
            counts[mention.country] += 1 if mention.label == "Place" else 2
        return counts.most_common(1)[0][0] if counts else None


def distinct(titles: Sequence[Title]) -> list[Title]:
    """Titles without the ones that repeat another of the same person in fewer words."""
    kept: list[Title] = []
    for title in titles:
        others = [other for other in titles if other.holder.name == title.holder.name and other is not title]
        if not any(_repeats(title, other) for other in others):
            kept.append(title)
    return kept


def _repeats(title: Title, other: Title) -> bool:
    words, more = (frozenset(fold_name(one.text)) - _ORDER_WORDS for one in (title, other))
    if words == more:
        return title.text != other.text and title.whole > other.whole
    if title.text.lower() in _GRADES:
        return True
    head_only = len(title.text.split()) <= 2
    return head_only and words < more and not (more - words) & _DIFFERENT


def label_officials(mentions: Sequence[Mention], titles: Sequence[Title]) -> list[Mention]:
    """The mentions, with every person whom a title presents as an official of their state."""
    states: dict[str, str | None] = {}
    for title in titles:
        states[title.holder.name] = states.get(title.holder.name) or title.country
    return [
        replace(mention, label="Official", country=states[mention.name])
        if mention.label == "Person" and mention.name in states
        else mention
        for mention in mentions
    ]
