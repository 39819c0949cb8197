"""Documents from the web."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import urlsplit

import httpx

from loaders.readers import MEDIA_TYPES, READERS, guess_suffix
from loaders.readers.draft import FILE_BYTES
from ontology.errors import UnreadableDocument

TIMEOUT_SECONDS = 20.0
_HEADERS = {"User-Agent": "Entente (research; reads single articles)", "Accept-Language": "en"}
_UNTOLD = frozenset({"", "text/plain", "application/octet-stream", "binary/octet-stream"})
_REMEDIES = {
    401: "The page asks for a login: save it from your browser and give the file.",
    403: "The site refuses programs: save the page from your browser and give the file.",
    404: "Check the address.",
    410: "The page was taken down: look for a copy of it.",
    429: "The site asks for patience: try again later.",
}


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave: its bytes, the suffix of its format, and the address after redirects."""

    data: bytes
    suffix: str
    url: str


def fetch(url: str) -> Page:
    """Fetch an http or https address.

    Errors: UnreadableDocument if it cannot be reached, answers with an error, is too large or of no known format.
    """
    try:
        with (
            httpx.Client(follow_redirects=True, timeout=TIMEOUT_SECONDS, headers=_HEADERS) as client,
            client.stream("GET", url) as response,
        ):
            if response.is_error:
                reason = f"the server answered {response.status_code} {response.reason_phrase}"
                raise UnreadableDocument(url, reason, _REMEDIES.get(response.status_code, "Try again later."))
            data = _read_body(response, url)
            return Page(_to_utf8(data, response), _find_suffix(response, data), str(response.url))
    except httpx.TimeoutException:
        raise UnreadableDocument(url, f"no answer in {TIMEOUT_SECONDS:.0f} s", "Try again later.") from None
    except httpx.TooManyRedirects:
        raise UnreadableDocument(url, "redirected without end", "Open it in a browser and give that address.") from None
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        raise UnreadableDocument(url, f"cannot be fetched: {error}", "Check the address and the network.") from error


def _read_body(response: httpx.Response, url: str) -> bytes:
    data = bytearray()
    for chunk in response.iter_bytes():
        data += chunk
        if len(data) > FILE_BYTES:
            raise UnreadableDocument(url, f"larger than {FILE_BYTES // 1_000_000} MB", "Save it and split it.")
    return bytes(data)


def _to_utf8(data: bytes, response: httpx.Response) -> bytes:
    """Apply the encoding of the answer's header, which the bytes alone do not show."""
    if response.charset_encoding is None or not _media_type(response).startswith("text/"):
        return data
    try:
        return data.decode(response.charset_encoding).encode()
    except (UnicodeError, LookupError):
        return data


def _media_type(response: httpx.Response) -> str:
    return str(response.headers.get("content-type", "")).partition(";")[0].strip().lower()


def _find_suffix(response: httpx.Response, data: bytes) -> str:
    media_type = _media_type(response)
    if media_type in MEDIA_TYPES and media_type not in _UNTOLD:
        return MEDIA_TYPES[media_type]
    if media_type not in _UNTOLD:
        raise UnreadableDocument(
            str(response.url), f"{media_type}, which no reader knows", f"Readers know {', '.join(READERS)}."
        )
    suffix = PurePosixPath(urlsplit(str(response.url)).path).suffix.lower()
    return suffix if suffix in READERS else guess_suffix(data[:1024])
