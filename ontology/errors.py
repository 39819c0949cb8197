"""The errors of Entente, one tree.

EntenteError
├── UnreadableDocument      a document that no reader can turn into text
├── InvalidTable            a row of an authority table that cannot be used
├── InvalidDate             a date that is not ISO 8601, cut short or an interval
├── InvalidSetting          an environment variable or option that cannot be used
├── InvalidGraph            quads that the ontology does not allow
├── StoreError              a store that cannot do what was asked
│   ├── StoreUnavailable        it cannot be opened or reached
│   ├── StoreBusy               another process writes
│   └── StoreMismatch           it was filled by other rules or another authority
├── QuestionError           a question that cannot be answered as asked
│   ├── InvalidFilter           a filter or its value is not known
│   ├── UnknownName             no entity has this name or id
│   ├── AmbiguousName           several entities have this name
│   ├── TooWide                 it selects more than can be reckoned at once
│   └── UnreadQuestion          the words were not understood
└── StatementError          a Cypher statement that is not run
    ├── RefusedStatement        the guard refuses it
    ├── FailedStatement         the engine refuses it
    └── StoppedStatement        it ran into a limit

Every message names the input and what to do about it.
"""

from __future__ import annotations

from collections.abc import Sequence


class EntenteError(Exception):
    """What Entente tells its user instead of a stack trace.

    `remedy` is one sentence in the imperative; `exit_code` is what the command line ends with.
    """

    exit_code = 1

    def __init__(self, problem: str, remedy: str = "") -> None:
        super().__init__(f"{problem}\n  {remedy}" if remedy else problem)
        self.problem = problem
        self.remedy = remedy


class UnreadableDocument(EntenteError):
    """A document that no reader can turn into text."""

    exit_code = 3

    def __init__(self, source: str, reason: str, remedy: str = "") -> None:
        super().__init__(f"{source}: {reason}", remedy)
        self.source = source
        self.reason = reason


class InvalidTable(EntenteError):
    """A row of an authority table that cannot be used, or, without a line, a whole folder of tables."""

    exit_code = 3

    def __init__(self, file: str, line: int | None, reason: str, remedy: str = "") -> None:
        super().__init__(f"{file}: {reason}" if line is None else f"{file}:{line}: {reason}", remedy)
        self.file = file
        self.line = line
        self.reason = reason


class InvalidDate(EntenteError):
    """A date that is not ISO 8601, cut short or an interval."""

    exit_code = 2


class InvalidSetting(EntenteError):
    """An environment variable or option that cannot be used."""

    exit_code = 2


class InvalidGraph(EntenteError):
    """Quads that the ontology does not allow."""

    exit_code = 3


class StoreError(EntenteError):
    """A store that cannot do what was asked."""

    exit_code = 4


class StoreUnavailable(StoreError):
    """A store that cannot be opened or reached."""


class StoreBusy(StoreError):
    """A store that another process writes to."""


class StoreMismatch(StoreError):
    """A store that was filled by other rules or another authority."""


class QuestionError(EntenteError):
    """A question that cannot be answered as asked."""

    exit_code = 2


class InvalidFilter(QuestionError):
    """A filter, or a value of one, that is not known."""


class UnknownName(QuestionError):
    """A name or id that no entity has; `choices` are the ids and names of the nearest, the nearest first."""

    def __init__(self, problem: str, remedy: str = "", choices: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(problem, remedy)
        self.choices = list(choices)


class AmbiguousName(QuestionError):
    """A name that several entities have; `choices` are their ids and names."""

    def __init__(self, name: str, choices: list[tuple[str, str]]) -> None:
        listed = "; ".join(f"{label} ({identifier})" for identifier, label in choices)
        super().__init__(f"{name!r} can be: {listed}", "Give the id of the one you mean.")
        self.name = name
        self.choices = choices


class TooWide(QuestionError):
    """A question that selects more than can be reckoned at once."""


class UnreadQuestion(QuestionError):
    """A question in words that was not understood."""


class StatementError(EntenteError):
    """A Cypher statement that is not run, or not to its end."""

    exit_code = 2


class RefusedStatement(StatementError):
    """A Cypher statement that the guard refuses."""


class FailedStatement(StatementError):
    """A Cypher statement that the engine refuses."""


class StoppedStatement(StatementError):
    """A Cypher statement that ran into a limit."""

    exit_code = 5
