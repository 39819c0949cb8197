"""Commands that question a store: ask, path, cypher."""

from __future__ import annotations

import csv
import sys
from typing import Annotated, Literal

import typer

from api.console import note, say, say_json, say_table
from api.options import AsJson, Store, examples

Form = Literal["table", "csv", "json"]
Quotes = Annotated[int, typer.Option(min=0, help="Sentences to quote under each answer.")]


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.command(
        epilog=examples(
            'entente ask "who met whom about Myawaddy?"',
            'entente ask "what measures has Thailand taken against Myawaddy since 2025?"',
            'entente ask "how is Phumtham Wechayachai connected to Tun Tun Naung?" --json',
        )
    )(ask)
    app.command(
        epilog=examples(
            'entente path "Phumtham Wechayachai" "Tun Tun Naung"', 'entente path "Xi Jinping" "Liu Zhongyi" -k 1 --json'
        )
    )(path)
    app.command(
        epilog=examples(
            "entente cypher \"MATCH (m:Meeting)-[:ABOUT]->(p:Place {name: 'Myawaddy'}) RETURN m.date, m.status\"",
            'entente cypher "MATCH (c:Country) RETURN c.code, c.name" --format csv > countries.csv',
        )
    )(cypher)


def ask(
    question: Annotated[str, typer.Argument(help="A question in words.", show_default=False)],
    store: Store = None,
    quotes: Quotes = 2,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Answers to print.")] = 25,
    show_cypher: Annotated[bool, typer.Option("--cypher/--no-cypher", help="Print the Cypher that was run.")] = True,
    as_json: AsJson = False,
) -> None:
    """Answer a question in words, with sentences and Cypher.

    A question of another form is refused with the forms that are understood.
    """
    from api.asking import ask as answer
    from api.settings import read_settings
    from api.stores import open_configured

    with open_configured(read_settings(store=store), exists=True) as opened:
        told = answer(opened, question, limit=limit)
    if as_json:
        say_json(told.to_json())
        return
    for line in told.lines(quotes=quotes):
        say(line)
    if show_cypher:
        say()
        for line in told.cypher_lines():
            say(line)


def path(
    a: Annotated[str, typer.Argument(help="One end: id, code or name.", show_default=False)],
    b: Annotated[str, typer.Argument(help="The other end.", show_default=False)],
    store: Store = None,
    k: Annotated[int, typer.Option("-k", min=1, max=100, help="Paths to show.")] = 3,
    longest: Annotated[int, typer.Option(min=1, max=6, help="Steps at most.")] = 6,
    countries: Annotated[bool, typer.Option("--countries", help="Go through countries too.")] = False,
    quotes: Quotes = 1,
    as_json: AsJson = False,
) -> None:
    """Tell how two entities are connected, step by step."""
    from api.answers import path_json
    from api.asking import tell_paths
    from api.settings import read_settings
    from api.stores import open_configured
    from graph.paths import find_paths

    with open_configured(read_settings(store=store), exists=True) as opened:
        found = find_paths(opened, a, b, k=k, longest=longest, through_countries=countries)
    if as_json:
        say_json({"paths": [path_json(one) for one in found]})
        return
    for line in tell_paths(found, (a, b), quotes=quotes):
        say(line)


def cypher(
    statement: Annotated[str, typer.Argument(help="One reading Cypher statement.", show_default=False)],
    store: Store = None,
    form: Annotated[Form, typer.Option("--format", help="How the rows are printed.")] = "table",
    as_json: AsJson = False,
    seconds: Annotated[float | None, typer.Option(help="Time limit. Also ENTENTE_CYPHER_SECONDS.")] = None,
    rows: Annotated[int | None, typer.Option(help="Row limit. Also ENTENTE_CYPHER_ROWS.")] = None,
) -> None:
    """Run a reading Cypher statement."""
    from api.answers import table_json
    from api.settings import read_settings
    from api.stores import limits, open_configured

    settings = read_settings(store=store, cypher_seconds=seconds, cypher_rows=rows)
    with open_configured(settings, exists=True) as opened:
        table = opened.query(statement, limits(settings))
    if as_json or form == "json":
        say_json(table_json(table))
    elif form == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(table.columns)
        writer.writerows(table.rows)
    else:
        say_table(table.columns, table.rows)
    if table.truncated:
        note(f"only the first {len(table.rows)} rows; --rows shows more")
