"""Names in a question: the spellings of the authority in any case, then those that only the store knows.

The authority tells where a name stands and in what form (Thai, Thais, Bangkok for Thailand); whom it means is what the
store has under that spelling. A name of the store's own is looked up by its index, never by a list of all names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from rapidfuzz.distance import OSA

from api.asking.english import is_english
from api.asking.lexicon import read_lexicon
from api.asking.offices import office_words
from api.asking.words import Token, split_words
from graph.answers import Hit
from graph.lookup import fold, hits_of
from graph.store import Store
from loaders.extract.gazetteer import list_entries
from ontology import iris
from ontology.authority import shipped_authority

LONGEST = 9
"""Words of a name at most."""
_MOST = 300  # hits of one spelling that are looked at; exact ones come first
_SHORT = frozenset(
    {"us", "am", "it", "no", "in", "is", "as", "at", "be", "so", "to", "do", "me", "my", "by", "who", "la"}
)
_LINKS = frozenset({"of", "the", "for", "and", "on", "in", "to", "de", "s"})
BODIES = frozenset(
    """embassy ministry court police department bureau group park company bank commission office agency authority army
    council committee family cartel secretariat force union association corporation holdings procuratorate""".split()
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the question, and whom it can mean, the likeliest first.

    Units: `start` and `end` are words. `form` is country, demonym, metonym, place, organization, official or store;
    `corrected` is the spelling that was read where the question's is another.
    """

    start: int
    end: int
    hits: tuple[Hit, ...]
    form: str
    corrected: str | None = None


@dataclass(slots=True)
class _Node:
    next: dict[str, _Node] = field(default_factory=dict)
    entries: list[tuple[str, str]] = field(default_factory=list)  # rule and IRI


@cache
def _spellings() -> _Node:
    """The spellings of the shipped authority as a tree of folded words."""
    root = _Node()
    for surface, entry in list_entries(shipped_authority()):
        node = root
        for token in split_words(surface):
            node = node.next.setdefault(token.folded, _Node())
        node.entries.append((entry.rule, iris.mint(entry.entity.label, entry.entity.key)))
    lexicon = read_lexicon()
    for code, phrases in ((key[5:], phrases) for key, phrases in lexicon.lists.items() if key.startswith("stem ")):
        for phrase in phrases:
            node = root
            for token in split_words(phrase):
                node = node.next.setdefault(token.folded, _Node())
            node.entries.append(("demonym", iris.mint("Country", code)))
    return root


def find_names(store: Store, tokens: Sequence[Token]) -> list[Named]:
    """The names of a question in order, none inside another, the longest at a place."""
    found = list(_of_authority(store, tokens))
    free = set(range(len(tokens))) - {at for name in found for at in range(name.start, name.end)}
    own = list(_of_store(store, tokens, free, found))
    found = [name for name in found if not any(o.start <= name.start and name.end <= o.end for o in own)] + own
    return sorted(found, key=lambda name: name.start)


def _of_authority(store: Store, tokens: Sequence[Token]) -> Iterator[Named]:
    at = 0
    while at < len(tokens):
        end, entries = _longest(tokens, at)
        named = _resolve(store, tokens, at, end, entries) if entries else None
        if named:
            yield named
        at = named.end if named else at + 1


def _longest(tokens: Sequence[Token], start: int) -> tuple[int, list[tuple[str, str]]]:
    node, best = _spellings(), (start, list[tuple[str, str]]())
    for at in range(start, min(start + LONGEST, len(tokens))):
        following = node.next.get(tokens[at].folded)
        if following is None or (at > start and any(mark in tokens[at].gap for mark in ",;:?!")):
            break
        node = following
        if node.entries and _is_written_as_name(tokens, start, at + 1, node.entries):
            best = (at + 1, node.entries)
    return best


def _is_written_as_name(tokens: Sequence[Token], start: int, end: int, entries: Iterable[tuple[str, str]]) -> bool:
    """Whether words that also are common ones are written as a name: US, but not us; who asks for nobody."""
    if end - start > 1:
        return any(token.capital for token in tokens[start:end]) or not all(
            read_lexicon().is_known(token.folded) for token in tokens[start:end]
        )
    token = tokens[start]
    if token.folded in _SHORT or len(token.folded) < 2:
        return token.text.isupper() and len(token.text) > 1 and not _shouted(tokens)
    rules = {rule for rule, _ in entries}
    if read_lexicon().is_known(token.folded) and not rules & {"country", "demonym"}:
        return token.capital and start > 0 and not _shouted(tokens)
    return True


def _shouted(tokens: Sequence[Token]) -> bool:
    return all(token.text.isupper() or token.text.isdigit() for token in tokens)


def _resolve(
    store: Store, tokens: Sequence[Token], start: int, end: int, entries: Sequence[tuple[str, str]]
) -> Named | None:
    rules = [rule for rule, _ in entries]
    known = hits_of(store, [iri for rule, iri in entries if rule in ("country", "demonym", "metonym")])
    hits = [*exact_hits(store, _text(tokens, start, end)), *known.values()]
    hits = list({hit.id: hit for hit in hits}.values())
    if not hits:
        hits = list(hits_of(store, [iri for _, iri in entries]).values())
    countries = [hit for hit in hits if hit.label == "Country"]
    if countries and "metonym" not in rules:
        hits = countries
    form = next((rule for rule in ("country", "demonym", "metonym") if rule in rules), rules[0])
    return Named(start, end, tuple(hits), form) if hits else None


