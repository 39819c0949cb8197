"""Timing: which of the dates in a sentence is the date of an act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from loaders.extract.clauses import Clause
from loaders.extract.dates import DateMention

_SPEECH = frozenset(
    """say tell announce state report add note declare claim reveal disclose quote write confirm stress according
    explain recall describe inform point post warn""".split()
)
_SHARED = frozenset({"conj", "xcomp", "pcomp", "light", "dobj", "nsubjpass", "in", "to", "inside", "nsubj", "with", "after"})
_COMING = frozenset({"planned"})
_NOT_THE_ACT = frozenset({"before", "after", "dateline"})


class Timing:
    """The dates of a sentence, each with the clause that it stands in."""

    def __init__(self, dates: Sequence[DateMention], clauses: Sequence[Clause], sentence: Tokens) -> None:
        self.clauses = {clause.head.i: clause for clause in clauses}
        self.dates = [(d, self._home(_token_at(sentence, d))) for d in dates if d.relation not in _NOT_THE_ACT]

    def date_of(self, clause: Clause, status: str) -> str | None:
        """The date of an act: in its own clause, else in the clause that it shares time with."""
        for holder in self._holders(clause, status):
            found = [date for date, home in self.dates if home == holder.head.i]
            if found:
                best = max(found, key=lambda date: (len(date.value), -date.span.start))
                return best.planned if status in _COMING else best.value
        return None

    def _holders(self, clause: Clause, status: str) -> Iterator[Clause]:
        yield clause
        below = clause
        while below.parent is not None:
            parent = below.parent
            if parent.head.lemma_.lower() in _SPEECH:
                return
            if below.relation == "xcomp" and status in _COMING and parent.head.lemma_ != "be":
                return
            if below.relation not in _SHARED and not (below.relation == "advcl" and below.head.tag_ in {"VBG", "VBN"}):
                return
            yield parent
            below = parent

    def _home(self, token: Token | None) -> int:
        while token is not None:
            if token.lower_ == "according":
                return -1
            if token.i in self.clauses:
                return token.i
            if token.head == token:
                return -1
            token = token.head
        return -1


def _token_at(sentence: Tokens, date: DateMention) -> Token | None:
    """The last word of a date, the head of its phrase as a rule."""
    inside = [t for t in sentence if date.span.start <= t.idx < date.span.end]
    heads = [t for t in inside if t.head not in inside or t.head == t]
    return heads[0] if heads else None
