"""Ownership: marks that only say more of the name beside them: titles, whose a body is, where a crime is done."""

from __future__ import annotations

import re

from api.asking.acts import AUXILIARIES, Acts
from api.asking.marks import Mark, Marked

PEOPLE = re.compile(
    r"(?:national|citizen|victim|suspect|worker|tourist|student|criminal|scammer|gang|fugitive|actor|tycoon|kingpin"
    r"|ringleader|mastermind|trafficker|survivor|migrant|resident|compatriot|detainee|prisoner|traveller|firm|smuggler"
    r"|financier|group|militia)s?|people|entit(?:y|ies)|business(?:m[ae]n|es|people|wom[ae]n)?|boss(?:es)?|compan(?:y|ies)|countrymen"
)
_SITES = re.compile(
    r"\b(?:cent(?:re|er)|compound|hub|den|casino|factor(?:y|ie)|site|park|complex|enclave|cit(?:y|ie)|town|zone)s?$"
)
_BETWEEN = frozenset("s own many big biggest large largest new illegal notorious infamous".split())


class Ownership:
    """The titles and owners among the marks of a question."""

    def __init__(self, marked: Marked, acts: Acts) -> None:
        self._marked, self._acts = marked, acts
        self.marks = marked.marks
        self.used_offices: set[int] = set()
        self.owners: dict[int, str] = {}
        self._titles()

    def _titles(self) -> None:
        """Titles before a person's name, and countries that say whose a body or person is, are no phrases."""
        for at, mark in enumerate(self.marks):
            if (
                mark.kind == "name"
                and mark.named
                and any(hit.label in ("Official", "Person") for hit in mark.named.hits)
            ):
                title = at - 1
                while title >= 0 and (
                    self._is_rank(title) or self._is_calling(title) or self.marks[title].kind == "office"
                ):
                    if self.marks[title].kind == "office":
                        self.used_offices.add(title)
                    title -= 1
                if title + 1 < at and self._is_owner(title, at):
                    self.owners[title] = "title"
            if mark.kind == "name" and mark.named and any(hit.label == "Organization" for hit in mark.named.hits):
                self._own(at, mark)
                if self._is_membership(at):
                    self.owners[at] = "title"

    def _is_membership(self, at: int) -> bool:
        """Whether a body only says what a country belongs to: "ASEAN member Laos", "EU member state Malta"."""
        after = [m for m in self.marks[at + 1 : at + 4] if m.text.lower() not in ("state", "country", "nation")]
        return len(after) > 1 and after[0].text.lower() in ("member", "member state") and self._is_named(after[1])

    @staticmethod
    def _is_named(mark: Mark) -> bool:
        return mark.named is not None and any(hit.label == "Country" for hit in mark.named.hits)

    def _is_rank(self, at: int) -> bool:
        return self.marks[at].says("honorific")

    def _is_calling(self, at: int) -> bool:
        """Whether a word says what somebody is: "Chinese actor Wang Xing"."""
        word = self.marks[at].text.lower()
        return self.marks[at].says("state_body") and PEOPLE.fullmatch(word) is not None and not word.endswith("s")

    def _own(self, at: int, mark: Mark) -> None:
        """The country before or after a body, which tells it from others of its name: "China's MPS"."""
        assert mark.named is not None
        countries = {hit.country for hit in mark.named.hits}
        before = at - 1
        while (
            before >= 0 and self._skipped(self.marks[before]) and self.marks[before].text.lower() in ("s", "the", "own")
        ):
            before -= 1
        if before >= 0 and self._is_owner(before, at) and (code := self._code(before)) in countries:
            self.owners[before] = str(code)
        after = at + 1
        if after + 1 < len(self.marks) and self.marks[after].says("prep", "of"):
            after += 1
            while after + 1 < len(self.marks) and self.marks[after].text.lower() in ("the",):
                after += 1
            if self._code(after) in countries:
                self.owners[after] = str(self._code(after))

    def _is_owner(self, at: int, owned: int) -> bool:
        mark = self.marks[at]
        if mark.named is None or self._code(at) is None or self._parted(at, owned):
            return False
        possessive = any(token.possessive for token in self._marked.tokens[mark.end : mark.end + 1])
        return mark.named.form == "demonym" or possessive or mark.named.form == "country"

    def _owner(self, at: int) -> str | None:
        """The country that says whose a body is."""
        for other in (at - 3, at - 2, at - 1, at + 2, at + 3):
            if other in self.owners and self.owners[other] != "title":
                return self.owners[other]
        return None

    def _parted(self, first: int, second: int) -> bool:
        gaps = [token.gap for token in self._marked.tokens[self.marks[first].end : self.marks[second].start + 1]]
        return any(sign in gap for gap in gaps for sign in ",;:/–-&")

    def _code(self, at: int) -> str | None:
        named = self.marks[at].named
        hit = next((hit for hit in named.hits if hit.label == "Country"), None) if named else None
        return hit.id.partition("/")[2] if hit else None

    def _skipped(self, mark: Mark) -> bool:
        """Whether a word may stand between a preposition and its name."""
        if mark.kind == "office":
            return True
        words = self._marked.tokens[mark.start : mark.end]
        if any(word.folded in AUXILIARIES and not word.possessive for word in words):
            return False
        return (
            mark.kind == "word"
            and (
                any(
                    mark.says(kind)
                    for kind in ("function", "status", "counted", "first", "last", "honorific", "state_body")
                )
            )
            and not mark.says("prep")
        )

    def _is_place_of_crime(self, at: int) -> bool:
        """Whether a place stands before a crime to say where: "the Myawaddy scam hubs"."""
        mark, after = self.marks[at], self.marks[at + 1 : at + 2]
        if mark.named is None:
            return False
        places = all(hit.label == "Place" for hit in mark.named.hits)
        country = self._code(at) is not None
        if country:
            after = tuple(m for m in self.marks[at + 1 : at + 4] if m.text.lower() not in _BETWEEN)[:1]
        if not after or after[0].kind != "crime" or self._parted(at, self.marks.index(after[0])):
            return False
        return places or (country and self._is_site(after[0]))

    def _is_before(self, at: int, things: re.Pattern[str]) -> bool:
        """Whether a city stands before what took place or was signed there: "the Bangkok conference"."""
        named = self.marks[at].named
        after = [m for m in self.marks[at + 1 : at + 4] if not m.says("function")][:1]
        if named is None or not after or self._parted(at, self.marks.index(after[0])):
            return False
        possessive = self._marked.tokens[self.marks[at + 1].start].possessive
        city = named.form in ("metonym", "place") or all(hit.label == "Place" for hit in named.hits)
        return city and not possessive and things.fullmatch(after[0].text.lower()) is not None

    def _is_site(self, crime: Mark) -> bool:
        """Whether a crime is named by where it is done: "scam compounds", "online casinos"."""
        at = self.marks.index(crime)
        following = self.marks[at + 1 : at + 2]
        if any(act.at == at + 1 and not act.verb and act.query == "measures" for act in self._acts.all):
            return False
        sited = bool(following) and _SITES.search(following[0].text.lower()) is not None
        return sited or _SITES.search(crime.text.lower()) is not None
