"""Sittings: the meetings of a document, each filled from every sentence that speaks of it.

"Talks were held in X on Monday." "Y led the Lao side at the talks." "The two sides discussed Z." are one meeting.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from loaders.extract.claims import Claim, Mention
from loaders.extract.clauses import Clause
from loaders.extract.events import load_frames
from loaders.extract.occasions import covered, dates_agree, same_side, specific
from loaders.extract.roles import country_of, unique

SEATS = frozenset({"attended", "attending", "co_chaired", "drew", "in_attendance", "present_too", "side_led"})
_BESIDES = frozenset({"in_attendance", "present_too"})  # rules that add somebody to a meeting told before
_NEW = frozenset({"a", "an", "any", "some"})
_DEFINITE = frozenset({"the", "this", "that", "these", "it", "one", "its", "they", "both"})
_OTHERS = frozenset(
    "another earlier forthcoming last later next other preceding previous prior separate subsequent upcoming".split()
)
_AFTERWARDS = frozenset({"after", "following", "before", "since"})
_WINDOW = 2  # paragraphs after which "the meeting" is no longer the one told before
_ABROAD = frozenset({"visit", "received", "at_talks", "invited", "reviewed_together"})  # no meeting within one state


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting as told so far; `last` is where the text spoke of it last, `apart` whether each partner came alone."""

    claim: Claim
    last: int
    apart: bool

    @property
    def present(self) -> tuple[Mention, ...]:
        """Who takes part."""
        return self.claim.roles["participant"]

    @property
    def is_open(self) -> bool:
        """Whether only one side, the day or the place is told so far."""
        return len(self.present) < 2


class Sittings:
    """The meetings of one document in reading order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._told: list[Sitting] = []

    @property
    def met(self) -> tuple[Claim, ...]:
        """The meetings of two sides so far, the one spoken of last at the end."""
        told = sorted((sitting for sitting in self._told if not sitting.is_open), key=lambda sitting: sitting.last)
        return tuple(sitting.claim for sitting in told)

    def add(self, claim: Claim, clause: Clause) -> None:
        """Take in what a clause tells of a meeting: of one told before, or of a new one."""
        present = specific(claim.roles.get("participant", ()))
        if clause.nominal and _preposition(clause.head) in _AFTERWARDS and len(present) < 2:
            present = ()  # "after the talks, the spokesman said"
        claim = replace(claim, roles={**claim.roles, "participant": present})
        end = claim.evidence[0].end
        for place in reversed(range(len(self._told))):
            sitting = self._told[place]
            if self._is_near(sitting, claim) and _goes_on(sitting, claim, clause):
                self._told[place] = Sitting(_joined(sitting.claim, claim), end, sitting.apart or is_apart(clause))
                return
        told = claim.literals.get("date") and not _points_back(claim, clause) and not _is_background(clause)
        if (present and claim.rule not in _BESIDES) or len(present) > 1 or told:
            self._told.append(Sitting(claim, end, is_apart(clause)))

    def close(self) -> tuple[list[Claim], list[Claim]]:
        """The meetings of two sides, and those of which too little was told."""
        told: list[Claim] = []
        short: list[Claim] = []
        for sitting in self._told:
            found = list(_meetings(sitting))
            told += found
            short += [] if found else [sitting.claim]
        return told, short

    def _is_near(self, sitting: Sitting, claim: Claim) -> bool:
        return self._text.count("\n\n", sitting.last, claim.evidence[0].end) <= _WINDOW


def sides(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The states and international bodies for which people sit at a table."""
    return unique(country_of(mention) if mention.country else mention for mention in mentions)


def is_definite(token: Token) -> bool:
    """Whether a phrase points back: *the talks*, *it*, *this meeting*."""
    return token.lower_ in _DEFINITE or any(child.lower_ in _DEFINITE for child in token.children)


def is_apart(clause: Clause) -> bool:
    """Whether somebody saw several one after the other: "separate talks with", "met separately with"."""
    words = {c.lower_ for c in clause.head.children}
    words |= {c.lower_ for c in clause.parent.head.children} if clause.relation == "light" and clause.parent else set()
    return bool(words & {"separate", "separately"})


