"""Extraction over the sample corpus on one core, beside the parser alone on the same texts."""

from __future__ import annotations

import resource
from pathlib import Path

import spacy

from benchmarks.figures import seconds, show
from loaders.documents import Document, read
from loaders.extract.parse import MODEL
from loaders.extract.rules import RuleExtractor
from loaders.pipeline import Pipeline
from ontology.authority import shipped_authority

CORPUS = Path(__file__).parent.parent / "corpus"


def main() -> None:
    """Sentences a second of the parser, of the extractor, and of the whole way to quads."""
    documents = [found for found in read([str(CORPUS / "*.txt")]) if isinstance(found, Document)]
    parser = spacy.load(MODEL, exclude=["ner", "senter"])
    sentences = sum(1 for document in documents for _ in parser(document.text).sents)
    pipeline = Pipeline(shipped_authority(), RuleExtractor(shipped_authority()))

    def rate(took: float) -> float:
        return sentences / took

    alone = rate(seconds(lambda: [parser(document.text) for document in documents]))
    claims = rate(seconds(lambda: [pipeline.extractor.extract(document) for document in documents]))
    quads = rate(seconds(lambda: [pipeline.read(document) for document in documents]))
    print(f"{len(documents)} documents, {sentences} sentences, one core")
    show("text to claims", claims, "sentences/s", ("spaCy alone", alone))
    show("text to quads", quads, "sentences/s", ("spaCy alone", alone))
    show("peak memory", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "MiB")
