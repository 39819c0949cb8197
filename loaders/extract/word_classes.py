"""Word classes: what kind of phrase may stand in a slot of a frame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from loaders.extract.claims import Mention
from loaders.extract.roles import Context
from loaders.extract.tree import complements_of

_QUANTITIES = frozenset(
    "all batch dozen group half hundred lot majority million most number part some thousand ton tonne total".split()
)


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
            or singular(token.lower_) in self.heads
            or (self.numbers and token.pos_ == "NUM" and mention is None)
        ):
            return True
        if mention is None and token.pos_ == "PRON" and self._holds_named(context.stand_for(token)):
            return True
        if mention is None and _is_quantity(token) and any(self.holds(context, item) for item in _counted(token)):
            return True
        if not self.words:
            return False
        words = set(words_of(token)) - ({token.lemma_.lower()} if _is_quantity(token) and _counted(token) else set())
        return bool(words & self.words) or any(" " in each and words.issuperset(each.split()) for each in self.words)

    def _holds_named(self, mentions: Iterable[Mention]) -> bool:
        """Whether what a pronoun stands for belongs to the class."""
        return any(m.label in self.labels or not self.words.isdisjoint(m.name.lower().split()) for m in mentions)


def singular(word: str) -> str:
    """A noun without the ending of its plural."""
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def words_of(token: Token) -> Iterator[str]:
    """The words of a phrase: head, modifiers, and what it is *of*."""
    for word in token.lower_.split():
        yield word
        yield singular(word)
        if "$" in word:  # "S$3"
            yield "$"
    yield token.lemma_.lower()
    for child in token.children:
        if child.dep_ in {"compound", "amod", "nmod", "conj"} and child.tag_ not in {"VBD", "VBN"}:
            yield from words_of(child)
        elif child.dep_ == "prep" and child.lower_ == "of":
            for item in child.children:
                if item.dep_ == "pobj":
                    yield from words_of(item)


def _is_quantity(token: Token) -> bool:
    return token.pos_ == "NUM" or token.lemma_.lower() in _QUANTITIES


def _counted(token: Token) -> list[Token]:
    """What is counted: *26 of the houses*, *most of the assets*."""
    return complements_of(token).get("of", [])
