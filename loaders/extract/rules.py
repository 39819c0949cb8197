"""Rules: the extractor that reads by names, grammar and frames. The same document gives the same claims."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from loaders.extract.affected import place_measures
from loaders.extract.attribution import read_attributions
from loaders.extract.claims import Claim, Dropped, Extraction, Mention
from loaders.extract.clauses import read_clauses
from loaders.extract.crimes import find_crimes
from loaders.extract.dated_acts import date_acts
from loaders.extract.dates import read_dates
from loaders.extract.encounters import Encounters, arranged
from loaders.extract.events import goods, load_frames
from loaders.extract.givers import Givers
from loaders.extract.merge import merge
from loaders.extract.names import read_names
from loaders.extract.offices import read_offices
from loaders.extract.parse import Reading, parse
from loaders.extract.reference import Chains
from loaders.extract.roles import Context
from loaders.extract.scope import in_field
from loaders.extract.screen import idle_passages
from loaders.extract.statements import Statements
from loaders.extract.timing import Timing
from loaders.extract.topics import Topics
from ontology.authority import Authority
from ontology.facts import Source

_SITES = frozenset({"town", "compound", "zone"})  # places that a text names for what is done there


class RuleExtractor:
    """Reads claims with rules only: no network, no model beyond the parser's.

    Unless `screened`, passages that cannot hold a fact are parsed too.
    """

    def __init__(self, authority: Authority, *, screened: bool = True) -> None:
        self.authority = authority
        self.screened = screened

    @cached_property
    def _companies(self) -> frozenset[str]:
        return frozenset(key for key, body in self.authority.organizations.items() if body.kind == "company")

    @cached_property
    def _sites(self) -> frozenset[str]:
        return frozenset(key for key, place in self.authority.places.items() if place.kind in _SITES)

    def extract(self, document: Source) -> Extraction:
        """The claims of a document, in reading order."""
        names = read_names(document, self.authority)
        crimes = find_crimes(document.text)
        claims: list[Claim] = list(read_offices(names))
        dropped: list[Dropped] = []
        if in_field(document.text, names.mentions, crimes):
            idle = idle_passages(document.text, names.mentions, crimes) if self.screened else ()
            context = self._context(parse(document, names, idle=idle), crimes)
            topics = Topics(document.text, crimes, names, self._sites)
            told, dropped = _read_sentences(context, topics)
            claims = topics.complete(place_measures(merge((*claims, *told)), context))
        return Extraction(tuple(claims), tuple(dropped))

    def understand(self, document: Source) -> Context:
        """A document with all its passages parsed, for explanations."""
        return self._context(parse(document, read_names(document, self.authority)), find_crimes(document.text))

    def _context(self, reading: Reading, crimes: tuple[Mention, ...]) -> Context:
        return Context(reading, Chains(reading).stand_for, crimes, goods(), self._companies)


def _read_sentences(context: Context, topics: Topics) -> tuple[list[Claim], list[Dropped]]:
    """What each sentence tells: who speaks in it, and what happened."""
    frames = load_frames()
    dates = read_dates(context.reading.document.text, context.reading.document.published)
    givers = Givers(context)
    encounters = Encounters(context, topics)
    statements = Statements(context, topics, dates, encounters)
    claims: list[Claim] = []
    dropped: list[Dropped] = []
    title = len(context.reading.document.text.split("\n", 1)[0])
    for sentence in context.reading.sentences:
        if sentence.start_char < title:
            continue
        clauses = read_clauses(sentence, frames.nouns)
        found, lost = frames.read(context, clauses, sentence)
        dropped += lost
        span = context.reading.span(sentence)
        timing = Timing([d for d in dates if span.covers(d.span)], clauses, sentence)
        for event in arranged(found):
            event = givers.complete(event, sentence)
            if event.claim.literals["status"] == "proposed" and event.claim.roles.get("takenBy") == ():
                dropped.append(Dropped(span, event.claim.rule, "a proposal by nobody who can be told"))
                continue
            date = timing.date_of(event.clause, event.claim.literals["status"])
            if not date and event.claim.label == "Meeting" and event.clause.relation == "for" and event.clause.parent:
                # "travels on 15 March for talks"
                date = timing.date_of(event.clause.parent, event.claim.literals["status"])
            if not date and event.claim.literals.get("kind") == "warning":
                date = statements.released
            if date:
                event = replace(event, claim=replace(event.claim, literals={**event.claim.literals, "date": date}))
            completed, too_short = encounters.complete(event, span)
            claims += completed
            dropped += too_short
        attributions = read_attributions(context, clauses, sentence)
        claims += statements.read(attributions, timing, sentence)
    meetings, short = encounters.close()
    return date_acts([*claims, *meetings], context.reading.document.text, dates), [*dropped, *short]
