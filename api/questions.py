"""Questions in words: a few forms of English question, each a pattern that leads to a named query with filters.

What fits no form is refused with the forms there are; nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from api.phrases import NotThisForm, last_report, name_and_rest, pair_and_rest, plain, read_rest
from graph.filters import Filters
from graph.store import Store
from ontology.errors import UnreadQuestion

LONGEST_QUESTION = 400
"""Characters of a question at most."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a question was understood as: a named query with its filters, or the ends of a path."""

    query: str
    filters: Filters = field(default_factory=Filters)
    ends: tuple[str, str] | None = None

    def to_json(self) -> dict[str, object]:
        """The query and its parameters as the HTTP API takes them."""
        ends = dict(zip("ab", self.ends, strict=True)) if self.ends else {}
        return {"query": self.query, "filters": {**self.filters.given(), **ends}}


@dataclass(frozen=True, slots=True)
class Form:
    """A form of question: how it looks, a question of it, and how it is read."""

    shape: str
    example: str
    pattern: re.Pattern[str]
    read: Callable[[Store, Mapping[str, str]], Reading]


def read_question(store: Store, text: str) -> Reading:
    """What a question asks.

    Errors: UnreadQuestion if it is too long, or with the forms there are; UnknownName, AmbiguousName for names.
    """
    if len(text) > LONGEST_QUESTION:
        raise UnreadQuestion(
            f"the question has {len(text):,} characters, more than {LONGEST_QUESTION}",
            "Ask one thing, in one sentence.",
        )
    question = " ".join(text.split()).strip(" ?.!")
    for form in FORMS:
        if match := form.pattern.fullmatch(question):
            try:
                return form.read(store, {name: value or "" for name, value in match.groupdict().items()})
            except NotThisForm:
                continue
    known = "\n    ".join(form.shape for form in FORMS)
    examples = "\n    ".join(form.example for form in FORMS[:3])
    raise UnreadQuestion(
        f"{text!r} is in no form that is understood",
        f"These are:\n    {known}\n  for example:\n    {examples}\n  All else can be asked with `entente cypher`.",
    )


def _about(store: Store, query: str, rest: str, filters: Filters) -> Reading:
    return Reading(query, read_rest(store, rest, filters))


def _who_met_whom(store: Store, words: Mapping[str, str]) -> Reading:
    return _about(store, "meetings", words["rest"], Filters())


def _who_met(store: Store, words: Mapping[str, str]) -> Reading:
    name, rest = name_and_rest(store, words["name"])
    return _about(store, "meetings", rest, Filters(who=(name,)))


def _whom_met(store: Store, words: Mapping[str, str]) -> Reading:
    return _about(store, "meetings", words["rest"], Filters(who=(plain(words["name"]),)))


def _did_meet(store: Store, words: Mapping[str, str]) -> Reading:
    name, rest = name_and_rest(store, words["other"])
    return _about(store, "meetings", rest, Filters(who=(plain(words["name"]), name)))


def _measures_by(store: Store, words: Mapping[str, str]) -> Reading:
    return _about(store, "measures", words["rest"], Filters(by=plain(words["name"])))


def _measures_against(store: Store, words: Mapping[str, str]) -> Reading:
    return _about(store, "measures", words["rest"], Filters())


def _agreements(store: Store, words: Mapping[str, str]) -> Reading:
    first, second, rest = pair_and_rest(store, words["names"])
    return _about(store, "agreements", re.sub(r"^ (signed|agreed|concluded)\b", "", rest), Filters(who=(first, second)))


def _statements(store: Store, words: Mapping[str, str]) -> Reading:
    return _about(store, "statements", words["rest"], Filters(by=plain(words["name"])))


def _office(store: Store, words: Mapping[str, str]) -> Reading:
    country, _, rest = words["country"].partition(" in ")
    filters = read_rest(store, f"in {rest}" if rest else "", Filters(office=words["office"], country=plain(country)))
    if words["when"].lower() in ("is", "are", "holds") and not rest:
        today = last_report(store)
        filters = replace(filters, from_=today, to=today)
    return Reading("offices", filters)


def _offices_of(store: Store, words: Mapping[str, str]) -> Reading:
    return Reading("offices", Filters(who=(plain(words["name"]),)))


def _path(store: Store, words: Mapping[str, str]) -> Reading:
    return Reading("paths", ends=(plain(words["a"]), plain(words["b"])))


def _path_between(store: Store, words: Mapping[str, str]) -> Reading:
    first, second, rest = pair_and_rest(store, words["names"])
    if rest.strip():
        raise NotThisForm
    return Reading("paths", ends=(first, second))


