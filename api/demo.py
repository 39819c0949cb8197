"""The demonstration: the sample corpus in a store of its own, and what it answers."""

from __future__ import annotations

import os

from api.asking import ask
from api.console import note, say, track
from api.inputs import Rejections, count_inputs, read_documents
from api.loading import Report, load_documents
from api.reading import open_pipeline
from api.rebuilding import rebuild
from api.settings import ROOT, Settings
from api.stores import open_configured
from graph import queries
from graph.store import Store
from ontology.errors import QuestionError
from ontology.terms import read_ontology

CORPUS = ROOT / "corpus"
QUESTIONS = (
    "who met whom about Myawaddy?",
    "whom did Liu Zhongyi meet in February 2025?",
    "what measures has Thailand taken in February 2025?",
    "what measures were taken against Saw Chit Thu?",
    "what binds Cambodia and South Korea?",
    "what did Guo Jiakun say?",
    "who is the Prime Minister of Thailand?",
    "how is Min Aung Hlaing connected to Luong Tam Quang?",
)
_ANSWERS = 4


def demo_settings(settings: Settings) -> Settings:
    """Settings under which the demonstration's store is the store."""
    return settings.model_copy(update={"store": settings.demo})


def open_demo(settings: Settings) -> Store:
    """The store with the sample corpus, filled if it is not."""
    chosen = demo_settings(settings)
    store = open_configured(chosen)
    _load(store, chosen)
    return store


def run_demo(settings: Settings) -> None:
    """Load the corpus, print what the graph holds, answer the questions, say what to try next."""
    with open_configured(settings) as store:
        say(f"Loading {CORPUS.name}/ into {_short(settings.store)}")
        report = _load(store, settings)
        _say_holdings(store, report)
        for question in QUESTIONS:
            _say_answer(store, question)
    _say_next(settings)


def _load(store: Store, settings: Settings) -> Report:
    pipeline = open_pipeline(settings)
    paths = [str(CORPUS)]
    with track("reading", count_inputs(paths)) as advance:
        if store.stamp() not in (None, pipeline.stamp):
            note("the rules or tables have changed since the last run: reading the documents again")
            rebuild(store, pipeline, advance)
        return load_documents(store, pipeline, read_documents(paths, Rejections()), replace=True, advance=advance)


def _say_holdings(store: Store, report: Report) -> None:
    stats = queries.stats(store)
    counts = {label: count.documents for label, count in stats.nodes.items()}
    say(f"{counts['Document']} documents, {report.new} of them read now" + _between(stats.published))
    terms = read_ontology()
    facts = ", ".join(_counted(label, counts[label]) for label in terms.events)
    entities = ", ".join(_counted(label, counts[label]) for label in terms.entities if counts[label])
    say(f"  they state  {facts}, {counts['Office']} offices held")
    say(f"  they name   {entities}")
    say(f"  with {counts['Passage']} passages of text and {sum(stats.relationships.values())} relationships in all")


def _counted(label: str, count: int) -> str:
    plural = f"{label[:-1]}ies" if label.endswith("y") else f"{label}s"
    return f"{count} {label if count == 1 else plural}".lower()


def _between(published: tuple[str, str] | None) -> str:
    return f", published {published[0]} to {published[1]}" if published else ""


def _say_answer(store: Store, question: str) -> None:
    say()
    say(f"? {question}")
    try:
        lines = list(ask(store, question, limit=_ANSWERS).lines(quotes=1))
    except QuestionError as error:
        lines = str(error).splitlines()
    for line in lines:
        say(f"  {line}")


def _say_next(settings: Settings) -> None:
    store = _short(settings.store)
    say()
    say("Next:")
    for command in (
        f'entente ask "who met Phumtham Wechayachai?" --store {store}',
        f'entente path "Phumtham Wechayachai" "Tun Tun Naung" --store {store}',
        f'entente cypher "MATCH (m:Meeting)-[:ABOUT]->(p:Place) RETURN p.name, count(m) AS meetings '
        f'ORDER BY meetings DESC LIMIT 5" --store {store}',
        f"entente stats --store {store}",
        "entente explain corpus/asean-telecom-fraud.txt",
        "entente load your-documents/",
        "entente --help",
    ):
        say(f"  {command}")


def _short(store: str) -> str:
    here = os.path.relpath(store)
    return here if not here.startswith("..") else store
