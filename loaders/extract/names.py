"""Names: every mention of a country, place, body, person, asset or crime in a document, and who holds which office.

Shape:  1 Document -> n Mention, in reading order, not overlapping.
        Tables first (gazetteer.py), then shapes (shapes.py) over the words between, then offices (titles.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from loaders.extract.claims import Mention
from loaders.extract.gazetteer import Gazetteer, gazetteer_of
from loaders.extract.lexicon import read_lexicon
from loaders.extract.people import People
from loaders.extract.shapes import find_bodies, find_names, find_places, is_person
from loaders.extract.titles import Office, Presented, find_offices, find_presented
from loaders.extract.words import Word, classes, read_words
from ontology.authority import Authority
from ontology.facts import Source, Span


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


@dataclass(frozen=True, slots=True)
class Names:
    """The mentions of a document, and the titles by which it presents people."""

    mentions: tuple[Mention, ...]
    offices: tuple[Title, ...]


def title_span(document: Source) -> Span:
    """Where the title stands in the text: its first line, or nowhere."""
    head = document.text.split("\n", 1)[0]
    same = " ".join(head.split()) == " ".join(document.title.split())
    return Span(0, len(head)) if same else Span(0, 0)


def read_names(document: Source, authority: Authority) -> Names:
    """All mentions of a document and all titles."""
    return _Reader(document, authority).read()


def is_headline(title: str) -> bool:
    """Whether nearly all words of a title have a capital, so that capitals tell no names."""
    words = [word for word in re.findall(r"[^\W\d_]+", title) if len(word) > 3]
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= 0.7 * len(words)


def _text_of(words: Sequence[Word], start: int, end: int, text: str) -> str:
    return " ".join(text[words[start].span.start : words[end - 1].span.end].split())


def _over(text: str, words: Sequence[Word], start: int, end: int) -> Span:
    return Span(words[start].span.start, words[end - 1].span.end)


def _merged(old: Iterable[Mention], new: Iterable[Mention]) -> list[Mention]:
    """Both lists in reading order; of overlapping mentions the longest stays, of equal ones the newer."""
    ranked = sorted([*((m, 1) for m in old), *((m, 0) for m in new)], key=lambda pair: (-_length(pair[0]), pair[1]))
    kept: list[Mention] = []
    taken: set[int] = set()
    for mention, _ in ranked:
        letters = range(mention.span.start, mention.span.end)
        if taken.isdisjoint(letters):
            kept.append(mention)
            taken.update(letters)
    return sorted(kept, key=lambda mention: mention.span)


def _length(mention: Mention) -> int:
    return mention.span.end - mention.span.start


class _Reader:
    """One reading of one document."""

    def __init__(self, document: Source, authority: Authority) -> None:
        self.text = document.text
        self.authority = authority
        self.gazetteer: Gazetteer = gazetteer_of(authority)
        self.lists = read_lexicon("names")
        self.head = title_span(document)
        self.start = self.head.end if is_headline(self.head.of(self.text)) else 0

    def read(self) -> Names:
        found = list(self._table_names())
        found = _merged(found, self._bodies(found))
        found = self._with_acronyms(found)
        found = _merged(found, self._generic_bodies(found))
        found = _merged(found, self._places(found))
        people, titles = self._people(found)
        found = _merged(found, people)
        found = _merged(found, self._headline(found))
        found = self._with_crimes(found)
        return Names(tuple(found), tuple(titles))

    # Tables

    def _table_names(self) -> Iterator[Mention]:
        for span, surface in self.gazetteer.find_names(self.text):
            if span.start >= self.start and (mention := self._table_name(span, surface)):
                yield mention

    def _table_name(self, span: Span, surface: str) -> Mention | None:
        entries = self.gazetteer.entries(surface)
        first = entries[0]
        if first.rule in ("country", "demonym"):
            code = first.entity.key
            return Mention(self._formal(span), "Country", code, code, code, first.rule)
        places = [entry for entry in entries if entry.rule == "place"]
        if first.rule == "metonym" and (self._speaks_as_state(span) or not places):
            if not self._speaks_as_state(span):
                return Mention(span, "Place", surface, first.entity.key, None, "metonym")
            return Mention(span, "Country", first.entity.key, first.entity.key, first.entity.key, "metonym")
        if places:
            entry = places[0]
            return Mention(
                span,
                "Place",
                surface,
                entry.entity.country,
                entry.entity.key if len(places) == 1 else None,
                "place table",
            )
        one = len({entry.entity.key for entry in entries}) == 1
        label = "Official" if first.rule == "official" else "Organization"
        country = first.entity.country if one else None
        return Mention(span, label, surface, country, first.entity.key if one else None, f"{first.rule} table")

    def _formal(self, span: Span) -> Span:
        """The span with a formal name before the country: "the Republic of"."""
        lead = re.search(
            r"(?:\b[A-Z][a-z’']+ )*\b(?:Republic|Kingdom|Union|Commonwealth|Federation|State|Sultanate|Government|government) of (?:the )?$",
            self.text[max(0, span.start - 80) : span.start],
        )
        return Span(span.start - len(lead[0]), span.end) if lead else span

    def _speaks_as_state(self, span: Span) -> bool:
        """Whether a capital stands for its state here, not for the city."""
        before = self.text[max(0, span.start - 24) : span.start].lower()
        after = self.text[span.end : span.end + 24]
        if re.search(
            r"\b(?:in|at|to|from|near|via|outside|through|into|of|around|for|toward|towards|city|downtown|central|greater|the)\s$",
            before,
        ):
            return False
        if re.match(r"\s(?:[A-Z]|on [A-Z]|office|headquarters|airport|on \w+day)|-based|,\s[A-Z]", after):
            return False
        return not re.match(r",? \(?[A-Z]", after)

    # Bodies

    def _bodies(self, found: Sequence[Mention]) -> Iterator[Mention]:
        words = read_words(self.text, found, self.start)
        for start, end in find_bodies(words):
            yield self._body(words, start, end)
        yield from self._bracketed(words)

    def _body(self, words: Sequence[Word], start: int, end: int) -> Mention:
        name = _text_of(words, start, end, self.text)
        country = self._country_of(words, start, end)
        tail = words[end - 1]
        if (
            end - start > 2
            and tail.kind == "N"
            and words[end - 2].kind in "to"
            and not re.search("(?i)embassy|consulate|bank", name)
        ):
            short = end - 2 if words[end - 2].kind == "o" else end - 3
            name = _text_of(words, start, short, self.text)
        if words[start].kind in "GN" and words[start + 1].text in ("Ministry", "Department"):
            name = _text_of(words, start + 1, end, self.text).removesuffix(" of " + tail.text)
        if (
            words[start].kind == "G"
            and end - start == 2
            and words[start + 1].text.lower() in self.lists["generic_body"] - self.lists["generic_own"]
        ):
            code = words[start].mention.name if words[start].mention else ""
            return Mention(_over(self.text, words, start, end), "Country", code, code, code, "generic body")
        key, country = self._table_key(name, country)
        return Mention(_over(self.text, words, start, end), "Organization", name, country, key, "body noun")

    def _table_key(self, name: str, country: str | None) -> tuple[str | None, str | None]:
        entries = [entry for entry in self.gazetteer.entries(name) if entry.rule == "organization"]
        if country is not None:
            entries = [entry for entry in entries if entry.entity.country == country]
        keys = {entry.entity.key: entry.entity for entry in entries}
        if len(keys) != 1:
            return None, country
        (entity,) = keys.values()
        return entity.key, entity.country

    def _country_of(self, words: Sequence[Word], start: int, end: int) -> str | None:
        """The state to which a body belongs, by the words in and around its name."""
        around = [word for word in words[start:end] if word.mention and word.mention.country]
        if start >= 2 and words[start - 1].kind == "s" and words[start - 2].kind in "NP" and words[start - 2].mention:
            return words[start - 2].mention.country
        if start >= 1 and words[start - 1].kind in "GN" and words[start - 1].mention:
            return words[start - 1].mention.country
        if around and around[0].mention:
            return around[0].mention.country
        follow = classes(words[end : end + 6])
        match = re.match(r"(?:\(A\))?(?:o|,)t?(?=[NP])", follow)
        if match:
            mention = words[end + match.end()].mention
            return mention.country if mention else None
        return None

    def _bracketed(self, words: Sequence[Word]) -> Iterator[Mention]:
        """Names told by the acronym in brackets after them."""
        letters = classes(words)
        for match in re.finditer(r"\(A\)", letters):
            acronym = words[match.start() + 1].text
            start = self._spelt_out(words, letters, match.start(), acronym)
            if start is not None:
                yield self._body(words, start, match.start())

    def _spelt_out(self, words: Sequence[Word], letters: str, end: int, acronym: str) -> int | None:
        initials = ""
        for index in range(end - 1, max(-1, end - 14), -1):
            kind = letters[index]
            if kind in "otfa-,":
                continue
            if not words[index].capital:
                return None
            initials = "".join(part[0] for part in words[index].text.split() if part[0].isupper()) + initials
            if initials.upper() == acronym.upper().rstrip("S"):
                return index
            if initials.upper() == acronym.upper():
                return index
        return None

    def _with_acronyms(self, found: Sequence[Mention]) -> list[Mention]:
        """Give a body's acronym in brackets to its mention, and find the acronym elsewhere."""
        aliases: dict[str, Mention] = {}
        grown: list[Mention] = []
        for mention in found:
            match = re.compile(r"\s?\(([A-Z][A-Za-z0-9&-]*[A-Z0-9])\)").match(self.text, mention.span.end)
            if mention.label == "Organization" and match:
                aliases[match[1]] = mention
                mention = replace(mention, span=Span(mention.span.start, match.end()))
            grown.append(mention)
        again = [
            replace(aliases[match[0]], span=Span(*match.span()), rule="acronym")
            for match in re.finditer(r"\b[A-Z][A-Za-z0-9&-]*[A-Z0-9]\b", self.text[: len(self.text)])
            if match[0] in aliases and match.start() >= self.start
        ]
        return _merged(again, grown) if again else grown

    def _generic_bodies(self, found: Sequence[Mention]) -> Iterator[Mention]:
        words = read_words(self.text, found, self.start)
        letters = classes(words)
        for match in re.finditer(r"([GN])s?[mM]{0,2}[bB]+(?![hHjJC])", letters):
            country = words[match.start()].mention
            noun = words[match.end() - 1].text.lower()
            if country is None or words[match.end() - 1].kind == "B":
                continue
            span = _over(self.text, words, *match.span())
            if noun in self.lists["generic_own"]:
                name = (
                    _text_of(words, match.start() + 1, match.end(), self.text).removeprefix("'s ").removeprefix("’s ")
                )
                name = span.of(self.text) if noun.startswith("embass") else name
                yield Mention(span, "Organization", name, country.country, None, "generic body")
            else:
                yield Mention(span, "Country", country.name, country.country, country.key, "generic body")
                if match.start() > 1 and letters[match.start() - 2 : match.start()] in ("Ga", "G,"):
                    other = words[match.start() - 2].mention
                    if other:
                        yield replace(other, rule="generic body")
        local = {
            "police",
            "prosecutors",
            "court",
            "government",
            "authorities",
            "customs",
            "immigration",
            "police department",
            "police officers",
        }
        for match in re.finditer(r"[CP]+b(?![hHjJC])", letters):
            if words[match.end() - 1].text.lower() in local:
                name = _text_of(words, *match.span(), self.text)
                place = words[match.start()].mention
                yield Mention(
                    _over(self.text, words, *match.span()),
                    "Organization",
                    name,
                    place.country if place else None,
                    None,
                    "local body",
                )
        for match in re.finditer(r"(?<![GNPC])[mM]b(?![hHjJC])", letters):
            noun = words[match.end() - 1].text.lower()
            if noun.endswith("ministry"):
                yield Mention(
                    _over(self.text, words, *match.span()),
                    "Organization",
                    _text_of(words, *match.span(), self.text),
                    None,
                    None,
                    "generic body",
                )
        for match in re.finditer(r"b(?![hHjJC])", letters):
            word = words[match.start()]
            if word.text.lower().endswith(" ministry") and letters[match.start() - 1 : match.start()] not in (
                "G",
                "N",
                "s",
            ):
                yield Mention(word.span, "Organization", word.text, None, None, "generic body")

    # Places

    def _places(self, found: Sequence[Mention]) -> Iterator[Mention]:
        words = read_words(self.text, found, self.start)
        for start, end in find_places(words):
            inside = [word.mention for word in words[start:end] if word.mention and word.mention.country]
            yield Mention(
                _over(self.text, words, start, end),
                "Place",
                _text_of(words, start, end, self.text),
                inside[0].country if inside else None,
                None,
                "place noun",
            )

    # People

    def _people(self, found: Sequence[Mention]) -> tuple[list[Mention], list[Title]]:
        words = read_words(self.text, found, self.start)
        letters = classes(words)
        stretches = [self._without_lead(words, stretch) for stretch in find_names(words)]
        stretches = [stretch for stretch in stretches if stretch[0] < stretch[1]]
        offices = find_offices(words)
        presented = list(find_presented(words, offices, stretches))
        sure = {(one.start, one.end) for one in presented}
        for start, end in stretches:
            lead = letters[max(0, start - 1) : start]
            aged = re.match(r",#[,.]", letters[end : end + 3])
            if (start, end) not in sure and (lead in ("T", "R") or aged or is_person(words, (start, end))):
                if lead in ("T", "R") or not self._is_place(words, letters, start, end):
                    sure.add((start, end))
        people = People(_text_of(words, start, end, self.text) for start, end in sorted(sure))
        return self._mentions_of(words, letters, stretches, sure, people, presented)

    def _without_lead(self, words: Sequence[Word], stretch: tuple[int, int]) -> tuple[int, int]:
        start, end = stretch
        while start < end and words[start].text in ("U", "Daw") and end - start > 1:
            start += 1
        return start, end

    def _is_place(self, words: Sequence[Word], letters: str, start: int, end: int) -> bool:
        near = words[start - 1].text.lower() if start else ""
        return near in {"in", "near", "at"} or letters[end : end + 2] in (",N", ",P")

    def _mentions_of(
        self,
        words: Sequence[Word],
        letters: str,
        stretches: Sequence[tuple[int, int]],
        sure: set[tuple[int, int]],
        people: People,
        presented: Sequence[Presented],
    ) -> tuple[list[Mention], list[Title]]:
        mentions: dict[tuple[int, int], Mention] = {}
        used: list[str] = []
        for start, end in sorted({*stretches, *sure}):
            name = _text_of(words, start, end, self.text)
            full = people.fullest(name, used)
            span = _over(self.text, words, start, end)
            if full is not None:
                mentions[start, end] = Mention(span, "Person", full, None, None, "name")
                used.append(full)
            elif self._is_place(words, letters, start, end):
                country = (
                    words[end + 1].mention.country
                    if letters[end : end + 2] in (",N", ",P") and words[end + 1].mention
                    else None
                )
                mentions[start, end] = Mention(span, "Place", name, country, None, "place by preposition")
        for index, word in enumerate(words):
            if word.kind == "A" and word.mention is None and (index, index + 1) not in mentions:
                mentions[index, index + 1] = Mention(word.span, "Organization", word.text, None, None, "acronym")
        officials: dict[str, str | None] = {}
        titles: list[Title] = []
        for one in presented:
            mention = mentions.get((one.start, one.end))
            if mention is not None:
                titles.append(self._title(words, letters, one, mention))
        for title in titles:
            if title.country or title.holder.name not in officials:
                officials.setdefault(title.holder.name, title.country)
                officials[title.holder.name] = officials[title.holder.name] or title.country
        result = [
            replace(mention, label="Official", country=officials[mention.name])
            if mention.label == "Person" and mention.name in officials
            else mention
            for mention in mentions.values()
        ]
        titles = [
            replace(t, holder=replace(t.holder, label="Official", country=officials[t.holder.name])) for t in titles
        ]
        return result, titles

    def _title(self, words: Sequence[Word], letters: str, one: Presented, holder: Mention) -> Title:
        office = one.office
        start, end = office.start, office.end
        while start < office.head and letters[start] in "GN":
            start += 1
            if letters[start] == "s":
                start += 1
        country, of = self._served(words, letters, office)
        if letters[end - 1] == "N" and end - office.head > 2 and words[end - 2].text.lower() in ("of", "the"):
            cut = end - 2 if letters[end - 2] == "o" else end - 3
            end = cut if cut > office.head else end
        left = min(office.start, one.start)
        evidence = _over(self.text, words, left, max(office.end, one.end))
        return Title(
            span=_over(self.text, words, start, end),
            whole=_over(self.text, words, office.start, office.end),
            direct=one.shape == "before" and not set(letters[office.end : one.start]) & set(",("),
            text=_text_of(words, start, end, self.text),
            holder=holder,
            of=of,
            country=country,
            evidence=evidence,
            shape=one.shape,
        )

    def _served(self, words: Sequence[Word], letters: str, office: Office) -> tuple[str | None, Mention | None]:
        before = [
            word for word in words[max(0, office.start - 2) : office.start] if word.kind in "GNP" and word.mention
        ]
        inside = [word.mention for word in words[office.start : office.end] if word.mention]
        to = any(words[index].text.lower() in ("to", "in") for index in range(office.head, office.end))
        for mention in inside:
            if mention.label == "Country" and not (to and mention is inside[-1]):
                return mention.country, mention
            if mention.label == "Organization":
                return mention.country, mention
        if before and letters[office.start - 1] in "sGN":
            return before[-1].mention.country, before[-1].mention  # type: ignore[union-attr]
        return None, None

    # Headline and crimes

    def _headline(self, found: Sequence[Mention]) -> Iterator[Mention]:
        if not self.start:
            return
        known: dict[str, Mention] = {}
        for mention in found:
            if mention.label in ("Official", "Person", "Organization", "Place", "Asset"):
                known.setdefault(mention.span.of(self.text), mention)
                if mention.label in ("Official", "Person"):
                    for part in mention.name.split():
                        if len(part) > 2:
                            known.setdefault(part, mention)
        spots = [
            replace(known[surface], span=Span(*match.span()))
            for surface in known
            for match in re.finditer(rf"(?<!\w){re.escape(surface)}(?!\w)", self.head.of(self.text))
        ]
        tables = [
            mention
            for span, surface in self.gazetteer.find_names(self.head.of(self.text))
            if (mention := self._table_name(span, surface))
        ]
        yield from _merged(tables, spots)

    def _with_crimes(self, found: Sequence[Mention]) -> list[Mention]:
        taken = {offset for mention in found for offset in range(*mention.span)}
        crimes = [crime for crime in self.gazetteer.find_crimes(self.text) if taken.isdisjoint(range(*crime.span))]
        return sorted([*found, *crimes], key=lambda mention: mention.span)
