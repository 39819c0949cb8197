"""Sentences: a fact told in plain English."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from graph.answers import FactView, Role
from graph.names import words
from graph.wording import ACTS, ADOPTED, AGREEMENTS, COMMON_NOUNS, CONCLUDED, COUNTRIES_WITH_ARTICLE, Act, Verb

_MOST = 6  # entities named one by one; of more, the first are named and the others counted
_SPELT = frozenset({"official", "person", "organization", "place", "asset"})


def tell(fact: FactView, *, lead: Sequence[str] = ()) -> str:
    """One sentence that tells a fact.

    `lead` are ids of entities to be named before the others of their role: the ends of a step of a path.
    """
    told = _TELLERS[fact.type](_Roles(fact, lead), fact)
    return f"{told[0].upper()}{told[1:]}."


class _Roles:
    """The roles of a fact with some entities first."""

    def __init__(self, fact: FactView, lead: Sequence[str]) -> None:
        self._fact = fact
        self._lead = list(lead)

    def of(self, role: str) -> list[Role]:
        """The entities in a role."""
        rank = {identifier: number for number, identifier in enumerate(self._lead)}
        return sorted(self._fact.roles.get(role, ()), key=lambda one: rank.get(one.id, len(rank)))


def _meeting(roles: _Roles, fact: FactView) -> str:
    participants = roles.of("PARTICIPANT")
    others = participants[1:]
    subject = print_name(participants[0]) if participants else "an unnamed side"
    if others:
        verb = f"{'is to meet' if fact.status == 'planned' else 'met'} {_listed(others)}"
    else:
        verb = "is to hold a meeting" if fact.status == "planned" else "held a meeting"
    location = _with("in", roles.of("LOCATION"))
    return f"{subject} {verb}{location}{_spaced(date_in_words(fact.date))}{_with('about', roles.of('ABOUT'))}"


def _measure(roles: _Roles, fact: FactView) -> str:
    by = roles.of("TAKEN_BY")
    subject, many = (_listed(by), len(by) > 1) if by else ("an unnamed authority", False)
    verb, target = _aim(ACTS[fact.kind or "other"], roles.of("AGAINST"))
    date = date_in_words(fact.date)
    match fact.status:
        case "ongoing":
            being = ("have been" if many else "has been") if date else ("are" if many else "is")
            return f"{subject} {being} {verb.gerund}{target}{_spaced(since_in_words(fact.date))}"
        case "planned":
            return f"{subject} {'plan' if many else 'plans'} to {verb.base}{target}{_spaced(date)}"
        case "approved" | "proposed":
            return f"{f'{date}, ' if date else ''}{subject} {fact.status} {verb.gerund}{target}"
        case _:
            return f"{subject} {verb.past}{target}{_spaced(date)}"


def _aim(act: Act, against: list[Role]) -> tuple[Verb, str]:
    """The verb for these targets, and the targets behind it."""
    things = _having(against, "asset")
    places = _having(against, "place", "country")
    crimes = _having(against, "crime")
    actors = [role for role in against if role not in (*things, *places, *crimes)]
    tail = f"{_with(act.places, places)}{_with(act.crimes, crimes)}"
    if things and act.things and not actors:
        return act.things, f" {_listed(things)}{tail}"
    if named := [role for role in against if role in (*actors, *things)]:
        if act.direct:
            where = f"{_with('in', places)}{_with(act.crimes, crimes)}"
            return act.direct, f" {_listed(named)}{where}"
        return act.verb, f"{_with(act.actors, named)}{_with('in', places)}{_with(act.crimes, crimes)}"
    return act.verb, tail


def _agreement(roles: _Roles, fact: FactView) -> str:
    parties = roles.of("PARTY")
    subject, many = (_listed(parties), len(parties) > 1) if parties else ("unnamed parties", True)
    kind = fact.kind or ""
    what = _the(fact.name) if fact.name else AGREEMENTS.get(kind, "an agreement")
    about = _with("concerning", roles.of("ABOUT"))
    date = date_in_words(fact.date)
    if fact.status == "in_force":
        have = ("have had" if many else "has had") if date else ("have" if many else "has")
        return f"{subject} {have} {what}{about} in force{_spaced(since_in_words(fact.date))}"
    status = fact.status or "agreed"
    verb = ADOPTED.get(kind, "agreed on") if status == "agreed" else CONCLUDED[status]
    return f"{subject} {verb} {what}{_spaced(date)}{about}"


def _statement(roles: _Roles, fact: FactView) -> str:
    speakers = roles.of("SPEAKER")
    subject = _listed(speakers) if speakers else "an unnamed speaker"
    about = _with("about", roles.of("ABOUT"))
    via = _with("carried by", roles.of("VIA"))
    date = _spaced(date_in_words(fact.date))
    if about and not via:
        return f"{subject} spoke{about}{date}"
    return f"{subject} spoke{about} in a statement{via}{date}" if about else f"{subject} made a statement{via}{date}"


def _office(roles: _Roles, fact: FactView) -> str:
    holder = _listed(roles.of("HOLDER")) or "somebody"
    office = _office_of(fact.title or "an office", roles.of("OF"))
    if fact.since and fact.until:
        return f"{holder} was {office} from {_day(fact.since)} to {_day(fact.until)}"
    if fact.since:
        return f"{holder} has been {office} since {_day(fact.since)}"
    return f"{holder} was {office} until {_day(fact.until)}" if fact.until else f"{holder} is named as {office}"


def _office_of(title: str, bodies: list[Role]) -> str:
    if not bodies or set(words(bodies[0].name)) - COMMON_NOUNS <= set(words(title)):
        return title  # Minister of Justice needs no "at the Ministry of Justice"
    name = print_name(bodies[0])
    if _segment(bodies[0]) == "country":
        return f"{name}{chr(39) if name.endswith('s') else chr(39) + 's'} {title}"
    return f"{title} {'at' if name.startswith('the Ministry') else 'of'} {name}"


_TELLERS: Mapping[str, Callable[[_Roles, FactView], str]] = {
    "Meeting": _meeting,
    "Measure": _measure,
    "Agreement": _agreement,
    "Statement": _statement,
    "Office": _office,
}


# Names


@lru_cache(maxsize=1 << 14)
def print_name(role: Role) -> str:
    """The canonical name, with the text's spelling where that is another: Phumtham Wechayachai ("Puttan")."""
    name = role.name
    if _segment(role) == "country" and (name in COUNTRIES_WITH_ARTICLE or name.startswith("United ")):
        name = f"the {name}"
    elif _segment(role) == "organization" or (_segment(role) == "place" and words(name)[-1:] == ["zone"]):
        name = _the(name)
    if _segment(role) in _SPELT and not set(words(role.surface)) <= set(words(role.name)):
        return f'{name} ("{role.surface}")'
    return name


