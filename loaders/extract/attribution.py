"""Attribution: who says what, read from verbs of speech, "quoted X as saying" and "according to X"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from loaders.extract.claims import Mention
from loaders.extract.clauses import Clause
from loaders.extract.order import subjects_before
from loaders.extract.roles import Context
from loaders.extract.speakers import is_outlet, speakers_among, speech_words, who_speaks
from loaders.extract.status import read_status
from loaders.extract.tree import complements_of

_UNSAID = frozenset({"will", "would", "shall", "should", "could", "may", "might", "can", "must", "to"})
_CONTENT = frozenset({"ccomp", "xcomp", "parataxis", "pcomp", "acl"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_QUOTES = frozenset('"\u201c\u201d')
_KNOWN = frozenset({"clear", "known", "plain"})
_POSTS = frozenset({"message", "post", "statement", "video"})
_COUNTS = frozenset({"figure", "number", "toll", "total"})
_BY = ("by", "from", "of")


@dataclass(frozen=True, slots=True)
class Attribution:
    """An utterance: who speaks, through which outlet, in which clause; `rule` says how it is told.

    `cue` is the word that tells it.
    """

    speakers: tuple[Mention, ...]
    cue: Token
    clause: Clause
    rule: str
    via: Mention | None = None

    @property
    def sourced(self) -> bool:
        """Whether the speaker is named as the source of what happened ("according to X"), not with a verb."""
        return self.rule in {"statement.according_to", "statement.in_the_words_of"}


def read_attributions(context: Context, clauses: Sequence[Clause], sentence: Tokens) -> tuple[Attribution, ...]:
    """The utterances that a sentence reports, in reading order."""
    found = [*_by_verb(context, clauses, sentence), *_by_source(context, clauses), *_by_text(context, clauses)]
    return tuple(sorted(found, key=lambda attribution: attribution.cue.i))


def _by_verb(context: Context, clauses: Sequence[Clause], sentence: Tokens) -> Iterator[Attribution]:
    for clause in clauses:
        if clause.nominal or clause.negated or clause.auxiliaries & _UNSAID or _only_thought_of(clause):
            continue
        if (clause.relation, clause.head.tag_) == ("acl", "VBG") and clause.head.head.dep_ in {"pobj", "dobj"}:
            continue  # "sent a note to the ministry demanding": who sent it demands
        if came := _came_from(context, clause):
            yield Attribution(came, clause.head, clause, "statement.came_from")
        elif found := _found_by(context, clause):
            yield Attribution(found, clause.head, clause, "statement.found")
        elif clause.lemma in speech_words()["quote"]:
            yield from _quoted(context, clause)
        elif rule := how_told(context, clause, clauses, sentence):
            speakers = who_speaks(context, clause)
            if speakers and not _is_joint_act(clause, speakers):
                yield Attribution(speakers, clause.head, clause, rule, _outlet(context, clause))


def how_told(context: Context, clause: Clause, clauses: Iterable[Clause], sentence: Tokens) -> str | None:
    """How a clause tells speech, None where it tells none."""
    words = speech_words()
    names = _names(clause)
    objects = {token.lemma_.lower() for token in clause.objects}
    if clause.head.lemma_ == "welcome" and any(_is_person(context, token) for token in clause.objects):
        return None  # a guest, not an act
    if _asks_for_law(clause):
        return None
    if names & words["say"] or _names_it(clause) or _makes_clear(clause) or _puts_number(clause):
        return "statement.said"
    if names & words["report"] and (
        any(other.parent is clause and other.relation in _CONTENT for other in clauses)
        or objects & words["wish"]
        or (objects and names & words["without_clause"])
        or _quotation(sentence)
        or (not objects and _is_postposed(context, clause.head))
    ):
        return "statement.reported"
    if names & words["issue"] and any(map(_is_text, clause.objects)):
        return "statement.issued"
    posted = clause.complements.get("to", ()) if clause.head.lemma_ == "take" else ()
    if any((m := context.mention(token)) is not None and is_outlet(m) for token in posted):
        return "statement.posted"
    return None


def _makes_clear(clause: Clause) -> bool:
    """Whether somebody makes a thing clear or lets it be known."""
    after = clause.head.doc[clause.head.i + 1 : clause.head.i + 4]
    return clause.head.lemma_ in {"make", "let"} and not clause.passive and any(t.lower_ in _KNOWN for t in after)


def _puts_number(clause: Clause) -> bool:
    """Whether somebody gives a figure: *put the number of victims at 180*."""
    figures = [t for name in ("at", "at around") for t in clause.complements.get(name, ()) if t.pos_ == "NUM"]
    return clause.head.lemma_ == "put" and bool(figures or any(t.lemma_ in _COUNTS for t in clause.objects))


def _came_from(context: Context, clause: Clause) -> tuple[Mention, ...]:
    """From whom an appeal or a warning came."""
    said = {token.lemma_.lower() for token in clause.subjects} & speech_words()["came"]
    return speakers_among(context, clause.complements.get("from", ())) if said and clause.head.lemma_ == "come" else ()


def _found_by(context: Context, clause: Clause) -> tuple[Mention, ...]:
    """Whose paper says what it finds: *a report by the agency found that*, *the agency's data show*."""
    papers = [t for t in clause.subjects if t.lemma_.lower() in speech_words()["papers"] and context.mention(t) is None]
    if not papers or clause.passive or clause.head.lemma_ not in speech_words()["find"]:
        return ()
    makers = [t for paper in papers for name in _BY for t in complements_of(paper).get(name, ())]
    makers += [c for paper in papers for c in paper.children if c.dep_ in {"poss", "compound"}]
    makers += [
        t for paper in papers for c in paper.children if c.dep_ == "acl" for t in complements_of(c).get("by", ())
    ]
    named = [token for token in makers if (m := context.mention(token)) is not None and m.label == "Organization"]
    return speakers_among(context, named)


