"""Values of filters in a reading: what is told, and the id by which the store is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.answers import Hit

JSONValue = str | int | list[str]
Given = Mapping[str, "tuple[Value, ...]"]


@dataclass(frozen=True, slots=True)
class Value:
    """A value: `told` is a canonical name, a code or a date; `id` asks the store; `words` are for readers.

    `others` are further entities of the same name, where nothing in the question tells them apart.
    """

    told: str
    id: str
    label: str = ""
    words: str = ""
    others: tuple[Hit, ...] = field(default=(), compare=False)

    def ids(self, name: str) -> Iterator[str]:
        """The ids for a filter: of a name that several have, all, where one of them is enough."""
        yield self.id
        if name != "who":
            yield from (hit.id for hit in self.others)

    def own(self) -> tuple[Hit, ...]:
        """The entity itself, as a hit like the others."""
        return (Hit(self.id, self.label, self.words or self.told, self.told),) if self.label else ()

    @classmethod
    def of_hit(cls, hit: Hit, others: Sequence[Hit] = ()) -> Value:
        """The value that stands for an entity: countries and crimes by their code."""
        code = hit.id.partition("/")[2]
        told = code if hit.label in ("Country", "Crime") else hit.name
        return cls(told, hit.id, hit.label, hit.name, tuple(others))

    @classmethod
    def of_code(cls, code: str, words: str = "") -> Value:
        """The value that is a code, a date or a number."""
        return cls(code, code, "", words or code.replace("_", " "))


LISTS = frozenset({"who"})


def filters_json(given: Given) -> dict[str, JSONValue]:
    """Filters as a reading tells them: `who` is always a list, another one only where it has several values."""
    told: dict[str, JSONValue] = {}
    for name, values in given.items():
        texts = [value.told for value in values]
        if name == "min_documents":
            told[name] = int(texts[0])
        else:
            told[name] = texts if len(texts) > 1 or name in LISTS else texts[0]
    return told
