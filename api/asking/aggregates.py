"""Aggregates: whether a question asks for facts, their number, the first or last, or what there is most of."""

from __future__ import annotations

import re
from collections.abc import Mapping

from api.asking.acts import Acts
from api.asking.marks import Marked
from api.asking.values import Value

_TAG = re.compile(
    r"[,:;] ?(?:right|correct|is that so|(?:is (?:it|this|that) )?true(?: or (?:not|false))?|yes or no|isn't it"
    r"|is it not|didn't \w+|hasn't \w+|did (?:it|this|that) (?:really )?happen)\W*$",
    re.IGNORECASE,
)
_ASKED_BACK = re.compile(
    r", (?:has|have|had|did|do|does|is|are|was|were|will)(?:n't)? (?:they|he|she|it|there|we|anyone)\W*$", re.IGNORECASE
)
_WHETHER = re.compile(r"\W*(?:whether|if|(?:have you )?got any(?:thing|one)?)\b", re.IGNORECASE)
_AMOUNT = re.compile(
    r"\bhow (?:many|much) (?:\w+ )?(?:tons|tonnes|kilos?|kilograms|kg|pounds|dollars|baht|yuan|euros|money|worth)\b",
    re.I,
)
_COMMONEST = re.compile(
    r"\b(?:commonest|(?:most |more )?(?:common|usual|frequent|typical|prevalent)|top)\s+(?:kind of |type of )?"
    r"(?:measure|agreement|step|action|response|punishment)s?\b"
)
_AUX = frozenset(
    "did has have had is are was were do does will can didn hasn haven isn aren wasn weren doesn don won".split()
)


def choose_aggregate(marked: Marked, query: str, filters: Mapping[str, tuple[Value, ...]], acts: Acts) -> str | None:
    """The aggregate of a question; None where it asks for the facts themselves."""
    if query == "compare":
        return None
    if counted := _most(marked, query, filters):
        return counted
    if any(mark.says("count") for mark in marked.marks):
        return None if _AMOUNT.search(marked.text) else "count"
    if any(mark.says("exists") for mark in marked.marks):
        return "exists"
    for name in ("first", "last"):
        if any(mark.says(name) for mark in marked.marks):
            return name
    return "exists" if _asks_whether(marked, query, acts) else None


def _most(marked: Marked, query: str, filters: Mapping[str, tuple[Value, ...]]) -> str | None:
    marks = marked.marks
    text = marked.text.lower()
    found = [at for at, mark in enumerate(marks) if mark.says("most") and not _idle(marked, at)]
    if not found:
        return None
    more = all(marks[at].text.lower().startswith("more") for at in found)
    if more and not (any(m.says("than") or m.says("conj", "or") for m in marks)):
        return None
    if find_uncounted(marked):
        return None
    for at, mark in enumerate(marks):
        if mark.says("counted") and mark.value_of("counted") != "unsupported" and _is_asked(marked, at):
            return f"most:{mark.value_of('counted')}"
    if any(mark.says("question", "where") for mark in marks):
        return None  # places are not counted
    if (rivals := _rivals(filters)) and any(mark.says("than") for mark in marks):
        return "most:country" if all(value.label == "Country" for value in rivals) else "most:person"
    if re.search(r"\btop (?:\w+ )?(?:countries|states|governments|nations)\b", text):
        return "most:country"
    if _COMMONEST.search(text):
        return "most:kind"
    if query in ("meetings", "agreements") and re.search(r"\bpartners?\b", text):
        return "most:country"
    if re.search(r"\bwhen\b|\bwhat time\b", text):
        return "most:month"
    if re.match(r".*\bwhat (?:\w+ )?(?:does|do|did|has|have|is|are|was)\b", text) and "who" not in text:
        return "most:kind"
    if (
        re.search(r"\b(?:measure|agreement|step|action)s?\b", text)
        and not re.search(r"\b(?:who|whom|which (?:country|state))\b", text)
        and "by" in filters
    ):
        return "most:kind"
    actors = [value for name in ("by", "who", "party") for value in filters.get(name, ())]
    if re.search(r"\bwhom?\b", text) or any(mark.text.lower().startswith("top") for mark in marks):
        several = any(mark.says("conj", "or") for mark in marks) and len(actors) > 1
        return "most:country" if several and all(value.label == "Country" for value in actors) else "most:person"
    if any(mark.says("than") or mark.says("conj", "or") for mark in marks) and len(actors) > 1:
        return "most:country" if all(value.label == "Country" for value in actors) else "most:person"
    return (
        "most:kind"
        if query in ("measures", "agreements") and re.search(r"\bcommon|\bfrequent|\bkind|\btype", text)
        else "most:country"
    )


