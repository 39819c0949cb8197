"""Publishers in a question: those of the store's documents, by their whole name, a part of it, or a misspelling."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from weakref import WeakKeyDictionary

from rapidfuzz.distance import OSA

from api.asking.lexicon import read_lexicon
from api.asking.spellings import exact_hits
from api.asking.words import Token
from graph.answers import Hit
from graph.lookup import fold
from graph.store import Store
from ontology.authority import PUBLISHER

_LONGEST = 7
_KNOWN: WeakKeyDictionary[Store, tuple[object, Mapping[tuple[str, ...], str]]] = WeakKeyDictionary()


def find_publishers(store: Store, tokens: Sequence[Token]) -> Iterator[tuple[int, int, str, bool]]:
    """Where publishers stand, in words, what documents call them, and whether that is said in full; longest first."""
    known = _publishers(store)
    at = 0
    while at < len(tokens):
        for end in range(min(len(tokens), at + _LONGEST), at, -1):
            if name := _match(known, tokens[at:end]):
                said = " ".join(token.folded for token in tokens[at:end])
                yield at, end, name, _size(fold(name)) == _size(said) or tuple(said.split()) in _initials()
                at = end
                break
        else:
            at += 1


def publisher_of(store: Store, hits: Sequence[Hit]) -> str:
    """What documents call a body that publishes; empty where it does not."""
    ids = {hit.id for hit in hits}
    names = _publishers(store).values() if ids else ()
    return next((name for name in names if ids & {hit.id for hit in exact_hits(store, name)}), "")


def _size(name: str) -> int:
    """Words of a name, its article aside."""
    return len(name.removeprefix("the ").split())


def _publishers(store: Store) -> Mapping[tuple[str, ...], str]:
    """The publishers by their words; read again when the store has changed."""
    revision = store.revision()
    held = _KNOWN.get(store)
    if held is None or held[0] != revision:
        rows = store.run(
            "MATCH (d:Document) WHERE d.publisher IS NOT NULL AND d.publisher <> $own "
            "RETURN DISTINCT d.publisher AS name",
            {"own": PUBLISHER},
        )
        names = sorted(str(row["name"]) for row in rows)
        held = (revision, {tuple(fold(name).split()): name for name in names})
        _KNOWN[store] = held
    return held[1]


@cache
def _initials() -> Mapping[tuple[str, ...], str]:
    """Publishers by what they are called in short, whether the store has them or not."""
    lists = read_lexicon().lists
    return {
        tuple(short.split()): key.removeprefix("outlet ")
        for key, phrases in lists.items()
        for short in (phrases if key.startswith("outlet ") else ())
    }


def _match(known: Mapping[tuple[str, ...], str], tokens: Sequence[Token]) -> str | None:
    words = tuple(token.folded for token in tokens)
    bare = words[1:] if words[0] == "the" else words
    if not bare:
        return None
    exact = [name for key, name in known.items() if key in (words, bare) or (key[1:] == bare and key[0] == "the")]
    if exact:
        return exact[0]
    if name := _initials().get(bare):
        return name
    if words[0] == "the" or all(read_lexicon().is_known(word) for word in bare):
        return None
    if len(bare) == 1 and len(bare[0]) < 4:
        return None
    parts = [
        name
        for key, name in known.items()
        if key[: len(bare)] == bare or (key[1 : 1 + len(bare)] == bare and key[0] == "the")
    ]
    if len(parts) == 1 and not read_lexicon().is_known(bare[0]):
        return parts[0]
    joined = " ".join(bare)
    near = [name for key, name in known.items() if len(joined) > 6 and OSA.distance(joined, " ".join(key)) in (1, 2)]
    return near[0] if len(near) == 1 else None
