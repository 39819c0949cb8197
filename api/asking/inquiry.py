"""Inquiry: what a question asks for, its main act and the query that this leads to."""

from __future__ import annotations

import re

from api.asking.acts import Act, Acts
from api.asking.marks import Marked
from api.asking.outlets import is_outlet
from api.asking.phrases import Phrases
from api.asking.routes import find_route

_SPOKEN = frozenset({"talk", "talked", "speak", "spoke", "spoken"})
_TIMELINE = re.compile(r"\b(?:timeline|chronology|sequence of events)\W*$", re.IGNORECASE)
_CAME = re.compile(
    r"\b(?:travell?ed|came|went|gathered|flew|convened|travel|come|go) (?:to|in|at)\b.* to (?:talk|speak)\b", re.I
)


class Inquiry:
    """The main act of a question and its query, each None where nothing says them."""

    def __init__(self, marked: Marked, acts: Acts, phrases: Phrases) -> None:
        self.marked, self.acts, self.phrases = marked, acts, phrases
        self.main = self._main()
        self.query = self._query()

    def _main(self) -> Act | None:
        """The act that says what is asked for: the first that names facts, else the first that tells of them."""
        named = [act for act in self.acts.all if act.weight > 1 and not self._in_exception(act)]
        strong = [act for act in named if act.query not in ("documents",) or not act.verb]
        if strong:
            if announced := self._announced(strong[0]):
                return announced
            first = next((act for act in strong if act.weight == 3), strong[0])
            if aim := self._aim_of(first):
                return aim
            if strong[0].kind and strong[0].weight == 2 and first.kind and first.query == strong[0].query:
                return first
            if not (strong[0].query == "measures" and strong[0].weight == 2 and strong[0].kind is None):
                first = strong[0]
            return next((act for act in strong if act.at == first.at and act.weight == 3), first)
        if named:
            return named[0]
        weak = next((act for act in self.acts.all if act.weight == 1), None)
        left_out = next((act for act in self.acts.all if act.kind and self._in_exception(act)), None)
        return left_out or weak  # "anything but arrests" is of measures

    def _aim_of(self, act: Act) -> Act | None:
        """What an operation or plan is there to do: "an operation to free Peruvians"."""
        purpose = self.marked.marks[act.at + 1 : act.at + 2]
        if act.kind not in ("operation", "task_force") or act.verb or not any(m.text.lower() == "to" for m in purpose):
            return None
        return next((other for other in self.acts.all if other.at == act.at + 2 and other.kind and other.verb), None)

    def _announced(self, verb: Act) -> Act | None:
        """The measure that an announcement is of: "announced the deportation of"."""
        if verb.query != "statements" or not self.marked.marks[verb.at].text.lower().startswith("announc"):
            return None
        following = next(
            (act for act in self.acts.all if act.at > verb.at and act.kind and act.query == "measures"), None
        )
        if following is None:
            return None
        between = self.marked.marks[verb.at + 1 : following.at]
        return following if all(m.says("function") or m.says("status") for m in between) else None

    def _in_exception(self, act: Act) -> bool:
        for mark in reversed(self.marked.marks[: act.at]):
            if mark.says("except"):
                return True
            if not (mark.says("function") or mark.says("conj") or mark.says("kind") or mark.says("prep")):
                return False
        return False

    def _has(self, kind: str, value: str | None = None) -> bool:
        return any(mark.says(kind, value) for mark in self.marked.marks)

    def _query(self) -> str | None:
        if self._compares():
            return "compare"
        if self._connects():
            return "paths"
        main = self.main
        if (
            self._has("timeline")
            and not self._is_news_of(main)
            and (
                main is None or main.weight == 1 or self._opens("timeline", main) or _TIMELINE.search(self.marked.text)
            )
        ):
            return "timeline"
        if self._is_reported(main):
            return "documents"
        if main and main.weight > 1:
            return self._settle(main)
        if any(
            is_outlet(phrase) and phrase.role in ("subject", "poss", "by", "object", "from", "publisher")
            for phrase in self.phrases.all
        ) and not self._is_cited(main):
            return "documents"
        return self._weak(main)

    def _is_reported(self, main: Act | None) -> bool:
        """Whether an outlet is asked about: what it says are its documents, no statements."""
        outlets = [phrase for phrase in self.phrases.all if is_outlet(phrase)]
        if not outlets:
            return False
        if main is None:
            return True
        return (
            main.query == "statements"
            and main.verb
            and any(p.role == "subject" for p in outlets)
            and not any(p.role == "subject" and p.hits and p not in outlets for p in self.phrases.all)
        )

    def _settle(self, main: Act) -> str:
        """The query of an act, a verb of speech taken by whom it is spoken with."""
        mark = self.marked.marks[main.at]
        words = mark.text.lower().split()
        if main.query == "meetings" and words[0].startswith("talk") and main.verb and len(words) == 1:
            together = self._follows(main.at, "with") or self._follows(main.at, "to") or self._several(main.at)
            return "meetings" if together else "statements"
        if mark.text.lower().startswith("declaration") and self._is_of_a_person():
            return "statements"
        if main.query == "statements" and mark.says("verb", "documents") and self._has("noun", "documents"):
            return "documents"
        if (
            words[0] == "mentioned"
            and self.acts.is_passive(main.at)
            and not any(p.role == "by" for p in self.phrases.all)
        ):
            return "documents"
        if main.query == "statements" and words[0] in _SPOKEN and self._several(main.at):
            return "meetings"
        if (
            main.query == "statements"
            and mark.text.lower().startswith(("talk", "speak", "spoke"))
            and self._follows(main.at, "with")
        ):
            return "meetings"
        if main.query == "statements" and words[0] in _SPOKEN and _CAME.search(self.marked.text):
            return "meetings"
        if (
            main.query == "statements"
            and words[0].startswith("position")
            and re.search(r"\b(?:hold|held|holds|occup)", self.marked.text, re.I)
        ):
            return "offices"
        return main.query

    def _is_cited(self, main: Act | None) -> bool:
        """Whether an outlet is only who tells of what somebody did: "according to X, what has Peru done"."""
        cited = any(is_outlet(p) and p.role == "publisher" for p in self.phrases.all)
        acts = any(p.hits and not is_outlet(p) and p.role in ("subject", "by") for p in self.phrases.all)
        return main is not None and main.query == "measures" and cited and acts

    def _is_of_a_person(self) -> bool:
        """Whether what is asked for is somebody's own."""
        owned = [p for p in self.phrases.all if p.role in ("of", "by", "poss")]
        return len(owned) == 1 and any(hit.label in ("Official", "Person") for hit in owned[0].hits)

    def _several(self, verb: int) -> bool:
        """Whether several subjects do something together."""
        return sum(p.verb == verb and p.role == "subject" and not p.crime for p in self.phrases.all) > 1

    def _follows(self, at: int, preposition: str) -> bool:
        following = self.marked.marks[at + 1 : at + 2]
        return any(m.says("prep", preposition) for m in following)

    def _opens(self, kind: str, main: Act) -> bool:
        """Whether the cue stands before the act, which then only says what it was about."""
        at = next(n for n, mark in enumerate(self.marked.marks) if mark.says(kind))
        between = self.marked.marks[at + 1 : main.at]
        return at < main.at and (main.verb or any(m.says("prep") for m in between))

    def _compares(self) -> bool:
        ends = [p for p in self.phrases.all if not p.crime]
        shared = re.search(r"\b(?:both|alike|each)\b", self.marked.text, re.I) is not None
        if shared and self._has("question") and self._has("counted", "unsupported") and len(ends) > 1:
            return True  # "which crimes do X and Y both fight"
        for at, mark in enumerate(self.marked.marks):
            if mark.says("compare"):
                versus = mark.text.lower() in ("vs", "versus")
                if versus and any(act.at < at and act.weight == 3 for act in self.acts.all):
                    continue
                strange = any(m.kind == "unknown" for m in self.marked.marks)
                return len(ends) > 1 or not (self.acts.all or strange)
        return False

    def _connects(self) -> bool:
        ends = [p for p in self.phrases.all if not p.crime]
        pronoun = re.search(r"\b(?:he|she|him|her|it|they|them)\b", self.marked.text, re.I)
        if len(ends) == 1 and pronoun and self._has("paths"):
            return True
        for at, mark in enumerate(self.marked.marks):
            if not mark.says("paths") or len(ends) < 2:
                continue
            others = [act for act in self.acts.all if act.weight == 3 and act.at != at and not self._leads_over(act)]
            if "chain" in mark.text.lower() or not others:
                return True
        text = self.marked.text.lower()
        return len(ends) > 1 and bool(
            re.search(
                r"(?:\bhow\b|\bin what way\b|^is\b|^are\b|\bwhether\b).*"
                r"\b(?:relate|related|linked|connected|tied) (?:to|with)\b",
                text,
            )
        )

    def _is_news_of(self, main: Act | None) -> bool:
        """Whether news are asked of one kind of measure: "any news of arrests in the X case"."""
        before = self.marked.marks[max(0, main.at - 2) : main.at] if main and main.kind else ()
        return len(before) == 2 and before[1].says("prep") and before[0].says("timeline")

    def _leads_over(self, act: Act) -> bool:
        """Whether an act only says over what a path leads: "connected through meetings"."""
        start = self.marked.tokens[self.marked.marks[act.at].start].start
        return any(first <= start < last for first, last in find_route(self.marked.text).spans)

    def _weak(self, main: Act | None) -> str | None:
        """The query where no word names facts by itself."""
        offices = bool(self.phrases.offices) or any(p.office for p in self.phrases.all)
        people = [p for p in self.phrases.all if not p.crime]
        if self._has("noun", "documents") or (
            self._has("verb", "documents") and any(p.mark.value for p in self.phrases.all)
        ):
            return "documents"
        if main and main.query == "offices" and (offices or people):
            return "offices"
        if offices and (main is None or main.query in ("offices",)):
            return "offices"
        if self._has("verb", "documents") and self._has("question"):
            return "documents"
        persons = [p for p in people if any(h.label in ("Official", "Person", "Organization") for h in p.hits)]
        if self._has("question", "who") and persons and main is None and self._is_who():
            return "offices"
        if main and (
            people or self.phrases.all or self._has("question") or any(m.kind == "time" for m in self.marked.marks)
        ):
            return main.query
        if main is None and self._has("status", "in_force") and people:
            return "agreements"
        if main is None and any(
            m.says("prep", "against")
            and (not m.text.lower().startswith("against") or self._has("most") or self._has("status"))
            for m in self.marked.marks
        ):
            return "measures"
        return "timeline" if self._is_bare() else None

    def _is_bare(self) -> bool:
        """Whether a question only names somebody or something: "anything on X?", "X"."""
        marks = self.marked.marks
        silent: tuple[str, ...] = ("function", "prep", "conj", "last")
        if re.match(r"where(?:'s| is| are| was| lies?| does| exactly)\b", self.marked.text, re.I):
            silent = (*silent, "question")
        return bool(self.phrases.all) and all(
            mark.kind in ("name", "crime", "time") or any(mark.says(kind) for kind in silent) for mark in marks
        )

    def _is_who(self) -> bool:
        """Whether it asks who somebody is."""
        return bool(
            re.match(
                r"who(?:'s|s|\s+(?:is|was|are|were|r))\b|.*\bwho (?:\S+ ){1,4}(?:is|was)\b", self.marked.text, re.I
            )
        )
