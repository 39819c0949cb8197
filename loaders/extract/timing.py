"""Timing: which of the dates in a sentence is the date of an act."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from loaders.extract.clauses import Clause
from loaders.extract.dates import DateMention
from loaders.extract.tree import complements_of

_SPEECH = frozenset(
    """say tell announce state report add note declare claim reveal disclose quote write confirm stress according
    explain recall describe inform point post warn""".split()
)
_SHARED = frozenset(
    {"conj", "xcomp", "pcomp", "light", "dobj", "nsubjpass", "in", "to", "inside", "nsubj", "with", "after"}
)
_SETTINGS = ("in", "during", "following", "after")
_INSIDE = frozenset({"light", "pcomp"})
_NEAR = 4
_CARRIED_OUT = frozenset("carry conduct execute hold launch mount run stage undertake".split())
_DAYS = frozenset({"date", "day", "evening", "month", "morning", "night", "week", "year"})
_COMING = frozenset({"planned"})
_NOT_THE_ACT = frozenset({"before", "after", "dateline"})


class Timing:
    """The dates of a sentence, each with the clause that it stands in."""

    def __init__(self, dates: Sequence[DateMention], clauses: Sequence[Clause], sentence: Tokens) -> None:
        swallowed = [clause for clause in clauses if clause.relation == "amod"]
        self.clauses = {c.head.head.head.i: c for c in swallowed if c.head.head.dep_ == "dobj"}
        self.clauses |= {clause.head.head.i: clause for clause in swallowed}
        self.clauses |= {clause.head.i: clause for clause in clauses}
        self.tokens = [(d, _token_at(sentence, d)) for d in dates if d.relation not in _NOT_THE_ACT]
        self.dates = [(date, self._home(token)) for date, token in self.tokens]

    def date_of(self, clause: Clause, status: str) -> str | None:
        """The date of an act: in its own clause, else in the clause that it shares time with."""
        for holder in self._holders(clause, status):
            found = [date for date, home in self.dates if home == holder.head.i]
            if found:
                best = max(found, key=lambda date: (len(date.value), -date.span.start))
                return best.planned if status in _COMING else best.value
        return self._day_of(clause) or self._day_of_setting(clause) or self._day_inside(clause)

    def _day_of_setting(self, clause: Clause) -> str | None:
        """The date of the operation in which something is done: *in a raid on 3 March they arrested*."""
        holders = [clause]
        while holders[-1].relation in _SHARED and (above := holders[-1].parent) is not None:
            holders.append(above)
        hanging: list[Mapping[str, Sequence[Token]]] = [one.complements for one in holders]
        hanging += [complements_of(token) for one in holders for token in one.subjects]
        nouns = {t.i for own in hanging for slot in _SETTINGS for t in own.get(slot, ()) if t.pos_ == "NOUN"}
        nouns |= {t.i for one in holders for t in one.surface if t.pos_ == "NOUN"}  # "a raid on 3 March led to"
        inside = [date for date, token in self.tokens if token is not None and _hangs_on(token, nouns)]
        return inside[0].value if len({date.value for date in inside}) == 1 else None

    def _day_inside(self, clause: Clause) -> str | None:
        """The day at the end of what is signed: *a memorandum on combating fraud in Hanoi on 14 April*."""
        inside = {c.head.i for c in self.clauses.values() if c.parent == clause and c.relation in _INSIDE}
        found = [date for date, home in self.dates if home in inside]
        return found[0].value if len(found) == len(self.dates) == 1 else None

    def _day_of(self, clause: Clause) -> str | None:
        """The date that a clause explains: *February 12, the day on which 260 people were handed over*."""
        noun = clause.head.head
        if clause.relation != "relcl" or noun.lemma_.lower() not in _DAYS:
            return None
        beside = {noun, noun.head, *noun.subtree}
        return next((date.value for date, token in self.tokens if token in beside), None)

    def said_on(self, verb: Token) -> str | None:
        """The date of an utterance: beside its verb, or of the text that it names ("in a note sent today")."""
        for date, token in self.tokens:
            if token is not None and (self._speech(token) == verb.i or _is_beside(token, verb) or _opens(token, verb)):
                return date.value
        return None

    def dated_in(self, phrase: Token) -> str | None:
        """The date that a phrase bears: "a fact sheet dated 1 November"."""
        return next((d.value for d, token in self.tokens if token is not None and phrase.is_ancestor(token)), None)

    def _speech(self, token: Token) -> int:
        """The verb of the clause that a date stands in; nouns and participles that describe them do not count."""
        while token.head != token and token.lower_ != "according":
            clause = self.clauses.get(token.i)
            adjunct = (token.dep_, token.tag_) in {("acl", "VBN"), ("advcl", "VBG")}
            if clause is not None and not clause.nominal and not adjunct:
                return token.i
            token = token.head
        return token.i

    def _holders(self, clause: Clause, status: str) -> Iterator[Clause]:
        yield clause
        below = clause
        while below.parent is not None:
            parent = below.parent
            if parent.head.lemma_.lower() in _SPEECH:
                return
            if below.relation == "xcomp" and status in _COMING and parent.head.lemma_ != "be":
                return
            cleft = below.relation == "ccomp" and parent.head.lemma_ == "be"  # "it was in May that ..."
            if (
                below.relation not in _SHARED
                and not (cleft or _goes_on(below))
                and not (below.relation == "advcl" and below.head.tag_ in {"VBG", "VBN", "VB"})
            ):
                return
            yield parent
            below = parent

    def _home(self, token: Token | None) -> int:
        spoken = _said_before(token) if token is not None else None
        if spoken is not None and spoken.i in self.clauses:
            return self.clauses[spoken.i].head.i
        while token is not None:
            if token.lower_ == "according":
                return -1
            if token.i in self.clauses:
                return self.clauses[token.i].head.i
            if token.head == token:
                return -1
            token = token.head
        return -1


def _hangs_on(date: Token, nouns: Set[int]) -> bool:
    """Whether a date stands in the phrase of one of some nouns, by prepositions alone."""
    token = date
    while token.head != token:
        token = token.head
        if token.i in nouns:
            return True
        if token.dep_ == "acl" and token.lemma_.lower() in _CARRIED_OUT:
            continue
        if token.pos_ not in {"ADP", "NUM", "SYM", "PROPN", "NOUN"} or token.dep_ in {"nsubj", "nsubjpass", "dobj"}:
            return False
    return False


def _said_before(date: Token) -> Token | None:
    """The verb of speech right before a date, whose it is: *said on Friday they had caught ten*."""
    first = min(date.subtree, key=lambda token: token.i)
    for token in reversed(date.doc[max(date.sent.start, first.i - 2) : first.i]):
        if token.pos_ == "VERB":
            return token if token.lemma_.lower() in _SPEECH else None
        if token.pos_ not in {"ADP", "ADV"}:
            return None
    return None


def _is_beside(date: Token, verb: Token) -> bool:
    """Whether only a hearer or a preposition stands between a verb and a date."""
    start, end = sorted((date.i, verb.i))
    between = verb.doc[start + 1 : end]
    return len(between) <= _NEAR and not any(t.pos_ in {"VERB", "AUX", "SCONJ"} or t.is_punct for t in between)


def _opens(date: Token, verb: Token) -> bool:
    """Whether a date opens the sentence whose first verb this is: "In a statement on Monday, X, minister of Y, put"."""
    verbs = [token for token in verb.sent if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "amod"}]
    return bool(verbs) and verbs[0] == verb and date.i < verb.i


def _goes_on(clause: Clause) -> bool:
    """Whether a relative clause tells the story on: "..., where he was caught", "..., which raided two sites"."""
    if clause.relation == "acl":  # "it was the turn of Li to be deported"
        return clause.infinitive and clause.parent is not None and clause.parent.head.lemma_ == "be"
    if clause.relation != "relcl":
        return False
    pronouns = [word for word in clause.head.children if word.tag_ in {"WDT", "WP", "WRB"}]
    return any(word.tag_ == "WRB" or (word.i and word.nbor(-1).text == ",") for word in pronouns)


def _token_at(sentence: Tokens, date: DateMention) -> Token | None:
    """The last word of a date, the head of its phrase as a rule."""
    inside = [t for t in sentence if date.span.start <= t.idx < date.span.end]
    heads = [t for t in inside if t.head not in inside or t.head == t]
    return heads[0] if heads else None
