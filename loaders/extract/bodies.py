"""Bodies: organizations by the shape of their names, and generic bodies that stand for a state.

Shape:  text + mentions so far -> Mention. "Thai police" and "the Lao army" are the country; "Ministry of X", the police
        of a place and an embassy are organizations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from loaders.extract.claims import Mention
from loaders.extract.gazetteer import Gazetteer
from loaders.extract.lexicon import read_lexicon
from loaders.extract.shapes import find_bodies
from loaders.extract.tablenames import merge_mentions
from loaders.extract.words import Word, classes, over, read_words
from ontology.facts import Span

_GENERIC = re.compile(r"([GN])s?[mMx]{0,2}?[mM]{0,2}b(?![hHjJC])")
_LOCAL = re.compile(r"(?<![CPGN])[CP]+b(?![hHjJC])")
_UNNAMED = re.compile(r"(?<![GNPCs])(?<![GN]s)[mM]?b(?![hHjJC])")
_BRACKET = re.compile(r"\s?\(([A-Z][A-Za-z0-9&-]*[A-Z0-9])\)")
_ACRONYM = re.compile(r"\b[A-Z][A-Za-z0-9&-]*[A-Z0-9]\b")
_KEEPS_COUNTRY = re.compile(r"(?i)embassy|consulate|high commission|bank")
_COMMON = re.compile(
    r"(?:Ministry|Department|Office|Bureau|Supreme|High|District|Criminal|Federal|National|Public|Royal|State|Central|"
    r"Foreign|Interior|Justice|Defen[cs]e|Attorney|Customs|Coast|Border|Immigration|Police|Army|Navy|Senate)\b"
)
_MOST_WORDS = 14  # of a name that an acronym stands for


@dataclass(frozen=True, slots=True)
class BodyReader:
    """Finds the bodies of one document from an offset on."""

    text: str
    gazetteer: Gazetteer
    start: int

    def read(self, found: Sequence[Mention]) -> list[Mention]:
        """The mentions so far with the bodies added."""
        words = read_words(self.text, found, self.start)
        states = {mention.country for mention in found if mention.label != "Organization"}
        found = self._with_states(words)
        bare = read_words(self.text, [mention for mention in found if mention.label != "Organization"], self.start)
        new = [self._body(some, *stretch) for some in (words, bare) for stretch in find_bodies(some)]
        new += [self._body(words, *stretch) for stretch in _spelt_out(words)]
        named = self._with_acronyms(merge_mentions(found, new))
        every = merge_mentions(named, self._generic(read_words(self.text, named, self.start)))
        return [replace(m, country=None, key=None) if _is_borrowed(m, states) else m for m in every]

    def missions(self, found: Sequence[Mention]) -> Iterator[Mention]:
        """The bodies of a title in capitals that start with their state: "Chinese Embassy in Laos"."""
        words = read_words(self.text, found, self.start)
        for start, end in find_bodies(words):
            first = next((index for index in range(start, end) if words[index].kind in "GN"), end)
            if first + 1 < end and words[first + 1].kind == "B":
                yield self._body(words, first, end)

    def _with_states(self, words: Sequence[Word]) -> list[Mention]:
        """The mentions among the words; a body that the tables give to several states gets the one beside it."""
        mentions = []
        for index, word in enumerate(words):
            mention = word.mention
            if mention and mention.label == "Organization" and mention.key is None:
                key, country = self._key(mention.name, country_of(words, index, index + 1))
                mention = replace(mention, country=country, key=key)
            if mention:
                mentions.append(mention)
        return mentions

    def _body(self, words: Sequence[Word], start: int, end: int) -> Mention:
        if _is_second_state(words, start) and end - start > 1:  # "the Laos-Thailand Joint Committee" is of both
            span = over(words, start + 1, end)
            return Mention(span, "Organization", " ".join(span.of(self.text).split()), None, None, "joint body")
        span = over(words, start, end)
        lists = read_lexicon("names")
        lead, noun = words[start], words[end - 1].text.lower()
        generic = noun in lists["generic_body"] - lists["generic_own"]
        if lead.kind == "G" and end - start == 2 and lead.mention and generic:
            return Mention(span, "Country", lead.mention.name, lead.mention.name, lead.mention.key, "generic body")
        country = country_of(words, start, end)
        name = self._name(words, start, end)
        key, country = self._key(name, country)
        return Mention(span, "Organization", name, country, key, "body noun")

    def _name(self, words: Sequence[Word], start: int, end: int) -> str:
        """The name without the state: "Ministry of X", not "Thai Ministry of X" or "Ministry of X of Thailand"."""
        text = " ".join(over(words, start, end).of(self.text).split())
        if _KEEPS_COUNTRY.search(text):
            return text
        if end - start > 3 and words[end - 1].kind == "N" and words[end - 2].kind in "to":
            cut = 2 if words[end - 2].kind == "o" else 3
            end -= cut if end - cut - start > 1 else 0
        if words[start].kind in "GN" and words[start + 1].text in ("Ministry", "Department"):
            start += 1
        return " ".join(over(words, start, end).of(self.text).split()).removeprefix("the ")

    def _key(self, name: str, country: str | None) -> tuple[str | None, str | None]:
        entries = [entry.entity for entry in self.gazetteer.entries(name) if entry.rule == "organization"]
        keys = {entity.key: entity for entity in entries if country in (None, entity.country)}
        if len(keys) != 1:
            return None, country
        (entity,) = keys.values()
        return entity.key, entity.country

    def _with_acronyms(self, found: Sequence[Mention]) -> list[Mention]:
        """Give a body the acronym in brackets after it, and find the acronym elsewhere."""
        bodies: dict[str, Mention] = {}
        grown: list[Mention] = []
        for mention in found:
            match = _BRACKET.match(self.text, mention.span.end)
            if mention.label == "Organization" and match:
                bodies.setdefault(match[1], mention)
                mention = replace(mention, span=Span(mention.span.start, match.end()))
            grown.append(mention)
        again = [
            replace(bodies[match[0]], span=Span(*match.span()), rule="acronym")
            for match in _ACRONYM.finditer(self.text, self.start)
            if match[0] in bodies
        ]
        return merge_mentions(grown, again)

    def _generic(self, words: Sequence[Word]) -> Iterator[Mention]:
        letters = classes(words)
        for match in _GENERIC.finditer(letters):
            yield from self._of_state(words, letters, *match.span())
        for match in _LOCAL.finditer(letters):
            if words[match.end() - 1].text.lower() in read_lexicon("names")["local_body"]:
                place = words[match.start()].mention
                yield self._plain(words, *match.span(), place.country if place else None)
        for match in _UNNAMED.finditer(letters):
            if words[match.end() - 1].text.lower().endswith("ministry") and match.end() - match.start() > (
                words[match.start()].text.lower() == "ministry"
            ):
                yield self._plain(words, *match.span(), None)

    def _of_state(self, words: Sequence[Word], letters: str, start: int, end: int) -> Iterator[Mention]:
        state = words[start].mention
        if state is None:
            return
        noun = words[end - 1].text.lower()
        if noun in read_lexicon("names")["generic_own"]:
            first = start if noun.startswith("embass") else start + 1 + (letters[start + 1] == "s")
            body = self._plain(words, first, end, state.name)
            yield replace(body, span=over(words, start, end))
            return
        yield Mention(over(words, start, end), "Country", state.name, state.name, state.key, "generic body")
        other = words[start - 2].mention if start > 1 and letters[start - 2 : start] in ("Ga", "G,") else None
        if other is not None:  # "Thai and Lao police"
            yield replace(other, rule="generic body")

    def _plain(self, words: Sequence[Word], start: int, end: int, country: str | None) -> Mention:
        span = over(words, start, end)
        return Mention(span, "Organization", " ".join(span.of(self.text).split()), country, None, "generic body")


def _is_second_state(words: Sequence[Word], start: int) -> bool:
    """Whether a name starts with the second of two states joined by a dash."""
    return start > 1 and classes(words[start - 2 : start + 1]) in {f"{a}-{b}" for a in "GN" for b in "GN"}


def _is_borrowed(mention: Mention, states: Set[str | None]) -> bool:
    """Whether a name that many states have got the only state of the tables, unnamed in the text."""
    common = mention.label == "Organization" and mention.key is not None and _COMMON.match(mention.name) is not None
    return common and mention.country not in states


def country_of(words: Sequence[Word], start: int, end: int) -> str | None:
    """The state to which a body belongs, by the words before, inside and after its name."""
    before = words[max(0, start - 2) : start]
    if before and before[-1].kind == "s" and before[0].kind in "NP" and before[0].mention:
        return before[0].mention.country
    if before and before[-1].kind in "GN" and before[-1].mention:
        return before[-1].mention.country
    for word in words[start:end]:
        if word.mention and word.mention.country:
            return word.mention.country
    follow = re.match(r"(?:\([AC]\))?ot?(?=[NP])", classes(words[end : end + 6]))
    mention = words[end + follow.end()].mention if follow else None
    return mention.country if mention else None


def _spelt_out(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Names told by the acronym in brackets after them."""
    letters = classes(words)
    for match in re.finditer(r"\(A\)", letters):
        acronym = words[match.start() + 1].text.upper()
        initials = ""
        for index in range(match.start() - 1, max(-1, match.start() - _MOST_WORDS), -1):
            if letters[index] in "otfa-,":
                continue
            if not words[index].capital:
                break
            initials = "".join(part[0] for part in words[index].text.split() if part[0].isupper()) + initials
            if initials in (acronym, acronym.rstrip("S")):
                yield index, match.start()
                break
