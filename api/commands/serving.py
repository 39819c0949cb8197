"""Commands that serve: serve, demo."""

from __future__ import annotations

from typing import Annotated

import typer

from api.console import note
from api.options import Store, examples

Host = Annotated[str | None, typer.Option(help="Address to listen on. Default: 127.0.0.1.", show_default=False)]
Port = Annotated[int | None, typer.Option(help="Port to listen on. Default: 8000.", show_default=False)]


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.command(epilog=examples("entente demo", "entente demo --no-serve", "entente demo --port 9000"))(demo)
    app.command(
        epilog=examples("entente serve", "entente serve --store neo4j://localhost:7687 --host 0.0.0.0 --port 80")
    )(serve)


def serve(store: Store = None, host: Host = None, port: Port = None) -> None:
    """Serve the explorer and the HTTP API, which /docs describes."""
    from api.serving import serve as run
    from api.settings import read_settings
    from api.stores import is_there

    settings = read_settings(store=store, host=host, port=port)
    if not is_there(settings):
        note(f"no store at {settings.store} yet: answers come once `entente load` has filled it")
    run(settings, lambda address: note(f"{address} (API: {address}/docs), store {settings.store}; Ctrl-C ends it"))


def demo(
    no_serve: Annotated[bool, typer.Option("--no-serve", help="End after the answers.")] = False,
    host: Host = None,
    port: Port = None,
) -> None:
    """Load the sample corpus, answer questions about it, serve it.

    The store is a folder of its own, data/demo in the clone or ENTENTE_DEMO; a second run finds the documents there.
    """
    from api.demo import demo_settings, run_demo
    from api.serving import serve as run
    from api.settings import read_settings

    settings = demo_settings(read_settings(host=host, port=port))
    run_demo(settings)
    if no_serve:
        return
    run(settings, lambda address: note(f"\nThe explorer is at {address} (its API: {address}/docs); Ctrl-C ends it."))
