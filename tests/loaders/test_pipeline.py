"""From claims to quads: nothing dropped in silence, and the same document the same graph."""

from dataclasses import dataclass

from loaders.extract.claims import Claim, Dropped, Extraction, Mention
from loaders.pipeline import Pipeline, stamp
from ontology.authority import shipped_authority
from ontology.facts import Source, Span
from ontology.rdf import read_nquads
from ontology.validate import validate

TEXT = "Talks\n\nDefense Minister Puttan met Chinese officials in Bangkok on 17 February 2025."
DOCUMENT = Source(text=TEXT, title="Talks", published="2025-02-18")
SENTENCE = Span(7, len(TEXT))


def at(words: str, label: str, name: str, country: str | None = None) -> Mention:
    start = TEXT.index(words)
    return Mention(Span(start, start + len(words)), label, name, country)


PUTTAN = at("Puttan", "Official", "Puttan", "TH")
CHINA = at("Chinese", "Country", "CN", "CN")
OFFICE = Claim(
    "Office",
    {"title": "Defense Minister"},
    {"holder": (PUTTAN,), "of": (at("Defense", "Country", "TH"),)},
    (SENTENCE,),
    "office",
)
MEETING = Claim(
    "Meeting",
    {"status": "held", "date": "2025-02-17"},
    {"participant": (PUTTAN, CHINA), "location": (at("Bangkok", "Place", "Bangkok", "TH"),)},
    (SENTENCE,),
    "meeting.met",
)


@dataclass
class Told:
    """An extractor that says what it was told to."""

    claims: tuple[Claim, ...]

    def extract(self, document: Source) -> Extraction:
        return Extraction(self.claims, (Dropped(SENTENCE, "meeting.met", "negated"),))


def read(*claims: Claim) -> Pipeline:
    return Pipeline(shipped_authority(), Told(claims))


def test_a_documents_graph_is_valid_and_the_same_each_time() -> None:
    first, second = (read(OFFICE, MEETING).read(DOCUMENT) for _ in range(2))
    assert first.quads == second.quads
    assert {quad.graph_name.value for quad in read_nquads(first.quads)} == {first.iri}
    assert validate([first.quads]) == ()


def test_the_spelling_of_the_text_is_kept_as_a_name() -> None:
    quads = read(OFFICE, MEETING).read(DOCUMENT).quads.decode()
    assert "official/th-phumtham-wechayachai>" in quads
    assert '"Puttan"' in quads


def test_what_cannot_become_a_fact_stands_in_the_report() -> None:
    crime = at("Talks", "Crime", "corruption")
    alone = Claim("Meeting", {"status": "held"}, {"participant": (PUTTAN, crime)}, (SENTENCE,), "meeting.met")
    outcome = read(alone).read(DOCUMENT)
    assert outcome.facts == ()
    reasons = [problem.reason for problem in outcome.unresolved]
    assert any("'corruption' is a Crime" in reason for reason in reasons)
    assert any("too few of participant" in reason for reason in reasons)
    assert [drop.reason for drop in outcome.dropped] == ["negated"]


def test_the_stamp_changes_with_the_model_and_the_authority(tmp_path: object) -> None:
    authority = shipped_authority()
    assert stamp(authority, "model 1") == stamp(authority, "model 1")
    assert stamp(authority, "model 1") != stamp(authority, "model 2")
