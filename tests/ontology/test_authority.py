"""The authority: shipped tables, a user's own over them, and rows that cannot be used."""

from pathlib import Path

import pytest

from ontology.authority import read_authority, shipped_authority
from ontology.errors import InvalidTable
from ontology.rdf import write_nquads
from ontology.validate import validate

HEADERS = {
    "countries": "code,name,names,demonyms,adjectives,metonyms,source",
    "places": "key,name,kind,country,within,lat,lon,names,source",
    "organizations": "key,name,kind,country,names,source",
    "officials": "key,name,country,office,of,from,to,names,source",
}


def write(folder: Path, table: str, *rows: str) -> Path:
    (folder / f"{table}.csv").write_text("\n".join((HEADERS[table], *rows)) + "\n", encoding="utf-8")
    return folder


def test_the_shipped_tables_are_large_enough_and_linked() -> None:
    authority = shipped_authority()
    assert len(authority.countries) >= 249
    assert len(authority.places) >= 1500
    assert len(authority.organizations) >= 300
    assert len(authority.posts) >= 200
    park = authority.places["mm-kk-park"]
    assert park.within is not None
    assert authority.places[park.within].entity.name == "Myawaddy"


def test_a_post_is_held_on_the_days_between_its_dates() -> None:
    posts = [p for p in shipped_authority().posts if p.holder.name == "Phumtham Wechayachai" and "efen" in p.office]
    assert any(post.held_on("2025-02-17") for post in posts)
    assert not any(post.held_on("2019") for post in posts)


def test_a_users_row_wins_over_the_shipped_row_of_its_key(tmp_path: Path) -> None:
    write(tmp_path, "places", "mm-myawaddy,Myawadi,town,MM,,16.7,98.5,Myawaddy,own survey")
    authority = read_authority(tmp_path)
    assert authority.places["mm-myawaddy"].entity.name == "Myawadi"
    assert len(authority.places) == len(shipped_authority().places)
    assert authority.digest != shipped_authority().digest
    described = b"".join(write_nquads(graph) for graph in authority.graphs())
    assert described.count(b"place/mm-myawaddy> <https://w3id.org/entente/ns#name>") == 1


def test_a_users_row_of_a_new_key_is_added(tmp_path: Path) -> None:
    write(tmp_path, "organizations", "xx-anti-scam-league,Anti-Scam League,group,TH,ASL,https://example.org")
    assert read_authority(tmp_path).organizations["xx-anti-scam-league"].names == ("ASL",)


@pytest.mark.parametrize(
    ("table", "row", "reason"),
    [
        ("places", "p,Pier,town,MM,,16.7,98.5,Quay", "8 cells for 9 columns"),
        ("places", "p,Pier,town,ZZ,,16.7,98.5,,s", "country 'ZZ'"),
        ("places", "p,Pier,town,MM,nowhere,16.7,98.5,,s", "within 'nowhere'"),
        ("places", "p,Pier,town,MM,,x,98.5,,s", "no numbers"),
        ("places", "p,Pier,town,MM,,98.5,200,,s", "not on the globe"),
        ("places", "p,Pier,town,MM,,1,2,Pier,s", "repeats a name"),
        ("places", "Pier 1,Pier,town,MM,,1,2,,s", "key 'Pier 1'"),
        ("places", "p,Pier,town,MM,,1,2,,", "no source"),
        ("countries", "Burma,Burma,,,,,s", "code 'Burma'"),
        ("officials", "o,A B,TH,Minister,nobody,2024,,,s", "of 'nobody'"),
        ("officials", "o,A B,TH,Minister,TH,May 2024,,,s", "from 'May 2024'"),
        ("officials", "o,A B,TH,,TH,2024,,,s", "no office"),
        ("organizations", 'o,"Open,x,TH,,s', "not CSV"),
    ],
)
def test_a_broken_row_is_named_with_file_line_and_remedy(tmp_path: Path, table: str, row: str, reason: str) -> None:
    with pytest.raises(InvalidTable) as caught:
        read_authority(write(tmp_path, table, row))
    assert (caught.value.file, caught.value.line) == (str(tmp_path / f"{table}.csv"), 2)
    assert reason in caught.value.reason
    assert caught.value.remedy


def test_a_key_stands_once_in_a_table(tmp_path: Path) -> None:
    row = "p,Pier,town,MM,,1,2,,s"
    with pytest.raises(InvalidTable, match="stands in line 2 already"):
        read_authority(write(tmp_path, "places", row, row))


def test_other_columns_and_an_empty_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidTable, match=r"Put one of countries\.csv"):
        read_authority(tmp_path)
    (tmp_path / "places.csv").write_text("name,lat\n", encoding="utf-8")
    with pytest.raises(InvalidTable, match="Write key,name,kind"):
        read_authority(tmp_path)


def test_tables_are_documents_whose_rows_are_passages(tmp_path: Path) -> None:
    write(tmp_path, "places", "mm-pier,Pier,town,MM,mm-myawaddy,1,2,Quay,own survey")
    authority = read_authority(tmp_path)
    own = [graph for graph in authority.graphs() if b"own survey" in write_nquads(graph)]
    assert len(own) == 1
    quads = write_nquads(own[0])
    assert b'"mm-pier,Pier,town,MM,mm-myawaddy,1,2,Quay,own survey"' in quads
    assert validate([quads]) == ()
