"""Answering: a reading is run as named queries, and what they find is told in sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from api.asking.literals import write_all, write_in
from api.asking.ranking import rank
from api.asking.reading import FACTS, Reading
from api.asking.told import Sentence, Told
from api.asking.values import Given, Value
from graph import queries
from graph.answers import FactView
from graph.compare import Comparison, compare
from graph.filters import SEVERAL, Filters
from graph.mentions import find_mentions
from graph.paths import PathQuestion, find_paths
from graph.scope import read_scope
from graph.sentences import tell
from graph.store import Store
from graph.timeline import read_timeline
from ontology.errors import QuestionError

_OFFICES = 500  # holders of one office that are put in order
_FIGURES = 3  # facts that a figure of a comparison is cited with
_MOST_BRANCHES = 4


def read_parameters(given: Given, excepted: Given) -> Filters:
    """The filters of a reading as queries take them."""
    values: dict[str, object] = {}
    for name, several in given.items():
        if name in ("a", "b"):
            continue
        ids = [identifier for value in several for identifier in _ids(value, name)]
        if name in ("from", "to", "dates"):
            values["from_" if name == "from" else name] = ids[0]
        elif name == "min_documents":
            values[name] = int(ids[0])
        else:
            values[name] = tuple(ids) if len(ids) > 1 or name == "who" else ids[0]
    pairs = tuple((name, value.id) for name, several in excepted.items() for value in several if name in SEVERAL)
    return Filters(**values, except_=pairs)  # type: ignore[arg-type]


def _ids(value: Value, name: str) -> Iterator[str]:
    """The ids of a value; of a name that several have, all, where one of them is enough."""
    yield value.id
    if name != "who":
        yield from (hit.id for hit in value.others)


def answer(store: Store, question: str, reading: Reading, *, limit: int, cursor: str | None, today: date) -> Told:
    """The answer to a reading; what cannot be asked of the store is told as a note."""
    told = Told(question, reading)
    if reading.query is None:
        return replace(told, notes=("Only questions in English are read.",)) if reading.foreign else told
    try:
        return _RUNNERS.get(reading.query, _answer_facts)(store, told, limit, cursor, today)
    except QuestionError as error:
        if cursor is not None and "cursor" in error.problem:
            raise
        return replace(told, notes=(f"{error.problem[:1].upper()}{error.problem[1:]}.", error.remedy))


# Facts


def _answer_facts(store: Store, told: Told, limit: int, cursor: str | None, today: date) -> Told:
    reading = told.reading
    label = FACTS[str(reading.query)]
    filters = read_parameters(reading.filters, reading.excepted)
    aggregate = reading.aggregate or ""
    if aggregate.startswith("most:"):
        answers, query = rank(store, label, filters, reading)
        total = queries.facts(store, label, filters, limit=0).total
        ranked = replace(told, answers=answers, cypher=write_in(query), total=total)
        return ranked if answers else _explain(store, ranked, label, filters)
    if label == "Office" and not aggregate and cursor is None and not {"from", "to"} & reading.filters.keys():
        return _answer_offices(store, told, filters, limit, today)
    only = aggregate in ("first", "last")
    sort = "-date" if aggregate == "last" else "date"
    page = queries.facts(store, label, filters, limit=1 if only else limit, cursor=cursor, sort=sort)
    sentences = [_sentence(fact) for fact in page.facts]
    lead = _lead(str(reading.query), aggregate, page.total, page.facts)
    told = replace(
        told,
        answers=(*lead, *sentences),
        cypher=write_in(page.query),
        total=page.total,
        undated=page.undated,
        next=None if only else page.next,
        notes=tuple(_notes(reading, page.total, page.undated, len(page.facts), page.held_there, only)),
    )
    return told if page.total else _explain(store, told, label, filters)


def _sentence(fact: FactView) -> Sentence:
    reports = f" ({fact.reports} reports: {', '.join(fact.publishers)})" if fact.reports > 1 else ""
    return Sentence(tell(fact), fact.id, fact.evidence, reports)


def _lead(query: str, aggregate: str, total: int, facts: Sequence[FactView]) -> Iterator[Sentence]:
    """The sentence that answers how many there are, or whether."""
    evidence = tuple(fact.evidence[0] for fact in facts[:_FIGURES] if fact.evidence)
    if aggregate == "count":
        yield Sentence(f"{total:,} {_number(query, total)}.", None, evidence)
    elif aggregate == "exists":
        told = f"Yes: {total:,} {_number(query, total)}." if total else "No report in this store says so."
        yield Sentence(told, None, evidence)


def _number(query: str, count: int) -> str:
    return query.removesuffix("s") if count == 1 else query


def _notes(reading: Reading, total: int, undated: int, shown: int, held_there: int | None, only: bool) -> Iterator[str]:
    if only and total > 1:
        yield f"One of {total:,}."
    elif total > shown:
        yield f"{shown} of {total:,} are told here."
    if undated and {"from", "to"} & reading.filters.keys():
        yield f"{undated} of {total:,} have no date of their own; the day of their report was taken."
    if held_there:
        yield f"{held_there} more {'meeting was' if held_there == 1 else 'meetings were'} held there."
    yield from _ambiguous(reading)


def _ambiguous(reading: Reading) -> Iterator[str]:
    for name, values in (*reading.filters.items(), *reading.excepted.items()):
        for value in values:
            if value.others:
                others = ", ".join(_who(hit.name, hit.country, hit.label) for hit in value.others)
                taken = "the first was taken" if name == "who" else "all were searched"
                yield f"{value.told} can be {value.id} or {others}: {taken}; give a country or an id to choose."


def _who(name: str, country: str | None, label: str) -> str:
    return f"{name} ({country or label})"


def _explain(store: Store, told: Told, label: str, filters: Filters) -> Told:
    """An empty answer: what was searched, and how many facts there are without each filter."""
    reading = told.reading
    empty = () if told.answers else (Sentence(f"No report in this store tells of {reading.sentence}."),)
    without: dict[str, int] = {}
    for name in (*reading.filters, *(f"except {name}" for name in reading.excepted)):
        if name != "dates":
            wider = _without(reading, name)
            try:
                without[name] = queries.facts(store, label, wider, limit=0).total
            except QuestionError:
                continue
    return replace(told, answers=(*told.answers, *empty), without=without, notes=tuple(_ambiguous(reading)))


def _without(reading: Reading, name: str) -> Filters:
    given = {key: values for key, values in reading.filters.items() if key != name}
    excepted = {key: values for key, values in reading.excepted.items() if f"except {key}" != name}
    if not {"from", "to"} & given.keys():
        given.pop("dates", None)
    return read_parameters(given, excepted)


def _answer_offices(store: Store, told: Told, filters: Filters, limit: int, today: date) -> Told:
    """Who holds an office today first, then who held it before, the latest first."""
    page = queries.facts(store, "Office", filters, limit=_OFFICES, sort="-date")
    if not page.total:
        return _explain(store, replace(told, cypher=write_in(page.query)), "Office", filters)
    day = today.isoformat()
    now = [fact for fact in page.facts if _holds(fact, day)]
    named = [fact for fact in page.facts if fact not in now and not fact.since and not fact.until]
    before = [fact for fact in page.facts if fact not in now and fact not in named]
    notes = []
    if before and now:
        notes.append(f"Earlier ones: {len(before)}, told after today's; today is {day}.")
    elif not now:
        notes.append(f"Nobody is known to hold it on {day}.")
    order = [*now, *before, *named]
    notes += _notes(told.reading, page.total, 0, min(limit, len(order)), None, only=False)
    query = queries.facts(store, "Office", filters, limit=0, sort="-date").query
    return replace(
        told,
        answers=tuple(_sentence(fact) for fact in order[:limit]),
        cypher=write_in(replace(query, parameters={**query.parameters, "limit": max(limit, 1)})),
        total=page.total,
        undated=page.undated,
        notes=tuple(notes),
    )


def _holds(fact: FactView, day: str) -> bool:
    """Whether an office with a known beginning is held on a day."""
    return bool(fact.since) and str(fact.since) <= day and (fact.until is None or fact.until >= day[: len(fact.until)])


# Facts of all types, paths, comparisons, documents


def _answer_timeline(store: Store, told: Told, limit: int, cursor: str | None, today: date) -> Told:
    reading = told.reading
    filters = read_parameters(reading.filters, reading.excepted)
    down = reading.aggregate == "last"
    only = reading.aggregate in ("first", "last")
    found = read_timeline(store, filters, limit=1 if only else limit, cursor=cursor, sort="-date" if down else None)
    lead = _lead("events", reading.aggregate or "", found.total, found.facts)
    scope = read_scope(filters)
    statements = [scope.select(store, type_).page_query(limit) for type_ in scope.types]
    told = replace(
        told,
        answers=(*lead, *(_sentence(fact) for fact in found.facts)),
        cypher=write_all(statements),
        total=found.total,
        undated=found.undated,
        next=None if only else found.next,
        notes=tuple(_notes(reading, found.total, found.undated, len(found.facts), None, only)),
    )
    return told if found.total else _explain_all(store, told)


def _explain_all(store: Store, told: Told) -> Told:
    reading = told.reading
    without: dict[str, int] = {}
    for name in reading.filters:
        if name != "dates" and len(reading.filters) > 1:
            try:
                without[name] = read_timeline(store, _without(reading, name), limit=0).total
            except QuestionError:
                continue
    lead = told.answers or (Sentence(f"No report in this store tells of {reading.sentence}."),)
    return replace(told, answers=lead, without=without, notes=())


def _answer_paths(store: Store, told: Told, limit: int, cursor: str | None, today: date) -> Told:
    reading = told.reading
    ends = tuple(value.id for name in ("a", "b") for value in reading.filters.get(name, ()))
    dates = {
        ("from_" if name == "from" else name): reading.filters[name][0].id
        for name in ("from", "to")
        if name in reading.filters
    }
    chain = "Meeting" if "chain of meeting" in told.question.lower() else None
    question = PathQuestion(ends, step=chain, **dates)  # type: ignore[arg-type]
    found = find_paths(store, question)
    answers: list[Sentence] = []
    if reading.aggregate == "exists":
        answers.append(Sentence("Yes." if found.paths else "No report in this store connects them."))
    for path in found.paths:
        names = " > ".join(hit.name for hit in path.entities)
        evidence = tuple(fact.evidence[0] for step in path.steps for fact in step.facts[:1] if fact.evidence)
        answers.append(Sentence(f"{names}: {' '.join(step.sentence for step in path.steps)}", None, evidence))
    if not found.paths:
        answers += [Sentence(miss.sentence) for miss in found.misses] or [Sentence("No path joins them.")]
    cypher = _path_statement(store, ends, question.longest)
    return replace(told, answers=tuple(answers), paths=found, cypher=cypher, total=len(found.paths))


def _path_statement(store: Store, ends: Sequence[str], longest: int) -> str:
    """A statement of the store's own that shows one shortest chain between the first two ends."""
    from graph.templates import FACTS as LABELS
    from graph.templates import roles_of
    from ontology import iris
    from ontology.terms import read_ontology

    roles = "|".join(
        dict.fromkeys(f"`{role}`" if role == "OF" else role for label in LABELS for role in roles_of(label))
    )
    first, last = (
        f"({name}:{read_ontology().segments[end.partition('/')[0]].name} {{iri: '{iris.expand(end)}'}})"
        for name, end in zip("ab", ends[:2], strict=True)
    )
    if store.dialect == "neo4j":
        return f"MATCH p = shortestPath({first}-[:{roles}*..{2 * longest}]-{last}) RETURN p"
    return f"MATCH p = {first}-[:{roles}* SHORTEST 1..{2 * longest}]-{last} RETURN p"


