"""Inputs: what the paths of a command line stand for."""

from __future__ import annotations

import glob
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BufferedReader, BytesIO
from pathlib import Path

from loaders.readers import READERS, TABLES, guess_suffix
from loaders.readers.draft import Rejected
from ontology.errors import UnreadableDocument

STDIN = "-"
METADATA = ("title", "published", "publisher", "url", "language")
"""Keys of the `.json` beside a document; others are left alone."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file of a folder that is no document, and why."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Opened:
    """An input that is open: its bytes, the suffix that names its reader, and what is known of it from outside."""

    stream: BufferedReader
    suffix: str
    url: str | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)


def find_inputs(paths: Sequence[str]) -> Iterator[str | Rejected]:
    """Give each file, address or `-` once: paths in the order given, what a folder or pattern holds by name."""
    seen = set()
    for path in paths:
        for found in _find(path):
            key = found if isinstance(found, Rejected) or _is_address(found) else str(Path(found).resolve())
            if key not in seen:
                seen.add(key)
                yield found


def _is_address(path: str) -> bool:
    return path == STDIN or "://" in path


def _find(path: str) -> Iterator[str | Rejected]:
    if _is_address(path):
        if path == STDIN or path.lower().startswith(("http://", "https://")):
            yield path
        else:
            yield Rejected(path, "an address that is neither http nor https", "Save it and give the file.")
    elif Path(path).is_dir():
        yield from _find_in_folder(path)
    elif Path(path).exists():
        yield from _find_file(Path(path))
    elif glob.has_magic(path):
        yield from _find_by_pattern(path)
    else:
        yield Rejected(path, "no such file or folder", "Check the path.")


def find_skipped(paths: Sequence[str]) -> Iterator[Skipped]:
    """Give each file that a folder among the paths holds and `find_inputs` passes over; hidden files are left alone."""
    for folder in dict.fromkeys(path for path in paths if not _is_address(path) and Path(path).is_dir()):
        for file in _files_in(folder):
            if file.is_symlink() and not file.exists():
                yield Skipped(str(file), "a link that leads nowhere")
            elif file.is_file() and file.suffix.lower() not in READERS and not list(_described_by(file)):
                yield Skipped(str(file), f"no reader for {file.suffix or 'a name without suffix'}")


def _files_in(folder: str) -> Iterator[Path]:
    """What a folder holds, by name, without what is hidden."""
    for file in sorted(Path(folder).rglob("*")):
        if not any(part.startswith(".") for part in file.relative_to(folder).parts):
            yield file


def _find_in_folder(folder: str) -> Iterator[str | Rejected]:
    shown = [str(file) for file in _files_in(folder) if file.suffix.lower() in READERS and file.is_file()]
    if not shown:
        yield Rejected(folder, "no document in this folder", f"Documents end in {', '.join(READERS)}.")
    yield from shown


def _find_by_pattern(pattern: str) -> Iterator[str | Rejected]:
    matches = [Path(match) for match in sorted(glob.glob(pattern, recursive=True))]
    files = [str(match) for match in matches if match.suffix.lower() in READERS and match.is_file()]
    if not files:
        yield Rejected(pattern, "no document matches this pattern", f"Documents end in {', '.join(READERS)}.")
    yield from files


def _find_file(file: Path) -> Iterator[str | Rejected]:
    suffix = file.suffix.lower()
    if suffix in READERS:
        yield str(file)
    elif described := [str(other) for other in _described_by(file)]:
        yield from described  # it is their metadata, and read with them
    else:
        known = f"Readers know {', '.join(READERS)}: save it as one of these."
        yield Rejected(str(file), f"no reader for {suffix or 'a name without suffix'}", known)


def _described_by(file: Path) -> Iterator[Path]:
    """The documents of which a file is the metadata."""
    if file.suffix.lower() == ".json":
        beside = (file.with_suffix(suffix) for suffix in READERS if suffix not in TABLES)
        yield from (document for document in beside if document.exists())


@contextmanager
def open_input(source: str) -> Iterator[Opened]:
    """Open what `find_inputs` gave.

    Errors: UnreadableDocument if an address cannot be fetched or a `.json` beside a file is broken; OSError.
    """
    if source == STDIN:
        stream = sys.stdin.buffer
        assert isinstance(stream, BufferedReader)
        yield Opened(stream, guess_suffix(stream.peek(1024)[:1024]))
    elif _is_address(source):
        from loaders.fetch import fetch  # a run that reads files does not wait for an HTTP client

        page = fetch(source)
        yield Opened(BufferedReader(BytesIO(page.data)), page.suffix, url=page.url)
    else:
        file = Path(source)
        suffix = file.suffix.lower()
        metadata = {} if suffix in TABLES else _read_metadata(file.with_suffix(".json"), source)
        with file.open("rb") as stream:
            yield Opened(stream, suffix, metadata=metadata)


def _read_metadata(file: Path, described: str) -> dict[str, str]:
    if not file.is_file():
        return {}
    remedy = f"Mend it or take it away; {described} was not read without it."
    try:
        content = json.loads(file.read_text("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise UnreadableDocument(f"{file}:{error.lineno}", f"not JSON: {error.msg}", remedy) from None
    except UnicodeDecodeError:
        raise UnreadableDocument(str(file), "not UTF-8", remedy) from None
    if not isinstance(content, dict):
        raise UnreadableDocument(str(file), f"{type(content).__name__} instead of an object", remedy)
    metadata = {key: content[key] for key in METADATA if content.get(key) is not None}
    for key, value in metadata.items():
        if not isinstance(value, str):
            raise UnreadableDocument(str(file), f"{key!r} is {value!r}, not a string", remedy)
    return {key: value.strip() for key, value in metadata.items() if value.strip()}
