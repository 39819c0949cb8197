"""Questions in words: a few forms of English question, each a pattern that leads to a named query with filters.

What fits no form is refused with the forms there are; nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from graph.filters import ACTORS, Filters
from graph.lookup import find_entity
from graph.store import Store
from loaders.extract.dates import read_dates
from ontology import dates
from ontology.authority import PUBLISHER
from ontology.errors import AmbiguousName, UnknownName, UnreadQuestion


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

    Errors: UnreadQuestion with the forms there are; UnknownName, AmbiguousName for names.
    """
    question = " ".join(text.split()).strip(" ?.!")
    for form in FORMS:
        if match := form.pattern.fullmatch(question):
            try:
                return form.read(store, {name: value or "" for name, value in match.groupdict().items()})
            except _Unread:
                continue
    known = "\n    ".join(form.shape for form in FORMS)
    examples = "\n    ".join(form.example for form in FORMS[:3])
    raise UnreadQuestion(
        f"{text!r} is in no form that is understood",
        f"These are:\n    {known}\n  for example:\n    {examples}\n  All else can be asked with `entente cypher`.",
    )


class _Unread(Exception):
    """A form that a question only seemed to have."""


# Rests: "about Myawaddy in February 2025", in any order


_DATES = {"since", "after", "before", "until", "by", "during", "from", "between"}
_WORDS = ("about", "regarding", "concerning", "against", "in", "at", "on", *sorted(_DATES))
_WORD = re.compile(rf"(?:^|\s)({'|'.join(_WORDS)})\s", re.IGNORECASE)


def _cuts(text: str) -> list[int]:
    return [match.start() for match in _WORD.finditer(text)]


def _read_rest(store: Store, text: str, filters: Filters) -> Filters:
    """The filters with those that a rest adds."""
    rest = text.strip()
    if not rest:
        return filters
    match = _WORD.match(rest)
    if match is None:
        raise _Unread
    word = match[1].lower()
    for cut in [len(rest), *reversed([cut for cut in _cuts(rest) if cut > match.end()])]:
        value = rest[match.end() : cut].strip()
        for read in _readings(store, word, value, filters):
            try:
                return _read_rest(store, rest[cut:], read)
            except _Unread:
                continue
    raise _Unread


def _readings(store: Store, word: str, value: str, filters: Filters) -> Iterator[Filters]:
    days = _read_days(store, word, value)
    if days is not None:
        yield replace(filters, from_=filters.from_ or days[0], to=filters.to or days[1])
    elif word not in _DATES and not _cuts(value):
        yield from _named(word, _plain(value), filters)


def _named(word: str, name: str, filters: Filters) -> Iterator[Filters]:
    if word == "against" and filters.against is None:
        yield replace(filters, against=name)
    elif word in ("in", "at") and filters.place is None:
        yield replace(filters, place=name)
    elif word not in ("against", "in", "at") and filters.about is None:
        yield replace(filters, about=name)


def _read_days(store: Store, word: str, value: str) -> tuple[str | None, str | None] | None:
    """First and last day that a date with its preposition leaves open; None if it is no date."""
    date = _read_date(store, word, value)
    if date is None:
        return None
    first, _, last = date.partition("/")
    last = last or first
    return {"since": (first, None), "after": (first, None), "before": (None, last), "until": (None, last)}.get(
        word, (None, last) if word == "by" else (first, last)
    )


def _read_date(store: Store, word: str, value: str) -> str | None:
    if dates.is_date(value):
        return value
    sentence = f"{word} {value}"
    if not re.search(r"\d|month|year|week|day|" + "|".join(_MONTHS), value, re.I):
        return None
    found = read_dates(sentence, _last_report(store))
    whole = len(found) == 1 and found[0].span == (len(word) + 1, len(sentence))
    return found[0].value if whole else None


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _last_report(store: Store) -> str | None:
    """The day from which a date without a year is read: that of the last report in the store."""
    statement = (
        "MATCH (d:Document) WHERE d.publisher IS NULL OR d.publisher <> $authority RETURN max(d.published) AS last"
    )
    row = next(iter(store.run(statement, {"authority": PUBLISHER})), {})
    return str(row["last"]) if row.get("last") else None


# Names: the longest words that name an actor, so that "the Embassy of China in Thailand" stays whole


