"""Understanding: from the marks of a question to its reading."""

from __future__ import annotations

import re
from datetime import date

from api.asking.acts import Acts
from api.asking.aggregates import choose_aggregate
from api.asking.english import is_foreign
from api.asking.inquiry import Inquiry
from api.asking.kinds import find_kinds
from api.asking.marking import mark_question
from api.asking.outlets import is_publisher
from api.asking.pairs import imply_query, read_pairs
from api.asking.phrase import Phrase
from api.asking.phrases import Phrases
from api.asking.politeness import strip_politeness
from api.asking.publishers import publisher_of
from api.asking.reading import Reading
from api.asking.roles import Roles
from api.asking.slots import choose_filter, choose_hits
from api.asking.statuses import find_denied, find_statuses
from api.asking.strangers import list_content, list_unread
from api.asking.suggestions import prominence
from api.asking.values import Value
from api.asking.words import split_words
from graph.store import Store
from ontology.terms import read_ontology

_OWN_PEOPLE = re.compile(
    r"\bof (?:its|their|his|her) (?:own )?(?:nationals|citizens|people|countrymen|compatriots|workers)\b", re.IGNORECASE
)
_OWN_SOIL = re.compile(
    r"\b(?:on|in|at) (?:its|their) (?:own )?(?:soil|territory|home|country|land)\b|\bat home\b", re.I
)
_DATED = frozenset({"from", "to", "dates"})


