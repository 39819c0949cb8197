"""The command that makes a key for a client of the HTTP API."""

from __future__ import annotations

from typing import Annotated

import typer

from api.console import say, say_json
from api.keys import Role
from api.options import AsJson, examples


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=examples("entente key alice --role write", "entente key dashboard"))(key)


def key(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Whose it is: limits count by it.", show_default=False)],
    role: Annotated[Role, typer.Option(help="What it may do: read, or write (and read).")] = "read",
    as_json: AsJson = False,
) -> None:
    """Make a key for a client of the HTTP API.

    Printed are the key, this once, and the setting that knows it.
    """
    from api.keys import make_key

    token, made = make_key(name, role)
    if as_json:
        say_json({"key": token, "entry": str(made)})
        return
    say(f"key, shown this once:  {token}")
    say(f"the server's setting:  ENTENTE_API_KEYS='{made}'   (spaces between several)")
    say(f"how it is sent:        curl -H 'Authorization: Bearer {token}' ...")
