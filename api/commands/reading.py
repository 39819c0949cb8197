"""Commands that read documents: extract, rdf, explain, validate, evaluate."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Literal

import typer

from api.console import note, say, say_json, track
from api.options import AsJson, OwnTables, Paths, Published, Store, examples

RdfFormat = Literal["nquads", "trig", "jsonld"]
Part = Literal["read", "kept"]


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.command(
        epilog=examples(
            "entente extract gold/dev/*.txt > facts.jsonl", "entente extract report.pdf --published 2025-02-19"
        )
    )(extract)
    app.command(epilog=examples("entente explain corpus/asean-telecom-fraud.txt", "entente explain report.pdf --all"))(
        explain
    )
    app.command(
        epilog=examples("entente rdf corpus/asean-telecom-fraud.txt", "entente rdf reports/ --format trig > r.trig")
    )(rdf)
    app.command(
        epilog=examples("entente validate corpus/", "entente validate graph.nq", "entente validate --store data/demo")
    )(validate)
    app.command(epilog=examples("entente evaluate gold/dev", "entente evaluate gold/dev --part read --errors"))(
        evaluate
    )


def extract(paths: Paths, published: Published = None, authority: OwnTables = None) -> None:
    """Print the facts of documents as JSON lines.

    One document a line, facts in the text's own spellings, as gold/GUIDELINES.md defines them.
    """
    from api.inputs import Rejections, read_documents
    from api.reading import extract_facts, open_pipeline
    from api.settings import read_settings

    rejections = Rejections()
    extractor = open_pipeline(read_settings(authority=authority)).extractor
    with track("extracting") as advance:
        for document in read_documents(paths, rejections, published):
            say_json(extract_facts(extractor, document), indent=None)
            advance(1)
    _end(len(rejections))


def rdf(
    paths: Paths,
    format: Annotated[RdfFormat, typer.Option(help="How the quads are written.")] = "nquads",
    published: Published = None,
    authority: OwnTables = None,
) -> None:
    """Print the quads of documents, without a store."""
    from api.inputs import Rejections, read_documents
    from api.reading import open_pipeline
    from api.settings import read_settings
    from graph.export import write_rdf

    rejections = Rejections()
    pipeline = open_pipeline(read_settings(authority=authority))
    with track("reading") as advance:
        quads = []
        for document in read_documents(paths, rejections, published):
            quads.append(pipeline.read(document).quads)
            advance(1)
    write_rdf(quads, sys.stdout.buffer, format)
    _end(len(rejections))


def evaluate(
    gold_dir: Annotated[Path, typer.Argument(help="Folder of NAME.txt and NAME.json pairs.", show_default=False)],
    part: Annotated[Part | None, typer.Option(help="Score only the documents read, or only those kept apart.")] = None,
    against: Annotated[
        Path | None, typer.Option(help="An earlier run (--json) to compare with.", show_default=False)
    ] = None,
    errors: Annotated[bool, typer.Option("--errors", help="List each error too, but of those kept apart.")] = False,
    as_markdown: Annotated[bool, typer.Option("--markdown", help="Print the report in Markdown.")] = False,
    as_json: AsJson = False,
    authority: OwnTables = None,
) -> None:
    """Print precision, recall and F1 on annotated documents."""
    from api.evaluation import evaluate as run_over
    from api.evaluation import lines, markdown, read_run
    from api.settings import read_settings

    earlier = read_run(against) if against else None
    run = run_over(gold_dir, read_settings(authority=authority), part)
    if as_json:
        say_json(run.to_json())
        return
    for line in (*(run.listing if errors else ()), *(markdown if as_markdown else lines)(run, earlier)):
        say(line)


def explain(
    paths: Paths,
    published: Published = None,
    whole: Annotated[bool, typer.Option("--all", help="Show sentences too in which nothing was found.")] = False,
    authority: OwnTables = None,
    as_json: AsJson = False,
) -> None:
    """Show names, clauses, rules and choices behind each claim."""
    from api.explaining import explain as explain_document
    from api.inputs import Rejections, read_documents
    from api.reading import open_pipeline
    from api.settings import read_settings

    rejections = Rejections()
    pipeline = open_pipeline(read_settings(authority=authority))
    for document in read_documents(paths, rejections, published):
        explained = explain_document(pipeline, document)
        if as_json:
            say_json(explained.to_json(), indent=None)
            continue
        for line in explained.lines(whole=whole):
            say(line)
    _end(len(rejections))


def validate(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH...]", help="Documents or .nq files; none: the store.", show_default=False),
    ] = None,
    store: Store = None,
    published: Published = None,
    authority: OwnTables = None,
    as_json: AsJson = False,
) -> None:
    """Check graphs against the shapes of the ontology (SHACL)."""
    from api.settings import read_settings
    from api.validating import check

    settings = read_settings(store=store, authority=authority)
    checked, rejected = check(settings, paths or [], published)
    if as_json:
        say_json([{"graph": name, **asdict(found)} for name, found in checked.violations])
    else:
        for name, found in checked.violations:
            say(f"{name}: {found.node} {found.path} {found.value}: {found.message}")
        say(f"{checked.graphs} graphs, {len(checked.violations)} violations")
    if checked.violations:
        raise typer.Exit(3)
    _end(rejected)


def _end(rejected: int) -> None:
    if rejected:
        note(f"{rejected} rejected")
        raise typer.Exit(3)
