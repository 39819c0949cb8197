"""Conditions of paths in words."""

import pytest

from api.asking.routes import Route, find_route


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("how are X and Y connected through meetings only?", Route(step="Meeting")),
        ("a chain of agreements between X and Y", Route(step="Agreement")),
        ("path from X to Y via people only", Route(via=("Person",))),
        ("path from X to Y without places or countries", Route(never=("Place",))),
        ("are X and Y linked in at most two steps?", Route(longest=2)),
        ("path from X to Y without plans", Route(deeds=True)),
        ("how is X connected to Y?", Route()),
    ],
)
def test_conditions_are_found(text: str, wanted: Route) -> None:
    found = find_route(text)
    assert (found.step, found.via, found.never, found.longest, found.deeds) == (
        wanted.step,
        wanted.via,
        wanted.never,
        wanted.longest,
        wanted.deeds,
    )
