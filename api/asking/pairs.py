"""Pairs: filters written as requests have them, "by=TH kind=power_cut", beside words or alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from api.asking.acts import QUERIES
from api.asking.dates import read_date
from api.asking.values import Value
from graph.filters import SEVERAL
from graph.lookup import find_entity
from graph.store import Store
from ontology.errors import QuestionError
from ontology.terms import read_ontology

_CODES = ("crime", "kind", "status", "office", "publisher", "document")
_NAMES = (*(name for name in SEVERAL if name not in _CODES), "a", "b")
_PAIR = re.compile(
    rf"(?<!\w)(?P<name>{'|'.join((*_NAMES, *_CODES, 'from', 'to', 'min_documents', 'query'))})\s?[=:]\s?"
    r"(?:\"(?P<quoted>[^\"]+)\"|(?P<plain>[^\s,;?!&\"]+))[,;&]?",
    re.IGNORECASE,
)
_IMPLIED = {"by": "measures", "against": "measures", "party": "agreements", "who": "meetings", "a": "paths"}


@dataclass(frozen=True, slots=True)
class Pairs:
    """The filters that a question writes as pairs, what could not be read of them, and the words that are left."""

    filters: Mapping[str, tuple[Value, ...]]
    unread: tuple[str, ...]
    rest: str
    query: str | None


def read_pairs(store: Store, text: str, today: date) -> Pairs:
    """The pairs of a question: values are codes, names as requests take them, and dates."""
    filters: dict[str, tuple[Value, ...]] = {}
    unread: list[str] = []
    query = None
    for match in _PAIR.finditer(text):
        name, said = match["name"].lower(), match["quoted"] or match["plain"]
        if name == "query" and said.lower() in QUERIES:
            query = said.lower()
            continue
        values = dict(_read(store, name, said.replace("+", " "), today))
        if not values:
            unread.append(match[0].strip())
        for where, value in values.items():
            filters[where] = (*filters.get(where, ()), value)
    return Pairs(filters, tuple(unread), " ".join(_PAIR.sub(" ", text).split()) if filters or unread else text, query)


def _read(store: Store, name: str, said: str, today: date) -> Iterator[tuple[str, Value]]:
    if name in ("from", "to"):
        if days := read_date(said, today):
            yield name, Value.of_code(days[name == "to"])
    elif name == "min_documents":
        if said.isdigit():
            yield name, Value.of_code(said)
    elif name == "crime" or (name in ("about", "against") and said.lower() in read_ontology().schemes["crime"]):
        if concept := read_ontology().schemes["crime"].get(said.lower()):
            yield name, Value(concept.code, concept.code, "Crime", concept.label)
    elif name in ("kind", "status"):
        if any(said.lower() in codes for key, codes in read_ontology().schemes.items() if _has(key, name)):
            yield name, Value.of_code(said.lower())
    elif name in _CODES:
        yield name, Value.of_code(said)
    else:
        try:
            yield name, Value.of_hit(find_entity(store, said))
        except QuestionError:
            return


def _has(scheme: str, name: str) -> bool:
    """Whether a scheme has the codes of a filter: statuses have schemes of their own, kinds those of facts."""
    return scheme.endswith("-status") if name == "status" else scheme in ("measure", "agreement")


def imply_query(filters: Mapping[str, tuple[Value, ...]]) -> str | None:
    """The query of filters that stand alone."""
    if not filters:
        return None
    for kind in filters.get("kind", ()):
        return "measures" if kind.id in read_ontology().schemes["measure"] else "agreements"
    return next((query for name, query in _IMPLIED.items() if name in filters), "timeline")
