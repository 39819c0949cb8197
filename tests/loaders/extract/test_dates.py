"""Dates of news and readouts, read from a Wednesday: 19 February 2025."""

import pytest

from loaders.extract.dates import read_dates

PUBLISHED = "2025-02-19"


def only(text: str, published: str | None = PUBLISHED) -> tuple[str, str, str]:
    (found,) = read_dates(text, published)
    return text[found.span.start : found.span.end], found.value, found.relation


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The two met on February 5, 2024 in Vientiane.", "2024-02-05"),
        ("The two met on 5 February 2024 in Vientiane.", "2024-02-05"),
        ("Talks were held on Feb. 5.", "2025-02-05"),
        ("Talks were held on December 6.", "2024-12-06"),
        ("They met on December 6 last year.", "2024-12-06"),
        ("He said so on the 17th.", "2025-02-17"),
        ("He said so on the 25th, according to the ministry.", "2025-01-25"),
        ("Police raided the site on Tuesday.", "2025-02-18"),
        ("Police raided the site on Wednesday.", "2025-02-19"),
        ("He spoke yesterday.", "2025-02-18"),
        ("Talks took place last week.", "2025-02-10/2025-02-16"),
        ("Talks took place this week.", "2025-02-17/2025-02-19"),
        ("The law was adopted last month.", "2025-01"),
        ("The pact was signed last year.", "2024"),
        ("He was held in November.", "2024-11"),
        ("He was held in late January.", "2025-01"),
        ("They were arrested in 2022.", "2022"),
        ("The ambassador recently met the governor.", "2025-02"),
        ("Officers struck from 26 to 29 January.", "2025-01-26/2025-01-29"),
        ("Officers struck between December 28 and January 3.", "2024-12-28/2025-01-03"),
        ("From September 2023 to February 2024 the unit worked there.", "2023-09/2024-02"),
        ("Arrests rose in the first half of 2024.", "2024-01-01/2024-06-30"),
        ("He fled three days ago.", "2025-02-16"),
        ("In the past three weeks the army has cleared the site.", "2025-01-29/2025-02-19"),
        ("Eight were held over the weekend.", "2025-02-15/2025-02-16"),
        ("The list is dated 16.01.2019 at its head.", "2019-01-16"),
        ("He landed on 5/2/2025 with two others.", "2025-02-05"),
        ("She was picked up on Monday, February 10, at the port.", "2025-02-10"),
        ("She was picked up on Monday (February 10) at the port.", "2025-02-10"),
        ("Crates were found on the 3rd and 4th of February.", "2025-02-03/2025-02-04"),
        ("Delegates sat from Monday to Wednesday in Vientiane.", "2025-02-17/2025-02-19"),
        ("He was let go on Friday last week.", "2025-02-14"),
        ("The hearing is next Tuesday.", "2025-02-25"),
        ("Two were seized last night.", "2025-02-18"),
        ("The note was handed over the day before yesterday.", "2025-02-17"),
        ("Forty were stopped in the past 48 hours.", "2025-02-17/2025-02-19"),
        ("They had called a fortnight ago.", "2025-02-03/2025-02-09"),
        ("In Q3 2024 seizures doubled.", "2024-07-01/2024-09-30"),
        ("From 2020 to September 2023 they took 800 men.", "2020/2023-09"),
        ("Between 2019 and 2022 flows halved.", "2019/2022"),
        ("Between March and June 2024 flows halved.", "2024-03/2024-06"),
        ("From October to December last year flows halved.", "2024-10/2024-12"),
        ("Cases fell in the first week of January.", "2025-01"),
        ("Throughout 2024 cases fell.", "2024"),
        ("Since the start of the year cases have fallen.", "2025"),
        ("The ring was broken last year, in November.", "2024-11"),
    ],
)
def test_a_date_is_read_from_the_day_of_publication(text: str, value: str) -> None:
    assert only(text)[1] == value


@pytest.mark.parametrize(
    "text",
    [
        "Officials may act and marches continue.",
        "About 17,000 people and 30 percent of 2,025 cases.",
        "The 28-year-old was in Room 5.",
        "The fourth meeting of its kind.",
    ],
)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert read_dates(text, PUBLISHED) == ()


def test_a_plan_is_read_as_the_day_to_come() -> None:
    (friday,) = read_dates("The minister will travel to Yangon on Friday.", PUBLISHED)
    assert (friday.value, friday.planned) == ("2025-02-14", "2025-02-21")
    (march,) = read_dates("The minister will travel to Yangon on March 3.", PUBLISHED)
    assert (march.value, march.planned) == ("2024-03-03", "2025-03-03")


def test_a_day_is_counted_from_the_date_before_it() -> None:
    dates = read_dates("He was arrested on January 10. The next day he was flown home.", PUBLISHED)
    assert [d.value for d in dates] == ["2025-01-10", "2025-01-11"]
    dates = read_dates("According to a report on the 17th, in the past three weeks the army moved in.", PUBLISHED)
    assert dates[1].value == "2025-01-27/2025-02-17"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("He was held on January 10. A week earlier his aide had fled.", ["2025-01-10", "2025-01-03"]),
        ("He was held on January 10. That night he was flown out.", ["2025-01-10", "2025-01-10"]),
        ("He was held in October. Two months later he stood trial.", ["2024-10", "2024-12"]),
        ("He was held in October. The following month he stood trial.", ["2024-10", "2024-11"]),
        ("Talks began in 2021. The following year a pact came.", ["2021", "2022"]),
        ("Last year the head was caught in May.", ["2024", "2024-05"]),
        ("A pact of 2019 was renewed in January.", ["2019", "2025-01"]),
    ],
)
def test_a_date_is_counted_in_weeks_months_and_years_from_the_one_before_it(text: str, values: list[str]) -> None:
    assert [date.value for date in read_dates(text, PUBLISHED)] == values


def test_the_word_before_a_date_ties_it_to_the_act() -> None:
    assert only("Since February 5, power has been off.")[2] == "since"
    assert only("They will be home by Friday.")[2] == "by"
    assert only("BANGKOK, Feb 5 - Power was cut.")[2] == "dateline"
    assert (
        only("On February 5 - a Wednesday of rain - power was cut.".replace(" a Wednesday of rain", " in rain"))[2]
        == "on"
    )


def test_without_a_day_of_publication_relative_dates_are_left_out() -> None:
    assert read_dates("He said so on Tuesday, in January and on the 17th, three days ago.", None) == ()
    assert only("He said so on May 3, 2024.", None)[1] == "2024-05-03"
    assert only("He said so in May.", "2024")[1] == "2024-05"