class Understanding:
    """One question in the making: marks, acts and phrases, and the reading that they give."""

    def __init__(self, store: Store, question: str, today: date) -> None:
        self.question, self.today, self._store = question, today, store
        self._pairs = read_pairs(store, " ".join(question.split()), today)
        text = strip_politeness(self._pairs.rest)
        self.foreign = is_foreign(text, split_words(text))
        self.marked = mark_question(store, "" if self.foreign else text, today)
        self.acts = Acts(self.marked)
        self.phrases = Phrases(self.marked, self.acts)
        self.inquiry = Inquiry(self.marked, self.acts, self.phrases)
        self.main = self.inquiry.main
        self.query = self._pairs.query or self.inquiry.query or imply_query(self._pairs.filters)
        self._roles = Roles(self.inquiry)

    def read(self) -> Reading:
        """The reading of the question by itself."""
        if self.foreign:
            return Reading(None, unread=tuple(token.text for token in split_words(self.question)), foreign=True)
        unread = (*list_unread(self.inquiry), *self._pairs.unread)
        if self.query is None:
            return Reading(None, unread=unread or list_content(self.marked), corrections=self.marked.corrections)
        filters, excepted = self.fill(self.query)
        aggregate = choose_aggregate(self.marked, self.query, filters, self.acts)
        strange = any(mark.kind == "unknown" for mark in self.marked.marks)
        weak = self.main is not None and self.main.weight < 2 and self.query == "measures"
        idle = weak and not {"by", "who", "against", "crime"} & filters.keys()
        if (not filters and not excepted and (strange or weak or unread)) or (strange and idle):
            return Reading(
                None, unread=(*list_content(self.marked), *self._pairs.unread), corrections=self.marked.corrections
            )
        return Reading(self.query, filters, aggregate, excepted, unread, self.marked.corrections)

    def fill(self, query: str) -> tuple[dict[str, tuple[Value, ...]], dict[str, tuple[Value, ...]]]:
        """The filters of a query, and those that are excepted."""
        kinds, not_kinds = find_kinds(self.inquiry, query)
        kind = kinds[0] if kinds else None
        filters: dict[str, tuple[Value, ...]] = {}
        excepted: dict[str, tuple[Value, ...]] = {}
        for phrase in self.phrases.all:
            self._place(phrase, query, kind, excepted if phrase.excepted else filters)
        self._settle_topics(query, filters)
        self._add_offices(query, filters)
        if kinds:
            filters["kind"] = tuple(map(Value.of_code, kinds))
        if not_kinds:
            excepted["kind"] = tuple(map(Value.of_code, not_kinds))
        if statuses := tuple(dict.fromkeys(find_statuses(self.marked, self.acts, query))):
            filters["status"] = tuple(map(Value.of_code, statuses))
        if denied := find_denied(self.marked, query):
            excepted["status"] = tuple(map(Value.of_code, denied))
        if query == "measures":
            self._add_own(filters)
        self._add_rest(query, filters)
        if not any(phrase.alternative for phrase in self.phrases.all if not phrase.crime) or query != "agreements":
            settle_parties(query, filters, excepted)
        elif query == "agreements" and "party" in filters:
            self._part_partner(filters)
        self._part_rivals(query, filters)
        return {**filters, **self._pairs.filters}, excepted

    def _part_partner(self, filters: dict[str, tuple[Value, ...]]) -> None:
        """Whom any one of several signs with takes part beside them: "who signed more with X, Y or Z"."""
        heads: dict[int, int] = {}
        for phrase in self.phrases.all:
            heads[phrase.at] = heads.get(phrase.joined, phrase.joined) if phrase.joined is not None else phrase.at
        rivals = {heads[phrase.at] for phrase in self.phrases.all if phrase.alternative}
        ids = {hit.id for p in self.phrases.all if heads[p.at] not in rivals for hit in p.hits}
        partners = tuple(value for value in filters["party"] if value.id in ids)
        if partners and len(partners) < len(filters["party"]):
            filters["who"] = partners
            filters["party"] = tuple(value for value in filters["party"] if value not in partners)

    def _part_rivals(self, query: str, filters: dict[str, tuple[Value, ...]]) -> None:
        """Of "has X met Y more often than Z" X alone takes part in all that is counted."""
        than = next((at for at, mark in enumerate(self.marked.marks) if mark.says("than")), len(self.marked.marks))
        last = next((p for p in self.phrases.all if p.at > than), None)
        if last is None or query not in ("meetings", "agreements"):
            return
        partners = [p for p in self.phrases.all if p.at < last.at and p.role in ("object", "with")]
        ids = {hit.id for phrase in (*partners[-1:], last) for hit in phrase.hits}
        rivals = tuple(value for value in filters.get("who", ()) if value.id in ids)
        rest = tuple(value for value in filters.get("who", ()) if value.id not in ids)
        if len(rivals) > 1 and rest:
            filters["who"] = rest
            if query == "agreements":
                filters["party"] = rivals

    def _settle_topics(self, query: str, filters: dict[str, tuple[Value, ...]]) -> None:
        """A country that a crime is told of is where it is, if nothing joins the two: "blamed X for kidnappings"."""
        about = filters.get("about", ())
        where = tuple(value for value in about if value.label in ("Country", "Place"))
        joined = any(p.joined is not None for p in self.phrases.all if p.role in ("about", "object", "against", "for"))
        if query not in ("statements", "agreements", "meetings") or joined or "place" in filters:
            return
        if where and any(value.label == "Crime" for value in about):
            filters["about"] = tuple(value for value in about if value not in where)
            filters["place"] = where

    def _place(self, phrase: Phrase, query: str, kind: str | None, into: dict[str, tuple[Value, ...]]) -> None:
        publisher = phrase.mark.value if is_publisher(phrase, query) else ""
        if phrase.role == "publisher" and not publisher:
            publisher = publisher_of(self._store, phrase.hits)
        if publisher:
            _add(into, "publisher", Value.of_code(publisher, publisher))
        elif phrase.crime:
            concepts = read_ontology().schemes["crime"]
            name = choose_filter(query, self._roles.find(phrase, query), None, kind)
            for code in phrase.mark.codes:
                _add(into, name, Value(code, code, "Crime", concepts[code].label))
        elif phrase.hits:
            role = self._roles.find(phrase, query)
            if role == "aside" or (query == "statements" and role == "to"):
                return  # at whose request, and whom something was said to, is not kept
            form = phrase.mark.named.form if phrase.mark.named else ""
            hits = choose_hits(phrase.hits, query, role, form, phrase.owner)
            hits = prominence(self._store, hits)
            name = choose_filter(query, role, hits[0], kind, "" if phrase.body else form)
            _add(into, name, Value.of_hit(hits[0], hits[1:]))
        if phrase.office and query != "documents":
            _add(into, "office", Value.of_code(phrase.office))

    def _add_offices(self, query: str, filters: dict[str, tuple[Value, ...]]) -> None:
        if query in ("documents", "paths", "compare", "timeline"):
            return
        for _, office in self.phrases.offices:
            _add(filters, "office", Value.of_code(office))
        if "office" in filters:
            self._extend_ambassador(query, filters)

    def _add_own(self, filters: dict[str, tuple[Value, ...]]) -> None:
        """What is said of the one who acts by a pronoun: "rescues of its nationals", "on its own soil"."""
        actors = tuple(value for value in filters.get("by", ()) if value.label == "Country")
        if not actors:
            return
        if "against" not in filters and "kind" in filters and _OWN_PEOPLE.search(self.marked.text):
            filters["against"] = actors
        if "place" not in filters and _OWN_SOIL.search(self.marked.text):
            filters["place"] = actors

    def _extend_ambassador(self, query: str, filters: dict[str, tuple[Value, ...]]) -> None:
        """ "Ambassador to Thailand" is a title; whose it is, the other country says."""
        office = filters["office"][0].told
        roles = ("to", "in") if query == "offices" else ("to",)
        to = next((p for p in self.phrases.all if p.role in roles and any(h.label == "Country" for h in p.hits)), None)
        if not office.endswith(("ambassador", "envoy", "commissioner")) or to is None:
            return
        before = self.marked.marks[to.at - 2 : to.at]
        if query != "offices" and not any(m.kind == "office" for m in before):
            return
        hit = next(h for h in to.hits if h.label == "Country")
        filters["office"] = (Value.of_code(f"{office} to {hit.name.lower()}"),)
        for name in ("country", "who", "party", "place", "about"):
            rest = tuple(value for value in filters.pop(name, ()) if value.id != hit.id)
            if rest:
                filters[name] = rest

    def _add_rest(self, query: str, filters: dict[str, tuple[Value, ...]]) -> None:
        for mark in self.marked.marks:
            if mark.kind == "reports":
                filters["min_documents"] = (Value.of_code(mark.value),)
            elif mark.kind == "title":
                filters["document"] = (Value.of_code(mark.value),)
            elif mark.kind == "time" and mark.time:
                if mark.time.first and "from" not in filters:
                    filters["from"] = (Value.of_code(mark.time.first),)
                last = mark.time.last or (mark.time.until if query == "documents" else None)
                if last and "to" not in filters:
                    filters["to"] = (Value.of_code(last),)
        if query == "offices" and self.marked.now and not _DATED & filters.keys():
            day = self.today.isoformat()
            filters["from"] = filters["to"] = (Value.of_code(day),)
        if _DATED & filters.keys() and (query == "documents" or self._reported()):
            filters["dates"] = (Value.of_code("reported"),)

    def _reported(self) -> bool:
        """Whether a time says when something was reported."""
        marks = self.marked.marks
        for at, mark in enumerate(marks[2:], start=2):
            if (
                mark.kind == "time"
                and marks[at - 1].value
                and re.match(r"reported|published", marks[at - 2].text, re.I)
            ):
                return True
        return any(
            mark.kind == "time"
            and at > 0
            and re.fullmatch(r"(?:as )?(?:reported|published)|reports?", marks[at - 1].text, re.I)
            for at, mark in enumerate(marks)
        )


def _add(into: dict[str, tuple[Value, ...]], name: str, value: Value) -> None:
    if value not in into.get(name, ()):
        into[name] = (*into.get(name, ()), value)


def settle_parties(query: str, filters: dict[str, tuple[Value, ...]], excepted: dict[str, tuple[Value, ...]]) -> None:
    """Two parties of an agreement both take part; the ends of paths and comparisons are a and b."""
    if query == "agreements" and len(filters.get("party", ())) > 1:
        filters["who"] = filters.pop("party")
    if query in ("compare", "paths") and "a" in filters:
        first, *others = filters.pop("a")
        filters["a"] = (first,)
        if others:
            filters["b"] = tuple(others)
