"""Politeness: what a question says only to ask for an answer, and forms that other words say more simply.

An opening is a wish ("I would like to know"), a request ("could you tell me"), a greeting, or who asks and what for;
openings follow each other, so that each is taken away until none is left.
"""

from __future__ import annotations

import re

_MODAL = r"(?:could|can|would|will|might|may|should)"
_KINDLY = (
    r"(?:(?:please|kindly|perhaps|possibly|just|be able to|be so kind as to|be (?:kind|good) enough to"
    r"|help me(?: to)?) )*"
)
_LIST = r"(?: (?:a|the) (?:full |complete |short |brief |comprehensive )?list of\b)?"
_SAY = (
    r"(?:tell|show|give|inform|let|find|list|explain|provide|send|pull up|dig up|dig out|look up|fetch|share|get)\b"
    rf"(?: to)?(?: (?:me|us|out)\b)?(?: (?:know|have|see|with|about it)\b)?{_LIST}"
)
_TELL = _KINDLY + _SAY
_WISH = r"(?:know|see|find out|learn|ask|have|get|hear|understand|establish|check|read)\b"
_I = r"(?:i|we)(?:'m|'d| am| are| was| were| have been)?"
_PIECE = (
    r"(?:report|thesis|briefing|article|story|memo|paper|work|research|class|course|dissertation|book|project|speech"
)
_WORK = _PIECE + r"|note|essay|file)"
_TRADE = r"(?:researcher|journalist|analyst|student|reporter|diplomat|officer)"
_GREETINGS = (
    r"(?:hi|hello|hey|good (?:morning|afternoon|evening|day)|dear (?:\w+ )?(?:or )?\w+|please|kindly|so|well|ok|okay"
    r"|now|and now|sorry|excuse me|thanks|thank you|(?:a |one |just a )?(?:quick |simple |small )?question"
    r"|one more (?:thing|question)|just (?:checking|curious|wondering)|out of (?:interest|curiosity))\b[\s,:.!]*",
)
_WISHES = (
    rf"{_MODAL} (?:i|we) (?:please )?{_WISH}(?: a list of)?",
    rf"{_MODAL} it be possible to {_WISH}(?: a list of)?",
    r"(?:it would be|it's|it is) (?:helpful|useful|good|great|nice|interesting|important) (?:for (?:me|us) )?"
    rf"to {_WISH}",
    r"(?:i'm|i am) (?:looking for|interested in|researching)(?: anything| everything)?\b",
    rf"{_I}(?: would| should)? (?:(?:really|just|also) )?(?:like|love|want|need|wish|have|hoping|hope|trying|try) "
    rf"to {_WISH}",
    rf"{_I} (?:just )?(?:wondering|interested in(?: knowing)?|curious(?: about| to know)?|looking for|after)\b",
    rf"what {_I} (?:(?:really|would like to|want to|need to) )*(?:know|see|find out|want|need)(?: to know)? is\b:?",
    r"i wonder\b",
    r"(?:i|we) (?:would )?need\b",
)
_REQUESTS = (
    rf"{_MODAL} you {_TELL}(?: {_WISH})?",
    rf"{_I} (?:should|would) be (?:most |very )?(?:grateful|glad|thankful|happy|obliged) (?:if|for)"
    rf"(?: you {_MODAL} {_TELL})?",
    rf"{_I} (?:just )?wondering (?:whether|if) you {_MODAL} {_TELL}",
    r"(?:do|does) (?:you|anyone|anybody|someone) (?:happen to )?(?:know|remember|recall)\b(?! of)",
    r"do you (?:happen to )?know\b",
    r"any (?:idea|chance you know|clue)\b",
    r"(?:please )?(?:tell|show|give|inform) (?:me|us)\b",
    r"tell\b",
    r"remind me\b(?: again)?",
)
_REASONS = (
    r"(?:my|our) (?:\w+ ){1,2}(?:wants|needs|would like|wishes|asks|is asking|has asked)(?: me)?(?: to)?"
    r"(?: (?:know|see|learn))?\b(?= (?:who|what|which|when|where|how|whether|if|about)\b)",
    rf"(?:for|as part of) (?:my|our|a|an|the|this) (?:[\w-]+ ){{0,4}}{_WORK}\b"
    r"(?: (?:tomorrow|today|tonight|(?:next|this) week|on \w+day))?[\s,:]*(?:i|we)(?: would)? need\b",
    rf"as (?:a|an|the) (?:[\w-]+ ){{0,2}}{_TRADE}\b[\s,:]*",
    r"i am writing a \w+(?: and)?\b",
    r"(?:i'm|i am) writing (?:a|an|my) [\w ]{3,40}?(?: and|[,.:]|(?= (?:i|we) need))",
)
_ASIDES = (
    r"with [^,?:;]{3,60} (?:in (?:custody|jail|prison|detention)|behind bars|arrested|extradited|gone|dead"
    r"|jailed|caught|sanctioned|under arrest),",
    r"[^,?:;]{3,40} aside,",
)
_OPENINGS = re.compile(
    "|".join((r"[\s,.:;!–—-]+", *_GREETINGS, *_REQUESTS, *_WISHES, *_REASONS, *_ASIDES)), re.IGNORECASE
)
_CLOSING = re.compile(
    r"[\s,;.?!–—-]+(?:please|thank(?:s| you)(?: (?:so|very) much)?(?: in advance)?|many thanks|cheers"
    r"|if (?:possible|you know|you can|you have it)|as far as (?:you know|is known)|do you know|any idea|i wonder)"
    r"[\s.?!]*$",
    re.IGNORECASE,
)
_CLEFT = re.compile(
    r"^(?:was|is) it (?!(?:true|so|correct|right|the case|a fact|possible|likely|known|said|reported|confirmed"
    r"|official)\b)"
    r"(.+?) (?:that|who) ",
    re.IGNORECASE,
)  # "was it China that extradited ..."
_CLAIMED = re.compile(
    r"^(?:so )?it (?:is|was|'s) (?!(?:true|so|correct|right|the case|a fact|possible|likely|known|said|reported"
    r"|confirmed|official|not)\b)(.+?) (?:that|who|which) ",
    re.IGNORECASE,
)  # "it was China that extradited ..., wasn't it?"
_TO_TRIAL = re.compile(
    r"\b(?:send|sends|sent|sending|surrender|surrendered|handed over|hand over)\b([^,;?]{0,40}?) to ([^,;?]{2,30}?)"
    r" (?:to|for) (?:stand|face|be put on|go on)? ?(?:trial|prosecution)\b",
    re.IGNORECASE,
)  # to send somebody somewhere to stand trial is to extradite
_DECIDED = re.compile(r"\b(?:decided?|agreed? on) (?:jointly|together)\b|\b(?:jointly|together) decided?\b", re.I)
_NOT = re.compile(r"\b([a-z]+)n['’]t\b(?! (?:it|they|he|she|that|this|there|we|you|i)\W*$)", re.IGNORECASE)
_STEMS = {"wo": "will", "ca": "can", "sha": "shall"}
_TEXTED = re.compile(r"\b(?:ppl|pls|plz|u|r|y|wat|wht|btw|abt|w/|thx)(?!\w)", re.IGNORECASE)
_FLOWN = re.compile(
    r"\b(was|were|been|being) (?:flown|bussed|shipped|driven)(?= (?:from|out|to|back|home)\b)", re.IGNORECASE
)
_ORDER = re.compile(r",? (?:the )?(?:newest|latest|oldest|earliest|most recent) (?:ones )?first\b", re.IGNORECASE)
_SAME = re.compile(
    r"^(?:and )?(?:the )?same(?: question| thing| again| query)?,? (?:but )?(?:for|with|about|on) ", re.I
)
# "..., arrests aside", "leaving arrests aside"
_ASIDE = re.compile(
    r",? (?:leaving|putting|setting) ([^,]{3,40}?) aside\b|, ([^,]{3,40}?) (?:aside|apart|excepted|excluded)(?=\W*$)",
    re.IGNORECASE,
)
_NEITHER = re.compile(
    r"^neither (.+?) (?:nor|or) (.+?)\s*[:;,–—-]+\s*(?=(?:who|which|what|whom|has|have|did)\b)", re.IGNORECASE
)
_NEITHER_OF = re.compile(
    r",? (?:who|that|which|and) (?:(?:is|are|was|were|has|have|had|did|do|does|c[ao]mes?|been) )*neither (.+?) nor ",
    re.IGNORECASE,
)


