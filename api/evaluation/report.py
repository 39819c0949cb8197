"""Reports of a run: tables for the terminal and in Markdown, with an earlier run beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from api.evaluation.run import Ratio, Run

Row = tuple[str, ...]
_WORST = 10  # documents named
_SAME = 5e-4  # a change that three decimals do not show


def lines(run: Run, earlier: Run | None = None) -> Iterator[str]:
    """The report for the terminal."""
    for heading, columns, rows in _sections(run, earlier):
        widths = [max(len(row[index]) for row in (columns, *rows)) for index in range(len(columns))]
        yield f"{heading}:" if heading else ""
        for first, *rest in (columns, *rows):
            figures = (cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True))
            yield "  ".join((first.ljust(widths[0]), *figures))
        yield ""
    yield _foot(run)


def markdown(run: Run, earlier: Run | None = None) -> Iterator[str]:
    """The report in Markdown."""
    for heading, columns, rows in _sections(run, earlier):
        if heading:
            yield f"## {heading[0].upper()}{heading[1:]}"
            yield ""
        yield from markdown_table(columns, rows)
        yield ""
    yield _foot(run)


def markdown_table(columns: Row, rows: Sequence[Row]) -> Iterator[str]:
    """A table in Markdown, its figures to the right."""
    yield f"| {' | '.join(columns)} |"
    yield "|---|" + "---:|" * (len(columns) - 1)
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _sections(run: Run, earlier: Run | None) -> Iterator[tuple[str, Row, Sequence[Row]]]:
    """Heading, columns and rows of each table."""
    columns = ("class", "annotated", "extracted", "found P", "R", "F1", "full P", "R", "F1")
    rows = [
        (name, str(one.gold), str(one.system), *_ratio(one.found), *_ratio(one.full))
        for name, one in run.classes.items()
    ]
    yield "", columns, rows
    slots = [
        (f"{label}: {slot}", f"{value:.3f}")
        for label, found in run.slots.items()
        for slot, value in sorted(found.items(), key=lambda item: item[1])
    ]
    yield "slots of the facts found, mean agreement", ("slot", "agreement"), slots
    yield "errors by class", ("class", "facts"), [(name, str(count)) for name, count in run.errors.items()]
    worst = sorted(run.documents.items(), key=lambda item: (-item[1].errors, item[0]))[:_WORST]
    yield (
        "documents with most errors",
        ("document", "errors", "F1"),
        [(name, str(score.errors), f"{score.f1:.3f}") for name, score in worst if score.errors],
    )
    if earlier is not None:
        changes = list(_changes(run, earlier)) or [("nothing changed", "", "", "")]
        yield "against the earlier run", ("", "before", "now", "change"), changes


def _changes(run: Run, earlier: Run) -> Iterator[Row]:
    """What rose and fell, classes first, then errors and documents that changed."""
    for name, one in run.classes.items():
        other = earlier.classes[name]
        for what, now, before in (("found", one.found, other.found), ("full", one.full, other.full)):
            if any(abs(x - y) >= _SAME for x, y in zip(now, before, strict=True)):
                for measure in Ratio._fields:
                    yield _change(f"{name}: {what} {measure}", getattr(before, measure), getattr(now, measure))
    for what, olds, news in (("", earlier.errors, run.errors), ("errors in ", _errors(earlier), _errors(run))):
        for name in sorted({*olds, *news}):
            old, new = olds.get(name, 0), news.get(name, 0)
            if old != new:
                yield f"{what}{name}", str(old), str(new), f"{new - old:+d}"


def _errors(run: Run) -> Mapping[str, int]:
    return {name: score.errors for name, score in run.documents.items()}


def _change(what: str, before: float, now: float) -> Row:
    return what, f"{before:.3f}", f"{now:.3f}", f"{now - before:+.3f}"


def _ratio(ratio: Ratio) -> Row:
    return tuple(f"{value:.3f}" for value in ratio)


def _foot(run: Run) -> str:
    facts, documents = run.classes["all"].system, len(run.documents)
    return f"{documents} documents; evidence stands in the text for {run.grounded:.3f} of {facts} facts"
