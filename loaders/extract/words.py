"""Words of a document with their class in the phrases of names: what regular expressions over names are run on.

Shape:  text -> Word, each with one letter of class; a text's classes, joined, are a string in which offset i is word i.
Source: finite-state cascades over word classes, as FASTUS used them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from loaders.extract.claims import Mention
from loaders.extract.entries import entry_lengths, look_up
from loaders.extract.lexicon import read_lexicon
from loaders.extract.tokens import Token, read_tokens, token_pattern
from ontology.facts import Span

# One letter a class; a capital letter where the word is written with one.
CAPITAL, ACRONYM, INITIAL = "C", "A", "I"
COUNTRY, DEMONYM, PLACE, ORGANIZATION, CRIME, ASSET, PERSON = "N", "G", "P", "O", "K", "Q", "V"
LABELS: Mapping[str, str] = {
    "Place": PLACE,
    "Organization": ORGANIZATION,
    "Crime": CRIME,
    "Asset": ASSET,
    "Official": PERSON,
    "Person": PERSON,
}

_PUNCTUATION = {",": ",", ";": ";", "(": "(", ")": ")", ":": ":", "&": "a", "'s": "s", "’s": "s", "'": "s", "’": "s"}
_ENDS = frozenset(".!?")
_DASHES = frozenset("-\u2013\u2014")
_KIN = frozenset({"bin", "ibn", "bint", "binti"})
_SHORT = frozenset({"jan", "mar", "thu", "sun", "sat", "mon", "dec"})  # days and months that are also names
_BORDER = re.compile(r"\n[^\S\n]*\n\s*")
_QUOTES = frozenset('"“”«»‘')


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a punctuation mark or a name found already; `first` says that it starts a sentence."""

    span: Span
    text: str
    kind: str
    first: bool
    mention: Mention | None = None

    @property
    def capital(self) -> bool:
        """Whether it is written with a capital letter."""
        return self.text[:1].isupper()


def read_words(text: str, found: Sequence[Mention] = (), start: int = 0) -> tuple[Word, ...]:
    """The words of a text from an offset on, in reading order; each name found already is one word."""
    lexicon, words, number = _lexicon_of(text), list[Word](), 0
    for end in lexicon.borders:
        if end <= start:
            continue
        first = number
        while number < len(found) and found[number].span.start < end:
            number += 1
        inside = tuple(found[first:number])
        end = max(end, inside[-1].span.end) if inside else end
        paragraph = (start, end, inside)
        if paragraph not in lexicon.paragraphs:
            raw = list(read_tokens(text, inside, start, end))
            lexicon.paragraphs[paragraph] = tuple(_classify(text, raw, lexicon))
        words += lexicon.paragraphs[paragraph]
        start = end
    return tuple(words)


def classes(words: Sequence[Word]) -> str:
    """The letters of the words, joined."""
    return "".join(word.kind for word in words)


def over(words: Sequence[Word], start: int, end: int) -> Span:
    """Where words start..end stand in the text."""
    return Span(words[start].span.start, words[end - 1].span.end)


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """What is the same in every pass over one text: its words in small letters, and what was classified before.

    `borders` are the ends of its paragraphs. A word far from names is kept by its offset and whether it starts a
    sentence, with the number of its tokens; a paragraph by its ends and the names in it.
    """

    lowers: frozenset[str]
    borders: tuple[int, ...]
    words: dict[tuple[int, bool], tuple[Word, int]] = field(default_factory=dict)
    paragraphs: dict[tuple[int, int, tuple[Mention, ...]], tuple[Word, ...]] = field(default_factory=dict)


@lru_cache(maxsize=2)
def _lexicon_of(text: str) -> _Lexicon:
    lowers = frozenset(match[0] for match in token_pattern().finditer(text) if match[0].islower())
    return _Lexicon(lowers, (*(match.end() for match in _BORDER.finditer(text)), len(text)))


def _classify(text: str, raw: Sequence[Token], lexicon: _Lexicon) -> Iterator[Word]:
    first, index = True, 0
    while index < len(raw):
        start, end, token, mention = raw[index]
        if mention is not None:
            yield Word(Span(start, end), token, _kind_of(mention), first, mention)
            first, index = False, index + 1
            continue
        word, length = lexicon.words.get((start, first)) or _word(text, raw, index, first, lexicon)
        if word.span.end != end and not _reaches(raw, index, length, word.span.end):
            word, length = _word(text, raw, index, first, lexicon)
        yield word
        if word.text in _ENDS or word.text == ":" or word.kind in "~_" or set(word.text) <= _DASHES:
            first = True
        elif word.kind != '"' and word.kind != "(":
            first = False
        index += length


