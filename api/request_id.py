"""The id of a request: taken from X-Request-ID or made, told in the answer, in problems and in the log."""

from __future__ import annotations

import logging
import re
import uuid
from contextvars import ContextVar

from starlette.types import Scope

HEADER = b"x-request-id"

_SOUND = re.compile(rb"[\w.:-]{1,64}")
current: ContextVar[str | None] = ContextVar("request", default=None)


def read_id(scope: Scope) -> str:
    """The client's id, if it is a plain word of up to 64 characters, or a new one."""
    given = next((value for name, value in scope["headers"] if name == HEADER), b"")
    return given.decode() if _SOUND.fullmatch(given) else uuid.uuid4().hex


class RequestFilter(logging.Filter):
    """Puts the id of the request that is being answered into log records, as `request`."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep the record, with the id."""
        record.request = current.get() or "-"
        return True
