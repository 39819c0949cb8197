"""Look-up: from what people write (an id, a code, a name in any spelling) to the one entity that they mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from graph.answers import Hit
from graph.names import Found, words
from graph.store import Store
from graph.templates import render
from ontology import iris
from ontology.errors import AmbiguousName, InvalidFilter, UnknownName
from ontology.terms import read_ontology

_MOST = 200  # hits among which namesakes are looked for; an exact spelling stands before all others
_CHOICES = 20
_SUGGESTIONS = 5
_NONE = [""]  # an empty list has no type


def fold(text: str) -> str:
    """Text without case, accents and punctuation: the form in which spellings are compared."""
    return " ".join(words(text))


def search(store: Store, text: str, *, labels: Iterable[str] = (), limit: int = 20) -> tuple[Hit, ...]:
    """The entities whose names are nearest to a text, best first, each once; `labels` narrows to some labels.

    Shape: each hit has the spelling that was found, its `score` (0 to 100), and `exact`: False where letters were
    forgiven or words left out, because no name has all the words of the text.
    """
    found = {each.entity: each for each in store.search_names(text, limit=limit, labels=frozenset(labels))}
    return _describe(store, found)


def hits_of(store: Store, entities: Iterable[str]) -> Mapping[str, Hit]:
    """Entities by IRI, described."""
    return {iris.expand(hit.id): hit for hit in _describe(store, {iri: Found(iri, "", 100.0) for iri in entities})}


def find_ids(store: Store, values: Iterable[str]) -> Mapping[str, Hit]:
    """The entities that ids stand for, by what was written; those that nothing has are left out.

    The name in an id outside the authority may be encoded or not.
    """
    readings = {value: tuple(iris.read_key(iri)) for value in values if (iri := _id(value))}
    every = dict.fromkeys(iri for read in readings.values() for iri in read if _label(iri) in read_ontology().entities)
    hits = hits_of(store, every)
    found = {value: next((hits[iri] for iri in read if iri in hits), None) for value, read in readings.items()}
    return {value: replace(hit, surface=value) for value, hit in found.items() if hit}


def find_entity(store: Store, value: str, *, labels: tuple[str, ...] = (), filter_name: str = "") -> Hit:
    """The one entity that an id, an ISO 3166 code, a crime's code or a name stands for.

    `labels` are those allowed, all if there are none. Errors: UnknownName with the nearest names, AmbiguousName with
    the choices, InvalidFilter for an id of a label that is not allowed.
    """
    if not value.strip():
        raise InvalidFilter(f"{filter_name or 'name'} is empty", "Give an id, a code or a name.")
    labels = labels or read_ontology().entities
    if iri := _id(value):
        if _label(iri) not in labels:
            allowed = ", ".join(labels)
            raise InvalidFilter(f"{filter_name or 'id'} is {value!r}, a {_label(iri)}", f"Labels allowed: {allowed}.")
        if hit := find_ids(store, [value]).get(value):
            return hit
        raise UnknownName(f"no entity has the id {value!r}", "Search for its name.")
    if (iri := _code(value, labels)) and (found := _describe(store, {iri: Found(iri, value, 100.0)})):
        return found[0]
    return _by_name(store, value, labels)


def _by_name(store: Store, value: str, labels: tuple[str, ...]) -> Hit:
    hits = search(store, value, labels=labels, limit=_MOST)
    exact = _without_namesakes([hit for hit in hits if fold(value) in (fold(hit.surface), fold(hit.name))])
    if len(exact) == 1:
        return exact[0]
    if exact:
        raise AmbiguousName(value, [(hit.id, _told(hit)) for hit in exact[:_CHOICES]])
    problem = f"no {_either(labels)} is called {value!r}"
    if others := [hit for hit in search(store, value) if fold(hit.surface) == fold(value)]:
        raise UnknownName(problem, f"It is the name of {_told(others[0])}.", [(others[0].id, _told(others[0]))])
    near = [(hit.id, _told(hit)) for hit in hits[:_SUGGESTIONS]]
    told = "; ".join(name for _, name in near)
    raise UnknownName(problem, f"Did you mean {told}?" if near else "Search for a part of the name.", near)


def _without_namesakes(hits: list[Hit]) -> list[Hit]:
    """Hits without the places that are named like the country they lie in: Singapore is the country."""
    countries = {hit.id.partition("/")[2]: hit for hit in hits if hit.label == "Country"}
    return [hit for hit in hits if hit.label != "Place" or (hit.country or "") not in countries]


def _told(hit: Hit) -> str:
    return f"{hit.name}, {hit.label}{f' of {hit.country}' if hit.country else ''}"


def _either(labels: tuple[str, ...]) -> str:
    names = [label.lower() for label in labels]
    return " or ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]


def _id(value: str) -> str | None:
    iri = iris.expand(value.strip())
    segment, key = iris.split(iri)
    return iri if key and segment in read_ontology().segments else None


def _code(value: str, labels: tuple[str, ...]) -> str | None:
    code = value.strip()
    if "Country" in labels and len(code) == 2 and code.isascii() and code.isalpha():
        return iris.mint("Country", code.upper())
    if "Crime" in labels and code.lower() in read_ontology().schemes["crime"]:
        return iris.mint("Crime", code.lower())
    return None


def _label(iri: str) -> str:
    return read_ontology().segments[iris.split(iri)[0]].name


def _describe(store: Store, found: Mapping[str, Found]) -> tuple[Hit, ...]:
    """The hits of entities by IRI, in the order given; unknown ones are left out."""
    by_label: dict[str, list[str]] = {}
    for iri in found:
        by_label.setdefault(_label(iri), []).append(iri)
    hits: dict[str, Hit] = {}
    if by_label:
        # As few statements as can be are planned: one a label, and one for several.
        labels = tuple(by_label) if len(by_label) == 1 else tuple(read_ontology().entities)
        for row in store.run(_hits_statement(labels), {label: by_label.get(label, _NONE) for label in labels}):
            iri, name, of = str(row["iri"]), str(row["name"]), str(row["country"] or "") or None
            _, surface, score, exact = found[iri]
            hits[iri] = Hit(iris.identifier(iri), _label(iri), name, surface, of, score, exact)
    return tuple(hits[iri] for iri in found if iri in hits)


@cache
def _hits_statement(labels: tuple[str, ...]) -> str:
    return "\nUNION ALL\n".join(_hit_statement(label) for label in labels)


def _hit_statement(label: str) -> str:
    relations = {p.relationship for p in read_ontology().labels[label].relations}
    relation = next(iter(relations & {"IN_COUNTRY", "OF_COUNTRY"}), None)
    return render("entities", "hit_of_country" if relation else "hit", Label=label, relation=relation or "")
