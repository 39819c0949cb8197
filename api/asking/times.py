"""Times: the dates of a question with their prepositions, as a first and a last day.

What one date says is read by the dates of the loaders; what is between, since or before it is read here.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from loaders.extract.dates import read_dates
from ontology.dates import is_date, read_days

_MONTHS = "|".join(name for name in calendar.month_name if name)
_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
_NUMBERS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|twenty|thirty|few|couple of|a|an"
_WORTH = {name: n for n, name in enumerate(_NUMBERS.split("|")[:12], start=1)} | {
    "eighteen": 18,
    "twenty": 20,
    "thirty": 30,
    "few": 3,
    "couple of": 2,
    "a": 1,
    "an": 1,
}
_UNIT = "days?|weeks?|months?|quarters?|years?|decades?"
_YEAR = r"(?:19|20)\d\d"
_SEASON = "spring|summer|autumn|fall|winter"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_MONTH = rf"(?:{_MONTHS}|(?:{_SHORT})\b\.?)"
_OF_YEAR = rf"(?:,?\s+(?:of\s+)?(?:{_YEAR}|(?:last|this|next)\s+year))?"
_PART = r"(?:early|mid|late|the\s+(?:start|beginning|middle|end)\s+of|the\s+turn\s+of)[\s-]+"
# What stands for a date by itself, the longest first.
_ATOM = "|".join(
    (
        r"\d{4}[-/]\d\d[-/]\d\d|\d{4}-\d\d(?!\d)|[0-3]?\d[./][01]?\d[./](?:19|20)\d\d|[01]?\d/(?:19|20)\d\d",
        rf"(?:{_PART})?{_MONTH},?\s+{_YEAR}|{_MONTH}\s+['’]\d\d",
        r"(?:the\s+)?(?:19|20)\d0s",
        rf"(?:the\s+)?(?:{_SEASON})\s+(?:of\s+)?(?:{_YEAR}(?:/\d\d)?|(?:last|this|next)\s+year)|(?:last|this|next|past)\s+(?:{_SEASON})",
        rf"(?:the\s+)?(?:first|last)\s+(?:(?:\d+|{_NUMBERS})\s+)?(?:days?|weeks?|months?)\s+of\s+(?:{_MONTH}{_OF_YEAR}|{_YEAR})",
        rf"(?:the\s+)?week\s+(?:of|beginning|starting)\s+(?:the\s+)?(?:{_DAY}\s+{_MONTH}{_OF_YEAR}|{_MONTH}\s+{_DAY}(?!\d){_OF_YEAR})",
        r"(?:the\s+)?(?:year\s+to\s+date|year['’]s\s+end|year[\s-]end)",
        rf"the\s+first\s+of\s+{_MONTH}{_OF_YEAR}",
        rf"{_MONTH}\s+{_DAY}(?!\d){_OF_YEAR}",
        rf"(?:the\s+)?{_DAY}\s+(?:of\s+)?{_MONTH}{_OF_YEAR}",
        rf"(?:the\s+)?(?:first|second|third|fourth|1st|2nd|3rd|4th|last)\s+(?:half|quarter)\s+(?:of\s+)?(?:{_YEAR}|(?:this|last|the|next)\s+year)",
        rf"(?:the\s+)?first\s+(?:\d+|{_NUMBERS})\s+months\s+of\s+(?:{_YEAR}|(?:this|last|the)\s+year)",
        rf"[QH][1-4](?:\s+of)?\s+{_YEAR}|{_YEAR}\s*[QH][1-4]|[QH][1-4](?!\w)",
        r"the\s+(?:first|second|third|fourth|last)\s+(?:half|quarter)",
        rf"(?:the\s+)?(?:past|last|previous|preceding|latest)\s+(?:(?:\d+|{_NUMBERS})\s+)(?:{_UNIT})",
        rf"(?:\d+|{_NUMBERS})\s+(?:{_UNIT})\s+ago",
        rf"(?:the\s+)?(?:last|this|past|next|previous|current|coming)\s+(?:{_MONTHS}|{_UNIT}|weekend)",
        rf"(?:{_PART})?{_MONTH}{_OF_YEAR}",
        rf"(?:{_PART})?(?:the\s+year\s+)?{_YEAR}",
        rf"{_PART}(?:this|last|the)\s+(?:year|month)",
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
    rf"(?<![\w-])(?:between|from|(?:the\s+)?week\s+of)?\s*(?:the\s+)?(?P<a>{_DAY})\s*(?:-|–|to|and|until|till)\s*(?:the\s+)?(?P<b>{_DAY}\s+(?:of\s+)?{_MONTH}{_OF_YEAR})(?![\w])",
    re.IGNORECASE,
)
_DAYS_AFTER_MONTH = re.compile(
    rf"(?<![\w-])(?:between|from|on)?\s*(?P<a>{_MONTH}\s+{_DAY})\s*(?:-|–|to|and)\s*(?P<b>{_DAY}(?!\d)(?:,?\s+{_YEAR})?)(?![\w])",
    re.IGNORECASE,
)
_MONTHS_OF_YEAR = re.compile(
    rf"(?<![\w-])(?:between|from)?\s*(?P<a>{_MONTH}){_RANGE}(?P<b>{_MONTH}{_OF_YEAR})(?![\w])", re.IGNORECASE
)
_LEAD = re.compile(
    r"(?:(?P<since>since(?:\s+as\s+early\s+as)?|starting(?:\s+(?:in|from))?|beginning(?:\s+(?:in|from))?|from|"
    r"not\s+before|no\s+earlier\s+than|ever\s+since|on\s+or\s+after)|"
    r"(?P<after>after|following|later\s+than)|(?P<before>before|prior\s+to|earlier\s+than|ahead\s+of|preceding)|"
    r"(?P<by>as\s+of|as\s+at|until|till|by|up\s+to|through|not\s+after|no\s+later\s+than|up\s+until|as\s+late\s+as|to)|"
    r"(?P<in>in\s+the\s+course\s+of|in|on|during|within|over|throughout|for|at|all\s+through|in\s+all\s+of|of|dated|around|any\s+time\s+in|back\s+in))"
    r"(?:\s+(?:the|late|early|mid))?\s*$",
    re.IGNORECASE,
)
_IS_PERIOD = re.compile(r"(?:the\s+)?(?:last|this|past|previous|yesterday|today)", re.IGNORECASE)  # "from last week"
_ONWARDS = re.compile(r"\s*(?:onwards?|and\s+after|or\s+later|and\s+later|till\s+now|until\s+now|to\s+date)\b", re.I)
_NOW = re.compile(r"(?<![\w])(?:now|current(?:ly)?|at\s+present|today)(?![\w])", re.I)
_END = re.compile(r"the\s+end\s+of\s+(?=\S)", re.IGNORECASE)
_LATELY = re.compile(
    r"(?<![\w])(?<!most )(?<!more )(?:recently|lately|in\s+recent\s+(?:months|weeks))(?![\w])", re.IGNORECASE
)


_ORDER = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}


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
    named = rf"\b(?:{_MONTHS}|{_SHORT}|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
    leads = ("in", "since", "of", "before", "after", "until", "last", "this", "by", "and", "to", "from")
    lead = "|".join([*(rf"(?<=\b{word} )" for word in leads), r"(?<=\d )"])
    sure = rf"(?:{lead})may\b(?! i\b)|\bmay(?=,? {_YEAR}| \d)"

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
        month = re.sub(rf"\s+{_DAY}$", "", match["a"])
        year = re.search(_YEAR, match["b"])
        after = f" {year[0]}" if year else ""
        first = read_date(match["a"] + after, today)
        last = read_date(f"{month} {re.match(_DAY, match['b'])[0]}{after}", today)  # type: ignore[index]
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
    year = re.search(rf"{_YEAR}|(?:last|this|next)\s+year", later)
    if re.fullmatch(_DAY, words):
        return read_date(f"{words} {re.sub(rf'^{_DAY}', '', later)}", today)
    if year and not re.search(rf"{_YEAR}|year", words) and re.search(rf"\b{_MONTH}", words):
        months = [read_date(f"{re.search(_MONTH, part, re.I)[0]} 2000", today) for part in (words, later)]  # type: ignore[index]
        own = read_date(f"{words} {year[0]}", today)
        if own and months[0] and months[1] and months[0][0] > months[1][0]:
            return read_date(f"{words} {int(own[0][:4]) - 1}", today)
        return own
    return read_date(words, today)


def _points(text: str, today: date) -> Iterator[Time]:
    for match in _ONE.finditer(text):
        days = read_date(match[0], today)
        if days is None or (re.fullmatch(_YEAR, match[0]) and _is_number(text, match)):
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
            re.search(r"\bfrom\s*$", text[start : match.start()], re.I) and _IS_PERIOD.match(match[0])
        ):
            bare = re.search(r"\bfrom\s*$", text[start : match.start()], re.I)
            yield Time(start, end, first, None, last if bare else None)
        elif relation == "after":
            yield Time(start, end, _shift(last, 1), None)
        elif relation == "before":
            yield Time(start, end, None, _shift(first, -1))
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
        yield Time(match.start(), match.end(), _months_before(today, 3).isoformat(), today.isoformat())


def read_date(words: str, today: date) -> tuple[str, str] | None:
    """The first and the last day of one date, read from today."""
    words = re.sub(r"^the\s+(?=\d|year)|\.$", "", " ".join(words.split()), flags=re.IGNORECASE)
    words = re.sub(r"^year\s+", "", words)
    words = re.sub(r"^the\s+first\s+of\s+", "1 ", words, flags=re.IGNORECASE)
    words = re.sub(r"\s['’](\d\d)$", r" 20\1", words)
    if written := re.fullmatch(r"(\d{1,2})[./](\d{1,2})[./](\d{4})", words):
        words = f"{written[3]}-{int(written[2]):02}-{int(written[1]):02}"
    if written := re.fullmatch(r"(\d{1,2})/(\d{4})", words):
        words = f"{written[2]}-{int(written[1]):02}"
    words = re.sub(r"^(\d{4})/(\d\d)/(\d\d)$", r"\1-\2-\3", words)
    if is_date(words):
        return _days(words)
    if special := _special(words, today):
        return special
    for lead in ("in ", "on ", "over the ", ""):
        phrase = re.sub(r"^the\s+(?=past|last)", "", words)
        found = read_dates(f"{lead}{phrase}", today.isoformat())
        if (
            len(found) == 1
            and found[0].span.end >= len(lead) + len(phrase.rstrip("."))
            and found[0].span.start <= len(lead)
        ):
            return _days(found[0].value)
    return None


def _special(words: str, today: date) -> tuple[str, str] | None:
    """Dates that only questions have."""
    text = words.lower()
    if days := _season(text, today) or _stretch(text, today):
        return days
    if match := re.fullmatch(r"(\d{3})0s", text):
        return f"{match[1]}0-01-01", f"{match[1]}9-12-31"
    if match := re.search(r"\b([qh])([1-4])\b", text):
        found = re.search(_YEAR, text)
        year = int(found[0]) if found else today.year
        return _part(year, 3 if match[1] == "q" else 6, int(match[2]))
    part = re.fullmatch(
        rf"(?:the )?({'|'.join(_ORDER)}|last) (half|quarter)"
        rf"(?:(?: of)? ({_YEAR}|(?:this|last|the|next) year))?",
        text,
    )
    if part and text != "last quarter":
        months = 6 if part[2] == "half" else 3
        number = 12 // months if part[1] == "last" else _ORDER[part[1]]
        return _part(_year(part[3] or "this year", today), months, number)
    if match := re.fullmatch(rf"(?:the )?(?:past|last|previous|preceding|latest) (\d+|{_NUMBERS}) ({_UNIT})", text):
        return _back(today, _worth(match[1]), match[2]).isoformat(), today.isoformat()
    if match := re.fullmatch(rf"last ({_MONTHS.lower()})", text):
        month = [name.lower() for name in calendar.month_name].index(match[1])
        return _days(f"{today.year - (month >= today.month)}-{month:02}")
    if match := re.fullmatch(rf"(?:the )?past ({_UNIT})", text):
        return _back(today, 1, match[1]).isoformat(), today.isoformat()
    if match := re.fullmatch(rf"(?:the )?(last|this|past|next|previous|current|coming) ({_UNIT})", text):
        shift = {"last": -1, "previous": -1, "next": 1, "coming": 1}.get(match[1], 0)
        return _period(today, match[2].rstrip("s"), shift)
    if match := re.fullmatch(r"(early|mid|late|the (?:start|beginning|middle|end|turn) of)[ -]+(.+)", text):
        later = words[match.start(2) :]
        inner = read_date(f"this {later[4:]}" if later.startswith("the ") else later, today)
        return _piece(match[1], *inner) if inner else None
    return None


_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def _season(text: str, today: date) -> tuple[str, str] | None:
    """Three whole months: "the summer of 2025"; "last summer" is the last that is over, "this summer" this year's."""
    if match := re.fullmatch(rf"(?:the )?({_SEASON}) (?:of )?({_YEAR}|(?:last|this|next) year)(?:/\d\d)?", text):
        return _three_months(_year(match[2], today), _SEASONS[match[1]])
    if match := re.fullmatch(rf"(last|past|this|next) ({_SEASON})", text):
        year = today.year + (match[1] == "next")
        found = _three_months(year, _SEASONS[match[2]])
        over = found[1] < today.isoformat()
        return found if match[1] in ("this", "next") or over else _three_months(year - 1, _SEASONS[match[2]])
    return None


