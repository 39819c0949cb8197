"""Questions for paths: the ends, how far, through what, at what time and by which facts."""

from __future__ import annotations

from dataclasses import dataclass

from graph.filters import Filters
from graph.templates import FACTS
from ontology.errors import InvalidFilter
from ontology.terms import read_ontology

LONGEST = 6
MOST = 100  # paths for each pair of ends
MOST_ENDS = 6
_ASKED_FOR = ("Country", "Crime")  # in the middle only where they are asked for


@dataclass(frozen=True, slots=True)
class PathQuestion:
    """How entities are connected: for each pair of ends the k shortest paths, of one length the best attested first.

    Shape: `ends` are two entities or more, each an id, a code or a name. `via` are the labels that alone may be in
    the middle, `never` those that may not; a country is in the middle only with `countries` or where `via` names
    it, a crime only where `via` names it. `from_`, `to` and `dates` place the facts in time as in `Filters`.
    `deeds` leaves out what is planned, proposed or approved and not known to be carried out. `step` is the one label
    of facts that may join two entities (Meeting: a chain of meetings).
    Units: `longest` in steps, `seconds` for the whole search, which then ends with what it has.
    Errors: InvalidFilter.
    """

    ends: tuple[str, ...]
    longest: int = LONGEST
    k: int = 3
    via: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    from_: str | None = None
    to: str | None = None
    dates: str = "either"
    deeds: bool = False
    step: str | None = None
    countries: bool = False
    seconds: float = 10.0

    def __post_init__(self) -> None:
        if not 2 <= len(self.ends) <= MOST_ENDS:
            raise InvalidFilter(f"{len(self.ends)} ends are given", f"Give from 2 to {MOST_ENDS} entities.")
        for name, value, most in (("longest", self.longest, LONGEST), ("k", self.k, MOST)):
            if not 1 <= value <= most:
                raise InvalidFilter(f"{name} is {value}", f"Give a whole number from 1 to {most}.")
        for name, labels in (("via", self.via), ("never", self.never)):
            if wrong := [label for label in labels if label not in read_ontology().entities]:
                raise InvalidFilter(f"{name} is {wrong[0]!r}", f"Labels: {', '.join(read_ontology().entities)}.")
        if self.step is not None and self.step not in FACTS:
            raise InvalidFilter(f"step is {self.step!r}", f"Labels of facts: {', '.join(FACTS)}.")

    @property
    def middles(self) -> tuple[str, ...]:
        """The labels that may be in the middle of a path."""
        unasked = [label for label in _ASKED_FOR if not (label == "Country" and self.countries)]
        allowed = self.via or tuple(label for label in read_ontology().entities if label not in unasked)
        return tuple(label for label in allowed if label not in self.never)

    @property
    def facts(self) -> tuple[str, ...]:
        """The labels of the facts that may be steps."""
        return (self.step,) if self.step else FACTS

    @property
    def time(self) -> Filters:
        """The filters of time."""
        return Filters(from_=self.from_, to=self.to, dates=self.dates)
