"""Persons: people by name, and the titles by which the text presents them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from loaders.extract.claims import Mention
from loaders.extract.lexicon import read_lexicon
from loaders.extract.people import People, fold_name
from loaders.extract.shapes import find_names, is_person
from loaders.extract.titles import Office, Presented, Stretch, find_presented, is_public
from loaders.extract.words import Word, classes, over
from ontology.facts import Span

_COUNTERPARTS = frozenset({"counterpart", "colleague"})
_PLACE_PREPOSITIONS = frozenset({"in", "near", "at"})
_LOWER_RANKS = frozenset({"pol", "pol."})
_DIFFERENT = frozenset("deputy vice assistant acting former then under associate caretaker interim".split())
_GRADES = frozenset({"ambassador", "commissioner general", "counsellor"})  # no office beside another
_OFTEN = 3  # uses from which a one-word name is taken for a body
_NEVER = 100
_ORDER_WORDS = frozenset({"of", "for", "the", "and", "a", "an", "affairs", "to"})


@dataclass(frozen=True, slots=True)
class Title:
    """An office phrase and the person whom it presents; `of` is the country or body served, None if unknown.

    `span` is the title without the country served, `whole` with it. `direct` says that the name follows at once.
    """

    span: Span
    whole: Span
    direct: bool
    text: str
    holder: Mention
    of: Mention | None
    country: str | None
    evidence: Span
    shape: str


class PersonReader:
    """Finds the persons of one document and their titles among its words."""

    def __init__(self, text: str, words: Sequence[Word], home: str | None = None) -> None:
        self._text = text
        self._words = words
        self._home = home  # the publisher's state
        self._letters = classes(words)
        self._stretches = [stretch for stretch in map(self._without_lead, find_names(words)) if stretch]

    def read(self) -> tuple[list[Mention], list[Title]]:
        """The mentions of persons (and of places and bodies told apart from them), and the titles."""
        presented = [one for one in find_presented(self._words, self._stretches) if is_public(self._words, one.office)]
        sure = {(one.start, one.end) for one in presented} | set(filter(self._is_sure, self._stretches))
        people = People(self._name(stretch) for stretch in sorted(sure))
        mentions = self._mentions(sorted({*self._stretches, *sure}), people)
        titles = [
            self._title(one, mentions[one.start, one.end]) for one in presented if (one.start, one.end) in mentions
        ]
        titles += self._counterparts(titles, mentions)
        titles += self._ranks(titles, mentions)
        titles = self._with_countries(_distinct(sorted(titles, key=lambda title: title.whole)))
        states = _states(titles)
        result = [
            replace(mention, label="Official", country=states[mention.name])
            if mention.label == "Person" and mention.name in states
            else mention
            for mention in mentions.values()
        ]
        return result, titles

    def _without_lead(self, stretch: Stretch) -> Stretch | None:
        start, end = stretch
        if self._letters[start:end] in ("A", "I"):
            return None
        if end - start == 1 and self._words[start].text in ("She", "He", "They", "It"):
            return None
        return start, end

    def _is_sure(self, stretch: Stretch) -> bool:
        start, end = stretch
        lead = self._letters[start - 1 : start]
        if lead and lead in "TR":
            return True
        if re.match(r",#[,.]", self._letters[end : end + 3]):  # an age
            return True
        return is_person(self._words, stretch) and not self._is_place(stretch)

    def _is_place(self, stretch: Stretch) -> bool:
        start, end = stretch
        before = self._words[start - 1].text.lower() if start else ""
        return before in _PLACE_PREPOSITIONS or self._letters[end : end + 2] in (",N", ",P")

    def _name(self, stretch: Stretch) -> str:
        """The words of a name, without the honorific that a table's spelling may hold."""
        text = " ".join(over(self._words, *stretch).of(self._text).split())
        return re.sub(r"^(?:U|Daw|Sheikh|Sir|Datuk Seri|Datuk|Tan Sri|Dato'? Sri|Dr\.?|General) (?=\S+ \S)", "", text)

    def _mentions(self, stretches: Sequence[Stretch], people: People) -> dict[Stretch, Mention]:
        mentions: dict[Stretch, Mention] = {}
        used: list[str] = []
        bodies = self._repeated()
        for start, end in stretches:
            name = self._name((start, end))
            span = over(self._words, start, end)
            full = people.fullest(name, used)
            known = self._words[start].mention if end - start == 1 else None
            if full is not None:
                country, key = (known.country, known.key) if known and known.label == "Official" else (None, None)
                mentions[start, end] = Mention(span, "Official" if key else "Person", full, country, key, "name")
                used.append(full)
            elif self._is_place((start, end)):
                near = self._words[end + 1].mention if self._letters[end : end + 2] in (",N", ",P") else None
                mentions[start, end] = Mention(
                    span, "Place", name, near.country if near else None, None, "place by preposition"
                )
            elif name in bodies:
                mentions[start, end] = Mention(span, "Organization", name, None, None, "repeated name")
        named = {name for start, _ in stretches if self._letters[start] == "N" and (name := self._words[start].text)}
        for index, word in enumerate(self._words):
            if word.kind == "N" and word.text in named:  # "Foreign Minister Jordan", then "Jordan said"
                mentions[index, index + 1] = Mention(word.span, "Person", word.text, None, None, "name")
            if word.kind == "A" and (index, index + 1) not in mentions and self._is_acronym(index):
                mentions[index, index + 1] = Mention(word.span, "Organization", word.text, None, None, "acronym")
        return mentions

    def _repeated(self) -> frozenset[str]:
        """One-word names that the text uses again and again, never of a place: firms, groups, platforms."""
        outlets = {name.lower() for name in read_lexicon("names")["outlet"]}
        counts: Counter[str] = Counter()
        for start, end in self._stretches:
            word = self._words[start]
            if end - start == 1 and word.kind == "C" and not word.first and word.text.lower() not in outlets:
                counts[word.text] += -_NEVER if self._is_place((start, end)) else 1
        return frozenset(name for name, count in counts.items() if count >= _OFTEN)

    def _is_acronym(self, index: int) -> bool:
        """Whether capitals are a body's acronym: not a plural, nor the place in a dateline."""
        text, letters = self._words[index].text, self._letters
        dateline = re.search(r"(?:^|[~_])[A(-]*$", letters[:index]) and re.match(
            r"A*(?:,|\(|-|\))", letters[index + 1 :]
        )
        return len(text) > 2 and not text.endswith("s") and not dateline and "A" not in letters[index - 1 : index]

    def _title(self, one: Presented, holder: Mention) -> Title:
        office, letters = one.office, self._letters
        start, end = office.start, office.end
        while start < office.head and letters[start] in "GN":
            start += 1 + (letters[start + 1] == "s")
        of = self._served(office) or self._state_beside(one.start, one.end)
        if letters[end - 1] == "N" and end - office.head > 2 and letters[end - 2] in "ot,":
            word = self._words[end - 2 if letters[end - 2] != "t" else end - 3].text.lower()
            if word in ("of", ","):
                end -= 2 if letters[end - 2] != "t" else 3
        span = over(self._words, start, end)
        text = " ".join(span.of(self._text).split())
        if of is not None and letters[end - 1] in "O)":
            text = re.sub(r" \([^()]*\)$", "", text)
        direct = one.shape == "before" and not set(letters[office.end : one.start]) & set(",(")
        evidence = over(self._words, min(office.start, one.start), max(office.end, one.end))
        whole = over(self._words, office.start, office.end)
        return Title(span, whole, direct, text, holder, of, of.country if of else None, evidence, one.shape)

    def _served(self, office: Office) -> Mention | None:
        """The state or body that an office serves, by the words in and before it."""
        letters = self._letters
        abroad = any(self._words[index].text.lower() in ("to", "in") for index in range(office.head, office.end))
        inside = [word.mention for word in self._words[office.start : office.end] if word.mention]
        for mention in inside:
            if mention.label in ("Country", "Organization") and not (
                abroad and mention is inside[-1] and mention.label == "Country"
            ):
                return mention
        if office.start > 0 and letters[office.start - 1] in "GN":
            return self._words[office.start - 1].mention
        if office.start > 1 and letters[office.start - 2 : office.start] in ("Ns", "Os"):
            return self._words[office.start - 2].mention
        if letters[office.start - 2 : office.start] in ("Ge", "Ne", "se"):  # "Brazil's then minister"
            spot = office.start - 3 if letters[office.start - 2] == "s" else office.start - 2
            return self._words[spot].mention
        place = next((mention for mention in inside if mention.label == "Place" and mention.country), None)
        return place and Mention(
            place.span, "Country", str(place.country), place.country, place.country, "place's state"
        )

    def _state_beside(self, start: int, end: int) -> Mention | None:
        """The state beside a name: "Consul X of India", "Myanmar by X", "X for Laos"."""
        after = re.match(r"[of]t?(?=N)", self._letters[end : end + 3])
        if after and self._words[end].text in ("of", "for"):
            return self._words[end + after.end()].mention
        peer = re.search(r"Gx,?[RT]*$", self._letters[:start])
        if peer and self._words[peer.start() + 1].text in _COUNTERPARTS:
            return self._words[peer.start()].mention
        before = re.search(r"N(?:v?x)?f[RT]*$", self._letters[:start])
        if before and any(word.text == "by" for word in self._words[before.start() : start]):
            return self._words[before.start()].mention
        return None

    def _counterparts(self, titles: Sequence[Title], mentions: Mapping[Stretch, Mention]) -> Iterator[Title]:
        """ "His Thai counterpart X" has the office of the other."""
        starts = {start: (start, end) for start, end in mentions}
        for index, word in enumerate(self._words):
            if word.text.lower() not in _COUNTERPARTS or self._letters[index - 1 : index] not in ("G", "i"):
                continue
            skipped = re.compile(r",?[RT]*").match(self._letters, index + 1)
            stretch = starts.get(skipped.end()) if skipped else None
            other = next((title for title in reversed(titles) if title.whole.end <= word.span.start), None)
            if stretch is None or other is None or "\n\n" in self._text[other.whole.end : word.span.start]:
                continue
            holder = mentions[stretch]
            if holder.label in ("Person", "Official") and not any(t.holder.name == holder.name for t in titles):
                of = self._words[index - 1].mention
                evidence = over(self._words, index - 1, stretch[1])
                yield Title(
                    word.span,
                    word.span,
                    False,
                    other.text,
                    holder,
                    of,
                    of.country if of else None,
                    evidence,
                    "counterpart",
                )

    def _ranks(self, titles: Sequence[Title], mentions: Mapping[Stretch, Mention]) -> Iterator[Title]:
        """A rank counts where the text gives a person no other office."""
        titled = {title.holder.name for title in titles}
        for (start, end), mention in mentions.items():
            first = start
            while first and self._letters[first - 1] == "R" and self._words[first - 1].text.lower() not in _LOWER_RANKS:
                first -= 1
            if first == start or mention.name in titled or mention.label not in ("Person", "Official"):
                continue
            titled.add(mention.name)
            office = Office(first, start, first)
            yield self._title(Presented(start, end, office, "rank"), mention)

    def _with_countries(self, titles: Sequence[Title]) -> list[Title]:
        """Titles without a state get it from the person's other titles, the table, or the text around."""
        known: dict[str, str] = {}
        for title in titles:
            country = title.country or title.holder.country
            if country:
                known.setdefault(title.holder.name, country)
        result = []
        for title in titles:
            international = (
                title.of is not None and title.of.label == "Organization" and not title.of.country and title.of.key
            )
            country = None if international else title.country or known.get(title.holder.name) or self._context(title)
            of = title.of
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
        named = [word.mention for word in self._words if word.mention and word.mention.country]
        if re.search(r"(?i)ambassador|consul|attach|chargé", title.text):
            missions = [m for m in named if m.label == "Organization" and re.search(r"(?i)embassy|consulate", m.name)]
            if missions:
                return missions[0].country
        if re.search(r"\b(?:its|his|her|their|the country.s)\s$", self._text[: title.whole.start][-14:]):
            paragraph = self._text.rfind("\n\n", 0, title.whole.start) + 1
            before = [m for m in named if paragraph <= m.span.start < title.whole.start and m.label != "Place"]
            if before:
                return before[-1].country
        if any(mention.country == self._home for mention in named):
            return self._home
        counts: Counter[str | None] = Counter()
        for mention in named:
            counts[mention.country] += 1 if mention.label == "Place" else 2
        return counts.most_common(1)[0][0] if counts else None


def _states(titles: Sequence[Title]) -> dict[str, str | None]:
    states: dict[str, str | None] = {}
    for title in titles:
        states[title.holder.name] = states.get(title.holder.name) or title.country
    return states


def _distinct(titles: Sequence[Title]) -> list[Title]:
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
