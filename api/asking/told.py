"""Answers to questions in words: the reading, sentences with their evidence, the Cypher that was run, and a link."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from api.answers import quote
from api.asking.reading import Reading
from api.telling import tell_paths
from graph.answers import Evidence
from graph.paths import PathAnswer


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an answer; `fact` is the id of the fact it tells, None for a figure over several."""

    text: str
    fact: str | None = None
    evidence: tuple[Evidence, ...] = ()
    reports: str = ""
    differences: tuple[str, ...] = ()

    def to_json(self) -> dict[str, object]:
        """The sentence, with what its reports differ on, and the evidence that it rests on."""
        text = " ".join((self.text, *self.differences))
        return {"text": text, "fact": self.fact, "evidence": [one.to_json() for one in self.evidence]}


@dataclass(frozen=True, slots=True)
class Told:
    """A question with its answer.

    Shape: `without` tells of an empty answer how many facts there are without each filter, `time` for both
    ends of one; `total` counts all facts, of which a page is told, `next` is the cursor of the next.
    """

    question: str
    reading: Reading
    answers: tuple[Sentence, ...] = ()
    cypher: str | None = None
    total: int = 0
    undated: int = 0
    next: str | None = None
    without: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    paths: PathAnswer | None = None

    def to_json(self) -> dict[str, object]:
        """The answer for a program."""
        told: dict[str, object] = {
            "question": self.question,
            "reading": self.reading.to_json(),
            "cypher": self.cypher,
            "link": self.reading.link,
            "answers": [answer.to_json() for answer in self.answers],
            "total": self.total,
            "undated": self.undated,
            "next": self.next,
            "unread": list(self.reading.unread),
            "corrections": [{"said": said, "read": read} for said, read in self.reading.corrections],
            "notes": list(self.notes),
            "suggestions": list(self.suggestions),
        }
        if self.without:
            told["without"] = dict(self.without)
        return told

    def lines(self, *, quotes: int = 2) -> Iterator[str]:
        """The answer for a reader: the reading, sentences, each with up to so many quotes, and what was not read."""
        yield f"Read as: {self.reading.sentence}"
        for said, read in self.reading.corrections:
            yield f"Did you mean {read}? {said!r} was read so."
        if self.reading.unread:
            yield f"Not understood: {', '.join(self.reading.unread)}."
        yield ""
        if self.paths is not None:
            yield from tell_paths(self.paths, quotes=quotes)
        else:
            for answer in self.answers:
                yield from _tell(answer, quotes)
        for name, count in self.without.items():
            yield f"  Without “{self.reading.words_of(name)}” there {'is' if count == 1 else 'are'} {count}."
        yield from self.notes
        if self.suggestions:
            yield "Questions that have an answer here:"
            yield from (f"  {question}" for question in self.suggestions)

    def cypher_lines(self) -> Iterator[str]:
        """The Cypher that was run and the link, for a reader."""
        if self.cypher:
            yield "Cypher:"
            yield from (f"  {line}" for line in self.cypher.splitlines())
        if self.reading.link:
            yield f"Link: {self.reading.link}"


def _tell(answer: Sentence, quotes: int) -> Iterator[str]:
    yield f"{'• ' if answer.fact else ''}{answer.text}{answer.reports}"
    yield from (f"    {difference}" for difference in answer.differences)
    seen: set[str] = set()
    for evidence in answer.evidence:
        if evidence.document.id not in seen and len(seen) < quotes:
            seen.add(evidence.document.id)
            yield from (f"    {line}" for line in quote(evidence))
