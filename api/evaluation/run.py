"""A run: the figures of one extraction over annotated documents, and its form as a file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NamedTuple

from api.evaluation.scorer import scorer
from ontology.errors import EntenteError


class InvalidRun(EntenteError):
    """A file that is no earlier run."""


class Ratio(NamedTuple):
    """Precision, recall and F1, each 0..1."""

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class Figures:
    """How many facts of a class are annotated and extracted, and how well they agree.

    A fact is found if its type and its main names agree; *full* counts every slot.
    """

    gold: int
    system: int
    found: Ratio
    full: Ratio


@dataclass(frozen=True, slots=True)
class Score:
    """One document: F1 of facts found, and how many were missed or wrong."""

    f1: float
    errors: int


@dataclass(frozen=True, slots=True)
class Run:
    """The figures of one extraction, by class of facts (and `all`), by slot, by class of error, by document.

    Units: the figure of a slot is its mean agreement over the facts found, 0..1; `grounded` is the share of facts
    whose evidence stands in the text. `listing` names each error, but in the documents kept apart.
    """

    classes: Mapping[str, Figures]
    slots: Mapping[str, Mapping[str, float]]
    errors: Mapping[str, int]
    documents: Mapping[str, Score]
    grounded: float
    listing: tuple[str, ...] = ()

    def to_json(self) -> dict[str, object]:
        """The run for a program, and for `read_run`."""
        return {
            **{name: asdict(figures) for name, figures in self.classes.items()},
            "grounded": self.grounded,
            "slots": self.slots,
            "errors": self.errors,
            "documents": {name: asdict(score) for name, score in self.documents.items()},
        }


def read_run(path: Path) -> Run:
    """An earlier run, as `entente evaluate --json` printed it.

    Errors: InvalidRun if the file is none.
    """
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return Run(
            {name: _figures(told[name]) for name in (*scorer().TYPES, "all")},
            told["slots"],
            told["errors"],
            {name: Score(**score) for name, score in told["documents"].items()},
            told["grounded"],
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        problem = f"{path} is no run ({type(error).__name__}: {error})"
        raise InvalidRun(problem, "Make one: entente evaluate GOLD_DIR --json > run.json") from None


def _figures(row: Mapping[str, object]) -> Figures:
    found, full = (Ratio(*row[name]) for name in ("found", "full"))  # type: ignore[misc]
    return Figures(int(str(row["gold"])), int(str(row["system"])), found, full)
