"""IRIs are functions of what nodes are."""

import unicodedata
from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from ontology import iris

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


def test_an_authority_entity_has_its_key() -> None:
    iri = iris.mint("Place", "mm-myawaddy")
    assert iris.identifier(iri) == "place/mm-myawaddy"
    assert iris.expand("place/mm-myawaddy") == iri == iris.expand(iri)
    assert iris.in_authority(iri)


def test_two_bodies_of_one_name_in_two_countries_are_two() -> None:
    assert iris.entity_key("Supreme Court", "TH") != iris.entity_key("Supreme Court", "LA")
    assert iris.entity_key("Mali", "TH", "d1") != iris.entity_key("Mali", "TH", "d2")


@given(TEXT.filter(str.strip), st.sampled_from([None, "TH"]), st.sampled_from([None, "0" * 32]))
def test_a_name_can_be_read_back_from_its_iri(name: str, country: str | None, document: str | None) -> None:
    iri = iris.mint("Person", iris.entity_key(name, country, document))
    assert not iris.in_authority(iri)
    assert iris.entity_name(iri) == (country, iris.normalize(name))


@given(TEXT)
def test_a_document_is_keyed_by_its_normal_form(text: str) -> None:
    keys = {
        iris.document_key(text=form, title="t", published=None, publisher=None, url=None, language="en")
        for form in (text, unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text))
    }
    assert len(keys) == 1


def test_every_part_of_a_document_counts() -> None:
    fields = {"text": "a", "title": "b", "published": None, "publisher": None, "url": None, "language": "en"}
    changes = {"text": "ab", "title": "", "published": "2025", "publisher": "", "url": "u", "language": "fr"}
    keys = {iris.document_key(**{**fields, name: value}) for name, value in changes.items()}  # type: ignore[arg-type]
    assert len(keys | {iris.document_key(**fields)}) == len(changes) + 1  # type: ignore[arg-type]


def test_owned_nodes_know_their_document() -> None:
    key = "0123456789abcdef" * 2
    assert iris.owner(iris.mint("Meeting", iris.content_key(key, ["x"]))) == key
    assert iris.owner(iris.mint("Document", key)) == key
    assert iris.owner(iris.mint("Office", iris.digest(["x"]))) is None
    assert iris.owner(iris.mint("Place", "mm-myawaddy")) is None


@given(TEXT.map(iris.normalize).filter(bool), st.sampled_from([None, "TH"]), st.sampled_from([None, "0" * 32]))
def test_an_id_is_read_whole_or_with_its_name_decoded(name: str, country: str | None, document: str | None) -> None:
    key = iris.entity_key(name, country, document)
    whole = iris.mint("Person", key)
    decoded = iris.mint("Person", unquote(key))
    assert next(iris.read_key(whole)) == whole
    assert whole in iris.read_key(decoded)
    assert list(iris.read_key(iris.mint("Place", "mm-myawaddy"))) == [iris.mint("Place", "mm-myawaddy")]
