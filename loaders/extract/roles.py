"""Roles: which names a phrase of a clause supplies for the role that it fills."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from loaders.extract.claims import Mention
from loaders.extract.parse import Reading
from loaders.extract.tree import complements_of, members, spread
from ontology.facts import Span

GUESSED = "giver of the context"  # the rule of a mention that stands for who is not named
ACTORS = frozenset({"Country", "Organization", "Official"})
PEOPLE = frozenset({"Person", "Official"})
TARGETS = frozenset({"Person", "Official", "Organization", "Place", "Asset", "Country"})
_INSIDE = frozenset({"by", "of", "from", "at", "in", "with", "under", "within", "for"})
_JOINTLY = ("with", "together with", "alongside", "jointly with", "along with", "and")
_BETWEEN = frozenset({"between", "with", "among", "by"})
_MODIFIERS = frozenset({"compound", "amod", "nmod", "poss"})
_HEADS_OF_FIRMS = frozenset("chairman chief director employee founder manager owner president".split())
_DELEGATIONS = frozenset("delegation group mission official party representative side team".split())
_HUMANS = frozenset(
    "citizen foreigner individual man member national official people person suspect woman worker".split()
)
_PERSONS = frozenset("brother couple fugitive leader man national person ringleader sister suspect woman".split())
_BYSTANDERS = frozenset(
    "child citizen foreigner fugitive gang man migrant national people person suspect victim woman worker".split()
)
_AREAS = frozenset("area compound part place region town zone".split())
_NAMING = frozenset({"call", "identify", "include", "know", "name"})
_LOOSE = frozenset({"advmod", "amod", "aux", "dep", "nmod", "npadvmod"})  # how a stray adjective of a state hangs
_UNDERGOING = frozenset({"dobj", "nsubjpass"})
_LED = frozenset({"conduct", "coordinate", "head", "launch", "lead", "run"})
_IN_SERVICE = frozenset("agent fighter force guard man officer operative patrol police soldier troop".split())
_SINGLING = frozenset({"a", "an", "another"})
_DASHES = frozenset("-\u2013/")
_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "parataxis", "conj", "cc", "punct"})


@dataclass(frozen=True)
class Context:
    """What roles are read from: the parsed document, who pronouns stand for, the crime words and the goods."""

    reading: Reading
    stand_for: Callable[[Token], tuple[Mention, ...]]
    crimes: tuple[Mention, ...]
    goods: Mapping[str, str]
    companies: frozenset[str] = frozenset()

    def mention(self, token: Token) -> Mention | None:
        """The name that a token is."""
        return self.reading.mention(token)

    def actors(self, token: Token) -> tuple[Mention, ...]:
        """The most specific countries, bodies or officials that a phrase names as acting."""
        return unique((*self._actors(token), *self._partners(token)))

    def _actors(self, token: Token) -> tuple[Mention, ...]:
        mention = self.mention(token)
        if (mention is None or mention.rule == "joint body") and (joined := self._joined_states(token)):
            return joined
        if mention is not None and mention.label in ACTORS:
            led = [m for t in _leaders(token) if (m := self.mention(t)) and m.label == "Official"]
            return tuple(led) or ((self._branch(token, mention),) if mention.key not in self.companies else ())
        if mention is None and token.lemma_.lower() in _BYSTANDERS:
            return ()
        definite = mention is None and any(child.lower_ == "the" for child in token.children)  # "the Lao minister"
        if definite and (meant := [m for m in self.stand_for(token) if m.label == "Official"]):
            return tuple(meant)
        if mention is None and (found := self._within(token)):
            return found
        return tuple(m for m in self.stand_for(token) if m.label in ACTORS)

    def _joined_states(self, token: Token) -> tuple[Mention, ...]:
        """The states of a joint body: *the Laos-Thailand Joint Committee*, *the Lao-Thai working group*."""
        before = token.doc[token.left_edge.i : token.i]
        pairs = ((self.mention(t.nbor(-1)), self.mention(t.nbor(1))) for t in before[1:] if t.text in _DASHES)
        return unique(m for pair in pairs for m in pair if m is not None and m.label == "Country")

    def _branch(self, token: Token, mention: Mention) -> Mention:
        """A body of a place that a table knows without it: *the Johor CCID* is not the CCID."""
        before = token.nbor(-1) if token.i else token
        place = self.mention(before) if before.head == token and before.dep_ in _MODIFIERS else None
        if mention.label != "Organization" or place is None or place.label != "Place":
            return mention
        span = Span(place.span.start, mention.span.end)
        name = span.of(self.reading.document.text)
        return Mention(span, "Organization", name, mention.country or place.country, None, "branch")

    def parties(self, token: Token) -> tuple[Mention, ...]:
        """Who is bound: the bodies that a phrase names, partners of an instrument, and the states of officials."""
        named = self.actors(token) or tuple(self._bound_by(token))
        return unique(country_of(m) if m.label == "Official" and m.country else m for m in named)

    def _bound_by(self, instrument: Token) -> Iterator[Mention]:
        """The parties in "a memorandum of understanding between X and Y", "a treaty with X"."""
        for name, items in complements_of(instrument).items():
            for item in items:
                if name in _BETWEEN:
                    yield from self.actors(item)
                elif name in {"of", "on", "in", "for", "against"}:
                    yield from self._bound_by(item)

    def _within(self, token: Token) -> tuple[Mention, ...]:
        """The bodies named inside a phrase such as "officers of the X", "X operatives", "its partners A and B"."""
        if led := [m for leader in _leaders(token) if (m := self.mention(leader)) and m.label == "Official"]:
            return tuple(led)
        listed = [m for item in members(token) if (m := self.mention(item)) and m.label in ACTORS]
        if listed:
            return tuple(listed)
        found: list[Mention] = []
        for child in token.children:
            if child.dep_ == "acl" and child.lemma_ in _LED:  # "a delegation led by X"
                found += [
                    m for t in complements_of(child).get("by", ()) if (m := self.mention(t)) and m.label in ACTORS
                ]
            if child.tag_ == "PRP$" and token.lemma_.lower() in _IN_SERVICE:  # "its men"
                found += [m for m in self.stand_for(child) if m.label in ACTORS - {"Official"}]
            if child.dep_ in _MODIFIERS:
                for part in spread(child):
                    mention = self.mention(part)
                    found += [mention] if mention is not None and mention.label in ACTORS else []
        listed_with: list[Mention] = []  # the states in one list with an international body
        for name, items in complements_of(token).items():
            if name in _INSIDE:
                known = bool(found)
                direct = [m for item in items if (m := self.mention(item)) and m.label in {"Country", "Organization"}]
                if any(m.label == "Organization" and not m.country for m in direct):
                    listed_with += [m for m in direct if m.label == "Country"]
                for item in items:
                    mention = self.mention(item)
                    if mention is None:
                        found += self._within(item) or (m for m in self.stand_for(item) if m.label in ACTORS)
                    elif mention.label in ACTORS and (name != "in" or not known):
                        found.append(self._branch(item, mention))
                    elif mention.label == "Place" and name in {"in", "from"} and mention.country and not known:
                        found.append(country_of(mention))
        if not found and token.i and (before := self.mention(token.nbor(-1))) and before.label == "Country":
            found = [before] if token.nbor(-1).dep_ in _LOOSE and token.pos_ == "NOUN" else []
        bodies = [m for m in found if m.label == "Organization"]
        return tuple((*bodies, *listed_with) if bodies else found)

    def _partners(self, token: Token) -> Iterator[Mention]:
        for name, items in complements_of(token).items():
            if name in _JOINTLY:
                for item in items:
                    yield from self._actors(item)

    def targets(self, token: Token) -> tuple[Mention, ...]:
        """Who and what a measure is aimed at: named people, else bodies and places, and crimes of the same phrase."""
        mention = self.mention(token)
        if mention is not None and mention.label in TARGETS:
            named = [] if self.is_nationality(token) else [mention]
        elif token.pos_ == "PRON":
            named = [m for m in self.stand_for(token) if m.label in TARGETS - {"Country"}]
        else:
            named = self._named_inside(token)
        own = [m for m in named[:1] if m is mention and m.label == "Organization"]
        if not named and token.dep_ == "appos" and (whom := self.mention(token.head)) and whom.label in PEOPLE:
            named = [whom]
        listed = [item for item in members(token) if not self.is_nationality(item)]
        named += [m for item in listed if (m := self.mention(item)) and m.label in TARGETS]
        if mention is not None and mention.label in PEOPLE:
            named += self._listed(token)
        people = [m for m in named if m.label in PEOPLE] or self._named_after(token)
        return unique((*own, *(people or named), *self.crimes_of(token)))

    def _listed(self, token: Token) -> Iterator[Mention]:
        """The people named behind a person, whom the parser took for the same person: *A, B and C*."""
        for child in token.children:
            if child.dep_ in {"appos", "conj", "npadvmod"} and (m := self.mention(child)) and m.label in PEOPLE:
                yield m
                yield from self._listed(child)

    def _named_inside(self, token: Token) -> list[Mention]:
        found = []
        for child in token.children:
            if child.dep_ in {"compound", "poss", "nmod", "appos"}:
                mention = self.mention(child)
                if mention is not None and mention.label in {"Person", "Organization", "Asset", "Official"}:
                    found.append(mention)
        for name, items in complements_of(token).items():
            if token.lemma_.lower() in _HEADS_OF_FIRMS:
                continue
            for item in items if name in {"of", "against", "on", "in", "at", "from", "linked to"} else ():
                mention = self.mention(item)
                if mention is None and name in {"of", "against", "on"}:
                    found += self._named_inside(item)
                elif mention is not None and mention.label == "Country" and token.lemma_.lower() in _AREAS:
                    found += [mention] if name in {"of", "in"} else []
                elif mention is not None and mention.label in TARGETS - {"Country"} and name != "from":
                    where = mention.label == "Place" and name in {"in", "at"} and _is_human(token)
                    found += [] if where else [mention]
        return found

    def _named_after(self, token: Token) -> list[Mention]:
        """People named right behind the phrase for them, wherever the parser hung them: *two men from Y, A and B,*."""
        if token.lemma_.lower() not in _PERSONS and token.pos_ != "NUM":
            return []
        found = []
        for word in token.subtree:
            if word.i > token.i:
                if word.pos_ in {"VERB", "AUX"} and word.lemma_.lower() not in _NAMING:
                    break
                mention = self.mention(word)
                found += [mention] if mention is not None and mention.label == "Person" else []
        return found

    def is_nationality(self, token: Token) -> bool:
        """Whether a country's name stands for unnamed people: *16 Malaysians*, *Kenyans*."""
        mention = self.mention(token)
        if mention is None or mention.label != "Country":
            return False
        return (
            (token.tag_ in {"NNS", "NNPS"} and token.text.endswith(("s", "ese")) and mention.rule != "country")
            or any(
                child.dep_ == "nummod" or (child.dep_ == "det" and child.lower_ in _SINGLING)
                for child in token.children
            )
            or (token.i > 0 and token.nbor(-1).pos_ == "NUM")
            or (mention.rule == "demonym" and token.dep_ in _UNDERGOING and _is_the_one(token))
        )

    def crimes_of(self, token: Token) -> tuple[Mention, ...]:
        """The crimes that a phrase names, by itself or by goods, clauses about something else left out."""
        words = [token, *phrase(token)]
        places = [self.reading.span(word) for word in words]
        named = [crime for crime in self.crimes if any(place.start <= crime.span.start < place.end for place in places)]
        for word in words:
            code = self.goods.get(word.lemma_.lower())
            if code and not any(crime.name == code for crime in named):
                named.append(Mention(self.reading.span(word), "Crime", code, None, code, "goods"))
        return unique(named)

    def places(self, token: Token) -> tuple[Mention, ...]:
        """The places and countries that a phrase names."""
        near = [token, *(item for item in members(token))]
        near += [item for name, items in complements_of(token).items() if name in {"of", "in"} for item in items]
        return unique(m for item in near if (m := self.mention(item)) and m.label in {"Place", "Country"})

    def topics(self, token: Token) -> tuple[Mention, ...]:
        """The crimes and places that a phrase is about."""
        near = [token, *phrase(token)]
        named = [m for item in near if (m := self.mention(item)) and m.label == "Place"]
        return unique((*self.crimes_of(token), *named))


