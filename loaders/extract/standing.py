"""Standing bodies: joint commissions, working groups and dialogues that a text names with their two states.

"The Laos-Thailand Joint Commission met" tells of a standing way of cooperating between the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from loaders.extract.claims import Claim, Mention
from loaders.extract.parse import Reading
from loaders.extract.topics import Topics
from ontology.facts import Span

_NAME = re.compile(
    r"\s+(?:(?:[A-Z][\w.'’&-]*|and|on|of|for|against|to)\s+){0,7}?"
    r"(?:Commission|Committee|Council|Command|Dialogue|Forum|Group|Mechanism|Task Force|Taskforce)\b"
)
_DASHES = frozenset("-\u2013/")


def read_standing_bodies(reading: Reading, topics: Topics) -> Iterator[Claim]:
    """A mechanism in force for each pair of states that a body is named with."""
    text = reading.document.text
    for one, other in pairwise(m for m in reading.names.mentions if m.label == "Country"):
        match = _NAME.match(text, other.span.end)
        if match is None or text[one.span.end : other.span.start] not in _DASHES or one.name == other.name:
            continue
        name = Span(one.span.start, match.end())
        passage = _sentence(reading, name)
        if passage is not None and topics.in_field(passage):
            literals = {"kind": "mechanism", "status": "in_force", "name": " ".join(name.of(text).split())}
            yield Claim("Agreement", literals, _roles(one, other, topics, passage), (passage,), "standing_body")


def _roles(one: Mention, other: Mention, topics: Topics, passage: Span) -> dict[str, tuple[Mention, ...]]:
    return {"party": (one, other), "about": topics.of(passage)}


def _sentence(reading: Reading, name: Span) -> Span | None:
    """The sentence of the text below the title that holds a name."""
    spans = (reading.span(sentence) for sentence in reading.sentences[1:])
    return next((span for span in spans if span.covers(name)), None)
