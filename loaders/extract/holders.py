"""Holders: titles as a text gives them: which words, whose, of what state or body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from loaders.extract.claims import Mention
from loaders.extract.shared_offices import singular_office
from loaders.extract.titles import Office, Presented, Stretch
from loaders.extract.words import Word, classes, over
from ontology.facts import Span

_COUNTERPARTS = frozenset({"counterpart", "colleague"})
_LOWER_RANKS = frozenset({"pol", "pol."})
_NEAR = 12  # words before a name in which its state may stand
_HOLDERS = frozenset({"Person", "Official"})


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


class HolderReader:
    """Reads the titles of the persons that a text presents."""

    def __init__(
        self,
        text: str,
        words: Sequence[Word],
        mentions: Mapping[Stretch, Mention],
        presented: Sequence[Presented],
    ) -> None:
        self._text = text
        self._words = words
        self._letters = classes(words)
        self._mentions = mentions
        self._presented = presented

    def read(self) -> list[Title]:
        """All titles, in reading order."""
        titles = [self._title(one, self._mentions[one.start, one.end]) for one in self._presented]
        titles += self._counterparts(titles)
        titles += self._ranks(titles)
        return sorted(titles, key=lambda title: (title.whole, title.holder.span))

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
        if one.shape == "shared":
            text = singular_office(text)
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
        begin = max(0, start - _NEAR)
        near = self._letters[begin:start]
        peer = re.search(r"Gx,?[RT]*$", near)
        if peer and self._words[begin + peer.start() + 1].text in _COUNTERPARTS:
            return self._words[begin + peer.start()].mention
        before = re.search(r"N(?:v?x)?f[RT]*$", near)
        if before and any(word.text == "by" for word in self._words[begin + before.start() : start]):
            return self._words[begin + before.start()].mention
        return None

    def _counterparts(self, titles: Sequence[Title]) -> Iterator[Title]:
        """ "His Thai counterpart X" has the office of the other."""
        starts = {start: (start, end) for start, end in self._mentions}
        for index, word in enumerate(self._words):
            if word.text.lower() not in _COUNTERPARTS or self._letters[index - 1 : index] not in ("G", "i"):
                continue
            skipped = re.compile(r",?[RT]*").match(self._letters, index + 1)
            stretch = starts.get(skipped.end()) if skipped else None
            other = next((title for title in reversed(titles) if title.whole.end <= word.span.start), None)
            if stretch is None or other is None or "\n\n" in self._text[other.whole.end : word.span.start]:
                continue
            holder = self._mentions[stretch]
            if holder.label in _HOLDERS:
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

    def _ranks(self, titles: Sequence[Title]) -> Iterator[Title]:
        """A rank counts where the text gives a person no other office."""
        titled = {title.holder.name for title in titles}
        for (start, end), mention in self._mentions.items():
            first = start
            while first and self._letters[first - 1] == "R" and self._words[first - 1].text.lower() not in _LOWER_RANKS:
                first -= 1
            if first == start or mention.name in titled or mention.label not in _HOLDERS:
                continue
            titled.add(mention.name)
            office = Office(first, start, first)
            yield self._title(Presented(start, end, office, "rank"), mention)
