"""Politeness: what a question says only to ask for an answer."""

from __future__ import annotations

import re

_TELL = r"(?:tell|show|give|inform|let|find|list|explain)"
_OPENINGS = re.compile(
    "|".join(
        (
            r"[\s,]",
            r"(?:hi|hello|dear \w+|please|kindly|so|well|ok|okay|now|and now|hey)\b[\s,]*",
            rf"(?:could|can|would|will) you (?:be so kind as to |please |kindly )*{_TELL}?(?: to)?(?: (?:me|us))?"
            r"(?: know)?(?: out)?\b",
            r"i (?:should|would) be (?:most |very )?(?:grateful|glad|thankful|happy) if you (?:could|would) "
            rf"{_TELL}(?: (?:me|us))?\b",
            r"(?:i|we)(?:'d| would| should)? (?:like|love|want|need|wish|have) to "
            r"(?:know|see|find out|learn|ask|have)\b",
            r"(?:i|we) (?:was|were|am|are) (?:wondering|interested in|curious(?: about)?|looking for)\b",
            r"(?:my|our) \w+ (?:wants|needs|would like|wishes|asks) to (?:know|see|learn)\b",
            r"i wonder\b",
            r"do you (?:know|happen to know)\b",
            r"any idea\b",
            r"(?:please )?(?:tell|show|give|inform) (?:me|us)\b",
            r"tell\b",
            r"remind me\b",
            r"i am writing a \w+(?: and)?\b",
            r"(?:i|we) (?:would )?need\b",
            r"(?:i'm|i am) (?:looking for|interested in|researching)(?: anything| everything)?\b",
            r"with [^,?:;]{3,60} (?:in (?:custody|jail|prison|detention)|behind bars|arrested|extradited|gone|dead"
            r"|jailed|caught|sanctioned|under arrest),",
            r"[^,?:;]{3,40} aside,",
        )
    ),
    re.IGNORECASE,
)
_CLEFT = re.compile(
    r"^(?:was|is) it (?!(?:true|so|correct|right|the case|a fact|possible|likely|known|said|reported|confirmed"
    r"|official)\b)"
    r"(.+?) (?:that|who) ",
    re.IGNORECASE,
)  # "was it China that extradited ..."
_ORDER = re.compile(r",? (?:the )?(?:newest|latest|oldest|earliest|most recent) (?:ones )?first\b", re.IGNORECASE)
# "..., arrests aside", "leaving arrests aside"
_ASIDE = re.compile(
    r",? (?:leaving|putting|setting) ([^,]{3,40}?) aside\b|, ([^,]{3,40}?) (?:aside|apart|excepted|excluded)(?=\W*$)",
    re.IGNORECASE,
)


def strip_politeness(text: str) -> str:
    """The question without its opening: "could you tell me"."""
    text = _ORDER.sub("", text)
    text = _ASIDE.sub(r" except \1\2", text)
    text = _CLEFT.sub(r"is it true that \1 ", text)
    while (match := _OPENINGS.match(text)) and match.end() > 0:
        text = text[match.end() :]
    return text
