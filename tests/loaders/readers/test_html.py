from pathlib import Path

from loaders.documents import Document, Rejected, read

SAMPLES = Path(__file__).parents[1] / "samples"


def read_sample(name: str) -> Document | Rejected:
    (outcome,) = read([str(SAMPLES / name)])
    return outcome


def test_an_article_without_what_is_around_it() -> None:
    document = read_sample("article.html")
    assert isinstance(document, Document)
    paragraphs = document.text.split("\n\n")
    assert paragraphs[0] == document.title == "Ministers meet in Chiang Rai over river crossings"
    assert paragraphs[1].startswith("The interior ministers of Laos and Thailand met")
    assert paragraphs[-1].endswith("“Now the boats have numbers, and the numbers have names.”")
    assert document.text.count("Ministers meet in Chiang Rai") == 1
    for noise in ("cookies", "Subscribe", "Lottery", "cafés", "All rights", "analytics"):
        assert noise not in document.text


def test_list_items_are_lines_of_one_block() -> None:
    document = read_sample("article.html")
    assert isinstance(document, Document)
    assert (
        "\n\n- Chiang Khong and Huay Xai\n- Chiang Saen and Ton Pheung\n- Nong Khai and Vientiane\n\n" in document.text
    )


def test_metadata_of_the_page() -> None:
    document = read_sample("article.html")
    assert isinstance(document, Document)
    assert document.published == "2025-03-04"
    assert document.publisher == "The Border Courier"
    assert document.url == "https://courier.example/2025/03/04/ministers-meet"
    assert document.warnings == ()


def test_a_date_in_the_text_is_no_date_of_publication(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    sentence = (
        "The treaty of 14 March 2019 was renewed in the capital, said the ministry to the press after the talks. "
    )
    file.write_text(
        f"<html><head><title>Treaty</title></head><body><article><p>{sentence * 4}</p></article></body></html>"
    )
    (document,) = read([str(file)])
    assert isinstance(document, Document)
    assert document.published is None


def test_a_page_in_thai() -> None:
    rejected = read_sample("thai.html")
    assert isinstance(rejected, Rejected)
    assert "Thai (th)" in rejected.reason


def test_a_page_without_text() -> None:
    rejected = read_sample("drawn-by-scripts.html")
    assert isinstance(rejected, Rejected)
    assert "no main text" in rejected.reason
    assert ".txt" in rejected.remedy


def test_a_declared_encoding(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    page = (SAMPLES / "article.html").read_text("utf-8").replace("utf-8", "windows-1252")
    file.write_bytes(page.encode("cp1252"))
    (document,) = read([str(file)])
    assert document == read_sample("article.html")
