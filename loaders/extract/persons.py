"""Persons: people by name, told apart from places and bodies of the same shape."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from loaders.extract.claims import Mention
from loaders.extract.lexicon import read_lexicon
from loaders.extract.people import People
from loaders.extract.shapes import find_names, is_person
from loaders.extract.shared_offices import find_shared
from loaders.extract.titles import Presented, Stretch, find_presented, is_public
from loaders.extract.words import Word, classes, over

_PLACE_PREPOSITIONS = frozenset({"in", "near", "at"})
_OFTEN = 3  # uses from which a one-word name is taken for a body
_NEVER = 100


class PersonReader:
    """Finds the persons among the words of one document.

    `mentions` are the persons by their words (with places and bodies told apart from them), `presented` who of them is
    presented in which public office.
    """

    def __init__(self, text: str, words: Sequence[Word]) -> None:
        self._text = text
        self._words = words
        self._letters = classes(words)
        self._stretches = [stretch for stretch in map(self._without_lead, find_names(words)) if stretch]
        found = (*find_presented(words, self._stretches), *find_shared(words, self._stretches))
        presented = [one for one in found if is_public(words, one.office)]
        sure = {(one.start, one.end) for one in presented} | set(filter(self._is_sure, self._stretches))
        people = People(self._name(stretch) for stretch in sorted(sure))
        self.mentions: Mapping[Stretch, Mention] = self._mentions(sorted({*self._stretches, *sure}), people)
        self.presented: Sequence[Presented] = [one for one in presented if (one.start, one.end) in self.mentions]

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
        if self._letters[start:end] == "V" or (lead and lead in "TR" and not self._is_thing(start)):
            return True
        if re.match(r",#[,.]", self._letters[end : end + 3]):  # an age
            return True
        return is_person(self._words, stretch) and not self._is_place(stretch)

    def _is_thing(self, start: int) -> bool:
        """Whether a rank before a word is none: "the Annual General Meeting"."""
        return self._words[start].text.lower() in read_lexicon("names")["thing"]

    def _is_place(self, stretch: Stretch) -> bool:
        start, end = stretch
        before = self._words[start - 1].text.lower() if start else ""
        if self._words[start].text.endswith("ing") and end - start > 1:
            return False
        return before in _PLACE_PREPOSITIONS or re.match(r",[NP](?!s)", self._letters[end : end + 3]) is not None

    def _name(self, stretch: Stretch) -> str:
        """The words of a name, without the honorific that a table's spelling may hold."""
        start, end = stretch
        known = self._words[start].mention if end - start == 1 else None
        if known and known.label in ("Official", "Person"):
            text = known.name
        else:
            text = " ".join(over(self._words, start, end).of(self._text).split())
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
        lists = read_lexicon("names")
        passed = lists["outlet"] | lists["thing"]
        counts: Counter[str] = Counter()
        for start, end in self._stretches:
            word = self._words[start]
            if end - start == 1 and word.kind == "C" and not word.first and word.text.lower() not in passed:
                counts[word.text] += -_NEVER if self._is_place((start, end)) else 1
        return frozenset(name for name, count in counts.items() if count >= _OFTEN)

    def _is_acronym(self, index: int) -> bool:
        """Whether capitals are a body's acronym: not a plural, nor the place in a dateline."""
        text, letters = self._words[index].text, self._letters
        dateline = re.search(r"(?:^|[~_])[A(-]*$", letters[:index]) and re.match(
            r"A*(?:,|\(|-|\))", letters[index + 1 :]
        )
        alone = "A" not in letters[index - 1 : index] + letters[index + 1 : index + 2]
        return re.fullmatch(r"[A-Z][A-Z-]{1,4}[A-Z]", text) is not None and not dateline and alone
