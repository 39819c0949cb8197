"""Subjects and agents that the parser lost: where news puts them, and where small models hang them."""

from __future__ import annotations

from spacy.tokens import Token

from loaders.extract.tree import SUBJECTS, is_predicate, own_subject, spread

_TOGETHER = frozenset("agree assemble confer convene cooperate decide gather meet pledge resolve vow".split())
_TIMES = frozenset(
    """air beginning boat bus day deadline end force january february march april may june july august september october
    november december midnight monday month morning noon phone plane sea start summer sunday thursday friday time today
    tomorrow train tuesday wednesday saturday way week weekend year law mistake nature virtue""".split()
)


def late_agent(verb: Token) -> list[Token]:
    """The *by* of a passive that the parser hung on a nearer noun."""
    found: list[Token] = []
    for word in verb.subtree:
        if (
            word.lower_ == "by"
            and word.i > verb.i
            and word.dep_ in {"prep", "agent"}
            and not _below_predicate(word, verb)
        ):
            found += [t for item in word.children if item.dep_ == "pobj" for t in spread(item) if not is_time(t)]
    return found


def shared_agent(verb: Token) -> list[Token]:
    """The agent after the last of coordinated passives: *detained and deported by Laos*."""
    later = [c for c in verb.children if c.dep_ == "conj" and c.tag_ in {"VBN", "VBD"} and not own_subject(c)]
    agents = [a for c in later for a in c.children if a.dep_ == "agent" or (a.dep_ == "prep" and a.lower_ == "by")]
    return [t for agent in agents for item in agent.children if item.dep_ == "pobj" for t in spread(item)]


def _below_predicate(word: Token, verb: Token) -> bool:
    while word.head != verb and word.head != word:
        word = word.head
        if is_predicate(word) or word.dep_ == "acl":
            return True
    return False


def is_time(token: Token) -> bool:
    """Whether *by* X tells when or how rather than who."""
    return token.pos_ == "NUM" or token.lemma_.lower() in _TIMES or token.ent_type_ == "DATE"


def is_name_behind(child: Token, verb: Token) -> bool:
    """Whether a name stands right behind a verb, and so is its object whatever the parser took it for."""
    stray = child.dep_ in {"advmod", "dep", "npadvmod", "punct"}
    return stray and child.i == verb.i + 1 and child.pos_ == "PROPN" and not is_time(child)


def beside(subject: Token, verb: Token) -> Token | None:
    """The noun that a name behind it explains: *a cell of the gang X was ...* has two subjects in the tree."""
    before = [child for child in verb.children if child.dep_ in SUBJECTS and child.i < subject.i]
    if (
        before
        and subject.pos_ == "PROPN"
        and subject.nbor(-1).pos_ == "NOUN"
        and subject.nbor(-1) in before[-1].subtree
    ):
        return before[-1]
    return None


def with_earlier(verb: Token, own: Token) -> tuple[Token, ...]:
    """A subject with the names listed before it, which the parser took for subjects of their own: *A, B and others*."""
    loose = [c for c in verb.children if c.dep_ in {"dep", "npadvmod"} and any(d.dep_ == "cc" for d in c.children)]
    subjects = [c for c in verb.children if c.dep_ in SUBJECTS]
    earlier = [c for c in (*loose, *subjects) if c.i < own.i < verb.i and c.pos_ == "PROPN"]
    joined = any(c.dep_ == "cc" and own.i < c.i < verb.i for c in own.children)  # "A and B met", B hung on the verb
    later = [c for c in verb.children if joined and own.i < c.i < verb.i and c.pos_ == "PROPN" and c not in subjects]
    return tuple(t for subject in (*_after_place(own), *earlier, own, *later) for t in spread(subject))


def _after_place(own: Token) -> tuple[Token, ...]:
    """The first of two names that the parser joined to the place before them: *In X, A and B reviewed*."""
    if own.i < own.sent.start + 4 or own.pos_ != "PROPN" or own.nbor(-1).lower_ != "and" or own.nbor(-3).text != ",":
        return ()
    first = own.nbor(-2)
    return (first,) if first.pos_ == "PROPN" and first.dep_ in {"conj", "appos"} and first.head.dep_ == "pobj" else ()