def exact_hits(store: Store, text: str) -> tuple[Hit, ...]:
    """The entities of the store with a spelling, accents and case aside."""
    wanted = fold(text)
    found = [
        one.entity
        for one in store.search_names(text, _MOST)
        if fold(one.surface) == wanted and not _is_crime(one.entity)
    ]
    return tuple(hits_of(store, found).values()) if found else ()


def _is_crime(iri: str) -> bool:
    """Whether an entity is a crime: those are found by their own words."""
    return iris.split(iri)[0] == "crime"


def _text(tokens: Sequence[Token], start: int, end: int) -> str:
    return "".join(("" if at == start else tokens[at].gap) + tokens[at].text for at in range(start, end))


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
    return token.folded in BODIES or (token.capital and at > 0 and not _shouted(tokens) and len(token.folded) > 2)


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
    return exact_hits(store, _text(tokens, start, end))


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


# Names that are cut short or misspelt


def find_like(store: Store, tokens: Sequence[Token], start: int, end: int) -> Named | None:
    """The entity whose name has these words and others ("Anutin"), or is spelt a little otherwise."""
    text = _text(tokens, start, end)
    wanted = fold(text).split()
    short = [w for w, token in zip(wanted, tokens[start:end], strict=False) if len(w) < 3 and not token.text.isupper()]
    if short and (len(wanted) < 2 or len(short) == len(wanted) or sum(map(len, wanted)) < 6):
        return None
    if end - start == 1 and is_english(wanted[0] if wanted else ""):
        return None
    if all(not token.capital and is_english(token.folded) for token in tokens[start:end]):
        return None
    scored: dict[str, tuple[int, str]] = {}
    for one in store.search_names(text, _MOST):
        distance = _distance(wanted, fold(one.surface).split())
        if distance is not None and not _is_crime(one.entity):
            scored[one.entity] = min((distance, one.surface), scored.get(one.entity, (99, "")))
    for surface, entity, distance in _near_of_authority(wanted):
        scored[entity] = min((distance, surface), scored.get(entity, (99, "")))
    if not scored:
        return None
    least = min(distance for distance, _ in scored.values())
    best = {entity: surface for entity, (distance, surface) in scored.items() if distance == least}
    hits = tuple(hits_of(store, best).values())
    if len(wanted) == 1 and least == 0:
        hits = tuple(hit for hit in hits if _begins(hit, best[iris.expand(hit.id)], wanted[0]))
    if not hits or len(hits) > 12:
        return None
    surface = best[iris.expand(hits[0].id)]
    form = "metonym" if {"Country", "Place"} <= {hit.label for hit in hits} else "store"
    return Named(start, end, hits, form, None if least == 0 else surface)


def _begins(hit: Hit, surface: str, word: str) -> bool:
    """Whether one word is enough for a name: any of a person's, the first of a body's."""
    first = next((part for part in fold(surface).split() if part != "the"), "")
    return hit.label in ("Official", "Person") or first == word


def _distance(wanted: Sequence[str], spelt: Sequence[str]) -> int | None:
    """How many letters differ, if each wanted word is a word of the spelling; None if too many do."""
    total = 0
    several = int(len(wanted) > 1)  # beside other words, a letter of a short one may be wrong too
    left = list(spelt)
    for word in wanted:
        best = min(((OSA.distance(word, other), other) for other in left), default=(99, ""))
        if best[0] > max(allowed(word), several) or (
            len(word) == 4 and not several and sorted(word) != sorted(best[1])
        ):
            return None
        total += best[0]
        left.remove(best[1])
    if several and total > max(1, sum(map(allowed, wanted))):
        return None
    if total and len(left) > max(0, len(wanted) - 1):
        return None  # misspelt and cut short at once
    return total


def allowed(word: str) -> int:
    """How many letters of a word may be wrong."""
    return 0 if len(word) < 4 else 1 if len(word) < 7 else 2


@cache
def _words_of_authority() -> Mapping[int, Sequence[tuple[str, str]]]:
    """The spellings of the authority by their number of words."""
    by_length: dict[int, dict[tuple[str, str], None]] = {}
    for surface, entry in list_entries(shipped_authority()):
        folded = fold(surface)
        key = (folded, iris.mint(entry.entity.label, entry.entity.key))
        by_length.setdefault(folded.count(" ") + 1, {})[key] = None
    return {length: tuple(pairs) for length, pairs in by_length.items()}


def _near_of_authority(wanted: Sequence[str]) -> Iterator[tuple[str, str, int]]:
    text = " ".join(wanted)
    most = max(sum(allowed(word) for word in wanted), int(len(wanted) > 1))
    if not most or len(text) < 4:
        return
    for surface, entity in _words_of_authority().get(len(wanted), ()):
        if abs(len(surface) - len(text)) <= most:
            distance = OSA.distance(text, surface, score_cutoff=most)
            if 0 < distance <= most and _distance(wanted, surface.split()) is not None:
                yield surface, entity, distance
