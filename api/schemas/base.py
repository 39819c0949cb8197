"""What all schemas share: their base, and enumerations from the ontology."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict, JsonValue, RootModel
from pydantic.alias_generators import to_camel

from ontology.terms import read_ontology

TERMS = read_ontology()


def codes_of(*schemes: str) -> list[str]:
    """The codes of schemes of the ontology, each once."""
    return list(dict.fromkeys(code for scheme in schemes for code in TERMS.schemes.get(scheme, ())))


FACTS = (*TERMS.events, "Office")
CRIMES = codes_of("crime")
KINDS = codes_of("measure", "agreement")
STATUSES = codes_of(*(scheme for scheme in TERMS.schemes if scheme.endswith("-status")))


def list_codes(values: Iterable[str | None]) -> dict[str, JsonValue]:
    """An enumeration for OpenAPI; what is none of it is refused by the queries, with the codes there are."""
    return {"enum": list(values)}


class Out(BaseModel):
    """A form that goes out."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)


class SparseOut(RootModel[dict[str, JsonValue]]):
    """An answer of which `fields` has left only some members."""
