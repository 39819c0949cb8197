"""Clauses: who does what to whom, read once from the dependency tree so that no rule touches the tree itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from loaders.extract.subjects import (
    beside,
    inverted_subject,
    is_name_behind,
    is_time,
    late_agent,
    lent_subject,
    listed_subject,
    lost_predicate,
    shared_agent,
    stolen_subject,
    stray_subject,
    with_earlier,
)
from loaders.extract.tree import (
    SUBJECTS,
    complements_of,
    is_predicate,
    own_subject,
    spread,
    swallowed_subject,
)

_NEGATIONS = frozenset({"not", "n't", "never", "no", "nor", "neither", "hardly"})
# Verbs whose infinitive is done by their object ("ordered operators to block").
_OBJECT_CONTROL = frozenset(
    """
    advise allow appeal ask assign authorise authorize call cause command compel direct empower enable encourage
    expect force get have help instruct invite mandate oblige order permit persuade press push remind request
    require task tell urge want warn
    """.split()
)
# Verbs that lend their grammar to a noun ("carried out a raid", "held talks", "took measures").
_LIGHT = frozenset(
    """
    begin bring build carry commence complete conclude conduct convene
    create deliver do effect embark enact execute exercise
    file finish follow give hand have hold implement impose initiate issue kick launch lay lead lodge make mount open
    organise organize participate pass pay perform place practise publish put release resume run send serve set sign
    stage start step submit take undertake use wage
    """.split()
)
_OF_WHAT = frozenset({"intent", "understanding"})  # "the memorandum of understanding that they signed"
_DIRECTIONS = frozenset("aside away back behind down forward home in off out over together up".split())
# What talks do: "talks are under way between X and Y".
_GOING_ON = frozenset("be begin close conclude continue end go happen occur open proceed resume start take".split())
# Verbs that never stand without an object: what comes before *that* is theirs.
_TRANSITIVE = frozenset("adopt chair conclude hold host ink initial launch reach sign".split())
_WRONG_LEMMAS = {
    "limite": "limit",
    "fin": "fine",
    "stag": "stage",
    "wag": "wage",
    "seiz": "seize",
    "froze": "freeze",
    "bound": "bind",
    "felt": "feel",
    "hop": "hope",
}
_MORE = frozenset({"fewer", "less", "more"})
_STOPS = frozenset({"cease", "discontinue", "halt", "stop"})


@dataclass(frozen=True, eq=False)
class Clause:
    """A predicate with its participants in their deep roles: `subjects` act and `objects` undergo, in any voice.

    `head` is the verb, or a noun that names an act ("the arrest of two men by the police"). `lemma` has the particle
    ("cut off"). `complements` are the objects of prepositions by preposition; lists are spread out everywhere.
    `parent` is the clause that this one depends on, `relation` how ("xcomp", "conj", "light", ...).
    """

    head: Token
    lemma: str
    subjects: tuple[Token, ...]
    objects: tuple[Token, ...]
    complements: Mapping[str, tuple[Token, ...]]
    passive: bool = False
    negated: bool = False
    nominal: bool = False
    auxiliaries: frozenset[str] = frozenset()
    parent: Clause | None = None
    relation: str = "root"
    surface: tuple[Token, ...] = field(default=(), repr=False)

    @property
    def particle(self) -> str:
        """The particle of a phrasal verb, or nothing."""
        return self.lemma.partition(" ")[2]

    @property
    def infinitive(self) -> bool:
        """Whether the verb stands with *to*."""
        return "to" in self.auxiliaries

    @property
    def progressive(self) -> bool:
        """Whether the act is under way: *is cutting*, *are being cut*."""
        if self.nominal or self.relation in {"acl", "pcomp"}:
            return False
        if self.passive:
            return "being" in {child.lower_ for child in self.head.children}
        return self.head.tag_ == "VBG" and "be" in self.auxiliaries

    @cached_property
    def governors(self) -> tuple[Clause, ...]:
        """The clauses that this one depends on, nearest first."""
        found: list[Clause] = []
        clause = self.parent
        while clause is not None and clause not in found:
            found.append(clause)
            clause = clause.parent
        return tuple(found)


def read_clauses(sentence: Tokens, nouns: frozenset[str] = frozenset()) -> tuple[Clause, ...]:
    """The clauses of a sentence in reading order; `nouns` are the lemmas of nouns that name acts."""
    return _Reader(sentence, nouns).read()


class _Reader:
    """Reads the clauses of one sentence; remembers each by its head."""

    def __init__(self, sentence: Tokens, nouns: frozenset[str]) -> None:
        self.sentence = sentence
        self.nouns = nouns
        self.known: dict[int, Clause] = {}
        self.open: set[int] = set()

    def read(self) -> tuple[Clause, ...]:
        for token in self.sentence:
            if is_predicate(token):
                self.clause(token)
        for token in self.sentence:
            if token.i not in self.known and self.names_act(token):
                self.known[token.i] = self.nominal(token)
        return tuple(self.known[i] for i in sorted(self.known))

    def names_act(self, token: Token) -> bool:
        if token.dep_ in {"compound", "amod"} or token.pos_ not in {"NOUN", "PROPN", "VERB", "ADJ"}:
            return False
        if token.pos_ == "ADJ" and token.dep_ not in {"dobj", "pobj", "nsubj"}:  # "held a bilateral"
            return False
        return token.lemma_.lower() in self.nouns

    def clause(self, verb: Token) -> Clause:
        if verb.i in self.known:
            return self.known[verb.i]
        self.open.add(verb.i)
        lost = lost_predicate(verb)
        swallowed = swallowed_subject(verb)
        orders = swallowed is not None and verb.head.dep_ == "nsubj"
        parent, relation = (None, "amod" if orders else "root") if lost or orders else self.governor(verb)
        passive = swallowed is None and not lost and self.is_passive(verb, parent)
        surface = spread(swallowed) if swallowed else self.surface(verb, parent, relation)
        direct = [*(spread(verb.head) if swallowed else ())] or [
            t for child in verb.children if _undergoes(child, verb) for t in spread(child)
        ]
        if any(t.tag_ in {"WDT", "WP"} or (t.lower_ == "that" and verb.dep_ in {"acl", "relcl"}) for t in direct):
            direct = list(self.antecedent(verb))
        if not direct:
            direct = list(self.shared_object(verb)) or _amount(verb)
        complements = complements_of(verb.head if swallowed else verb)
        if "by" in complements:
            complements["by"] = [token for token in complements["by"] if not is_time(token)]
        agents = complements.pop("by", []) or late_agent(verb) or shared_agent(verb) if passive else []
        auxiliaries = {child.lemma_.lower() for child in verb.children if child.dep_ in {"aux", "auxpass"}}
        shares = relation == "conj" and auxiliaries <= {"be"} and not (auxiliaries and own_subject(verb))
        if shares and parent is not None and _same_form(verb, parent.head):
            auxiliaries |= parent.auxiliaries
        built = Clause(
            head=verb,
            lemma=_lemma(verb, parent, relation),
            subjects=tuple(agents) if passive else surface,
            objects=(*surface, *direct) if passive else tuple(direct),
            complements={name: tuple(tokens) for name, tokens in complements.items()},
            passive=passive,
            negated=_negated(verb)
            or (relation == "conj" and parent is not None and parent.negated and _joined_by_or(verb)),
            auxiliaries=frozenset(auxiliaries),
            parent=parent,
            relation=relation,
            surface=surface,
        )
        self.open.discard(verb.i)
        self.known[verb.i] = built
        return built

    def nominal(self, noun: Token) -> Clause:
        """The clause of a noun that names an act; a light verb gives it subject and complements."""
        own = complements_of(noun)
        parent, relation = self.noun_governor(noun)
        subjects = [*(own.pop("by", ()) or _behind_name(noun, "by"))]
        objects = [*(own.get("of", ()) or _behind_name(noun, "of"))]
        light = relation == "light"
        if relation == "nsubj" and parent is not None and parent.lemma in _GOING_ON:
            for name, tokens in parent.complements.items():
                own.setdefault(name, []).extend(tokens)
        possessors = [t for child in noun.children if child.dep_ == "poss" for t in spread(child)]
        if light and parent is not None:
            subjects = [*subjects, *(parent.subjects if not subjects else ())]
            for name, tokens in parent.complements.items():
                own.setdefault(name, []).extend(t for t in tokens if t != noun)
        if "between" not in own and (sides := _sides_deep_in(noun)):
            own["between"] = sides
        if possessors:
            own["poss"] = possessors
        modifiers = [c for c in noun.children if c.dep_ in {"compound", "amod", "nmod"}]
        if modifiers:
            own["mod"] = modifiers
        return Clause(
            head=noun,
            lemma=noun.lemma_.lower(),
            subjects=tuple(subjects),
            objects=tuple(objects),
            complements={name: tuple(tokens) for name, tokens in own.items()},
            passive=light and parent is not None and parent.passive,
            negated=any(child.lower_ == "no" for child in noun.children)
            or (light and parent is not None and parent.negated),
            nominal=True,
            auxiliaries=parent.auxiliaries if light and parent is not None else frozenset(),
            parent=parent,
            relation=relation,
        )

    def governor(self, verb: Token) -> tuple[Clause | None, str]:
        """The clause that a verb depends on, and how."""
        head, relation = verb.head, verb.dep_
        if head == verb or relation == "ROOT":
            subject = own_subject(verb) if _is_infinitive(verb) else None
            orders = [c for c in (subject.children if subject is not None else ()) if swallowed_subject(c) is not None]
            if orders and orders[0].i not in self.open:
                return self.clause(orders[0]), "xcomp"
            return None, "root"
        while head.i in self.open or not is_predicate(head):
            if head.head == head:
                return None, relation
            head = head.head
        if not is_predicate(head) or head.i in self.open:
            return None, relation
        above = self.clause(head)
        if relation == "advcl" and head.lemma_.lower() in _OBJECT_CONTROL and above.objects and _is_infinitive(verb):
            relation = "xcomp"  # "directed operators to limit calls"
        return above, relation

    def noun_governor(self, noun: Token) -> tuple[Clause | None, str]:
        launched = [c for c in noun.children if c.dep_ in {"acl", "relcl"} and is_predicate(c)]
        for child in launched:
            if child.lemma_.lower() in _LIGHT and self.clause(child).passive:
                return self.clause(child), "light"
            if child.dep_ == "relcl" and child.lemma_.lower() in _LIGHT and noun in self.clause(child).objects:
                return self.clause(child), "light"  # "the talks that X held with Y"
        for child in noun.children:
            if swallowed_subject(child) is not None and child.lemma_.lower() in _LIGHT:
                return self.clause(child), "light"  # "X held talks" read as talks that are held
        head, relation = noun, noun.dep_
        while head.dep_ == "conj":
            head, relation = head.head, head.head.dep_
            act = head.head.head if relation == "pobj" and head.head.lower_ == "of" else head
            if self.names_act(act) and not self.names_act(head):  # "the arrest of X and the seizure of Y"
                head, relation = act, act.dep_
        anchor = head.head
        if relation == "pobj":
            anchor, relation = head.head.head, head.head.lower_
        if relation == "relcl" or anchor == head:
            return None, "root"
        while not is_predicate(anchor):
            if anchor.head == anchor:
                return None, relation
            anchor, relation = anchor.head, "inside"
        parent = self.clause(anchor)
        carries = relation in {"dobj", "nsubjpass"} or (relation in {"on", "in", "out"} and not parent.objects)
        if carries and _WRONG_LEMMAS.get(anchor.lemma_, anchor.lemma_).lower() in _LIGHT:
            return parent, "light"
        return parent, relation

    def is_passive(self, verb: Token, parent: Clause | None) -> bool:
        children = {c.dep_ for c in verb.children if not (c.dep_ == "auxpass" and c.pos_ == "PROPN")}
        if children & {"auxpass", "nsubjpass", "csubjpass"}:
            return True
        if verb.tag_ not in {"VBN", "VBD"} or "dobj" in children or "nsubj" in children:
            return False
        if verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl", "amod"}:
            return "aux" not in children
        if verb.dep_ == "conj" and "aux" not in children and parent is not None and parent.head == verb.head:
            return parent.passive
        return verb.tag_ == "VBN" and "agent" in children

    def surface(self, verb: Token, parent: Clause | None, relation: str) -> tuple[Token, ...]:
        """The subject on the page, found where grammar shares it."""
        own = own_subject(verb)
        if own is not None and (explained := beside(own, verb)):
            return (*spread(explained), own)
        if own is not None:
            if own.tag_ in {"WDT", "WP"} or (verb.dep_ == "relcl" and (own.lower_ == "that" or _of_which(own))):
                return self.antecedent(verb)
            return listed_subject(verb, own) or with_earlier(verb, own)
        if lost_predicate(verb):
            return spread(verb.sent.root)
        if verb.dep_ == "relcl" and any(c.dep_ == "agent" for c in verb.children):
            return self.antecedent(verb)
        if relation == "acl":
            if any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children):
                return self.of_noun(verb.head, parent)
            return spread(verb.head)
        if parent is None or (relation == "ccomp" and not any(c.lower_ == "to" for c in verb.children)):
            return inverted_subject(verb) or lent_subject(verb) or stolen_subject(verb) or stray_subject(verb)
        if relation == "xcomp" and parent.head.lemma_.lower() in _OBJECT_CONTROL and not parent.passive:
            return parent.objects or parent.surface
        if relation == "advcl" and verb.tag_ not in {"VBG", "VBN", "VB"}:
            return parent.surface
        return parent.surface or parent.subjects

    def antecedent(self, verb: Token) -> tuple[Token, ...]:
        if verb.dep_ == "conj":
            return self.antecedent(verb.head)
        if verb.head.lemma_ == "be" and verb.dep_ != "relcl":  # "it was the court that ..."
            return tuple(t for child in verb.head.children if child.dep_ == "attr" for t in spread(child))
        if (
            verb.dep_ == "relcl" and verb.head.pos_ == "PROPN"
        ):  # names are joined before the clause that is said of them
            first = verb.head
            while first.dep_ == "conj" and first.head.pos_ == "PROPN":
                first = first.head
            return spread(first)
        if verb.head.lower_ in _OF_WHAT and verb.head.dep_ == "pobj" and verb.dep_ in {"relcl", "acl"}:
            return (verb.head.head.head,)
        if verb.dep_ in {"relcl", "acl", "ccomp", "advcl"}:
            return (verb.head,) if verb.head.dep_ == "conj" or verb.dep_ == "relcl" else spread(verb.head)
        return ()

    def of_noun(self, noun: Token, parent: Clause | None) -> tuple[Token, ...]:
        """Who is to do what a noun announces: the minister's plan to ..., a decision by X to ..."""
        possessors = [t for child in noun.children if child.dep_ == "poss" for t in spread(child)]
        return tuple(possessors or complements_of(noun).get("by", ()) or (parent.subjects if parent else ()))

    def shared_object(self, verb: Token) -> Iterable[Token]:
        """The object after the last of coordinated verbs: *arrested and deported 12 men*."""
        if any(child.dep_ == "auxpass" or child.tag_ == "WRB" for child in verb.children):
            return ()
        if verb.dep_ == "relcl" or (verb.dep_ == "conj" and verb.head.dep_ == "relcl"):
            pronouns = [c for c in verb.children if c.dep_ in {"dobj", "pobj"} and c.tag_ in {"WDT", "WP"}]
            if pronouns or not any(c.tag_ in {"WDT", "WP"} for c in verb.children):
                return () if verb.dep_ == "conj" else (verb.head,)
            return ()
        if (known := _known_object(verb)) is not None:
            return (known,)
        later = [c for c in verb.children if c.dep_ == "conj" and is_predicate(c) and not own_subject(c)]
        if verb.i + 1 < len(verb.doc) and later and verb.nbor().dep_ in {"cc", "punct"} and verb.nbor().head == verb:
            return (t for c in later[:1] for d in c.children if d.dep_ == "dobj" for t in spread(d))
        return ()