def stolen_subject(verb: Token) -> tuple[Token, ...]:
    """The subject that a participle before the verb took: *Two men rescued in Bokeo will be sent home*."""
    for child in verb.children:
        if child.i < verb.i and child.dep_ in {"ccomp", "csubj", "advcl"} and child.tag_ in {"VBN", "VBD"}:
            subject = own_subject(child)
            if subject is not None and not any(c.dep_ in {"aux", "auxpass", "mark"} for c in child.children):
                return spread(subject)
    return ()


def lost_predicate(verb: Token) -> bool:
    """Whether the verb of a sentence was taken for a participle: *Delegates from A, B and C convened in Lyon*."""
    root = verb.sent.root
    if verb.dep_ != "acl" or verb.tag_ not in {"VBD", "VBN"} or root.pos_ not in {"NOUN", "PROPN", "NUM"}:
        return False
    if any(child.dep_ in {"agent", "aux", "auxpass"} or child.lower_ == "by" for child in verb.children):
        return False
    active = any(child.dep_ in {"dobj", "xcomp", "ccomp"} or is_name_behind(child, verb) for child in verb.children)
    if not (active or verb.lemma_.lower() in _TOGETHER):
        return False
    others = (w for w in verb.sent if w.pos_ in {"VERB", "AUX"} and w.dep_ in {"ROOT", "conj", "acl"} and w != verb)
    return not any(word.i < verb.i or word.dep_ == "ROOT" or word.head.i <= root.i for word in others)


def listed_subject(verb: Token, own: Token) -> tuple[Token, ...]:
    """A subject with the name before it that the parser cut off: *President A and President B met*."""
    first = verb.head
    if verb.dep_ != "conj" or first.dep_ != "ROOT" or first.pos_ not in {"PROPN", "NOUN"} or own.i < first.i:
        return ()
    joined = any(child.dep_ == "cc" and first.i < child.i < own.i for child in first.children)
    return (*spread(first), *spread(own)) if joined else ()


def inverted_subject(verb: Token) -> tuple[Token, ...]:
    """The subject behind the verb: *Arrested along with him were four Laotians*, *Also designated was X*."""
    for child in verb.children:
        if child.dep_ == "auxpass" and child.i > verb.i:
            behind = [c for c in child.children if c.i > child.i and c.pos_ in {"NOUN", "PROPN", "NUM"}]
            return spread(behind[0]) if behind else ()
    return ()


def lent_subject(verb: Token) -> tuple[Token, ...]:
    """The subject that a participle without auxiliary took: *Thirty men found living in a hotel were arrested*."""
    above = verb.head
    if verb.dep_ not in {"ccomp", "conj"} or above.tag_ not in {"VBD", "VBN"}:
        return ()
    if any(c.dep_ in {"aux", "auxpass"} for c in above.children) or any(c.dep_ == "mark" for c in verb.children):
        return ()
    subject = own_subject(above)
    passive = any(c.dep_ == "auxpass" and c.i < verb.i for c in verb.children)
    return spread(subject) if passive and verb.dep_ == "ccomp" and subject is not None and subject.i < above.i else ()


def stray_subject(verb: Token) -> tuple[Token, ...]:
    """The subject that was taken for an apposition: *At the request of Laos, Li, a broker, was arrested*."""
    first = next((child for child in verb.children if child.dep_ in {"aux", "auxpass"}), verb)
    if verb.tag_ in {"VB", "VBG"} or any(child.lower_ == "to" for child in verb.children if child.dep_ == "aux"):
        return ()
    near = [c for c in verb.children if c.i < first.i and c.dep_ in {"punct", "dep", "npadvmod"} and c.pos_ == "PROPN"]
    if near:
        return spread(near[-1])
    before = [t for t in verb.sent if t.i < first.i and t.dep_ in {"appos", "conj"} and t.pos_ in {"NOUN", "PROPN"}]
    return (before[-1],) if before and verb.dep_ in {"ROOT", "ccomp", "parataxis"} else ()
