"""Slots: what stands where in a clause, by the names that frames use (frames/README.md)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from loaders.extract.clauses import Clause
from loaders.extract.tree import complements_of, spread

_COMPLEMENTS = frozenset({"xcomp", "ccomp", "acomp"})
_PARTNERSHIPS = frozenset("collaboration concert conjunction cooperation coordination partnership".split())
_JOINTLY = ("together with", "along with", "alongside", "jointly with", "with")
_NOT_WHOLE = frozenset({"agent", "csubj", "nsubj", "relcl", "advcl", "ccomp", "parataxis", "conj", "cc", "punct"})
_SETTINGS = frozenset({"in", "during", "after", "following"})
_BESIDE = frozenset({"at", "in", "during", "after", "following"})
_DASHES = frozenset("-\u2013/")
_HOSTED = frozenset({"chair", "convene", "co-host", "host", "organise", "organize"})
_STRAYING = frozenset({"to", "into", "under"})
_SUPPORT = frozenset(
    "aid assistance evidence guidance help information intelligence permission tip backing support".split()
)
_JOINING = frozenset("act collaborate cooperate team work".split())
_JOURNEYS = frozenset("arrive be come fly go head land meet return sit stop travel visit".split())
_GROUPS = frozenset({"batch", "group"})
_FRUITS = frozenset(
    "bring culminate discover end expose find free land lead net produce recover result turn uncover yield".split()
)
Slots = Mapping[str, tuple[str, ...]]


def fillers(clause: Clause, slot: str) -> tuple[Token, ...]:
    """What stands in a slot of a clause; `object.to` is what hangs by *to* on the object."""
    slot, _, preposition = slot.partition(":")[0].partition(".")
    if preposition == "poss":
        return tuple(c for head in fillers(clause, slot) for c in head.children if c.dep_ == "poss")
    if preposition:
        return tuple(t for head in fillers(clause, slot) for t in complements_of(head).get(preposition, ()))
    if slot == "subject":
        return clause.subjects
    if slot == "object":
        return clause.objects
    if slot == "whole":  # all that the verb governs, but for who acts and for other clauses
        return tuple(c for c in clause.head.children if c.dep_ not in _NOT_WHOLE and c.lower_ != "according")
    if slot == "number":  # "1,209 arrests"
        return (clause.head,) if any(_counts(child) for child in clause.head.children) else ()
    if slot == "number_of_people":  # "another 12 victims", but not "the two experts"
        return tuple(
            t for t in clause.subjects if t.pos_ == "NUM" or t.lemma_ in _GROUPS or any(map(_counts, t.children))
        )
    if slot == "purpose":  # "flew to X to question him"
        return tuple(c for c in clause.head.children if c.dep_ in {"advcl", "xcomp"} and c.tag_ == "VB")
    if slot == "fruitful":  # "a raid led to"
        return (clause.head,) if clause.relation == "nsubj" and _bore_fruit(clause.parent) else ()
    if slot == "led_by":  # "a course organised by X"
        events = (*clause.objects, *(t for tokens in clause.complements.values() for t in tokens))
        return tuple(t for event in events for t in _doers_of(event))
    if slot == "setting":
        return (clause.head,) if clause.relation in _SETTINGS else ()
    if slot == "coordinated":
        joint = [t for t in clause.complements.get("in", ()) if t.lemma_.lower() in _PARTNERSHIPS]
        return tuple(p for t in joint for p in complements_of(t).get("with", ()))
    if slot == "jointly":
        joining = [c for c in clause.head.children if c.dep_ == "advcl" and c.lemma_.lower() in _JOINING]
        beside = [t for name in _JOINTLY for t in clause.complements.get(name, ())]
        beside += [t for verb in joining for t in complements_of(verb).get("with", ())]
        return (*fillers(clause, "coordinated"), *(t for t in beside if t.lemma_.lower() not in _SUPPORT))
    if slot == "attributive":  # "the decree proposed by the ministry"
        return clause.objects if clause.relation == "acl" else ()
    if slot in {"content", "predicate"}:
        return tuple(t for child in clause.head.children if child.dep_ in _COMPLEMENTS for t in spread(child))
    if slot == "any_predicate":  # "found him guilty", "set them free": the parser hangs it in many ways
        return tuple(w for w in clause.head.subtree if w.pos_ == "ADJ" and clause.head.i < w.i < clause.head.i + 12)
    if slot == "any_filler":
        return (*clause.objects, *(t for tokens in clause.complements.values() for t in tokens))
    if slot == "any_complement":
        names = () if clause.passive else [t for t in clause.objects[-1:] if t.pos_ == "PROPN"]
        strayed = [t for name in names for tokens in complements_of(name).values() for t in tokens]
        return (*(t for tokens in clause.complements.values() for t in tokens), *strayed)
    if slot == "around":  # wherever the parser hung it: on the verb or on its object
        beyond = (t for item in clause.objects for tokens in complements_of(item).values() for t in tokens)
        inside = (t for tokens in clause.complements.values() for t in tokens)
        return (*clause.objects, *inside, *beyond, *fillers(clause, "predicate"))
    if slot == "paired":  # "the Laos-Thailand talks"
        before = clause.head.doc[clause.head.left_edge.i + 1 : clause.head.i]
        return tuple(t for dash in before if dash.text in _DASHES for t in (dash.nbor(-1), dash.nbor(1)))
    if slot == "bare":  # a verb without object
        return () if clause.objects else (clause.head,)
    if slot == "hosts":  # "a dinner hosted by X"
        events = (*clause.objects, *(t for tokens in clause.complements.values() for t in tokens))
        return tuple(host for event in events for host in _hosts(event))
    if slot == "governor":
        return _beside(clause)
    if slot == "above":
        return clause.parent.subjects if clause.parent is not None else ()
    if slot == "any":
        return (*clause.subjects, *clause.objects, *clause.complements.get("for", ()))
    return clause.complements.get(slot, ()) or _strayed(clause, slot)


def _strayed(clause: Clause, preposition: str) -> tuple[Token, ...]:
    """What belongs to the verb, but hangs on the object: *sent a team to Phnom Penh*, *hit the firm with sanctions*."""
    if clause.nominal or clause.passive:
        return ()
    carriers = [t for t in clause.objects[-1:] if t.pos_ == "PROPN" or preposition in _STRAYING]
    return tuple(t for item in carriers for t in complements_of(item).get(preposition, ()) if preposition != "of")


def _hosts(event: Token) -> Iterator[Token]:
    """By whom an event is held, also where the parser hung that on its topic."""
    for word in event.subtree:
        if word.dep_ == "acl" and word.tag_ == "VBN" and word.lemma_ in _HOSTED:
            yield from (t for by in word.children if by.lower_ == "by" for t in by.children if t.dep_ == "pobj")


def _bore_fruit(clause: Clause | None) -> bool:
    return clause is not None and clause.lemma.partition(" ")[0] in _FRUITS


def _doers_of(event: Token) -> Iterator[Token]:
    """By whom an event is given, by a participle somewhere in its phrase."""
    for word in event.subtree:
        if word.dep_ == "acl" and word.tag_ in {"VBN", "VBD"} and word.i > event.i:
            yield from (t for by in word.children if by.lower_ == "by" for t in by.children if t.dep_ == "pobj")


def antecedents(clause: Clause) -> tuple[Token, ...]:
    """The objects; *them* after another verb with an object is that object: *built stations and handed them over*."""
    parent = clause.parent
    joined = clause.relation == "conj" and parent is not None and not parent.passive
    if joined and parent is not None and all(token.lower_ in {"them", "it"} for token in clause.objects):
        return parent.objects or clause.objects
    return clause.objects


def amounts_of(token: Token) -> Iterator[str]:
    """How many a phrase counts: *12 men*, *two of them*; a single one where it is singular."""
    numbers = [token, *token.children] if token.pos_ == "NUM" else list(token.children)
    found = [word.lower_ for word in numbers if word.pos_ == "NUM"]
    yield from found or (["one"] if token.tag_ == "NN" and token.pos_ == "NOUN" else [])


def _beside(clause: Clause) -> tuple[Token, ...]:
    """Who acts at an event that a noun names as the setting: "in talks with Y, X pressed", "X, at talks, said"."""
    head = clause.head
    preposition = head.head if head.dep_ == "pobj" else head
    journey = preposition.lower_ == "for" and clause.parent is not None and clause.parent.lemma in _JOURNEYS
    state = preposition.lower_ == "in" and clause.parent is not None and clause.parent.lemma == "be"
    if state or (preposition.lower_ not in _BESIDE and not journey):  # "are in consultation with" tells of no day
        return ()
    holder = (preposition.head,) if preposition.head.pos_ in {"PROPN", "NOUN"} else ()
    return (*holder, *(clause.parent.subjects if clause.parent is not None else ()))


def _counts(child: Token) -> bool:
    """Whether a word tells how many: *149 arrests*, *several arrests*."""
    return child.dep_ == "nummod" or child.lower_ in {"several", "multiple", "numerous"}
