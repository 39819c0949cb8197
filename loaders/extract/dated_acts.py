"""Dated acts: acts whose day another sentence tells.

The days of the one operation of a text hold for the arrests and seizures in it ("Operation X, which lasted from 21 to
27 November"), and a sentence may date the act before it ("The arrest took place last Thursday").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from loaders.extract.claims import Claim
from loaders.extract.dates import DateMention
from ontology.facts import Span

_OPERATION = re.compile(r"\b(?:operations?|raids?|crackdown|sweep|swoop|action (?:days?|week)|days? of action)\b", re.I)
_PARTS = frozenset({"arrest", "asset_seizure", "rescue", "operation", "border_control"})
_OTHER = re.compile(r"\b(?:so far|to date|since|earlier|previous(?:ly)?|months ago|years ago|last year)\b", re.I)
_TOLD = re.compile(
    r"\bThe (?P<act>arrest|raid|operation|search|bust|seizure|handover|hand-over|transfer|deportation|repatriation"
    r"|extradition|rescue|sentence|verdict|judgment)s?\b[^.;\n]{0,60}?\b(?:took place|came|happened|occurred"
    r"|(?:was|were) (?:made|carried out|conducted|staged|executed|mounted|completed|handed down|given|delivered))\b"
)
_KINDS: Mapping[str, frozenset[str]] = {
    "arrest": frozenset({"arrest"}),
    "seizure": frozenset({"asset_seizure"}),
    "extradition": frozenset({"extradition"}),
    "rescue": frozenset({"rescue"}),
    **dict.fromkeys(("raid", "operation", "search", "bust"), frozenset({"operation"})),
    **dict.fromkeys(("sentence", "verdict", "judgment"), frozenset({"prosecution"})),
    **dict.fromkeys(
        ("handover", "hand-over", "transfer", "deportation", "repatriation"), frozenset({"repatriation", "extradition"})
    ),
}
_FAR = 400  # characters back in which the act stands that a sentence dates


def date_acts(claims: Sequence[Claim], text: str, dates: Sequence[DateMention]) -> list[Claim]:
    """Claims in their order; undated acts with the day that another sentence tells."""
    dated = list(claims)
    for day, kinds, at in _told_days(text, dates):
        index = _act_before(dated, kinds, at)
        if index is not None:
            dated[index] = _with_day(dated[index], day)
    days = {date.value for date in dates if _is_of_operation(text, date)}
    return [_with_day(claim, *days) if len(days) == 1 and _is_part(claim, text) else claim for claim in dated]


def _told_days(text: str, dates: Sequence[DateMention]) -> Iterator[tuple[str, frozenset[str], int]]:
    """Days that a sentence gives to an act told before it."""
    for match in _TOLD.finditer(text):
        sentence = _sentence(text, Span(*match.span()))
        day = next((date for date in dates if match.end() <= date.span.start < sentence.end), None)
        if day is not None:
            yield day.value, _KINDS[match["act"]], match.start()


def _act_before(claims: Sequence[Claim], kinds: frozenset[str], at: int) -> int | None:
    """The last undated act of some kinds before an offset."""
    fits = (
        index
        for index, claim in enumerate(claims)
        if claim.literals.get("kind") in kinds and _is_undated(claim) and at - _FAR <= claim.evidence[0].start < at
    )
    return max(fits, key=lambda index: claims[index].evidence[0].start, default=None)


def _is_part(claim: Claim, text: str) -> bool:
    part = claim.literals.get("kind") in _PARTS and _is_undated(claim)
    return part and not any(_OTHER.search(passage.of(text)) for passage in claim.evidence)


def _is_undated(claim: Claim) -> bool:
    return claim.label == "Measure" and claim.literals.get("status") == "done" and "date" not in claim.literals


def _is_of_operation(text: str, date: DateMention) -> bool:
    """Whether an interval told by its days stands in a sentence about an operation."""
    told = "/" in date.value and any(letter.isdigit() for letter in date.span.of(text))
    return told and _OPERATION.search(_sentence(text, date.span).of(text)) is not None


def _sentence(text: str, span: Span) -> Span:
    start = max(text.rfind(". ", 0, span.start) + 1, text.rfind("\n", 0, span.start) + 1)
    ends = [end for mark in (". ", "\n") if (end := text.find(mark, span.end)) >= 0]
    return Span(start, min(ends, default=len(text)))


def _with_day(claim: Claim, day: str) -> Claim:
    return replace(claim, literals={**claim.literals, "date": day})
