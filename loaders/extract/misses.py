"""Misses: the frames that a clause nearly told, each with the one condition that failed; only explanations ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span as Tokens

from loaders.extract.attribution import how_told
from loaders.extract.clauses import Clause
from loaders.extract.events import Condition, Frames, readings, with_subject
from loaders.extract.frame import Frame
from loaders.extract.frame_lines import line_of
from loaders.extract.roles import Context
from loaders.extract.slots import fillers
from loaders.extract.speakers import who_speaks


@dataclass(frozen=True, slots=True)
class Miss:
    """A frame, or way of speech, that a word called, and the condition that failed, in the frame's own words.

    `found` is what stands in the slot instead, `line` where to change the condition.
    """

    frame: str
    word: str
    condition: str
    found: str
    line: str


def near_misses(frames: Frames, context: Context, clauses: Iterable[Clause], sentence: Tokens) -> Iterator[Miss]:
    """The frames that miss by exactly one condition, in the reading of the clause that fits best."""
    for clause in (with_subject(context, clause) for clause in clauses):
        for frame in frames.called_by(clause):
            tried = [
                (one, list(frames.failures(frame, context, one, sentence))) for one in readings(frame, context, clause)
            ]
            reading, failed = min(tried, key=lambda one: len(one[1]))
            if len(failed) == 1:
                yield _miss(frame, reading, failed[0])


def voiceless(context: Context, clauses: Sequence[Clause], sentence: Tokens) -> Iterator[Miss]:
    """The clauses with a word of speech and a subject that is nobody whose statements count."""
    for clause in clauses:
        rule = None if clause.nominal else how_told(context, clause, clauses, sentence)
        if rule and clause.subjects and not who_speaks(context, clause):
            said_by = ", ".join(map(str, clause.subjects))
            yield Miss(rule, clause.lemma, "subject: a name, or one of voices", said_by, line_of("voices"))


def _miss(frame: Frame, clause: Clause, condition: Condition) -> Miss:
    key, slot = condition
    found = () if slot == "sentence" else fillers(clause, slot) if slot else ()
    return Miss(
        frame=frame.name,
        word=clause.lemma,
        condition=_words(frame, condition),
        found=", ".join(str(token) for token in found),
        line=line_of(frame.name, key, *((slot,) if slot else ())),
    )


def _words(frame: Frame, condition: Condition) -> str:
    """A condition as the frame states it: "where object: premises, criminals"."""
    key, slot = condition
    if key == "need":
        return f"need {', '.join(frame.need)}"
    if key == "kind":
        return f"kind by {', '.join(dict.fromkeys(f'{slot}: {name}' for slot, name, _ in frame.kinds))}"
    names = (frame.where if key == "where" else frame.unless)[slot]
    return f"{key} {slot}: {', '.join(names)}"
