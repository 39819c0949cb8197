"""Uploads: what a client sends, as files in a folder that is loaded as any folder is."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

from api.problems import UnreadableType
from loaders.documents import check_published
from loaders.inputs import METADATA
from loaders.readers import READERS, TABLES
from ontology.errors import EntenteError

_NAME_BYTES = 200
_KNOWN = f"Readers know {', '.join(READERS)}, and .json with the metadata of the file beside it."


class InvalidUpload(EntenteError):
    """An upload that holds no document, or a file that cannot be kept."""


class Upload:
    """A folder that is being filled, with a digest of what is in it.

    Errors: InvalidUpload for a file's name that is there twice; UnreadableType for one that no reader knows.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._digests: dict[str, str] = {}
        folder.mkdir(parents=True)

    @contextmanager
    def file(self, given: str) -> Iterator[IO[bytes]]:
        """A new file to write to; it is on the disk when this ends."""
        name = _clean_name(given)
        if name in self._digests:
            raise InvalidUpload(f"{name} is there twice", "Give each file a name of its own.")
        with (self.folder / name).open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        with (self.folder / name).open("rb") as stream:
            self._digests[name] = hashlib.file_digest(stream, "sha256").hexdigest()

    def describe(self, metadata: Mapping[str, str]) -> None:
        """Say the same of every file that says nothing of itself: no row of a table, none with a `.json` beside it."""
        stems = {Path(name).stem for name in self._digests if Path(name).suffix.lower() not in TABLES}
        if metadata:
            for name in sorted({f"{stem}.json" for stem in stems} - self._digests.keys()):
                with self.file(name) as stream:
                    stream.write(json.dumps(metadata).encode())

    def finish(self) -> str:
        """Make the folder safe; its digest. Errors: InvalidUpload if no document is in it."""
        if not any(Path(name).suffix.lower() in READERS for name in self._digests):
            raise InvalidUpload("no document in it", "Send a file, or text.")
        for folder in (self.folder, self.folder.parent):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        return hashlib.sha256(repr(sorted(self._digests.items())).encode()).hexdigest()


def drop(folder: Path) -> None:
    """Take an upload away."""
    shutil.rmtree(folder, ignore_errors=True)


def _clean_name(given: str) -> str:
    """The name under which a file is kept: no folders, nothing hidden, nothing that a terminal would obey."""
    name = re.sub(r"[^\w .()+,@-]", "_", PurePosixPath(given.replace("\\", "/")).name).lstrip(".- ")
    suffix = Path(name).suffix
    if suffix.lower() not in READERS and suffix.lower() != ".json":
        raise UnreadableType(f"{given!r}: no reader for {suffix or 'a name without suffix'}", _KNOWN)
    stem = name.removesuffix(suffix).encode()[: _NAME_BYTES - len(suffix)].decode(errors="ignore")
    return f"{stem}{suffix}"


def read_metadata(given: Mapping[str, object]) -> dict[str, str]:
    """What a form or an address says of documents. Errors: InvalidUpload for what is no text; InvalidDate."""
    metadata = {}
    for name in METADATA:
        value = given.get(name)
        if value is None:
            continue
        if not isinstance(value, str):
            raise InvalidUpload(f"{name} is a file", f"Give {name} as text.")
        if value.strip():
            metadata[name] = value.strip()
    if "published" in metadata:
        metadata["published"] = check_published(metadata["published"])
    return metadata
