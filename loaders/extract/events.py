"""Events: frames applied to clauses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from loaders.extract.claims import Claim, Dropped, Mention
from loaders.extract.clauses import Clause
from loaders.extract.frame import Frame, read_classes, read_frames, read_goods
from loaders.extract.order import name_before, subjects_before
from loaders.extract.reattach import other_objects
from loaders.extract.roles import GATHERERS, Context, unique
from loaders.extract.slots import amounts_of, antecedents, fillers
from loaders.extract.status import Status, is_order, read_mentioned, read_status
from loaders.extract.word_classes import WordClass
from ontology.facts import Span

_SAME_PARTICIPLES = frozenset({"caught", "held", "brought", "sent", "sought", "shut", "cut", "found", "bound"})
_HOMEWARD = frozenset({"away", "back", "home", "together"})
_INTRANSITIVE = frozenset("close convene fly move open return surrender transfer try".split())
_THINGS = frozenset({"devices", "documents", "goods", "money", "premises"})
_IN_STORE = frozenset({"await", "face", "undergo"})  # what is still to happen to the subject
_SHARING = frozenset({"light", "xcomp", "advcl", "conj"})  # clauses that act through the subject of the one above
_INQUIRIES = frozenset({"inquiry", "investigation", "probe"})  # these are told of more often than opened
_FREE = frozenset({"ccomp", "conj", "root"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "acomp"})


Condition = tuple[str, str]  # a key of a frame (need, where, unless, kind) and the slot, where it is for one


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
        for clause in (with_subject(context, clause) for clause in clauses):
            for frame in self.called_by(clause):
                reading = self._match(frame, context, clause, sentence)
                if reading is None:
                    continue
                status = _status_in(frame, read_mentioned(clause) if frame.mentioned else read_status(clause))
                if status.value is None:
                    dropped.append(Dropped(evidence, frame.name, status.reason))
                    continue
                events += self._claims(frame, context, reading, status.value, evidence)
        return _once(events), dropped

    def called_by(self, clause: Clause) -> Sequence[Frame]:
        """The frames that the word of a clause calls; "deport back" calls what "deport" does."""
        if clause.nominal:
            return self.by_noun.get(clause.lemma, ())
        bare = clause.lemma.partition(" ")[0] if clause.particle in _HOMEWARD else clause.lemma
        return self.by_verb.get(clause.lemma) or self.by_verb.get(bare) or ()

    def _match(self, frame: Frame, context: Context, clause: Clause, sentence: Tokens) -> Clause | None:
        for reading in readings(frame, context, clause):
            if not any(self.failures(frame, context, reading, sentence)):
                return reading
        return None

    def failures(self, frame: Frame, context: Context, clause: Clause, sentence: Tokens) -> Iterator[Condition]:
        """The conditions of a frame that a clause does not meet; the first decides, the others are for explanations."""
        if frame.need and not any(fillers(clause, slot) for slot in frame.need):
            yield "need", ""
        for slot, names in frame.where.items():
            tokens = antecedents(clause) if slot == "object" else fillers(clause, slot)
            if slot == "subject" and not tokens:
                continue
            if not any(self._holds(name, context, token) for token in tokens for name in names):
                yield "where", slot
        for slot, names in frame.unless.items():
            tokens = tuple(sentence) if slot == "sentence" else fillers(clause, slot)
            if any(self._excludes(name, context, token) for token in tokens for name in names):
                yield "unless", slot
        if not any(True for _ in self._kinds(frame, context, clause)):
            yield "kind", ""

    def _excludes(self, name: str, context: Context, token: Token) -> bool:
        """Whether a class rules a phrase out: "a member of a drug gang" names a drug, but is none."""
        if name in _THINGS and self.classes["people"].holds(context, token):
            return False
        return self._holds(name, context, token)

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
        if "takenBy" in roles and "against" in roles:  # nobody acts against himself
            actors = {mention.name for mention in roles["takenBy"]}
            roles["against"] = tuple(m for m in roles["against"] if m.name not in actors)
        for kind in self._kinds(frame, context, clause):
            literals = {**({"kind": kind} if kind else {}), "status": status, **frame.literals}
            amounts = frozenset(amount for token in clause.objects for amount in amounts_of(token))
            yield Event(Claim(frame.label, literals, roles, (evidence,), frame.name, amounts=amounts), clause)


def _once(events: Sequence[Event]) -> list[Event]:
    """The events without those that a clause tells twice, or of which an order and what is ordered both tell."""
    kept: dict[tuple[int, str, str], Event] = {}
    for event in events:
        key = (event.clause.head.i, event.claim.label, event.claim.literals.get("kind", ""))
        other = kept.get(key)
        if other is None or _filled(other) < _filled(event):
            kept[key] = event
    ordered = {
        (event.clause.parent.head.i, *key[1:])
        for key, event in kept.items()
        if event.clause.parent is not None and event.clause.relation in {"xcomp", "ccomp"}
    }
    return [event for event in events if any(event is one for one in kept.values()) and not _is_order(event, ordered)]


def _is_order(event: Event, ordered: set[tuple[int, str, str]]) -> bool:
    key = (event.clause.head.i, event.claim.label, event.claim.literals.get("kind", ""))
    return event.claim.label == "Measure" and key in ordered and is_order(event.clause)


def _filled(event: Event) -> int:
    return sum(len(mentions) for mentions in event.claim.roles.values())


def _status_in(frame: Frame, status: Status) -> Status:
    """The status of an act in the words of its label: *done* talks are *held*."""
    if status.value is None or frame.status is None:
        return status
    if isinstance(frame.status, str):
        return Status(frame.status)
    return Status(frame.status.get(status.value), f"only {status.value}")


@cache
def load_frames() -> Frames:
    """All frames of the folder, compiled once."""
    classes = read_classes()
    return Frames(read_frames(classes), classes)


@cache
def goods() -> Mapping[str, str]:
    """Goods of a crime: lemma -> code."""
    return read_goods()


def with_subject(context: Context, clause: Clause) -> Clause:
    """A clause whose subject the parser lost, with the name that stands before its verb."""
    if clause.relation == "light" and clause.parent is not None and not clause.subjects and not clause.parent.passive:
        return replace(clause, subjects=with_subject(context, clause.parent).subjects)
    if clause.head.i and _after_remark(clause) and (named := subjects_before(context, clause.head)):
        return replace(clause, subjects=named)
    if clause.parent is not None and clause.subjects and clause.subjects == clause.parent.subjects:
        return replace(clause, subjects=with_subject(context, clause.parent).subjects)
    carrier = clause
    while carrier.parent is not None and carrier.relation in _SHARING and not carrier.subjects:
        carrier = carrier.parent
    if clause.subjects or carrier.nominal or carrier.passive or carrier.subjects:
        return clause
    return replace(clause, subjects=subjects_before(context, carrier.head) or name_before(context, carrier.head))


def _after_remark(clause: Clause) -> bool:
    """Whether a verb may have its subject before a remark: *and Laos, having waited, sent*, *Laos, with X, sent*."""
    verb = clause.head
    return clause.relation in _FREE and not clause.passive and not clause.nominal and verb.nbor(-1).text == ","


def readings(frame: Frame, context: Context, clause: Clause) -> Iterator[Clause]:
    """The clause as parsed, then as a passive that lost its auxiliary ("12 men arrested in Phuket")."""
    if clause.nominal:
        slots = frame.nouns[clause.lemma]
        objects = tuple(t for slot in slots if slot != "poss" for t in fillers(clause, slot))
        owners = fillers(clause, "poss") if "poss" in slots else ()
        doers = owners if objects else ()  # "Laos's arrest of Li", but "his arrest"
        if not clause.subjects and not doers and clause.lemma not in _INQUIRIES:  # "an Interpol operation"
            doers = tuple(t for t in clause.complements.get("mod", ()) if _is_body(context, t))
        if not clause.subjects and clause.parent is not None and clause.relation == "dobj" and is_order(clause.parent):
            doers = clause.parent.subjects
        above = clause.parent if clause.relation == "dobj" else None
        if not objects and not owners and above is not None and above.lemma in _IN_STORE:
            objects = above.surface  # "are awaiting deportation"
        yield replace(clause, objects=objects or owners, subjects=(*clause.subjects, *doers))
        return
    ordered = clause.relation in {"xcomp", "ccomp"} and clause.parent is not None and is_order(clause.parent)
    if ordered and clause.parent is not None and clause.parent.subjects:
        yield replace(clause, subjects=clause.parent.subjects)  # who orders acts
    yield clause
    for objects in other_objects(clause):
        yield replace(clause, objects=objects)
    if not clause.objects and clause.subjects and not clause.auxiliaries and _may_be_participle(clause):
        yield replace(clause, subjects=clause.complements.get("by", ()), objects=clause.subjects, passive=True)


def _is_body(context: Context, token: Token) -> bool:
    """Whether a word before a noun names a body that can act, no firm."""
    mention = context.mention(token)
    return mention is not None and mention.label == "Organization" and mention.key not in context.companies


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
    return unique(sorted(found, key=lambda mention: mention.rule == "country of a place"))
