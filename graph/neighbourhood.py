"""Neighbourhood: an entity by itself, and what stands beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from graph.answers import EntityView, FactView, Neighbours, Relation
from graph.cursors import Cursor, read_cursor, write_cursor
from graph.describe import describe_keys, label_of
from graph.filters import entity_part
from graph.lookup import find_entity
from graph.selection import Chosen, Selection
from graph.store import Store
from graph.templates import FACTS, literals_of, render
from ontology import iris
from ontology.terms import read_ontology


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
        relations=_relations(store, iri, outgoing=True),
        facts={fact: total for fact in FACTS if (total := _touching(fact, iri).count(store)[0])},
    )


def read_neighbours(store: Store, value: str, *, limit: int, cursor: str | None) -> Neighbours:
    """A page of the facts that name an entity, in order of date, and its relations to other entities."""
    iri = iris.expand(find_entity(store, value).id)
    start = read_cursor(cursor, "neighbours", iri)
    page = _touching("|".join(FACTS), iri).page(store, limit, start)
    last = Cursor(page.chosen[-1].value, page.chosen[-1].key, {"total": page.total}) if page.more else None
    return Neighbours(
        iris.identifier(iri),
        _in_order(store, page.chosen),
        page.total,
        _relations(store, iri, outgoing=False),
        write_cursor(last, "neighbours", iri) if last else None,
    )


def _in_order(store: Store, chosen: Sequence[Chosen]) -> tuple[FactView, ...]:
    """Facts of any label."""
    keys: dict[str, list[str]] = defaultdict(list)
    for each in chosen:
        keys[label_of(each.one)].append(each.key)
    views = describe_keys(store, keys)
    return tuple(views[each.key] for each in chosen if each.key in views)


def _touching(fact: str, iri: str) -> Selection:
    """The facts that join an entity, in whatever role; none where no role leads to such an entity."""
    return Selection(fact, [entity_part("touches", fact, [iri], "entity")])


def _relations(store: Store, iri: str, *, outgoing: bool) -> tuple[Relation, ...]:
    """The edges to entities, and those from entities too unless only the outgoing are wanted."""
    label = label_of(iri)
    terms = read_ontology()
    found: set[Relation] = set()
    for relation in terms.relations.values():
        if not set(relation.domains) <= set(terms.entities):
            continue
        directions = [("out", label in relation.domains), ("in", label in relation.ranges and not outgoing)]
        for part in (name for name, possible in directions if possible):
            statement = render("entities", part, Label=label, relation=relation.relationship)
            for row in store.run(statement, {"iri": iri}):
                ends = [iris.identifier(str(row[end])) for end in ("source", "target")]
                found.add(Relation(relation.relationship, ends[0], ends[1], str(row["name"])))
    return tuple(sorted(found, key=lambda one: (one.type, one.source, one.target)))
