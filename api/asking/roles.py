"""Roles: what the act of a question makes of the roles that grammar gives: who acts, to whom, about what."""

from __future__ import annotations

import itertools
import re

from api.asking.inquiry import Inquiry
from api.asking.phrase import Phrase

_RECEIVED = re.compile(r"\b(?:gets?|got|getting|receiv\w+|obtain\w*|undergo\w*|underwent|accept\w*)\b", re.IGNORECASE)


_CAME_HOME = re.compile(r"(?:c[oa]me|coming|go|went|gone|g[oe]t|arrived?|returned|flew|flown) (?:back|home|out)", re.I)
_GOVERNING = frozenset(
    "anyone anybody someone nobody officials politicians authorities leaders ministers diplomats lawmakers".split()
)


class Roles:
    """The roles of the phrases of one question."""

    def __init__(self, inquiry: Inquiry) -> None:
        self.marked, self.acts, self.phrases = inquiry.marked, inquiry.acts, inquiry.phrases
        self.main = inquiry.main

    def find(self, phrase: Phrase, query: str) -> str:
        """The role of a phrase, a generic verb's object taken for its subject: "what did take Vietnam"."""
        role = phrase.role
        if role == "than":
            return next(
                (p.role for p in self.phrases.all if p.at < phrase.at and p.role in ("subject", "poss", "by")), "by"
            )
        if role == "except" and query == "measures" and not phrase.crime and self._excepts_object(phrase):
            return "object"
        if role == "except":
            return "subject" if query != "measures" or not phrase.crime else "about"
        if role == "bare" and query == "statements" and self._is_juxtaposed(phrase):
            return "about"
        if role == "in" and self._is_seat(phrase) and query in ("statements", "measures"):
            return "by"
        if role == "object" and phrase.verb is not None and self.marked.marks[phrase.verb].says("prep", "about"):
            return "about"
        if query == "meetings" and not phrase.crime and self._is_visited(phrase):
            return "in"
        if query in ("meetings", "agreements", "statements") and role in ("of", "poss") and self._is_in_topic(phrase):
            return "aside" if role == "poss" and self._has_object(phrase) else "about"
        if query == "measures" and not phrase.crime and self._receives():
            role = {"subject": "object", "poss": "object", "from": "by"}.get(role, role)
        if query == "measures" and role in ("of", "poss", "subject") and self._is_done_by_another(phrase):
            return "object"
        if query == "measures" and role == "poss" and self._is_supplied(phrase):
            return "object"
        if query == "measures" and role == "of" and phrase.at > 1 and self._is_victim(phrase):
            return "aside"
        if query == "measures" and role == "of" and self._is_owned_by_another(phrase):
            return "about"
        if query == "measures" and role == "to" and phrase.crime and self._is_addressed(phrase):
            return "against"
        if query == "measures" and role == "subject" and self._comes_home(phrase):
            return "object"
        if query == "measures" and role == "qualifier" and self._is_barred(phrase):
            return "object"
        if role == "object" and query == "statements" and phrase.verb is not None and not phrase.crime:
            told = re.match(r"t(?:ell|old)|ask|inform", self.marked.marks[phrase.verb].text, re.I)
            told = told or re.match(r"g[ia]ve", self.marked.marks[phrase.verb].text, re.I)
            if told and any(hit.label in ("Official", "Person", "Country", "Organization") for hit in phrase.hits):
                return "to"
        if role == "about" and query == "measures" and self._strikes(phrase):
            return "against"
        if role == "object" and phrase.verb is not None and self.main and not phrase.crime:
            verb = next((act for act in self.acts.all if act.at == phrase.verb and act.verb), None)
            if verb and verb.query == "measures" and verb.weight == 1 and query == "measures":
                return "subject"
        if role == "object" and query == "measures" and phrase.verb is not None:
            verb = next((act for act in self.acts.all if act.at == phrase.verb and act.verb), None)
            if verb and verb.query not in ("measures",):
                return "about"
        return role

    def _is_juxtaposed(self, phrase: Phrase) -> bool:
        """Whether a name only stands after another, as in a search: "statements Mao Ning Thailand"."""
        before = next((p for p in self.phrases.all if p.at == phrase.at - 1), None)
        gap = self.marked.gap(phrase.mark).strip()
        return before is not None and before.role in ("bare", "poss") and not gap and phrase.joined is None

    def _is_seat(self, phrase: Phrase) -> bool:
        """Whether a capital stands for those who govern from it: "who in Washington", "officials in Hanoi"."""
        before = self.marked.marks[max(0, phrase.at - 2) : phrase.at - 1]
        named = phrase.mark.named
        governs = any(m.says("question", "who") or m.text.lower() in _GOVERNING for m in before)
        return named is not None and named.form == "metonym" and governs

    def _receives(self) -> bool:
        """Whether the subject is given what is asked for: "did Peru get training from Spain"."""
        given = self.main is not None and self.main.kind in ("training", "warning", "other")
        return (
            given and _RECEIVED.search(self.marked.text) is not None and any(p.role == "from" for p in self.phrases.all)
        )

    def _is_done_by_another(self, phrase: Phrase) -> bool:
        """Whether "by" names who acts, so that the owner of an act is whom it is done to: "training of Lao police"."""
        if phrase.crime or not any(hit.label == "Country" for hit in phrase.hits) or self.main is None:
            return False
        if self.main.kind is None or self.main.kind == "operation":
            return False
        return any(p.role == "by" and p.hits and not p.excepted and p.joined != phrase.at for p in self.phrases.all)

    def _is_owned_by_another(self, phrase: Phrase) -> bool:
        """Whether the act has another subject: "Peru's ban on travel to parts of Chile"."""
        if not any(hit.label == "Country" for hit in phrase.hits) or phrase.joined is not None:
            return False
        if phrase.mark.named is None or phrase.mark.named.form == "demonym" or phrase.excepted:
            return False
        return any(
            p.role in ("poss", "subject") and p.hits and not p.excepted and p.at < phrase.at for p in self.phrases.all
        )

    def _is_supplied(self, phrase: Phrase) -> bool:
        """Whether somebody else stops what is a country's: "has Peru cut off Chile's fuel"."""
        cuts = self.main is not None and str(self.main.kind).endswith("_cut") and self.main.at < phrase.at
        return cuts and any(p.role in ("subject", "by") and p.at != phrase.at for p in self.phrases.all)

    def _is_victim(self, phrase: Phrase) -> bool:
        """Whether people are only whom a crime was done to: "the kidnapping of Peruvians"."""
        crime = self.marked.marks[phrase.at - 2]
        named = phrase.mark.named
        return crime.codes == ("kidnapping",) and named is not None and named.form == "demonym"

    def _is_in_topic(self, phrase: Phrase) -> bool:
        """Whether a name belongs to a measure that is only spoken of: "talks about the repatriation of Peruvians"."""
        main = self.main
        if main is None or phrase.at < main.at:
            return False
        return any(
            act.kind and act.query == "measures" and main.at < act.at <= max(phrase.at + 3, phrase.verb or 0)
            for act in self.acts.all
        )

    def _is_addressed(self, phrase: Phrase) -> bool:
        """Whether a crime is who something is said to: "an ultimatum to scammers", "a blow to traffickers"."""
        before = [m.text.lower() for m in self.marked.marks[max(0, phrase.at - 3) : phrase.at]]
        return any(word in ("ultimatum", "deadline", "warning", "blow", "threat", "message") for word in before)

    def _comes_home(self, phrase: Phrase) -> bool:
        """Whether people are the subject of what was done to them: "how many Kenyans came home"."""
        if phrase.mark.named is None or phrase.mark.named.form != "demonym" or phrase.verb is None:
            return False
        return _CAME_HOME.match(self.marked.marks[phrase.verb].text) is not None

    def _has_object(self, phrase: Phrase) -> bool:
        """Whether what a measure is done to follows it, so that its doer is no topic: "the US sanctions on X"."""
        return any(p.at == phrase.at + 3 and p.hits and p.role in ("about", "against", "of") for p in self.phrases.all)

    def _is_barred(self, phrase: Phrase) -> bool:
        """Whether a crime belongs to the thing that an act is done to: "scam websites were blocked"."""
        thing = self.marked.marks[phrase.at + 1 : phrase.at + 2]
        if not thing or not thing[0].says("weak_kind"):
            return False
        return any(act.verb and act.at != phrase.at + 1 and act.query == "measures" for act in self.acts.all)

    def _is_visited(self, phrase: Phrase) -> bool:
        """Whether a country is where somebody went: "visited Beijing", "a visit to Thailand"."""
        if phrase.role == "object" and phrase.verb is not None:
            return (
                re.match(r"visit|travel|c[oa]me|cross|go|went", self.marked.marks[phrase.verb].text, re.I) is not None
            )
        went = any(
            re.match(r"visit|trip|travel|fl[eyi]w?|went|came|journey|been$", mark.text, re.I)
            for mark in self.marked.marks[: phrase.at]
        )
        return phrase.role == "to" and went

    def _strikes(self, phrase: Phrase) -> bool:
        """Whether "on" leads to what an act is done to: "the raid on X", "a crackdown on scams"."""
        first = phrase
        while first.joined is not None:
            first = next(p for p in self.phrases.all if p.at == first.joined)
        before = [m.text.lower() for m in self.marked.marks[max(0, first.at - 4) : first.at]]
        acts = r"(?:raid|crackdown|clampdown|sanction|attack|strike|swoop|sweep|war|assault|ban)s?"
        if any(re.fullmatch(acts, a.split()[-1]) and b == "on" for a, b in itertools.pairwise(before)):
            return True
        if len({act.kind for act in self.acts.all if act.kind}) > 1:
            return False
        earlier = [m.text.lower() for m in self.marked.marks[: first.at]]
        return "on" in before and "by" in earlier and any(re.fullmatch(acts, word) for word in earlier)

    def _excepts_object(self, phrase: Phrase) -> bool:
        """Whether what is left out would have been done to: "arrest anyone other than Chinese nationals"."""
        main = self.main
        if main is None or not main.verb or main.kind is None or phrase.at < main.at:
            return False
        if any(p.role == "object" and not p.excepted for p in self.phrases.all):
            return False
        between = self.marked.marks[main.at + 1 : phrase.at]
        return not any(m.says("prep", "by") for m in between)
