"""Commands that question a store: ask, path, cypher."""

from __future__ import annotations

import csv
import sys
from datetime import datetime
from typing import Annotated, Literal

import typer

from api.console import note, say, say_json, say_table
from api.options import AsJson, Store, examples

Form = Literal["table", "csv", "json"]
_NONE: list[str] = []
Quotes = Annotated[int, typer.Option(min=0, help="Sentences to quote under each answer.")]


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.command(
        epilog=examples(
            'entente ask "who met whom about Myawaddy?"',
            'entente ask "what measures has Thailand taken against Myawaddy since 2025?"',
            'entente ask "how is Phumtham Wechayachai connected to Tun Tun Naung?" --json',
            'entente ask "and with Vietnam?" --context "who met officials of China in 2025?"',
        )
    )(ask)
    app.command(
        epilog=examples(
            'entente path "Phumtham Wechayachai" "Tun Tun Naung"',
            'entente path "Xi Jinping" "Liu Zhongyi" -k 1 --json',
            "entente path TH CN --step Meeting --deeds --from 2025",
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
    context: Annotated[str | None, typer.Option(help="The question before, for 'and with Laos?'.")] = None,
    today: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Day that 'last year' is read from.")
    ] = None,
    quotes: Quotes = 2,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Answers to print.")] = 25,
    show_cypher: Annotated[bool, typer.Option("--cypher/--no-cypher", help="Print the Cypher that was run.")] = True,
    as_json: AsJson = False,
) -> None:
    """Answer a question in words, with sentences and Cypher.

    It prints how the question was read; words that were not understood are named, with questions that have an answer.
    """
    from api.asking import ask as answer
    from api.settings import read_settings
    from api.stores import open_configured

    with open_configured(read_settings(store=store), exists=True) as opened:
        day = today.date() if today else None
        told = answer(opened, question, context=context, limit=limit, today=day)
    if as_json:
        say_json(told.to_json())
    else:
        for line in told.lines(quotes=quotes):
            say(line)
    if show_cypher and not as_json:
        say()
        for line in told.cypher_lines():
            say(line)
    if told.reading.query is None:
        raise typer.Exit(code=2)


def path(
    ends: Annotated[list[str], typer.Argument(metavar="A B...", help="Ends: id, code or name.", show_default=False)],
    store: Store = None,
    k: Annotated[int, typer.Option("-k", min=1, max=100, help="Paths to show for each pair.")] = 3,
    longest: Annotated[int, typer.Option(min=1, max=6, help="Steps at most.")] = 6,
    via: Annotated[list[str], typer.Option(help="Only entities with this label between; repeatable.")] = _NONE,
    never: Annotated[list[str], typer.Option(help="No entity with this label between; repeatable.")] = _NONE,
    since: Annotated[str | None, typer.Option("--from", help="Only facts not before this day.")] = None,
    to: Annotated[str | None, typer.Option(help="Only facts not after this day.")] = None,
    dates: Annotated[str, typer.Option(help="Which date counts: event, reported, either.")] = "either",
    deeds: Annotated[bool, typer.Option("--deeds", help="No plans, proposals or approvals.")] = False,
    step: Annotated[str | None, typer.Option(help="The one type of fact that is a step: Meeting, ...")] = None,
    countries: Annotated[bool, typer.Option("--countries", help="Go through countries too.")] = False,
    quotes: Quotes = 1,
    as_json: AsJson = False,
) -> None:
    """Tell how two entities are connected, step by step."""
    from api.answers import paths_json
    from api.settings import read_settings
    from api.stores import open_configured
    from api.telling import tell_paths
    from graph.paths import PathQuestion, find_paths

    question = PathQuestion(
        tuple(ends), longest, k, tuple(via), tuple(never), since, to, dates, deeds=deeds, step=step, countries=countries
    )
    with open_configured(read_settings(store=store), exists=True) as opened:
        found = find_paths(opened, question)
    if as_json:
        say_json(paths_json(found))
        return
    for line in tell_paths(found, quotes=quotes):
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
