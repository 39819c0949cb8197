"""Extraction on one core, beside the parser alone on the same texts; and a load with one process and with all cores.

Relevant text is the sample corpus. In mixed news one page in ten is of it, the others are of other fields.
"""

from __future__ import annotations

import os
import resource
import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

import spacy

from api.loading import load_authority, load_documents
from api.reading import open_pipeline
from api.settings import read_settings
from benchmarks.figures import seconds, show
from graph.stores import open_store
from loaders.documents import Document, read
from loaders.extract.parse import MODEL
from ontology.facts import Source
from tests.loaders.extract.test_outside_the_field import PAGES

CORPUS = Path(__file__).parent.parent / "corpus"
_OTHERS = 9  # pages of other fields for each of the corpus
_COPIES = 10  # of the corpus in the load, so that it is long enough for processes to start


def main() -> None:
    """Sentences a second of the parser, the extractor and the whole way to quads; documents a second of a load."""
    corpus = [found for found in read([str(CORPUS / "*.txt")]) if isinstance(found, Document)]
    pipeline = open_pipeline(read_settings())
    parser = spacy.load(MODEL, exclude=["ner", "senter"])
    for what, documents in (("relevant text", corpus), ("mixed news", _mixed(corpus))):
        sentences = sum(1 for document in documents for _ in parser(document.text).sents)
        alone = sentences / seconds(lambda pages=documents: [parser(page.text) for page in pages])
        claims = sentences / seconds(lambda pages=documents: [pipeline.extractor.extract(page) for page in pages])
        quads = sentences / seconds(lambda pages=documents: [pipeline.read(page) for page in pages])
        print(f"{what}: {len(documents)} documents, {sentences} sentences, one core")
        show("text to claims", claims, "sentences/s", ("spaCy alone", alone))
        show("text to quads", quads, "sentences/s", ("spaCy alone", alone))
    show("peak memory", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "MiB")
    _loads(corpus)


def _mixed(corpus: Sequence[Document]) -> list[Source]:
    """The corpus among nine times as much text of other fields."""
    others = cycle(Source(text=page, title=page.split("\n", 1)[0]) for page in PAGES)
    mixed: list[Source] = []
    for document in corpus:
        mixed.append(document)
        room = _OTHERS * len(document.text)
        while room > 0:
            mixed.append(next(others))
            room -= len(mixed[-1].text)
    return mixed


def _loads(corpus: Sequence[Document]) -> None:
    """A load into an embedded store that has the authority already, by one process and by all cores."""
    pipeline = open_pipeline(read_settings())
    copies = [
        replace(document, text=f"{document.text}\n\nCopy {number}.", url=None)
        for number in range(_COPIES)
        for document in corpus
    ]
    cores = os.cpu_count() or 1
    rates = []
    for workers in (1, cores):
        with TemporaryDirectory() as folder, open_store(folder) as store:
            load_authority(store, pipeline)
            start = time.perf_counter()
            load_documents(store, pipeline, iter(copies), replace=False, advance=lambda _: None, workers=workers)
            rates.append(len(copies) / (time.perf_counter() - start))
    show(f"load of {len(copies)} documents, {cores} cores", rates[1], "documents/s", ("one core", rates[0]))
