"""Status: whether an act is done, ongoing, approved, planned or proposed, from the grammar around its clause."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import yaml
from spacy.tokens import Token

from loaders.extract.clauses import Clause

_FUTURE = frozenset({"will", "shall", "would", "'ll", "wo", "’ll"})
_POSSIBLE = frozenset({"may", "might", "could", "can", "ca"})
_DUTY = frozenset({"should", "must", "ought"})
_JOURNEYS = frozenset("arrive come fly go lead travel visit".split())  # to X to meet Y
_UNITING = frozenset("act collaborate cooperate coordinate join mobilise mobilize partner team unite work".split())
_SENDING = frozenset("charter deploy dispatch send".split())
_FICTION = frozenset("book comedy drama episode film game movie novel play series show thriller".split())
_TALKS = frozenset("call confer consult discuss have hold meet negotiate receive see speak talk".split())
_STEPS = frozenset({"measure", "step", "action"})
_OCCASIONS = frozenset({"when", "whenever", "before", "until", "once", "after", "where"})
_GOVERNED_NOUNS = frozenset({"dobj", "nsubjpass", "attr", "oprd", "for", "nsubj"})
_HEARSAY = frozenset({"accusation", "allegation", "claim", "rumor", "rumour", "speculation", "suggestion"})
_ADVANCED = ("ongoing", "done")


class Status(NamedTuple):
    """The status of an act; where `value` is None, `reason` says why the act is no fact."""

    value: str | None
    reason: str = ""


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    """Kind of word -> word -> what it says of the act it governs."""
    table = yaml.load(
        files("loaders.extract").joinpath("frames/status.yaml").read_text(encoding="utf-8"), yaml.BaseLoader
    )
    words: dict[str, dict[str, str]] = {"verbs": {}, "nouns": {}, "adjectives": {}, "prepositions": {}}
    for name in ("conditions", "tellings", "settings"):
        words[name] = dict.fromkeys(table.pop(name), name)
    for status, lists in table.items():
        for kind, items in lists.items():
            for item in items:
                words[kind].setdefault(item, status)
    return words


def read_status(clause: Clause) -> Status:
    """The status of the act that a clause tells."""
    if clause.negated and not _no_longer(clause):
        return Status(None, "negated")
    if _conditional(clause):
        return Status(None, "only a condition")
    told = (clause, clause.parent) if clause.relation == "conj" and clause.parent is not None else (clause,)
    if any(token.lemma_.lower() in _FICTION for one in told for token in one.complements.get("in", ())):
        return Status(None, "in fiction")
    own = _own_status(clause)
    if own.value is None:
        return own
    return _governed(clause, own)


def is_order(clause: Clause) -> bool:
    """Whether a clause orders what hangs on it: who orders takes the measure that others carry out."""
    lemma = clause.head.lemma_.lower()
    return _words()["verbs"].get(lemma) == "approved" or lemma in {"propose", "recommend", "suggest", "want"}


def read_mentioned(clause: Clause) -> Status:
    """The status of an act that a noun tells wherever it stands: "at the talks", "the treaty covers"."""
    if not clause.nominal or clause.relation == "light" or clause.parent is None:
        return read_status(clause)
    own = _noun_status(clause)
    if clause.negated or clause.relation not in _GOVERNED_NOUNS:
        return Status(None, "negated") if clause.negated else own
    said = _verb_word(clause.parent, default="stop")
    above = read_status(clause.parent)
    if said in {"dropped", "others"} or above.value is None:
        return Status(None, above.reason or f"{said}: {clause.parent.lemma}")
    return (
        own if said in {"stop", "done"} and above.value == "done" else Status(above.value if said == "stop" else said)
    )


def _own_status(clause: Clause) -> Status:
    if clause.nominal and clause.relation != "light":
        return _noun_status(clause)
    if clause.relation == "root" and clause.head.tag_ == "VBG" and not (clause.auxiliaries or clause.surface):
        return Status(None, "a heading")
    if clause.auxiliaries & _DUTY:
        return Status(None, "a duty or a wish")
    if clause.auxiliaries & _POSSIBLE:
        return Status(None, "only possible")
    if clause.auxiliaries & _FUTURE:
        return Status("planned")
    if clause.progressive or (clause.parent is not None and clause.relation == "light" and clause.parent.progressive):
        return Status("ongoing")
    return Status("done")


def _noun_status(clause: Clause) -> Status:
    adjectives = [c.lower_ for c in clause.head.children if c.dep_ in {"amod", "acl"}]
    for word in adjectives:
        status = _words()["adjectives"].get(word)
        if status:
            return Status(status)
    return Status("done")


def _governed(clause: Clause, own: Status) -> Status:
    """What the clauses above say; the nearest that says something decides."""
    below = clause
    while (parent := below.parent) is not None:
        said = _said(below)
        if said == "pass":
            below = parent
            continue
        if said == "stop":
            return own
        above = read_status(parent)
        if said in {"dropped", "others"}:
            return Status(None, f"{said}: {parent.lemma}")
        if above.value is None:
            return above
        if said in {"inherit", "done"}:
            return above if above.value != "done" else own
        return Status(said)
    return own


def _said(below: Clause) -> str:
    """What the parent of a clause says of it: a status, dropped, others, inherit, pass or stop."""
    parent, relation, head = below.parent, below.relation, below.head
    assert parent is not None
    words = _words()
    if relation == "light":
        return "inherit"
    if below.nominal:
        return _said_of_noun(relation, parent, _has_agent(head) and relation == "inside")
    if relation in {"acl", "relcl"} and below.infinitive:
        noun = head.head.lemma_.lower()
        if noun in _STEPS and parent.head.lemma_ == "take":
            return "inherit"
        return words["nouns"].get(noun, "planned" if below.passive else "dropped")  # "a unit to be formed"
    if relation == "acl" and head.head.lemma_.lower() in _HEARSAY and any(c.lower_ == "that" for c in head.children):
        return "dropped"
    if relation == "pcomp":
        return _pcomp(below, parent)
    if relation == "xcomp" or (relation == "ccomp" and below.infinitive):
        if parent.head.lemma_ == "be":
            adjective = next((c.lower_ for c in parent.head.children if c.dep_ == "acomp"), "")
            if any(token.lower_ == "hand" for token in parent.complements.get("on", ())):  # "was on hand to greet X"
                return "inherit"
            return words["adjectives"].get(adjective, "dropped" if adjective else "planned")
        if below.lemma.startswith("stop "):
            return "inherit"
        said = _verb_word(parent, default="inherit")
        if said == "planned" and _other_subject(below, parent):
            return "others"
        return said
    if relation == "ccomp":
        said = _verb_word(parent, default="stop")
        subjunctive = head.tag_ == "VB" and not below.auxiliaries
        if said in {"others", "dropped"}:
            return said if said == "others" or parent.head.lemma_ == "deny" else "stop"
        return said if subjunctive or said == "proposed" else "stop"
    if relation == "advcl":
        journey = below.lemma in _TALKS and parent.head.lemma_ in _JOURNEYS
        first = parent.head.lemma_ == "become"  # "became the first to ratify"
        joined = parent.head.lemma_ in _UNITING and parent.head.tag_ in {"VBD", "VBN"}  # "joined forces to dismantle"
        sent = parent.head.lemma_ in _SENDING and bool(parent.objects)  # "sent a plane to bring them home"
        aim = any(c.lower_ == "that" and c.dep_ == "mark" for c in head.children)  # "so that the rings are dismantled"
        return "inherit" if journey or first or joined or sent else "dropped" if below.infinitive or aim else "stop"
    if relation == "relcl" and _habitual(below):
        return "inherit"  # "investigations that lead to arrests" are as planned as the investigations
    if relation == "conj" and below.infinitive and parent.infinitive:
        return "pass"
    if relation == "conj" and not below.surface:
        return "pass"
    return "pass" if relation == "conj" and not below.auxiliaries and head.tag_ in {"VBG", "VB"} else "stop"


def _has_agent(noun: Token) -> bool:
    """Whether a noun says by whom the act was done: *the handover by Thai police of 61 suspects*, *a raid by Laos*."""
    return any(child.lower_ == "by" for child in noun.children) and any(c.dep_ == "det" for c in noun.children)


def _said_of_noun(relation: str, parent: Clause, told_with_agent: bool) -> str:
    """What the verb says of an act that a noun names; an act that is only talked about is none."""
    words = _words()
    if relation in {"dobj", "nsubjpass", "attr", "oprd", "nsubj"}:
        told = "stop" if parent.head.lemma_.lower() in words["tellings"] or _took_place(parent) else "dropped"
        return _verb_word(parent, default=told)
    if relation == "for":
        called = words["verbs"].get(parent.lemma + " for") or words["verbs"].get(parent.head.lemma_)
        return "others" if called == "others" else "dropped"
    if relation in {"in", "to", "with"}:
        return "inherit"
    return "stop" if relation in words["settings"] or told_with_agent else "dropped"


def _took_place(parent: Clause) -> bool:
    """Whether a clause says that its subject happened: *the handover took place*, *the raid occurred*."""
    place = any(token.lower_ == "place" for token in parent.objects)
    return parent.head.lemma_ in {"occur", "happen"} or (parent.head.lemma_ == "take" and place)


def _verb_word(parent: Clause, default: str) -> str:
    verbs = _words()["verbs"]
    return verbs.get(parent.lemma) or verbs.get(parent.head.lemma_.lower()) or default


def _other_subject(below: Clause, parent: Clause) -> bool:
    return bool(below.surface and parent.objects and below.surface == parent.objects and not parent.passive)


def _pcomp(below: Clause, parent: Clause) -> str:
    preposition = below.head.head
    while preposition.dep_ == "conj" and preposition.head != preposition:
        preposition = preposition.head
    name = preposition.lower_
    noun = preposition.head.lemma_.lower()
    words = _words()
    if name == "of" and noun in words["nouns"]:
        return words["nouns"][noun]
    if name == "on" and preposition.head.pos_ == "VERB":
        return _verb_word(parent, default="dropped")
    if preposition.head.pos_ == "NOUN" and name in {"of", "in", "on", "to", "at", "about", "towards", "for"}:
        return "dropped"
    if name == "in" and parent.lemma not in {
        "succeed",
        "result",
        "participate",
        "engage",
        "join",
        "assist",
        "help",
        "end",
    }:
        return "dropped"
    if name == "to":
        return _verb_word(parent, default="dropped")
    if name in {"including", "by", "after", "in", "with", "on", "upon", "of", "following", "since"}:
        return "inherit"
    return words["prepositions"].get(name, "dropped")


def _conditional(clause: Clause) -> bool:
    if clause.relation == "conj" and clause.parent is not None and clause.parent.relation != "root":
        return _conditional(clause.parent)
    marks = {
        child.lower_ for child in clause.head.children if child.dep_ in {"mark", "advmod"} and child.i < clause.head.i
    }
    due = clause.head.lemma_ == "be" and any(c.dep_ == "xcomp" for c in clause.head.children)  # "is to be set up"
    if clause.relation == "relcl" and not due and _habitual(clause) and _has_relative_preposition(clause):
        return True  # "an agreement under which migrants are returned"
    if clause.relation in {"ccomp", "xcomp"} and "how" in marks:
        return True
    return bool(marks & _words()["conditions"].keys()) or (bool(marks & _OCCASIONS) and _habitual(clause))


def _has_relative_preposition(clause: Clause) -> bool:
    prepositions = [child for child in clause.head.children if child.dep_ == "prep"]
    return any(item.tag_ in {"WDT", "WP"} for preposition in prepositions for item in preposition.children)


def _habitual(clause: Clause) -> bool:
    """Whether a clause is told in the simple present: *when suspects are arrested*, *before they enter*."""
    if clause.lemma == "be" and any(c.dep_ == "xcomp" and c.tag_ == "VB" for c in clause.head.children):
        return False  # "where he is to meet X"
    forms = [c.tag_ for c in clause.head.children if c.dep_ in {"aux", "auxpass"}] or [clause.head.tag_]
    return forms[0] in {"VBZ", "VBP"} and not clause.progressive and "have" not in clause.auxiliaries


def _no_longer(clause: Clause) -> bool:
    return any(c.lower_ == "longer" for c in clause.head.children)
