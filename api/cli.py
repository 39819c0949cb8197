"""The command line. What a command needs is imported when it runs: `entente --help` waits for nothing."""

from __future__ import annotations

import logging
import os
import sys
import traceback
from collections.abc import Sequence
from importlib.metadata import version
from typing import Annotated

import typer

from api.commands import asking, keys, reading, serving, storing
from api.console import note, say
from ontology.errors import EntenteError

HELP = """Documents about states working together against cross-border crime, as a graph that answers with its sources.

Start with `entente demo`. Every command has `--help` with examples.
"""
EXIT_CODES = """\b
Exit codes:
  0    done
  1    an unexpected error
  2    a wrong option, question or statement
  3    a document, table or graph that cannot be used; what can be used is done
  4    a store that cannot be used
  5    stopped at a limit
  130  interrupted"""

app = typer.Typer(
    name="entente",
    help=HELP,
    epilog=EXIT_CODES,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _say_version(wanted: bool) -> None:
    if wanted:
        say(f"entente {version('entente')}")
        raise typer.Exit


@app.callback()
def _entente(
    debug: Annotated[
        bool, typer.Option("--debug", help="Show the stack trace of an error. Also ENTENTE_DEBUG=1.")
    ] = False,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_say_version, is_eager=True)
    ] = False,
) -> None:
    """Take the options that come before the command; `main` looks for --debug itself."""


for commands in (serving, reading, storing, asking, keys):
    commands.register(app)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and end the process with its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    # What the driver logs is raised too, and told once.
    logging.getLogger("neo4j").setLevel(logging.CRITICAL)
    try:
        app(args=words, prog_name="entente")
    except Exception as error:
        # Not by way of the settings: they may be what is wrong.
        sys.exit(_tell(error, debug="--debug" in words[:1] or bool(os.environ.get("ENTENTE_DEBUG"))))


def _tell(error: Exception, *, debug: bool) -> int:
    """Say what went wrong without a stack trace; the exit code."""
    if debug:
        note("".join(traceback.format_exception(error)).rstrip())
    if isinstance(error, EntenteError):
        note(f"error: {error}")
        return error.exit_code
    note(f"error: unexpected {type(error).__name__}: {error}\n  Run `entente --debug ...` to see where.")
    return 1
