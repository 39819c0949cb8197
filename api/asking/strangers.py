"""Strangers: the words of a question that nothing explains."""

from __future__ import annotations

from collections.abc import Iterator

from api.asking.aggregates import find_uncounted
from api.asking.inquiry import Inquiry
from api.asking.marks import Marked
from api.asking.outlets import is_publisher
from api.asking.roles import Roles

SMALL = frozenset(
    """a an the this that these those of in on at by to for from with about against and or not no is are was were be
    been do does did has have had will would can could should i me my we us you your he she it they them his her its
    their who whom whose what which when where how why as if than s there here any some all please""".split()
)


def list_unread(inquiry: Inquiry) -> Iterator[str]:
    """The words that nothing explains."""
    taken = {p.at for p in inquiry.phrases.all if p.hits or p.crime or is_publisher(p, inquiry.query or "")}
    seizes = any(act.kind in ("asset_seizure", "training", "export_control") for act in inquiry.acts.all)
    uncounted = find_uncounted(inquiry.marked)
    for at, mark in enumerate(inquiry.marked.marks):
        if (
            mark.text in uncounted
            or _is_aside(inquiry, at)
            or _is_addressed(inquiry, at)
            or (mark.kind in ("unknown", "name") and at not in taken and at not in inquiry.phrases.owners)
            or mark.says("question", "why")
            or (not seizes and bool(mark.senses) and all(sense.kind == "goods" for sense in mark.senses))
        ):
            yield mark.text


def _is_addressed(inquiry: Inquiry, at: int) -> bool:
    """Whether a name is only whom something was said to."""
    said = inquiry.query == "statements"
    roles = Roles(inquiry)
    given = [p for p in inquiry.phrases.all if p.at == at]
    return any(roles.find(p, inquiry.query or "") == "aside" or (said and p.role == "to") for p in given)


def _is_aside(inquiry: Inquiry, at: int) -> bool:
    """Whether a word names facts of another type than the question asks for: "what was said about the arrests"."""
    if inquiry.query in ("measures", "offices", None):
        return False
    if inquiry.query == "paths":
        return False
    if inquiry.marked.marks[at].text.lower() == "border" and any(
        p.at == at - 1 and p.role in ("in", "near") for p in inquiry.phrases.all
    ):
        return False
    acts = [act for act in inquiry.acts.all if act.at == at]
    return bool(acts) and all(act.kind is not None and act.query != inquiry.query for act in acts)


def list_content(marked: Marked) -> tuple[str, ...]:
    """All words that say something, where nothing is left that could be asked for."""
    marks = marked.marks
    return tuple(m.text for m in marks if m.kind == "unknown" or (m.kind == "word" and m.text.lower() not in SMALL))
