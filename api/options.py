"""Options and arguments that several commands share, so that they are named and explained once."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[
    list[str], typer.Argument(help="Files, folders, patterns, addresses, or - for stdin.", show_default=False)
]
Store = Annotated[
    str | None,
    typer.Option(
        "--store",
        help="Folder or neo4j:// URL of the store. Default: ENTENTE_STORE, else data/entente in the clone.",
        show_default=False,
    ),
]
OwnTables = Annotated[
    Path | None,
    typer.Option(
        "--authority", help="Folder of your own authority tables; their rows win. Also ENTENTE_AUTHORITY.",
        show_default=False,
    ),
]  # fmt: skip
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for a program to read.")]
Published = Annotated[
    str | None,
    typer.Option(help="Date of documents that bring none of their own, ISO 8601.", show_default=False),
]
Workers = Annotated[
    int | None,
    typer.Option(min=1, help="Processes that read documents. Default: one a core.", show_default=False),
]


def count_workers(given: int | None) -> int:
    """As many processes as were asked for, or one a core."""
    return given or os.cpu_count() or 1


def examples(*lines: str) -> str:
    """The epilog of a command's help: how it is called."""
    return "\n".join(("\b", "Examples:", *(f"  {line}" for line in lines)))
