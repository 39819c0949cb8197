"""The shipped tables of countries and places: whole, unambiguous, and anchored in a source."""

import csv
import re
from collections import defaultdict
from pathlib import Path

import pytest

TABLES = Path(__file__).parents[2] / "ontology" / "authority"
ISO_3166_1 = (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY "
    "BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK "
    "FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR "
    "IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK "
    "ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM "
    "PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF "
    "TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW "
).split()
KINDS = {"capital", "division", "city", "town", "crossing", "compound", "zone", "region"}
LISTS = ("names", "demonyms", "adjectives", "metonyms")

Row = dict[str, str]


def read(name: str) -> list[Row]:
    with (TABLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


COUNTRIES = {row["code"]: row for row in read("countries.csv")}
PLACES = {row["key"]: row for row in read("places.csv")}


def items(row: Row, *columns: str) -> list[str]:
    return [item for column in columns for item in row[column].split("|") if item]


def surfaces(place: Row) -> list[str]:
    return [place["name"], *items(place, "names")]


def enclosing(key: str) -> list[str]:
    """The keys of the places around a place, the nearest first."""
    chain: list[str] = []
    while key := PLACES[key]["within"]:
        assert key not in chain, f"{key} is within itself"
        chain.append(key)
    return chain


def test_every_country_of_iso_3166_and_kosovo_has_a_row() -> None:
    assert len(ISO_3166_1) == 249
    assert sorted(COUNTRIES) == sorted([*ISO_3166_1, "XK"])
    assert len(read("countries.csv")) == len(COUNTRIES)


def test_a_word_for_a_country_means_one_country() -> None:
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for code, row in COUNTRIES.items():
        for surface in [row["name"], *items(row, *LISTS)]:
            owners[surface].add(code)
    assert {surface: codes for surface, codes in owners.items() if len(codes) > 1} == {}


@pytest.mark.parametrize(
    ("surface", "code"),
    [
        ("Burma", "MM"), ("Lao PDR", "LA"), ("Viet Nam", "VN"), ("ROK", "KR"), ("DPRK", "KP"), ("UAE", "AE"),
        ("U.S.", "US"), ("Britain", "GB"), ("Timor-Leste", "TL"), ("Czechia", "CZ"), ("Türkiye", "TR"),
        ("Congo", "CD"), ("Republic of the Congo", "CG"), ("Congolese", "CD"), ("Dominican", "DO"), ("Dominica", "DM"),
        ("Nigerien", "NE"), ("Nigerian", "NG"), ("Guinean", "GN"), ("Bissau-Guinean", "GW"), ("Equatoguinean", "GQ"),
        ("Lao", "LA"), ("Laotians", "LA"), ("Filipina", "PH"), ("Philippine", "PH"), ("Thais", "TH"), ("Dutch", "NL"),
        ("Malacañang", "PH"), ("Kremlin", "RU"), ("Naypyitaw", "MM"), ("Putrajaya", "MY"), ("Beijing", "CN"),
        ("Macau", "MO"), ("Palestinian", "PS"), ("Taiwanese", "TW"), ("Kosovar", "XK"),
    ],
)  # fmt: skip
def test_the_words_of_the_news_find_their_country(surface: str, code: str) -> None:
    assert surface in [COUNTRIES[code]["name"], *items(COUNTRIES[code], *LISTS)]


def test_there_are_places_enough_and_their_keys_are_unique() -> None:
    assert len(PLACES) >= 1500
    assert len(read("places.csv")) == len(PLACES)
    assert [key for key in PLACES if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key)] == []


def test_rows_are_filled_and_repeat_nothing() -> None:
    for row in [*COUNTRIES.values(), *PLACES.values()]:
        assert row["name"], row
        assert row["source"], row
        for column in LISTS:
            listed = items(row, column) if column in row else []
            assert len({row["name"], *listed}) == len(listed) + 1, row
            assert all(item == item.strip() for item in listed), row


def test_places_have_a_known_kind_and_country() -> None:
    assert {row["kind"] for row in PLACES.values()} <= KINDS
    assert {row["country"] for row in PLACES.values()} <= {*COUNTRIES, ""}
    assert {row["kind"] for row in PLACES.values() if not row["country"]} == {"region"}
    assert [key for key, row in PLACES.items() if row["country"] and not key.startswith(row["country"].lower())] == []


def test_coordinates_are_on_the_globe_or_absent() -> None:
    absent = [key for key, row in PLACES.items() if not row["lat"] and not row["lon"]]
    for key in PLACES.keys() - set(absent):
        assert -90 <= float(PLACES[key]["lat"]) <= 90, key
        assert -180 <= float(PLACES[key]["lon"]) <= 180, key
    assert {PLACES[key]["kind"] for key in absent} <= KINDS - {"capital", "city"}
    assert len(absent) < len(PLACES) / 8


