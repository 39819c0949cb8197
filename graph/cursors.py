"""Cursors: where a page ended, so that the next one begins there whatever is loaded or retracted in between.

A cursor holds the sort value and the key of the last item, not how many items came before it: items that come or go
move no other item to another page. It holds the totals of the first page too, which are counted once, and a digest
of what was asked, for it means nothing in another question.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

import orjson

from ontology.errors import InvalidFilter
from ontology.iris import digest

Sort = Literal["date", "-date", "reported", "-reported", "reports", "-reports"]
SORTS: tuple[str, ...] = get_args(Sort)
"""Orders of facts: by their first day, the day of their first report, the number of documents; - is the reverse."""
_LARGEST = 2**63
"""What no integer of a store reaches."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last item of a page: the value it is sorted by and its key, with the totals of the first page."""

    value: str | int
    key: str
    totals: Mapping[str, int | None] = field(default_factory=dict)


def write_cursor(cursor: Cursor, *asked: object) -> str:
    """The cursor as one opaque word; `asked` is the question with its order."""
    told = [_digest(asked), cursor.value, cursor.key, dict(cursor.totals)]
    return urlsafe_b64encode(orjson.dumps(told)).decode().rstrip("=")


def read_cursor(text: str | None, *asked: object) -> Cursor | None:
    """The cursor that a word stands for, None for the first page.

    Errors: InvalidFilter if it is none of ours, or of another question or order.
    """
    if text is None:
        return None
    try:
        told = orjson.loads(urlsafe_b64decode(text.encode() + b"=" * (-len(text) % 4)))
        made_for, value, key, totals = told
        whole = all(count is None or type(count) is int for count in totals.values())
        sorted_by = type(value) is str or (type(value) is int and abs(value) < _LARGEST)
        if not sorted_by or type(key) is not str or not whole:
            raise ValueError(told)
    except (ValueError, TypeError, AttributeError):
        raise InvalidFilter(
            f"cursor {text!r} is none of ours", "Take `next` of the page before, or leave it out."
        ) from None
    if made_for != _digest(asked):
        raise InvalidFilter(
            "the cursor is of another question, filter or sort",
            "Ask the question of the page before with its `next`, or leave the cursor out to begin anew.",
        )
    return Cursor(value, key, totals)


def check_sort(sort: str) -> None:
    """Errors: InvalidFilter for an order that there is not."""
    if sort not in SORTS:
        raise InvalidFilter(f"sort is {sort!r}", f"Values: {', '.join(SORTS)}.")


def _digest(asked: tuple[object, ...]) -> str:
    return digest((repr(asked),))[:12]
