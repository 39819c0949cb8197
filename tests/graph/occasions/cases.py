"""Cases: two reports of one event, a and b, and one, c, of another event that looks like it.

The texts are made up in the manner of news and readouts; they do not report what happened. Beside each stands the fact
that it states, as gold/GUIDELINES.md has it. Every second case of a file is kept: no rule was made to fit it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from loaders.extract.claims import Claim, Extraction, Mention
from ontology.authority import Authority
from ontology.facts import Source, Span

FOLDER = Path(__file__).parent
_ROLES = {
    "Meeting": {"who": "participant", "about": "about", "where": "location"},
    "Measure": {"by": "takenBy", "against": "against"},
    "Agreement": {"parties": "party", "about": "about"},
    "Statement": {"by": "speaker", "about": "about", "via": "via"},
}
_TITLE = "Online scams, trafficking and other cross-border crime: the day in brief"
_LITERALS = ("kind", "status", "name", "date")


@dataclass(frozen=True, slots=True)
class Report:
    """A made-up report with the fact in it; `names` says what the names in the fact are: "Official CN"."""

    document: Source
    label: str
    fact: Mapping[str, object]
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Case:
    """Three reports: a and b of one event, c of another."""

    name: str
    region: str
    kept: bool
    a: Report
    b: Report
    c: Report


def read_cases() -> Iterator[Case]:
    """All cases, file by file."""
    for path in sorted(FOLDER.glob("*.yaml")):
        label = path.stem.removesuffix("s").title()
        for number, told in enumerate(yaml.safe_load(path.read_text(encoding="utf-8"))):
            a, b, c = (_report(told[letter], label, told["names"]) for letter in "abc")
            yield Case(told["case"], told["region"], number % 2 == 1, a, b, c)


def _report(told: Mapping[str, object], label: str, names: Mapping[str, str]) -> Report:
    text = f"{_TITLE}\n\n{told['text']}"
    document = Source(text, _TITLE, str(told["published"]), str(told["publisher"]))
    fact = told["fact"]
    assert isinstance(fact, dict)
    return Report(document, label, fact, names)


class Annotations:
    """An extractor that claims of a report what is annotated beside it."""

    def __init__(self, reports: Sequence[Report], authority: Authority) -> None:
        self._reports = {report.document.key: report for report in reports}
        self._authority = authority

    def extract(self, document: Source) -> Extraction:
        """The one claim of a report."""
        report = self._reports[document.key]
        roles = {
            role: tuple(self._mention(name, report.names) for name in _listed(report.fact.get(field)))
            for field, role in _ROLES[report.label].items()
        }
        literals = {name: str(report.fact[name]) for name in _LITERALS if report.fact.get(name)}
        whole = (Span(0, len(document.text)),)
        return Extraction((Claim(report.label, literals, {role: of for role, of in roles.items() if of}, whole, "r"),))

    def _mention(self, name: str, names: Mapping[str, str]) -> Mention:
        if re.fullmatch("[A-Z]{2}", name):
            return Mention(Span(0, 0), "Country", name)
        if name in self._authority.crimes:
            return Mention(Span(0, 0), "Crime", name)
        label, _, country = names.get(name, "Place").partition(" ")
        return Mention(Span(0, 0), label, name, country or None)


def _listed(value: object) -> Sequence[str]:
    if value is None:
        return ()
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]
