"""English: which strange words are words of the language, and whether a question is in it at all.

Source: the noun, verb and adjective indexes of the language model's lemmatizer, which are WordNet's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import srsly  # type: ignore[import-untyped]

from api.asking.lexicon import read_lexicon
from api.asking.words import Token, read_forms
from loaders.extract.parse import MODEL

# Frequent small words of the languages that questions come in when they are not English.
_FOREIGN = frozenset(
    """wer hat haben mit der die das und ist wann wie viele welche welcher warum nicht ein eine von zwischen sich
    quien qui que quel quels quelle quelles est sont avec le la elle il ils les des du une pour dans entre combien
    cuantos cuando
    donde con los las el una por para se reunio quienes cual cuales como fue ha han sobre
    quem quais quando onde com uma chi cosa quali tra della delle gli siapa apa yang dengan dan berapa kapan di
    ai da voi nao cua va gap kto co gdzie kiedy wie wat welke""".split()
)
_SCRIPTS = re.compile(r"[\u0370-\u1CFF\u2E80-\uD7FF\uF900-\uFAFF]")


@cache
def _index() -> Mapping[str, frozenset[str]]:
    spec = find_spec(MODEL)
    if spec is None or spec.origin is None:
        return {}
    file = next(Path(spec.origin).parent.glob("*/lemmatizer/lookups/lookups.bin"))
    tables = srsly.msgpack_loads(file.read_bytes())
    return {part: frozenset(words) for part, words in tables["lemma_index"].items()}


@cache
def is_english(word: str) -> bool:
    """Whether a word, in any form, is in the index."""
    return any(form in words for words in _index().values() for form in read_forms(word))


def _is_small(word: str) -> bool:
    """Whether a word is one of the small words of English: those tell the language, not the words that travel."""
    _, senses = read_lexicon().find_longest((word,), 0, 1)
    return len(word) > 1 and any(sense.kind in ("function", "question", "prep", "conj") for sense in senses)


def is_foreign(text: str, tokens: Sequence[Token]) -> bool:
    """Whether a question is in another language: another script, or more of its small words than of English ones."""
    if _SCRIPTS.search(text):
        return True
    words = [token.folded for token in tokens]
    foreign = sum(word in _FOREIGN for word in words)
    english = sum(_is_small(word) and word not in _FOREIGN for word in words)
    return foreign > 1 and foreign > english
