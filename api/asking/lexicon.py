"""The lexicon of questions: what each word or phrase says, read from lexicon.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

from api.asking.words import read_forms, split_words
from ontology.terms import read_ontology


@dataclass(frozen=True, slots=True, order=True)
class Sense:
    """What a word or phrase says: a class of the lexicon and its value."""

    kind: str
    value: str = ""


@dataclass(slots=True)
class _Node:
    """A place in the tree of phrases: the words that may follow, and what the phrase so far says."""

    next: dict[str, _Node] = field(default_factory=dict)
    senses: list[Sense] = field(default_factory=list)


class Lexicon:
    """The phrases as a tree of words."""

    def __init__(self, table: Mapping[str, Sequence[str]]) -> None:
        self._root = _Node()
        self.lists = {key: frozenset(phrases) for key, phrases in table.items()}
        for key, phrases in table.items():
            kind, _, value = key.partition(" ")
            for phrase in phrases:
                self._add(phrase, Sense(kind, value))

    def _add(self, phrase: str, sense: Sense) -> None:
        node = self._root
        for token in split_words(phrase):
            node = node.next.setdefault(token.folded, _Node())
        if sense not in node.senses:
            node.senses.append(sense)

    def find_longest(self, words: Sequence[str], start: int, stop: int) -> tuple[int, tuple[Sense, ...]]:
        """The end of the longest phrase that begins at a word, and what it says; inflected words count as theirs."""
        best: tuple[int, tuple[Sense, ...]] = (start, ())
        nodes = [self._root]
        for at in range(start, stop):
            nodes = [node.next[form] for node in nodes for form in read_forms(words[at]) if form in node.next]
            if not nodes:
                break
            senses = tuple(dict.fromkeys(sense for node in nodes for sense in node.senses))
            if senses:
                best = (at + 1, senses)
        return best

    def is_known(self, word: str) -> bool:
        """Whether a word says something by itself."""
        return bool(self.find_longest((word,), 0, 1)[1])

    def has(self, word: str, key: str) -> bool:
        """Whether a word, in any form, stands in one list."""
        return not self.lists[key].isdisjoint(read_forms(word))


@cache
def read_lexicon() -> Lexicon:
    """The lexicon, read once, with the labels of the ontology's kinds and statuses."""
    text = Path(__file__).with_name("lexicon.yaml").read_text(encoding="utf-8")
    table: Mapping[str, str] = yaml.load(text, yaml.BaseLoader)
    lists = {key: [phrase.strip() for phrase in phrases.split(",") if phrase.strip()] for key, phrases in table.items()}
    for key, phrase in _labels():
        lists.setdefault(key, []).append(phrase)
    return Lexicon(lists)


def _labels() -> Iterator[tuple[str, str]]:
    for scheme in ("measure", "agreement"):
        for concept in read_ontology().schemes[scheme].values():
            if concept.code == "other":
                continue  # a common word, which names no kind in a question
            yield f"kind {scheme} {concept.code}", concept.code.replace("_", " ")
            yield f"kind {scheme} {concept.code}", concept.label.lower()
