"""Incidence: which documents state which facts, and which entities these join, as numbers in memory.

Shape: a *report* is one document's telling of one fact; it is what everything is counted by. Reports of one occasion
have one *key*: the occasion, or the IRI of a fact that has none. Documents, keys, entities and publishers are numbered
as they come; the order of their numbers means nothing.

What goes over the whole graph (paths, overview, counts) is reckoned here in milliseconds, of which an engine makes
seconds. It is a copy of the store at one revision: built whole at first, then followed document by document.

    read_incidence(store) -> Incidence
"""

from graph.incidence.following import read_incidence
from graph.incidence.incidence import Incidence

__all__ = ["Incidence", "read_incidence"]
