"""Neighbourhood: an entity by itself, and what stands beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.answers import EntityView, Evidence, FactView, Neighbours, Relation
from graph.cursors import Cursor, read_cursor, write_cursor
from graph.describe import describe_keys, label_of
from graph.filters import entity_part
from graph.folding import cite, read_excerpt
from graph.lookup import find_entity
from graph.selection import Chosen, Selection
from graph.store import Row, Store
from graph.templates import FACTS, literals_of, render, roles_to
from ontology import iris
from ontology.authority import PUBLISHER
from ontology.terms import Property, read_ontology

_MOST_RELATIONS = 100  # of one type that lead to an entity


def read_entity(store: Store, value: str) -> EntityView:
    """An entity by its id, its code or its name. Errors: UnknownName, AmbiguousName."""
    hit = find_entity(store, value)
    iri = iris.expand(hit.id)
    columns = ", ".join(f"x.`{name}` AS `{name}`" for name in literals_of(hit.label))
    row = store.run(render("entities", "literals", Label=hit.label, literals=columns), {"iri": iri})[0]
    names = store.run(render("entities", "names", Label=hit.label), {"iri": iri})
    return EntityView(
        id=hit.id,
        label=hit.label,
        name=hit.name,
        properties={name: value for name, value in row.items() if value is not None},
        names=tuple(sorted({str(row["surface"]) for row in names} - {hit.name})),
        relations=_relations(store, iri, outgoing=True)[0],
        facts={fact: total for fact in FACTS if (total := _touching(fact, iri).count(store)[0])},
        rows=_rows(store, hit.label, iri),
    )


def _rows(store: Store, label: str, iri: str) -> tuple[Evidence, ...]:
    rows = store.run(render("entities", "rows", Label=label), {"iri": iri, "publisher": PUBLISHER})
    found = [Evidence(read_excerpt(row), (), cite(row)) for row in rows]
    return tuple(sorted(found, key=lambda row: (row.document.title, row.excerpt.start)))


def read_relations(store: Store, entities: Iterable[str]) -> Mapping[str, tuple[Relation, ...]]:
    """What entities belong to, by their IRIs: countries, wider places, wider crimes."""
    labels: dict[str, list[str]] = defaultdict(list)
    for iri in entities:
        labels[label_of(iri)].append(iri)
    found: dict[str, list[Relation]] = defaultdict(list)
    for label, members in labels.items():
        for relation in _between_entities():
            if label in relation.domains:
                statement = render("entities", "belongs", Label=label, relation=relation.relationship)
                for row in store.run(statement, {"iris": members}):
                    found[str(row["source"])].append(_relation(relation.relationship, row))
    return {iri: tuple(sorted(some, key=lambda one: (one.type, one.target))) for iri, some in found.items()}


def read_neighbours(store: Store, value: str, *, limit: int, cursor: str | None) -> Neighbours:
    """A page of the facts that name an entity, in order of date, and its relations to other entities."""
    iri = iris.expand(find_entity(store, value).id)
    start = read_cursor(cursor, "neighbours", iri)
    chosen, more, total = _page(store, iri, limit, start)
    relations, cut = _relations(store, iri, outgoing=False)
    last = Cursor(chosen[-1].value, chosen[-1].key, {"total": total}) if more else None
    return Neighbours(
        iris.identifier(iri),
        _in_order(store, chosen),
        total,
        relations,
        write_cursor(last, "neighbours", iri) if last else None,
        cut,
    )


def _page(store: Store, iri: str, limit: int, start: Cursor | None) -> tuple[list[Chosen], bool, int]:
    """The facts of a page, whether more follow, and how many there are in all.

    They are chosen label by label: where a pattern may begin with any, the embedded engine looks at all facts.
    """
    label = label_of(iri)
    pages = [_touching(fact, iri).page(store, limit, start) for fact in FACTS if roles_to(fact, label)]
    found = sorted((each for page in pages for each in page.chosen), key=lambda each: (str(each.value), each.key))
    more = len(found) > limit or any(page.more for page in pages)
    totals = [page.total for page in pages]
    return found[:limit], more, max(totals, default=0) if start else sum(totals)


def _in_order(store: Store, chosen: Sequence[Chosen]) -> tuple[FactView, ...]:
    """The facts behind keys of any labels."""
    keys: dict[str, list[str]] = defaultdict(list)
    for each in chosen:
        keys[each.label].append(each.key)
    views = describe_keys(store, keys)
    return tuple(views[each.key] for each in chosen if each.key in views)


def _touching(fact: str, iri: str) -> Selection:
    """The facts that join an entity, in whatever role; none where no role leads to such an entity."""
    return Selection(fact, [entity_part("entity", fact, [iri], "entity")])


def _relations(store: Store, iri: str, *, outgoing: bool) -> tuple[tuple[Relation, ...], bool]:
    """The edges to entities, and the first of those from entities too unless only the outgoing are wanted.

    Tells whether some were left out: to a country lead those of all its people.
    """
    label = label_of(iri)
    found: set[Relation] = set()
    cut = False
    for relation in _between_entities():
        if label in relation.domains:
            statement = render("entities", "out", Label=label, relation=relation.relationship)
            found.update(_relation(relation.relationship, row) for row in store.run(statement, {"iri": iri}))
        if label in relation.ranges and not outgoing:
            statement = render("entities", "in", Label=label, relation=relation.relationship)
            rows = store.run(statement, {"iri": iri, "limit": _MOST_RELATIONS + 1})
            cut = cut or len(rows) > _MOST_RELATIONS
            found.update(_relation(relation.relationship, row) for row in rows[:_MOST_RELATIONS])
    return tuple(sorted(found, key=lambda one: (one.type, one.source, one.target))), cut


def _between_entities() -> Iterator[Property]:
    """The properties that lead from entities to entities: of country, within, broader."""
    terms = read_ontology()
    return (relation for relation in terms.relations.values() if set(relation.domains) <= set(terms.entities))


def _relation(kind: str, row: Row) -> Relation:
    ends = [iris.identifier(str(row[end])) for end in ("source", "target")]
    return Relation(kind, ends[0], ends[1], str(row["name"]))
