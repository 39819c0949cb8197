"""Answers: what named queries give back. `to_json` is the one form of the API and of `--json`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from graph.numbers import Number
from graph.store import Value

JSON = Mapping[str, "Value"]


@dataclass(frozen=True, slots=True)
class Cited:
    """The document that a passage stands in."""

    id: str
    title: str
    publisher: str | None
    published: str | None
    url: str | None

    def to_json(self) -> JSON:
        """The document as facts cite it."""
        told: dict[str, Value] = {"id": self.id, "title": self.title, "publisher": self.publisher}
        return {**told, "published": self.published, "url": self.url}


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage: its words and where they stand, in code points, end exclusive."""

    text: str
    start: int
    end: int

    def to_json(self) -> JSON:
        """The passage with its offsets."""
        return {"text": self.text, "charStart": self.start, "charEnd": self.end}


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that states a fact, with those of the same document that supply a name or a date.

    `rule` is what read it; the authority's rows and offices name none.
    """

    excerpt: Excerpt
    context: tuple[Excerpt, ...]
    document: Cited
    rule: str | None = None

    def to_json(self) -> JSON:
        """The passage, its context, its document and the rule."""
        context = [excerpt.to_json() for excerpt in self.context]
        told: dict[str, Value] = {**self.excerpt.to_json(), "context": context}
        return {**told, "document": self.document.to_json(), "rule": self.rule}


@dataclass(frozen=True, slots=True)
class Role:
    """An entity in a role of a fact: its canonical name and the spelling of the text."""

    id: str
    name: str
    surface: str

    def to_json(self) -> JSON:
        """The entity as facts name it."""
        return {"id": self.id, "name": self.name, "surface": self.surface}


@dataclass(frozen=True, slots=True)
class Account:
    """What one document says of an event, beside what others say; `numbers` are those of its evidence."""

    document: Cited
    kind: str | None
    status: str | None
    date: str | None
    roles: Mapping[str, tuple[Role, ...]]
    numbers: tuple[Number, ...]

    def to_json(self) -> JSON:
        """The account, its document by id (evidence cites it in full)."""
        told: dict[str, Value] = {"document": self.document.id}
        told |= {"publisher": self.document.publisher, "published": self.document.published}
        told |= {"kind": self.kind, "status": self.status, "date": self.date}
        told["roles"] = {role: [one.to_json() for one in entities] for role, entities in self.roles.items()}
        told["numbers"] = [number.text for number in self.numbers]
        return told


@dataclass(frozen=True, slots=True)
class Said:
    """A value and the documents that give it; an entity's value is its id, with its name beside it."""

    value: str
    name: str | None
    documents: tuple[str, ...]

    def to_json(self) -> JSON:
        """The value with its documents by id."""
        return {"value": self.value, "name": self.name, "documents": list(self.documents)}