def _goes_on(sitting: Sitting, claim: Claim, clause: Clause) -> bool:
    """Whether a clause speaks of a meeting told before: nothing differs, and it points back."""
    literals = sitting.claim.literals
    if literals["status"] != claim.literals["status"] or not _places_agree(sitting.claim, claim):
        return False
    if not dates_agree(literals.get("date"), claim.literals.get("date")):
        return False
    present = claim.roles["participant"]
    points = _points_back(claim, clause)
    if len(present) > 1:
        return points and (sitting.is_open or covered(present, sitting.present) or _is_pair(present, sitting.present))
    if not present or sitting.is_open:
        return points
    return points and (claim.rule in SEATS or any(same_side(present[0], other) for other in sitting.present))


def _is_pair(present: Sequence[Mention], seated: Sequence[Mention]) -> bool:
    """Whether "the two sides" are two people at a table, of one of whom the state is unknown."""
    chained = len(present) == len(seated) == 2 and all(m.label == "Country" for m in present)
    return chained and covered(present, [m for m in seated if m.country]) and any(not m.country for m in seated)


def _points_back(claim: Claim, clause: Clause) -> bool:
    """Whether a clause goes on about a meeting: by *the talks*, *the two sides*, or who led a side."""
    named = [clause.head] if clause.nominal else [*clause.objects, *clause.subjects]
    named += [] if clause.nominal else [t for tokens in clause.complements.values() for t in tokens]
    words = {child.lower_ for token in named for child in token.children}
    encounters = load_frames().classes["encounter"].heads | {"it", "one"}
    definite = any(is_definite(token) for token in named if {token.lemma_.lower(), token.lower_} & encounters)
    seated = claim.rule in SEATS or any(mention.rule == "chain" for mention in claim.roles["participant"])
    new = any({c.lower_ for c in token.children} & _NEW for token in named if token.lemma_.lower() in encounters)
    return (definite or (seated and not new)) and not words & _OTHERS


def _places_agree(one: Claim, other: Claim) -> bool:
    places = [{place.name for place in claim.roles.get("location", ())} for claim in (one, other)]
    return not all(places) or bool(places[0] & places[1])


def _joined(one: Claim, other: Claim) -> Claim:
    """A meeting with what another clause tells of it; the telling that names two sides is quoted."""
    first, rest = (other, one) if len(one.roles["participant"]) < 2 <= len(other.roles["participant"]) else (one, other)
    dates = sorted(filter(None, (claim.literals.get("date") for claim in (first, rest))), key=len)
    present = specific((*first.roles["participant"], *rest.roles["participant"]))
    if _is_pair(other.roles["participant"], one.roles["participant"]):
        present = one.roles["participant"]
    led = [m for m in other.roles["participant"] if m.label == "Official"]
    if other.rule == "side_led" and len(led) > 1:  # "the delegations were led by A and B"
        present = tuple(m for m in present if m.label != "Country" or len(led) < len(one.roles["participant"]))
    roles = {
        **{role: first.roles.get(role) or rest.roles.get(role, ()) for role in ("location", "about")},
        "participant": present,
    }
    return replace(
        first,
        literals={**rest.literals, **first.literals, **({"date": dates[-1]} if dates else {})},
        roles=roles,
        context=tuple(dict.fromkeys((*first.context, *(e for e in rest.evidence if e not in first.evidence)))),
    )


def _meetings(sitting: Sitting) -> Iterator[Claim]:
    """A meeting, or one for each partner; none of one side, or on no day to come."""
    claim, present = sitting.claim, sitting.present
    if claim.rule in _ABROAD and len(sides(present)) < 2:
        return
    to_come = claim.literals["status"] == "planned" and "date" not in claim.literals
    if len(present) > 1 and not to_come:
        for who in _rounds(present, sitting.apart):
            yield replace(claim, roles={**claim.roles, "participant": who})


def _rounds(present: tuple[Mention, ...], apart: bool) -> Iterator[tuple[Mention, ...]]:
    """Who sat together: all, or the first with each of the others."""
    if not apart or len(present) < 3:
        yield present
    else:
        yield from ((present[0], other) for other in present[1:])


def _is_background(clause: Clause) -> bool:
    """Whether a meeting only explains a noun: "the deal reached during talks in X last month"."""
    return clause.parent is not None and clause.parent.relation in {"acl", "relcl"}


def _preposition(noun: Token) -> str:
    return noun.head.lower_ if noun.dep_ == "pobj" else ""