def _leaders(token: Token) -> Iterator[Token]:
    """By whom a delegation is led, also where the parser hung that on its state."""
    head = token.lower_.rpartition(" ")[2]
    for word in token.subtree if token.lemma_.lower() in _DELEGATIONS or head in _DELEGATIONS else ():
        if word.dep_ == "acl" and word.tag_ == "VBN" and word.lemma_ in {"lead", "head"}:
            yield from (t for by in word.children if by.lower_ == "by" for t in by.children if t.dep_ == "pobj")


def _is_human(token: Token) -> bool:
    """Whether a phrase is for unnamed people, who are where they are: *a man in Sydney*, *12 in Bokeo*."""
    return token.pos_ == "NUM" or token.lemma_.lower() in _HUMANS


def _is_the_one(demonym: Token) -> bool:
    """Whether a demonym stands for one person: *the Serbian*, but not *the Chinese*."""
    single = not demonym.text.endswith(("s", "ese", "sh", "ch"))
    return single and any(child.lower_ == "the" for child in demonym.children)


def country_of(mention: Mention) -> Mention:
    """The country that a place or body lies in, as a mention of its own."""
    assert mention.country is not None
    return Mention(mention.span, "Country", mention.country, mention.country, mention.country, "country of a place")


def unique(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Mentions without those that name the same once more."""
    return tuple({(mention.label, mention.name): mention for mention in reversed(tuple(mentions))}.values())[::-1]


def phrase(token: Token) -> Iterator[Token]:
    """The words of a phrase without coordinated phrases and subordinate clauses; participles stay."""
    for child in token.children:
        if child.dep_ not in _CLAUSES:
            yield child
            yield from phrase(child) if child.dep_ != "pobj" else (w for c in spread(child) for w in (c, *phrase(c)))


GATHERERS: Mapping[str, Callable[[Context, Token], tuple[Mention, ...]]] = {
    "takenBy": Context.actors,
    "participant": Context.actors,
    "party": Context.parties,
    "speaker": Context.actors,
    "via": Context.actors,
    "against": Context.targets,
    "about": Context.topics,
    "location": Context.places,
}
