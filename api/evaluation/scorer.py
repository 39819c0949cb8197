"""The scorer: gold/score.py, the only place where it is decided which facts agree and how well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from typing import Any, Protocol, cast

from api.settings import ROOT

Pair = tuple[int, int, float]  # of an annotated fact and an extracted one, by their places, and how well they agree
FlatFact = Mapping[str, Any]  # a fact in the flat form of gold/GUIDELINES.md
SCORER = ROOT / "gold" / "score.py"


class Scorer(Protocol):
    """What is used of gold/score.py."""

    TYPES: Sequence[str]

    def main(self, argv: list[str]) -> int:
        """Print the figures of a file of facts, as the command does."""
        ...

    def match(self, gold: Sequence[FlatFact], system: Sequence[FlatFact]) -> list[Pair]:
        """The pairs of facts that agree, and how well, 0..1."""
        ...

    def prf(self, hit: float, n_sys: int, n_gold: int) -> tuple[float, float, float]:
        """Precision, recall and F1."""
        ...

    def overlap(self, gold: Sequence[str] | None, system: Sequence[str] | None) -> float:
        """How well two lists of names agree, 0..1."""
        ...

    def date(self, gold: str | None, system: str | None) -> float:
        """How well two dates agree, 0..1."""
        ...

    def text(self, gold: str | None, system: str | None) -> float:
        """How well two short texts agree, 0..1."""
        ...

    def equal(self, gold: object, system: object) -> float:
        """1 where two values are the same."""
        ...


@cache
def scorer() -> Scorer:
    """The scorer as a module."""
    spec = spec_from_file_location("gold_score", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return cast(Scorer, module)


# The slots of each type and how their agreement is measured: what the scorer's `pair` takes the mean of.
SLOTS: Mapping[str, Mapping[str, str]] = {
    "official": {"office": "text", "country": "equal"},
    "meeting": {"who": "overlap", "about": "overlap", "date": "date", "where": "text", "status": "equal"},
    "measure": {"by": "overlap", "against": "overlap", "date": "date", "status": "equal"},
    "agreement": {"parties": "overlap", "kind": "equal", "about": "overlap", "date": "date", "status": "equal"},
    "statement": {"about": "overlap", "date": "date", "via": "text"},
}


def slot_agreement(gold: FlatFact, system: FlatFact) -> dict[str, float]:
    """How well each slot of two facts that agree in their key agrees, 0..1."""
    measures = scorer()
    return {slot: getattr(measures, how)(gold.get(slot), system.get(slot)) for slot, how in SLOTS[gold["t"]].items()}
