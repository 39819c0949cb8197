"""Evaluation against annotated documents, by the scorer that lies beside them: there is no second one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

from api.console import track
from api.inputs import Rejections, read_documents
from api.reading import extract_facts, open_pipeline
from api.settings import ROOT, Settings
from ontology.errors import UnreadableDocument

SCORER = ROOT / "gold" / "score.py"


def score(gold_dir: Path, settings: Settings, flags: Sequence[str]) -> int:
    """Extract from the documents of a folder and let the scorer print its figures; its exit code.

    Errors: UnreadableDocument if the folder holds no annotated document.
    """
    texts = [path for path in sorted(gold_dir.glob("*.txt")) if path.with_suffix(".json").is_file()]
    if not texts:
        raise UnreadableDocument(str(gold_dir), "no NAME.txt with its NAME.json", "Give a folder such as gold/dev.")
    extractor = open_pipeline(settings).extractor
    with TemporaryDirectory() as folder, track("extracting", len(texts)) as advance:
        output = Path(folder) / "facts.jsonl"
        with output.open("w", encoding="utf-8") as stream:
            for document in read_documents([str(path) for path in texts], Rejections()):
                stream.write(json.dumps(extract_facts(extractor, document), ensure_ascii=False) + "\n")
                advance(1)
        return int(_scorer().main([str(gold_dir), str(output), *flags]))


def _scorer() -> ModuleType:
    spec = spec_from_file_location("gold_score", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
