"""How figures are taken and printed."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

ROUNDS = 3


def seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median time of some rounds of work, after one that warms up."""
    work()
    return statistics.median(_once(work) for _ in range(rounds))


def _once(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def show(what: str, value: float, unit: str, peer: tuple[str, float] | None = None) -> None:
    """One line: a figure, and beside it the peer's of the same run."""
    beside = f"   {peer[0]}: {peer[1]:,.1f} {unit} (ratio {value / peer[1]:.2f})" if peer else ""
    print(f"{what:44} {value:10,.1f} {unit}{beside}")
