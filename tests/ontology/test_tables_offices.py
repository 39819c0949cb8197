"""The shipped tables of bodies and of dated posts: whole, consistent in themselves, and true in some known cases."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "ontology" / "authority"
KINDS = {
    "ministry", "police", "military", "prosecution", "court", "regulator", "agency", "international", "company",
    "group", "parliament",
}  # fmt: skip
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
Row = dict[str, str]


def read_rows(table: str) -> list[Row]:
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ORGANIZATIONS = read_rows("organizations")
POSTS = read_rows("officials")


def surfaces(row: Row) -> list[str]:
    return [row["name"], *(name for name in row["names"].split("|") if name)]


def first_day(part: str) -> date:
    year, month, day = (*map(int, part.split("-")), 1, 1)[:3]
    return date(year, month, day)


def holders(office: str, of: str, day: str) -> set[str]:
    """Who holds an office on a day; a date cut short spans its month or year."""
    return {
        post["name"]
        for post in POSTS
        if (post["office"], post["of"]) == (office, of)
        and post["from"] <= day
        and (not post["to"] or day[: len(post["to"])] <= post["to"])
    }


def test_sizes() -> None:
    assert len(ORGANIZATIONS) >= 300
    assert sum(1 for post in POSTS if not post["to"] or post["to"] >= "2020") >= 200


@pytest.mark.parametrize("rows", [ORGANIZATIONS, POSTS], ids=["organizations", "officials"])
def test_every_row_is_whole(rows: list[Row]) -> None:
    for row in rows:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["key"]), row
        assert row["name"], row
        assert row["source"].startswith(("https://", "http://")), row
        assert re.fullmatch(r"([A-Z]{2})?", row["country"]), row
        assert all(cell == cell.strip() for cell in row.values()), row
        assert len(set(surfaces(row))) == len(surfaces(row)), row


def test_tables_are_sorted() -> None:
    assert [row["key"] for row in ORGANIZATIONS] == sorted(row["key"] for row in ORGANIZATIONS)
    order = [(post["key"], post["from"]) for post in POSTS]
    assert order == sorted(order)


def test_organizations_have_unique_keys_and_a_known_kind() -> None:
    assert len({row["key"] for row in ORGANIZATIONS}) == len(ORGANIZATIONS)
    assert {row["kind"] for row in ORGANIZATIONS} == KINDS
    for row in ORGANIZATIONS:
        assert (row["kind"] == "international") == (not row["country"]), row
        assert not row["country"] or row["key"].startswith(row["country"].lower() + "-"), row


@pytest.mark.parametrize("rows", [ORGANIZATIONS, POSTS], ids=["organizations", "officials"])
def test_a_surface_names_one_entity_of_a_country(rows: list[Row]) -> None:
    bearers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        for surface in surfaces(row):
            bearers[row["country"], surface.casefold()].add(row["key"])
    assert {surface: keys for surface, keys in bearers.items() if len(keys) > 1} == {}


def test_rows_of_a_person_agree() -> None:
    persons: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for post in POSTS:
        persons[post["key"]].add((post["name"], post["country"], post["names"]))
    assert {key: described for key, described in persons.items() if len(described) > 1} == {}


def test_posts_are_of_a_body_of_the_table_or_of_the_country_served() -> None:
    countries = {row["key"]: row["country"] for row in ORGANIZATIONS}
    for post in POSTS:
        assert post["office"], post
        assert countries.get(post["of"], post["of"]) == post["country"], post


def test_dates_are_valid_and_in_order() -> None:
    for post in POSTS:
        assert DATE.fullmatch(post["from"]), post
        assert not post["to"] or DATE.fullmatch(post["to"]), post
        days = [first_day(post[column]) for column in ("from", "to") if post[column]]
        assert days == sorted(days), post


def test_a_post_is_listed_once() -> None:
    posts = [(post["key"], post["office"], post["of"], post["from"]) for post in POSTS]
    assert len(set(posts)) == len(posts)


@pytest.mark.parametrize(
    ("office", "of", "day", "holder"),
    [
        ("Minister of Defence", "th-ministry-of-defence", "2025-02-15", "Phumtham Wechayachai"),
        ("Minister of Foreign Affairs", "th-ministry-of-foreign-affairs", "2025-02-15", "Maris Sangiampongsa"),
        ("Prime Minister", "TH", "2025-02-06", "Paetongtarn Shinawatra"),
        ("Prime Minister", "TH", "2025-10-01", "Anutin Charnvirakul"),
        ("National Police Chief", "th-royal-thai-police", "2025-02-15", "Kitrat Phanphet"),
        (
            "Secretary-General of the National Security Council",
            "th-national-security-council",
            "2025-02-15",
            "Chatchai Bangchuad",
        ),
        ("Ambassador to Thailand", "CN", "2025-02-15", "Han Zhiqiang"),
        ("Ambassador to Thailand", "CN", "2025-10-24", "Zhang Jianwei"),
        ("Minister of Home Affairs", "my-ministry-of-home-affairs", "2025-02-10", "Saifuddin Nasution Ismail"),
        ("Minister of Home Affairs", "mm-ministry-of-home-affairs", "2025-06-01", "Tun Tun Naung"),
        ("Minister of Defence", "mm-ministry-of-defence", "2025-02-15", "Maung Maung Aye"),
        ("Minister of Foreign Affairs", "cn-ministry-of-foreign-affairs", "2023-05-01", "Qin Gang"),
        ("Minister of Foreign Affairs", "cn-ministry-of-foreign-affairs", "2025-02-15", "Wang Yi"),
        ("Prime Minister", "KH", "2023-08-21", "Hun Sen"),
        ("Prime Minister", "KH", "2023-08-23", "Hun Manet"),
        ("Secretary General of INTERPOL", "interpol", "2025-06-01", "Valdecy Urquiza"),
    ],
)
def test_known_holders(office: str, of: str, day: str, holder: str) -> None:
    assert holders(office, of, day) == {holder}


def test_spellings_of_a_translated_article_lead_to_their_officials() -> None:
    named = {surface: post["name"] for post in POSTS if post["country"] == "TH" for surface in surfaces(post)}
    assert named["Puttan"] == "Phumtham Wechayachai"
    assert named["Petunthan"] == "Paetongtarn Shinawatra"
    assert named["Chachai"] == "Chatchai Bangchuad"
