"""Readings: what a question was understood as, in the names of the API."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from api.asking.values import Given, Value, filters_json
from graph.sentences import date_in_words
from ontology.dates import read_days

FACTS: Mapping[str, str] = {
    "meetings": "Meeting",
    "measures": "Measure",
    "agreements": "Agreement",
    "statements": "Statement",
    "offices": "Office",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A named query with its filters, what is excepted from it, and how facts are aggregated.

    `query` is None where no word says what is asked for; `foreign` tells of another language. `unread` are the words
    that nothing explains, `corrections` pairs of a spelling and what it was read as.
    """

    query: str | None
    filters: Given = field(default_factory=dict)
    aggregate: str | None = None
    excepted: Given = field(default_factory=dict)
    unread: tuple[str, ...] = ()
    corrections: tuple[tuple[str, str], ...] = ()
    foreign: bool = False

    def to_json(self) -> dict[str, object]:
        """The reading with its sentence."""
        told: dict[str, object] = {
            "query": self.query,
            "filters": filters_json(self.filters),
            "aggregate": self.aggregate,
        }
        if self.excepted:
            told["except"] = filters_json(self.excepted)
        return {**told, "sentence": self.sentence}

    @property
    def sentence(self) -> str:
        """The reading in one line: meetings · about Myawaddy · any time."""
        if self.query is None:
            return "nothing that can be asked for was read"
        parts = [_AGGREGATES.get(self.aggregate or "", "") + self.query, *self._filter_words()]
        if self.query not in ("offices",) or "from" in self.filters or "to" in self.filters:
            parts.append(self._time())
        return " · ".join(parts)

    def _filter_words(self) -> Iterator[str]:
        for name, values in self.filters.items():
            if name not in ("from", "to", "dates"):
                yield _say(self.query or "", name, values)
        for name, values in self.excepted.items():
            yield f"except {_say(self.query or '', name, values)}"

    def words_of(self, name: str) -> str:
        """One filter in words; `time` stands for both ends of one, `except by` for one that leaves out."""
        if name == "time":
            return self._time()
        excepted = name.removeprefix("except ")
        if excepted != name:
            return f"except {_say(self.query or '', excepted, self.excepted[excepted])}"
        return _say(self.query or "", name, self.filters[name])

    def _time(self) -> str:
        first, last = (self.filters.get(name, (Value.of_code(""),))[0].told for name in ("from", "to"))
        reported = "reported " if "dates" in self.filters else ""
        if first and last:
            return reported + _span_in_words(first, last)
        if first:
            return f"{reported}from {_day(first)}"
        return f"{reported}until {_day(last)}" if last else "any time"

    @property
    def link(self) -> str | None:
        """The request to the API that shows it."""
        if self.query is None:
            return None
        pairs: list[tuple[str, str]] = []
        for name, values in self.filters.items():
            ids = [(value, identifier) for value in values for identifier in value.ids(name)]
            pairs += [(name, value.told if value.label in ("Country", "Crime") else one) for value, one in ids]
        for name, values in self.excepted.items():
            pairs += [("except", f"{name}:{value.id}") for value in values]
        return f"/v1/{self.query}" + (f"?{urlencode(pairs, safe=':/')}" if pairs else "")


_AGGREGATES = {
    "count": "how many ",
    "exists": "whether there are ",
    "first": "the first of ",
    "last": "the last of ",
    "most:country": "which country has most ",
    "most:person": "who has most ",
    "most:kind": "which kind there is most of: ",
    "most:month": "which month has most ",
}
_WORDS = {
    "who": {"offices": "of", "timeline": "with", "documents": "naming", "meetings": "with", "": "with"},
    "by": {"": "by"},
    "against": {"": "against"},
    "party": {"": "of"},
    "about": {"": "about"},
    "place": {"": "in"},
    "country": {"offices": "of", "": "concerning"},
    "office": {"": "office"},
    "crime": {"": "on"},
    "kind": {"": "kind"},
    "status": {"": "status"},
    "publisher": {"": "published by"},
    "document": {"": "in the document"},
    "a": {"compare": "of", "": "from"},
    "b": {"compare": "and", "": "to"},
}


def _say(query: str, name: str, values: tuple[Value, ...]) -> str:
    joiner = " and " if name in ("who", "b") else " or "
    told = joiner.join(value.words or value.told for value in values)
    if name == "min_documents":
        return f"in at least {told} documents"
    table = _WORDS[name]
    return f"{table.get(query, table[''])} {told}"


def _day(day: str) -> str:
    return date_in_words(day).removeprefix("on ").removeprefix("in ")


def _span_in_words(first: str, last: str) -> str:
    """A span of days, as the month or year that it is."""
    for cut in (first[:4], first[:7], first):
        days = read_days(cut)
        if (days.earliest.isoformat(), days.latest.isoformat()) == (first, last):
            return date_in_words(cut)
    return date_in_words(f"{first}/{last}")
