"""A job: an upload on its way into the store, and what became of its documents."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from typing import Literal

State = Literal["waiting", "running", "done", "failed"]
SELECT_JOBS = """
SELECT job.*, (SELECT json_group_object(event, n) FROM
    (SELECT event, count(*) AS n FROM outcome WHERE outcome.job = job.number GROUP BY event ORDER BY event)) AS counts,
    (SELECT json_group_object(label, n) FROM
    (SELECT key AS label, sum(value) AS n FROM outcome, json_each(facts) WHERE outcome.job = job.number
     GROUP BY key ORDER BY n DESC, key)) AS facts
FROM job
"""


@dataclass(frozen=True, slots=True)
class Job:
    """An upload on its way into the store.

    `counts` says how many documents have come to each event, `facts` how many facts of each label were read in them.
    `problem` is why it failed, or what it waits for.
    """

    number: int
    id: str
    state: State
    substitutes: bool
    created: str
    started: str | None
    ended: str | None
    attempts: int
    replaced: int
    problem: str | None
    remedy: str | None
    counts: dict[str, int]
    facts: dict[str, int]

    def to_json(self) -> dict[str, object]:
        """The job for a program."""
        problem = {"detail": self.problem, "remedy": self.remedy} if self.problem else None
        return {
            "id": self.id,
            "state": self.state,
            "created": self.created,
            "started": self.started,
            "ended": self.ended,
            "replace": self.substitutes,
            "counts": {**self.counts, **({"replaced": self.replaced} if self.replaced else {})},
            "facts": self.facts,
            "problem": problem,
        }


def read_job(row: sqlite3.Row) -> Job:
    """The job of a row of SELECT_JOBS."""
    told = {name: row[name] for name in row.keys() if name not in ("digest", "token")}  # noqa: SIM118 - a Row is no mapping
    loads = {name: json.loads(row[name]) for name in ("counts", "facts")}
    return Job(**{**told, **loads, "substitutes": bool(row["substitutes"])})


def outcome_json(row: sqlite3.Row) -> dict[str, object]:
    """What became of a document, for a program."""
    notes = [
        {name: note[name] for name in ("event", "reason", "remedy", "sentence", "rule") if note[name]}
        for note in json.loads(row["notes"])
    ]
    told = {"source": row["source"], "event": row["event"], "id": row["document"]}
    return {**told, "facts": json.loads(row["facts"]), "notes": notes}
