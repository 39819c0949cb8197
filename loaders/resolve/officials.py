"""Officials by the authority's dated posts: by name first, then by office, country and day."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from loaders.extract.claims import Mention
from ontology.authority import Authority, Post
from ontology.facts import Entity

# How alike the best pair of words must be where office, country and day decide. It rules out a successor whom the
# table does not know yet; transliterations of one name ("Puttan", "Phumtham") stay well above it.
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Presented:
    """An office in which a document presents a person, and the state or body that it is of."""

    title: str
    of: Mention | None

    @property
    def country(self) -> str | None:
        """The code of the state served."""
        if self.of is None:
            return None
        return self.of.name if self.of.label == "Country" else self.of.country


class Officials:
    """The officials of the authority by country, name and post."""

    def __init__(self, authority: Authority) -> None:
        self._by_name: dict[str, list[Post]] = {}
        self._by_country: dict[str | None, list[Post]] = {}
        for post in authority.posts:
            for name in (post.holder.name, *post.names):
                self._by_name.setdefault(fold(name), []).append(post)
            state = post.of.key if post.of.label == "Country" else post.of.country
            self._by_country.setdefault(state, []).append(post)

    def find(
        self, mention: Mention, presented: Sequence[Presented], published: str | None
    ) -> tuple[Entity, str] | None:
        """The official of a mention, None where the posts do not tell one.

        A name of the table decides where its holder serves the country, one of a single word only while a post is
        held; otherwise a post of the same title, country and day, if a word of the holder's name is spelt much alike.
        """
        states = {office.country for office in presented} | {mention.country}
        states.discard(None)
        full = " " in mention.name
        named = {
            post.holder.iri: post.holder
            for post in self._by_name.get(fold(mention.name), ())
            if (post.holder.country in states or (not states and full))
            and (full or (published and post.held_on(published)))
        }
        if len(named) == 1:
            return next(iter(named.values())), "name in the authority, same country"
        return self._by_post(mention.name, presented, published) if published else None

    def _by_post(self, name: str, presented: Sequence[Presented], published: str) -> tuple[Entity, str] | None:
        holders: dict[str, tuple[float, Entity, str]] = {}
        for office in presented:
            title = title_words(office.title)
            for post in self._by_country.get(office.country, ()) if office.country else ():
                alike = _alike(name, (post.holder.name, *post.names))
                if title_words(post.office) == title and post.held_on(published) and alike >= _ALIKE:
                    reason = f"{post.office} on {published}, spelt alike ({alike:.2f})"
                    known = holders.get(post.holder.iri)
                    if known is None or alike > known[0]:
                        holders[post.holder.iri] = (alike, post.holder, reason)
        if len(holders) != 1:
            return None
        _, holder, reason = next(iter(holders.values()))
        return holder, reason


def fold(name: str) -> str:
    """A name without accents, case and hyphens, for comparison."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9 ]+", "", plain.replace("-", " "))


_ROMANIZATION = (
    ("ph", "p"),
    ("th", "t"),
    ("kh", "k"),
    ("ch", "c"),
    ("gh", "g"),
    ("r", "l"),
    ("w", "v"),
    ("j", "c"),
    ("ae", "e"),
)


def _romanized(word: str) -> str:
    """A word with the spellings of Thai, Burmese and Lao sounds that romanisations vary made one."""
    for old, new in _ROMANIZATION:
        word = word.replace(old, new)
    return re.sub(r"(.)\1+", r"\1", word)


def _alike(name: str, others: Sequence[str]) -> float:
    """The likeness, 0 to 1, of the most alike pair of words of four letters or more."""
    words = [_romanized(word) for word in fold(name).split() if len(word) > 3]
    rest = [_romanized(word) for other in others for word in fold(other).split() if len(word) > 3]
    return max((Indel.normalized_similarity(a, b) for a in words for b in rest), default=0.0)


_TITLE_STOP = frozenset(["of", "the", "for", "and", "affairs", "s", "to"])
_TITLE_SAME = {"defence": "defense", "premier": "prime", "foreign": "foreign", "home": "interior", "chief": "head"}


def title_words(title: str) -> frozenset[str]:
    """The words that make an office: "Minister of Defence" and "Defense Minister" are one."""
    words = (_TITLE_SAME.get(word, word) for word in fold(title.replace("'s", "")).split())
    return frozenset(word for word in words if word not in _TITLE_STOP)
