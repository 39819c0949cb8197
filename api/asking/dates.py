"""Dates in the words of questions: the days that one date stands for, read from today."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from loaders.extract.dates import read_dates
from ontology.dates import is_date, read_days

MONTHS = "|".join(name for name in calendar.month_name if name)
SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
NUMBERS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|twenty|thirty|few|couple of|a|an"
_WORTH = {name: n for n, name in enumerate(NUMBERS.split("|")[:12], start=1)} | {
    "eighteen": 18,
    "twenty": 20,
    "thirty": 30,
    "few": 3,
    "couple of": 2,
    "a": 1,
    "an": 1,
}
UNIT = "days?|weeks?|months?|quarters?|years?|decades?"
YEAR = r"(?:19|20)\d\d"
SEASON = "spring|summer|autumn|fall|winter"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
MONTH = rf"(?:{MONTHS}|(?:{SHORT})\b\.?)"
OF_YEAR = rf"(?:,?\s+(?:of\s+)?(?:{YEAR}|(?:last|this|next)\s+year))?"
PART = r"(?:early|mid|late|the\s+(?:start|beginning|middle|end)\s+of|the\s+turn\s+of)[\s-]+"
_ORDER = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}


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
        found = re.search(YEAR, text)
        year = int(found[0]) if found else today.year
        return _part(year, 3 if match[1] == "q" else 6, int(match[2]))
    part = re.fullmatch(
        rf"(?:the )?({'|'.join(_ORDER)}|last) (half|quarter)"
        rf"(?:(?: of)? ({YEAR}|(?:this|last|the|next) year))?",
        text,
    )
    if part and text != "last quarter":
        months = 6 if part[2] == "half" else 3
        number = 12 // months if part[1] == "last" else _ORDER[part[1]]
        return _part(_year(part[3] or "this year", today), months, number)
    if match := re.fullmatch(rf"(?:the )?(?:past|last|previous|preceding|latest) (\d+|{NUMBERS}) ({UNIT})", text):
        return _back(today, _worth(match[1]), match[2]).isoformat(), today.isoformat()
    if match := re.fullmatch(rf"last ({MONTHS.lower()})", text):
        month = [name.lower() for name in calendar.month_name].index(match[1])
        return _days(f"{today.year - (month >= today.month)}-{month:02}")
    if match := re.fullmatch(rf"(?:the )?past ({UNIT})", text):
        return _back(today, 1, match[1]).isoformat(), today.isoformat()
    if match := re.fullmatch(rf"(?:the )?(last|this|past|next|previous|current|coming) ({UNIT})", text):
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
    if match := re.fullmatch(rf"(?:the )?({SEASON}) (?:of )?({YEAR}|(?:last|this|next) year)(?:/\d\d)?", text):
        return _three_months(_year(match[2], today), _SEASONS[match[1]])
    if match := re.fullmatch(rf"(last|past|this|next) ({SEASON})", text):
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
    if match := re.fullmatch(rf"(?:the )?(first|last) (?:(\d+|{NUMBERS}) )?(day|week|month)s? of (.+)", text):
        whole = read_date(match[4].title(), today)
        return _end_of(whole, match[1], _worth(match[2] or "a"), match[3]) if whole else None
    if match := re.fullmatch(r"(?:the )?week (?:of|beginning|starting) (.+)", text):
        day = read_date(match[1].title(), today)
        return (day[0], shift_day(day[0], 6)) if day else None
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
    return (first, shift_day(first, days)) if which == "first" else (shift_day(last, -days), last)


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
    return months_before(today, count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit])


def months_before(day: date, count: int) -> date:
    """The same day so many months ago, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 - count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _worth(word: str) -> int:
    return int(word) if word.isdigit() else _WORTH[word]


def _days(value: str) -> tuple[str, str]:
    days = read_days(value)
    return days.earliest.isoformat(), days.latest.isoformat()


def shift_day(day: str, days: int) -> str:
    """The day so many days later."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
