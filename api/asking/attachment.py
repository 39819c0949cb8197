"""Attachment: where the phrase of a name begins, the preposition that it hangs on, and whether it is left out."""

from __future__ import annotations

import re

from api.asking.ownership import PEOPLE, Ownership
from api.asking.words import is_participle


class Attachment(Ownership):
    """What the words before a name make of it."""

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
                body = PEOPLE.fullmatch(marks[after].text.lower()) is None
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

    def _has_body_after(self, at: int) -> bool:
        """Whether the body of a state follows its name: "Thailand's government"."""
        after = self.marks[at + 1 : at + 4]
        return any(
            m.text.lower() in ("government", "cabinet", "parliament", "army", "police", "military") for m in after
        )

    def _is_of_people(self, at: int, start: int, prep: str | None) -> bool:
        """Whether a crime only says what people are: "victims of trafficking", "scam suspects", "on scam charges"."""
        people = r"(?:victim|worker|charge|case|survivor|accusation)s?"
        after = self.marks[at + 1].text.lower() if at + 1 < len(self.marks) else ""
        before = [m.text.lower() for m in self.marks[max(0, start - 3) : start] if m.text.lower() != "the"]
        return (bool(re.fullmatch(people, after)) and prep != "against") or (
            prep == "of" and len(before) > 1 and re.fullmatch(people, before[-2]) is not None
        )

    def _is_share(self, start: int) -> bool:
        """Whether "of" only takes a part: "which of Seoul's warnings"."""
        before = [m for m in self.marks[:start] if m.text.lower() not in ("the",)]
        return len(before) > 1 and (
            before[-2].says("question") or before[-2].says("count") or before[-2].text.lower() in ("all", "any", "some")
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

    def _is_done_by_others(self, start: int) -> bool:
        """Whether the verb before "by" is denied: "operations that were not carried out by X"."""
        by = start - 1
        while by > 0 and not self.marks[by].says("prep", "by"):
            by -= 1
        before = [m.text.lower() for m in self.marks[max(0, by - 3) : by]]
        verbs = (self._marked.tokens[mark.start].folded for mark in self.marks[max(0, by - 1) : by + 1])
        return any(word in ("not", "never", "t") for word in before) and any(map(is_participle, verbs))

    def _is_denied(self, at: int) -> bool:
        """Whether a "not" after a comma leaves out what follows: "Lagos, not Abuja"."""
        return self.marks[at].text.lower() == "not" and "," in self._marked.gap(self.marks[at])
