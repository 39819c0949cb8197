"""Phrases: the names, crimes and offices of a question with the role that grammar gives them.

A role is a preposition ("against", "between"), or subject, object, possessive ("China's talks"), qualifier ("drug
arrests") or bare. Questions are short and their word order is fixed, so that the words between tell it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from api.asking.acts import AUXILIARIES, Acts
from api.asking.marking import Mark, Marked
from graph.answers import Hit

_PEOPLE = re.compile(
    r"(?:national|citizen|victim|suspect|worker|tourist|student|criminal|scammer|gang|fugitive|actor|tycoon|kingpin"
    r"|ringleader|mastermind|trafficker|survivor|migrant|resident|compatriot|detainee|prisoner|traveller|firm|smuggler"
    r"|financier)s?|people|business(?:m[ae]n|es|people|wom[ae]n)?|boss(?:es)?|compan(?:y|ies)|countrymen"
)


_SITES = re.compile(
    r"\b(?:cent(?:re|er)|compound|hub|den|casino|factor(?:y|ie)|site|park|complex|enclave|cit(?:y|ie)|town|zone)s?$"
)
_EVENTS = re.compile(r"(?:\w+ )?(?:conference|summit|meeting|process|conclave|gathering|workshop|forum)")
_INSTRUMENTS = re.compile(
    r"(?:joint |action )?(?:convention|declaration|accord|protocol|communiqu[eé]|consensus|statement|charter|treaty"
    r"|plan|memorandum)"
)
_BETWEEN = frozenset("s own many big biggest large largest new illegal notorious infamous".split())


@dataclass(frozen=True, slots=True)
class Phrase:
    """A name or crime with its role; `joined` is the phrase it is coordinated with, by "and" or "or".

    `office` is the title by which it is meant (China's foreign minister), `verb` the act whose subject or object it is.
    """

    at: int
    mark: Mark
    role: str
    hits: tuple[Hit, ...] = ()
    office: str | None = None
    joined: int | None = None
    alternative: bool = False
    excepted: bool = False
    verb: int | None = None
    owner: str | None = None
    body: bool = False

    @property
    def crime(self) -> bool:
        """Whether it is a crime."""
        return self.mark.kind == "crime"


class Phrases:
    """The phrases of a question in order, and the offices that nobody in it holds."""

    def __init__(self, marked: Marked, acts: Acts) -> None:
        self._marked, self._acts = marked, acts
        self.marks = marked.marks
        self.offices: list[tuple[int, str]] = []
        self.used_offices: set[int] = set()
        self.owners: dict[int, str] = {}
        self._titles()
        found: list[Phrase] = []
        for at, mark in enumerate(self.marks):
            if (mark.kind == "name" or mark.kind == "crime") and at not in self.owners:
                found.append(self._read(at, mark, found))
        self.all = tuple(found)
        self.offices = [
            (at, mark.value)
            for at, mark in enumerate(self.marks)
            if mark.kind == "office" and at not in self.used_offices
        ]

    # Titles and owners: marks that only say more of the name beside them

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

    def _is_rank(self, at: int) -> bool:
        return self.marks[at].says("honorific")

    def _is_calling(self, at: int) -> bool:
        """Whether a word says what somebody is: "Chinese actor Wang Xing"."""
        word = self.marks[at].text.lower()
        return self.marks[at].says("state_body") and _PEOPLE.fullmatch(word) is not None and not word.endswith("s")

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

    def _parted(self, first: int, second: int) -> bool:
        gaps = [token.gap for token in self._marked.tokens[self.marks[first].end : self.marks[second].start + 1]]
        return any(sign in gap for gap in gaps for sign in ",;:/–-&")

    def _code(self, at: int) -> str | None:
        named = self.marks[at].named
        hit = next((hit for hit in named.hits if hit.label == "Country"), None) if named else None
        return hit.id.partition("/")[2] if hit else None

    # Roles

    def _read(self, at: int, mark: Mark, before: Sequence[Phrase]) -> Phrase:
        start, office, body = self._start(at)
        phrase = Phrase(at, mark, "", mark.named.hits if mark.named else (), office, body=body)
        phrase = replace(phrase, excepted=self._excepted(start), owner=self._owner(at))
        prep = self._preposition(start)
        last = before[-1] if before else None
        joint = self._joint(start, last) if last else None
        if self._is_place_of_crime(at) or self._is_before(at, _EVENTS):
            return replace(phrase, role="in")
        if self._is_before(at, _INSTRUMENTS):
            return replace(phrase, role="aside")
        after = self.marks[at + 1 : at + 3]
        if any(m.text.lower() in ("request", "behest", "invitation", "urging") for m in after) and prep != "of":
            return replace(phrase, role="aside")
        if prep == "outside":
            return replace(phrase, role="in", excepted=True)
        if prep == "of" and self._is_share(start):
            prep = None
        if prep == "of" and (topic := self._topic_of(start)):
            prep = topic
        if body and prep == "in" and start < at + 1 and self._has_body_after(at):
            prep = "of"  # "in Thailand's government" is who acts, not where
        if mark.kind == "crime" and self._is_of_people(at, at, self._preposition(at)):
            return replace(phrase, role="qualifier")
        if prep is not None and not (joint and prep == "to" and last and last.role == "between"):
            again = last is not None and last.role == prep and joint
            return replace(
                phrase,
                role=prep,
                joined=last.at if again and last else None,
                alternative=joint == "or",
                excepted=phrase.excepted or bool(again and last and last.excepted),
            )
        if joint and last and not (self._noun_after(at) and last.role in ("about", "in", "near")):
            return replace(
                phrase,
                role=last.role,
                joined=last.at,
                alternative=joint == "or",
                verb=last.verb,
                excepted=phrase.excepted or last.excepted,
                office=office,
            )
        return self._by_order(phrase, start)

    def _topic_of(self, start: int) -> str | None:
        """The preposition before a noun that says little by itself: "regarding the safety of Koreans"."""
        at = start - 1
        while at > 0 and not self.marks[at].says("prep", "of"):
            at -= 1
        head = self.marks[at - 1] if at > 0 else None
        if head is None or not (head.says("function") or head.kind == "unknown") or head.says("state_body"):
            return None
        prep = self._preposition(at - 1)
        return prep if prep in ("about", "for", "against") else None

    def _is_share(self, start: int) -> bool:
        """Whether "of" only takes a part: "which of Seoul's warnings"."""
        before = [m for m in self.marks[:start] if m.text.lower() not in ("the",)]
        return len(before) > 1 and (
            before[-2].says("question") or before[-2].says("count") or before[-2].text.lower() in ("all", "any", "some")
        )

    def _is_of_people(self, at: int, start: int, prep: str | None) -> bool:
        """Whether a crime only says what people are: "victims of trafficking", "scam suspects", "on scam charges"."""
        people = r"(?:victim|worker|charge|case|survivor|accusation)s?"
        after = self.marks[at + 1].text.lower() if at + 1 < len(self.marks) else ""
        before = [m.text.lower() for m in self.marks[max(0, start - 3) : start] if m.text.lower() != "the"]
        return (bool(re.fullmatch(people, after)) and prep != "against") or (
            prep == "of" and len(before) > 1 and re.fullmatch(people, before[-2]) is not None
        )

    def _has_body_after(self, at: int) -> bool:
        """Whether the body of a state follows its name: "Thailand's government"."""
        after = self.marks[at + 1 : at + 4]
        return any(
            m.text.lower() in ("government", "cabinet", "parliament", "army", "police", "military") for m in after
        )

    def _owner(self, at: int) -> str | None:
        """The country that says whose a body is."""
        for other in (at - 3, at - 2, at - 1, at + 2, at + 3):
            if other in self.owners and self.owners[other] != "title":
                return self.owners[other]
        return None

    def _start(self, at: int) -> tuple[int, str | None, bool]:
        """Where the phrase of a name begins, with the office or body that goes with it."""
        marks, office, body = self.marks, None, False
        after = at + 1
        while after < len(marks) and (
            marks[after].text.lower() == "s"
            or marks[after].says("status")
            or marks[after].text.lower() in ("own", "current", "former", "new", "then", "the")
        ):
            after += 1
        adjective = self._code(at) is not None
        if after < len(marks) and adjective and not self._parted(at, after):
            if marks[after].kind == "office" and after not in self.used_offices:
                office = marks[after].value
                self.used_offices.add(after)
            elif marks[after].says("state_body") and not marks[after].says("noun"):
                body = _PEOPLE.fullmatch(marks[after].text.lower()) is None
        start = at
        while start > 0:
            head = self._head_before(start)
            if head is None:
                break
            start = head
            if marks[head].kind == "office":
                self.used_offices.add(head)
                office = office or marks[head].value
            elif marks[head].says("state_body"):
                body = True
        return start, office, body

    def _head_before(self, at: int) -> int | None:
        """The noun that a name belongs to: "officials" of "officials from Thailand"; also behind its coordination."""
        prep = at - 1
        while prep >= 0 and self._skipped(self.marks[prep]) and not self.marks[prep].says("prep"):
            prep -= 1
        if prep < 1 or not (self.marks[prep].says("prep", "of") or self.marks[prep].says("prep", "from")):
            return None
        head = prep - 1
        owned = head > 0 and self._marked.tokens[self.marks[head].start - 1].possessive
        if self.marks[prep].says("prep", "from") and owned:
            return None  # "rescued by Peru's government from Chile"
        if self.marks[head].kind == "office" and head not in self.used_offices:
            return head
        people = self.marks[head].says("state_body") or self.marks[head].text.lower() in (
            "anyone",
            "someone",
            "anybody",
            "everyone",
            "those",
            "somebody",
            "people",
            "colleagues",
        )
        victims = re.search(
            r"national|citizen|people|victim|suspect|worker|compan|criminal|anyone|tourist|student|scammer|gang|team",
            self.marks[head].text.lower(),
        )
        measures = any(act.query == "measures" for act in self._acts.all)
        return head if people and not (measures and victims and self.marks[prep].says("prep", "from")) else None

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

    def _preposition(self, start: int) -> str | None:
        """The preposition that a phrase hangs on."""
        at = start - 1
        while at >= 0:
            mark = self.marks[at]
            if any(sign in self._marked.gap(self.marks[at + 1]) for sign in ";:?!") or (
                "," in self._marked.gap(self.marks[at + 1]) and not mark.says("prep")
            ):
                return None
            if mark.says("prep") and not (mark.says("verb") and not self._leads(at)):
                return mark.value_of("prep")
            if mark.says("except"):
                return "except"
            if mark.says("than"):
                return "than"
            modifies = (
                at in self.owners
                or self._is_place_of_crime(at)
                or (mark.kind == "unknown" and at > 0 and not self.marks[at].text[0].isupper())
            )
            if not modifies and not self._skipped(mark):
                return None
            at -= 1
        return None

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
        named, after = self.marks[at].named, self.marks[at + 1 : at + 2]
        if named is None or not after or self._marked.gap(after[0]).strip():
            return False
        city = named.form in ("metonym", "place") or all(hit.label == "Place" for hit in named.hits)
        return city and things.fullmatch(after[0].text.lower()) is not None

    def _is_site(self, crime: Mark) -> bool:
        """Whether a crime is named by where it is done: "scam compounds", "online casinos"."""
        at = self.marks.index(crime)
        following = self.marks[at + 1 : at + 2]
        if any(act.at == at + 1 and not act.verb and act.query == "measures" for act in self._acts.all):
            return False
        sited = bool(following) and _SITES.search(following[0].text.lower()) is not None
        return sited or _SITES.search(crime.text.lower()) is not None

    def _leads(self, at: int) -> bool:
        """Whether a word that is verb and preposition stands as a preposition here: another act comes before it."""
        return any(act.at < at and act.weight > 1 for act in self._acts.all)

    def _excepted(self, start: int) -> bool:
        at = start - 1
        while at >= 0:
            mark = self.marks[at]
            if mark.says("except") or self._is_denied(at):
                return True
            if not (self._skipped(mark) or mark.says("prep")):
                return False
            at -= 1
        return False

    def _is_denied(self, at: int) -> bool:
        """Whether a "not" after a comma leaves out what follows: "Lagos, not Abuja"."""
        return self.marks[at].text.lower() == "not" and "," in self._marked.gap(self.marks[at])

    def _joint(self, start: int, last: Phrase) -> str | None:
        """How a phrase is joined to the one before it: "and", "or", or not at all."""
        between = self.marks[last.at + 1 : start]
        words = [m for m in between if not m.says("conj")]
        if any(m.kind != "word" and m.kind != "office" for m in words):
            return None
        if any(not (self._skipped(m) or m.says("prep") or m.says("state_body")) for m in words):
            return None
        if any(m.says("conj", "or") for m in between):
            return "or"
        if any(m.says("conj", "and") for m in between):
            return "and"
        first = self._marked.tokens[last.mark.end : self.marks[start].start + 1]
        gaps = "".join(token.gap for token in first)
        if (
            "," in gaps
            and not any(m.says("prep") for m in words)
            and self._alike(last, start)
            and not self._lies_in(last, start)
        ):
            return "or" if self._later_or(start) else "and"
        if re.fullmatch(r"\s*[-–—/&+]\s*(?:the )?", gaps) or "&" in gaps:
            return "and"
        return None

    def _alike(self, last: Phrase, start: int) -> bool:
        """Whether two phrases name things of one label, as the items of a list do."""
        mark = next((m for m in self.marks[start:] if m.kind in ("name", "crime")), None)
        if mark is None or last.crime != (mark.kind == "crime"):
            return False
        labels = {hit.label for hit in last.hits}
        return last.crime or bool(mark.named and labels & {hit.label for hit in mark.named.hits}) or bool(mark.value)

    def _later_or(self, start: int) -> bool:
        """Whether a list goes on to an "or"."""
        for mark in self.marks[start + 1 : start + 5]:
            if mark.says("conj"):
                return mark.says("conj", "or")
        return False

    def _lies_in(self, place: Phrase, country: int) -> bool:
        """Whether a country after a comma only says where the place before it is: "Lagos, Nigeria"."""
        codes = {hit.country for hit in place.hits if hit.label == "Place"}
        return self._code(country) in codes and not any(hit.label == "Country" for hit in place.hits)

    def _noun_after(self, at: int) -> bool:
        return any(act.at == at + 1 and not act.verb for act in self._acts.all)

    def _by_order(self, phrase: Phrase, start: int) -> Phrase:
        """The role that the place in the sentence gives."""
        at = phrase.at
        after = at + 1
        possessive = after < len(self.marks) and self._marked.tokens[self.marks[after].start].possessive
        while (
            after < len(self.marks)
            and (
                self.marks[after].text.lower() in ("s", "own", "the")
                or any(self.marks[after].says(kind) for kind in ("status", "first", "last", "count", "most"))
                or (
                    self.marks[after].kind in ("time", "crime", "office") and self.marks[after].kind != phrase.mark.kind
                )
            )
            and not self._parted(at, after)
        ):
            after += 1
        noun = next((act for act in self._acts.all if act.at == after and not act.verb and act.weight > 1), None)
        if noun is not None and not (phrase.crime and self.marks[after].says("noun", "documents") and False):
            named = phrase.mark.named
            loose = named is not None and named.form not in ("demonym",) and not possessive and self._comma(at, after)
            if not loose:
                return replace(phrase, role="qualifier" if phrase.crime else "poss", verb=noun.at)
        if possessive or (
            phrase.body and any(t.possessive for t in self._marked.tokens[self.marks[at].end : self.marks[at].end + 3])
        ):
            return replace(phrase, role="poss")
        if self._owns_what_follows(at):
            return replace(phrase, role="poss")
        later = next((verb for verb in self._acts.verbs if verb > at), None)
        earlier = next((verb for verb in reversed(self._acts.verbs) if verb < at), None)
        if later is not None and self._is_fronted(at, later):
            return replace(phrase, role="object", verb=later)
        if (
            later is not None
            and not self._closed(at, later)
            and not (earlier is not None and self._relative(at, later))
        ):
            passive = self._acts.is_passive(later)
            return replace(phrase, role="object" if passive else "subject", verb=later)
        if earlier is not None and not self._closed_before(earlier, at):
            return replace(phrase, role="object", verb=earlier)
        if self._follows_auxiliary(start):
            return replace(phrase, role="subject")
        return replace(phrase, role="bare")

    def _follows_auxiliary(self, start: int) -> bool:
        """Whether the question begins with an auxiliary and this phrase: "has the court ..."."""
        before = [m for m in self.marks[:start] if m.text.lower() != "the"]
        return len(before) == 1 and self._marked.tokens[before[0].start].folded in AUXILIARIES

    def _owns_what_follows(self, at: int) -> bool:
        """Whether a pronoun gives what follows to a name: "the NCA and its measures"."""
        following = [m.text.lower() for m in self.marks[at + 1 : at + 4]]
        return following[:2] in (["and", "its"], ["and", "their"], ["and", "his"], ["and", "her"])

    def _is_fronted(self, at: int, later: int) -> bool:
        """Whether a phrase is asked for, before auxiliary and subject: "which terrorists did X arrest"."""
        asked = at > 0 and (self.marks[at - 1].says("question", "what") or self.marks[at - 1].says("count"))
        between = [m for m in self.marks[at + 1 : later] if not m.says("state_body")]
        helped = any(self._marked.tokens[m.start].folded in AUXILIARIES for m in between[:1])
        return asked and helped and any(m.kind == "name" for m in between)

    def _comma(self, first: int, second: int) -> bool:
        return any(
            "," in t.gap or ":" in t.gap
            for t in self._marked.tokens[self.marks[first].end : self.marks[second].start + 1]
        )

    def _closed(self, at: int, verb: int) -> bool:
        """Whether a sentence ends between a phrase and a verb."""
        tokens = self._marked.tokens[self.marks[at].end : self.marks[verb].start + 1]
        return any(sign in token.gap for token in tokens for sign in ";:?!") or any(
            m.says("prep") and m.text.lower() == "to" for m in self.marks[at + 1 : verb]
        )

    def _closed_before(self, verb: int, at: int) -> bool:
        tokens = self._marked.tokens[self.marks[verb].end : self.marks[at].start + 1]
        return any(sign in token.gap for token in tokens for sign in ";:?!,")

    def _relative(self, at: int, later: int) -> bool:
        """Whether the verb after a phrase opens a clause of its own: "to sign", "when Y visited"."""
        between = self.marks[at + 1 : later]
        return any(
            m.text.lower() in ("to", "that", "which", "who", "and", "when", "before", "after", "while", "by")
            for m in between
        ) or any(m.says("question") or m.says("conj") or m.kind == "name" for m in between)
