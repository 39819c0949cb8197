"""Selections: the Cypher that chooses facts, put together from the parts of the filters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.answers import Query
from graph.filters import Part
from graph.store import Store, Value
from graph.templates import render


@dataclass(frozen=True, slots=True)
class Selection:
    """Facts with one label that pass all parts, folded by occasion."""

    fact: str
    parts: Sequence[Part]
    time: Part | None = None

    def query(self, tail: str, parameters: Mapping[str, Value] | None = None) -> Query:
        """The whole statement with one ending: `page` or `total`."""
        texts = [render("selection", "start", Fact=self.fact)]
        for number, part in enumerate(self.parts):
            texts += [part.text] if number == 0 else ["WITH DISTINCT e", part.text]
        if self.parts:
            texts.append("WITH DISTINCT e")
        texts.append(render("selection", "reported"))
        if self.time:
            texts.append(self.time.text)
        texts += [render("selection", "fold_office" if self.fact == "Office" else "fold"), render("selection", tail)]
        given: dict[str, Value] = {}
        for part in (*self.parts, *((self.time,) if self.time else ())):
            given |= part.parameters
        return Query("\n".join(texts), {**given, **(parameters or {})})

    def count(self, store: Store) -> tuple[int, int]:
        """How many occasions there are, and how many of them have no date of their own."""
        query = self.query("total")
        row = store.run(query.text, query.parameters)[0]
        return int(str(row["total"])), int(str(row["undated"] or 0))

    def page(self, store: Store, limit: int, offset: int) -> list[str]:
        """The keys of some occasions: an occasion, or the IRI of a fact that has none."""
        query = self.page_query(limit, offset)
        return [str(row["occasion"]) for row in store.run(query.text, query.parameters)]

    def page_query(self, limit: int, offset: int) -> Query:
        """The statement of a page."""
        return self.query("page", {"limit": limit, "skip": offset})
