"""The tree: small readings of a dependency tree that every layer above shares."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_JOINTLY = frozenset({"along", "jointly", "together"})
_LISTS = frozenset({"including", "include", "such", "like", "namely", "as"})
_ACTING = frozenset("police court authority officer prosecutor customs troop soldier army investigator".split())


def spread(token: Token) -> tuple[Token, ...]:
    """A token and what is coordinated with it: *Laos and Myanmar*."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ not in {"VERB", "AUX"}:
            found.extend(spread(child))
    return tuple(found)


def members(token: Token) -> Iterator[Token]:
    """What a phrase lists: *suspects, including A and B*, *two men, A and B*, *places such as C*."""
    for child in token.children:
        if child.dep_ == "appos":
            yield from spread(child)
        elif child.dep_ in {"prep", "advcl", "acl"} and child.lemma_.lower() in _LISTS:
            for item in child.children:
                if item.dep_ in {"pobj", "dobj"}:
                    yield from spread(item)
                elif item.dep_ == "prep":
                    yield from (leaf for inner in item.children if inner.dep_ == "pobj" for leaf in spread(inner))


def complements_of(token: Token) -> dict[str, list[Token]]:
    """The objects of the prepositions that hang on a token."""
    found: dict[str, list[Token]] = {}
    for child in token.children:
        if child.dep_ in {"prep", "agent", "dative"}:
            _add_objects(child, found)
        elif child.pos_ == "PROPN" and any(c.lower_ == "to" and c.dep_ == "aux" for c in child.children):
            found.setdefault("to", []).extend(spread(child))  # a name taken for an infinitive
    return found


def _both(first: Token) -> tuple[Token, ...]:
    """What *between* joins; a second name that the parser took for a subject counts: *a meeting between A and B is*."""
    found = spread(first)
    rest = list(first.sent[first.i + 1 - first.sent.start :])[:3]
    if len(found) > 1 or not rest or rest[0].lower_ != "and":
        return found
    second = next((token for token in rest[1:] if token.pos_ != "DET"), None)
    return (*found, *spread(second)) if second is not None and second.pos_ == "PROPN" else found


def _add_objects(preposition: Token, found: dict[str, list[Token]]) -> None:
    adverb = next((c.lower_ for c in preposition.children if c.lower_ in _JOINTLY), "")
    name = f"{adverb} {preposition.lower_}".strip()
    for child in preposition.children:
        if child.dep_ in {"pobj", "pcomp"}:
            found.setdefault(name, []).extend(spread(child) if name != "between" else _both(child))
        elif child.dep_ == "prep":  # "together with", "because of"
            for item in child.children:
                if item.dep_ in {"pobj", "pcomp"}:
                    found.setdefault(f"{name} {child.lower_}", []).extend(spread(item))
        elif child.dep_ == "conj" and child.pos_ == "ADP":
            _add_objects(child, found)


def is_predicate(token: Token) -> bool:
    """Whether a token heads a clause."""
    if swallowed_subject(token):
        return True
    if token.pos_ == "AUX":
        return token.dep_ in {"ROOT", "conj", "ccomp", "relcl", "advcl"}
    return (
        token.pos_ == "VERB"
        and token.dep_ not in {"amod", "compound", "aux", "auxpass", "prep", "case", "pobj"}
        and " " not in token.text
    )


def own_subject(verb: Token) -> Token | None:
    """The subject among those that the parser found; one behind a relative clause is that clause's object."""
    found = [child for child in verb.children if child.dep_ in SUBJECTS]
    before = [child for child in found if child.i < verb.i]
    for one, other in pairwise(before):
        if any(child.dep_ == "relcl" and child.i < other.i for child in one.children):
            return one
    return before[-1] if before else (found[0] if found else None)


def swallowed_subject(verb: Token) -> Token | None:
    """The subject of a verb that was taken for an adjective: *The Ministry charged Li and others*."""
    noun = verb.head
    if verb.dep_ != "amod" or verb.tag_ not in {"VBD", "VBN"} or noun.i < verb.i:
        return None
    if noun.dep_ == "dobj" and noun.head.pos_ in {"PROPN", "NOUN"} and noun.head.i < verb.i:
        return noun.head  # only a verb has objects
    if noun.dep_ == "dobj" and noun.head.lemma_ == "have" and noun.head.i == verb.i - 1:  # "have frozen assets"
        return own_subject(noun.head)
    remark = noun.dep_ == "appos" and noun.head.dep_ == "ROOT" and noun.head.pos_ == "PROPN" and verb.tag_ == "VBD"
    if remark and verb.nbor(-1).text == ",":  # "Lao police, in a raid on 3 March, seized heroin"
        return noun.head
    infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in noun.head.children)
    if noun.dep_ == "nsubj" and noun.head.dep_ == "ROOT" and infinitive:  # "X ordered banks to close accounts"
        before = [c for c in noun.children if c.i < verb.i and c.dep_ in {"compound", "nmod", "amod"}]
        return before[-1] if before and before[-1].pos_ == "PROPN" else None
    if noun.dep_ != "ROOT" and (noun.head.dep_ != "ROOT" or noun.head.pos_ in {"VERB", "AUX"}):
        return None
    before = [
        c
        for c in (*noun.children, *verb.children)
        if c.i < verb.i and (c.dep_ in {"nmod", "compound", "amod", "nsubj"} or c.i == verb.i - 1)
    ]
    last = max(before, key=lambda c: c.i, default=None)
    return last if last is not None and (last.pos_ == "PROPN" or last.lemma_.lower() in _ACTING) else None