def _known_object(verb: Token) -> Token | None:
    """The noun before *that* where the parser took its clause for a content: *the memorandum that they signed*."""
    marks = [c for c in verb.children if c.lower_ == "that" and c.dep_ == "mark" and c.i]
    if (
        verb.lemma_ not in _TRANSITIVE
        or not marks
        or (verb.i + 1 < len(verb.doc) and verb.nbor().pos_ in {"DET", "NOUN"})
    ):
        return None
    noun = marks[0].nbor(-1)
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head
    return noun if noun.pos_ == "NOUN" else None


def _behind_name(noun: Token, preposition: str) -> list[Token]:
    """What the parser hung on a name between: *the arrest in Dubai of two men*, *the rescue of 13 girls in X by Y*."""
    for word in noun.subtree:
        if word.lower_ == preposition and word.i > noun.i and word.head != noun and word.head.pos_ != "VERB":
            chain = [word.head]
            while chain[-1] != noun:
                chain.append(chain[-1].head)
            named = preposition == "by" or word.head.pos_ == "PROPN"
            if named and all(step.dep_ in {"pobj", "prep", "conj"} for step in chain[:-1]):
                return complements_of(word.head).get(preposition, [])
    return []


def _sides_deep_in(noun: Token) -> list[Token]:
    """The *between* that the parser hung on the topic: *talks on drug control between A and B*."""
    for word in noun.subtree:
        if word.lower_ == "between" and word.i > noun.i:
            chain = [word.head]
            while chain[-1] != noun:
                chain.append(chain[-1].head)
            if all(step.dep_ in {"pobj", "prep", "pcomp"} for step in chain[:-1]):
                return complements_of(word.head).get("between", [])
    return []


