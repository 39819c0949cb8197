"""Outlets: names of publishers that are meant as such."""

from __future__ import annotations

from api.asking.phrase import Phrase
from ontology.authority import shipped_authority


def is_outlet(phrase: Phrase) -> bool:
    """Whether a name is that of a publisher and of no authority."""
    keys = {hit.id.partition("/")[2] for hit in phrase.hits}
    return bool(phrase.mark.value) and not keys & shipped_authority().organizations.keys()


def is_publisher(phrase: Phrase, query: str) -> bool:
    """Whether a publisher is meant as one: by its place in the question, or because it is nothing else."""
    if not phrase.mark.value:
        return False
    if phrase.role == "publisher" or is_outlet(phrase):
        return True
    return query == "documents" and phrase.role in ("by", "from", "of", "poss", "in", "subject")
