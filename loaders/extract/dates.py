"""Dates in a text: what each says, relative to the day of publication and to the date before it.

Units: values are ISO 8601, cut short where the text is, or intervals. Time zones are ignored on purpose: a document
speaks of the day in its own place.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ontology.dates import read_days
from ontology.facts import Span

_MONTHS: Mapping[str, int] = {name.lower(): n for n, name in enumerate(calendar.month_name) if n}
_WEEKDAYS: Mapping[str, int] = {name.lower(): n for n, name in enumerate(calendar.day_name)}
_NUMBERS: Mapping[str, int] = {"a": 1, "an": 1, "several": 3, "few": 3} | {
    word: n
    for n, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), start=1
    )
}

_MONTH = (
    r"(?P<month{0}>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?P<day{0}>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|[.,]\d|:\d|\s*%)"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_WEEKDAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_NUMBER = r"(?P<number>\d{1,2}|" + "|".join(_NUMBERS) + r")(?:\s+of)?"
_UNIT = r"(?P<unit>day|week|month|year)s?"
_TO = r"\s*(?:-|\u2013|to|and|until|through)\s*"
_TAIL = r"(?:,?\s+" + _YEAR + r"|,?\s+(?P<whose>last|this|next|that|of last|of this|of that|the same)\s+year)?"


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


@dataclass(slots=True)
class _Reader:
    """The days that relative dates are read from; `last` and `last_year` are of the date that was read before."""

    published: date | None
    year: int | None
    last: date | None = None
    last_year: int | None = None
    last_end: int = -1  # where the date that was read before ends in the text

    def month_day(self, match: re.Match[str]) -> tuple[str, str] | None:
        """`February 5`, `5 February 2024`, `December 6 last year`."""
        month, day = _month(match["month"]), int(match["day"])
        return self._in_year(match, lambda year: _iso(year, month, day))

    def month_days(self, match: re.Match[str]) -> tuple[str, str] | None:
        """`January 26-29`, `26 to 29 January`."""
        month, first, final = _month(match["month"]), int(match["day"]), int(match["day2"])
        return self._in_year(match, lambda year: _interval(_iso(year, month, first), _iso(year, month, final)))

    def two_month_days(self, match: re.Match[str]) -> tuple[str, str] | None:
        """`July 1 to August 15, 2024`."""
        months = _month(match["month"]), _month(match["month2"])
        days = int(match["day"]), int(match["day2"])

        def read(year: int) -> str | None:
            earlier = year - 1 if months[0] > months[1] else year
            return _interval(_iso(earlier, months[0], days[0]), _iso(year, months[1], days[1]))

        return self._in_year(match, read)

    def months(self, match: re.Match[str]) -> tuple[str, str] | None:
        """`September 2023 to February 2024`, `between May and July 2024`."""
        first, final = _month(match["month"]), _month(match["month2"])
        last_year = int(match["year"])
        first_year = int(match["year2"]) if match["year2"] else last_year - (first > final)
        return _both(f"{first_year}-{first:02}/{last_year}-{final:02}")

    def weekend(self, match: re.Match[str]) -> tuple[str, str] | None:
        """`over the weekend`, `last weekend`: the Saturday and Sunday before publication."""
        if self.published is None:
            return None
        sunday = self.published - timedelta(days=(self.published.weekday() + 1) % 7)
        return _both(f"{(sunday - timedelta(days=1)).isoformat()}/{sunday.isoformat()}")

    def month(self, match: re.Match[str]) -> tuple[str, str] | None:
        """`in November`, `June 2023`, `last December`."""
        month = _month(match["month"])
        return self._in_year(match, lambda year: f"{year}-{month:02}")

    def year_alone(self, match: re.Match[str]) -> tuple[str, str] | None:
        """`in 2022`."""
        return _both(match["year"])

    def iso(self, match: re.Match[str]) -> tuple[str, str] | None:
        """`2024-05-06`."""
        return _both(_iso(*(int(part) for part in match["iso"].split("-"))))

    def ordinal(self, match: re.Match[str]) -> tuple[str, str] | None:
        """`on the 17th`: the nearest such day not after publication, or after it for a plan."""
        if self.published is None:
            return None
        day = int(match["day"])
        return self._nearest(lambda d: d.day == day)

    def weekday(self, match: re.Match[str]) -> tuple[str, str] | None:
        """`on Friday`, `last Friday`, `Friday (5)`."""
        if self.published is None:
            return None
        number = _WEEKDAYS[match["weekday"].lower()]
        return self._nearest(lambda d: d.weekday() == number)

    def day_word(self, match: re.Match[str]) -> tuple[str, str] | None:
        """`today`, `yesterday`, `tomorrow`."""
        if self.published is None:
            return None
        shift = {"yesterday": -1, "tomorrow": 1}.get(match["word"].lower(), 0)
        return _both((self.published + timedelta(days=shift)).isoformat())

    def same_day(self, match: re.Match[str]) -> tuple[str, str] | None:
        """`the same day`, `a day earlier`, `the next day`, `two days later`: from the date before."""
        if self.last is None:
            return None
        word = match["shift"].lower()
        count = _number(match["number"]) if match["number"] else 1
        shift = 0 if "same" in word else -count if re.search("before|earlier|previous", word) else count
        return _both((self.last + timedelta(days=shift)).isoformat())

    def period(self, match: re.Match[str]) -> tuple[str, str] | None:
        """`last week`, `this month`, `next year`."""
        if self.published is None:
            return None
        shift = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(match["which"].lower(), 0)
        return self._period(match["unit"].lower(), shift)

    def ago(self, match: re.Match[str]) -> tuple[str, str] | None:
        """`three days ago`, `two months ago`."""
        if self.published is None:
            return None
        count, unit = _number(match["number"]), match["unit"].lower()
        if unit == "day":
            return _both((self.published - timedelta(days=count)).isoformat())
        return self._period(unit, -count)

    def past(self, match: re.Match[str]) -> tuple[str, str] | None:
        """`in the past three weeks`: up to the date before it in the sentence, otherwise to publication."""
        sentence = match.string.rfind(". ", 0, match.start())
        end = self.last if self.last is not None and self.last_end > sentence else self.published
        if end is None:
            return None
        count = _number(match["number"]) if match["number"] else 1
        days = {"day": 1, "week": 7}.get(match["unit"].lower())
        if days:
            start = end - timedelta(days=days * count)
        else:
            months = count * (12 if match["unit"].lower() == "year" else 1)
            year, month = divmod(end.year * 12 + end.month - 1 - months, 12)
            start = date(year, month + 1, min(end.day, calendar.monthrange(year, month + 1)[1]))
        return _both(f"{start.isoformat()}/{end.isoformat()}")

    def recently(self, match: re.Match[str]) -> tuple[str, str] | None:
        """`recently` is the month of publication."""
        return _both(self.published.isoformat()[:7]) if self.published else None

    def half(self, match: re.Match[str]) -> tuple[str, str] | None:
        """`the first half of 2024`, `the first quarter of this year`, `the first nine months of the year`."""
        year = int(match["year"]) if match["year"] else self._year_of(match["whose"])
        if year is None:
            return None
        if match["number"]:
            months, first = _number(match["number"]), 1
        else:
            months = 6 if match["part"].lower() == "half" else 3
            order = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": 12 // months - 1}
            first = 1 + months * order[match["order"].lower()]
        last = min(12, first + months - 1)
        days = calendar.monthrange(year, last)[1]
        return _both(f"{year}-{first:02}-01/{year}-{last:02}-{days:02}")

    def _period(self, unit: str, shift: int) -> tuple[str, str] | None:
        assert self.published is not None
        day = self.published
        match unit:
            case "week":
                monday = day - timedelta(days=day.weekday()) + timedelta(weeks=shift)
                sunday = monday + timedelta(days=6)
                if shift:
                    return _both(f"{monday.isoformat()}/{sunday.isoformat()}")
                return f"{monday.isoformat()}/{day.isoformat()}", f"{day.isoformat()}/{sunday.isoformat()}"
            case "month":
                year, month = divmod(day.year * 12 + day.month - 1 + shift, 12)
                return _both(f"{year}-{month + 1:02}")
            case "year":
                return _both(str(day.year + shift))
        return None

    def _nearest(self, fits: Callable[[date], bool]) -> tuple[str, str] | None:
        assert self.published is not None
        back = (self.published - timedelta(days=n) for n in range(62))
        ahead = (self.published + timedelta(days=n) for n in range(1, 63))
        return next(filter(fits, back)).isoformat(), next(filter(fits, ahead)).isoformat()

    def _in_year(self, match: re.Match[str], read: Callable[[int], str | None]) -> tuple[str, str] | None:
        """Read a date in the year that the text gives, or else in the nearest year that fits."""
        found = match.groupdict()
        if found.get("year"):
            return _both(read(int(found["year"])))
        whose = found.get("whose") or found.get("which")
        if found.get("whose") or whose == "that":
            year = self._year_of(whose)
            return _both(read(year)) if year else None
        if self.year is None:
            return None
        now = read(self.year)
        if self.published is None:
            return _both(now)
        past, future = now, now
        if now is None or read_days(now).earliest > self.published:
            past = read(self.year - 1)
        if now is None or read_days(now).latest < self.published:
            future = read(self.year + 1)
        if whose in ("next", "the following"):
            return _both(future)
        return (past, future) if past and future else None

    def _year_of(self, whose: str | None) -> int | None:
        if whose is None or self.year is None:
            return self.year
        if "that" in whose or "same" in whose:
            return self.last_year
        return self.year + {"last": -1, "next": 1}.get(whose.removeprefix("of "), 0)


_RULES: tuple[tuple[re.Pattern[str], Callable[[_Reader, re.Match[str]], tuple[str, str] | None]], ...] = tuple(
    (re.compile(rf"(?<![\w-])(?:{pattern})(?![\w])", flags), reader)
    for pattern, flags, reader in (
        (r"(?P<iso>(?:19|20)\d\d-\d\d-\d\d)", 0, _Reader.iso),
        (
            _MONTH.format("") + r"\s+" + _DAY.format("") + _TO + _MONTH.format("2") + r"\s+" + _DAY.format("2") + _TAIL,
            0,
            _Reader.two_month_days,
        ),
        (
            _DAY.format("") + r"\s+" + _MONTH.format("") + _TO + _DAY.format("2") + r"\s+" + _MONTH.format("2") + _TAIL,
            0,
            _Reader.two_month_days,
        ),
        (_MONTH.format("") + r"\s+" + _DAY.format("") + _TO + _DAY.format("2") + _TAIL, 0, _Reader.month_days),
        (_DAY.format("") + _TO + _DAY.format("2") + r"\s+" + _MONTH.format("") + _TAIL, 0, _Reader.month_days),
        (_MONTH.format("") + r"\s+" + _DAY.format("") + _TAIL, 0, _Reader.month_day),
        (_DAY.format("") + r"\s+(?:of\s+)?" + _MONTH.format("") + _TAIL, 0, _Reader.month_day),
        (
            r"(?:the\s+)?(?:(?P<order>first|second|third|fourth|last)\s+(?P<part>half|quarter)|first\s+"
            + _NUMBER
            + r"\s+months)\s+of\s+(?:"
            + _YEAR
            + r"|(?:(?P<whose>last|this)|the)\s+year)",
            re.IGNORECASE,
            _Reader.half,
        ),
        (
            _MONTH.format("") + r"(?:\s+(?P<year2>20\d\d))?" + _TO + _MONTH.format("2") + r"\s+" + _YEAR,
            0,
            _Reader.months,
        ),
        (_MONTH.format("") + r",?\s+(?:of\s+)?" + _YEAR, 0, _Reader.month),
        (
            _MONTH.format("") + r",?\s+(?P<whose>of last|of this|of that|last|this|that|the same)\s+year",
            0,
            _Reader.month,
        ),
        (r"(?P<which>last|this|that|next|the following)\s+" + _MONTH.format(""), 0, _Reader.month),
        (r"(?<=\b[Ii]n\s)(?:early\s|mid-?\s?|late\s)?" + _MONTH.format(""), 0, _Reader.month),
        (r"(?<=\b[Ss]ince\s)(?:early\s|mid-?\s?|late\s)?" + _MONTH.format(""), 0, _Reader.month),
        (r"(?<=\b[BbFf][yr]\s)(?:early\s|mid-?\s?|late\s)?" + _MONTH.format(""), 0, _Reader.month),
        (r"(?:[Ee]arly|[Mm]id|[Ll]ate)[ -]" + _MONTH.format(""), 0, _Reader.month),
        (r"(?:beginning|start|middle|end)\s+of\s+" + _MONTH.format(""), 0, _Reader.month),
        (r"(?:over\s+the|at\s+the|last|this\s+past)\s+weekend", re.IGNORECASE, _Reader.weekend),
        (r"(?<=\b[Ii]n\s)(?:early\s|mid-?\s?|late\s)?" + _YEAR, 0, _Reader.year_alone),
        (r"(?<=\b[Ss]ince\s)(?:early\s|mid-?\s?|late\s)?" + _YEAR, 0, _Reader.year_alone),
        (r"(?<=\b[Oo]f\s)" + _YEAR, 0, _Reader.year_alone),
        (
            r"the\s+(?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)(?=\s*[,.;)]|\s+(?:that|saying|said|and|when|at|in|with|by|for)\b)",
            re.IGNORECASE,
            _Reader.ordinal,
        ),
        (r"(?:last\s+|this\s+|next\s+)?" + _WEEKDAY + r"(?:\s+\(\d{1,2}\))?", 0, _Reader.weekday),
        (r"(?P<word>yesterday|today|tomorrow)", re.IGNORECASE, _Reader.day_word),
        (
            r"(?:(?P<number>\d+|a|one|two|three|four|five|six|seven)\s+)?"
            r"(?P<shift>days?\s+(?:before|earlier|later|after)\b(?!\s+(?:he|she|it|they|the)\b)"
            r"|(?:on\s+)?(?:the|that)\s+same\s+(?:day|evening|night)|the\s+(?:next|following|previous)\s+day"
            r"|the\s+day\s+(?:before|after)(?=[,.;]))",
            re.IGNORECASE,
            _Reader.same_day,
        ),
        (
            r"(?:over|in|during|within|for)\s+the\s+(?:past|last|previous)\s+(?:" + _NUMBER + r"\s+)?" + _UNIT,
            re.IGNORECASE,
            _Reader.past,
        ),
        (_NUMBER + r"\s+" + _UNIT + r"\s+ago", re.IGNORECASE, _Reader.ago),
        (
            r"(?:(?:earlier|later|late|early)\s+|(?:beginning|start|end)\s+of\s+)?(?P<which>last|this|next|past|previous|coming)\s+"
            + _UNIT,
            re.IGNORECASE,
            _Reader.period,
        ),
        (r"recently", re.IGNORECASE, _Reader.recently),
    )
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
_DATELINE = re.compile(r"\s*(?:\([^)]{2,40}\)\s*)?(?:\u2014|\u2013|--|-)\s|\s*\n|\s*$")


def read_dates(text: str, published: str | None) -> tuple[DateMention, ...]:
    """All dates of a text, in reading order, none inside another.

    `published` is the day that relative dates are read from; where it is missing or cut short, dates that need the
    day are left out: a date is never guessed.
    """
    days = read_days(published) if published else None
    exact = days.earliest if days and days.earliest == days.latest else None
    year = days.earliest.year if days and days.earliest.year == days.latest.year else None
    reader = _Reader(published=exact, year=year)
    found: list[DateMention] = []
    for match, read in _matches(text):
        values = read(reader, match)
        if values is None:
            continue
        span = Span(match.start(), match.end())
        found.append(DateMention(span, *values, relation=_relation(text, span)))
        days = read_days(values[0].split("/")[0])
        reader.last_year = days.earliest.year
        if days.earliest == days.latest:
            reader.last, reader.last_end = days.earliest, span.end
    return tuple(found)


def _matches(text: str) -> Iterator[tuple[re.Match[str], Callable[[_Reader, re.Match[str]], tuple[str, str] | None]]]:
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
    opening = len(before) <= 40 and re.fullmatch(r"[\W\d]*(?:[A-Z][\w.'-]*[\s,/()]*){0,6}", before) is not None
    if opening and _DATELINE.match(text, span.end) and not before.strip().endswith(("On", "In", "Since")):
        return "dateline"
    cue = _RELATIONS.search(text[max(0, span.start - 30) : span.start])
    if cue is None:
        return "on"
    return _RELATION_NAMES.get(cue[1].lower(), cue[1].lower())


def _month(word: str) -> int:
    start = word.lower().rstrip(".")
    return next(number for name, number in _MONTHS.items() if name.startswith(start[:3]))


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _interval(start: str | None, end: str | None) -> str | None:
    return f"{start}/{end}" if start and end and start < end else None


def _both(value: str | None) -> tuple[str, str] | None:
    return (value, value) if value else None
