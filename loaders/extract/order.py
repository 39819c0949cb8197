"""Word order: who acts, read from the words before a verb, where the parser lost the subject.

"..., X and the Y announced"; "..., X, minister of Y, told"; "X, at a reception in Z, expressed"; "X (Y) said".
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from loaders.extract.roles import ACTORS, Context

_RELATIVES = frozenset({"who", "which", "that", "whom", "whose", "where", "when"})
_OPENERS = frozenset({",", ":", ";", "(", "\u2014", "\u2013", "-", '"', "\u201c", "\u201d"})
_SKIPPED = frozenset({"ADV", "AUX", "PART"})


def subjects_before(context: Context, verb: Token) -> tuple[Token, ...] | None:
    """The heads of the phrase that ends where a verb begins; None where the words do not tell, and grammar decides.

    The phrase is opened by a comma, a colon or a quotation; a remark between commas or brackets before the verb is
    passed over if it has no verb of its own.
    """
    words = list(verb.sent[: verb.i - verb.sent.start])
    while words and words[-1].pos_ in _SKIPPED:
        words.pop()
    passed = _pass_over(words)
    if passed is not None:
        return _joined(context, passed)
    start = next((n for n in range(len(words), 0, -1) if words[n - 1].text in _OPENERS), 0)
    phrase = [word for word in words[start:] if word.text.strip()]
    if not phrase or not start or any(word.pos_ in {"VERB", "AUX"} or word.lower_ in _RELATIVES for word in phrase):
        return None
    return _heads(context, phrase)


def name_before(context: Context, verb: Token) -> tuple[Token, ...]:
    """The name that stands right before a verb."""
    words = list(verb.sent[: verb.i - verb.sent.start])
    while words and words[-1].pos_ in _SKIPPED:
        words.pop()
    named = bool(words) and _acts(context, words[-1]) and not any(a.lower_ == "according" for a in words[-1].ancestors)
    return (words[-1],) if named else ()


def _joined(context: Context, words: list[Token]) -> tuple[Token, ...] | None:
    """The names at the end of some words, with those that *and* joins to them: "X, minister of Y, and Z"."""
    found: list[Token] = []
    while words and _acts(context, words[-1]):
        found.insert(0, words.pop())
        if not words or words[-1].lower_ != "and":
            break
        words = words[:-1]
        words = _pass_over(words) or words
    return tuple(found) or None


def _acts(context: Context, token: Token) -> bool:
    mention = context.mention(token)
    return mention is not None and mention.label in ACTORS


def _pass_over(words: Sequence[Token]) -> list[Token] | None:
    """The words before a remark in brackets or between commas, None where the words end in no such remark."""
    closing = words[-1].text if words else ""
    if closing not in {",", ")"}:
        return None
    opening = "(" if closing == ")" else ","
    for place in range(len(words) - 2, -1, -1):
        if words[place].text == opening:
            return list(words[:place])
        if words[place].pos_ in {"VERB", "AUX"} and words[place].tag_ not in {"VBN", "VBG"}:
            return []
    return []


def _heads(context: Context, phrase: Sequence[Token]) -> tuple[Token, ...] | None:
    """The last noun or name of each part that *and* joins, up to the first preposition."""
    heads: list[Token] = []
    last: Token | None = None
    if phrase[-1].pos_ == "CCONJ" or phrase[0].pos_ == "ADP":
        return None
    for word in phrase:
        if word.pos_ == "ADP":
            break
        if word.lower_ == "and":
            heads += [last] if last is not None else []
            last = None
        elif context.mention(word) is not None or word.pos_ in {"NOUN", "PROPN", "PRON"}:
            last = word
    heads += [last] if last is not None else []
    return tuple(heads) or None