def _asks_for_law(clause: Clause) -> bool:
    """Whether a state asks another for an act of law ("asked for his extradition"), which is a step of the case."""
    wanted = {token.lemma_.lower() for token in clause.complements.get("for", ())}
    return clause.head.lemma_ == "ask" and bool(wanted & {"extradition", "arrest", "surrender", "custody"})


def _is_person(context: Context, token: Token) -> bool:
    mention = context.mention(token)
    return token.tag_ == "PRP" or (mention is not None and mention.label in {"Official", "Person"})


def _names_it(clause: Clause) -> bool:
    """Whether somebody calls a thing something: *called the case a milestone*."""
    named = [c for c in clause.head.children if c.dep_ in {"dobj", "oprd", "ccomp", "appos"} and c.i > clause.head.i]
    return clause.lemma == "call" and not clause.passive and len(named) > 1


def _only_thought_of(clause: Clause) -> bool:
    """Whether a verb of speech tells of no utterance: it hangs on a plan, a refusal, a condition."""
    return clause.head.tag_ not in _FINITE and read_status(clause).value is None


def _is_joint_act(clause: Clause, speakers: Sequence[Mention]) -> bool:
    """Whether states bind themselves together ("X and Y vowed to"), which is an agreement and nobody's statement."""
    both = any(child.lower_ in {"both", "two"} for token in clause.subjects for child in token.children)
    states = [mention for mention in speakers if mention.label == "Country"]
    return (len(states) > 1 or both) and clause.head.lemma_ in speech_words()["binding"]


def _is_postposed(context: Context, verb: Token) -> bool:
    """Whether what was said stands before the speaker and the verb: "..., the minister wrote"."""
    return subjects_before(context, verb) is not None and any(
        token.pos_ in {"VERB", "AUX"} for token in verb.sent[: verb.i - verb.sent.start]
    )


def _is_text(token: Token) -> bool:
    """Whether something issued is a text that says something; notices of arrest and of rules are acts."""
    marks = {child.lower_ for child in token.children}
    return token.lemma_.lower() in speech_words()["texts"] and not marks & {"red", "of", "between"}


def _names(clause: Clause) -> frozenset[str]:
    """A verb as the word lists know it: bare, with its particle, or with a preposition or object that belongs to it."""
    verb = clause.head.lemma_.lower()
    tails = [child.lemma_.lower() for child in clause.head.children if child.dep_ in {"prt", "dobj"}]
    return frozenset((verb, clause.lemma, *(f"{verb} {tail}" for tail in (*tails, *clause.complements))))


def _quotation(sentence: Tokens) -> bool:
    return any(token.text in _QUOTES for token in sentence)


def _quoted(context: Context, clause: Clause) -> Iterator[Attribution]:
    """ "The Post quoted X as saying", "X was quoted by the Post", "X was quoted as saying"."""
    speakers = speakers_among(context, clause.objects)
    if speakers:
        carriers = [m for token in clause.subjects if (m := context.mention(token)) and m.label == "Organization"]
        yield Attribution(speakers, clause.head, clause, "statement.quoted", next(iter(carriers), None))


def _by_source(context: Context, clauses: Iterable[Clause]) -> Iterator[Attribution]:
    """ "According to X", "in the words of X", wherever it hangs."""
    seen: set[int] = set()
    for clause in clauses:
        for name, tokens in _sources(clause):
            fresh = [token for token in tokens if token.i not in seen]
            seen.update(token.i for token in fresh)
            speakers = speakers_among(context, fresh)
            if speakers:
                yield Attribution(speakers, fresh[0], clause, f"statement.{name}")


def _sources(clause: Clause) -> Iterator[tuple[str, Sequence[Token]]]:
    for name in sorted(speech_words()["sources"] & clause.complements.keys()):
        yield "according_to", clause.complements[name]
    for token in clause.complements.get("in", ()):
        phrase = {f"in {child.lower_} {token.lower_} of" for child in token.children if child.dep_ == "det"}
        if phrase & speech_words()["sources"]:
            yield "in_the_words_of", complements_of(token).get("of", ())


def _by_text(context: Context, clauses: Iterable[Clause]) -> Iterator[Attribution]:
    """ "In a statement by X", "in a message from X"."""
    for clause in clauses:
        for token in (t for name in ("in", "to") for t in clause.complements.get(name, ())):
            if token.lemma_.lower() in speech_words()["texts"]:
                own = complements_of(token)
                speakers = speakers_among(context, [t for name in _BY for t in own.get(name, ())])
                if speakers:
                    yield Attribution(speakers, token, clause, "statement.text")


def _outlet(context: Context, clause: Clause) -> Mention | None:
    """The outlet that the speaker told it, or on which it was posted."""
    tokens = [
        *clause.objects,
        *(t for slot in ("to", "on", "in", "by", "with") for t in clause.complements.get(slot, ())),
    ]
    tokens += [child for token in tokens for child in token.children if child.dep_ in {"compound", "poss", "nmod"}]
    tokens += [t for token in tokens for t in complements_of(token).get("on", ()) if token.lemma_.lower() in _POSTS]
    mentions = (context.mention(token) for token in tokens)
    return next((mention for mention in mentions if mention is not None and is_outlet(mention)), None)
