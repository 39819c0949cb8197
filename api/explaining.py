"""Explanations: what was read in each sentence of a document, by which rule, and how each name was resolved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from spacy.tokens import Span as Tokens

from api.inputs import name_of
from loaders.documents import Document
from loaders.extract.claims import Claim, Mention
from loaders.extract.clauses import Clause, read_clauses
from loaders.extract.events import load_frames
from loaders.extract.frame_lines import line_of
from loaders.extract.misses import Miss, near_misses, voiceless
from loaders.extract.roles import Context
from loaders.extract.rules import RuleExtractor
from loaders.extract.scope import in_field
from loaders.extract.screen import idle_passages
from loaders.pipeline import Pipeline
from loaders.resolve.facts import reasons
from ontology.facts import Source, Span


@dataclass(frozen=True, slots=True)
class Left:
    """What was left out of a sentence, by which rule and why; `line` is where that rule stands."""

    rule: str
    reason: str
    line: str = ""


_UNREAD = Left("screen", "not read: no word of the field here or near", "loaders/extract/scope.py")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with what was read in it."""

    span: Span
    text: str
    names: tuple[Mention, ...]
    clauses: tuple[str, ...]
    claims: tuple[Claim, ...]
    left: tuple[Left, ...]
    missed: tuple[Miss, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A document's sentences, and the choice behind each name of its facts: spelling, entity, reason."""

    name: str
    document: Source
    sentences: tuple[Sentence, ...]
    choices: tuple[tuple[str, str, str], ...]

    def to_json(self) -> dict[str, object]:
        """The explanation for a program."""
        choices = [{"surface": surface, "entity": entity, "reason": reason} for surface, entity, reason in self.choices]
        return {"id": self.name, "sentences": [_sentence_json(one) for one in self.sentences], "choices": choices}

    def lines(self, *, whole: bool = False) -> Iterator[str]:
        """The explanation for a reader; unless `whole`, sentences in which nothing was found are only counted."""
        yield f"{self.name}: {self.document.title}"
        told = [one for one in self.sentences if whole or one.claims or one.missed or set(one.left) - {_UNREAD}]
        for one in told:
            yield from _sentence_lines(one)
        if len(told) < len(self.sentences):
            yield f"{len(self.sentences) - len(told)} more sentences with no act and no speech; --all shows them"
        yield "names:"
        yield from (f"  {surface} -> {entity}: {reason}" for surface, entity, reason in self.choices)


def explain(pipeline: Pipeline, document: Document) -> Explanation:
    """How a document was read."""
    context = RuleExtractor(pipeline.authority).understand(document)
    extraction = pipeline.extractor.extract(document)
    resolution = pipeline.resolve(document, extraction)
    left = [(one.span, Left(one.rule, one.reason, line_of(one.rule))) for one in extraction.dropped]
    left += [(one.span, Left(one.rule, one.reason, line_of(one.rule))) for one in resolution.unresolved]
    left += [(span, _UNREAD) for span in _unread(context)]
    sentences = tuple(_sentence(context, part, extraction.claims, left) for part in context.reading.sentences)
    return Explanation(name_of(document), document, sentences, tuple(reasons(resolution.facts)))


def _sentence(context: Context, part: Tokens, claims: Iterable[Claim], left: Iterable[tuple[Span, Left]]) -> Sentence:
    reading, frames = context.reading, load_frames()
    span = reading.span(part)
    clauses = read_clauses(part, frames.nouns)
    return Sentence(
        span=span,
        text=" ".join(span.of(reading.document.text).split()),
        names=tuple(mention for mention in reading.names.mentions if span.covers(mention.span)),
        clauses=tuple(_clause(clause) for clause in clauses),
        claims=tuple(claim for claim in claims if _starts_in(claim.evidence[0], span)),
        left=tuple(reason for where, reason in left if _starts_in(where, span)),
        missed=(*near_misses(frames, context, clauses, part), *voiceless(context, clauses, part)),
    )


def _unread(context: Context) -> Iterator[Span]:
    """The sentences that the extractor does not look at."""
    names, text = context.reading.names, context.reading.document.text
    whole = not in_field(text, names.mentions, context.crimes)
    idle = idle_passages(text, names.mentions, context.crimes)
    for sentence in context.reading.sentences:
        span = context.reading.span(sentence)
        if whole or any(passage.covers(span) for passage in idle):
            yield span


def _starts_in(part: Span, whole: Span) -> bool:
    return whole.start <= part.start < whole.end


def _clause(clause: Clause) -> str:
    parts = [f"{_words(clause.subjects)} | " if clause.subjects else "", "not " if clause.negated else "", clause.lemma]
    parts.append(" (passive)" if clause.passive else " (noun)" if clause.nominal else "")
    parts.append(f" | {_words(clause.objects)}" if clause.objects else "")
    parts += [f" | {preposition} {_words(tokens)}" for preposition, tokens in clause.complements.items()]
    return "".join(parts)


def _words(tokens: Iterable[object]) -> str:
    return ", ".join(str(token) for token in tokens)


def _claim(claim: Claim) -> str:
    literals = [f"{name}={value}" for name, value in claim.literals.items()]
    roles = [f"{name}: {', '.join(one.name for one in mentions)}" for name, mentions in claim.roles.items()]
    return f"{claim.label} {' '.join(literals)}; {'; '.join(roles)}  {_rule(claim.rule, line_of(claim.rule))}"


def _rule(name: str, line: str) -> str:
    return f"[{name} {line}]" if line else f"[{name}]"


def _sentence_lines(sentence: Sentence) -> Iterator[str]:
    yield f"“{sentence.text}”"
    if sentence.names:
        yield "  names    " + "; ".join(_mention(mention) for mention in sentence.names)
    yield from (f"  clause   {clause}" for clause in sentence.clauses)
    yield from (f"  claim    {_claim(claim)}" for claim in sentence.claims)
    yield from (f"  left out {left.reason}  {_rule(left.rule, left.line)}" for left in sentence.left)
    for miss in sentence.missed:
        found = f", but there: {miss.found}" if miss.found else ", but there: nothing"
        yield f"  missed   {miss.word}: {miss.condition}{found}  {_rule(miss.frame, miss.line)}"


def _mention(mention: Mention) -> str:
    country = f" of {mention.country}" if mention.country else ""
    return f"{mention.name} ({mention.label}{country}, {mention.rule})"


def _sentence_json(sentence: Sentence) -> dict[str, object]:
    return {
        "text": sentence.text,
        "charStart": sentence.span.start,
        "charEnd": sentence.span.end,
        "names": [
            {"name": one.name, "label": one.label, "country": one.country, "rule": one.rule} for one in sentence.names
        ],
        "clauses": list(sentence.clauses),
        "claims": [
            {
                "type": claim.label,
                "rule": claim.rule,
                "line": line_of(claim.rule),
                **claim.literals,
                "roles": {role: [one.name for one in mentions] for role, mentions in claim.roles.items()},
            }
            for claim in sentence.claims
        ],
        "left": [asdict(left) for left in sentence.left],
        "missed": [asdict(miss) for miss in sentence.missed],
    }
