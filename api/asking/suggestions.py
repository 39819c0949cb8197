"""Suggestions: three questions that have an answer in the store, about the names that were read if there are any."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from weakref import WeakKeyDictionary

from api.asking.values import Value
from graph import queries
from graph.answers import Hit
from graph.filters import Filters
from graph.store import Store
from ontology.errors import QuestionError

_WANTED = 3
_TRIED = 6  # names that are tried at most

# A form of question about a name of a label, the label of the facts that answer it, and the filter that finds them.
_FORMS: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "Country": (
        ("what measures has {} taken?", "Measure", "by"),
        ("who has met officials of {}?", "Meeting", "who"),
        ("what agreements has {} signed?", "Agreement", "party"),
        ("what has {} said?", "Statement", "by"),
    ),
    "Place": (
        ("who met about {}?", "Meeting", "about"),
        ("what measures were taken in {}?", "Measure", "place"),
        ("what has been said about {}?", "Statement", "about"),
    ),
    "Person": (
        ("who met {}?", "Meeting", "who"),
        ("what did {} say?", "Statement", "by"),
        ("what measures were taken against {}?", "Measure", "against"),
        ("what offices has {} held?", "Office", "who"),
    ),
    "Organization": (
        ("what measures has {} taken?", "Measure", "by"),
        ("what measures were taken against {}?", "Measure", "against"),
        ("who has met {}?", "Meeting", "who"),
        ("what did {} say?", "Statement", "by"),
    ),
    "Crime": (
        ("what measures were taken against {}?", "Measure", "against"),
        ("who met about {}?", "Meeting", "about"),
        ("what has been said about {}?", "Statement", "about"),
    ),
}
_FREQUENT: WeakKeyDictionary[Store, tuple[str, tuple[str, ...]]] = WeakKeyDictionary()
_GENERAL = (
    ("MATCH (:Meeting)-[:ABOUT]->(x:Place)", "who met about {}?"),
    ("MATCH (:Measure)-[:TAKEN_BY]->(x:Country)", "what measures has {} taken?"),
    ("MATCH (:Statement)-[:SPEAKER]->(x:Official)", "what did {} say?"),
)


def suggest(store: Store, values: tuple[Value, ...]) -> tuple[str, ...]:
    """Three questions, those about the given names first."""
    found: dict[str, None] = {}
    for value in values[:_TRIED]:
        for question in _about(store, value):
            found[question] = None
            if len(found) == _WANTED:
                return tuple(found)
    for question in _general(store):
        found[question] = None
    return tuple(found)[:_WANTED]


def _about(store: Store, value: Value) -> Iterator[str]:
    label = "Person" if value.label == "Official" else value.label
    for form, fact, name in _FORMS.get(label, ()):
        given = {name: (value.id,) if name == "who" else value.id}
        try:
            if queries.facts(store, fact, Filters(**given), limit=0).total:  # type: ignore[arg-type]
                yield form.format(value.words)
        except QuestionError:
            continue


def _general(store: Store) -> tuple[str, ...]:
    """Questions about what the store tells most of, counted once as long as it does not change."""
    revision = store.revision()
    held = _FREQUENT.get(store)
    if held is None or held[0] != revision:
        questions = []
        for pattern, form in _GENERAL:
            rows = store.run(f"{pattern} RETURN x.name AS name, count(*) AS total ORDER BY total DESC, name LIMIT 1")
            questions += [form.format(row["name"]) for row in rows]
        held = (revision, tuple(questions))
        _FREQUENT[store] = held
    return held[1]


def prominence(store: Store, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """The hits, those that most facts name first."""
    if len(hits) < 2:
        return hits
    counts = {hit.id: sum(queries.entity(store, hit.id).facts.values()) for hit in hits}
    return tuple(sorted(hits, key=lambda hit: (-counts[hit.id], hit.id)))