def strip_politeness(text: str) -> str:
    """The question without its opening: "could you tell me"."""
    text = _spell_out(text)
    text = _ORDER.sub("", text)
    text = _SAME.sub("what about ", text)
    text = _ASIDE.sub(r" except \1\2", text)
    text = _NEITHER.sub(r"except \1 and \2, ", text)
    text = _NEITHER_OF.sub(r" except \1 and ", text)
    while (closed := _CLOSING.sub("?", text)) != text and len(closed) > 3:
        text = closed
    text = _CLAIMED.sub(r"is it true that \1 ", _CLEFT.sub(r"is it true that \1 ", text))
    while (match := _OPENINGS.match(text)) and match.end() > 0:
        text = text[match.end() :]
    text = _FLOWN.sub(r"\1 repatriated", text)
    text = _DECIDED.sub("agree", text)
    return _TO_TRIAL.sub(r"extradited\1 to \2", text)


def _spell_out(text: str) -> str:
    """Contractions of "not", and what short messages write for words."""
    text = _NOT.sub(lambda match: f"{_STEMS.get(match[1].lower(), match[1])} not", text)
    if _TEXTED.search(text):
        for digit, word in (("4", "for"), ("2", "to")):
            text = re.sub(rf"(?<=[a-z] ){digit}(?= [a-z])", word, text)
    return re.sub(r"\bppl\b", "people", text, flags=re.IGNORECASE)