def _name_and_rest(store: Store, text: str) -> tuple[str, str]:
    cuts = [len(text), *reversed(_cuts(text))]
    for cut in cuts:
        name = _plain(text[:cut])
        try:
            find_entity(store, name, labels=ACTORS)
        except AmbiguousName:
            return name, text[cut:]
        except UnknownName as error:
            if cut == cuts[-1]:
                raise UnknownName(error.problem, error.remedy) from None
        else:
            return name, text[cut:]
    raise _Unread


def _pair_and_rest(store: Store, text: str) -> tuple[str, str, str]:
    """Two names joined by `and`, which may be part of a name too."""
    splits = list(re.finditer(r",? and | with ", text))
    if not splits:
        raise _Unread
    for split in splits:
        first = _plain(text[: split.start()])
        try:
            find_entity(store, first, labels=ACTORS)
        except AmbiguousName:
            pass
        except UnknownName:
            if split is not splits[-1]:
                continue
            raise
        return first, *_name_and_rest(store, text[split.end() :])
    raise _Unread


def _plain(name: str) -> str:
    return re.sub(r"^the ", "", name.strip(), flags=re.I)


# Forms


def _about(store: Store, query: str, rest: str, filters: Filters) -> Reading:
    return Reading(query, _read_rest(store, rest, filters))


def _who_met_whom(store: Store, words: Mapping[str, str]) -> Reading:
    return _about(store, "meetings", words["rest"], Filters())


def _who_met(store: Store, words: Mapping[str, str]) -> Reading:
    name, rest = _name_and_rest(store, words["name"])
    return _about(store, "meetings", rest, Filters(who=(name,)))


def _whom_met(store: Store, words: Mapping[str, str]) -> Reading:
    return _about(store, "meetings", words["rest"], Filters(who=(_plain(words["name"]),)))


def _did_meet(store: Store, words: Mapping[str, str]) -> Reading:
    name, rest = _name_and_rest(store, words["other"])
    return _about(store, "meetings", rest, Filters(who=(_plain(words["name"]), name)))


def _measures_by(store: Store, words: Mapping[str, str]) -> Reading:
    return _about(store, "measures", words["rest"], Filters(by=_plain(words["name"])))


def _measures_against(store: Store, words: Mapping[str, str]) -> Reading:
    return _about(store, "measures", words["rest"], Filters())


def _agreements(store: Store, words: Mapping[str, str]) -> Reading:
    first, second, rest = _pair_and_rest(store, words["names"])
    return _about(store, "agreements", re.sub(r"^ (signed|agreed|concluded)\b", "", rest), Filters(who=(first, second)))


def _statements(store: Store, words: Mapping[str, str]) -> Reading:
    return _about(store, "statements", words["rest"], Filters(by=_plain(words["name"])))


def _office(store: Store, words: Mapping[str, str]) -> Reading:
    return Reading("offices", Filters(office=words["office"], country=_plain(words["country"])))


def _offices_of(store: Store, words: Mapping[str, str]) -> Reading:
    return Reading("offices", Filters(who=(_plain(words["name"]),)))


def _path(store: Store, words: Mapping[str, str]) -> Reading:
    return Reading("paths", ends=(_plain(words["a"]), _plain(words["b"])))


def _path_between(store: Store, words: Mapping[str, str]) -> Reading:
    first, second, rest = _pair_and_rest(store, words["names"])
    if rest.strip():
        raise _Unread
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
        "how are Wang Xiaohong and Hun Manet connected?",
        rf"how (?:are|were) (?P<names>.+) {_TIE}(?: to each other)?",
        _path_between,
    ),
    _form(
        f"who met A {_WHEN}",
        "who met Phumtham Wechayachai in February 2025?",
        r"who (?:has |have |did )?(?:met|meet)(?: with)? (?P<name>.+)",
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
        "did Wang Xiaohong meet Luong Tam Quang?",
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
        r"(?:what|which agreements?) (?:did|have|has) (?P<names>.+ and .+?) (?:agreed?|sign(?:ed)?|concluded?)(?: on| to)?",
        _agreements,
    ),
    _form(
        "what did A say [about X] [in, since D]",
        "what did Guo Jiakun say about telecom fraud?",
        r"what (?:did|has|have|does|do) (?P<name>.+?) (?:say|said|state|stated)(?P<rest>.*)",
        _statements,
    ),
    _form(
        "who is the OFFICE of C",
        "who is the Prime Minister of Thailand?",
        r"who (?:is|was|are|were|holds|held|has been) (?:the )?(?P<office>.+) (?:of|to) (?P<country>.+)",
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
