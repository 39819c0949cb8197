"""The attribute ruler of spaCy, compiled: what its patterns say of one token is looked up, not matched again.

Source: spacy.pipeline.AttributeRuler, whose annotations stay the same; matching took a fifth of the parse.
"""

from __future__ import annotations

from typing import Any, cast

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from spacy.tokens._retokenize import set_token_attrs

_Key = tuple[int, int, int, int]  # TAG, LOWER (0 for words that no pattern names), DEP, IS_SPACE


class CompiledRuler:
    """Sets part of speech, morphology and lemma exceptions by the patterns of an attribute ruler."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self._attrs = ruler.attrs
        self._indices = ruler.indices
        self._single, self._longer = Matcher(ruler.vocab), Matcher(ruler.vocab)
        self._words: set[int] = set()
        self._known: dict[_Key, tuple[int, ...]] = {}
        rows = cast("list[dict[str, Any]]", ruler.patterns)
        for number, row in enumerate(rows):
            for pattern in row["patterns"]:
                matcher = self._single if len(pattern) == 1 else self._longer
                matcher.add(str(number), [pattern])
                self._words |= {ruler.vocab.strings.add(word) for token in pattern for word in _words(token)}

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a document; of several patterns that fit a token the later ones win."""
        longer: dict[int, list[int]] = {}
        for key, start, _ in self._longer(doc, allow_missing=True):
            number = int(doc.vocab.strings[key])
            longer.setdefault(start + self._indices[number], []).append(number)
        rows = doc.to_array(["TAG", "LOWER", "DEP", "IS_SPACE"]).tolist()
        for index, (tag, lower, dep, space) in enumerate(rows):
            known = (tag, lower if lower in self._words else 0, dep, space)
            numbers = self._known.get(known)
            if numbers is None:
                numbers = self._known[known] = self._match(doc, index)
            token = doc[index]
            for number in sorted((*numbers, *longer[index])) if index in longer else numbers:
                set_token_attrs(token, self._attrs[number])
        return doc

    def _match(self, doc: Doc, index: int) -> tuple[int, ...]:
        """The patterns that fit a token by itself."""
        alone = Doc(doc.vocab, words=[doc[index].text])
        alone[0].tag, alone[0].dep = doc[index].tag, doc[index].dep
        return tuple(sorted({int(doc.vocab.strings[key]) for key, _, _ in self._single(alone, allow_missing=True)}))


def compile_ruler(language: Language) -> None:
    """Put the compiled ruler in the place of a pipeline's own."""
    name = "attribute_ruler"
    ruler = language.get_pipe(name)
    assert isinstance(ruler, AttributeRuler)
    language._components[language.component_names.index(name)] = (name, CompiledRuler(ruler))


def _words(token: dict[str, Any]) -> list[str]:
    """The words that a pattern names for a token."""
    value = token.get("LOWER", [])
    if isinstance(value, dict):
        return [word for words in value.values() if isinstance(words, list) for word in words]
    return [value] if isinstance(value, str) else list(value)
