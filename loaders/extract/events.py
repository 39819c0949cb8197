"""Events: frames, written as data in frames/*.yaml, applied to clauses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

import yaml
from spacy.tokens import Token
from spacy.tokens import Span as Tokens

from loaders.extract.claims import Claim, Dropped, Mention
from loaders.extract.clauses import Clause, complements_of
from loaders.extract.order import name_before, subjects_before
from loaders.extract.roles import GATHERERS, Context, unique
from loaders.extract.status import Status, is_order, read_mentioned, read_status
from ontology.errors import EntenteError
from ontology.facts import Span

FOLDER = files("loaders.extract").joinpath("frames")
_SAME_PARTICIPLES = frozenset({"caught", "held", "brought", "sent", "sought", "shut", "cut", "found", "bound"})
_QUANTITIES = frozenset(
    "all batch dozen group half hundred lot majority million most number part some thousand ton tonne total".split()
)
_INTRANSITIVE = frozenset("close fly move open return surrender transfer try".split())
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "acomp"})
_PARTNERSHIPS = frozenset("collaboration concert conjunction cooperation coordination partnership".split())
_JOINTLY = ("together with", "along with", "alongside", "jointly with", "with")
_NOT_WHOLE = frozenset({"agent", "csubj", "nsubj", "relcl", "advcl", "ccomp", "parataxis", "conj", "cc", "punct"})
_SETTINGS = frozenset({"in", "during", "after", "following"})
_BESIDE = frozenset({"at", "in", "during", "after", "following"})
_JOURNEYS = frozenset("arrive come fly go head land meet return sit stop travel visit".split())
_SHARING = frozenset({"light", "xcomp", "advcl", "conj"})  # clauses that act through the subject of the one above
Slots = Mapping[str, tuple[str, ...]]


class InvalidFrame(EntenteError):
    """A frame in frames/*.yaml that cannot be used."""


@dataclass(frozen=True, slots=True)
class WordClass:
    """A class of phrases, by the label of a name, by the head word, or by any word of the phrase."""

    heads: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    numbers: bool = False

    def holds(self, context: Context, token: Token) -> bool:
        """Whether a phrase with this head belongs to the class."""
        mention = context.mention(token)
        lemma = token.lemma_.lower()
        if mention is not None:
            if self.numbers and context.is_nationality(token):
                return True
            if mention.label in self.labels:
                return True
            lemma = singular(token.text.rpartition(" ")[2].lower())
        if (
            lemma in self.heads
            or token.lower_ in self.heads
            or (self.numbers and token.pos_ == "NUM" and mention is None)
        ):
            return True
        if mention is None and token.pos_ == "PRON" and self._holds_named(context.stand_for(token)):
            return True
        if mention is None and _is_quantity(token) and any(self.holds(context, item) for item in _counted(token)):
            return True
        if not self.words:
            return False
        words = set(_words(token))
        return bool(words & self.words) or any(" " in each and words.issuperset(each.split()) for each in self.words)

    def _holds_named(self, mentions: Iterable[Mention]) -> bool:
        """Whether what a pronoun stands for belongs to the class."""
        return any(m.label in self.labels or not self.words.isdisjoint(m.name.lower().split()) for m in mentions)


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to tell an act: see frames/README.md."""

    name: str
    label: str
    verbs: tuple[str, ...]
    nouns: Mapping[str, tuple[str, ...]]
    kinds: Sequence[tuple[str, str, str]]  # slot, class, kind; slot and class are empty where the kind is fixed or none
    where: Slots
    unless: Slots
    need: tuple[str, ...]
    status: str | Mapping[str, str] | None  # fixed, or by what the grammar says; a status that is left out is dropped
    roles: Slots
    literals: Mapping[str, str]
    mentioned: bool = False  # whether a noun that is only mentioned tells the act: "at the talks"


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence beside a frame; `facts` is None for a near miss."""

    frame: str
    text: str
    facts: tuple[Mapping[str, object], ...] | None


@dataclass(frozen=True, slots=True)
class Event:
    """A claim in the making, with the clause that tells it."""

    claim: Claim
    clause: Clause


class Frames:
    """All frames, by the word that calls them, and the classes that they name."""

    def __init__(self, frames: Iterable[Frame], classes: Mapping[str, WordClass]) -> None:
        self.frames = tuple(frames)
        self.classes = classes
        self.by_verb: dict[str, list[Frame]] = {}
        self.by_noun: dict[str, list[Frame]] = {}
        for frame in self.frames:
            for verb in frame.verbs:
                self.by_verb.setdefault(verb, []).append(frame)
            for noun in frame.nouns:
                self.by_noun.setdefault(noun, []).append(frame)
        self.nouns = frozenset(self.by_noun)

    def read(self, context: Context, clauses: Iterable[Clause], sentence: Tokens) -> tuple[list[Event], list[Dropped]]:
        """The events that the clauses of a sentence tell, and those that they nearly tell."""
        events: list[Event] = []
        dropped: list[Dropped] = []
        evidence = context.reading.span(sentence)
        for clause in (_with_subject(context, clause) for clause in clauses):
            for frame in (self.by_noun if clause.nominal else self.by_verb).get(clause.lemma, ()):
                reading = self._match(frame, context, clause, sentence)
                if reading is None:
                    continue
                status = _status_in(frame, read_mentioned(clause) if frame.mentioned else read_status(clause))
                if status.value is None:
                    dropped.append(Dropped(evidence, frame.name, status.reason))
                    continue
                events += self._claims(frame, context, reading, status.value, evidence)
        return events, dropped

    def _match(self, frame: Frame, context: Context, clause: Clause, sentence: Tokens) -> Clause | None:
        for reading in _readings(frame, clause):
            if self._fits(frame, context, reading, sentence):
                return reading
        return None

    def _fits(self, frame: Frame, context: Context, clause: Clause, sentence: Tokens) -> bool:
        if frame.need and not any(fillers(clause, slot) for slot in frame.need):
            return False
        for slot, names in frame.where.items():
            tokens = _antecedents(clause) if slot == "object" else fillers(clause, slot)
            if slot == "subject" and not tokens:
                continue
            if not any(self._holds(name, context, token) for token in tokens for name in names):
                return False
        for slot, names in frame.unless.items():
            tokens = tuple(sentence) if slot == "sentence" else fillers(clause, slot)
            if any(self._holds(name, context, token) for token in tokens for name in names):
                return False
        return any(True for _ in self._kinds(frame, context, clause))

    def _holds(self, name: str, context: Context, token: Token) -> bool:
        mention = context.mention(token)
        if name == "authority" and mention is not None and mention.key in context.companies:
            return False
        if name == "authority" and any(c.text == "Operation" for c in token.children):
            return True
        return self.classes[name].holds(context, token)

    def _kinds(self, frame: Frame, context: Context, clause: Clause) -> Iterator[str]:
        found: dict[str, None] = {}
        for slot, name, kind in frame.kinds:
            if not slot or any(self._holds(name, context, token) for token in fillers(clause, slot)):
                found[kind] = None
        yield from found

    def _claims(self, frame: Frame, context: Context, clause: Clause, status: str, evidence: Span) -> Iterator[Event]:
        roles = {role: _gather(context, clause, role, slots) for role, slots in frame.roles.items()}
        for kind in self._kinds(frame, context, clause):
            literals = {**({"kind": kind} if kind else {}), "status": status, **frame.literals}
            amounts = frozenset(amount for token in clause.objects for amount in _amounts(token))
            yield Event(Claim(frame.label, literals, roles, (evidence,), frame.name, amounts=amounts), clause)


def singular(word: str) -> str:
    """A noun without the ending of its plural."""
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _status_in(frame: Frame, status: Status) -> Status:
    """The status of an act in the words of its label: *done* talks are *held*."""
    if status.value is None or frame.status is None:
        return status
    if isinstance(frame.status, str):
        return Status(frame.status)
    return Status(frame.status.get(status.value), f"only {status.value}")


def _antecedents(clause: Clause) -> tuple[Token, ...]:
    """The objects; *them* after another verb with an object is that object: *built stations and handed them over*."""
    parent = clause.parent
    if clause.relation == "conj" and parent is not None and parent.objects and not parent.passive:
        if all(token.lower_ in {"them", "it"} for token in clause.objects):
            return parent.objects
    return clause.objects


def _amounts(token: Token) -> Iterator[str]:
    """How many a phrase counts: *12 men*, *two of them*; a single one where it is singular."""
    numbers = [token, *token.children] if token.pos_ == "NUM" else list(token.children)
    found = [word.lower_ for word in numbers if word.pos_ == "NUM"]
    yield from found or (["one"] if token.tag_ == "NN" and token.pos_ == "NOUN" else [])


def _is_quantity(token: Token) -> bool:
    return token.pos_ == "NUM" or token.lemma_.lower() in _QUANTITIES


def _counted(token: Token) -> list[Token]:
    """What is counted: *26 of the houses*, *most of the assets*."""
    return complements_of(token).get("of", [])


def fillers(clause: Clause, slot: str) -> tuple[Token, ...]:
    """What stands in a slot of a clause; `object.to` is what hangs by *to* on the object."""
    slot, _, preposition = slot.partition(":")[0].partition(".")
    if preposition == "poss":
        return tuple(c for head in fillers(clause, slot) for c in head.children if c.dep_ == "poss")
    if preposition:
        return tuple(t for head in fillers(clause, slot) for t in complements_of(head).get(preposition, ()))
    if slot == "subject":
        return clause.subjects
    if slot == "object":
        return clause.objects
    if slot == "whole":  # all that the verb governs, but for who acts and for other clauses
        return tuple(child for child in clause.head.children if child.dep_ not in _NOT_WHOLE)
    if slot == "number":  # "1,209 arrests"
        return (clause.head,) if any(child.dep_ == "nummod" for child in clause.head.children) else ()
    if slot == "setting":
        return (clause.head,) if clause.relation in _SETTINGS else ()
    if slot == "jointly":
        joint = [t for t in clause.complements.get("in", ()) if t.lemma_.lower() in _PARTNERSHIPS]
        partners = [p for t in joint for p in complements_of(t).get("with", ())]
        return (*partners, *(t for name in _JOINTLY for t in clause.complements.get(name, ())))
    if slot == "whole":  # all that the verb governs, but for who acts and for other clauses
        return tuple(child for child in clause.head.children if child.dep_ not in _NOT_WHOLE)
    if slot == "number":
        return tuple(child for child in clause.head.children if child.dep_ == "nummod")
    if slot in {"content", "predicate"}:
        return tuple(child for child in clause.head.children if child.dep_ in _COMPLEMENTS)
    if slot == "any_predicate":  # "found him guilty", "set them free": the parser hangs it in many ways
        return tuple(w for w in clause.head.subtree if w.pos_ == "ADJ" and clause.head.i < w.i < clause.head.i + 12)
    if slot == "any_complement":
        return tuple(t for tokens in clause.complements.values() for t in tokens)
    if slot == "governor":
        return _beside(clause)
    if slot == "above":
        return clause.parent.subjects if clause.parent is not None else ()
    if slot == "any":
        return (*clause.subjects, *clause.objects, *clause.complements.get("for", ()))
    return clause.complements.get(slot, ())


@cache
def load_frames() -> Frames:
    """All frames of the folder, compiled once.

    Errors: InvalidFrame names the file, the frame and what is wrong.
    """
    classes = {name: _word_class(row) for name, row in _read("classes.yaml").items()}
    frames: list[Frame] = []
    for name, table in _tables():
        for row in table["frames"]:
            frames.append(_frame(name, {**table.get("defaults", {}), **row}, classes))
    return Frames(frames, classes)


def load_examples() -> tuple[Example, ...]:
    """The sentences beside the frames, near misses without facts."""
    examples: list[Example] = []
    for _, table in _tables():
        for row in table["frames"]:
            examples += [Example(row["name"], e["text"], tuple(e["facts"])) for e in row.get("examples", ())]
            examples += [Example(row["name"], e["text"], None) for e in row.get("near", ())]
    return tuple(examples)


@cache
def goods() -> Mapping[str, str]:
    """Goods of a crime: lemma -> code."""
    table = yaml.load(FOLDER.joinpath("goods.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    return {word: code for code, words in table.items() for word in words}


def _tables() -> Iterator[tuple[str, Mapping[str, object]]]:
    for path in sorted(FOLDER.iterdir(), key=lambda path: path.name):
        if path.name.endswith(".yaml"):
            table = _read(path.name)
            if isinstance(table.get("frames"), list):
                yield path.name, table


def _read(name: str):  # type: ignore[no-untyped-def]
    return yaml.load(FOLDER.joinpath(name).read_text(encoding="utf-8"), yaml.BaseLoader)


def _word_class(row: Mapping[str, object]) -> WordClass:
    lists = {key: frozenset(map(str, row.get(key, ()))) for key in ("heads", "words", "labels")}
    return WordClass(**lists, numbers=bool(row.get("numbers")))


def _frame(file: str, row: Mapping[str, object], classes: Mapping[str, WordClass]) -> Frame:
    try:
        nouns = row.get("nouns", {})
        frame = Frame(
            name=row["name"],
            label=row["label"],
            verbs=tuple(row.get("verbs", ())),
            nouns={noun: tuple(slots) for noun, slots in nouns.items()},
            kinds=tuple(_kind_rows(row.get("kind", ""))),
            where=_slots(row.get("where", {})),
            unless=_slots(row.get("unless", {})),
            need=tuple(row.get("need", ())),
            status=row.get("status"),
            roles=_slots(row.get("roles", {})),
            literals=row.get("literals", {}),
            mentioned=row.get("told") == "mentioned",
        )
    except (KeyError, AttributeError, TypeError) as error:
        raise InvalidFrame(f"{file}: frame {row.get('name')}: {error}", "Write it as frames/README.md says.") from None
    named = {name for slots in (frame.where, frame.unless) for names in slots.values() for name in names}
    unknown = (named | {name for _, name, _ in frame.kinds if name}) - classes.keys()
    if unknown:
        raise InvalidFrame(f"{file}: frame {frame.name}: no class {min(unknown)!r}", "Add it to frames/classes.yaml.")
    return frame


def _kind_rows(kind: object) -> Iterator[tuple[str, str, str]]:
    if isinstance(kind, Mapping):
        for slot, kinds in kind.items():
            for name, value in kinds.items():
                yield slot, name, value
    else:
        yield "", "", str(kind)


def _slots(table: object) -> Slots:
    assert isinstance(table, Mapping)
    return {slot: tuple(names) for slot, names in table.items()}


def _beside(clause: Clause) -> tuple[Token, ...]:
    """Who acts at an event that a noun names as the setting: "in talks with Y, X pressed", "X, at talks with Y, said"."""
    head = clause.head
    preposition = head.head if head.dep_ == "pobj" else head
    journey = preposition.lower_ == "for" and clause.parent is not None and clause.parent.lemma in _JOURNEYS
    if preposition.lower_ not in _BESIDE and not journey:
        return ()
    holder = (preposition.head,) if preposition.head.pos_ in {"PROPN", "NOUN"} else ()
    return (*holder, *(clause.parent.subjects if clause.parent is not None else ()))


def _with_subject(context: Context, clause: Clause) -> Clause:
    """A clause whose subject the parser lost, with the name that stands before its verb."""
    carrier = clause
    while carrier.parent is not None and carrier.relation in _SHARING and not carrier.subjects:
        carrier = carrier.parent
    if clause.subjects or carrier.nominal or carrier.passive or carrier.subjects:
        return clause
    return replace(clause, subjects=subjects_before(context, carrier.head) or name_before(context, carrier.head))


def _readings(frame: Frame, clause: Clause) -> Iterator[Clause]:
    """The clause as parsed, then as a passive that lost its auxiliary ("12 men arrested in Phuket")."""
    if clause.nominal:
        slots = frame.nouns[clause.lemma]
        objects = tuple(t for slot in slots if slot != "poss" for t in fillers(clause, slot))
        owners = fillers(clause, "poss") if "poss" in slots else ()
        doers = owners if objects else ()  # "Laos's arrest of Li", but "his arrest"
        if not clause.subjects and clause.parent is not None and clause.relation == "dobj" and is_order(clause.parent):
            doers = clause.parent.subjects
        yield replace(clause, objects=objects or owners, subjects=(*clause.subjects, *doers))
        return
    yield clause
    if clause.parent is not None and clause.relation in {"xcomp", "ccomp"} and is_order(clause.parent):
        yield replace(clause, subjects=clause.parent.subjects)
    if not clause.objects and clause.subjects and not clause.auxiliaries and _may_be_participle(clause):
        yield replace(clause, subjects=clause.complements.get("by", ()), objects=clause.subjects, passive=True)


def _may_be_participle(clause: Clause) -> bool:
    """Whether a verb without object may be a passive: not *others tried to flee*, *he returned home*."""
    verb = clause.head
    if verb.lemma_ in _INTRANSITIVE or any(child.dep_ in _COMPLEMENTS for child in verb.children):
        return False
    if any(token.tag_ == "PRP" for token in clause.subjects):
        return False
    return verb.tag_ == "VBN" or (
        verb.tag_ == "VBD" and (verb.lower_.endswith("ed") or verb.lower_ in _SAME_PARTICIPLES)
    )


def _gather(context: Context, clause: Clause, role: str, slots: tuple[str, ...]) -> tuple[Mention, ...]:
    found: list[Mention] = []
    for slot in slots:
        name, _, label = slot.partition(":")
        for token in fillers(clause, name):
            found += [m for m in GATHERERS[role](context, token) if not label or m.label == label]
    return unique(found)


def _words(token: Token) -> Iterator[str]:
    """The words of a phrase: head, modifiers, and what it is *of*."""
    for word in token.lower_.split():
        yield word
        yield singular(word)
    yield token.lemma_.lower()
    for child in token.children:
        if child.dep_ in {"compound", "amod", "nmod", "conj"} and child.tag_ not in {"VBD", "VBN"}:
            yield from _words(child)
        elif child.dep_ == "prep" and child.lower_ == "of":
            for item in child.children:
                if item.dep_ == "pobj":
                    yield from _words(item)
