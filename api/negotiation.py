"""Negotiation: the form in which a client wants its answer, and whether it has that answer already.

Source: RFC 9110, sections 12.5.1 (Accept) and 13.1.2 (If-None-Match).
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Request
from fastapi.concurrency import run_in_threadpool

from api.dependencies import StoreOnce, TheStoreOnce
from api.representation import CSV, JSON, JSON_LD, Form
from ontology.errors import EntenteError

_ROOT = Path(__file__).resolve().parent.parent
_PROGRAM = ("api/**/*.py", "graph/**/*.py", "graph/**/*.cypher", "ontology/**/*.py", "ontology/*.ttl")


class NotAcceptable(EntenteError):
    """A media type that an address does not have."""


class NotModified(Exception):
    """The client has the answer already; `headers` say which."""

    def __init__(self, headers: dict[str, str]) -> None:
        super().__init__("not modified")
        self.headers = headers


class Offer:
    """A dependency: the form that a client asks for, among those that an address has.

    `cached` is False where the same request may have another answer: a typed statement may ask for the time.

    Errors: NotAcceptable; NotModified where the client names the entity tag that the answer would have.
    """

    def __init__(self, *media_types: str, cached: bool = True) -> None:
        self.media_types = media_types
        self.cached = cached

    async def __call__(self, request: Request, store: TheStoreOnce) -> Form:
        """The form."""
        media_type = choose(request.headers.get("accept", "*/*"), self.media_types)
        given = request.headers.get("if-none-match", "")
        tag = _tag(request, await _revision(store, exact=bool(given)), media_type) if self.cached else None
        form = Form(media_type, tag, request.url, held=given.strip() == "*")
        if form.tag in _tags(given):
            raise NotModified(form.headers())
        return form


JsonForm = Annotated[Form, Depends(Offer(JSON))]
ListForm = Annotated[Form, Depends(Offer(JSON, CSV))]
TableForm = Annotated[Form, Depends(Offer(JSON, CSV, cached=False))]
FactForm = Annotated[Form, Depends(Offer(JSON, CSV, JSON_LD))]


def choose(accept: str, offered: tuple[str, ...]) -> str:
    """The offered media type that an Accept header likes best, the first of those that it likes equally.

    Errors: NotAcceptable.
    """
    ranges = [_range(part) for part in accept.split(",") if part.strip()]
    liked = max(offered, key=lambda media_type: _quality(media_type, ranges))
    if _quality(liked, ranges) <= 0:
        raise NotAcceptable(f"{accept!r} is no form of this answer", f"Accept one of: {', '.join(offered)}.")
    return liked


def _range(part: str) -> tuple[str, float]:
    """A media range with its quality; one that is no number counts as none."""
    media_range, *parameters = (piece.strip().lower() for piece in part.split(";"))
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return media_range, float(value)
            except ValueError:
                return media_range, 0.0
    return media_range, 1.0


def _quality(media_type: str, ranges: Iterable[tuple[str, float]]) -> float:
    """How much a media type is liked: the nearest range counts."""
    wanted = dict(ranges)
    for media_range in (media_type, media_type.partition("/")[0] + "/*", "*/*"):
        if media_range in wanted:
            return wanted[media_range]
    return 0.0


def _tags(header: str) -> set[str]:
    return {tag.strip() for tag in header.split(",")}


async def _revision(store: StoreOnce, *, exact: bool) -> str:
    """The revision of the store: now, where a client asks whether it has changed; else it may be a little old.

    A tag that is older than its answer costs no more than that answer once more; one that is newer would be wrong.
    """
    known = None if exact else store.known_revision
    return await run_in_threadpool(store.read_revision) if known is None else known


def _tag(request: Request, revision: str, media_type: str) -> str:
    """The entity tag of the answer: it follows from the request, the store, the program, and the day (`last year`).

    It is weak, since an answer may be compressed on its way.
    """
    parts = (
        program_digest(),
        revision,
        datetime.datetime.now(datetime.UTC).date().isoformat(),
        media_type,
        request.url.path,
        request.url.query,
    )
    digest = hashlib.blake2b("\0".join(parts).encode(), digest_size=12).hexdigest()
    return f'W/"{digest}"'


@cache
def program_digest() -> str:
    """A digest of the program that answers: with another one, the same store may answer otherwise."""
    digest = hashlib.blake2b(digest_size=12)
    for pattern in _PROGRAM:
        for path in sorted(_ROOT.glob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()
