"""Statuses: how far the facts have come that a question asks for: planned, still only proposed, in force."""

from __future__ import annotations

import re
from collections.abc import Mapping

from api.asking.acts import Acts
from api.asking.marks import Mark, Marked
from ontology.terms import read_ontology

_SCHEMES: Mapping[str, str] = {
    "meetings": "meeting-status",
    "measures": "measure-status",
    "agreements": "agreement-status",
}
_SIGNED = re.compile(r"\b(?:any|it|they|those|yet|already) signed\b", re.IGNORECASE)
_GOING_ON = re.compile(
    r"\b(?:currently|at present|at the moment|right now|presently)\b(?: \w+){0,2} \w+ing\b"
    r"|\b(?:do|carry|conduct|tak|go|mak|runn|target|tackl|pursu|undertak)ing\b.*"
    r"\b(?:at present|at the moment|right now|currently|presently)\b",
    re.IGNORECASE,
)
_CARRIED = re.compile(
    r"\b(?:of (?:them|these|those)|ones) (?:were|was|have been|has been|got) (?:\w+ly |ever )?"
    r"(?:carried out|implemented|put into practice|reali[sz]ed)\b",
    re.IGNORECASE,
)
_TO_COME = frozenset({"will", "future", "due", "ahead", "is going to", "are going to"})


def find_statuses(marked: Marked, acts: Acts, query: str) -> tuple[str, ...]:
    """The codes of the statuses that a question asks for."""
    codes = read_ontology().schemes[_SCHEMES[query]] if query in _SCHEMES else {}
    found = []
    for at, mark in enumerate(marked.marks):
        for sense in mark.senses:
            if sense.kind == "status" and sense.value in codes and _qualifies(marked, acts, at, sense.value, query):
                found.append(sense.value)
                break
    if query == "measures" and _CARRIED.search(marked.text):
        found = ["done"]
    if query == "measures" and not found and _GOING_ON.search(marked.text):
        found.append("ongoing")
    return tuple(found)


def find_denied(marked: Marked, query: str) -> tuple[str, ...]:
    """The codes of the statuses that facts must not have: "agreements that are not in force"."""
    codes = read_ontology().schemes[_SCHEMES[query]] if query in _SCHEMES else {}
    denied = (mark.value_of("denied") for mark in marked.marks)
    return tuple(dict.fromkeys(code for code in denied if code in codes and code is not None))


def _qualifies(marked: Marked, acts: Acts, at: int, status: str, query: str) -> bool:
    """Whether a word for a status says how far things are, and is not the verb of the question."""
    marks, word = marked.marks, marked.marks[at].text.lower()
    if any(m.says("except") for m in marks[max(0, at - 2) : at]) or (status == "planned" and _is_negated(marks, at)):
        return False
    if word in ("carried out", "carry out"):
        return at + 1 < len(marks) and marks[at + 1].says("conj", "or")
    if len(word.split()) > 1 and status != "planned":
        return True
    if marks[at].says("kind") and not acts.is_verb(at) and query == "agreements":
        return False  # a plan is a kind of agreement
    if status == "planned" and word in _TO_COME:
        return word != "will" or any(act.at > at and act.verb for act in acts.all)
    if word.startswith("ratif") and acts.is_verb(at) and not _stands_at_noun(marks, acts, at):
        return False  # "has X ratified the treaty"
    if status in ("signed", "agreed", "done") and _is_main_verb(marked, at):
        return False  # "has Laos signed agreements"
    if status in ("planned", "proposed", "ongoing", "in_force", "approved") or _stands_at_noun(marks, acts, at):
        return True
    if status == "signed":
        return not any(m.says("question", "when") for m in marks) and _SIGNED.search(marked.text) is not None
    return status == "done" and word not in ("done", "do", "enforced")


def _stands_at_noun(marks: tuple[Mark, ...], acts: Acts, at: int) -> bool:
    """Whether a word stands as an adjective: before its noun, or beside another status."""
    after = marks[at + 1] if at + 1 < len(marks) else None
    nouns = {act.at for act in acts.all if not act.verb}
    if at + 1 in nouns:
        return True
    if after is not None and (after.kind in ("crime", "name") or after.says("counted")) and at + 2 in nouns:
        return True
    beside = at > 0 and marks[at - 1].says("conj", "or")
    return beside or (after is not None and after.text.lower() in ("one", "ones", "or"))


def _is_main_verb(marked: Marked, at: int) -> bool:
    """Whether a participle has its subject or auxiliary right before it."""
    mark = marked.marks[at]
    before = marked.marks[at - 1] if at > 0 else None
    if before is None or "," in marked.gap(mark) or marked.tokens[mark.start - 1].possessive:
        return False
    if before.kind in ("name", "unknown"):
        return before.named is None or before.named.form != "demonym"
    return before.says("question", "who") or marked.tokens[before.end - 1].folded in ("has", "have", "had")


def _is_negated(marks: tuple[Mark, ...], at: int) -> bool:
    return "not" in [m.text.lower() for m in marks[max(0, at - 2) : at]]
