"""Givers: who took a measure where its own clause does not name the actor."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from loaders.extract.claims import Mention
from loaders.extract.clauses import Clause
from loaders.extract.events import Event
from loaders.extract.roles import ACTORS, GUESSED, Context, country_of, unique
from loaders.extract.tree import complements_of

_SPOT = frozenset(
    {"arrest", "asset_seizure", "operation", "prosecution"}
)  # done by the state where it is told to happen
_FOLLOWS = frozenset(
    {"arrest", "asset_seizure", "operation", "rescue", "platform_control", "prosecution", "repatriation"}
)
_PEOPLE_MOVED = frozenset({"rescue", "repatriation"})  # told of in passing, by whom is often left open
_SPEECH = frozenset({"say", "tell", "announce", "report", "state", "add", "reveal", "confirm"})
_JOINT = frozenset({"bilateral", "binational", "joint"})
_INSTRUMENTS = frozenset("ban decree designation law measure order regulation rule sanction".split())
_UNNAMED = frozenset("country member nation state".split())
_DATELINE = re.compile(r"\s*[A-Z][^\n.]{2,60}? ?(?:--|\u2014|\u2013| - )\s")
_DATELINE_WEIGHT = 2  # acts of a state that its dateline is worth
_COURTS = re.compile(r"\bCourt|Tribunal|Courts\b")  # they send nobody home and raid no house
_MISSIONS = re.compile(r"(?i)embass|consulate|high commission|mission")  # they help, but arrest nobody
_BY_COURTS = frozenset({"sentence", "appeal", "execute"})  # by a court: of police who acted before, the state
_LEADING = frozenset("conduct coordinate execute launch lead mount spearhead stage".split())
_ACTS = frozenset(
    """clampdown crackdown effort inspection intervention investigation operation probe raid search sting sweep swoop
    work""".split()
)
_WHERE = ("across", "in", "at", "inside", "near", "on", "outside", "throughout", "within")
_AROUND = ("after", "during", "following", "into", "under", "on")  # "under arrest in X", "in a raid in X"
_SENT_AWAY = frozenset("banish deport expel extradite remove".split())  # by the state that they leave
_PART_OF = ("in", "through", "during", "following", "after", "thanks to")
_GOVERNMENTS = re.compile(r"(?:Union|Federal|Central|National|Royal \w+|Military) (?:Government|Cabinet)")
_FORCES = re.compile(r"(?i)police|customs|guard|immigra|bureau|investigat|agency|gendarm|narcotic|crime|patrol|border")
_POLICE_BODIES = re.compile(r"(?i)interpol|europol|eurojust|ameripol|afripol|aseanapol|frontex")
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


class Givers:
    """Completes events in reading order; remembers who acted last."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.last: tuple[Mention, ...] = ()
        self.paragraph = -1

    def _paragraph(self, clause: Clause) -> int:
        return self.context.reading.document.text.count("\n\n", 0, clause.head.idx)

    def complete(self, event: Event, sentence: Tokens) -> Event:
        """The event with an actor, where the text lets one be found."""
        if event.claim.label != "Measure":
            return event
        actors = event.claim.roles.get("takenBy", ())
        if not actors:
            targets = {m.name for m in event.claim.roles.get("against", ())}
            guesses = (tuple(m for m in found if m.name not in targets) for found in self._guesses(event))
            guessed = next((found for found in guesses if found), ())
            actors = tuple(replace(mention, rule=GUESSED) for mention in guessed)
        actors = unique(self._government(mention) for mention in actors)
        if actors and not all(_COURTS.search(mention.name) for mention in actors):
            self.last, self.paragraph = actors, self._paragraph(event.clause)
        return replace(event, claim=replace(event.claim, roles={**event.claim.roles, "takenBy": actors}))

    def _government(self, mention: Mention) -> Mention:
        """A government that is named as one is its state."""
        if mention.label != "Organization" or not _GOVERNMENTS.fullmatch(mention.name):
            return mention
        return country_of(mention) if mention.country else next(iter(self.home), mention)

    def _guesses(self, event: Event) -> Iterator[tuple[Mention, ...]]:
        kind, clause = event.claim.literals["kind"], event.clause
        if any(_is_unnamed(token) for token in clause.subjects):
            return  # "seven states", "one of them" cannot be told
        if kind == "prosecution":
            yield self._court(clause)
        if kind in _PEOPLE_MOVED and clause.relation == "acl" and not clause.subjects:
            return  # "foreigners freed from compounds": told in passing, by whom is left open
        if clause.subjects and kind in _SPOT and not any(token.pos_ == "PRON" for token in clause.subjects):
            above = clause.parent if clause.relation == "conj" else None
            yield self._country_of_place(clause) or (self._country_of_place(above) if above else ())
        yield self._here_or_there(clause)
        if clause.subjects:
            yield self._generic(clause)
        yield self._joint_act(clause)
        yield self._companion(clause)
        if clause.nominal:
            yield self._above(clause)
        if clause.passive and clause.lemma in _SENT_AWAY:
            yield tuple(m for t in clause.complements.get("from", ()) if (m := self._state(t)))
        if kind in _SPOT:
            yield self._country_of_place(clause) or self._country_before(clause)
            if clause.parent is not None and clause.parent.lemma == "be":  # "it was in Bali that he was caught"
                yield self._country_of_place(clause.parent)
        if kind != "extradition":  # who arrests or receives somebody does not extradite him
            yield self._above(clause)
        if kind in _FOLLOWS and self.paragraph == self._paragraph(clause):
            yield self._same_as_before(event)
        for above in clause.governors:
            doers = [t for t in above.subjects if t not in clause.objects and t != clause.head]
            named = [m for t in doers for m in self.context.actors(t) if m.label != "Official"]
            yield unique(m for m in named if kind not in _SPOT or not _is_international(m))
            if kind in _SPOT:
                yield unique(body for t in doers for m in self.context.actors(t) if (body := self._force_of(m)))
        if kind in _SPOT and not any(complements_of(token).get("in") for token in clause.subjects):
            yield () if self._are_its_own(clause) else self.home
            yield self._police_body(clause)
        if kind == "warning":
            yield self.issuer
        if kind == "task_force":
            yield self._sides(clause)
        if kind not in _PEOPLE_MOVED or clause.subjects:
            yield self.last if kind not in _PEOPLE_MOVED else ()
            yield self.home

    def _above(self, clause: Clause) -> tuple[Mention, ...]:
        """Who acts in the nearest clause above that is not speech."""
        for above in clause.governors:
            if above.head.lemma_ not in _SPEECH and not (above.passive and clause.relation == "conj"):
                doers = [t for t in above.subjects if t not in clause.objects and t != clause.head]
                found = [m for t in doers for m in self.context.actors(t)]
                if found:
                    return unique(_state_of(mention) for mention in found)
        return ()

    def _police_body(self, clause: Clause) -> tuple[Mention, ...]:
        """The police body of many states that tells the result of what it ran: *Interpol said 206 were arrested*."""
        doers = [m for above in clause.governors for t in above.subjects for m in self.context.actors(t)]
        return tuple(m for m in doers if m.label == "Organization" and _POLICE_BODIES.search(m.name))[:1]

    def _force_of(self, speaker: Mention) -> Mention | None:
        """The police or service for which an official speaks: what "were arrested, he said" leaves out."""
        if speaker.label != "Official":
            return None
        served = (t.of for t in self.context.reading.names.offices if t.holder.name == speaker.name)
        bodies = (body for body in served if body is not None and body.label == "Organization")
        return next((body for body in bodies if _FORCES.search(body.name)), None)

    def _generic(self, clause: Clause) -> tuple[Mention, ...]:
        """Who "they", "its officers", "the measures" are: who acted last."""
        if any(token.pos_ == "PRON" or token.lemma_.lower() in _INSTRUMENTS for token in clause.subjects) and self.last:
            return self.last
        if any(child.dep_ == "poss" for token in clause.subjects for child in token.children) and self.last:
            return self.last
        return ()

    def _here_or_there(self, clause: Clause) -> tuple[Mention, ...]:
        """The document's own state for *here*, the state named last for *there*."""
        near = (*clause.head.children, *(child for token in clause.subjects for child in token.children))
        words = {child.lower_: child for child in near if child.dep_ == "advmod"}
        if "here" in words:
            return self.home
        if "there" not in words:
            return ()
        before = (self._state(token) for token in reversed(list(clause.head.sent)) if token.i < words["there"].i)
        return tuple(state for state in before if state is not None)[:1]

    def _joint_act(self, clause: Clause) -> tuple[Mention, ...]:
        """Who acts in what an act is part of: *arrested in an operation by A and B*, *through the efforts of A*."""
        acts = [t for slot in _PART_OF for t in clause.complements.get(slot, ()) if t.lemma_.lower() in _ACTS]
        doers = [t for act in acts for slot in ("by", "of", "between") for t in complements_of(act).get(slot, ())]
        led = [c for act in acts for c in act.children if c.dep_ == "acl" and c.lemma_.lower() in _LEADING]
        doers += [t for verb in led for t in complements_of(verb).get("by", ())]
        return unique(m for token in doers for m in self.context.actors(token))

    def _companion(self, clause: Clause) -> tuple[Mention, ...]:
        """Who acted as somebody was found: *were rescued when Spanish police entered the clubs*."""
        beside = [c for c in clause.head.children if c.dep_ == "advcl" and c.tag_ == "VBD"] if clause.passive else []
        marked = [v for v in beside if any(c.lower_ in {"when", "after", "as"} for c in v.children)]
        doers = [c for verb in marked for c in verb.children if c.dep_ == "nsubj"]
        return unique(m for token in doers for m in self.context.actors(token) if m.label != "Official")

    def _country_of_place(self, clause: Clause) -> tuple[Mention, ...]:
        places = [token for slot in _WHERE for token in clause.complements.get(slot, ())]
        around = [token for slot in _AROUND for token in clause.complements.get(slot, ())]
        deeper = [t for token in places for slot in _WHERE for t in complements_of(token).get(slot, ())]
        deepest = [t for token in deeper for slot in _WHERE for t in complements_of(token).get(slot, ())]
        owners = [c for token in places for c in token.children if c.dep_ == "poss"]  # "at Nairobi's airport"
        within = [t for token in around for slot in _WHERE for t in complements_of(token).get(slot, ())]
        within += [t for token in within for slot in _WHERE for t in complements_of(token).get(slot, ())]
        for tokens in (places, deeper, deepest, owners, within):
            states = [state for token in tokens if (state := self._state(token))]
            if states:
                return unique(states)
        return ()

    def _country_before(self, clause: Clause) -> tuple[Mention, ...]:
        """The state that *where* stands for: "to Laos, where two men had been arrested"."""
        where = any(child.lower_ == "where" for child in clause.head.children)
        state = self._state(clause.head.head) if where and clause.relation in {"relcl", "advcl"} else None
        return (state,) if state is not None else ()

    def _court(self, clause: Clause) -> tuple[Mention, ...]:
        """The court that somebody stands before: "appeared before the X Court charged with"."""
        near = [clause, *([clause.parent] if clause.parent is not None and clause.relation in {"advcl", "acl"} else ())]
        before = [t for one in near for t in (*one.complements.get("before", ()), *one.complements.get("at", ()))]
        named = (m for token in before if (m := self.context.mention(token)) is not None)
        return tuple(m for m in named if m.label == "Organization" and "court" in m.name.lower())[:1]

    def _same_as_before(self, event: Event) -> tuple[Mention, ...]:
        """Who acted last, if that fits: an embassy arrests nobody, and police sentence nobody."""
        if event.claim.rule in _BY_COURTS:
            return unique(country_of(mention) for mention in self.last if mention.country)
        if event.claim.literals["kind"] in _SPOT and any(_MISSIONS.search(mention.name) for mention in self.last):
            return ()
        return self.last

    def _are_its_own(self, clause: Clause) -> bool:
        """Whether the people concerned are called by the nationality of the document's own state."""
        near = {part for token in clause.objects for part in (token, *token.children)}
        states = {m.country for part in near if (m := self.context.mention(part)) and m.rule == "demonym"}
        return bool(states & {mention.country for mention in self.home})

    def _sides(self, clause: Clause) -> tuple[Mention, ...]:
        """The two states of the sentence, or of the one before, for a joint unit that is set up by nobody named."""
        words = {word for token in clause.objects for part in (token, *token.children) for word in part.lower_.split()}
        sentence = clause.head.sent
        before = sentence.doc[sentence.start - 1].sent if sentence.start else sentence
        for part in (sentence, before) if words & _JOINT else ():
            states = unique(country_of(m) for token in part if (m := self.context.mention(token)) and m.country)
            if len(states) == 2:
                return states
        return ()

    def _state(self, token: Token) -> Mention | None:
        """The state that a name is, or in which a place lies."""
        mention = self.context.mention(token)
        if mention is not None and mention.label == "Place" and mention.country:
            return country_of(mention)
        return mention if mention is not None and mention.label == "Country" else None

    @cached_property
    def home(self) -> tuple[Mention, ...]:
        """The state whose bodies and officials act most in the document."""
        acting = [m for token in self.context.reading.doc if (m := self._actor(token)) and m.country]
        if not acting:
            return ()
        weights = Counter(mention.country for mention in acting)
        if (line := self._dateline()) is not None and line.country in weights:
            weights[line.country] += _DATELINE_WEIGHT
        code, _ = weights.most_common(1)[0]
        return (country_of(next(mention for mention in acting if mention.country == code)),)

    def _dateline(self) -> Mention | None:
        """The place or state that the line names before the first sentence of the text: "HANOI, 3 March - "."""
        text = self.context.reading.document.text
        start = text.find("\n") + 1
        line = _DATELINE.match(text, start)
        found = (m for m in self.context.reading.names.mentions if m.label in {"Country", "Place"} and m.country)
        return next((m for m in found if line is not None and start <= m.span.start < line.end()), None)

    @cached_property
    def issuer(self) -> tuple[Mention, ...]:
        """The body that speaks in a release: the first that acts."""
        acting = (m for token in self.context.reading.doc if (m := self._actor(token)))
        return tuple(m for m in acting if m.label == "Organization")[:1]

    def _actor(self, token: Token) -> Mention | None:
        if token.dep_ not in _SUBJECTS and token.head.dep_ != "agent":
            return None
        mention = self.context.mention(token)
        if mention is None or mention.label not in ACTORS or self.context.is_nationality(token):
            return None
        return mention


def _is_unnamed(token: Token) -> bool:
    """Whether a subject stands for somebody whom the text leaves unnamed on purpose."""
    return token.lower_ in {"one", "some", "others"} or (token.tag_ == "NNS" and token.lemma_.lower() in _UNNAMED)


def _is_international(mention: Mention) -> bool:
    """Whether a body belongs to no one state: it reports what others seize."""
    return mention.label == "Organization" and mention.key is not None and not mention.country


def _state_of(mention: Mention) -> Mention:
    """For an official who speaks or acts nearby, the state: what its bodies do is rarely done by one person."""
    return country_of(mention) if mention.label == "Official" and mention.country else mention
