"""Spellings: the names of the shipped authority as a tree of words, and what the store has under a spelling."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from api.asking.lexicon import read_lexicon
from api.asking.words import Token, split_words
from graph.answers import Hit
from graph.lookup import fold, hits_of
from graph.store import Store
from loaders.extract.gazetteer import list_entries
from ontology import iris
from ontology.authority import shipped_authority

_SHORT = frozenset(
    {"us", "am", "it", "no", "in", "is", "as", "at", "be", "so", "to", "do", "me", "my", "by", "who", "la"}
)
_ABBREVIATIONS = frozenset("AG AI AM AS AT BE BY DO GO IN IS IT ME MP NO PM PR SO TO TV".split())
STATES = ("country", "demonym", "byname", "metonym")
"""Forms that stand for a country."""
LONGEST = 9
"""Words of a name at most."""
MOST = 300
"""Hits of one spelling that are looked at; exact ones come first."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the question, and whom it can mean, the likeliest first.

    Units: `start` and `end` are words. `form` is country, demonym, byname, metonym, place, organization, official
    or store; `corrected` is the spelling that was read where the question's is another.
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
    for key, phrases in lexicon.lists.items():
        rule, _, code = key.partition(" ")
        for phrase in phrases if rule in ("stem", "byname") else ():
            node = root
            for token in split_words(phrase):
                node = node.next.setdefault(token.folded, _Node())
            node.entries.append(("demonym" if rule == "stem" else rule, iris.mint("Country", code)))
    return root


def find_in_authority(store: Store, tokens: Sequence[Token]) -> Iterator[Named]:
    """The names that the authority spells, none inside another, the longest at a place."""
    at = 0
    while at < len(tokens):
        end, entries = _longest(tokens, at)
        if entries and any(_longest(tokens, later)[0] - later > end - at for later in range(at + 1, end)):
            entries = []  # "the Pacific" in "the Pacific Islands Forum"
        if not entries and _is_code(tokens, at):
            end, entries = at + 1, [("country", iris.mint("Country", tokens[at].text))]
        named = _resolve(store, tokens, at, end, entries) if entries else None
        if named:
            yield named
        at = named.end if named else at + 1


def _is_code(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is the code of a country in capitals, and no common abbreviation: "arrests KH 2025"."""
    text = tokens[at].text
    return (
        len(text) == 2 and text.isupper() and text not in _ABBREVIATIONS and not is_shouted(tokens) and text in _codes()
    )


@cache
def _codes() -> frozenset[str]:
    return frozenset(shipped_authority().countries)


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
    rules = {rule for rule, _ in entries}
    if end - start > 1:
        return (
            "byname" in rules
            or any(token.capital for token in tokens[start:end])
            or not all(read_lexicon().is_known(token.folded) for token in tokens[start:end])
        )
    token = tokens[start]
    if token.folded in _SHORT or len(token.folded) < 2:
        return token.text.isupper() and len(token.text) > 1 and not is_shouted(tokens)
    if read_lexicon().is_known(token.folded) and not rules & {"country", "demonym"}:
        return token.capital and start > 0 and not is_shouted(tokens)
    return True


def is_shouted(tokens: Sequence[Token]) -> bool:
    """Whether all of a question is in capitals, so that they tell nothing."""
    return all(token.text.isupper() or token.text.isdigit() for token in tokens)


def _resolve(
    store: Store, tokens: Sequence[Token], start: int, end: int, entries: Sequence[tuple[str, str]]
) -> Named | None:
    rules = [rule for rule, _ in entries]
    known = hits_of(store, [iri for rule, iri in entries if rule in STATES])
    hits = [*exact_hits(store, text_of(tokens, start, end)), *known.values()]
    hits = list({hit.id: hit for hit in hits}.values())
    if not hits:
        hits = list(hits_of(store, [iri for _, iri in entries]).values())
    countries = [hit for hit in hits if hit.label == "Country"]
    if countries and "metonym" not in rules:
        hits = countries
    form = next((rule for rule in STATES if rule in rules), rules[0])
    return Named(start, end, tuple(hits), form) if hits else None


def exact_hits(store: Store, text: str) -> tuple[Hit, ...]:
    """The entities of the store with a spelling, accents and case aside."""
    wanted = fold(text)
    found = [
        one.entity for one in store.search_names(text, MOST) if fold(one.surface) == wanted and not is_crime(one.entity)
    ]
    return tuple(hits_of(store, found).values()) if found else ()


def is_crime(iri: str) -> bool:
    """Whether an entity is a crime: those are found by their own words."""
    return iris.split(iri)[0] == "crime"


def text_of(tokens: Sequence[Token], start: int, end: int) -> str:
    """Words as they are written."""
    return "".join(("" if at == start else tokens[at].gap) + tokens[at].text for at in range(start, end))
