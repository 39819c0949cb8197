"""Speakers: whose words a verb of speech reports, by grammar and by the order of the words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

import yaml
from spacy.tokens import Token

from loaders.extract.claims import Mention
from loaders.extract.clauses import Clause
from loaders.extract.order import name_before, subjects_before
from loaders.extract.roles import Context, unique
from loaders.extract.tree import complements_of

_STATE_WORDS = frozenset({"authority", "ministry", "department", "commission", "directorate"})
_BEHIND = 6  # words behind a verb of speech in which its speaker begins
_QUOTES = frozenset('"\u201c\u201d')


@cache
def speech_words() -> Mapping[str, frozenset[str]]:
    """The word lists of frames/speech.yaml."""
    table = yaml.safe_load(files("loaders.extract").joinpath("frames/speech.yaml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in table.items()}


def is_outlet(mention: Mention) -> bool:
    """Whether a body is a medium, which carries what others say."""
    words = set(re.findall(r"[\w']+", mention.name.casefold()))
    return mention.label == "Organization" and bool(words & speech_words()["outlets"]) and not words & _STATE_WORDS


def is_release(publisher: str | None) -> bool:
    """Whether a document comes from an authority itself, not from a medium."""
    words = set(re.findall(r"\w+", (publisher or "").casefold()))
    return bool(words & speech_words()["issuers"]) and not words & speech_words()["outlets"]


def speakers_among(context: Context, tokens: Iterable[Token]) -> tuple[Mention, ...]:
    """The officials, bodies and states among those who speak; outlets, sources and companies do not count."""
    tokens = tuple(tokens)
    if any(token.lemma_.lower() in speech_words()["voiceless"] for token in tokens):
        return ()
    found = [m for token in tokens if _has_voice(context, token) for m in _voice(context, token)]
    officials = [mention for mention in found if mention.label == "Official"]
    return unique(mention for mention in officials or found if not is_outlet(mention))


def _voice(context: Context, token: Token) -> tuple[Mention, ...]:
    """Whom a phrase lets speak: the official whom "the Austrian minister" means; "both sides" are no one speaker."""
    if context.mention(token) is not None:
        return context.actors(token)
    if token.lemma_.lower() in speech_words()["texts"] and (makers := _makers(context, token)):
        return makers
    meant = context.stand_for(token)
    if len(meant) > 1 and all(mention.label == "Country" for mention in meant):
        return ()
    official = tuple(mention for mention in meant if mention.label == "Official")
    named = official or context.actors(token)
    several = [mention for mention in named if mention.label == "Country" and mention.rule == "chain"]
    return named if len(several) < 2 else ()


def _makers(context: Context, text: Token) -> tuple[Mention, ...]:
    """Whose a text is that speaks: "a press release of the ministry", "a note by X"."""
    own = complements_of(text)
    return unique(m for name in ("of", "by", "from") for token in own.get(name, ()) for m in context.actors(token))


def _has_voice(context: Context, token: Token) -> bool:
    return context.mention(token) is not None or token.lemma_.lower() in speech_words()["voices"]


def who_speaks(context: Context, clause: Clause) -> tuple[Mention, ...]:
    """Who speaks in a clause: first by the order of the words, which the parser often misses behind what was said."""
    if clause.passive:
        lost = not clause.subjects and clause.relation == "acl" and name_before(context, clause.head)
        return speakers_among(context, (subjects_before(context, clause.head) or lost) if lost else clause.subjects)
    turned = _after(context, clause.head)
    phrase = turned if turned is not None else subjects_before(context, clause.head)
    if phrase is None:
        return speakers_among(context, clause.subjects or name_before(context, clause.head))
    return speakers_among(context, phrase)


def _named_behind(context: Context, title: Token) -> Token | None:
    """The official whose title this is, in "said Ambassador X", "said Under Secretary X"."""
    for token in title.doc[title.i + 1 : min(title.sent.end, title.i + _BEHIND)]:
        mention = context.mention(token)
        if mention is not None:
            return token if mention.label == "Official" else None
        if not token.text[0].isupper():
            return None
    return None


def _after(context: Context, verb: Token) -> tuple[Token, ...] | None:
    """The name or head noun behind a verb that follows a quotation or a comma: ", said the minister"."""
    if not verb.i or verb.lemma_ not in speech_words()["inverted"] or verb.nbor(-1).text not in {",", *_QUOTES}:
        return None
    if verb.i > 1 and (mention := context.mention(verb.nbor(-2))) and mention.label == "Official":
        return None
    if any(c.dep_ == "nsubj" and c.i < verb.i and context.mention(c) is not None for c in verb.children):
        return None
    words = list(verb.sent[verb.i + 1 - verb.sent.start :])[:_BEHIND]
    for token in words:
        if context.mention(token) is not None:
            return (token,)
        if token.lemma_.lower() in speech_words()["voices"]:
            return (_named_behind(context, token) or token,)
        if token.pos_ == "NOUN" and token.dep_ != "compound":
            return ()
        if token.lower_ not in {"the", "a", "an", "its", "his", "her"} and not token.text[0].isupper():
            return None
    return None
