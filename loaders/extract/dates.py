"""Dates in a text: what each says, relative to the day of publication and to the date before it.

Units: values are ISO 8601, cut short where the text is, or intervals. Time zones are ignored on purpose: a document
speaks of the day in its own place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from loaders.extract.date_reader import NUMBERS, DateReader, Reading
from ontology.dates import read_days
from ontology.facts import Span

_MONTH = (
    r"(?P<month{0}>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?P<day{0}>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|[.,]\d|:\d|\s*%)"
_YEAR = r"(?P<year{0}>(?:19|20)\d\d)(?!\d)"
_WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_WEEKDAY = rf"(?P<weekday{{0}}>{_WEEKDAYS})"
_NUMBER = r"(?P<number>\d{1,2}|" + "|".join(NUMBERS) + r")(?:\s+of)?"
_UNIT = r"(?P<unit>day|week|month|year)s?"
_TO = r"\s*(?:-|\u2013|to|and|until|till|through)\s*"
_TAIL = (
    r"(?:,?\s+" + _YEAR.format("") + r"|,?\s+(?P<whose>last|this|next|that|of last|of this|of that|the same)\s+year)?"
)
_BESIDE = rf"(?:(?:{_WEEKDAYS}),?\s+\(?)?"  # "Wednesday, March 5", "Wednesday (March 5)"
_MONTH_DAY = rf"{_MONTH.format('')}\s+{_DAY.format('')}"
_DAY_MONTH = rf"{_DAY.format('')}\s+(?:of\s+)?{_MONTH.format('')}"
# Words before a month that tell that "May" or "March" is one.
_TIED = (
    r"(?:(?<=\b[Ii]n\s)|(?<=\b[Bb]y\s)|(?<=\b[Ss]ince\s)|(?<=\b[Ff]rom\s)|(?<=\b[Uu]ntil\s)|(?<=\b[Dd]uring\s)"
    r"|(?<=\b[Tt]hroughout\s)|(?<=\bmonth\sof\s))"
)
_TIED_YEAR = _TIED[:-1] + r"|(?<=\b[Oo]f\s)|(?<=\byear\s)|(?<=\bFY\s)|(?<=\bFY))"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text.

    `value` is read as past or present, `planned` as future ("on Friday" of a plan is the Friday to come).
    `relation` is the word that ties it to the act: on, since, by, before, after; dateline for the line that dates
    the document; between for the days that the document gives to an interval.
    """

    span: Span
    value: str
    planned: str
    relation: str


