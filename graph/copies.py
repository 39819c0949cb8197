"""Copies: one text under several publishers, such as a wire story republished."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from functools import lru_cache

from rapidfuzz import fuzz

from graph.answers import Evidence

_ALIKE = 90.0  # of 100: a changed spelling or a dropped clause stays above it, another writer's sentence below it
_LONG = 8  # words; shorter sentences are copies only where they are the same
_MOST = 40  # texts; among more, only those that are the same are found, or a hub's thousand reports would be compared


def count_publishers(evidence: Iterable[Evidence]) -> int:
    """How many publishers stand behind evidence, those of copies of one text counted once.

    Source: a document is a copy of another where each of its sentences that state the fact is one of the other's, or
    nearly so. Documents of one publisher, and copies, are one source, and so are those that such a chain joins.
    """
    texts: dict[str, set[str]] = defaultdict(set)
    publishers: dict[str, str] = {}
    for item in evidence:
        if item.document.publisher:
            publishers[item.document.id] = item.document.publisher
            texts[item.document.id].add(plain(item.excerpt.text))
    if len(set(publishers.values())) < 2:
        return len(set(publishers.values()))
    sources = {publisher: publisher for publisher in publishers.values()}
    for one, other in _copies(texts):
        first, second = _source(sources, publishers[one]), _source(sources, publishers[other])
        sources[max(first, second)] = min(first, second)
    return len({_source(sources, publisher) for publisher in sources})


def _source(sources: Mapping[str, str], publisher: str) -> str:
    while sources[publisher] != publisher:
        publisher = sources[publisher]
    return publisher


def _copies(texts: Mapping[str, Set[str]]) -> Iterable[tuple[str, str]]:
    """Pairs of documents that are copies, each document with the first of the same words."""
    firsts: dict[frozenset[str], str] = {}
    for document, sentences in sorted(texts.items()):
        first = firsts.setdefault(frozenset(sentences), document)
        if first != document:
            yield first, document
    distinct = list(firsts.items())
    for number, (told, document) in enumerate(distinct if len(distinct) <= _MOST else ()):
        for others, other in distinct[:number]:
            if _within(told, others) or _within(others, told):
                yield other, document


def _within(sentences: Iterable[str], others: Iterable[str]) -> bool:
    return all(any(_alike(sentence, other) for other in others) for sentence in sentences)


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    long = min(one.count(" "), other.count(" ")) + 1 >= _LONG
    return long and fuzz.ratio(one, other, score_cutoff=_ALIKE) > 0


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """The words of a text in one spelling: without case, accents and marks."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    return " ".join(re.findall(r"\w+", re.sub(r"[\u0300-\u036f]", "", folded)))
