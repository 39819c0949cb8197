"""Representations: an answer as the bytes of a form, JSON, CSV or JSON-LD, with the headers that belong to it.

Answers are written as they are: that they are what the schemas say is proved by tests, not checked once more on the
way out of each of them.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import orjson
from fastapi import Response
from pydantic import BaseModel
from starlette.datastructures import URL

from api.members import Keys, list_columns, prune, read_cell, read_members

JSON, CSV, JSON_LD = "application/json", "text/csv", "application/ld+json"


@dataclass(frozen=True, slots=True)
class Listing:
    """A list in an answer: the member that holds it, the schema of an item, and the members of an item asked for.

    Shape: `fields` is a comma list of dotted names, None for all; `keys` are the keys of members that have any, for
    the columns of a table (`{"roles": (...)}`).
    """

    member: str
    model: type[BaseModel]
    fields: str | None = None
    keys: Keys = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Form:
    """How an answer goes out: its media type, the entity tag (none where it is not to be kept), and the address.

    Shape: with `held` the client has an answer of whatever tag, so that it needs to know only that there is one.
    """

    media_type: str
    tag: str | None
    url: URL
    held: bool = False

    def answer(
        self, told: Mapping[str, object], model: type[BaseModel] | None = None, fields: str | None = None
    ) -> Response:
        """One thing as JSON, or the members of it that are asked for."""
        if model is not None and fields:
            return self.send(_dump(prune(told, read_members(fields, model))))
        return self.send(_dump(told))

    def page(self, told: Mapping[str, object], listing: Listing) -> Response:
        """A page of a list, as JSON or, its items alone, as CSV; `next` stands in the header Link too."""
        headers = self.page_headers(told.get("total"), told.get("next"))
        items = told[listing.member]
        tree = read_members(listing.fields, listing.model) if listing.fields else {}
        if self.media_type == CSV:
            assert isinstance(items, Sequence)
            columns = list_columns(listing.model, listing.keys, listing.fields)
            return self.table(columns, ([read_cell(item, column) for column in columns] for item in items), headers)
        return self.send(_dump({**told, listing.member: prune(items, tree)} if tree else told), headers)

    def table(
        self, columns: Iterable[str], rows: Iterable[Iterable[object]], headers: Mapping[str, str] | None = None
    ) -> Response:
        """A table as CSV, a file of its own where a browser asks."""
        text = io.StringIO()
        writer = csv.writer(text)  # lines end as in RFC 4180
        writer.writerow(columns)
        writer.writerows(rows)
        name = self.url.path.rstrip("/").rpartition("/")[2]
        disposition = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
        return self.send(text.getvalue().encode(), {**disposition, **(headers or {})})

    def send(self, content: bytes, headers: Mapping[str, str] | None = None) -> Response:
        """Bytes of this form, or 304 where the client needs none."""
        if self.held and self.tag:
            return Response(status_code=304, headers=self.headers())
        return Response(content, media_type=self.media_type, headers={**self.headers(), **(headers or {})})

    def headers(self) -> dict[str, str]:
        """What a cache must know: ask each time whether it is still so."""
        tag = {"ETag": self.tag, "Cache-Control": "no-cache"} if self.tag else {"Cache-Control": "no-store"}
        return {**tag, "Vary": "Accept"}

    def page_headers(self, total: object, following: object) -> dict[str, str]:
        """How many there are and where the next page is, for forms that hold items alone."""
        headers = {} if total is None else {"X-Total-Count": str(total)}
        if following:
            after = self.url.include_query_params(cursor=following)
            headers["Link"] = f'<{after.path}?{after.query}>; rel="next"'
        return headers


def _dump(told: object) -> bytes:
    return orjson.dumps(told, option=orjson.OPT_NON_STR_KEYS)
