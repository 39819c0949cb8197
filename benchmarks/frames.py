"""Frames: in how many texts each fires, and in how many rightly; a frame right in one text of all is deleted.

Texts are the annotated documents that may be read, those of other folders that are named, and the passages of the
banks of phrasings; the frames' own examples do not count.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from api.evaluation.counting import find_annotations
from api.evaluation.scorer import scorer
from benchmarks.accuracy import GOLD
from loaders.documents import Document, read
from loaders.extract.events import load_frames
from loaders.extract.frame_lines import line_of
from loaders.extract.rules import RuleExtractor
from loaders.flat import flat_fact
from ontology.authority import shipped_authority
from ontology.facts import Source
from tests.loaders.extract.test_phrasings import FOLDER, TYPES, is_told

Firing = tuple[str, str, bool]  # rule, text, whether what it told is right


def main(folders: Sequence[Path] = ()) -> None:
    """Print the frames by the number of texts in which they are right, the fewest first."""
    extractor = RuleExtractor(shipped_authority())
    fired, right = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for rule, text, is_right in (*_in_documents(extractor, (GOLD, *folders)), *_in_phrasings(extractor)):
        fired[rule].add(text)
        if is_right:
            right[rule].add(text)
    names = sorted((frame.name for frame in load_frames().frames), key=lambda name: (len(right[name]), name))
    print(f"{'frame':32} {'right in':>8} {'fires in':>8}  line")
    for name in names:
        print(f"{name:32} {len(right[name]):8} {len(fired[name]):8}  {line_of(name)}")


def _in_documents(extractor: RuleExtractor, folders: Sequence[Path]) -> Iterator[Firing]:
    for folder in folders:
        paths = find_annotations(folder, "read")
        texts = read([str(path.with_suffix(".txt")) for path in paths])
        for path, document in zip(paths, texts, strict=True):
            assert isinstance(document, Document)
            claims = extractor.extract(document).claims
            gold = json.loads(path.read_text(encoding="utf-8"))["facts"]
            for kind in TYPES:
                told = [(claim.rule, fact) for claim in claims if (fact := flat_fact(claim, document))["t"] == kind]
                wanted = [fact for fact in gold if fact["t"] == kind]
                matched = {place for _, place, _ in scorer().match(wanted, [fact for _, fact in told])}
                yield from ((rule, path.stem, place in matched) for place, (rule, _) in enumerate(told))


def _in_phrasings(extractor: RuleExtractor) -> Iterator[Firing]:
    for path in sorted(FOLDER.glob("*.yaml")):
        bank = yaml.safe_load(path.read_text(encoding="utf-8"))
        for number, passage in enumerate(bank["passages"]):
            source = Source(f"{bank['title']}\n\n{passage['text']}", bank["title"], published="2025-03-10")
            expected = [{"t": kind, **fact} for kind in TYPES for fact in passage.get(kind, ())]
            for claim in extractor.extract(source).claims:
                fact = flat_fact(claim, source)
                yield claim.rule, f"{path.stem} {number}", any(is_told(one, fact) for one in expected)
