"""Explanations: what was read in each sentence, by which rule, and how names were resolved."""

from __future__ import annotations

from pydantic import ConfigDict, Field
from pydantic.alias_generators import to_camel

from api.schemas.base import Out


class NamedOut(Out):
    """A name in a sentence, and the rule that found it."""

    name: str
    label: str
    country: str | None
    rule: str


class ClaimOut(Out):
    """What a sentence says, in its own words; beside these members its literals (kind, status, date ...)."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, extra="allow")
    type: str
    rule: str
    line: str = Field(description="file and line of the rule")
    roles: dict[str, list[str]]


class LeftOut(Out):
    """What was left out, by which rule and why."""

    rule: str
    reason: str
    line: str = Field(description="file and line of the rule, where one holds it")


class MissedOut(Out):
    """A frame that a word called and that all but one condition allowed."""

    frame: str
    word: str = Field(description="the verb or noun that called the frame")
    condition: str = Field(description="what the frame asks for")
    found: str = Field(description="what stands there")
    line: str = Field(description="file and line of the condition")


class SentenceOut(Out):
    """A sentence; offsets are Unicode code points into the text, end exclusive."""

    text: str
    char_start: int
    char_end: int
    names: list[NamedOut]
    clauses: list[str] = Field(description="subject | verb | object, as the grammar reads them")
    claims: list[ClaimOut]
    left: list[LeftOut]
    missed: list[MissedOut]


class ChoiceOut(Out):
    """A spelling, the entity it was taken for, and why."""

    surface: str
    entity: str
    reason: str


class ExplainedOut(Out):
    """A document's sentences, and the choices behind the names of its facts."""

    id: str
    sentences: list[SentenceOut]
    choices: list[ChoiceOut]
