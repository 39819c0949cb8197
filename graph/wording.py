"""Wording: the words in which facts are told, one row a code of concepts.ttl."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verb:
    """The three forms that the statuses of a measure ask for: plans to cut, cut, proposed cutting."""

    base: str
    past: str
    gerund: str


@dataclass(frozen=True, slots=True)
class Act:
    """How a measure is told: a verb, and the prepositions before actors, before places and states, before crimes.

    `direct` is the verb where actors are named and stand right behind it; `things` likewise for assets.
    """

    verb: Verb
    actors: str
    places: str
    crimes: str
    direct: Verb | None = None
    things: Verb | None = None


def _regular(verb: str, rest: str) -> Verb:
    stem = verb.removesuffix("e")
    return Verb(f"{verb} {rest}", f"{stem}ed {rest}", f"{stem}ing {rest}")


def _cut(what: str) -> Verb:
    return Verb(f"cut {what}", f"cut {what}", f"cutting {what}")


_ARREST = Verb("arrest", "arrested", "arresting")
_EXTRADITE = Verb("extradite", "extradited", "extraditing")
_PROSECUTE = Verb("prosecute", "prosecuted", "prosecuting")
_REPATRIATE = Verb("repatriate", "repatriated", "repatriating")
_RESCUE = Verb("rescue", "rescued", "rescuing")
_SEIZE = Verb("seize", "seized", "seizing")

ACTS: Mapping[str, Act] = {
    "power_cut": Act(_cut("power"), "to", "to", "over"),
    "internet_cut": Act(_cut("internet service"), "to", "to", "over"),
    "fuel_cut": Act(_cut("fuel supplies"), "to", "to", "over"),
    "export_control": Act(_regular("restrict", "exports"), "to", "to", "over"),
    "law_change": Act(_regular("change", "the law"), "concerning", "concerning", "against"),
    "operation": Act(
        Verb("carry out an operation", "carried out an operation", "carrying out an operation"),
        "against",
        "in",
        "against",
    ),
    "arrest": Act(Verb("make arrests", "made arrests", "making arrests"), "of", "in", "over", _ARREST),
    "prosecution": Act(
        Verb("bring a prosecution", "brought a prosecution", "bringing a prosecution"), "of", "in", "for", _PROSECUTE
    ),
    "extradition": Act(_regular("extradite", "suspects"), "with", "involving", "over", _EXTRADITE),
    "repatriation": Act(
        Verb("send people home", "sent people home", "sending people home"), "with", "from", "over", _REPATRIATE
    ),
    "rescue": Act(_regular("rescue", "people"), "from", "from", "from", _RESCUE),
    "asset_seizure": Act(_regular("seize", "assets"), "of", "in", "over", None, _SEIZE),
    "sanction": Act(_regular("impose", "sanctions"), "on", "on", "over"),
    "bank_control": Act(_regular("tighten", "controls on banks"), "concerning", "in", "against"),
    "sim_control": Act(_regular("tighten", "controls on telephone services"), "concerning", "in", "against"),
    "platform_control": Act(_regular("tighten", "controls on online services"), "concerning", "in", "against"),
    "border_control": Act(_regular("tighten", "border controls"), "concerning", "towards", "against"),
    "task_force": Act(
        Verb("set up a task force", "set up a task force", "setting up a task force"), "against", "for", "against"
    ),
    "training": Act(_regular("provide", "training or equipment"), "to", "for", "against"),
    "warning": Act(_regular("issue", "a warning"), "about", "about", "about"),
    "other": Act(Verb("take a measure", "took a measure", "taking a measure"), "concerning", "concerning", "against"),
}

AGREEMENTS: Mapping[str, str] = {
    "treaty": "a treaty",
    "memorandum": "a memorandum",
    "joint_statement": "a joint statement",
    "consensus": "a consensus",
    "mechanism": "a cooperation mechanism",
    "plan": "a joint plan",
}

# The verb of an agreement by status, and by kind where another is said.
CONCLUDED: Mapping[str, str] = {"proposed": "proposed", "agreed": "agreed on", "signed": "signed"}
ADOPTED: Mapping[str, str] = {"joint_statement": "adopted", "consensus": "reached", "plan": "adopted"}

# Bodies whose names take the article: those named by a common noun.
COMMON_NOUNS = frozenset(
    """administration agency alliance army association authority bank board bureau center centre command commission
    committee council court customs department directorate division embassy federation force forces government
    group guard house initiative institute ministry nations navy network office organisation organization parliament
    police
    presidency prosecution secretariat senate service society squad taskforce team treasury tribunal union
    unit""".split()
)
COUNTRIES_WITH_ARTICLE = frozenset(
    (
        *("Bahamas", "Comoros", "Gambia", "Maldives", "Netherlands", "Philippines", "Seychelles", "Czech Republic"),
        *("Dominican Republic", "Central African Republic", "Democratic Republic of the Congo", "Congo"),
        *("Marshall Islands", "Solomon Islands", "Cayman Islands", "British Virgin Islands"),
    )
)
