"""Times: the dates of a question with their prepositions, as a first and a last day.

What one date says is read by the dates of the loaders; what is between, since or before it is read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from api.asking.dates import (
    DAY,
    MONTH,
    MONTHS,
    NUMBERS,
    OF_YEAR,
    PART,
    SEASON,
    SHORT,
    UNIT,
    YEAR,
    months_before,
    read_date,
    shift_day,
)

# What stands for a date by itself, the longest first.
_ATOM = "|".join(
    (
        r"\d{4}[-/]\d\d[-/]\d\d|\d{4}-\d\d(?!\d)|[0-3]?\d[./][01]?\d[./](?:19|20)\d\d|[01]?\d/(?:19|20)\d\d",
        rf"(?:{PART})?{MONTH},?\s+{YEAR}|{MONTH}\s+['’]\d\d",
        r"(?:the\s+)?(?:19|20)\d0s",
        rf"(?:the\s+)?(?:{SEASON})\s+(?:of\s+)?(?:{YEAR}(?:/\d\d)?|(?:last|this|next)\s+year)|(?:last|this|next|past)\s+(?:{SEASON})",
        rf"(?:the\s+)?(?:first|last)\s+(?:(?:\d+|{NUMBERS})\s+)?(?:days?|weeks?|months?)\s+of\s+(?:{MONTH}{OF_YEAR}|{YEAR})",
        rf"(?:the\s+)?week\s+(?:of|beginning|starting)\s+(?:the\s+)?(?:{DAY}\s+{MONTH}{OF_YEAR}|{MONTH}\s+{DAY}(?!\d){OF_YEAR})",
        r"(?:the\s+)?(?:year\s+to\s+date|year['’]s\s+end|year[\s-]end)",
        rf"the\s+first\s+of\s+{MONTH}{OF_YEAR}",
        rf"{MONTH}\s+{DAY}(?!\d){OF_YEAR}",
        rf"(?:the\s+)?{DAY}\s+(?:of\s+)?{MONTH}{OF_YEAR}",
        rf"(?:the\s+)?(?:first|second|third|fourth|1st|2nd|3rd|4th|last)\s+(?:half|quarter)\s+(?:of\s+)?(?:{YEAR}|(?:this|last|the|next)\s+year)",
        rf"(?:the\s+)?first\s+(?:\d+|{NUMBERS})\s+months\s+of\s+(?:{YEAR}|(?:this|last|the)\s+year)",
        rf"[QH][1-4](?:\s+of)?\s+{YEAR}|{YEAR}\s*[QH][1-4]|[QH][1-4](?!\w)",
        r"the\s+(?:first|second|third|fourth|last)\s+(?:half|quarter)",
        rf"(?:the\s+)?(?:past|last|previous|preceding|latest)\s+(?:(?:\d+|{NUMBERS})\s+)(?:{UNIT})",
        rf"(?:\d+|{NUMBERS})\s+(?:{UNIT})\s+ago",
        rf"(?:the\s+)?(?:last|this|past|next|previous|current|coming)\s+(?:{MONTHS}|{UNIT}|weekend)",
        rf"(?:{PART})?{MONTH}{OF_YEAR}",
        rf"(?:{PART})?(?:the\s+year\s+)?{YEAR}",
        rf"{PART}(?:this|last|the)\s+(?:year|month)",
        r"(?:on\s+)?(?:last\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day",
        r"yesterday|today|tomorrow|tonight",
    )
)
_ONE = re.compile(rf"(?<![\w-])(?:{_ATOM})(?![\w])", re.IGNORECASE)
_RANGE = r"\s*(?:\.\.+|…|-|–|—|to|and|until|till|through|up to|or)\s*"
_BETWEEN = re.compile(
    rf"(?<![\w-])(?:between|from|in|during|since)?\s*(?P<a>{_ATOM}){_RANGE}(?P<b>{_ATOM})(?![\w])", re.IGNORECASE
)
_DAYS_OF_MONTH = re.compile(
    rf"(?<![\w-])(?:between|from|(?:the\s+)?week\s+of)?\s*(?:the\s+)?(?P<a>{DAY})\s*(?:-|–|to|and|until|till)\s*(?:the\s+)?(?P<b>{DAY}\s+(?:of\s+)?{MONTH}{OF_YEAR})(?![\w])",
    re.IGNORECASE,
)
_DAYS_AFTER_MONTH = re.compile(
    rf"(?<![\w-])(?:between|from|on)?\s*(?P<a>{MONTH}\s+{DAY})\s*(?:-|–|to|and)\s*(?P<b>{DAY}(?!\d)(?:,?\s+{YEAR})?)(?![\w])",
    re.IGNORECASE,
)
_MONTHS_OF_YEAR = re.compile(
    rf"(?<![\w-])(?:between|from)?\s*(?P<a>{MONTH}){_RANGE}(?P<b>{MONTH}{OF_YEAR})(?![\w])", re.IGNORECASE
)
_LEAD = re.compile(
    r"(?<!\w)(?:(?P<since>since(?:\s+as\s+early\s+as)?|starting(?:\s+(?:in|from))?|beginning(?:\s+(?:in|from))?|from|"
    r"not\s+before|no\s+earlier\s+than|ever\s+since|on\s+or\s+after)|"
    r"(?P<after>after|following|later\s+than)|(?P<before>before|prior\s+to|earlier\s+than|ahead\s+of|preceding)|"
    r"(?P<by>as\s+of|as\s+at|until|till|by|up\s+to|through|not\s+after|no\s+later\s+than|up\s+until|as\s+late\s+as|to)|"
    r"(?P<in>in\s+the\s+course\s+of|in|on|during|within|over|throughout|for|at|all\s+through|in\s+all\s+of|of|dated|around|any\s+time\s+in|back\s+in))"
    r"(?:\s+(?:the|late|early|mid))?\s*$",
    re.IGNORECASE,
)
_IS_PERIOD = re.compile(r"(?:the\s+)?(?:last|this|past|previous|yesterday|today)", re.IGNORECASE)  # "from last week"
_ONWARDS = re.compile(r"\s*(?:onwards?|and\s+after|or\s+later|and\s+later|till\s+now|until\s+now|to\s+date)\b", re.I)
_NOW = re.compile(r"(?<![\w])(?:now|still|current(?:ly)?|at\s+present|today)(?![\w])", re.I)
_OF_THEM = re.compile(r"\b(?:ones|those|any|things|that) from\s*$", re.I)  # "the ones from 2025"
_END = re.compile(r"the\s+end\s+of\s+(?=\S)", re.IGNORECASE)
_LATELY = re.compile(
    r"(?<![\w])(?<!most )(?<!more )(?:recently|lately|in\s+recent\s+(?:months|weeks))(?![\w])", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Time:
    """A time in the question; `first` or `last` is None where it is open. Units: code points, end exclusive.

    `until` is the last day of a date after "from", which opens a span for events but dates a document.
    """

    start: int
    end: int
    first: str | None
    last: str | None
    until: str | None = None


def find_times(text: str, today: date) -> tuple[Time, ...]:
    """The times of a question in order, with the words that lead to them."""
    text = _with_capitals(text)
    found: list[Time] = []
    for time in (*_ranges(text, today), *_points(text, today), *_recent(text, today)):
        if all(time.end <= other.start or other.end <= time.start for other in found):
            found.append(time)
    return tuple(sorted(found, key=lambda time: time.start))


def find_now(text: str) -> tuple[int, int] | None:
    """Where a question says "now" or "current"."""
    match = _NOW.search(text)
    return match.span() if match else None


def _with_capitals(text: str) -> str:
    """The text with months and weekdays in capitals, as the loaders know them; "may" only where it is a month."""
    named = rf"\b(?:{MONTHS}|{SHORT}|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
    leads = ("in", "since", "of", "before", "after", "until", "last", "this", "by", "and", "to", "from")
    lead = "|".join([*(rf"(?<=\b{word} )" for word in leads), r"(?<=\d )"])
    sure = rf"(?:{lead})may\b(?! i\b)|\bmay(?=,? {YEAR}| \d)"

    def capital(match: re.Match[str]) -> str:
        return (
            match[0].title()
            if match[0].lower() not in ("may", "mar", "jan", "march") or match[0][0].isupper()
            else match[0]
        )

    text = re.sub(named, capital, text, flags=re.IGNORECASE)
    text = re.sub(r"\b(?:march|jan|mar)\b", lambda m: m[0].title(), text)
    text = re.sub(sure, "May", text)
    return re.sub(r"\bmay\b", "xxx", text)


def _ranges(text: str, today: date) -> Iterator[Time]:
    for match in _DAYS_AFTER_MONTH.finditer(text):
        month = re.sub(rf"\s+{DAY}$", "", match["a"])
        year = re.search(YEAR, match["b"])
        after = f" {year[0]}" if year else ""
        first = read_date(match["a"] + after, today)
        last = read_date(f"{month} {re.match(DAY, match['b'])[0]}{after}", today)  # type: ignore[index]
        if first and last and first[0] <= last[1]:
            yield Time(match.start() + _blank(match[0]), match.end(), first[0], last[1])
    for pattern in (_DAYS_OF_MONTH, _MONTHS_OF_YEAR, _BETWEEN):
        for match in pattern.finditer(text):
            last = read_date(match["b"], today)
            if last is None:
                continue
            first = _in_year_of(match["a"], match["b"], today)
            if first and first[0] <= last[1]:
                yield Time(match.start() + _blank(match[0]), match.end(), first[0], last[1])


def _in_year_of(words: str, later: str, today: date) -> tuple[str, str] | None:
    """A date that takes month and year from a later one where it has none."""
    year = re.search(rf"{YEAR}|(?:last|this|next)\s+year", later)
    if re.fullmatch(DAY, words):
        return read_date(f"{words} {re.sub(rf'^{DAY}', '', later)}", today)
    if year and not re.search(rf"{YEAR}|year", words) and re.search(rf"\b{MONTH}", words):
        months = [read_date(f"{re.search(MONTH, part, re.I)[0]} 2000", today) for part in (words, later)]  # type: ignore[index]
        own = read_date(f"{words} {year[0]}", today)
        if own and months[0] and months[1] and months[0][0] > months[1][0]:
            return read_date(f"{words} {int(own[0][:4]) - 1}", today)
        return own
    return read_date(words, today)


def _points(text: str, today: date) -> Iterator[Time]:
    for match in _ONE.finditer(text):
        days = read_date(match[0], today)
        if days is None or (re.fullmatch(YEAR, match[0]) and _is_number(text, match)):
            continue
        lead = _LEAD.search(text[: match.start()])
        start, end = (lead.start() if lead else match.start()), match.end()
        first, last = days
        onwards = _ONWARDS.match(text, end)
        relation = lead.lastgroup if lead else "in"
        if relation in ("by", "before") and (ended := _END.match(match[0])):
            relation = "by"
            _, last = read_date(_whole(match[0][ended.end() :]), today) or days
        if onwards:
            yield Time(start, onwards.end(), first, None)
        elif relation == "since" and not (
            re.search(r"\bfrom\s*$", text[start : match.start()], re.I)
            and (_IS_PERIOD.match(match[0]) or _OF_THEM.search(text[: match.start()]))
        ):
            bare = re.search(r"\bfrom\s*$", text[start : match.start()], re.I)
            yield Time(start, end, first, None, last if bare else None)
        elif relation == "after":
            yield Time(start, end, shift_day(last, 1), None)
        elif relation == "before":
            yield Time(start, end, None, shift_day(first, -1))
        elif relation == "by":
            yield Time(start, end, None, last)
        else:
            yield Time(start, end, first, last)


def _whole(words: str) -> str:
    """The whole that an end is of: "the year" is this one."""
    return f"this {words[4:]}" if words.lower().startswith("the ") else words


def _is_number(text: str, match: re.Match[str]) -> bool:
    """Whether a number like a year counts something: "2000 people"."""
    return bool(re.match(r"\s+(?:people|persons|suspects|nationals|citizens|victims)\b", text[match.end() :]))


def _recent(text: str, today: date) -> Iterator[Time]:
    """ "Recently" is the three months up to today."""
    for match in _LATELY.finditer(text):
        yield Time(match.start(), match.end(), months_before(today, 3).isoformat(), today.isoformat())


def _blank(text: str) -> int:
    return len(text) - len(text.lstrip())