def _reaches(raw: Sequence[Token], index: int, length: int, end: int) -> bool:
    """Whether so many tokens end there, none of them a name."""
    part = raw[index : index + length]
    return part[-1].end == end and all(token.mention is None for token in part)


def _word(text: str, raw: Sequence[Token], index: int, first: bool, lexicon: _Lexicon) -> tuple[Word, int]:
    """The word that starts at a token, and how many tokens it has."""
    lengths = entry_lengths().get(raw[index].text.lower(), ())
    length, kind = _longest(text, raw, index, first, lengths)
    span = Span(raw[index].start, raw[index + length - 1].end)
    token = span.of(text)
    if not kind:
        kind = ";" if _is_dash(text, span) else _punctuation(token) or _shape(token, first, lexicon.lowers)
    elif _is_named(raw, index, kind):
        kind = CAPITAL
    elif first and kind in "CM" and token.lower() in lexicon.lowers and token.lower() not in _words("office_modifier"):
        kind = "x"
    word = Word(span, token, kind, first)
    reach = max(lengths, default=0) + 1
    if all(near.mention is None for near in raw[max(0, index - 1) : index + reach]):
        lexicon.words[span.start, first] = word, length
    return word, length


def _is_named(raw: Sequence[Token], index: int, kind: str) -> bool:
    """Whether a word of another class is part of a name here: "bin Sultan", "Jan van der Berg"."""
    if kind == "D" and raw[index].text.lower() in _SHORT:
        before, after = raw[max(0, index - 1) : index], raw[index + 1 : index + 2]
        if before and before[0].text.istitle() and after and after[0].text in ",.'’":
            return True  # "Aung Naing Thu, deputy chief"
        near = (*before, *after)
        return all(token.text[:1].isalpha() for token in near)
    return kind in "HJM" and index > 0 and raw[index - 1].text.lower() in _KIN


def _kind_of(mention: Mention) -> str:
    if mention.label == "Country":
        return {"demonym": DEMONYM, "generic body": ORGANIZATION}.get(mention.rule, COUNTRY)
    return LABELS[mention.label]


def _is_dash(text: str, span: Span) -> bool:
    """Whether a mark stands between two phrases, as after a dateline: "HANOI - The ..."."""
    around = text[span.start - 1 : span.start] + text[span.end : span.end + 1]
    return set(span.of(text)) <= _DASHES and len(around) == 2 and around.isspace()


def _punctuation(token: str) -> str:
    if token in _PUNCTUATION:
        return _PUNCTUATION[token]
    if token.startswith("\n"):
        return "~" if token.count("\n") > 1 else "_"
    if token in _ENDS:
        return "."
    if token in _QUOTES:
        return '"'
    if token[0].isdigit():
        return "#"
    if token in "—–":
        return ";"
    return "" if token[0].isalpha() else "-"


def _shape(token: str, first: bool, lowers: frozenset[str]) -> str:
    if not token[0].isupper():
        if re.match(r"(?:al|el|ul|ur|as|ash|ar|at|az|ad|an|bin)-[A-Z]", token):
            return CAPITAL
        return "m" if re.search(r"-(?:aligned|allied|backed|led|run|controlled)$", token) else "x"
    if token == "U":
        return "T"
    if token.lower().startswith("ex-"):
        return "x"
    if re.fullmatch(r"[A-Z]\.?|(?:[A-Z]\.)+", token):
        return ACRONYM if re.fullmatch(r"(?:[A-Z]\.){2,}", token) and token[:-1].count(".") else INITIAL
    if re.fullmatch(r"[A-Z][A-Z0-9-]*[A-Z0-9](?:s)?", token):
        return ACRONYM
    if first and (token.lower() in _words("starter") or token.lower() in lowers or _is_verbal(token)):
        return "x"
    return CAPITAL


def _is_verbal(token: str) -> bool:
    return len(token) > 5 and token.endswith(("ing", "ly"))


def _words(name: str) -> frozenset[str]:
    return read_lexicon("names")[name]


def _longest(text: str, raw: Sequence[Token], index: int, first: bool, lengths: tuple[int, ...]) -> tuple[int, str]:
    for length in lengths:
        part = raw[index : index + length]
        if len(part) < length or any(token.mention is not None or token.text[0] == "\n" for token in part):
            continue
        entry = part[0].text if length == 1 else " ".join(text[part[0].start : part[-1].end].split())
        kind = look_up(entry, first)
        if kind:
            return length, kind
    return 1, ""