_PATTERNS: tuple[tuple[str, bool, Callable[[DateReader, re.Match[str]], Reading]], ...] = (  # whether capitals tell
    (r"(?P<iso>(?:19|20)\d\d-\d\d-\d\d)", True, DateReader.iso),
    (r"(?P<one>\d{1,2})(?P<mark>[./])(?P<other>\d{1,2})(?P=mark)" + _YEAR.format(""), True, DateReader.numeric),
    (_MONTH_DAY + _TO + _MONTH.format("2") + r"\s+" + _DAY.format("2") + _TAIL, True, DateReader.two_month_days),
    (_DAY_MONTH + _TO + _DAY.format("2") + r"\s+" + _MONTH.format("2") + _TAIL, True, DateReader.two_month_days),
    (_MONTH_DAY + _TO + _DAY.format("2") + _TAIL, True, DateReader.month_days),
    (
        _DAY.format("") + _TO + r"(?:the\s+)?" + _DAY.format("2") + r"\s+(?:of\s+)?" + _MONTH.format("") + _TAIL,
        True,
        DateReader.month_days,
    ),
    (_BESIDE + _MONTH_DAY + _TAIL, True, DateReader.month_day),
    (_BESIDE + r"(?:the\s+)?" + _DAY_MONTH + _TAIL, True, DateReader.month_day),
    (
        r"(?:the\s+)?(?:Q(?P<quarter>[1-4])\s+(?:of\s+)?|(?:(?P<order>first|second|third|fourth|last)\s+"
        rf"(?P<part>half|quarter)|first\s+{_NUMBER}\s+months)\s+(?:of\s+)?)"
        rf"(?:{_YEAR.format('')}|(?:(?P<whose>last|this)|the)\s+year)",
        False,
        DateReader.half,
    ),
    (
        rf"(?:first|second|third|fourth|last|final)\s+(?:days?|weeks?|weekend)\s+of\s+{_MONTH.format('')}{_TAIL}",
        True,
        DateReader.month,
    ),
    (
        _MONTH.format("") + rf"(?:\s+{_YEAR.format('2')})?" + _TO + _MONTH.format("2") + r"\s+" + _YEAR.format(""),
        True,
        DateReader.months,
    ),
    (
        r"(?:(?<=\bfrom\s)|(?<=\bFrom\s)|(?<=\bbetween\s)|(?<=\bBetween\s))"
        + _MONTH.format("")
        + _TO
        + _MONTH.format("2")
        + r"(?:,?\s+(?P<whose>last|this|that|of last|of this)\s+year)?",
        True,
        DateReader.months_of_year,
    ),
    (
        r"(?:(?<=\b[Ff]rom\s)|(?<=\b[Bb]etween\s)|(?<=\b[Ii]n\s)|(?<=\bperiod\s))"
        + _YEAR.format("2")
        + _TO
        + r"(?:(?:early|mid|late|the end of)[ -])?(?:"
        + _MONTH.format("2")
        + r"\s+)?"
        + _YEAR.format(""),
        True,
        DateReader.years,
    ),
    (_MONTH.format("") + r",?\s+(?:of\s+)?" + _YEAR.format(""), True, DateReader.month),
    (
        _MONTH.format("") + r",?\s+(?P<whose>of last|of this|of that|last|this|that|the same)\s+year",
        True,
        DateReader.month,
    ),
    (r"(?P<whose>last|this|that|the same)\s+year,?\s+in\s+" + _MONTH.format(""), False, DateReader.month),
    (r"(?P<which>last|this|that|next|the following)\s+" + _MONTH.format(""), True, DateReader.month),
    (_TIED + r"(?:early\s|mid-?\s?|late\s)?" + _MONTH.format(""), True, DateReader.month),
    (r"(?:[Ee]arly|[Mm]id|[Ll]ate)[ -]" + _MONTH.format(""), True, DateReader.month),
    (r"(?:beginning|start|middle|end|month)\s+of\s+" + _MONTH.format(""), True, DateReader.month),
    (r"(?:over\s+the|at\s+the|last|this\s+past)\s+weekend", False, DateReader.weekend),
    (_TIED_YEAR + r"(?:early[ -]|mid[ -]?|late[ -])?" + _YEAR.format(""), True, DateReader.year_alone),
    (
        r"the\s+(?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)"
        r"(?=\s*[,.;)]|\s+(?:that|saying|said|and|when|at|in|with|by|for|\w{2,}ed)\b)",
        False,
        DateReader.ordinal,
    ),
    (_WEEKDAY.format("") + _TO + _WEEKDAY.format("2"), True, DateReader.weekdays),
    (
        rf"(?:{_WEEKDAY.format('')},?\s+(?:of\s+)?(?P<which>last|this|next)\s+week"
        rf"|(?P<which2>[Nn]ext)\s+{_WEEKDAY.format('2')})",
        True,
        DateReader.weekday_of_week,
    ),
    (
        r"(?:last\s+|this\s+(?:past\s+)?|next\s+)?" + _WEEKDAY.format("") + r"(?:\s+\(\d{1,2}\))?",
        True,
        DateReader.weekday,
    ),
    (
        r"(?P<word>the\s+day\s+before\s+yesterday|yesterday|today|tomorrow|tonight|last\s+(?:night|evening)"
        r"|this\s+(?:morning|afternoon|evening))",
        False,
        DateReader.day_word,
    ),
    (
        r"(?:(?P<number>\d+|a|one|two|three|four|five|six|seven)\s+)?"
        r"(?P<shift>days?\s+(?:before|earlier|later|after)\b(?!\s+(?:he|she|it|they|the)\b)"
        r"|(?:on\s+)?(?:the|that)\s+same\s+(?:day|morning|afternoon|evening|night)"
        r"|(?:later\s+)?that\s+(?:very\s+)?(?:day|morning|afternoon|evening|night)"
        r"|the\s+(?:next|following|previous)\s+(?:day|morning)|the\s+day\s+(?:before|after)(?=[,.;]))",
        False,
        DateReader.same_day,
    ),
    (
        r"(?:(?:(?P<number>\d+|a|one|two|three|four|five|six|seven)\s+)(?P<unit>week|month|year)s?\s+"
        r"(?P<shift>before|earlier|later)(?!\s+(?:than|the)\b)"
        r"|(?:in\s+|later\s+)?(?P<shift2>(?:the|that)\s+same|that|the\s+(?:following|next|previous))\s+"
        r"(?P<unit2>month|year)\b)",
        False,
        DateReader.shifted,
    ),
    (
        rf"(?:over|in|during|within|for)\s+the\s+(?:past|last|previous)\s+(?:{_NUMBER}\s+)?"
        r"(?P<unit>hour|day|week|month|year)s?",
        False,
        DateReader.past,
    ),
    (rf"(?:(?:a\s+)?{_NUMBER}\s+{_UNIT}|a\s+fortnight)\s+ago", False, DateReader.ago),
    (
        r"(?:beginning|start)\s+of\s+the\s+year|(?:by|at)\s+(?:the\s+)?year(?:['’]s)?[ -]end",
        False,
        DateReader.this_year,
    ),
    (
        r"(?:(?:earlier|later|late|early)\s+|(?:beginning|start|end)\s+of\s+)?"
        rf"(?P<which>last|this|next|past|previous|coming)\s+{_UNIT}",
        False,
        DateReader.period,
    ),
    (r"recently", False, DateReader.recently),
)
_RULES = tuple(
    (re.compile(rf"(?<![\w-])(?:{pattern})(?![\w])", 0 if capitals else re.IGNORECASE), reader)
    for pattern, capitals, reader in _PATTERNS
)

