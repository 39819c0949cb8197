"""Offices: who is presented in which public office, as claims."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.extract.claims import Claim
from loaders.extract.names import Names


def read_offices(names: Names) -> Iterator[Claim]:
    """One claim a person and office; all places that present it are its evidence.

    Shape: 1 Document -> n Claim, in reading order.
    """
    claims: dict[tuple[str, str], Claim] = {}
    for title in names.offices:
        key = (title.holder.name, title.text.lower())
        earlier = claims.get(key)
        claims[key] = Claim(
            label="Office",
            literals=earlier.literals if earlier else {"title": title.text},
            roles=earlier.roles
            if earlier
            else {"holder": (title.holder,), **({"of": (title.of,)} if title.of else {})},
            evidence=(*earlier.evidence, title.evidence) if earlier else (title.evidence,),
            rule=f"office {title.shape}",
        )
    yield from claims.values()
