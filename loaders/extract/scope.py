"""Scope: whether a document speaks of states against cross-border crime at all."""

from __future__ import annotations

import re
from collections.abc import Iterable

from loaders.extract.claims import Mention

_ABROAD = re.compile(
    r"\b(?:foreign|international|transnational|cross-border|overseas|border|extradit|nationals|abroad)", re.I
)
_LAW = re.compile(r"\b(?:counterfeit|criminal|defraud|extradit|fugitive|law enforcement|smuggl|traffick)", re.I)
_POLICE = re.compile(r"\b(?:arrest|detain|police|suspect)", re.I)  # at home with every matter: strangers must be in it
_STRANGERS = re.compile(
    r"\b(?:foreign (?:nation|work|citi|suspect)|foreigners|nationals|deport|repatriat|cross-border)", re.I
)
LAW = re.compile(  # what a passage of the field speaks of besides crimes
    r"\b(?:arrest|crim|convict|customs|detain|enforcement|extradit|fugitive|intelligence|judicial|legal assistance|"
    r"offend|patrol|police|prison|security|smuggl|suspect|traffick|treaty|border)",
    re.IGNORECASE,
)
FIELD = re.compile("|".join(each.pattern for each in (_LAW, _POLICE, _STRANGERS, LAW)), re.IGNORECASE)


def in_field(text: str, mentions: Iterable[Mention], crimes: Iterable[Mention]) -> bool:
    """Whether a text names a crime of the field and more than one state, or a border, foreigners, a body of states."""
    mentions = tuple(mentions)
    states = {m.country for m in mentions if m.label in {"Country", "Organization", "Place"} and m.country}
    told = any(True for _ in crimes) or bool(_LAW.search(text))
    if not told:
        return bool(_POLICE.search(text) and _STRANGERS.search(text))
    return len(states) > 1 or bool(_ABROAD.search(text))