_RELATIONS = re.compile(
    r"\b(since|from|starting|effective|by|until|till|before|after|between|following|ahead of)"
    r"\s+(?:the\s+|early\s+|late\s+)?$",
    re.IGNORECASE,
)
_RELATION_NAMES: Mapping[str, str] = {
    "from": "since",
    "starting": "since",
    "effective": "since",
    "until": "by",
    "till": "by",
    "following": "after",
    "ahead of": "before",
    "between": "on",
}
_STAMP = re.compile(
    r"\W*(?:Last )?(?:Published|Updated|Posted|Modified|Created|Release date|Date)\b[\w ,:]{0,30}", re.IGNORECASE
)
_DATELINE = re.compile(r"\s*(?:\([^)]{2,40}\)\s*)?(?:\u2014|\u2013|--|-)\s|\s*\n|\s*$")


def read_dates(text: str, published: str | None) -> tuple[DateMention, ...]:
    """All dates of a text, in reading order, none inside another.

    `published` is the day that relative dates are read from; where it is missing or cut short, dates that need the
    day are left out: a date is never guessed.
    """
    days = read_days(published) if published else None
    exact = days.earliest if days and days.earliest == days.latest else None
    year = days.earliest.year if days and days.earliest.year == days.latest.year else None
    reader = DateReader(published=exact, year=year)
    found: list[DateMention] = []
    for match, read in _matches(text):
        values = read(reader, match)
        if values is None:
            continue
        span = Span(match.start(), match.end())
        found.append(DateMention(span, *values, relation=_relation(text, span)))
        reader.pass_by(values[0], span)
    return tuple(found)


def _matches(text: str) -> Iterator[tuple[re.Match[str], Callable[[DateReader, re.Match[str]], Reading]]]:
    """Matches in reading order; where two overlap, the one of the earlier rule stays."""
    taken: list[tuple[int, int]] = []
    kept = []
    for pattern, read in _RULES:
        for match in pattern.finditer(text):
            if all(match.end() <= start or end <= match.start() for start, end in taken):
                taken.append(match.span())
                kept.append((match, read))
    yield from sorted(kept, key=lambda pair: pair[0].start())


def _relation(text: str, span: Span) -> str:
    line_start = text.rfind("\n", 0, span.start) + 1
    before = text[line_start : span.start]
    if _STAMP.fullmatch(before):
        return "dateline"
    opening = len(before) <= 40 and re.fullmatch(r"[\W\d]*(?:[A-Z][\w.'-]*[\s,/()]*){0,6}", before) is not None
    if opening and _DATELINE.match(text, span.end) and not before.strip().endswith(("On", "In", "Since")):
        return "dateline"
    cue = _RELATIONS.search(text[max(0, span.start - 30) : span.start])
    if cue is None:
        return "on"
    return _RELATION_NAMES.get(cue[1].lower(), cue[1].lower())