def _answer_compare(store: Store, told: Told, limit: int, cursor: str | None, today: date) -> Told:
    reading = told.reading
    ends = [value.id for name in ("a", "b") for value in reading.filters.get(name, ())]
    if len(ends) < 2:
        return replace(told, notes=("A comparison is of two: name the other.",))
    filters = read_parameters(reading.filters, reading.excepted)
    found = compare(store, ends[0], ends[1], filters)
    together = replace(filters, who=(ends[0], ends[1]))
    scope = read_scope(together)
    statements = [scope.select(store, type_).page_query(limit) for type_ in scope.types]
    answers = tuple(_tell_comparison(store, found))
    more = ("Only the first two are compared.",) if len(ends) > 2 else ()
    return replace(told, answers=answers, cypher=write_all(statements), total=len(answers), notes=more)


def _tell_comparison(store: Store, found: Comparison) -> Iterator[Sentence]:
    a, b = found.a.name, found.b.name
    words = {"measuresAgainst": "measures against them"}
    for aspect, shares in found.facts.items():
        counts = {side: getattr(shares, side) for side in ("both", "a", "b")}
        if any(counted.total for counted in counts.values()):
            what = words.get(aspect, aspect)
            both, of_a, of_b = (counts[side].total for side in ("both", "a", "b"))
            text = f"{what.capitalize()}: {both} of both, {of_a} of {a} alone, {of_b} of {b} alone."
            facts = [queries.fact(store, one) for one in counts["both"].facts[:_FIGURES] or counts["a"].facts[:1]]
            yield Sentence(text, None, tuple(fact.evidence[0] for fact in facts if fact.evidence))
    for name, group in found.groups.items():
        if group.shared:
            names = ", ".join(link.entity.name for link in group.shared[:5])
            facts = [
                queries.fact(store, link.facts.both.facts[0]) for link in group.shared[:2] if link.facts.both.facts
            ]
            yield Sentence(
                f"{name.capitalize()} in common: {names}.", None, tuple(f.evidence[0] for f in facts if f.evidence)
            )


