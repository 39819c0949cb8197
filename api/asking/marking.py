"""Marks: a question cut into what its words stand for: times, names, crimes, offices, words of the lexicon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from api.asking.crime_words import find_countering, find_crime_words, find_instruments
from api.asking.deeds import find_deed
from api.asking.lexicon import Sense, read_lexicon
from api.asking.likeness import find_like
from api.asking.marks import Mark, Marked
from api.asking.misspellings import respell
from api.asking.naming import BODIES, find_names
from api.asking.offices import find_offices
from api.asking.publishers import find_publishers
from api.asking.reports import Reports, find_reports, find_titles
from api.asking.spellings import Named, exact_hits
from api.asking.times import find_now, find_times
from api.asking.words import Token, read_forms, split_words
from graph.lookup import fold
from graph.store import Store

_PARTICLES = frozenset({"home", "back", "over", "off", "up", "down", "out", "free", "homeward"})
_DETERMINERS = frozenset("for its their his her which any all no".split())
_REACH = 5  # words between a verb and its particle at most


def mark_question(store: Store, text: str, today: date) -> Marked:
    """The marks of a question; a word that is misspelt is read as the word of the lexicon that it resembles."""
    marked = _mark(store, text, today)
    corrections: list[tuple[str, str]] = []
    pieces = text
    named = {at for mark in _guess_names(store, marked) if mark.named for at in range(mark.start, mark.end)}
    for mark in reversed(marked.marks):
        alone = not (mark.start in named and ({mark.start - 1, mark.start + 1} & named))
        if mark.kind == "unknown" and alone and (better := respell(store, marked, mark)):
            token = marked.tokens[mark.start]
            pieces = pieces[: token.start] + better + pieces[token.end :]
            corrections.append((token.text, better))
    if corrections:
        marked = _mark(store, pieces, today)
    marks = tuple(_guess_names(store, with_publishers(store, marked)))
    marks = tuple(_leave_out(marks))
    told = [(_said(marked, m), m.named.corrected) for m in marks if m.named and m.named.corrected]
    told += [(m.text, m.value) for m in marks if m.kind == "name" and _is_misspelt(m.text, m.value)]
    return replace(marked, marks=marks, corrections=(*reversed(corrections), *((s, str(c)) for s, c in told)))


_ALL = frozenset(
    "all any anything anyone anybody everything everyone everybody every nothing no nobody none anywhere".split()
)


def _leave_out(marks: Sequence[Mark]) -> Iterator[Mark]:
    """The marks with a "but" after "all" or "any" as the exception that it is: "all meetings but those with X"."""
    for at, mark in enumerate(marks):
        before = {word for m in marks[:at] for word in m.text.lower().split()}
        after = marks[at + 1 : at + 2]
        follows = any(
            m.kind in ("name", "crime") or m.says("kind") or m.says("prep") or m.text.lower() in ("those", "the")
            for m in after
        )
        if mark.text.lower() == "but" and before & _ALL and follows:
            yield replace(mark, senses=(Sense("except"),))
        else:
            yield mark


def _is_misspelt(said: str, name: str) -> bool:
    """Whether a publisher is written otherwise, not only cut short."""
    return bool(name) and not set(fold(said).split()) <= {*fold(name).split(), "the"}


def _said(marked: Marked, mark: Mark) -> str:
    return marked.text[marked.tokens[mark.start].start : marked.tokens[mark.end - 1].end]


def _mark(store: Store, text: str, today: date) -> Marked:
    tokens = split_words(text)
    covered: dict[int, Mark] = {}

    def add(start: int, end: int, kind: str, **what: object) -> None:
        if start < end and not any(at in covered for at in range(start, end)):
            said = text[tokens[start].start : tokens[end - 1].end]
            mark = Mark(start, end, kind, said, **what)  # type: ignore[arg-type]
            covered.update(dict.fromkeys(range(start, end), mark))

    def span(start: int, end: int) -> tuple[int, int]:
        inside = [n for n, token in enumerate(tokens) if start <= token.start and token.end <= end]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)

    for title in find_titles(text):
        add(*span(*title.span), "title", value=title.told)
    reports: Reports | None = find_reports(text)
    if reports:
        add(*span(*reports.span), "reports", value=str(reports.least))
    for time in find_times(text, today):
        add(*span(time.start, time.end), "time", time=time)
    for start, end, code in find_instruments(tokens):
        add(start, end - 1, "crime", codes=(code,))
    for named in find_names(store, tokens):
        add(named.start, named.end, "name", named=named)
    for start, end, senses in find_countering(tokens):
        add(start, end, "word", senses=senses)
    for start, end, codes in find_crime_words(text, tokens):
        add(*((start, end)), "crime", codes=codes)
    for start, end, told in find_offices(tokens, frozenset(covered)):
        add(start, end, "office", value=told)
    _add_words(tokens, covered, add)
    marks = tuple(dict.fromkeys(covered[at] for at in sorted(covered)))
    return Marked(text, tokens, marks, now=find_now(text) is not None)


def _add_words(tokens: Sequence[Token], covered: dict[int, Mark], add: object) -> None:
    lexicon = read_lexicon()
    words = [token.folded for token in tokens]
    at = 0
    while at < len(tokens):
        if at in covered:
            at += 1
            continue
        stop = next((n for n in range(at, len(tokens)) if n in covered), len(tokens))
        stop = next((n for n in range(at + 1, stop) if any(mark in tokens[n].gap for mark in ";:?!.,")), stop)
        end, senses = lexicon.find_longest(words, at, stop)
        if end == at + 2 and words[at + 1] == "with" and _is_owned(tokens, at, covered):
            alone = lexicon.find_longest(words, at, at + 1)
            if any(sense.kind == "noun" for sense in alone[1]) and not any(s.kind in ("noun", "kind") for s in senses):
                end, senses = alone  # "China's deals with Laos"
        parted = _parted(words, at, tokens, covered)
        if parted and end - at < 2:
            particle, senses = parted
            add(at, at + 1, "word", senses=senses)  # type: ignore[operator]
            add(particle, particle + 1, "word", senses=(Sense("function"),))  # type: ignore[operator]
            at += 1
        elif code := _acted_on(words, at, senses):
            end = max(end, at + 1)
            add(at, end, "word", senses=(*senses, Sense("kind", code)))  # type: ignore[operator]
            at = end
        elif senses:
            add(at, end, "word", senses=senses)  # type: ignore[operator]
            at = end
        elif (deed := find_deed(words[:stop], at))[1]:
            end, senses = deed
            add(at, end, "word", senses=senses)  # type: ignore[operator]
            at = end
        else:
            folded = words[at]
            known = folded.isdigit() or len(folded) < 2
            add(at, at + 1, "word" if known and len(folded) < 2 else "unknown")  # type: ignore[operator]
            at += 1


@cache
def _deeds() -> dict[str, dict[str, str]]:
    """Verbs that name a kind only by what they are done to: "block" with websites or SIM cards."""
    found: dict[str, dict[str, str]] = {}
    for key, phrases in read_lexicon().lists.items():
        for verb, _, thing in (phrase.partition(" ") for phrase in phrases if key.startswith("kind measure ")):
            if thing and " " not in thing and thing not in _PARTICLES:
                found.setdefault(verb, {})[thing] = key.removeprefix("kind ")
    return found


def _acted_on(words: Sequence[str], at: int, senses: Sequence[Sense]) -> str | None:
    """The kind of a verb by its object some words away: "websites were blocked", "seal its border"."""
    if any(sense.kind in ("kind", "noun", "prep", "question", "state_body") for sense in senses):
        return None
    things = {thing: code for form in read_forms(words[at]) for thing, code in _deeds().get(form, {}).items()}
    near = (word for word in words[max(0, at - _REACH) : at + _REACH + 1] if word != words[at])
    return next((things[form] for word in near for form in read_forms(word) if form in things), None)


def _is_owned(tokens: Sequence[Token], at: int, covered: dict[int, Mark]) -> bool:
    """Whether a word is a noun for what stands before it: "China's deals", "Thai talks", "which accords"."""
    if at == 0:
        return False
    before = covered.get(at - 1)
    adjective = before is not None and before.named is not None and before.named.form == "demonym"
    return adjective or tokens[at - 1].possessive or tokens[at - 1].folded in _DETERMINERS


def _parted(
    words: Sequence[str], at: int, tokens: Sequence[Token], covered: dict[int, Mark]
) -> tuple[int, tuple[Sense, ...]] | None:
    """A verb with its particle some words later: "bringing its nationals home"."""
    for further in range(at + 2, min(at + 2 + _REACH, len(words))):
        if words[further] in _PARTICLES and further not in covered:
            end, senses = read_lexicon().find_longest((words[at], words[further]), 0, 2)
            if end == 2 and any(sense.kind == "kind" for sense in senses):
                return further, senses
    return None


# Names that are cut short or misspelt


def _guess_names(store: Store, marked: Marked) -> Iterator[Mark]:
    """The marks with runs of strange words read as the names that they resemble."""
    run: list[Mark] = []
    for mark in (*marked.marks, None):
        if mark is not None and _is_strange(marked, mark, run):
            run.append(mark)
            continue
        yield from _read_run(store, marked, run)
        run = []
        if mark is not None:
            yield mark


def _is_strange(marked: Marked, mark: Mark, run: Sequence[Mark]) -> bool:
    if run and any(sign in marked.gap(mark) for sign in ",;:?!."):
        return False
    if (
        mark.says("function")
        and mark.start > 0
        and mark.text[0].isupper()
        and mark.text.lower() in ("she", "he", "his", "her", "will", "may", "an")
    ):
        return True  # a family name, if a strange word in capitals follows
    return mark.kind == "unknown" and not mark.text.isdigit()


def _read_run(store: Store, marked: Marked, run: Sequence[Mark]) -> Iterator[Mark]:
    at = 0
    while at < len(run):
        for end in range(min(len(run), at + 5), at, -1):
            first, last = run[at].start, run[end - 1].end
            if end - at == 1 and len(run) > 1 and (run[at].text[0].isupper() or run[at].text in BODIES):
                continue  # one word of a name that is not known as a whole
            if named := find_like(store, marked.tokens, first, last):
                text = marked.text[marked.tokens[first].start : marked.tokens[last - 1].end]
                yield Mark(first, last, "name", text, named=named)
                at = end
                break
        else:
            yield run[at] if len(run) == 1 or run[at].kind == "unknown" else replace(run[at], kind="unknown", senses=())
            at += 1


def _is_cited(marks: Sequence[Mark], mark: Mark, whole: bool) -> bool:
    """Whether common words in small letters stand where a publisher does: "reported by the nation"."""
    at = marks.index(mark)
    reported = any(m.text.lower().startswith(("report", "publish", "according")) for m in marks)
    return whole and reported and at > 0 and marks[at - 1].says("prep")


def with_publishers(store: Store, marked: Marked) -> Marked:
    """The marks with the names of publishers: in full wherever they stand, in part where nothing else is named."""
    marks = list(marked.marks)
    for start, end, name, whole in find_publishers(store, marked.tokens):
        inside = [m for m in marks if start <= m.start and m.end <= end]
        named = [m for m in inside if m.kind == "name"]
        if not inside or any(m.kind == "time" for m in inside) or (named and not whole):
            continue
        written = any(m.text[0].isupper() for m in inside) or any(m.kind != "word" for m in inside)
        if not written and not _is_cited(marks, inside[0], whole):
            continue
        if any(m.kind == "name" and m not in inside and m.start < end and start < m.end for m in marks):
            continue
        rest = [m for m in inside if m not in named]
        same = named[0].named if len(named) == 1 and all(m.says("function") for m in rest) else None
        if not named and whole and (hits := exact_hits(store, name)):
            same = Named(inside[0].start, inside[-1].end, hits, "organization")
        text = marked.text[marked.tokens[inside[0].start].start : marked.tokens[inside[-1].end - 1].end]
        where = marks.index(inside[0])
        marks = [m for m in marks if m not in inside]
        marks.insert(where, Mark(inside[0].start, inside[-1].end, "name", text, named=same, value=name))
    return replace(marked, marks=tuple(marks))
