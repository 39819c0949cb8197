"""Kinds: which kinds of measure or agreement a question asks for, and which it leaves out."""

from __future__ import annotations

from api.asking.acts import Act
from api.asking.inquiry import Inquiry

_SUPPLIES = ("power_cut", "internet_cut", "fuel_cut")


def find_kinds(inquiry: Inquiry, query: str) -> tuple[list[str], list[str]]:
    """The codes of kinds that hold, and of those that are excepted."""
    found: dict[str, None] = {}
    excepted: dict[str, None] = {}
    main_kind = inquiry.main.kind if inquiry.main and inquiry.main.query == query else None
    for act in inquiry.acts.all:
        if act.kind is None or act.query != query:
            continue
        if _is_denied(inquiry, act):
            excepted[act.kind] = None
        elif main_kind is None or act.kind == main_kind or _is_coordinated(inquiry, act):
            found[act.kind] = None
    if query == "measures" and not found and not excepted and any(m.says("cutting") for m in inquiry.marked.marks):
        bodies = (h for p in inquiry.phrases.all if p.role == "object" for h in p.hits if h.label == "Organization")
        found = {"bank_control": None} if any(bodies) else dict.fromkeys(_SUPPLIES)  # "what was cut in X"
    return list(found), list(excepted)


def _is_denied(inquiry: Inquiry, act: Act) -> bool:
    for mark in reversed(inquiry.marked.marks[: act.at]):
        if mark.says("except") or mark.text.lower() == "neither":
            return True
        if not (mark.says("function") or mark.says("conj") or mark.says("kind")):
            return False
    return False


def _is_coordinated(inquiry: Inquiry, act: Act) -> bool:
    """Whether a kind is joined to the main one: "arrests and prosecutions"."""
    assert inquiry.main is not None
    first, last = sorted((inquiry.main.at, act.at))
    between = inquiry.marked.marks[first + 1 : last]
    if not between and "," not in inquiry.marked.gap(inquiry.marked.marks[last]):
        return False
    return all(m.says("conj") or m.says("kind") or m.text.lower() in ("the", "any", "all") for m in between)
