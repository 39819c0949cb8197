"""Slots: which filter a phrase fills, by the query, its role, and what it names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.answers import Hit
from ontology.authority import shipped_authority

ACTORS = ("Country", "Organization", "Official", "Person", "Asset")
_DONE_TO = frozenset(
    """arrest prosecution extradition repatriation rescue asset_seizure sanction operation power_cut internet_cut
    fuel_cut""".split()
)
_AIMED = frozenset({"sanction", "operation", "arrest", "border_control"})
_GROUPS = frozenset({"group", "company"})
_PEOPLE = frozenset({"Official", "Person"})
_SCENES = frozenset({"in", "near"})

# role -> filter for actors, places, countries and crimes of each query; "-" stands for any other role.
# Country is looked for under "country", then under "actor".
_TABLE: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "meetings": {
        "actor": {"-": "who"},
        "country": {"-": "who", "in": "place", "near": "place", "about": "about", "against": "about", "for": "about"},
        "place": {"-": "place", "about": "about", "against": "about", "for": "about", "of": "place"},
        "crime": {"-": "about"},
    },
    "measures": {
        "actor": {
            "-": "by",
            "object": "against",
            "against": "against",
            "about": "against",
            "for": "against",
            "to": "against",
            "with": "who",
            "between": "who",
            "involving": "who",
            "near": "place",
            "bare": "against",
        },
        "country": {
            "-": "by",
            "object": "against",
            "against": "against",
            "about": "country",
            "for": "country",
            "to": "country",
            "with": "who",
            "between": "who",
            "involving": "who",
            "in": "place",
            "near": "place",
            "from": "place",
            "bare": "by",
        },
        "place": {"-": "place", "object": "against", "against": "against", "to": "against", "about": "place"},
        "crime": {"-": "crime", "object": "against", "against": "against"},
    },
    "agreements": {
        "actor": {"-": "party"},
        "country": {"-": "party", "in": "place", "near": "place", "about": "about", "against": "about"},
        "place": {"-": "place", "about": "about", "against": "about", "for": "about"},
        "crime": {"-": "about"},
    },
    "statements": {
        "actor": {
            "-": "by",
            "about": "about",
            "object": "about",
            "against": "about",
            "for": "about",
            "to": "about",
            "with": "who",
            "involving": "who",
        },
        "country": {
            "-": "by",
            "about": "about",
            "object": "about",
            "against": "about",
            "for": "about",
            "to": "about",
            "with": "about",
            "near": "place",
            "in": "place",
            "involving": "who",
        },
        "place": {"-": "place", "about": "about", "object": "about", "against": "about", "for": "about", "to": "about"},
        "crime": {"-": "about"},
    },
    "offices": {"actor": {"-": "who"}, "country": {"-": "country"}, "place": {"-": "place"}, "crime": {"-": "crime"}},
    "timeline": {
        "actor": {"-": "who"},
        "country": {
            "-": "who",
            "in": "place",
            "near": "place",
            "from": "place",
            "about": "country",
            "bare": "place",
            "for": "country",
            "to": "who",
            "poss": "who",
        },
        "place": {"-": "place"},
        "crime": {"-": "crime"},
    },
    "documents": {
        "actor": {"-": "who"},
        "country": {"-": "country", "in": "place", "near": "place"},
        "place": {"-": "place"},
        "crime": {"-": "about"},
    },
    "compare": {
        "actor": {"-": "a"},
        "country": {"-": "a", "in": "place"},
        "place": {"-": "a", "in": "place", "near": "place"},
        "crime": {"-": "crime"},
    },
    "paths": {"actor": {"-": "a"}, "country": {"-": "a"}, "place": {"-": "a"}, "crime": {"-": "crime"}},
}


def choose_hits(hits: Sequence[Hit], query: str, role: str, form: str, owner: str | None) -> tuple[Hit, ...]:
    """The entities of a name that fit its role, the likeliest first: Bangkok speaks for Thailand, but lies "in"."""
    if owner is not None and (owned := [hit for hit in hits if hit.country == owner]):
        hits = owned
    if form == "metonym" and role == "by":
        wanted = "Country"
    elif form == "metonym":
        scene = role in _SCENES or (
            role in ("from", "about", "against", "object", "bare") and query not in ("agreements", "paths", "compare")
        )
        scene = (
            scene
            or (query in ("timeline", "documents") and role != "between")
            or (query == "measures" and role in ("of", "to"))
        )
        wanted = "Place" if scene else "Country"
    elif role in _SCENES:
        wanted = next((label for label in ("Country", "Place") if any(hit.label == label for hit in hits)), "")
    else:
        wanted = next((label for label in ACTORS if any(hit.label == label for hit in hits)), "")
    labels = _PEOPLE if wanted in _PEOPLE else {wanted}
    chosen = [hit for hit in hits if hit.label in labels] or list(hits)
    return tuple(chosen)


def choose_filter(query: str, role: str, hit: Hit | None, kind: str | None, form: str = "") -> str:
    """The filter that a phrase fills; a crime has no hit."""
    table = _TABLE[query]
    if hit is None:
        roles = table["crime"]
        if query == "measures" and role == "of" and kind in _DONE_TO:
            return "against"
        if query == "measures" and role == "against" and kind == "training":
            return "crime"  # whom it is given is its object
        if query == "measures" and role == "from" and kind == "asset_seizure":
            return "against"
        return roles.get(role, roles["-"])
    if query == "agreements" and hit.label in ("Official", "Person"):
        return "who"
    thing = {"Country": "country", "Place": "place"}.get(hit.label, "actor")
    if query == "measures" and role == "of" and form == "demonym" and kind in _DONE_TO:
        return "against"  # "repatriations of Indonesians"
    if query == "measures" and role == "with" and thing == "country" and kind == "border_control":
        return "against"
    if query == "measures" and role in ("of", "poss"):
        return _owner_of_measure(thing, hit, role, kind)
    if query == "measures" and role == "to" and kind not in ("extradition", "repatriation") and kind in _DONE_TO:
        return "against"
    if query == "measures" and role == "to" and thing == "place":
        return "place"
    if query == "measures" and role == "about" and thing == "country" and kind in _AIMED:
        return "against"
    if query == "measures" and role == "bare" and hit.label == "Organization":
        return "against" if _is_group(hit) else "by"
    if query == "measures" and role == "in" and thing == "actor":
        return "against" if _is_group(hit) else "by"
    if query == "measures" and role == "from" and thing == "actor" and kind in _DONE_TO:
        return "against"
    roles = table[thing]
    return roles.get(role, roles["-"])


def _owner_of_measure(thing: str, hit: Hit, role: str, kind: str | None) -> str:
    """ "The arrest of X" is done to X, "the arrests of the police" by it."""
    if thing == "place":
        return "against" if role == "of" and kind in _DONE_TO else "place"
    if thing == "country":
        return "by"
    if hit.label == "Organization":
        return "against" if _is_group(hit) and kind in _DONE_TO else "by"
    return "against" if kind in _DONE_TO else "by"


def _is_group(hit: Hit) -> bool:
    """Whether a body is a group or a firm, which measures are aimed at, and no authority."""
    known = shipped_authority().organizations.get(hit.id.partition("/")[2])
    return known is None or known.kind in _GROUPS
