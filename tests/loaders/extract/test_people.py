"""People: one name a person in a document."""

from hypothesis import given
from hypothesis import strategies as st

from loaders.extract.people import People, fold_name


def test_a_part_of_a_name_is_the_person_with_the_fullest_name() -> None:
    people = People(["Anan", "Anan Boonmee", "Keo Sy"])
    assert people.fullest("Anan") == people.fullest("Boonmee") == "Anan Boonmee"
    assert people.fullest("Wang") is None


def test_of_two_who_share_a_name_the_one_named_last_is_meant() -> None:
    people = People(["Ronan Hughes", "Peter Hughes"])
    assert people.fullest("Hughes") is None
    assert people.fullest("Hughes", ["Ronan Hughes", "Peter Hughes"]) == "Peter Hughes"


def test_a_slip_in_a_long_name_is_the_same_person_and_in_a_short_one_is_not() -> None:
    assert People(["Puttan"]).fullest("Putan") == "Puttan"
    assert People(["Wang"]).fullest("Wan") is None


def test_marks_and_hyphens_do_not_tell_people_apart() -> None:
    assert People(["Phạm Minh Chính"]).fullest("Pham Minh Chinh") == "Phạm Minh Chính"


@given(st.lists(st.text(st.characters(categories=["Lu", "Ll"]), min_size=1).map(str.title), min_size=1, max_size=4))
def test_every_full_name_is_found(words: list[str]) -> None:
    name = " ".join(words)
    if fold_name(name):
        assert People([name]).fullest(name) == name
