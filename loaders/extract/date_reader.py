"""Reading of dates: what each pattern of dates.py means, relative to publication and to the date before it."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ontology.dates import read_days
from ontology.facts import Span

Reading = tuple[str, str] | None  # a date read as past or present, and read as future

_MONTHS: Mapping[str, int] = {name.lower(): n for n, name in enumerate(calendar.month_name) if n}
_WEEKDAYS: Mapping[str, int] = {name.lower(): n for n, name in enumerate(calendar.day_name)}
_SHIFTS: Mapping[str, int] = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}
_DAY_WORDS: Mapping[str, int] = {"yesterday": -1, "tomorrow": 1}
NUMBERS: Mapping[str, int] = {"a": 1, "an": 1, "couple": 2, "several": 3, "few": 3} | {
    word: n
    for n, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), start=1
    )
}


@dataclass(slots=True)
class DateReader:
    """Reads matches of date patterns; `last` and `last_year` are of the date that was read before.

    `scope` is the year that opens a sentence ("Last year X was caught in May"), with where it stands.
    """

    published: date | None
    year: int | None
    last: date | None = None
    last_year: int | None = None
    last_value: str = ""
    last_end: int = -1  # where the date that was read before ends in the text
    scope: tuple[int, int] | None = None

    def pass_by(self, value: str, span: Span) -> None:
        """Remember a date that was read, for those that are told from it."""
        days = read_days(value.split("/")[0])
        self.last_year, self.last_value = days.earliest.year, value
        if days.earliest == days.latest:
            self.last, self.last_end = days.earliest, span.end

    def month_day(self, match: re.Match[str]) -> Reading:
        """`February 5`, `5 February 2024`, `December 6 last year`."""
        month, day = _month(match["month"]), int(match["day"])
        return self._in_year(match, lambda year: _iso(year, month, day))

    def month_days(self, match: re.Match[str]) -> Reading:
        """`January 26-29`, `26 to 29 January`."""
        month, first, final = _month(match["month"]), int(match["day"]), int(match["day2"])
        return self._in_year(match, lambda year: _interval(_iso(year, month, first), _iso(year, month, final)))

    def two_month_days(self, match: re.Match[str]) -> Reading:
        """`July 1 to August 15, 2024`."""
        months = _month(match["month"]), _month(match["month2"])
        days = int(match["day"]), int(match["day2"])

        def read(year: int) -> str | None:
            earlier = year - 1 if months[0] > months[1] else year
            return _interval(_iso(earlier, months[0], days[0]), _iso(year, months[1], days[1]))

        return self._in_year(match, read)

    def months(self, match: re.Match[str]) -> Reading:
        """`September 2023 to February 2024`, `between May and July 2024`."""
        first, final = _month(match["month"]), _month(match["month2"])
        last_year = int(match["year"])
        first_year = int(match["year2"]) if match["year2"] else last_year - (first > final)
        return _both(f"{first_year}-{first:02}/{last_year}-{final:02}")

    def years(self, match: re.Match[str]) -> Reading:
        """`from 2020 to September 2023`, `between 2019 and 2022`."""
        first, final = match["year2"], match["year"]
        if match["month2"]:
            final = f"{final}-{_month(match['month2']):02}"
        return _both(f"{first}/{final}") if first < final else None

    def months_of_year(self, match: re.Match[str]) -> Reading:
        """`between January and March`, `from January to June this year`."""
        first, final = _month(match["month"]), _month(match["month2"])
        return self._in_year(match, lambda year: f"{year - (first > final)}-{first:02}/{year}-{final:02}")

    def numeric(self, match: re.Match[str]) -> Reading:
        """`16.01.2019`, `5/3/2025`: the day first, unless only the other order gives a day not after publication."""
        year, one, other = int(match["year"]), int(match["one"]), int(match["other"])
        readings = [day for day in (_iso(year, other, one), _iso(year, one, other)) if day]
        past = [day for day in readings if self.published is None or day <= self.published.isoformat()]
        return _both(next(iter(past or readings), None))

    def weekend(self, match: re.Match[str]) -> Reading:
        """`over the weekend`, `last weekend`: the Saturday and Sunday before publication."""
        if self.published is None:
            return None
        sunday = self.published - timedelta(days=(self.published.weekday() + 1) % 7)
        return _both(f"{(sunday - timedelta(days=1)).isoformat()}/{sunday.isoformat()}")

    def month(self, match: re.Match[str]) -> Reading:
        """`in November`, `June 2023`, `last December`."""
        month = _month(match["month"])
        return self._in_year(match, lambda year: f"{year}-{month:02}")

    def year_alone(self, match: re.Match[str]) -> Reading:
        """`in 2022`."""
        self._open(match, int(match["year"]))
        return _both(match["year"])

    def iso(self, match: re.Match[str]) -> Reading:
        """`2024-05-06`."""
        return _both(_iso(*(int(part) for part in match["iso"].split("-"))))

    def ordinal(self, match: re.Match[str]) -> Reading:
        """`on the 17th`: the nearest such day not after publication, or after it for a plan."""
        if self.published is None:
            return None
        day = int(match["day"])
        return self._nearest(lambda d: d.day == day)

    def weekday(self, match: re.Match[str]) -> Reading:
        """`on Friday`, `last Friday`, `Friday (5)`."""
        if self.published is None:
            return None
        number = _WEEKDAYS[match["weekday"].lower()]
        return self._nearest(lambda d: d.weekday() == number)

    def weekdays(self, match: re.Match[str]) -> Reading:
        """`Monday to Wednesday`, `on Monday and Tuesday`."""
        if self.published is None:
            return None
        first, final = (_WEEKDAYS[match[name].lower()] for name in ("weekday", "weekday2"))
        if " and " in match[0] and (final - first) % 7 != 1:
            return None
        past, future = self._nearest(lambda d: d.weekday() == final)
        length = timedelta(days=(final - first) % 7)
        return _span(date.fromisoformat(past), length), _span(date.fromisoformat(future), length)

    def weekday_of_week(self, match: re.Match[str]) -> Reading:
        """`Friday last week`, `next Tuesday`, `on Monday of this week`."""
        if self.published is None:
            return None
        shift = _SHIFTS.get((match["which"] or match["which2"]).lower(), 0)
        monday = self.published - timedelta(days=self.published.weekday()) + timedelta(weeks=shift)
        name = match["weekday"] or match["weekday2"]
        return _both((monday + timedelta(days=_WEEKDAYS[name.lower()])).isoformat())

    def day_word(self, match: re.Match[str]) -> Reading:
        """`today`, `yesterday`, `tomorrow`, `last night`, `the day before yesterday`."""
        if self.published is None:
            return None
        shift = _DAY_WORDS.get(match["word"].lower().split()[-1], 0)
        shift = -2 if "before" in match["word"] else -1 if "last" in match["word"].lower() else shift
        return _both((self.published + timedelta(days=shift)).isoformat())

    def same_day(self, match: re.Match[str]) -> Reading:
        """`the same day`, `a day earlier`, `the next day`, `two days later`: from the date before."""
        if self.last is None:
            return None
        return _both((self.last + timedelta(days=_shift(match, match["shift"]))).isoformat())

    def shifted(self, match: re.Match[str]) -> Reading:
        """`a week earlier`, `two months later`, `the following month`, `that year`: from the date before."""
        if not self.last_value:
            return None
        shift, unit = _shift(match, match["shift"] or match["shift2"]), (match["unit"] or match["unit2"]).lower()
        days = read_days(self.last_value.split("/")[0])
        if unit == "week":
            exact = self.last is not None and days.earliest == days.latest
            return _both((days.earliest + timedelta(weeks=shift)).isoformat()) if exact and shift else None
        if unit == "month":
            year, month = divmod(days.earliest.year * 12 + days.earliest.month - 1 + shift, 12)
            return _both(f"{year}-{month + 1:02}") if len(self.last_value) > len("2025") else None
        return _both(str(days.earliest.year + shift))

    def this_year(self, match: re.Match[str]) -> Reading:
        """`the start of the year`, `year-end`: no more than the year is told."""
        return _both(str(self.published.year)) if self.published else None

    def period(self, match: re.Match[str]) -> Reading:
        """`last week`, `this month`, `next year`."""
        if self.published is None:
            return None
        shift = _SHIFTS.get(match["which"].lower(), 0)
        if match["unit"].lower() == "year":
            self._open(match, self.published.year + shift)
        return self._period(match["unit"].lower(), shift)

    def ago(self, match: re.Match[str]) -> Reading:
        """`three days ago`, `two months ago`, `a fortnight ago`."""
        if self.published is None:
            return None
        if match["unit"] is None:
            return self._period("week", -2)
        count, unit = _number(match["number"]), match["unit"].lower()
        if unit == "day":
            return _both((self.published - timedelta(days=count)).isoformat())
        return self._period(unit, -count)

    def past(self, match: re.Match[str]) -> Reading:
        """`in the past three weeks`: up to the date before it in the sentence, otherwise to publication."""
        sentence = match.string.rfind(". ", 0, match.start())
        end = self.last if self.last is not None and self.last_end > sentence else self.published
        if end is None:
            return None
        count = _number(match["number"]) if match["number"] else 1
        days = {"hour": count // 24, "day": count, "week": 7 * count}.get(match["unit"].lower())
        if days is not None:
            start = end - timedelta(days=days)
        else:
            months = count * (12 if match["unit"].lower() == "year" else 1)
            year, month = divmod(end.year * 12 + end.month - 1 - months, 12)
            start = date(year, month + 1, min(end.day, calendar.monthrange(year, month + 1)[1]))
        return _both(f"{start.isoformat()}/{end.isoformat()}")

    def recently(self, match: re.Match[str]) -> Reading:
        """`recently` is the month of publication."""
        return _both(self.published.isoformat()[:7]) if self.published else None

    def half(self, match: re.Match[str]) -> Reading:
        """`the first half of 2024`, `the first quarter of this year`, `the first nine months of 2023`, `Q1`."""
        year = int(match["year"]) if match["year"] else self._year_of(match["whose"])
        if year is None:
            return None
        if match["quarter"]:
            months, first = 3, 3 * int(match["quarter"]) - 2
        elif match["number"]:
            months, first = _number(match["number"]), 1
        else:
            months = 6 if match["part"].lower() == "half" else 3
            order = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": 12 // months - 1}
            first = 1 + months * order[match["order"].lower()]
        last = min(12, first + months - 1)
        days = calendar.monthrange(year, last)[1]
        return _both(f"{year}-{first:02}-01/{year}-{last:02}-{days:02}")

    def _period(self, unit: str, shift: int) -> Reading:
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

    def _open(self, match: re.Match[str], year: int) -> None:
        """Let a year that opens a sentence hold for the months in it."""
        before = match.string[max(0, match.start() - 5) : match.start()]
        if re.search(r"(?:^|[.\n]\s*)(?:In )?$", before):
            self.scope = (year, match.end())

    def _nearest(self, fits: Callable[[date], bool]) -> tuple[str, str]:
        assert self.published is not None
        back = (self.published - timedelta(days=n) for n in range(62))
        ahead = (self.published + timedelta(days=n) for n in range(1, 63))
        return next(filter(fits, back)).isoformat(), next(filter(fits, ahead)).isoformat()

    def _in_year(self, match: re.Match[str], read: Callable[[int], str | None]) -> Reading:
        """Read a date in the year that the text gives, or else in the nearest year that fits."""
        found = match.groupdict()
        if found.get("year"):
            return _both(read(int(found["year"])))
        whose = (found.get("whose") or found.get("which") or "").lower()
        if found.get("whose") or whose == "that":
            year = self._year_of(whose)
            return _both(read(year)) if year else None
        if self.year is None:
            return None
        if self.scope is not None and ". " not in match.string[self.scope[1] : match.start()]:
            return _both(read(self.scope[0]))
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


def _month(word: str) -> int:
    start = word.lower().rstrip(".")
    return next(number for name, number in _MONTHS.items() if name.startswith(start[:3]))


def _shift(match: re.Match[str], words: str) -> int:
    """How many days, weeks, months or years later than the date before: "two days later" 2, "a week earlier" -1."""
    if re.search(r"\b(?:same|that)\b", words, re.IGNORECASE):
        return 0
    count = _number(match["number"]) if match["number"] else 1
    return -count if re.search("before|earlier|previous", words, re.IGNORECASE) else count


def _number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _interval(start: str | None, end: str | None) -> str | None:
    return f"{start}/{end}" if start and end and start < end else None


def _span(end: date, length: timedelta) -> str:
    return f"{(end - length).isoformat()}/{end.isoformat()}" if length else end.isoformat()


def _both(value: str | None) -> Reading:
    return (value, value) if value else None
