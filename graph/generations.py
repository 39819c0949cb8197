"""The generations of a graph file: written aside, published by name, held by readers, swept when nobody reads.

Shape: `current` is a symbolic link to the published file, `{revision}-{schema}-{size}-{checksum}-{token}.lbug`.
Readers hold a shared lock on the file that they have open; the writer takes away only files that nobody holds, and
keeps the last two.
"""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

_KEPT = 2
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Generation:
    """A published graph file: the revision of the record and the schema that it has, its size and checksum."""

    path: Path
    revision: int
    schema: str
    size: int
    checksum: int

    @property
    def name(self) -> str:
        """The file's name, which says all this."""
        return self.path.name


def _parse(path: Path) -> Generation | None:
    try:
        revision, schema, size, checksum, _ = path.stem.split("-")
        return Generation(path, int(revision), schema, int(size), int(checksum, 16))
    except ValueError:
        return None


def _checksum(path: Path) -> int:
    total = 0
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            total = zlib.crc32(block, total)
    return total


class Generations:
    """The folder of graph files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._link = folder / "current"

    def published_name(self) -> str | None:
        """The name of the published file; cheap enough to ask before each reading."""
        try:
            return os.readlink(self._link)
        except OSError:
            return None

    def published(self) -> Generation | None:
        """The published file; None if there is none, or it is not whole."""
        name = self.published_name()
        found = _parse(self.folder / name) if name else None
        with suppress(OSError):
            if found and found.path.stat().st_size == found.size:
                return found
        return None

    def is_sound(self, generation: Generation) -> bool:
        """Whether the file is what was published, byte for byte."""
        with suppress(OSError):
            return _checksum(generation.path) == generation.checksum
        return False

    @contextmanager
    def held(self) -> Iterator[Generation | None]:
        """The published file, which stays as long as it is held; None as in `published`."""
        while True:
            generation = self.published()
            try:
                descriptor = -1 if generation is None else os.open(generation.path, os.O_RDONLY)
            except FileNotFoundError:
                continue
            try:
                if generation is not None:
                    fcntl.flock(descriptor, fcntl.LOCK_SH)
                    if os.fstat(descriptor).st_nlink == 0:
                        continue
                yield generation
                return
            finally:
                if descriptor >= 0:
                    os.close(descriptor)

    @contextmanager
    def draft(self, base: Generation | None = None) -> Iterator[Path]:
        """A file to write, a copy of a generation or new; it is gone afterwards unless it was published."""
        path = self.folder / f"draft-{os.getpid()}-{secrets.token_hex(4)}"
        try:
            if base:
                shutil.copyfile(base.path, path)
            yield path
        finally:
            _remove(path)

    def publish(self, draft: Path, revision: int, schema: str) -> Generation:
        """Give a draft, closed, its name; readers move on to it."""
        size, checksum = draft.stat().st_size, _checksum(draft)
        path = self.folder / f"{revision}-{schema}-{size}-{checksum:08x}-{secrets.token_hex(4)}.lbug"
        with draft.open("rb") as file:
            os.fsync(file.fileno())
        draft.rename(path)
        link = self.folder / f"draft-link-{secrets.token_hex(4)}"
        link.symlink_to(path.name)
        link.rename(self._link)
        self.sweep()
        return Generation(path, revision, schema, size, checksum)

    def sweep(self) -> None:
        """Take away what no writer will finish and no reader holds; by a writer only."""
        current = self.published_name()
        files = [path for path in self.folder.glob("*.lbug") if path.name != current]
        files.sort(key=lambda path: path.stat().st_mtime, reverse=True)
        for path in files[_KEPT - 1 :]:
            _remove_unheld(path)
        for path in self.folder.glob("draft-*"):
            path.unlink(missing_ok=True)


def _remove(path: Path) -> None:
    # The engine keeps its log and its shadow pages beside the file.
    for found in path.parent.glob(f"{path.name}*"):
        found.unlink(missing_ok=True)


def _remove_unheld(path: Path) -> None:
    with path.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        path.unlink(missing_ok=True)