def test_a_place_lies_within_places_of_its_own_country() -> None:
    for key, row in PLACES.items():
        for outer in enclosing(key):
            assert PLACES[outer]["country"] in {row["country"], ""}, f"{key} within {outer}"


def test_a_name_means_one_place_of_a_country_and_no_country() -> None:
    nations = {s for row in COUNTRIES.values() for s in [row["name"], *items(row, "names", "demonyms", "adjectives")]}
    holders: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for key, row in PLACES.items():
        for surface in surfaces(row):
            holders[row["country"], surface].append(key)
            assert surface not in nations, key
    assert {name: keys for name, keys in holders.items() if len(keys) > 1} == {}


@pytest.mark.parametrize(
    ("surface", "key", "around"),
    [
        ("Myawady", "mm-myawaddy", ["mm-13"]),
        ("Karen State", "mm-13", []),
        ("KK Park", "mm-kk-park", ["mm-myawaddy", "mm-13"]),
        ("Shwe Kokko", "mm-shwe-kokko", ["mm-myawaddy", "mm-13"]),
        ("Yatai New City", "mm-yatai-new-city", ["mm-shwe-kokko", "mm-myawaddy", "mm-13"]),
        ("Dongmei Zone", "mm-dongmei-zone", ["mm-myawaddy", "mm-13"]),
        ("Tai Chang", "mm-tai-chang", ["mm-myawaddy", "mm-13"]),
        ("Apollo Park", "mm-apollo-park", ["mm-myawaddy", "mm-13"]),
        ("Phaya Thonsu", "mm-payathonzu", ["mm-13"]),
        ("Three Pagodas Pass", "th-three-pagodas-pass", ["th-71"]),
        ("Tachilek", "mm-tachileik", ["mm-17"]),
        ("Laukkaing", "mm-laukkai", ["mm-kokang", "mm-17"]),
        ("Muse", "mm-muse", ["mm-17"]),
        ("Chinshwehaw", "mm-chinshwehaw", ["mm-kokang", "mm-17"]),
        ("Pangsang", "mm-pangkham", ["mm-wa-state", "mm-17"]),
        ("Maesot", "th-mae-sot", ["th-63"]),
        ("Mae Sai", "th-mae-sai", ["th-57"]),
        ("Ruili", "cn-ruili", ["cn-dehong", "cn-yn"]),
        ("Boten", "la-boten", ["la-lm"]),
        ("Huay Xai", "la-huay-xai", ["la-bk"]),
        ("GTSEZ", "la-golden-triangle-sez", ["la-ton-pheung", "la-bk"]),
        ("Poipet", "kh-poipet", ["kh-1"]),
        ("Osmach", "kh-o-smach", ["kh-22"]),
        ("Chong Jom", "th-chong-chom", ["th-32"]),
        ("Chrey Thom", "kh-chrey-thom", ["kh-8"]),
        ("Jinbei Casino", "kh-jinbei", ["kh-sihanoukville", "kh-18"]),
        ("Kaibo", "kh-kaibo", ["kh-sihanoukville", "kh-18"]),
        ("Bokor Mountain", "kh-bokor-mountain", ["kh-7"]),
        ("Long Bay", "kh-long-bay", ["kh-dara-sakor", "kh-9"]),
        ("Moc Bai", "vn-moc-bai", ["vn-37"]),
        ("Lao Bao", "vn-lao-bao", ["vn-25"]),
        ("Baofu", "ph-baofu", ["ph-bamban", "ph-tar", "ph-03"]),
        ("Porac POGO hub", "ph-lucky-south-99", ["ph-porac", "ph-pam", "ph-03"]),
        ("Oecusse", "tl-oe", []),
        ("Golden Triangle", "golden-triangle", []),
        ("Moei River", "moei-river", []),
        ("Southeast Asia", "southeast-asia", []),
    ],
)
def test_the_sites_of_the_field_are_known_and_lie_where_they_lie(surface: str, key: str, around: list[str]) -> None:
    assert surface in surfaces(PLACES[key])
    assert enclosing(key) == around


@pytest.mark.parametrize(
    "word", ["Nancy", "Victoria", "Split", "Nice", "Reading", "Mobile", "Gao", "Minna", "Chinatown"]
)
def test_first_names_and_common_words_are_no_places(word: str) -> None:
    assert [key for key, row in PLACES.items() if word in surfaces(row)] == []
