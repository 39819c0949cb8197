"""Titles: which offices a question for one means."""

import pytest

from graph.titles import choose_titles


@pytest.mark.parametrize(
    ("asked", "title", "means"),
    [
        ("prime minister", "Prime Minister", True),
        ("Minister of Foreign Affairs", "Foreign Affairs Minister", True),
        ("Minister", "Minister of Justice", True),
        ("Prime Minister", "Prime Minister and Minister of Finance", True),
        ("Minister of Defence", "Deputy Prime Minister and Minister of Defence", True),
        ("Prime Minister", "Deputy Prime Minister", False),
        ("Minister", "Vice Foreign Minister", False),
        ("Secretary-General", "Special Envoy of the Secretary-General", False),
        ("Prime Minister", "Minister in the Prime Minister's Office", False),
        ("minister", "Ministerial Secretary", False),
        ("of the", "Prime Minister", False),
        ("", "Prime Minister", False),
    ],
)
def test_a_title_is_meant_where_it_is_an_office_of_its_own(asked: str, title: str, means: bool) -> None:
    assert choose_titles([title, title], asked) == ([title] if means else [])
