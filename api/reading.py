"""Documents read by rules and authority, for every face: the pipeline, its stamp, and facts in their flat form."""

from __future__ import annotations

from api.inputs import name_of
from api.settings import Settings
from loaders.documents import Document
from loaders.extract.claims import Extractor
from loaders.extract.parse import model_name
from loaders.extract.rules import RuleExtractor
from loaders.flat import flat_fact
from loaders.pipeline import Pipeline, stamp
from ontology.authority import read_authority


def open_pipeline(settings: Settings) -> Pipeline:
    """The pipeline of the rule extractor over the shipped tables and the user's own."""
    authority = read_authority(settings.authority)
    return Pipeline(authority, RuleExtractor(authority))


def pipeline_stamp(pipeline: Pipeline) -> str:
    """The digest of all that a document's graph depends on beside the document."""
    return stamp(pipeline.authority, model_name())


def extract_facts(extractor: Extractor, document: Document) -> dict[str, object]:
    """The facts of a document in the flat form of the annotation guidelines."""
    claims = extractor.extract(document).claims
    return {
        "id": name_of(document),
        "published": document.published,
        "publisher": document.publisher,
        "facts": [flat_fact(claim, document) for claim in claims],
    }