def _rivals(filters: Mapping[str, tuple[Value, ...]]) -> tuple[Value, ...]:
    """Those who are compared: several in one filter of actors, or the one whose partners are counted."""
    actors = [filters[name] for name in ("by", "party", "who") if name in filters]
    return max(actors, key=len, default=())


def find_uncounted(marked: Marked) -> tuple[str, ...]:
    """The words of a superlative over things that are not counted: "which crime ... most"."""
    marks = marked.marks
    if fewest := tuple(mark.text for mark in marks if mark.says("fewest")):
        return fewest
    if not any(mark.says("most") for mark in marks):
        return ()
    for at, mark in enumerate(marks):
        asked = mark.value_of("counted") == "unsupported" and any(
            m.says("question") for m in marks[max(0, at - 2) : at]
        )
        if asked or mark.says("question", "where"):
            return (mark.text, *(m.text for m in marks if m.says("most")))
    return ()


def _idle(marked: Marked, at: int) -> bool:
    """Whether a superlative only colours the question: "at most", "most recent" has its own entry."""
    return at > 0 and marked.marks[at - 1].text.lower() in ("at", "more than")


def _is_asked(marked: Marked, at: int) -> bool:
    """Whether a thing is what the superlative is over: asked for by which or what, or itself the most."""
    mark = marked.marks[at]
    before = marked.marks[max(0, at - 3) : at]
    if any(m.says("question") for m in before) or at == 0:
        return True
    if re.search(r"\b(?:by|per)\s+$", marked.text[: marked.tokens[mark.start].start]):
        return True
    plain = mark.text.lower() in ("people", "persons", "individuals", "officials", "countries", "states")
    return any(m.says("most") for m in before) and not plain


def _asks_whether(marked: Marked, query: str, acts: Acts) -> bool:
    """Whether a question begins with its verb, or asks for any."""
    marks, tokens = marked.marks, marked.tokens
    if not tokens:
        return False
    if _WHETHER.match(marked.text) or _TAG.search(marked.text) or _ASKED_BACK.search(marked.text):
        return True
    for at, mark in enumerate(marks):
        first = tokens[mark.start]
        opens = at == 0 or any(sign in first.gap for sign in ",:;-–.")
        if mark.says("question") and not _is_relative(marked, at):
            return False
        if opens and first.folded in _AUX and not (at > 0 and any(act.at < at and act.weight > 1 for act in acts.all)):
            return True
        if (
            opens
            and not mark.says("except")
            and first.folded in ("any", "anything", "anyone")
            and query not in ("timeline",)
        ):
            return True
    return False


def _is_relative(marked: Marked, at: int) -> bool:
    """Whether a question word opens a relative clause: "reports that mention", "officials who"."""
    return (
        at > 0
        and marked.marks[at].text.lower() in ("who", "which", "whom", "whose", "when", "where")
        and marked.marks[at - 1].kind == "word"
        and (
            marked.marks[at - 1].says("state_body")
            or marked.marks[at - 1].says("noun")
            or marked.marks[at - 1].says("counted")
        )
    )