def _three_months(year: int, first: int) -> tuple[str, str]:
    later = f"{year + 1}-02" if first == 12 else f"{year}-{first + 2:02}"
    return _days(f"{year}-{first:02}/{later}")


def _stretch(text: str, today: date) -> tuple[str, str] | None:
    """The first or last days of something, the week of a day, and the end of this year."""
    if match := re.fullmatch(rf"(?:the )?(first|last) (?:(\d+|{_NUMBERS}) )?(day|week|month)s? of (.+)", text):
        whole = read_date(match[4].title(), today)
        return _end_of(whole, match[1], _worth(match[2] or "a"), match[3]) if whole else None
    if match := re.fullmatch(r"(?:the )?week (?:of|beginning|starting) (.+)", text):
        day = read_date(match[1].title(), today)
        return (day[0], _shift(day[0], 6)) if day else None
    if re.fullmatch(r"(?:the )?year to date", text):
        return f"{today.year}-01-01", f"{today.year}-12-31"
    if re.fullmatch(r"(?:the )?year(?:['’]s|-| )\s?end", text):
        return f"{today.year}-09-01", f"{today.year}-12-31"
    return None


def _end_of(whole: tuple[str, str], which: str, count: int, unit: str) -> tuple[str, str]:
    """So many days, weeks or months at the beginning or the end of a span."""
    first, last = whole
    if unit == "month":
        month = count if which == "first" else 13 - count
        year = first[:4]
        return _days(f"{year}-01/{year}-{month:02}" if which == "first" else f"{year}-{month:02}/{year}-12")
    days = count * (7 if unit == "week" else 1) - 1
    return (first, _shift(first, days)) if which == "first" else (_shift(last, -days), last)


