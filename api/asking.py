"""Answers to questions in words: what was understood, the facts as sentences with their evidence, the Cypher run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from api.answers import fact_json, paths_json, quote
from api.questions import Reading, read_question
from api.telling import tell_paths
from graph import queries
from graph.answers import Answer, FactView
from graph.filters import Filters
from graph.paths import PathAnswer, PathQuestion, find_paths
from graph.sentences import tell
from graph.store import Store

_LABELS = {
    "meetings": "Meeting",
    "measures": "Measure",
    "agreements": "Agreement",
    "statements": "Statement",
    "offices": "Office",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A question with its answer; where there is none, `without` each filter there are so many."""

    question: str
    reading: Reading
    answer: Answer | None = None
    paths: PathAnswer = field(default_factory=lambda: PathAnswer(()))
    without: Mapping[str, int] = field(default_factory=dict)

    def to_json(self) -> dict[str, object]:
        """The answer for a program."""
        told: dict[str, object] = {"question": self.question, "understood": self.reading.to_json()}
        if self.answer is None:
            return {**told, "paths": paths_json(self.paths)["paths"]}
        facts = [fact_json(fact) for fact in self.answer.facts]
        query = {"text": self.answer.query.text, "parameters": dict(self.answer.query.parameters)}
        without = {"without": dict(self.without)} if self.without else {}
        return {**told, **self.answer.to_json(), "facts": facts, **without, "cypher": query}

    def lines(self, *, quotes: int = 2) -> Iterator[str]:
        """The answer for a reader: sentences, each with up to so many quotes."""
        if self.answer is None:
            yield from tell_paths(self.paths, quotes=quotes)
            return
        if not self.answer.facts:
            yield f"No {self.reading.query[:-1]} in this store passes {_filters(self.reading)}."
            yield from (f"  Without {name} there are {count}." for name, count in self.without.items())
        for fact in self.answer.facts:
            yield from tell_fact(fact, quotes=quotes)
        yield from self._notes(self.answer)

    def cypher_lines(self) -> Iterator[str]:
        """The Cypher that was run, for a reader; that of paths is many short statements, which are named."""
        if self.answer is None:
            yield "Cypher: the statements of graph/queries/paths.cypher, from both ends at once"
            return
        yield "Cypher:"
        yield from (f"  {line}" for line in self.answer.query.text.splitlines())
        yield f"  with {dict(self.answer.query.parameters)}"

    def _notes(self, answer: Answer) -> Iterator[str]:
        if answer.total > len(answer.facts):
            yield f"The first {len(answer.facts)} of {answer.total}."
        given = self.reading.filters
        if self.reading.query == "offices" and given.from_ and given.from_ == given.to:
            yield f"As of {given.from_}."
        if answer.undated and (self.reading.filters.from_ or self.reading.filters.to):
            yield f"{answer.undated} of {answer.total} have no date of their own; the day of their report was taken."
        if answer.held_there:
            yield f"{answer.held_there} more {'meeting was' if answer.held_there == 1 else 'meetings were'} held there."


def ask(store: Store, question: str, *, limit: int = queries.PAGE, cursor: str | None = None, k: int = 3) -> Told:
    """The answer to a question in words: a page of facts, or the k shortest paths.

    Errors: UnreadQuestion, UnknownName, AmbiguousName, InvalidFilter.
    """
    reading = read_question(store, question)
    if reading.ends:
        return Told(question, reading, paths=find_paths(store, PathQuestion(reading.ends, k=k)))
    answer = queries.facts(store, _LABELS[reading.query], reading.filters, limit=limit, cursor=cursor)
    without = {} if answer.total else dict(_without(store, reading))
    return Told(question, reading, answer, without=without)


def _without(store: Store, reading: Reading) -> Iterator[tuple[str, int]]:
    """How many facts there are without each filter, so that no answer is explained."""
    nothing = Filters()
    for name in reading.filters.given():
        attribute = "from_" if name == "from" else name
        wider = replace(reading.filters, **{attribute: getattr(nothing, attribute)})
        yield name, queries.facts(store, _LABELS[reading.query], wider, limit=0).total


def _filters(reading: Reading) -> str:
    given = (
        f"{name}={', '.join(value) if isinstance(value, tuple) else value}"
        for name, value in reading.filters.given().items()
    )
    return " ".join(given) or "no filter"


def tell_fact(fact: FactView, *, quotes: int, indent: str = "") -> Iterator[str]:
    """A fact as a sentence, who reports it, and what they write."""
    by = f" ({fact.reports} reports: {', '.join(fact.publishers)})" if fact.reports > 1 else ""
    yield f"{indent}• {tell(fact)}{by}"
    seen: set[str] = set()
    for evidence in fact.evidence:
        if evidence.document.id not in seen and len(seen) < quotes:
            seen.add(evidence.document.id)
            yield from (f"{indent}    {line}" for line in quote(evidence))