def _undergoes(child: Token, verb: Token) -> bool:
    """Whether a word is an object; a name right behind the verb is one, even where the parser took it for a call."""
    if child.dep_ in {"dobj", "dative", "oprd", "attr"}:
        return True
    return (child.dep_ == "intj" and child.i == verb.i + 1) or is_name_behind(child, verb)


def _amount(verb: Token) -> list[Token]:
    """The amount that the parser took for a complement: *committed up to £300,000*, *froze more than S$3 billion*."""
    steps = [child for child in verb.children if child.dep_ == "prep" and child.lower_ in {"up", "over", "around"}]
    more = [child for child in verb.children if child.dep_ == "advmod" and child.lower_ in _MORE]
    steps += [child for word in more for child in word.children if child.lower_ == "than"]
    found = [item for step in steps for item in step.children if item.dep_ == "pobj"]
    return [item for item in found if item.pos_ == "NUM" or any(c.dep_ == "nummod" for c in item.children)]


def _is_infinitive(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def _of_which(subject: Token) -> bool:
    """Whether a subject counts the antecedent: *all of which*, *26 of whom*."""
    return any(item.tag_ in {"WDT", "WP"} for items in complements_of(subject).values() for item in items)


def _lemma(verb: Token, parent: Clause | None, relation: str) -> str:
    """The lemma with its particle; what is stopped is an act of its own: *stopped supplying* is "stop supply"."""
    lemma = verb.lemma_.lower().removeprefix("re-")
    lemma = _WRONG_LEMMAS.get(lemma, lemma)
    if relation == "xcomp" and verb.tag_ == "VBG" and parent is not None and parent.lemma in _STOPS:
        return f"stop {lemma}"
    particles = [c for c in verb.children if c.dep_ in {"prt", "advmod"} and c.lower_ in _DIRECTIONS and c.i > verb.i]
    return " ".join((lemma, *(particle.lower_ for particle in particles[:1])))


def _negated(verb: Token) -> bool:
    return any(
        child.dep_ == "neg"
        or (child.lower_ in _NEGATIONS and child.dep_ in {"advmod", "preconj", "cc"})
        or (child.dep_ in SUBJECTS and any(c.lower_ in {"no", "neither"} for c in (child, *child.children)))
        or (child.dep_ == "dobj" and any(c.lower_ == "no" and c.dep_ == "det" for c in child.children))
        for child in verb.children
    )


def _joined_by_or(verb: Token) -> bool:
    return any(child.lower_ in {"or", "nor"} for child in verb.head.children if child.dep_ == "cc")


def _same_form(verb: Token, other: Token) -> bool:
    return (
        verb.tag_ == other.tag_ or {verb.tag_, other.tag_} <= {"VB", "VBP"} or {verb.tag_, other.tag_} <= {"VBN", "VBD"}
    )
