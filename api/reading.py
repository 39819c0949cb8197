"""Documents read by rules and authority, for every face: the pipeline, its stamp, and facts in their flat form."""

from __future__ import annotations

from dataclasses import dataclass, field

from api.inputs import name_of
from api.settings import Settings
from loaders.documents import Document
from loaders.extract.claims import Extractor
from loaders.extract.parse import model_name
from loaders.extract.rules import RuleExtractor
from loaders.flat import flat_fact
from loaders.pipeline import Pipeline, stamp
from ontology.authority import read_authority


@dataclass(slots=True)
class StampedPipeline(Pipeline):
    """A pipeline with the digest of all that a document's graph depends on beside the document.

    The digest is taken once, when the rules are read: they may change on the disk while the work goes on.
    """

    stamp: str = field(init=False)

    def __post_init__(self) -> None:
        Pipeline.__post_init__(self)
        self.stamp = stamp(self.authority, model_name())


def open_pipeline(settings: Settings) -> StampedPipeline:
    """The pipeline of the rule extractor over the shipped tables and the user's own."""
    authority = read_authority(settings.authority)
    return StampedPipeline(authority, RuleExtractor(authority))


def extract_facts(extractor: Extractor, document: Document) -> dict[str, object]:
    """The facts of a document in the flat form of the annotation guidelines."""
    claims = extractor.extract(document).claims
    return {
        "id": name_of(document),
        "published": document.published,
        "publisher": document.publisher,
        "facts": [flat_fact(claim, document) for claim in claims],
    }
