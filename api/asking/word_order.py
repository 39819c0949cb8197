"""Word order: subject, object, possessor or qualifier, by where a name stands among the acts of a question."""

from __future__ import annotations

from dataclasses import replace

from api.asking.acts import AUXILIARIES
from api.asking.attachment import Attachment
from api.asking.ownership import PEOPLE
from api.asking.phrase import Phrase


class WordOrder(Attachment):
    """The roles that no preposition gives."""

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
        if noun is not None:
            named = phrase.mark.named
            loose = named is not None and named.form not in ("demonym",) and not possessive and self._comma(at, after)
            if not loose:
                return replace(phrase, role="qualifier" if phrase.crime else "poss", verb=noun.at)
        if possessive and (verb := self._people_done_to(at)):
            return replace(phrase, role="object", verb=verb)
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

    def _people_done_to(self, at: int) -> int | None:
        """The passive verb whose subject are a country's people: "X's nationals were repatriated"."""
        people = any(PEOPLE.fullmatch(m.text.lower()) for m in self.marks[at + 1 : at + 4])
        verb = next((verb for verb in self._acts.verbs if verb > at), None)
        return verb if people and verb is not None and self._acts.is_passive(verb) else None

    def _noun_after(self, at: int) -> bool:
        return any(act.at == at + 1 and not act.verb for act in self._acts.all)

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
        start = self._start_of(at)
        asked = start > 0 and (self.marks[start - 1].says("question", "what") or self.marks[start - 1].says("count"))
        between = [m for m in self.marks[at + 1 : later] if not m.says("state_body")]
        helped = any(self._marked.tokens[m.start].folded in AUXILIARIES for m in between[:1])
        return asked and helped and any(m.kind == "name" for m in between)

    def _start_of(self, at: int) -> int:
        """Where a noun with "of" before a name begins: "members of the family"."""
        while at > 0 and (self.marks[at - 1].says("function") or self.marks[at - 1].says("prep", "of")):
            if self.marks[at - 1].says("question") or self.marks[at - 1].says("count"):
                break
            at -= 1
        return at

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
