"""Evaluation: how good extracted facts are against annotated documents, by the scorer that lies beside them."""

from api.evaluation.counting import Part, evaluate
from api.evaluation.report import lines, markdown
from api.evaluation.run import Run, read_run

__all__ = ["Part", "Run", "evaluate", "lines", "markdown", "read_run"]