@dataclass(frozen=True, slots=True)
class Point:
    """Something on which accounts agree or differ, with the values that they give.

    Shape: `on` is date, status, kind, a role (PARTICIPANT: who is named in it), or what a number counts (people,
    places, money, weight). Where accounts differ on a role, the values are those that some of them do not name.
    """

    on: str
    values: tuple[Said, ...]

    def to_json(self) -> JSON:
        """The point with its values."""
        return {"on": self.on, "values": [said.to_json() for said in self.values]}


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact as answers tell it: all reports of one occasion, their roles united.

    Shape: `roles` by relationship type; `reports` counts documents, `publishers` names who published them, and
    `independent` counts them with copies of one text taken as one. `accounts` are the documents' own, in order of
    publication, with what they agree and differ on; all three are empty where one document alone reports it. `name`
    is an agreement's, `title`, `since` and `until` are an office's. `status` is the furthest that a report tells.
    """

    id: str
    type: str
    kind: str | None
    status: str | None
    date: str | None
    roles: Mapping[str, tuple[Role, ...]]
    evidence: tuple[Evidence, ...]
    reports: int
    publishers: tuple[str, ...]
    independent: int = 0
    accounts: tuple[Account, ...] = ()
    agreed: tuple[Point, ...] = ()
    differences: tuple[Point, ...] = ()
    name: str | None = None
    title: str | None = None
    since: str | None = None
    until: str | None = None

    def to_json(self) -> JSON:
        """The one form of a listed fact."""
        told: dict[str, Value] = {name: getattr(self, name) for name in ("id", "type", "kind", "status", "date")}
        if self.type == "Agreement":
            told["name"] = self.name
        if self.type == "Office":
            told |= {"title": self.title, "from": self.since, "to": self.until}
        told["roles"] = {role: [one.to_json() for one in entities] for role, entities in self.roles.items()}
        told |= {
            "reports": self.reports,
            "publishers": list(self.publishers),
            "independentPublishers": self.independent,
        }
        for name in ("accounts", "agreed", "differences"):
            told[name] = [part.to_json() for part in getattr(self, name)]
        told["evidence"] = [evidence.to_json() for evidence in self.evidence]
        return told


@dataclass(frozen=True, slots=True)
class Query:
    """A statement of ours with its parameters, as `ask` shows it."""

    text: str
    parameters: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """One page of the facts that pass the filters, in the order that was asked for and then of key.

    Units: `total` counts occasions, not reports; `undated` those of them that have no date of their own and were
    placed in time by the day of their report. `held_there` is told of meetings about a place: how many more were
    held in it. All three were counted when the first page was read. `next` is the cursor of the next page.
    """

    facts: tuple[FactView, ...]
    total: int
    undated: int
    query: Query
    held_there: int | None = None
    next: str | None = None

    def to_json(self) -> JSON:
        """The page with its totals."""
        told: dict[str, Value] = {"facts": [fact.to_json() for fact in self.facts], "total": self.total}
        told["undated"] = self.undated
        if self.held_there is not None:
            told["heldThere"] = self.held_there
        return {**told, "next": self.next}


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity that a search found, with the spelling that was found.

    Units: `score` is how near the spelling is to what was searched, 0 to 100; `exact` is False where letters were
    forgiven or words left out.
    """

    id: str
    label: str
    name: str
    surface: str
    country: str | None = None
    score: float = 100.0
    exact: bool = True

    def to_json(self) -> JSON:
        """The entity as a search lists it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Relation:
    """An edge between entities that no document states as a fact of its own: of country, within, broader."""

    type: str
    source: str
    target: str
    name: str

    def to_json(self) -> JSON:
        """The edge, with the name of its other end."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class EntityView:
    """An entity: its literals, its spellings, its country, place or wider crime, and how many facts name it.

    `rows` are those of the authority's tables that it is from: the evidence of its relations.
    """

    id: str
    label: str
    name: str
    properties: Mapping[str, Value]
    names: tuple[str, ...]
    relations: tuple[Relation, ...]
    facts: Mapping[str, int]
    rows: tuple[Evidence, ...] = ()

    def to_json(self) -> JSON:
        """The entity in the form of the API."""
        told: dict[str, Value] = {"id": self.id, "label": self.label, "name": self.name}
        told |= {"properties": dict(self.properties), "names": list(self.names), "facts": dict(self.facts)}
        told["relations"] = [relation.to_json() for relation in self.relations]
        told["rows"] = [row.to_json() for row in self.rows]
        return told


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What stands beside an entity: a page of the facts that name it, and its relations to other entities.

    `cut` tells that there are more relations of one type than are shown.
    """

    id: str
    facts: tuple[FactView, ...]
    total: int
    relations: tuple[Relation, ...]
    next: str | None = None
    cut: bool = False

    def to_json(self) -> JSON:
        """The page with its total."""
        told: dict[str, Value] = {"id": self.id, "facts": [fact.to_json() for fact in self.facts], "total": self.total}
        told["relations"] = [relation.to_json() for relation in self.relations]
        return {**told, "relationsCut": self.cut, "next": self.next}


@dataclass(frozen=True, slots=True)
class Listed:
    """A document in a list; `facts` counts what it states, `authority` tells the tables of the authority."""

    document: Cited
    language: str
    facts: int
    authority: bool

    def to_json(self) -> JSON:
        """The document as lists show it."""
        return {**self.document.to_json(), "language": self.language, "facts": self.facts, "authority": self.authority}


@dataclass(frozen=True, slots=True)
class Documents:
    """One page of the documents, in order of publication."""

    documents: tuple[Listed, ...]
    total: int
    next: str | None = None

    def to_json(self) -> JSON:
        """The page with its total."""
        listed = [listed.to_json() for listed in self.documents]
        return {"documents": listed, "total": self.total, "next": self.next}


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document with its text and what it states; facts are its own reports, not folded with those of others."""

    document: Cited
    language: str
    text: str
    facts: tuple[FactView, ...]

    def to_json(self) -> JSON:
        """The document with text, facts and offsets."""
        facts = [fact.to_json() for fact in self.facts]
        return {**self.document.to_json(), "language": self.language, "text": self.text, "facts": facts}


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are: `authority` those that the authority states, `documents` those that documents state.

    A node that both state counts in both, so the two may add up to more than `total`.
    """

    total: int
    authority: int
    documents: int

    def to_json(self) -> JSON:
        """The three numbers."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts of nodes by label and of edges by relationship type; `published` are the first and the last day."""

    nodes: Mapping[str, Count]
    relationships: Mapping[str, int]
    published: tuple[str, str] | None

    def to_json(self) -> JSON:
        """The counts."""
        nodes = {label: count.to_json() for label, count in self.nodes.items()}
        published = list(self.published) if self.published else None
        return {"nodes": nodes, "relationships": dict(self.relationships), "published": published}
