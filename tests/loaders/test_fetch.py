import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from loaders import fetch
from loaders.documents import Document, Rejected, read
from tests.loaders.made_documents import PARAGRAPHS, TEXT, TITLE, make_html, make_pdf, make_text

SAMPLES = Path(__file__).parent / "samples"
PAGES = {
    "/article": ("text/html; charset=utf-8", (SAMPLES / "article.html").read_bytes()),
    "/plain.html": ("text/html", make_html(TITLE, PARAGRAPHS)),
    "/file": ("application/pdf", make_pdf(TITLE, PARAGRAPHS)),
    "/unnamed": ("application/octet-stream", make_pdf(TITLE, PARAGRAPHS)),
    "/readout.txt": ("text/plain", make_text(TITLE, PARAGRAPHS)),
    "/latin": ("text/plain; charset=iso-8859-1", TEXT.encode("latin-1")),
    "/picture": ("image/png", b"\x89PNG"),
    "/large": ("text/plain", b"word " * 1000),
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path in ("/old", "/circle"):
            self.send_response(302)
            self.send_header("Location", {"/old": "/plain.html", "/circle": "/circle"}[self.path])
            self.end_headers()
        elif self.path == "/slow":
            time.sleep(1)
        elif self.path in PAGES:
            media_type, data = PAGES[self.path]
            self.send_response(200)
            self.send_header("Content-Type", media_type)
            self.end_headers()
            self.wfile.write(data)
        else:
            self.send_error(int(self.path[1:]))

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def read_one(url: str) -> Document | Rejected:
    (outcome,) = read([url])
    return outcome


def test_an_article_has_the_address_that_it_names_itself(site: str) -> None:
    document = read_one(f"{site}/article")
    assert isinstance(document, Document)
    assert document.url == "https://courier.example/2025/03/04/ministers-meet"
    assert document.source == f"{site}/article"


@pytest.mark.parametrize("path", ["/plain.html", "/file", "/unnamed", "/readout.txt", "/latin"])
def test_formats_are_told_by_media_type_name_or_first_bytes(site: str, path: str) -> None:
    document = read_one(site + path)
    assert isinstance(document, Document)
    assert document.text == TEXT
    assert document.url == site + path


def test_redirects_are_followed_to_the_address_that_counts(site: str) -> None:
    document = read_one(f"{site}/old")
    assert isinstance(document, Document)
    assert document.url == f"{site}/plain.html"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/404", "404 Not Found"),
        ("/403", "403 Forbidden"),
        ("/500", "500 Internal Server Error"),
        ("/circle", "redirected without end"),
        ("/picture", "image/png"),
        ("/large", "larger than"),
        ("/slow", "no answer in"),
    ],
)
def test_what_goes_wrong_is_said(site: str, path: str, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "FILE_BYTES", 4000)
    monkeypatch.setattr(fetch, "TIMEOUT_SECONDS", 0.5)
    rejected = read_one(site + path)
    assert isinstance(rejected, Rejected)
    assert rejected.source.startswith(site)
    assert reason in rejected.reason
    assert rejected.remedy


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/x", "http://[broken/x", "http://no-such-host.invalid/", "http://"])
def test_what_cannot_be_reached(url: str) -> None:
    rejected = read_one(url)
    assert isinstance(rejected, Rejected)
    assert rejected.source == url
    assert "cannot be fetched" in rejected.reason


@pytest.mark.parametrize("url", ["ftp://h.example/a.txt", "file:///etc/passwd"])
def test_other_schemes_are_refused(url: str) -> None:
    rejected = read_one(url)
    assert isinstance(rejected, Rejected)
    assert "neither http nor https" in rejected.reason
