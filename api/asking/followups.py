"""Follow-ups: a fragment changes the reading of the question before it: "and with Laos?", "how many?", "in 2024?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from api.asking.followup_times import given_ends, move_on, place_in_year, shift_times
from api.asking.reading import Reading
from api.asking.strangers import list_unread
from api.asking.understanding import Understanding, settle_parties
from api.asking.values import Value
from graph.store import Store

_Slots = dict[str, tuple[Value, ...]]
_ACTORS = ("who", "by", "party", "a", "b")
_TOPICS = ("about", "crime", "against")
_SCENES = ("place", "about", "against", "country")
_EVER = re.compile(r"\W*(?:and |or )?(?:ever|at any time|in all years|overall|at all)\W*$", re.IGNORECASE)
_LEANING = re.compile(
    r"(?:and|but|or|only|just|except|without|(?:what|how) about|same|now|also|instead|no|i meant?|after|since|before"
    r"|in|not|with|by)\b"
)
_BESIDE = frozenset("since before then after instead ever earlier previously later".split())
_PRONOUNS = re.compile(
    r"\b(?:he|she|him|her|his|hers|it|its|they|them|their|that|this|those|these|there|same|such)\b", re.I
)


_DONE = re.compile(
    r"\b(?:has|have|had|did|does|do) (?:it|they|he|she) (?:actually |really )?(?:do|done)\b|^(?:and|but) do(?:ne)?\W*$",
    re.I,
)


def read_with_context(store: Store, question: str, context: Sequence[str], today: date) -> Reading:
    """The reading of a question that may only say what is other than in those before it, the oldest first."""
    base = Understanding(store, context[0], today).read()
    for text in (*context[1:], question):
        base = _read_after(base, Understanding(store, text, today))
    return base


def _read_after(base: Reading, understood: Understanding) -> Reading:
    """The reading of a question after one that was read so."""
    alone = understood.read()
    if understood.foreign or base.query is None:
        return alone
    if alone.query is not None and _stands_alone(understood, alone, base):
        return alone
    return _change(understood, alone, base)


def _stands_alone(understood: Understanding, alone: Reading, base: Reading) -> bool:
    """Whether a question says all it asks by itself: it names a query and whom or what, and leans on nothing."""
    text = understood.question.lower().strip(" ?.!")
    if _LEANING.match(text):
        return False
    if _PRONOUNS.search(text):
        return False
    named = bool(set(alone.filters) - {"from", "to", "dates", "kind", "status", "min_documents"})
    return named and understood.main is not None and len(text.split()) > 3


def _change(understood: Understanding, alone: Reading, base: Reading) -> Reading:
    query = alone.query if understood.main is not None and _is_new_query(understood, alone, base) else base.query
    if base.query == "statements" and _DONE.search(understood.question):
        query = "measures"
    others = re.match(r"(?:and )?(?:who|which (?:country|state|government)) else\W*$", understood.question, re.I)
    assert query is not None
    filters: _Slots = dict(base.filters)
    excepted: _Slots = dict(base.excepted)
    new, left_out = understood.fill(query)
    if query != base.query:
        filters = _without(_carry(filters, str(base.query), query), new.get("by", ()))
        excepted = {}
    corrected = re.match(r"(?:no,? )?i mean(?:t)?\b|not\b", understood.question.strip(), re.I) is not None
    added = query != base.query and _PRONOUNS.search(understood.question) is not None
    for name, values in new.items():
        if added and name == "who" and name in filters:
            filters[name] = (*filters[name], *values)
        else:
            _replace(filters, name, values, query, understood)
    shift_times(filters, base, understood.question)
    move_on(filters, base, understood.question)
    if _EVER.match(understood.question):
        for name in ("from", "to", "dates"):
            filters.pop(name, None)
    for name, values in left_out.items():
        if not corrected and not (name in new and values == base.filters.get(name)):
            excepted[name] = values
    if others:
        excepted |= {name: filters.pop(name) for name in ("by", "party") if name in filters}
    if query == "documents" and {"from", "to"} & filters.keys():
        filters["dates"] = (Value.of_code("reported"),)
    aggregate = _aggregate(understood, alone, base, query)
    place_in_year(filters, new, base, understood)
    settle_parties(query, filters, excepted)
    _tidy_office(filters, query)
    unread = alone.unread if alone.query else tuple(list_unread(understood.inquiry))
    unread = tuple(word for word in unread if word.lower() not in _BESIDE)
    return Reading(query, filters, aggregate, excepted, unread, alone.corrections)


def _is_new_query(understood: Understanding, alone: Reading, base: Reading) -> bool:
    """Whether the fragment names facts of another type."""
    main = understood.main
    if alone.query is None or main is None or alone.query == base.query:
        return False
    acts = alone.query == "measures" and "by" in alone.filters and base.query == "statements"
    return (
        acts
        or main.weight > 1
        or alone.query == "documents"
        or (alone.query == "offices" and bool(understood.phrases.offices))
    )


def _without(carried: _Slots, actors: tuple[Value, ...]) -> _Slots:
    """What is carried over, but for who now acts: "and what has X done?" after "what was said about X"."""
    rest = {name: tuple(value for value in values if value not in actors) for name, values in carried.items()}
    return {name: values for name, values in rest.items() if values}


def _carry(filters: _Slots, old: str, new: str) -> _Slots:
    """The actor and the topic of the old query in the roles that the new one has for them."""
    carried: _Slots = {name: filters[name] for name in ("from", "to", "place", "publisher") if name in filters}
    actors = next((filters[name] for name in ("by", "who", "party", "a") if name in filters), ())
    if actors and new == "documents":  # documents mention countries, and name the others
        for name, one in (("country", True), ("who", False)):
            if values := tuple(value for value in actors if (value.label == "Country") is one):
                carried[name] = values
    elif actors:
        carried[_actor(new, len(actors))] = actors
    if "country" in filters and old == "offices" and not actors:
        carried[_actor(new, 1)] = filters["country"]
        if "office" in filters and new != "documents":
            carried["office"] = filters["office"]
    elif "office" in filters and new in ("meetings", "measures", "agreements", "statements", "offices"):
        carried["office"] = filters["office"]
    topics = next((filters[name] for name in ("about", "crime", "against") if name in filters), ())
    if topics:
        crime = topics[0].label == "Crime"
        name = {
            "measures": "crime" if crime else ("place" if topics[0].label == "Place" else "against"),
            "timeline": "crime" if crime else "place",
            "compare": "crime",
            "documents": "about" if crime else "place" if topics[0].label == "Place" else "who",
        }.get(new, "about")
        if new in ("meetings", "agreements", "statements", "measures", "documents", "timeline"):
            carried.setdefault(name, topics)
    return carried


def _actor(query: str, count: int) -> str:
    return {
        "measures": "by",
        "statements": "by",
        "agreements": "party" if count < 2 else "who",
        "paths": "a",
        "compare": "a",
    }.get(query, "who")


def _replace(filters: _Slots, name: str, values: tuple[Value, ...], query: str, understood: Understanding) -> None:
    """Put a new value in the place of the old one of its type and role, or beside the others."""
    if name in ("from", "to"):
        if not {"from", "to"} & given_ends(understood):
            return
        filters[name] = values
        other = "to" if name == "from" else "from"
        if other not in given_ends(understood):
            filters.pop(other, None)
        return
    if query in ("paths", "compare") and name in ("a", "b", "who", "by", "party"):
        _replace_end(filters, values, understood)
        return
    if query in ("meetings", "agreements") and name in ("who", "party"):
        _replace_participant(filters, values, understood, query)
        return
    old = _counterpart(filters, name, values, understood)
    if old is not None:
        filters.pop(old)
        filters[old if _role_free(understood, values) else name] = values
    else:
        filters[name] = values


def _role_free(understood: Understanding, values: tuple[Value, ...]) -> bool:
    """Whether the fragment gives a name without a preposition, so that it takes the role of what it replaces."""
    roles = {phrase.role for phrase in understood.phrases.all if not phrase.excepted}
    return roles <= {"bare", "object", "subject", "about", "of", "for", "qualifier", "with"} and not _says_role(
        understood
    )


def _says_role(understood: Understanding) -> bool:
    """Whether a preposition of the fragment says a role: "against", "by", "in"."""
    return any(
        phrase.role in ("about", "against", "by", "in", "near", "from", "to", "between")
        for phrase in understood.phrases.all
    )


def _counterpart(filters: _Slots, name: str, values: tuple[Value, ...], understood: Understanding) -> str | None:
    """The filter of the question before whose value the new one replaces."""
    if name in filters:
        return name
    label = values[0].label
    if not label:
        return None
    if _says_role(understood) and name not in _TOPICS:
        return None
    for other, old in filters.items():
        if other in ("kind", "status", "office", "from", "to", "publisher"):
            continue
        if old[0].label == label or {old[0].label, label} <= {"Official", "Person", "Organization"}:
            return other
        if {old[0].label, label} <= {"Place", "Country"} and other in ("place",):
            return other
    for other in (*_ACTORS, *_TOPICS):
        if other in filters and _same_sort(other, label, filters[other][0].label) and not _says_role(understood):
            return other
    return None


def _same_sort(name: str, label: str, old: str) -> bool:
    actors = {"Country", "Organization", "Official", "Person"}
    return label in actors and old in actors


def _replace_participant(filters: _Slots, values: tuple[Value, ...], understood: Understanding, query: str) -> None:
    """A participant replaces the other one: "and with Laos?" after China and Vietnam."""
    present = filters.pop("party", ()) or filters.get("who", ())
    if query == "meetings" and "who" not in filters:
        filters["who"] = values
        return
    named_with = any(phrase.role in ("with", "between", "involving") for phrase in understood.phrases.all)
    if len(present) > 1 and len(values) == 1:
        filters["who"] = (*present[:-1], *values)
    elif (named_with and present and len(values) == 1 and query == "meetings") or (
        named_with and present and len(values) == 1
    ):
        filters["who"] = (*present, *values)
    else:
        filters.pop("who", None)
        filters["who" if query == "meetings" or len(values) > 1 else "party"] = values


def _replace_end(filters: _Slots, values: tuple[Value, ...], understood: Understanding) -> None:
    """The end that a fragment names takes the place of the last, or of the first where it is what "from" leads to."""
    if any(phrase.role == "from" for phrase in understood.phrases.all):
        filters["a"] = values[:1]
    elif len(values) > 1:
        filters["a"], filters["b"] = values[:1], values[1:]
    else:
        filters["b"] = values


def _aggregate(understood: Understanding, alone: Reading, base: Reading, query: str) -> str | None:
    from api.asking.aggregates import choose_aggregate

    said = choose_aggregate(understood.marked, query, understood.fill(query)[0], understood.acts)
    if said is not None:
        return said
    if query != base.query or _lists(understood):
        return None
    return base.aggregate


def _lists(understood: Understanding) -> bool:
    """Whether the fragment asks for the facts themselves: "which ones?", "list them"."""
    return bool(
        re.match(
            r"(?:and )?(?:by |with |to |from )?"
            r"(?:since when|how long|which|what|who|list|show|name|when|where|whom)\b(?! about)",
            understood.question.strip(),
            re.I,
        )
    )


def _tidy_office(filters: _Slots, query: str) -> None:
    if query in ("documents", "timeline", "paths", "compare"):
        for name in ("office", "kind", "status"):
            filters.pop(name, None)
    if query in ("meetings", "statements", "offices"):
        filters.pop("kind", None)
