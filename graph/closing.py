"""Closing: what is closed when its `with` ends."""

from __future__ import annotations

from types import TracebackType
from typing import Self


class Closing:
    """Something that holds files or connections, and can be used in a `with`."""

    def close(self) -> None:
        """Give back what it holds."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