def _piece(which: str, first: str, last: str) -> tuple[str, str]:
    """Early, middle or late part of a year, in thirds; of a month, the whole."""
    if first[5:] != "01-01" or last[5:] != "12-31":
        return first, last
    year = first[:4]
    if which in ("early",) or "start" in which or "beginning" in which or "turn" in which:
        return f"{year}-01-01", f"{year}-04-30"
    if "mid" in which:
        return f"{year}-05-01", f"{year}-08-31"
    return f"{year}-09-01", f"{year}-12-31"


def _year(words: str, today: date) -> int:
    if words.isdigit():
        return int(words)
    return today.year + {"last": -1, "next": 1}.get(words.split()[0], 0)


def _part(year: int, months: int, number: int) -> tuple[str, str] | None:
    first, last = months * (number - 1) + 1, months * number
    return _days(f"{year}-{first:02}/{year}-{last:02}") if last <= 12 else None


def _period(today: date, unit: str, shift: int) -> tuple[str, str]:
    if unit == "day":
        day = (today + timedelta(days=shift)).isoformat()
        return day, day
    if unit == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=shift)
        return monday.isoformat(), (monday + timedelta(days=6)).isoformat()
    if unit == "quarter":
        year, quarter = divmod(today.year * 4 + (today.month - 1) // 3 + shift, 4)
        return _part(year, 3, quarter + 1) or ("", "")
    if unit == "month":
        year, month = divmod(today.year * 12 + today.month - 1 + shift, 12)
        return _days(f"{year}-{month + 1:02}")
    if unit == "decade":
        start = (today.year // 10 + shift) * 10
        return f"{start}-01-01", f"{start + 9}-12-31"
    return _days(str(today.year + shift))


def _back(today: date, count: int, unit: str) -> date:
    unit = unit.rstrip("s")
    if unit in ("day", "week"):
        return today - timedelta(days=count * (7 if unit == "week" else 1))
    return _months_before(today, count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit])


def _months_before(day: date, count: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _worth(word: str) -> int:
    return int(word) if word.isdigit() else _WORTH[word]


def _days(value: str) -> tuple[str, str]:
    days = read_days(value)
    return days.earliest.isoformat(), days.latest.isoformat()


def _shift(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def _blank(text: str) -> int:
    return len(text) - len(text.lstrip())
