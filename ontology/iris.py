"""IRIs: what a node is called is a function of what it is.

Source: ARCHITECTURE, The one law and IRIs. The class stands in the IRI, so that code can pick the label of a node
without a look-up. An entity's `id` in the API is the part after the base: `{class}/{key}`.

    authority entity   place/mm-myawaddy              the key of its table
    other entity       organization/~LA~Lao%20Bank    ~ country (or nothing) ~ exact name
    known by one word  official/~TH~Mali~d41d8c...    ... ~ key of the document
    Name, Office       name/9f86d0...                 digest of the whole content
    Document           document/5feceb...             digest of text and metadata
    Passage, events    meeting/5feceb...-6b86b2...    key of the document, digest of the content
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from urllib.parse import quote, unquote

VOCABULARY = "https://w3id.org/entente/ns#"
DATA = "https://w3id.org/entente/id/"

_DIGEST_BYTES = 16  # 128 bits: no two of a trillion nodes collide by chance


def normalize(text: str) -> str:
    """Text in NFC with white space collapsed: the form in which names are compared and keyed."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def digest(parts: Iterable[str | None]) -> str:
    """A key of 32 hex digits for a sequence of texts; None and "" differ, and so do the borders between parts."""
    hasher = hashlib.blake2b(digest_size=_DIGEST_BYTES)
    for part in parts:
        data = b"" if part is None else part.encode()
        hasher.update(b"-" if part is None else b"%d:" % len(data))
        hasher.update(data)
    return hasher.hexdigest()


def mint(label: str, key: str) -> str:
    """The IRI of the node with a label and a key."""
    return f"{DATA}{label.lower()}/{key}"


def identifier(iri: str) -> str:
    """The id of a node as the API writes it: `place/mm-myawaddy`."""
    return iri.removeprefix(DATA)


def expand(node_id: str) -> str:
    """The IRI of an API id; an IRI is returned as it is."""
    return node_id if node_id.startswith(DATA) else DATA + node_id


def split(iri: str) -> tuple[str, str]:
    """Class segment (lower case) and key of a node's IRI."""
    segment, _, key = identifier(iri).partition("/")
    return segment, key


def document_key(
    *, text: str, title: str, published: str | None, publisher: str | None, url: str | None, language: str
) -> str:
    """The key of a document: its content and metadata, never its path."""
    fields = (text, title, published, publisher, url, language)
    return digest(None if field is None else unicodedata.normalize("NFC", field) for field in fields)


def entity_key(name: str, country: str | None, document: str | None = None) -> str:
    """The key of an entity outside the authority; with a document's key it is that document's own."""
    key = f"~{country or ''}~{quote(normalize(name), safe='').replace('~', '%7E')}"
    return f"{key}~{document}" if document else key


def in_authority(iri: str) -> bool:
    """Whether an entity's IRI was minted from a key of the authority."""
    return not split(iri)[1].startswith("~")


def in_one_document(iri: str) -> bool:
    """Whether an entity's IRI was minted for one document alone, whose own name cannot tell it from others."""
    return split(iri)[1].startswith("~") and split(iri)[1].count("~") > 2


def entity_name(iri: str) -> tuple[str | None, str]:
    """Country and name of an entity outside the authority, read back from its IRI."""
    _, country, name, *_ = split(iri)[1].split("~")
    return country or None, unquote(name)


def read_key(iri: str) -> Iterator[str]:
    """The IRIs that a written one can mean, the likeliest first: itself, or, outside the authority, that of its name.

    An id travels through addresses, where it is easily decoded once too often: `~TH~Direk Bongkarn`. Source: whoever
    writes the whole id is never misread, for it comes first.
    """
    yield iri
    segment, key = split(iri)
    if found := _OUTSIDE.fullmatch(key):
        country, name, document = found.groups()
        for written in (name, unquote(name)):
            yield f"{DATA}{segment}/{entity_key(written, country, document)}"


_OUTSIDE = re.compile(r"~([^~]*)~(.*?)(?:~([0-9a-f]{32}))?", re.DOTALL)


def content_key(document: str, parts: Iterable[str | None]) -> str:
    """The key of a passage or an event: its document, then a digest of what it says."""
    return f"{document}-{digest(parts)}"


def owner(iri: str) -> str | None:
    """The key of the document that owns a node, None if the node is shared.

    Source: only Document, Passage and event keys begin with the document's digest.
    """
    segment, key = split(iri)
    if segment in _OWNED:
        return key[: 2 * _DIGEST_BYTES]
    return None


_OWNED = frozenset({"document", "passage", "meeting", "measure", "agreement", "statement"})
