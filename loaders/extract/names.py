"""Names: every mention of a country, place, body, person, asset or crime in a document, and who holds which office.

Shape:  1 Document -> n Mention, in reading order, not overlapping. Tables first (tablenames.py), then shapes over the
        words between: bodies (bodies.py), places (shapes.py), people and their titles (persons.py), at last crimes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from loaders.extract.assets import find_assets
from loaders.extract.bodies import BodyReader
from loaders.extract.claims import Mention
from loaders.extract.gazetteer import Gazetteer, gazetteer_of
from loaders.extract.holders import HolderReader, Title
from loaders.extract.lexicon import read_lexicon
from loaders.extract.persons import PersonReader
from loaders.extract.shapes import find_places
from loaders.extract.states import States, label_officials
from loaders.extract.tablenames import find_table_names, merge_mentions
from loaders.extract.words import over, read_words
from ontology.authority import Authority
from ontology.facts import Source, Span

__all__ = ["Names", "Title", "is_headline", "read_names", "title_span"]

_CAPITALS = 0.7  # share of the longer words of a title with a capital from which capitals tell nothing


@dataclass(frozen=True, slots=True)
class Names:
    """The mentions of a document, and the titles by which it presents people."""

    mentions: tuple[Mention, ...]
    offices: tuple[Title, ...]


def title_span(document: Source) -> Span:
    """Where the title stands in the text: its first line, or nowhere."""
    head = document.text.split("\n", 1)[0]
    same = " ".join(head.split()) == " ".join(document.title.split())
    return Span(0, len(head)) if same else Span(0, 0)


def is_headline(title: str) -> bool:
    """Whether nearly all words of a title have a capital, so that capitals tell no names."""
    words = [word for word in re.findall(r"[^\W\d_]+", title) if len(word) > 3]
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= _CAPITALS * len(words)


def read_names(document: Source, authority: Authority) -> Names:
    """All mentions of a document and all titles."""
    text, gazetteer = document.text, gazetteer_of(authority)
    head = title_span(document)
    start = head.end if is_headline(head.of(text)) else 0
    found = list(find_table_names(text, gazetteer, start))
    found = merge_mentions([*find_assets(text, start), *_outlets(text, start)], found)
    found = BodyReader(text, gazetteer, start).read(found)
    found = merge_mentions(found, _places(text, found, start))
    words = read_words(text, found, start)
    persons = PersonReader(text, words)
    titles = HolderReader(text, words, persons.mentions, persons.presented).read()
    found = merge_mentions(found, persons.mentions.values())
    if start:
        found = merge_mentions(found, _headline(head.of(text), text, found, gazetteer))
        titles = [*_headline_titles(head.of(text), found), *titles]
    titles = States(text, found, _home(document, gazetteer)).complete(titles)
    return Names(tuple(_with_crimes(text, label_officials(found, titles), gazetteer)), tuple(titles))


def _home(document: Source, gazetteer: Gazetteer) -> str | None:
    """The state of the publisher, by the tables or by its name: "Embassy of India", "Vietnam News Agency"."""
    publisher = document.publisher or ""
    whole = {entry.entity.country for entry in gazetteer.entries(publisher)}
    if len(whole) == 1:
        return whole.pop()
    inside = (mention.country for mention in find_table_names(publisher, gazetteer))
    return next(filter(None, inside), None)


def _outlets(text: str, start: int) -> Iterator[Mention]:
    for match in _outlet().finditer(text, start):
        if match[0].isupper() or (len(match[0]) > 4 and match[0][0].isupper()):
            yield Mention(Span(*match.span()), "Organization", match[0], None, None, "outlet")


@cache
def _outlet() -> re.Pattern[str]:
    names = "|".join(sorted(read_lexicon("names")["outlet"]))
    return re.compile(rf"(?<![\w-])(?:{names})(?![\w-])", re.IGNORECASE)


def _places(text: str, found: Sequence[Mention], start: int) -> Iterator[Mention]:
    words = read_words(text, found, start)
    for first, end in find_places(words):
        country = next((w.mention.country for w in words[first:end] if w.mention and w.mention.country), None)
        span = over(words, first, end)
        yield Mention(span, "Place", " ".join(span.of(text).split()), country, None, "place noun")


def _headline(head: str, text: str, found: Sequence[Mention], gazetteer: Gazetteer) -> Iterator[Mention]:
    """Names in a title whose capitals tell nothing: those of the tables and those of the text below."""
    known: dict[str, Mention] = {}
    for mention in found:
        if mention.label not in ("Country", "Crime"):
            known.setdefault(mention.span.of(text), mention)
    for mention in found:
        if mention.label in ("Official", "Person"):
            for part in mention.name.split():
                if len(part) > 2:
                    known.setdefault(part, mention)
    spots = [
        replace(mention, span=Span(*match.span()))
        for surface, mention in known.items()
        for match in re.finditer(rf"(?<!\w){re.escape(surface)}(?!\w)", head)
    ]
    tables = list(find_table_names(head, gazetteer))
    missions = BodyReader(head, gazetteer, 0).missions(tables)
    yield from merge_mentions(tables, [*spots, *missions])


def _headline_titles(head: str, found: Sequence[Mention]) -> list[Title]:
    """The titles in a title in capitals; only persons whom the text below names can hold them."""
    words = read_words(head, [mention for mention in found if mention.span.end <= len(head)])
    known = tuple(replace(word, kind="x") if word.kind in "CIA" else word for word in words)
    persons = PersonReader(head, known)
    return HolderReader(head, known, persons.mentions, persons.presented).read()


def _with_crimes(text: str, found: Sequence[Mention], gazetteer: Gazetteer) -> list[Mention]:
    taken = {offset for mention in found for offset in range(*mention.span)}
    crimes = [crime for crime in gazetteer.find_crimes(text) if taken.isdisjoint(range(*crime.span))]
    return sorted([*found, *crimes], key=lambda mention: mention.span)