def _the(name: str) -> str:
    """A name with the article, where it is made of common nouns: the Ministry of Justice, but Interpol."""
    parts = words(name)
    common = len(parts) > 1 and any(part in COMMON_NOUNS or part in _AGREED for part in parts)
    return f"the {name}" if common and parts[0] not in ("the", "a", "an") else name


_AGREED = frozenset(
    {"treaty", "convention", "agreement", "memorandum", "declaration", "protocol", "plan", "statement", "zone"}
)


def _segment(role: Role) -> str:
    return role.id.partition("/")[0]


def _having(roles: Iterable[Role], *segments: str) -> list[Role]:
    return [role for role in roles if _segment(role) in segments]


def _listed(roles: Sequence[Role]) -> str:
    names = [print_name(role) for role in roles]
    if len(names) > _MOST:
        names = [*names[: _MOST - 1], f"{len(names) - _MOST + 1} others"]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _with(preposition: str, roles: Sequence[Role]) -> str:
    return f" {preposition} {_listed(roles)}" if roles else ""


def _spaced(text: str) -> str:
    return f" {text}" if text else ""


# Dates


def date_in_words(date: str | None) -> str:
    """A date with its preposition: on 17 February 2025, in February 2025, from 24 to 25 February 2025."""
    if not date:
        return ""
    first, _, last = date.partition("/")
    if not last:
        return f"{'on' if len(first) == 10 else 'in'} {_day(first)}"
    shared = [a == b for a, b in zip(first.split("-"), last.split("-"), strict=False)]
    start = _day(first).split(" ")
    if len(first) == len(last) and shared[0] and len(start) > 1:
        start = start[:1] if all(shared[:2]) and len(start) == 3 else start[:-1]
    return f"from {' '.join(start)} to {_day(last)}"


def since_in_words(date: str | None) -> str:
    """A date as a beginning: since 17 February 2025."""
    if not date:
        return ""
    return date_in_words(date) if "/" in date else f"since {_day(date)}"


def _day(date: str) -> str:
    year, *rest = date.split("-")
    month = [calendar.month_name[int(rest[0])]] if rest else []
    return " ".join([*([str(int(rest[1]))] if len(rest) > 1 else []), *month, year])
