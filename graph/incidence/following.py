"""Following: the incidence of a store, brought up to the store's revision whenever it is asked for.

Documents that have come are read from their quads, those that have gone are marked: a document gives the same whenever
and wherever it is read. All is read anew where the store was filled under another stamp, where a table of the
authority changes, which says something of entities, or where following would take as long.

While all is being read, a writer may be at work. The engines number a node anew only where one was taken out, so what
was read is right for the documents that were there before and after; where one has gone meanwhile, it is read again.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

import numpy as np

from graph.incidence.incidence import Incidence
from graph.incidence.reading import follow, read_all, read_documents
from graph.incidence.rows import take_out
from graph.store import Store
from ontology.authority import PUBLISHER
from ontology.errors import StoreBusy

PATIENCE = 50.0  # longer than a million facts take to read
_MOST_FOLLOWED = 20  # one in so many of all documents, and
_FEW = 200  # documents that are followed however few there are
_TRIES = 5


@dataclass(slots=True)
class _Kept:
    """What is kept of a store, and whose turn it is to bring it up to date."""

    turn: threading.Lock = field(default_factory=threading.Lock)
    revision: str = ""
    stamp: str | None = None
    incidence: Incidence | None = None


_kept: WeakKeyDictionary[Store, _Kept] = WeakKeyDictionary()
_keeping = threading.Lock()


def read_incidence(store: Store, seconds: float = PATIENCE) -> Incidence:
    """The incidence of a store at its revision; another thread that reads it is waited for, so many seconds at most.

    Errors: StoreBusy after that time.
    """
    with _keeping:
        kept = _kept.setdefault(store, _Kept())
    if not kept.turn.acquire(timeout=seconds):
        raise StoreBusy(f"{store.url} is being read for the first time", "Ask again in a moment.")
    try:
        revision = store.revision()
        if kept.incidence is None or kept.revision != revision:
            stamp = store.stamp()
            known = kept.incidence if kept.stamp == stamp else None
            kept.incidence = (_followed(store, known) if known else None) or _read(store)
            kept.revision, kept.stamp = revision, stamp
        return kept.incidence
    finally:
        kept.turn.release()


def _followed(store: Store, known: Incidence) -> Incidence | None:
    """What is known, brought up to date; None where it is to be read anew."""
    now = set(read_documents(store))
    before = {known.documents.texts[number] for number in np.flatnonzero(known.there)}
    come, gone = sorted(now - before), sorted(before - now)
    if len(come) + len(gone) > max(_FEW, len(before) // _MOST_FOLLOWED) or known.is_sparse:
        return None
    if not come and not gone:
        return known
    found = take_out(follow(known, store, come), gone)
    changed = found.publisher[
        [found.documents.numbers[iri] for iri in (*come, *gone) if iri in found.documents.numbers]
    ]
    return None if found.publishers.number(PUBLISHER) in changed else found


def _read(store: Store) -> Incidence:
    for _ in range(_TRIES):
        before = store.revision()
        found = read_all(store)
        if store.revision() == before or set(found.documents.texts) <= set(read_documents(store)):
            return found
    raise StoreBusy(f"{store.url} changes faster than it can be read", "Ask again when documents have been taken out.")
