"""Acts: the words of a question that say which facts it asks for, and the query that they lead to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from api.asking.marks import Mark, Marked
from api.asking.words import is_participle

QUERIES = ("meetings", "measures", "agreements", "statements", "offices", "paths", "compare", "timeline", "documents")
AUXILIARIES = frozenset("is are was were be been being has have had did do does will can s re".split())
LIGHT = frozenset(
    """pass passed provide provided open opened reach reached make made making hold held holding take taken took give
    gave given issue issued get put set occur exist lie""".split()
)
_GENERIC = frozenset(
    """do take undertake implement react act impose respond adopt enforce launch introduce carry make did done does
    doing took taken carried imposed adopted launched introduced implemented enforced responded undertaken undertook
    acted""".split()
)


@dataclass(frozen=True, slots=True)
class Act:
    """A word that names facts: the query it leads to, the kind it fixes, whether it is a verb, how much it weighs."""

    at: int
    query: str
    kind: str | None
    verb: bool
    weight: int  # 3 names the facts, 2 tells of them, 1 could be anything


class Acts:
    """The acts of a question in order."""

    def __init__(self, marked: Marked) -> None:
        self._marked = marked
        self._found: list[Act] = []
        for at, mark in enumerate(marked.marks):
            self._found += self._read(at, mark)
        self.all = tuple(self._found)
        self.verbs = tuple(sorted({act.at for act in self.all if act.verb and act.weight > 0} | set(self._light())))

    def _closes(self) -> bool:
        """Whether something is named that the police would close: "shut scam compounds"."""
        return any(mark.kind == "crime" for mark in self._marked.marks)

    def _light(self) -> Iterator[int]:
        """Verbs that name nothing, but have a subject and an object: made, held."""
        for at, mark in enumerate(self._marked.marks):
            if mark.kind == "word" and mark.says("function") and self._marked.tokens[mark.start].folded in LIGHT:
                yield at

    def _read(self, at: int, mark: Mark) -> Iterator[Act]:
        if mark.kind != "word":
            return
        verb = self.is_verb(at)
        if mark.says("kind") and not (mark.says("except") and any(a.weight == 3 for a in self._found)):
            scheme, _, code = str(mark.value_of("kind")).partition(" ")
            if not (code == "plan" and verb):
                yield Act(at, f"{scheme}s", code, verb, 2 if mark.says("weak_kind") else 3)
        if mark.says("closing") and self._closes():
            yield Act(at, "measures", "operation", True, 3)
        for query in QUERIES:
            if mark.says("noun", query) and not verb:
                yield Act(at, query, None, False, 1 if query == "offices" else 3)
            elif mark.text.lower() == "seen" and not self._is_of_people(at):
                continue  # "which place has seen most raids"
            elif mark.says("verb", query) and (verb or not (mark.says("noun") or mark.says("counted"))):
                yield Act(at, query, None, True, self._weigh(at, mark, query))

    def _is_of_people(self, at: int) -> bool:
        """Whether what follows a verb, if anything does, is a name or a preposition, and no kind of fact."""
        after = self._marked.marks[at + 1 : at + 3]
        return not any(m.says("most") or m.says("kind") or m.says("noun") for m in after)

    def _weigh(self, at: int, mark: Mark, query: str) -> int:
        word = self._marked.tokens[mark.start].folded
        if word in AUXILIARIES and mark.end - mark.start == 1:
            return 0 if self._helps(at) else 1
        if query == "measures" and mark.end - mark.start == 1 and word in _GENERIC:
            return 1
        return 1 if query in ("offices", "documents") or mark.says("deed") else 2

    def _helps(self, at: int) -> bool:
        """Whether a verb only helps another: "did" in "what did X sign"."""
        return any(
            m.kind == "unknown" or m.says("verb") or m.says("kind") or self._marked.tokens[m.start].folded in LIGHT
            for m in self._marked.marks[at + 1 :]
        )

    def is_verb(self, at: int) -> bool:
        """Whether a word that can be noun or verb is a verb here."""
        marks, tokens = self._marked.marks, self._marked.tokens
        mark = marks[at]
        word = tokens[mark.start].folded
        before = self._before(at)
        if mark.end - mark.start > 1 and mark.says("noun") and not (mark.says("verb") or mark.says("kind")):
            return False  # "did X hold a video conference"
        if mark.says("counted"):
            return (
                before is not None
                and before.kind == "name"
                and not self._possessive(at)
                and not self._is_helped(at + 1)
            )
        if is_participle(word):
            return True
        if word in ("met", "said", "saying", "sat", "spoke", "went", "led", "ran", "came", "flew", "got"):
            return True
        if word.endswith("ing"):
            helped = any(token.folded in AUXILIARIES for token in tokens[: mark.start])
            return before is not None and (
                tokens[before.end - 1].folded in AUXILIARIES or (before.kind == "name" and helped)
            )
        if (
            before is None
            or before.kind in ("crime", "office")
            or (before.says("prep") and not before.says("prep", "to"))
        ):
            return before is not None and before.kind == "office" and self._asks(at)
        if self._asks(at) and not word.endswith("s") and not self._is_governed(at):
            return not (before.kind == "name" and self._possessive(at)) and not before.says("status")
        if before.kind == "name":
            named = before.named
            adjective = named is not None and named.form == "demonym"
            if adjective or self._possessive(at) or not word.endswith("s") or mark.says("noun"):
                return False
            return not mark.says("kind") or self._has_object(at)
        beside = marks[at - 1]
        if beside.says("state_body") and beside.text.lower().endswith("s") and self._is_complemented(at):
            return True  # "which country's officials talk about"
        if before.says("state_body") and self._has_object(at):
            return True  # "Thai police arrest traffickers"
        return before.says("question", "who") or (
            before.says("counted") and word.endswith("s") and self._asked_singular(at)
        )

    def _is_helped(self, at: int) -> bool:
        """Whether an auxiliary stands here: what is before it is its subject."""
        return any(self._marked.tokens[m.start].folded in AUXILIARIES for m in self._marked.marks[at : at + 1])

    def _has_object(self, at: int) -> bool:
        """Whether what a verb is done to follows at once, as in "Thailand arrests scammers"."""
        after = self._marked.marks[at + 1 : at + 2]
        return not self._marked.gap(self._marked.marks[at]).strip() and any(m.kind in ("name", "crime") for m in after)

    def _is_complemented(self, at: int) -> bool:
        """Whether a verb in its base form is followed by what it is about: "talk most about"."""
        after = self._marked.marks[at + 1 : at + 3]
        base = not self._marked.tokens[self._marked.marks[at].start].folded.endswith("s")
        return base and any(m.says("prep", "about") for m in after)

    def _is_governed(self, at: int) -> bool:
        """Whether another verb has what stands here as its object: "did X react to the arrest"."""
        verb = next((act.at for act in reversed(self._found) if act.verb and act.weight > 1), None)
        if verb is None or at - verb < 2:
            return False
        between = self._marked.marks[verb + 1 : at]
        aux = any(self._marked.tokens[m.start].folded in AUXILIARIES - {"s"} for m in between)
        return not aux and not any(m.says("conj") or m.text.lower() in ("to", "will") for m in between)

    def _asked_singular(self, at: int) -> bool:
        """Whether "which country" stands before, so that what follows in -s is its verb."""
        before = self._marked.marks[at - 1]
        return not self._marked.tokens[before.end - 1].folded.endswith("s")

    def _before(self, at: int) -> Mark | None:
        """The mark before, articles and adverbs aside."""
        for mark in reversed(self._marked.marks[:at]):
            word = self._marked.tokens[mark.end - 1].folded
            if mark.kind == "word" and mark.says("function") and word not in AUXILIARIES | {"to"}:
                continue
            return mark
        return None

    def _possessive(self, at: int) -> bool:
        start = self._marked.marks[at].start
        return start > 0 and self._marked.tokens[start - 1].possessive

    def _asks(self, at: int) -> bool:
        """Whether an auxiliary before asks for a verb in its base form here: "did X arrest"."""
        words = {token.folded for token in self._marked.tokens[: self._marked.marks[at].start]}
        return bool(words & {"did", "do", "does", "will", "can"}) or self._marked.tokens[
            self._marked.marks[at].start - 1
        ].folded in ("to", "will", "ll")

    def _is_relative(self, at: int) -> bool:
        """Whether a name and its verb say more of a thing before them: "the last thing X said"."""
        marks = self._marked.marks
        if at < 2 or marks[at - 1].kind != "name":
            return False
        return marks[at - 2].text.lower() in ("thing", "things", "words", "ones", "one") or marks[at - 2].says("noun")

    def _opens_with_name(self, at: int) -> bool:
        """Whether only a name or a crime, with what belongs to it, stands before a verb."""
        before = self._marked.marks[:at]
        return bool(before) and all(m.kind in ("name", "crime") or m.says("state_body") for m in before)

    def is_passive(self, at: int) -> bool:
        """Whether a verb is in the passive: "was sanctioned", or a bare participle that "by" follows."""
        tokens, mark = self._marked.tokens, self._marked.marks[at]
        if not is_participle(tokens[mark.start].folded) or self._is_relative(at):
            return False
        told = [m for m in self._marked.marks[:at] if not m.says("exists")]
        before = [token.folded for m in told for token in tokens[m.start : m.end]]
        helped = next((word for word in reversed(before) if word in AUXILIARIES - {"s"}), None)
        if helped in ("is", "are", "was", "were", "been", "being", "be"):
            return True
        following = self._marked.marks[at + 1 :]
        by = next((n for n, m in enumerate(following) if m.says("prep", "by")), None)
        if helped is None and mark.says("kind") and self._opens_with_name(at) and not following[:1]:
            return True
        if helped is None and mark.says("kind") and self._opens_with_name(at) and following[0].says("prep"):
            return True  # "kidnappers caught in Cambodia"
        return helped not in ("has", "have", "had", "did") and by is not None and by < 4
