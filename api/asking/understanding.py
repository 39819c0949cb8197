"""Understanding: from the marks of a question to its reading."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from datetime import date

from api.asking.acts import Act, Acts
from api.asking.aggregates import choose_aggregate
from api.asking.english import is_foreign
from api.asking.marking import mark_question
from api.asking.phrases import Phrase, Phrases
from api.asking.politeness import strip_politeness
from api.asking.reading import Reading
from api.asking.slots import choose_filter, choose_hits
from api.asking.statuses import find_denied, find_statuses
from api.asking.suggestions import prominence
from api.asking.values import Value
from api.asking.words import split_words
from graph.store import Store
from ontology.authority import shipped_authority
from ontology.terms import read_ontology

SMALL = frozenset(
    """a an the this that these those of in on at by to for from with about against and or not no is are was were be
    been do does did has have had will would can could should i me my we us you your he she it they them his her its
    their who whom whose what which when where how why as if than s there here any some all please""".split()
)
_SPOKEN = frozenset({"talk", "talked", "speak", "spoke", "spoken"})
_CAME = re.compile(
    r"\b(?:travell?ed|came|went|gathered|flew|convened|travel|come|go) (?:to|in|at)\b.* to (?:talk|speak)\b", re.I
)
_RECEIVED = re.compile(r"\b(?:gets?|got|getting|receiv\w+|obtain\w*|undergo\w*|underwent|accept\w*)\b", re.IGNORECASE)
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
        text = strip_politeness(" ".join(question.split()))
        self.foreign = is_foreign(text, split_words(text))
        self.marked = mark_question(store, "" if self.foreign else text, today)
        self.acts = Acts(self.marked)
        self.phrases = Phrases(self.marked, self.acts)
        self.main = self._main()
        self.query = self._query()

    # The query

    def _main(self) -> Act | None:
        """The act that says what is asked for: the first that names facts, else the first that tells of them."""
        named = [act for act in self.acts.all if act.weight > 1 and not self._in_exception(act)]
        strong = [act for act in named if act.query not in ("documents",) or not act.verb]
        if strong:
            if announced := self._announced(strong[0]):
                return announced
            first = next((act for act in strong if act.weight == 3), strong[0])
            if strong[0].kind and strong[0].weight == 2 and first.kind and first.query == strong[0].query:
                return first
            if not (strong[0].query == "measures" and strong[0].weight == 2 and strong[0].kind is None):
                first = strong[0]
            return next((act for act in strong if act.at == first.at and act.weight == 3), first)
        if named:
            return named[0]
        weak = next((act for act in self.acts.all if act.weight == 1), None)
        left_out = next((act for act in self.acts.all if act.kind and self._in_exception(act)), None)
        return left_out or weak  # "anything but arrests" is of measures

    def _announced(self, verb: Act) -> Act | None:
        """The measure that an announcement is of: "announced the deportation of"."""
        if verb.query != "statements" or not self.marked.marks[verb.at].text.lower().startswith("announc"):
            return None
        following = next(
            (act for act in self.acts.all if act.at > verb.at and act.kind and act.query == "measures"), None
        )
        if following is None:
            return None
        between = self.marked.marks[verb.at + 1 : following.at]
        return following if all(m.says("function") or m.says("status") for m in between) else None

    def _in_exception(self, act: Act) -> bool:
        for mark in reversed(self.marked.marks[: act.at]):
            if mark.says("except"):
                return True
            if not (mark.says("function") or mark.says("conj") or mark.says("kind") or mark.says("prep")):
                return False
        return False

    def _has(self, kind: str, value: str | None = None) -> bool:
        return any(mark.says(kind, value) for mark in self.marked.marks)

    def _query(self) -> str | None:
        if self._compares():
            return "compare"
        if self._connects():
            return "paths"
        main = self.main
        if self._has("timeline") and (main is None or main.weight == 1 or self._opens("timeline", main)):
            return "timeline"
        if self._is_reported(main):
            return "documents"
        if main and main.weight > 1:
            return self._settle(main)
        if any(
            is_outlet(phrase) and phrase.role in ("subject", "poss", "by", "object", "from", "publisher")
            for phrase in self.phrases.all
        ):
            return "documents"
        return self._weak(main)

    def _is_reported(self, main: Act | None) -> bool:
        """Whether an outlet is asked about: what it says are its documents, no statements."""
        outlets = [phrase for phrase in self.phrases.all if is_outlet(phrase)]
        if not outlets:
            return False
        if main is None:
            return True
        return (
            main.query == "statements"
            and main.verb
            and any(p.role == "subject" for p in outlets)
            and not any(p.role == "subject" and p.hits and p not in outlets for p in self.phrases.all)
        )

    def _settle(self, main: Act) -> str:
        """The query of an act, a verb of speech taken by whom it is spoken with."""
        mark = self.marked.marks[main.at]
        words = mark.text.lower().split()
        if main.query == "meetings" and words[0].startswith("talk") and main.verb and len(words) == 1:
            together = self._follows(main.at, "with") or self._follows(main.at, "to") or self._several(main.at)
            return "meetings" if together else "statements"
        if mark.text.lower().startswith("declaration") and self._is_of_a_person():
            return "statements"
        if main.query == "statements" and mark.says("verb", "documents") and self._has("noun", "documents"):
            return "documents"
        if main.query == "statements" and words[0] in _SPOKEN and self._several(main.at):
            return "meetings"
        if (
            main.query == "statements"
            and mark.text.lower().startswith(("talk", "speak", "spoke"))
            and self._follows(main.at, "with")
        ):
            return "meetings"
        if main.query == "statements" and words[0] in _SPOKEN and _CAME.search(self.marked.text):
            return "meetings"
        if (
            main.query == "statements"
            and words[0].startswith("position")
            and re.search(r"\b(?:hold|held|holds|occup)", self.marked.text, re.I)
        ):
            return "offices"
        return main.query

    def _is_of_a_person(self) -> bool:
        """Whether what is asked for is somebody's own."""
        owned = [p for p in self.phrases.all if p.role in ("of", "by", "poss")]
        return len(owned) == 1 and any(hit.label in ("Official", "Person") for hit in owned[0].hits)

    def _several(self, verb: int) -> bool:
        """Whether several subjects do something together."""
        return sum(p.verb == verb and p.role == "subject" and not p.crime for p in self.phrases.all) > 1

    def _follows(self, at: int, preposition: str) -> bool:
        following = self.marked.marks[at + 1 : at + 2]
        return any(m.says("prep", preposition) for m in following)

    def _opens(self, kind: str, main: Act) -> bool:
        """Whether the cue stands before the act, which then only says what it was about."""
        at = next(n for n, mark in enumerate(self.marked.marks) if mark.says(kind))
        between = self.marked.marks[at + 1 : main.at]
        return at < main.at and (main.verb or any(m.says("prep") for m in between))

    def _compares(self) -> bool:
        ends = [p for p in self.phrases.all if not p.crime]
        for at, mark in enumerate(self.marked.marks):
            if mark.says("compare"):
                versus = mark.text.lower() in ("vs", "versus")
                if versus and any(act.at < at and act.weight == 3 for act in self.acts.all):
                    continue
                return len(ends) > 1 or not self.acts.all
        return False

    def _connects(self) -> bool:
        ends = [p for p in self.phrases.all if not p.crime]
        pronoun = re.search(r"\b(?:he|she|him|her|it|they|them)\b", self.marked.text, re.I)
        if len(ends) == 1 and pronoun and self._has("paths"):
            return True
        for at, mark in enumerate(self.marked.marks):
            if not mark.says("paths") or len(ends) < 2:
                continue
            others = [act for act in self.acts.all if act.weight == 3 and act.at != at]
            if "chain" in mark.text.lower() or not others:
                return True
        text = self.marked.text.lower()
        return len(ends) > 1 and bool(
            re.match(
                r"(?:how|in what way|is|are|show how)\b.*\b(?:relate|related|linked|connected|tied) (?:to|with)\b", text
            )
        )

    def _weak(self, main: Act | None) -> str | None:
        """The query where no word names facts by itself."""
        offices = bool(self.phrases.offices) or any(p.office for p in self.phrases.all)
        people = [p for p in self.phrases.all if not p.crime]
        if self._has("noun", "documents") or (
            self._has("verb", "documents") and any(p.mark.value for p in self.phrases.all)
        ):
            return "documents"
        if main and main.query == "offices" and (offices or people):
            return "offices"
        if offices and (main is None or main.query in ("offices",)):
            return "offices"
        if self._has("verb", "documents") and self._has("question"):
            return "documents"
        persons = [p for p in people if any(h.label in ("Official", "Person", "Organization") for h in p.hits)]
        if self._has("question", "who") and persons and main is None and self._is_who():
            return "offices"
        if main and (
            people or self.phrases.all or self._has("question") or any(m.kind == "time" for m in self.marked.marks)
        ):
            return main.query
        if main is None and self._has("status", "in_force") and people:
            return "agreements"
        if main is None and any(
            m.says("prep", "against") and (not m.text.lower().startswith("against") or self._has("most"))
            for m in self.marked.marks
        ):
            return "measures"
        return "timeline" if self._is_bare() else None

    def _is_bare(self) -> bool:
        """Whether a question only names somebody or something: "anything on X?", "X"."""
        marks = self.marked.marks
        silent = ("function", "prep", "conj", "last")
        return bool(self.phrases.all) and all(
            mark.kind in ("name", "crime", "time") or any(mark.says(kind) for kind in silent) for mark in marks
        )

    def _is_who(self) -> bool:
        """Whether it asks who somebody is."""
        return bool(
            re.match(
                r"who(?:'s|s|\s+(?:is|was|are|were|r))\b|.*\bwho (?:\S+ ){1,4}(?:is|was)\b", self.marked.text, re.I
            )
        )

    # The reading

    def read(self) -> Reading:
        """The reading of the question by itself."""
        if self.foreign:
            return Reading(None, unread=tuple(token.text for token in split_words(self.question)), foreign=True)
        unread = tuple(self.list_unread())
        if self.query is None:
            return Reading(None, unread=unread or self._content(), corrections=self.marked.corrections)
        filters, excepted = self.fill(self.query)
        aggregate = choose_aggregate(self.marked, self.query, filters, self.acts)
        strange = any(mark.kind == "unknown" for mark in self.marked.marks)
        weak = self.main is not None and self.main.weight < 2 and self.query == "measures"
        idle = weak and not {"by", "who", "against", "crime"} & filters.keys()
        if (not filters and not excepted and (strange or weak or unread)) or (strange and idle):
            return Reading(None, unread=self._content(), corrections=self.marked.corrections)
        return Reading(self.query, filters, aggregate, excepted, unread, self.marked.corrections)

    def fill(self, query: str) -> tuple[dict[str, tuple[Value, ...]], dict[str, tuple[Value, ...]]]:
        """The filters of a query, and those that are excepted."""
        kinds, not_kinds = self._kinds(query)
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
        return filters, excepted

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
        if phrase.mark.value and self._publishes(phrase, query):
            _add(into, "publisher", Value.of_code(phrase.mark.value, phrase.mark.value))
        elif phrase.crime:
            concepts = read_ontology().schemes["crime"]
            name = choose_filter(query, self._role(phrase, query), None, kind)
            for code in phrase.mark.codes:
                _add(into, name, Value(code, code, "Crime", concepts[code].label))
        elif phrase.hits:
            role = self._role(phrase, query)
            if query == "statements" and role == "to":
                return  # whom something was said to is not kept
            form = phrase.mark.named.form if phrase.mark.named else ""
            hits = choose_hits(phrase.hits, query, role, form, phrase.owner)
            hits = prominence(self._store, hits)
            name = choose_filter(query, role, hits[0], kind, "" if phrase.body else form)
            _add(into, name, Value.of_hit(hits[0], hits[1:]))
        if phrase.office and query != "documents":
            _add(into, "office", Value.of_code(phrase.office))

    def _role(self, phrase: Phrase, query: str) -> str:
        """The role of a phrase, a generic verb's object taken for its subject: "what did take Vietnam"."""
        role = phrase.role
        if role == "than":
            return next(
                (p.role for p in self.phrases.all if p.at < phrase.at and p.role in ("subject", "poss", "by")), "by"
            )
        if role == "except" and query == "measures" and not phrase.crime and self._excepts_object(phrase):
            return "object"
        if role == "except":
            return "subject" if query != "measures" or not phrase.crime else "about"
        if role == "object" and phrase.verb is not None and self.marked.marks[phrase.verb].says("prep", "about"):
            return "about"
        if query == "meetings" and not phrase.crime and self._is_visited(phrase):
            return "in"
        if query in ("meetings", "agreements", "statements") and role in ("of", "poss") and self._is_in_topic(phrase):
            return "about"
        if query == "measures" and not phrase.crime and self._receives():
            role = {"subject": "object", "poss": "object", "from": "by"}.get(role, role)
        if query == "measures" and role in ("of", "poss", "subject") and self._is_done_by_another(phrase):
            return "object"
        if query == "measures" and role == "of" and self._is_owned_by_another(phrase):
            return "about"
        if query == "measures" and role == "qualifier" and self._is_barred(phrase):
            return "object"
        if role == "object" and query == "statements" and phrase.verb is not None and not phrase.crime:
            told = re.match(r"t(?:ell|old)|ask|inform", self.marked.marks[phrase.verb].text, re.I)
            if told and any(hit.label in ("Official", "Person", "Country", "Organization") for hit in phrase.hits):
                return "to"
        if role == "about" and query == "measures" and self._strikes(phrase):
            return "against"
        if role == "object" and phrase.verb is not None and self.main and not phrase.crime:
            verb = next((act for act in self.acts.all if act.at == phrase.verb and act.verb), None)
            if verb and verb.query == "measures" and verb.weight == 1 and query == "measures":
                return "subject"
        if role == "object" and query == "measures" and phrase.verb is not None:
            verb = next((act for act in self.acts.all if act.at == phrase.verb and act.verb), None)
            if verb and verb.query not in ("measures",):
                return "about"
        return role

    def _receives(self) -> bool:
        """Whether the subject is given what is asked for: "did Peru get training from Spain"."""
        given = self.main is not None and self.main.kind in ("training", "warning", "other")
        return (
            given and _RECEIVED.search(self.marked.text) is not None and any(p.role == "from" for p in self.phrases.all)
        )

    def _is_done_by_another(self, phrase: Phrase) -> bool:
        """Whether "by" names who acts, so that the owner of an act is whom it is done to: "training of Lao police"."""
        if phrase.crime or not any(hit.label == "Country" for hit in phrase.hits) or self.main is None:
            return False
        if self.main.kind is None or self.main.kind == "operation":
            return False
        return any(p.role == "by" and p.hits and not p.excepted and p.joined != phrase.at for p in self.phrases.all)

    def _is_owned_by_another(self, phrase: Phrase) -> bool:
        """Whether the act has another subject: "Peru's ban on travel to parts of Chile"."""
        if not any(hit.label == "Country" for hit in phrase.hits) or phrase.joined is not None:
            return False
        if phrase.mark.named is None or phrase.mark.named.form == "demonym" or phrase.excepted:
            return False
        return any(
            p.role in ("poss", "subject") and p.hits and not p.excepted and p.at < phrase.at for p in self.phrases.all
        )

    def _is_in_topic(self, phrase: Phrase) -> bool:
        """Whether a name belongs to a measure that is only spoken of: "talks about the repatriation of Peruvians"."""
        main = self.main
        if main is None or phrase.at < main.at:
            return False
        return any(
            act.kind
            and act.query == "measures"
            and main.at < act.at
            and act.at in (phrase.verb, phrase.at - 2, phrase.at - 3)
            for act in self.acts.all
        )

    def _is_barred(self, phrase: Phrase) -> bool:
        """Whether a crime belongs to the thing that an act is done to: "scam websites were blocked"."""
        thing = self.marked.marks[phrase.at + 1 : phrase.at + 2]
        if not thing or not thing[0].says("weak_kind"):
            return False
        return any(act.verb and act.at != phrase.at + 1 and act.query == "measures" for act in self.acts.all)

    def _is_visited(self, phrase: Phrase) -> bool:
        """Whether a country is where somebody went: "visited Beijing", "a visit to Thailand"."""
        if phrase.role == "object" and phrase.verb is not None:
            return re.match(r"visit|travel|c[oa]me|go|went", self.marked.marks[phrase.verb].text, re.I) is not None
        went = any(re.match(r"visit|trip|travel", mark.text, re.I) for mark in self.marked.marks[: phrase.at])
        return phrase.role == "to" and went

    def _strikes(self, phrase: Phrase) -> bool:
        """Whether "on" leads to what an act is done to: "the raid on X", "a crackdown on scams"."""
        first = phrase
        while first.joined is not None:
            first = next(p for p in self.phrases.all if p.at == first.joined)
        before = [m.text.lower() for m in self.marked.marks[max(0, first.at - 4) : first.at]]
        acts = r"(?:raid|crackdown|clampdown|sanction|attack|strike|swoop|sweep|war|assault|ban)s?"
        if any(re.fullmatch(acts, a) and b == "on" for a, b in itertools.pairwise(before)):
            return True
        if len({act.kind for act in self.acts.all if act.kind}) > 1:
            return False
        earlier = [m.text.lower() for m in self.marked.marks[: first.at]]
        return "on" in before and "by" in earlier and any(re.fullmatch(acts, word) for word in earlier)

    def _excepts_object(self, phrase: Phrase) -> bool:
        """Whether what is left out would have been done to: "arrest anyone other than Chinese nationals"."""
        main = self.main
        if main is None or not main.verb or main.kind is None or phrase.at < main.at:
            return False
        if any(p.role == "object" and not p.excepted for p in self.phrases.all):
            return False
        between = self.marked.marks[main.at + 1 : phrase.at]
        return not any(m.says("prep", "by") for m in between)

    def _publishes(self, phrase: Phrase, query: str) -> bool:
        """Whether a publisher is meant as one: by its place in the question, or because it is nothing else."""
        if not phrase.mark.value:
            return False
        if phrase.role == "publisher" or is_outlet(phrase):
            return True
        return query == "documents" and phrase.role in ("by", "from", "of", "poss", "in", "subject")

    def _kinds(self, query: str) -> tuple[list[str], list[str]]:
        """The codes of kinds that hold, and of those that are excepted."""
        found: dict[str, None] = {}
        excepted: dict[str, None] = {}
        main_kind = self.main.kind if self.main and self.main.query == query else None
        for act in self.acts.all:
            if act.kind is None or act.query != query:
                continue
            if self._denied(act):
                excepted[act.kind] = None
            elif main_kind is None or act.kind == main_kind or self._coordinated(act):
                found[act.kind] = None
        return list(found), list(excepted)

    def _denied(self, act: Act) -> bool:
        for mark in reversed(self.marked.marks[: act.at]):
            if mark.says("except") or mark.text.lower() == "neither":
                return True
            if not (mark.says("function") or mark.says("conj") or mark.says("kind")):
                return False
        return False

    def _coordinated(self, act: Act) -> bool:
        """Whether a kind is joined to the main one: "arrests and prosecutions"."""
        assert self.main is not None
        first, last = sorted((self.main.at, act.at))
        between = self.marked.marks[first + 1 : last]
        if not between and "," not in self.marked.gap(self.marked.marks[last]):
            return False
        return all(m.says("conj") or m.says("kind") or m.text.lower() in ("the", "any", "all") for m in between)

    def _add_offices(self, query: str, filters: dict[str, tuple[Value, ...]]) -> None:
        if query in ("documents", "paths", "compare", "timeline"):
            return
        for _, office in self.phrases.offices:
            _add(filters, "office", Value.of_code(office))
        if query == "offices" and "office" in filters:
            self._extend_ambassador(filters)

    def _add_own(self, filters: dict[str, tuple[Value, ...]]) -> None:
        """What is said of the one who acts by a pronoun: "rescues of its nationals", "on its own soil"."""
        actors = tuple(value for value in filters.get("by", ()) if value.label == "Country")
        if not actors:
            return
        if "against" not in filters and "kind" in filters and _OWN_PEOPLE.search(self.marked.text):
            filters["against"] = actors
        if "place" not in filters and _OWN_SOIL.search(self.marked.text):
            filters["place"] = actors

    def _extend_ambassador(self, filters: dict[str, tuple[Value, ...]]) -> None:
        """ "Ambassador to Thailand" is a title; whose it is, the other country says."""
        office = filters["office"][0].told
        if not office.endswith(("ambassador", "envoy", "commissioner")):
            return
        to = next(
            (p for p in self.phrases.all if p.role in ("to", "in") and any(h.label == "Country" for h in p.hits)), None
        )
        if to is None:
            return
        hit = next(h for h in to.hits if h.label == "Country")
        rest = tuple(v for v in filters.get("country", ()) if v.id != hit.id)
        filters["office"] = (Value.of_code(f"{office} to {hit.name.lower()}"),)
        if rest:
            filters["country"] = rest
        else:
            filters.pop("country", None)
        if to.role == "in":
            filters.pop("place", None)

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

    # What was not read

    def list_unread(self) -> Iterator[str]:
        """The words that nothing explains."""
        taken = {p.at for p in self.phrases.all if p.hits or p.crime or self._publishes(p, self.query or "")}
        seizes = any(act.kind in ("asset_seizure", "training", "export_control") for act in self.acts.all)
        for at, mark in enumerate(self.marked.marks):
            if (
                self._is_aside(at)
                or self._is_addressed(at)
                or (mark.kind in ("unknown", "name") and at not in taken and at not in self.phrases.owners)
                or mark.says("question", "why")
                or (not seizes and bool(mark.senses) and all(sense.kind == "goods" for sense in mark.senses))
            ):
                yield mark.text

    def _is_addressed(self, at: int) -> bool:
        """Whether a name is only whom something was said to."""
        return self.query == "statements" and any(p.at == at and p.role == "to" for p in self.phrases.all)

    def _is_aside(self, at: int) -> bool:
        """Whether a word names facts of another type than the question asks for: "what was said about the arrests"."""
        if self.query in ("measures", "offices", None):
            return False
        acts = [act for act in self.acts.all if act.at == at]
        return bool(acts) and all(act.kind is not None and act.query != self.query for act in acts)

    def _content(self) -> tuple[str, ...]:
        """All words that say something, where nothing is left that could be asked for."""
        marks = self.marked.marks
        return tuple(m.text for m in marks if m.kind == "unknown" or (m.kind == "word" and m.text.lower() not in SMALL))


def is_outlet(phrase: Phrase) -> bool:
    """Whether a name is that of a publisher and of no authority."""
    keys = {hit.id.partition("/")[2] for hit in phrase.hits}
    return bool(phrase.mark.value) and not keys & shipped_authority().organizations.keys()


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
