"""Reference: whom pronouns and definite phrases stand for, from what the text named before.

Shape:  spaCy Token -> Mention of the antecedents; nothing where the text leaves a choice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from loaders.extract.claims import Mention
from loaders.extract.lexicon import read_lexicon
from loaders.extract.parse import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BACK = 3  # sentences in which a pronoun looks for its antecedent
_BACK_PERSON = 6
_NEAR = 24  # characters behind a name in which its regime is named
_REGIMES = ("regime", "junta")
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "its", "their"})
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}


@dataclass(frozen=True, slots=True)
class _Actor:
    """A mention that can act, with its token's place."""

    mention: Mention
    index: int
    sentence: int
    subject: int  # the token that is the subject or heads its list, -1 for none
    main: bool  # whether the subject is the sentence's


class Chains:
    """The chains of one document."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._lists = read_lexicon("reference")
        self._heads = read_lexicon("names")["office_head"]
        self._bodies = read_lexicon("names")["body"]

    def stand_for(self, token: Token) -> tuple[Mention, ...]:
        """Whom a token stands for: itself, if it is a name; empty if that cannot be told."""
        mention = self._reading.mention(token)
        if mention is not None:
            return (mention,)
        lower = token.lower_
        if token.pos_ == "PRON" or token.dep_ == "poss":
            return self._pronoun(token, lower)
        children = {child.lower_ for child in token.children}
        if lower in ("two", "both") and token.dep_ in _SUBJECTS:
            return self._pair(token, persons=False)
        if not children & _DEFINITE:
            return ()
        number = next((_NUMBERS[child] for child in children if child in _NUMBERS), 2 if "both" in children else 0)
        if number:
            return self._group(token, lower, number)
        return self._definite(token, lower)

    # What was named

    @cached_property
    def _sentences(self) -> dict[int, int]:
        return {token.i: number for number, sentence in enumerate(self._reading.sentences) for token in sentence}

    @cached_property
    def _actors(self) -> tuple[_Actor, ...]:
        actors = []
        for token in self._reading.doc:
            mention = self._reading.mention(token)
            if mention is None or mention.label not in ("Official", "Person", "Organization", "Country"):
                continue
            if mention.rule != "demonym":
                subject = _subject_of(token)
                main = subject is not None and subject.head.dep_ == "ROOT"
                index = subject.i if subject is not None else -1
                actors.append(_Actor(mention, token.i, self._sentences[token.i], index, main))
        return tuple(actors)

    @cached_property
    def _by_sentence(self) -> dict[int, list[_Actor]]:
        actors: dict[int, list[_Actor]] = {}
        for actor in self._actors:
            actors.setdefault(actor.sentence, []).append(actor)
        return actors

    def _before(self, token: Token, back: int) -> Iterator[list[_Actor]]:
        """The actors before a token, sentence by sentence, the nearest first."""
        number = self._sentences[token.i]
        for sentence in range(number, max(-1, number - back - 1), -1):
            yield [actor for actor in self._by_sentence.get(sentence, ()) if actor.index < token.i]

    # Pronouns

    def _pronoun(self, token: Token, lower: str) -> tuple[Mention, ...]:
        if lower in self._lists["singular"]:
            if self._unnamed_before(token):
                return ()
            return self._one(token, _BACK_PERSON, lambda actor: actor.mention.label in ("Official", "Person"))
        if lower in self._lists["neuter"]:
            empty = token.dep_ == "expl" or (token.dep_ in _SUBJECTS and token.head.lemma_ in self._lists["impersonal"])
            return (
                ()
                if empty
                else self._one(token, _BACK, lambda actor: actor.mention.label in ("Organization", "Country"))
            )
        if lower in self._lists["plural"]:
            return self._several(token)
        return self._pair(token, persons=False) if lower == "both" else ()

    def _one(self, token: Token, back: int, fits: Callable[[_Actor], bool]) -> tuple[Mention, ...]:
        for distance, actors in enumerate(self._before(token, back)):
            fitting = [actor for actor in actors if fits(actor)]
            subjects = [actor for actor in fitting if actor.subject >= 0]
            if subjects:
                main = next((actor for actor in subjects if actor.main), subjects[0])
                return (_chained((subjects[-1] if distance == 0 else main).mention),)
            names = {actor.mention.name for actor in fitting}
            if names:
                return (_chained(fitting[0].mention),) if len(names) == 1 else ()
        return ()

    def _unnamed_before(self, token: Token) -> bool:
        """Whether somebody without a name is nearer than anybody with one: "a woman from X was stopped; she was"."""
        for word in reversed(list(token.sent)):
            if word.i >= token.i:
                continue
            mention = self._reading.mention(word)
            if mention is not None and mention.label in ("Official", "Person"):
                return False
            new = any(child.lower_ in ("a", "an", "another") for child in word.children)
            if new and mention is None and word.lemma_.lower() in self._lists["unnamed"] and word.dep_ in _SUBJECTS:
                return True
        return False

    def _several(self, token: Token) -> tuple[Mention, ...]:
        for actors in self._before(token, _BACK):
            subjects = [actor for actor in actors if actor.subject >= 0]
            if subjects:
                return self._acting(actors, next((actor for actor in subjects if actor.main), subjects[0]))
            pairs = [self.stand_for(word) for word in self._plural_subjects(token, actors)]
            if pairs:
                return pairs[0]
        return ()

    def _acting(self, actors: Sequence[_Actor], first: _Actor) -> tuple[Mention, ...]:
        """Who "they" are after a sentence: its listed subjects, a generic body, or the two who met."""
        listed = _distinct(actor.mention for actor in actors if actor.subject == first.subject)
        if len(listed) > 1 or listed[0].rule == "generic body":
            return listed
        officials = _distinct(actor.mention for actor in actors if actor.mention.label == "Official")
        met = len(officials) == 2 and first.mention.label == "Official"
        return officials if met and officials[0].country != officials[1].country else ()

    def _plural_subjects(self, token: Token, actors: Sequence[_Actor]) -> Iterator[Token]:
        """Subjects such as "the two sides" in the sentence before a pronoun."""
        number = self._sentences[token.i] - 1
        if number < 0 or actors:
            return
        for word in self._reading.sentences[number]:
            if word.dep_ in _SUBJECTS and word.pos_ == "NOUN" and word.tag_ == "NNS":
                yield word

    # "The two sides", "both ministers", "the six countries"

    def _group(self, token: Token, lower: str, number: int) -> tuple[Mention, ...]:
        if lower in self._lists["persons"] and number == 2:
            return self._pair(token, persons=True)
        if lower in self._lists["states"]:
            return self._pair(token, persons=False) if number == 2 else self._states(token, number)
        return ()

    def _pair(self, token: Token, persons: bool) -> tuple[Mention, ...]:
        officials: dict[str, Mention] = {}
        for actors in self._before(token, self._sentences[token.i]):
            if persons:
                for actor in reversed(actors):
                    if actor.mention.label == "Official":
                        officials.setdefault(actor.mention.name, actor.mention)
                if len(officials) >= 2:
                    return tuple(map(_chained, officials.values())) if len(officials) == 2 else ()
                continue
            states = _states_of(actor.mention for actor in actors)
            if len(states) == 2:
                return states
        return () if persons else self._main_states()

    def _states(self, token: Token, number: int) -> tuple[Mention, ...]:
        for actors in self._before(token, self._sentences[token.i]):
            states = _states_of(actor.mention for actor in actors if actor.mention.label == "Country")
            if len(states) == number:
                return states
        return ()

    def _main_states(self) -> tuple[Mention, ...]:
        """The two states of a text that names no third."""
        states = _states_of(actor.mention for actor in self._actors)
        return states if len(states) == 2 else ()

    # "The minister", "the embassy", "the company", "the government"

    def _definite(self, token: Token, lower: str) -> tuple[Mention, ...]:
        if lower in self._heads or lower in self._lists["person"]:
            return self._holder(token, lower)
        if lower in self._lists["company"]:
            return self._body(token, self._lists["company_names"])
        if lower in self._lists["state"]:
            return self._government(token)
        return self._body(token, frozenset({lower})) if lower in self._bodies else ()

    def _holder(self, token: Token, noun: str) -> tuple[Mention, ...]:
        titles: dict[str, list[str]] = {}
        for title in self._reading.names.offices:
            titles.setdefault(title.holder.name, []).append(title.text.lower())
        others = self._modifiers(token)
        for actors in self._before(token, self._sentences[token.i]):
            for actor in reversed(actors):
                texts = titles.get(actor.mention.name, ())
                if any(noun in text.split() and self._agree(others, text, actor.mention) for text in texts):
                    return (_chained(actor.mention),)
        return ()

    def _body(self, token: Token, nouns: frozenset[str]) -> tuple[Mention, ...]:
        others = self._modifiers(token)
        for actors in self._before(token, self._sentences[token.i]):
            for actor in reversed(actors):
                mention = actor.mention
                words = mention.name.lower().replace(".", "").split()
                fits = mention.label == "Organization" and nouns & set(words)
                if fits and self._agree(others, mention.name.lower(), mention):
                    return (_chained(mention),)
        return ()

    def _government(self, token: Token) -> tuple[Mention, ...]:
        """The state of whoever speaks in the sentence, else the only state of the sentence before."""
        if self._modifiers(token):
            return ()
        if token.lower_ in _REGIMES and (rulers := self._regime()):
            return rulers
        for actors in self._before(token, 1):
            states = _states_of(actor.mention for actor in actors)
            if states:
                return states if len(states) == 1 else ()
        return ()

    def _regime(self) -> tuple[Mention, ...]:
        """The state whose junta or regime the text names first."""
        text = self._reading.document.text
        for mention in self._reading.names.mentions:
            around = text[mention.span.start : mention.span.end + _NEAR].lower()
            if mention.country and any(word in around for word in _REGIMES):
                return _states_of((mention,))
        return ()

    def _agree(self, modifiers: Iterable[Token], text: str, mention: Mention) -> bool:
        """Whether the words beside a noun fit: in the title or name, or of the same state."""
        for word in modifiers:
            named = self._reading.mention(word)
            if not (named.country == mention.country if named else word.lower_ in text):
                return False
        return True

    def _modifiers(self, token: Token) -> tuple[Token, ...]:
        """What tells a phrase from others: adjectives, the noun of a compound, what it is of."""
        of = [word for child in token.children if child.lower_ in ("of", "to", "for") for word in child.children]
        return (*(child for child in token.children if child.dep_ in ("amod", "compound", "poss", "nmod")), *of)


def _subject_of(token: Token) -> Token | None:
    """The subject that a token is, or in whose list or apposition it stands; a name right before a verb is one."""
    top = token
    while top.dep_ in ("conj", "appos") and top.head is not top:
        top = top.head
    if top.dep_ in _SUBJECTS:
        return top
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return token if after is not None and after.tag_ in _FINITE else None


def _chained(mention: Mention) -> Mention:
    return replace(mention, rule="chain")


def _distinct(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple({mention.name: _chained(mention) for mention in reversed(list(mentions))}.values())[::-1]


def _states_of(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The states to which mentions belong, in order of appearance, as mentions of countries."""
    states: dict[str, Mention] = {}
    for mention in mentions:
        code = mention.country
        if code:
            states.setdefault(code, Mention(mention.span, "Country", code, code, code, "chain"))
    return tuple(states.values())
