"""Names in a question: the spellings of the authority in any case, then those that only the store knows.

The authority tells where a name stands and in what form (Thai, Thais, Bangkok for Thailand); whom it means is what the
store has under that spelling. A name of the store's own is looked up by its index, never by a list of all names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from api.asking.english import is_english
from api.asking.lexicon import read_lexicon
from api.asking.likeness import find_like
from api.asking.missions import find_missions
from api.asking.offices import office_words
from api.asking.spellings import Named, exact_hits, find_in_authority, is_shouted, text_of
from api.asking.words import Token
from graph.answers import Hit
from graph.store import Store

_LINKS = frozenset({"of", "the", "for", "and", "on", "in", "to", "de", "s"})
BODIES = frozenset(
    """embassy ministry court police department bureau group park company bank commission office agency authority army
    council committee family cartel secretariat force union association corporation holdings procuratorate""".split()
)


def find_names(store: Store, tokens: Sequence[Token]) -> list[Named]:
    """The names of a question in order, none inside another, the longest at a place."""
    found = list(find_in_authority(store, tokens))
    free = set(range(len(tokens))) - {at for name in found for at in range(name.start, name.end)}
    own = [*find_missions(store, tokens, found), *_of_store(store, tokens, free, found)]
    found = [name for name in found if not any(o.start <= name.start and name.end <= o.end for o in own)] + own
    return sorted(found, key=lambda name: name.start)


# Names that only the store has


def _of_store(store: Store, tokens: Sequence[Token], free: set[int], found: Sequence[Named]) -> Iterator[Named]:
    """Names around words that nothing else explains: strange words, capitals, and bodies."""
    taken: set[int] = set()
    for at in sorted(free):
        if at in taken or not _is_anchor(tokens, at):
            continue
        for start, end in _stretches(tokens, at, taken):
            hits = _hits_at(store, tokens, start, end)
            named = Named(start, end, hits, "store") if hits else _misspelt(store, tokens, start, end)
            if named:
                yield named
                taken.update(range(start, end))
                break


def _is_anchor(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.folded.isdigit() or len(token.folded) < 2 or token.folded in _LINKS:
        return False
    if not read_lexicon().is_known(token.folded):
        return True
    return token.folded in BODIES or (token.capital and at > 0 and not is_shouted(tokens) and len(token.folded) > 2)


def _stretches(tokens: Sequence[Token], anchor: int, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Stretches of words around one that could be a name, the longest first."""
    first = anchor
    while first > 0 and anchor - first < 4 and first - 1 not in taken and _may_join(tokens, first - 1, first):
        first -= 1
    last = anchor + 1
    while last < len(tokens) and last - anchor < 7 and last not in taken and _may_join(tokens, last, last):
        last += 1
    spans = [(s, e) for s in range(first, anchor + 1) for e in range(anchor + 1, last + 1)]
    for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        if tokens[start].folded not in _LINKS and tokens[end - 1].folded not in _LINKS:
            yield start, end


def _may_join(tokens: Sequence[Token], at: int, border: int) -> bool:
    """Whether a word may belong to the name beside it; the border is the word whose gap parts the two."""
    if any(mark in tokens[border].gap for mark in ',;:?!()"'):
        return False
    token = tokens[at]
    known = read_lexicon().is_known(token.folded)
    return token.capital or not known or token.folded in _LINKS or token.folded in BODIES


def _hits_at(store: Store, tokens: Sequence[Token], start: int, end: int) -> tuple[Hit, ...]:
    words = {token.folded for token in tokens[start:end]}
    if words <= office_words() | _LINKS or (end - start == 1 and _is_common(tokens[start])):
        return ()  # "the Deputy Prime Minister" is an office, though some document calls a person so
    return exact_hits(store, text_of(tokens, start, end))


def _is_common(token: Token) -> bool:
    """Whether a word is a common one, not written as a name."""
    return read_lexicon().is_known(token.folded) or (not token.capital and is_english(token.folded))


def _misspelt(store: Store, tokens: Sequence[Token], start: int, end: int) -> Named | None:
    """A misspelt name of several words, all strange or in capitals; it comes before a part of it alone."""
    inside = tokens[start:end]
    known = [read_lexicon().is_known(token.folded) for token in inside]
    if end - start < 2 or all(known) or any(k and not t.capital for k, t in zip(known, inside, strict=True)):
        return None
    named = find_like(store, tokens, start, end)
    return named if named and named.corrected else None