def _answer_documents(store: Store, told: Told, limit: int, cursor: str | None, today: date) -> Told:
    reading = told.reading
    given = {
        ("crime" if name == "about" and values[0].label == "Crime" else name): values
        for name, values in reading.filters.items()
    }
    filters = read_parameters(given, reading.excepted)
    found, statements = find_mentions(store, filters)
    if reading.aggregate == "first":
        found = found[-1:]
    elif reading.aggregate == "last":
        found = found[:1]
    page = found[:limit]
    lead: list[Sentence] = []
    if reading.aggregate in ("count", "exists"):
        lead += _lead("documents", reading.aggregate, len(found), ())
    cited = [
        Sentence(
            f"{one.document.title} ({', '.join(filter(None, (one.document.publisher, one.document.published)))})",
            one.document.id,
        )
        for one in page
    ]
    if not found and not lead:
        lead.append(Sentence(f"No report in this store tells of {reading.sentence}."))
    notes = [f"{len(page)} of {len(found)} are told here."] if len(found) > len(page) else []
    return replace(
        told,
        answers=(*lead, *cited),
        cypher=write_all(statements),
        total=len(found),
        notes=(*notes, *_ambiguous(reading)),
    )


_Runner = Callable[[Store, Told, int, "str | None", date], Told]
_RUNNERS: Mapping[str, _Runner] = {
    "timeline": _answer_timeline,
    "paths": _answer_paths,
    "compare": _answer_compare,
    "documents": _answer_documents,
}
