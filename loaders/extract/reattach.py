"""Reattachment: what else a verb may have undergone, where the parser hung a participle or a clause on the wrong noun.

"a group of 7,000 foreigners from 30 nations, who were rescued"; "a unit of the army, set up in 2021". A frame tries
these after the reading of the tree, so that only a phrase of the class that it asks for is taken.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from loaders.extract.clauses import Clause
from loaders.extract.tree import SUBJECTS, own_subject, spread

_FAR = 12  # words before a participle in which its noun may stand
_BESIDE = 2  # words between a noun and a participle that surely describes it
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_POSTPOSED = frozenset({"acl", "relcl", "conj", "advcl"})
_NAMED = frozenset({"NOUN", "PROPN", "NUM"})
_OBJECTS = frozenset({"appos", "conj", "dobj", "nsubj", "ROOT"})


def other_objects(clause: Clause) -> Iterator[tuple[Token, ...]]:
    """Other objects than those of the tree, the likeliest first."""
    verb = clause.head
    if clause.passive:
        yield from _other_subjects(clause)
        if clause.relation in _POSTPOSED and verb.tag_ == "VBN" and _strays(clause):
            yield from _before(clause)
    elif (
        (not clause.objects or clause.complements.get("at"))
        and verb.tag_ in {"VBD", "VB", "VBN"}
        and clause.relation not in {"acl", "relcl"}
    ):
        yield from _behind(clause)


def _strays(clause: Clause) -> bool:
    """Whether a participle stands away from the noun that the tree gives it; *who* may always mean another."""
    own = own_subject(clause.head)
    if own is not None:
        return own.lower_ == "who"
    return all(abs(clause.head.i - token.i) > _BESIDE for token in clause.objects)


def _other_subjects(clause: Clause) -> Iterator[tuple[Token, ...]]:
    """Further subjects that the tree gives the verb, or the verb that governs it."""
    holders = [clause.head, *([clause.parent.head] if clause.parent is not None and clause.relation == "xcomp" else ())]
    for holder in holders:
        for child in holder.children:
            if child.dep_ in SUBJECTS and child not in clause.objects and child.i < holder.i:
                yield spread(child)


def _before(clause: Clause) -> Iterator[tuple[Token, ...]]:
    """The nouns before a participle or relative pronoun, the nearest first, up to the next finite verb."""
    pronoun = next((c for c in clause.head.children if c.tag_ in {"WDT", "WP"}), clause.head)
    sentence = clause.head.sent
    for place in range(pronoun.i - 1, max(sentence.start, pronoun.i - _FAR) - 1, -1):
        token = clause.head.doc[place]
        if token.tag_ in _FINITE:
            return
        if token.pos_ in _NAMED and token.dep_ not in {"compound", "nummod", "poss", "quantmod"}:
            yield (token,)


def _behind(clause: Clause) -> Iterator[tuple[Token, ...]]:
    """The nouns behind an active verb that no preposition governs, up to the next verb: *handed over at X a Y*."""
    verb = clause.head
    for token in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + _FAR)]:
        if token.pos_ in {"VERB", "AUX", "SCONJ", "PART"} or token.text in {";", ":"} or token.dep_ == "mark":
            return
        free = token.pos_ in _NAMED and token.dep_ in _OBJECTS and token not in clause.objects
        if free and _root_of_list(token).dep_ not in {"pobj", "pcomp"}:
            yield spread(token)


def _root_of_list(token: Token) -> Token:
    while token.dep_ in {"conj", "appos"} and token.head != token:
        token = token.head
    return token
