"""Phrases of a question: names, dates, and what follows them ("about Myawaddy in February 2025")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.filters import ACTORS, Filters
from graph.lookup import find_entity
from graph.store import Store
from loaders.extract.dates import read_dates
from ontology import dates
from ontology.authority import PUBLISHER
from ontology.errors import AmbiguousName, UnknownName


class NotThisForm(Exception):
    """A form that a question only seemed to have."""


_DATES = {"since", "after", "before", "until", "by", "during", "from", "between"}
_WORDS = ("about", "regarding", "concerning", "against", "in", "at", "on", *sorted(_DATES))
_WORD = re.compile(rf"(?:^|\s)({'|'.join(_WORDS)})\s", re.IGNORECASE)


def _cuts(text: str) -> list[int]:
    return [match.start() for match in _WORD.finditer(text)]


def read_rest(store: Store, text: str, filters: Filters) -> Filters:
    """The filters with those that a rest adds."""
    rest = text.strip()
    if not rest:
        return filters
    match = _WORD.match(rest)
    if match is None:
        raise NotThisForm
    word = match[1].lower()
    for cut in [len(rest), *reversed([cut for cut in _cuts(rest) if cut > match.end()])]:
        value = rest[match.end() : cut].strip()
        for read in _readings(store, word, value, filters):
            try:
                return read_rest(store, rest[cut:], read)
            except NotThisForm:
                continue
    raise NotThisForm


def _readings(store: Store, word: str, value: str, filters: Filters) -> Iterator[Filters]:
    days = _read_days(store, word, value)
    if days is not None:
        yield replace(filters, from_=filters.from_ or days[0], to=filters.to or days[1])
    elif word not in _DATES and not _cuts(value):
        yield from _named(word, plain(value), filters)


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
    found = read_dates(sentence, last_report(store))
    whole = len(found) == 1 and found[0].span == (len(word) + 1, len(sentence))
    return found[0].value if whole else None


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def last_report(store: Store) -> str | None:
    """The day from which a date without a year is read: that of the last report in the store."""
    statement = (
        "MATCH (d:Document) WHERE d.publisher IS NULL OR d.publisher <> $authority RETURN max(d.published) AS last"
    )
    row = next(iter(store.run(statement, {"authority": PUBLISHER})), {})
    return str(row["last"]) if row.get("last") else None


# Names: the longest words that name an actor, so that "the Embassy of China in Thailand" stays whole


def name_and_rest(store: Store, text: str) -> tuple[str, str]:
    """An actor's name and what follows it."""
    cuts = [len(text), *reversed(_cuts(text))]
    for cut in cuts:
        name = plain(text[:cut])
        try:
            find_entity(store, name, labels=ACTORS)
        except AmbiguousName:
            return name, text[cut:]
        except UnknownName as error:
            if cut == cuts[-1]:
                raise UnknownName(error.problem, error.remedy) from None
        else:
            return name, text[cut:]
    raise NotThisForm


def pair_and_rest(store: Store, text: str) -> tuple[str, str, str]:
    """Two names joined by `and`, which may be part of a name too."""
    splits = list(re.finditer(r",? and | with ", text))
    if not splits:
        raise NotThisForm
    for split in splits:
        first = plain(text[: split.start()])
        try:
            find_entity(store, first, labels=ACTORS)
        except AmbiguousName:
            pass
        except UnknownName:
            if split is not splits[-1]:
                continue
            raise
        return first, *name_and_rest(store, text[split.end() :])
    raise NotThisForm


def plain(name: str) -> str:
    """A name without the article."""
    return re.sub(r"^the ", "", name.strip(), flags=re.I)
