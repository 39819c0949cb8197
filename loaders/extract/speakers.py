"""Speakers: whose words a verb of speech reports, by grammar and by the order of the words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

import yaml
from spacy.tokens import Token

from loaders.extract.claims import Mention
from loaders.extract.clauses import Clause
from loaders.extract.roles import Context, unique

_RELATIVES = frozenset({"who", "which", "that", "whom"})
_OPENERS = frozenset({",", ":", ";", "(", "\u2014", "\u2013", "-", '"', "\u201c", "\u201d"})
_QUOTES = frozenset('"\u201c\u201d')


@cache
def speech_words() -> Mapping[str, frozenset[str]]:
    """The word lists of frames/speech.yaml."""
    table = yaml.safe_load(files("loaders.extract").joinpath("frames/speech.yaml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in table.items()}


def is_outlet(mention: Mention) -> bool:
    """Whether a body is a medium, which carries what others say."""
    words = re.findall(r"[\w']+", mention.name.casefold())
    return mention.label == "Organization" and bool(speech_words()["outlets"].intersection(words))


def speakers_among(context: Context, tokens: Iterable[Token]) -> tuple[Mention, ...]:
    """The officials, bodies and states among those who speak; outlets, sources and companies do not count."""
    found = [m for token in tokens if _has_voice(context, token) for m in context.actors(token)]
    officials = [mention for mention in found if mention.label == "Official"]
    return unique(mention for mention in officials or found if not is_outlet(mention))


def _has_voice(context: Context, token: Token) -> bool:
    return context.mention(token) is not None or token.lemma_.lower() in speech_words()["voices"]


def who_speaks(context: Context, clause: Clause) -> tuple[Mention, ...]:
    """Who speaks in a clause: first by the order of the words, which the parser often misses behind what was said."""
    if clause.passive:
        return speakers_among(context, clause.subjects)
    turned = _after(context, clause.head)
    phrase = turned if turned is not None else _before(context, clause.head)
    if phrase is None:
        return speakers_among(context, clause.subjects)
    return speakers_among(context, phrase)


def _after(context: Context, verb: Token) -> tuple[Token, ...] | None:
    """The name or head noun behind a verb that follows a quotation or a comma: ", said the minister"."""
    if not verb.i or verb.lemma_ not in speech_words()["inverted"] or verb.nbor(-1).text not in {",", *_QUOTES}:
        return None
    if verb.i > 1 and (mention := context.mention(verb.nbor(-2))) and mention.label == "Official":
        return None
    words = list(verb.sent[verb.i + 1 - verb.sent.start :])[:5]
    for token in words:
        if context.mention(token) is not None or token.lemma_.lower() in speech_words()["voices"]:
            return (token,)
        if token.pos_ == "NOUN":
            return ()
        if token.lower_ not in {"the", "a", "an", "its", "his", "her"} and not token.text[0].isupper():
            return None
    return None


def _before(context: Context, verb: Token) -> tuple[Token, ...] | None:
    """The heads of the phrase that ends where the verb begins and that a comma, a quotation or *that* opens.

    None where the words do not tell: the grammar decides then.
    """
    words = list(verb.sent[: verb.i - verb.sent.start])
    while words and words[-1].pos_ in {"ADV", "AUX", "PART"}:
        words.pop()
    if words and words[-1].text == ",":
        mention = context.mention(words[-2]) if len(words) > 1 else None
        return (words[-2],) if mention is not None and mention.label == "Official" else None
    start = next((n for n in range(len(words), 0, -1) if words[n - 1].text in _OPENERS), 0)
    phrase = [word for word in words[start:] if word.text.strip()]
    if not phrase or not start or any(word.pos_ in {"VERB", "AUX"} or word.lower_ in _RELATIVES for word in phrase):
        return None
    return _heads(context, phrase)


def _heads(context: Context, phrase: Sequence[Token]) -> tuple[Token, ...] | None:
    """The last noun or name of each part that *and* joins, up to the first preposition."""
    heads: list[Token] = []
    last: Token | None = None
    for word in phrase:
        if word.pos_ == "ADP" and last is None:
            return None
        if word.pos_ == "ADP":
            break
        if word.lower_ == "and":
            heads += [last] if last is not None else []
            last = None
        elif context.mention(word) is not None or word.pos_ in {"NOUN", "PROPN", "PRON"}:
            last = word
    heads += [last] if last is not None else []
    return tuple(heads) or None
