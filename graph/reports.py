"""Reports: from the keys of occasions to the facts that report them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.store import Row, Store
from graph.templates import render

FEW = 200  # occasions; for more, reading all facts takes no longer


def read_reports(store: Store, fact: str, occasions: Sequence[str], literals: Sequence[str]) -> Iterator[Row]:
    """The reports of occasions with one label, each with its `iri` and some literals.

    The embedded engine uses its index of occasions only for one that is a parameter.
    """
    names = {"Fact": fact, "literals": ", ".join(f"e.`{name}` AS `{name}`" for name in literals)}
    if store.dialect == "embedded" and len(occasions) <= FEW:
        one = render("reports", "of_one", **names)
        for occasion in occasions:
            yield from store.run(one, {"occasion": occasion})
    elif occasions:
        yield from store.run(render("reports", "of_several", **names), {"occasions": list(occasions)})
