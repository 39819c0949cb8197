"""When a statement was made, where its own clause names no day."""

import pytest

from tests.loaders.extract.test_attribution import statements

SAID = "Lao Foreign Minister Khamla Vong {} that the scam centres would be closed."


def days(text: str, publisher: str | None = None) -> list[str | None]:
    return [claim.literals.get("date") for claim in statements(text, publisher)]


@pytest.mark.parametrize(
    "told",
    [
        "told reporters",
        "told a news conference",
        "told lawmakers",
        "said at the opening ceremony",
        "said during a press briefing",
    ],
)
def test_what_is_said_before_others_is_of_the_day_that_the_paragraph_tells(told: str) -> None:
    assert days(f"Two scam centres were raided on Thursday. {SAID.format(told)}") == ["2025-03-06"]
    assert days(f"Two scam centres were raided on Thursday. {SAID.format('said')}") == [None]


@pytest.mark.parametrize("lead", ["Speaking to the press", "Announcing the plan", "Opening the new hall"])
def test_what_is_said_while_something_goes_on_is_of_its_day(lead: str) -> None:
    text = f"Two scam centres were raided on Thursday. {lead}, {SAID.format('said')}"
    assert days(text) == ["2025-03-06"]


def test_an_old_date_is_no_day_of_the_news() -> None:
    assert days(f"A scam centre had been raided on 4 May 2021. {SAID.format('told reporters')}") == [None]


@pytest.mark.parametrize("back", ["at the time", "on that occasion", "in the same statement", "in that message"])
def test_back_references_take_the_date_before(back: str) -> None:
    text = f"A scam centre had been raided on 4 May 2021. {SAID.format(f'said {back}')}"
    assert days(text) == ["2021-05-04"]


def test_a_partner_speaks_on_the_day_of_the_speaker_before() -> None:
    text = (
        "Lao Foreign Minister Khamla Vong said on Friday that scams harm all states.\n\n"
        "For his part, Thai Interior Minister Anan Suk said that call-centre scams would be fought."
    )
    assert days(text) == ["2025-03-07", "2025-03-07"]


def test_the_stamp_of_a_page_is_no_day_of_speech() -> None:
    text = f"Published Mar 7, 2025 7:47 PM by The Daily\n\n{SAID.format('told reporters')}"
    assert days(text) == [None]
