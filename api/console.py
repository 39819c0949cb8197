"""The terminal: answers on stdout, everything else on stderr."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

Advance = Callable[[int], None]
_SECONDS_BETWEEN_LINES = 5.0


def say(line: str = "") -> None:
    """Print a line of the answer."""
    sys.stdout.write(f"{line}\n")


def say_json(value: object, *, indent: int | None = 2) -> None:
    """Print a value for a program; the same value gives the same bytes."""
    say(json.dumps(value, ensure_ascii=False, indent=indent))


def note(line: str) -> None:
    """Print a line about the work, where it does not mix with the answer."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


@contextmanager
def track(task: str, total: int | None = None) -> Iterator[Advance]:
    """Show how far long work has come: a bar on a terminal, elsewhere a line now and then."""
    if sys.stderr.isatty():
        with _bar(task, total) as advance:
            yield advance
    else:
        yield _lines(task, total)


@contextmanager
def _bar(task: str, total: int | None) -> Iterator[Advance]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    # Rich would send stdout to its own console too, which is stderr: an answer must not go there.
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as progress:
        bar = progress.add_task(task, total=total)
        yield lambda count: progress.advance(bar, count)


def _lines(task: str, total: int | None) -> Advance:
    done, told = 0, time.monotonic()

    def advance(count: int) -> None:
        nonlocal done, told
        done += count
        if time.monotonic() - told >= _SECONDS_BETWEEN_LINES:
            note(f"{task}: {done}" if total is None else f"{task}: {done} of {total}")
            told = time.monotonic()

    return advance


def say_table(columns: tuple[str, ...], rows: Sequence[tuple[object, ...]]) -> None:
    """Print rows under columns, as wide as their content."""
    cells = [["" if value is None else str(value) for value in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(columns, *cells, strict=True)] if columns else []
    for line in (list(columns), ["-" * width for width in widths], *cells):
        say("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())
