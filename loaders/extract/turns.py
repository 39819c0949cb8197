"""Turns: who has the word in a transcript, where paragraphs open with the speaker's name and a colon."""

from __future__ import annotations

import re
from collections.abc import Iterable

from loaders.extract.claims import Mention

_TURN = re.compile(r"^(?=[A-Z])([^:\n.?!]{2,60}): ", re.MULTILINE)
_LEAST = 3  # turns that make a text a transcript


class Turns:
    """The turns of a transcript; a text with fewer than three has none."""

    def __init__(self, text: str, mentions: Iterable[Mention]) -> None:
        found = [match for match in _TURN.finditer(text) if text[: match.start()].endswith("\n\n")]
        named = {mention.span.end: mention for mention in mentions if mention.label == "Official"}
        transcript = len(found) >= _LEAST
        self._turns = [(match.start(), named.get(match.end(1))) for match in found if transcript]
        self.speaker: Mention | None = None

    def at(self, offset: int) -> bool:
        """Whether somebody has the word at an offset; `speaker` is then the official, None for whoever asks."""
        begun = [speaker for start, speaker in self._turns if start <= offset]
        self.speaker = begun[-1] if begun else None
        return bool(begun)