def _form(shape: str, example: str, pattern: str, read: Callable[[Store, Mapping[str, str]], Reading]) -> Form:
    return Form(shape, example, re.compile(pattern, re.IGNORECASE), read)


_TIE = r"(?:connected|linked|related|tied)"
_WHEN = "[about P] [in P] [in, since, before D]"

FORMS = (
    _form(
        f"who met whom {_WHEN}",
        "who met whom about Myawaddy?",
        r"who (?:has |have )?met (?:with )?(?:whom|who)(?P<rest>.*)",
        _who_met_whom,
    ),
    _form(
        "what measures has C taken [against X] [since D]",
        "what measures has Thailand taken against Myawaddy since 2025?",
        r"(?:what|which) (?:measures?|actions?|steps?) (?:has|have|did|had) (?P<name>.+?) (?:taken?|took)(?P<rest>.*)",
        _measures_by,
    ),
    _form(
        "how is A connected to B",
        "how is Liu Zhongyi connected to Xi Jinping?",
        rf"how (?:is|are|was|were) (?P<a>.+) {_TIE} (?:to|with) (?P<b>.+)",
        _path,
    ),
    _form(
        "how are A and B connected",
        "how are Phumtham Wechayachai and Tun Tun Naung connected?",
        rf"how (?:are|were) (?P<names>.+) {_TIE}(?: to each other)?",
        _path_between,
    ),
    _form(
        f"who met A {_WHEN}",
        "who met Phumtham Wechayachai in February 2025?",
        r"who (?:has |have |did )?(?:met|meet)(?: with)? (?P<name>(?!whom?\b).+)",
        _who_met,
    ),
    _form(
        f"whom did A meet {_WHEN}",
        "whom did Liu Zhongyi meet in February 2025?",
        r"(?:whom?|which \w+) (?:did|has|have) (?P<name>.+?) (?:meet|met)(?: with)?(?P<rest>.*)",
        _whom_met,
    ),
    _form(
        f"did A meet B {_WHEN}",
        "did Phumtham Wechayachai meet Liu Zhongyi?",
        r"(?:did|has|have) (?P<name>.+?) (?:ever )?(?:meet|met)(?: with)? (?P<other>.+)",
        _did_meet,
    ),
    _form(
        "what has C done [against X] [since D]",
        "what has Cambodia done against Prince Group?",
        r"what (?:has|have|did|had) (?P<name>.+?) (?:done|do)(?P<rest>.*)",
        _measures_by,
    ),
    _form(
        "what measures were taken against X [in, since D]",
        "what measures were taken against Prince Group?",
        r"(?:what|which) (?:measures?|actions?|steps?) (?:were|was|have been|has been|are) taken(?P<rest>.*)",
        _measures_against,
    ),
    _form(
        "what binds A and B [about X]",
        "what binds China and Viet Nam?",
        r"what (?:binds|ties) (?P<names>.+)",
        _agreements,
    ),
    _form(
        "what agreements are there between A and B [about X]",
        "what agreements are there between Cambodia and South Korea?",
        r"(?:what|which) (?:agreements?|treaties|treaty) (?:are there |exist |is there |were signed )?"
        r"(?:between|bind|binds|of|by) (?P<names>.+)",
        _agreements,
    ),
    _form(
        "what did A and B agree on, or sign",
        "what did China and Thailand agree on?",
        r"(?:what|which agreements?) (?:did|have|has) (?P<names>.+ and .+?) "
        r"(?:agreed?|sign(?:ed)?|concluded?)(?: on| to)?",
        _agreements,
    ),
    _form(
        "what did A say [about X] [in, since D]",
        "what did Guo Jiakun say about telecom fraud?",
        r"what (?:did|has|have|does|do) (?P<name>.+?) (?:say|said|state|stated)(?P<rest>.*)",
        _statements,
    ),
    _form(
        "who is, or was, the OFFICE of C [in D]",
        "who is the Prime Minister of Thailand?",
        r"who (?P<when>is|was|are|were|holds|held|has been) (?:the )?(?P<office>.+?) (?:of|to) (?P<country>.+)",
        _office,
    ),
    _form("who is A", "who is Liu Zhongyi?", r"who (?:is|was) (?P<name>.+)", _offices_of),
    _form(
        "what offices does A hold",
        "what offices does Anutin Charnvirakul hold?",
        r"(?:what|which) (?:offices?|posts?|positions?) (?:does|did|has|have) (?P<name>.+?) (?:hold|held)",
        _offices_of,
    ),
)
