"""Deeds: kinds of measure by the verbs and nouns of the loaders' frames, for words that the lexicon does not have.

A frame whose act needs something of a class ("cut" with power, "seal" with a border) counts where the question has a
word of that class; a verb of several kinds that nothing tells apart names measures of no kind.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from api.asking.lexicon import Sense
from api.asking.words import read_forms
from loaders.extract.frame import Frame, read_classes, read_frames
from loaders.extract.word_classes import WordClass

_ACTING = frozenset({"subject"})
_PEOPLE = frozenset({"Official", "Person", "Organization", "Country", "Place"})
# Verbs of frames that mean too much else in a question.
_COMMON = frozenset(
    """write read hear see be have do make get give go come find want seek ask tell say hold run lead stand face lay
    draw land fall wind table back turn second base man spirit level record rule try condemn share assume forward detail
    label top trace check identify lower exclude complete gift fine label control expand offer put out name list call
    play host look sell buy work live love score win study travel visit appear become remain keep start begin
    announce declare state remind appeal alert raise bring take send set move place""".split()
)


@cache
def _table() -> Mapping[str, tuple[tuple[str, frozenset[str]], ...]]:
    """Verbs and nouns of measures, each with its kinds and the words of which one must be there."""
    classes = read_classes()
    found: dict[str, dict[tuple[str, frozenset[str]], None]] = {}
    for frame in read_frames(classes):
        if frame.label == "Measure":
            for kind, needed in _kinds(frame, classes):
                for word in (*frame.verbs, *frame.nouns):
                    found.setdefault(word, {})[(kind, needed)] = None
    return {word: tuple(kinds) for word, kinds in found.items()}


def _kinds(frame: Frame, classes: Mapping[str, WordClass]) -> list[tuple[str, frozenset[str]]]:
    needed = {
        word
        for slot, names in frame.where.items()
        if slot not in _ACTING
        for name in names
        for word in _words(classes[name])
    }
    free = not any(slot not in _ACTING for slot in frame.where) or any(
        classes[name].labels & _PEOPLE or classes[name].numbers
        for slot, names in frame.where.items()
        if slot not in _ACTING
        for name in names
    )
    rows = []
    for _, name, kind in frame.kinds:
        if name:
            rows.append((kind, frozenset(_words(classes[name]))))
        else:
            rows.append((kind, frozenset() if free else frozenset(needed)))
    return rows


def _words(word_class: WordClass) -> frozenset[str]:
    return frozenset(word for phrase in (*word_class.heads, *word_class.words) for word in str(phrase).split())


def find_deed(words: Sequence[str], at: int) -> tuple[int, tuple[Sense, ...]]:
    """The end of a verb or noun of a frame at a word, and what it says; nothing where there is none."""
    present = {form for word in words for form in read_forms(word)}
    for length in (3, 2, 1):
        if at + length > len(words):
            continue
        for form in read_forms(words[at]):
            phrase = " ".join([form, *words[at + 1 : at + length]])
            if phrase in _COMMON or phrase not in _table():
                continue
            kinds = {kind for kind, needed in _table()[phrase] if not needed or needed & present}
            if len(kinds) == 1:
                return at + length, (Sense("kind", f"measure {kinds.pop()}"),)
            return at + length, (Sense("verb", "measures"), Sense("deed"))
    return at, ()
