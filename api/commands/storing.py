"""Commands that fill, change and describe a store: load, retract, rebuild, export, stats."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.console import note, say, say_json, say_table, track
from api.options import AsJson, OwnTables, Paths, Published, Store, Workers, count_workers, examples

if TYPE_CHECKING:
    from api.loading import Report

_SHOWN = 5


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.command(
        epilog=examples(
            "entente load corpus/",
            "entente load news.jsonl 'reports/*.pdf' https://example.org/page --store neo4j://localhost:7687",
            "cat release.txt | entente load - --published 2025-02-19",
        )
    )(load)
    app.command(
        epilog=examples(
            "entente retract corpus/asean-telecom-fraud.txt",
            "entente retract document/5feceb66ffc86f38d952786c6d696c79",
        )
    )(retract)
    app.command(epilog=examples("entente rebuild", "entente rebuild --authority my-tables/"))(rebuild)
    app.command(
        epilog=examples("entente export graph.ttl", "entente export graph.csv  (graph.nodes.csv and graph.edges.csv)")
    )(export)
    app.command(epilog=examples("entente stats", "entente stats --json --store data/demo"))(stats)


def load(
    paths: Paths,
    store: Store = None,
    published: Published = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="A document whose address is there with other content takes its place.")
    ] = False,
    report: Annotated[
        Path | None, typer.Option(help="File for the whole report, a JSON object a line.", show_default=False)
    ] = None,
    authority: OwnTables = None,
    workers: Workers = None,
    as_json: AsJson = False,
) -> None:
    """Load documents into a store.

    What the store has already is not read again: run the same command again after it was stopped.
    """
    from api.inputs import count_inputs
    from api.loading import load as load_paths
    from api.reading import open_pipeline
    from api.settings import read_settings
    from api.stores import open_configured

    settings = read_settings(store=store, authority=authority)
    pipeline = open_pipeline(settings)
    with track("loading", count_inputs(paths)) as advance:
        done = load_paths(
            lambda: open_configured(settings),
            pipeline,
            paths,
            published=published,
            replace=replace,
            advance=advance,
            workers=count_workers(workers),
        )
    if report:
        lines = (json.dumps(asdict(line), ensure_ascii=False) for line in done.notes)
        report.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    if as_json:
        say_json({"store": settings.store, **done.to_json()})
    else:
        _say_report(done, settings.store)
    if not done.complete:
        raise typer.Exit(3)


def _say_report(done: Report, store: str) -> None:
    rejected, conflicts, skipped = done.of("rejected"), done.of("conflict"), done.of("skipped")
    counts = [f"{done.new} new", f"{done.known} known", f"{len(rejected)} rejected"]
    counts += [f"{len(skipped)} skipped"] if skipped else []
    counts += [f"{len(conflicts)} in conflict"] if conflicts else []
    counts += [f"{done.replaced} replaced"] if done.replaced else []
    say(f"{store}: {', '.join(counts)}")
    if done.new:
        facts = ", ".join(f"{count} {label}" for label, count in done.facts.most_common())
        say(f"facts: {facts or 'none'}")
    for event, title in (("dropped", "sentences left out"), ("unresolved", "claims or roles left out")):
        if reasons := done.reasons(event):
            say(f"{title}: " + _listed([f"{reason} ({count})" for reason, count in reasons.most_common()]))
    for event in ("conflict", "skipped", "warning", "silent"):
        _say_notes(done, event)


def _say_notes(done: Report, event: str) -> None:
    found = done.of(event)
    for line in found[:_SHOWN]:
        say(f"{event}: {line.source}: {line.reason}")
        if line.remedy:
            say(f"  {line.remedy}")
    if len(found) > _SHOWN:
        say(f"{event}: {len(found) - _SHOWN} more; --report FILE lists all")


def _listed(items: Sequence[str]) -> str:
    more = f"; {len(items) - _SHOWN} more reasons" if len(items) > _SHOWN else ""
    return "; ".join(items[:_SHOWN]) + more


def retract(
    documents: Annotated[
        list[str], typer.Argument(metavar="DOCUMENT...", help="Paths, ids or IRIs.", show_default=False)
    ],
    store: Store = None,
    published: Published = None,
) -> None:
    """Take documents out of a store, with all that only they say."""
    from api.inputs import Rejections
    from api.retracting import retract_documents
    from api.settings import read_settings
    from api.stores import open_configured

    rejections = Rejections()
    with open_configured(read_settings(store=store), exists=True) as opened:
        found = retract_documents(opened, documents, published, rejections)
    for name, there in found.items():
        say(f"{name}: {'taken out' if there else 'not in the store'}")
    if rejections or not all(found.values()):
        raise typer.Exit(3)


def rebuild(store: Store = None, authority: OwnTables = None, workers: Workers = None) -> None:
    """Read every kept document again by today's rules and tables."""
    from api.reading import open_pipeline
    from api.rebuilding import rebuild as rebuild_store
    from api.settings import read_settings
    from api.stores import open_configured

    settings = read_settings(store=store, authority=authority)
    with open_configured(settings, exists=True) as opened:
        total = len(list(opened.documents()))
        with track("rebuilding", total) as advance:
            done = rebuild_store(opened, open_pipeline(settings), advance, count_workers(workers))
    say(f"{settings.store}: rebuilt from {done.new} documents, the authority's tables among them")


def export(
    file: Annotated[
        Path,
        typer.Argument(help="Its suffix is the form: .nq .ttl .jsonld .graphml .csv .ftm.json", show_default=False),
    ],
    store: Store = None,
) -> None:
    """Write the graph to a file; the suffix chooses the form.

    .csv writes two tables, NAME.nodes.csv and NAME.edges.csv; .ftm.json writes FollowTheMoney entities, one a line.
    """
    from api.settings import read_settings
    from api.stores import open_configured
    from graph.export import export as write

    with open_configured(read_settings(store=store), exists=True) as opened:
        for path in write(opened, file):
            note(f"wrote {path}")


def stats(store: Store = None, as_json: AsJson = False) -> None:
    """Print counts by label, relationship and document."""
    from api.answers import list_all_documents
    from api.settings import read_settings
    from api.stores import open_configured
    from graph import queries

    with open_configured(read_settings(store=store), exists=True) as opened:
        counts, listed = queries.stats(opened), list_all_documents(opened)
    if as_json:
        say_json({**counts.to_json(), "documents": [one.to_json() for one in listed]})
        return
    nodes = [(label, one.total, one.authority, one.documents) for label, one in counts.nodes.items() if one.total]
    say_table(("label", "total", "authority", "documents"), nodes)
    say()
    say_table(("relationship", "total"), [(kind, count) for kind, count in counts.relationships.items() if count])
    say()
    rows = [(one.facts, one.document.published or "", one.document.title) for one in listed if not one.authority]
    say_table(("facts", "published", "document"), sorted(rows, reverse=True))
