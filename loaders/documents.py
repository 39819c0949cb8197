"""Documents: text with its title, date and source, whatever file, page or row it came in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from loaders.inputs import Opened, find_inputs, open_input
from loaders.language import LANGUAGES, foreign_language
from loaders.readers import find_reader
from loaders.readers.draft import Draft, Rejected
from ontology import dates
from ontology.errors import InvalidDate, UnreadableDocument
from ontology.facts import Source

__all__ = ["Document", "Rejected", "read"]

TEXT_CHARACTERS = 5_000_000
"""The longest text that is read as one document."""
_TITLE_CHARACTERS = 300
_TIMED = re.compile(r"(\d{4}-\d{2}-\d{2})[T ].*")
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_CONTROLS = {code: " " for code in (*range(0x20), *range(0x7F, 0xA0), 0xFEFF) if chr(code) not in "\t\n"}


@dataclass(frozen=True, slots=True)
class Document(Source):
    """A document as it was read: what identifies it, and where it was found.

    Units: offsets into `text`, here and everywhere, are Unicode code points. `text` is in NFC with "\\n" line ends and
    begins with the title, then a blank line and the body (a plain text is left as its author laid it out).
    """

    source: str = field(default="", compare=False)
    warnings: tuple[str, ...] = field(default=(), compare=False)


def read(paths: Sequence[str], *, published: str | None = None) -> Iterator[Document | Rejected]:
    """Read files, folders, patterns, addresses and `-`; what cannot be read is reported and stops nothing else.

    Shape:  1 path -> n documents, in the order given, within a folder by name.
    Units:  `published` is the date of the documents that bring none of their own.
    Errors: InvalidDate if `published` is no date.
    """
    default = None if published is None else check_published(published)
    return (outcome for found in find_inputs(paths) for outcome in _read_input(found, default))


def _read_input(found: str | Rejected, published: str | None) -> Iterator[Document | Rejected]:
    if isinstance(found, Rejected):
        yield found
        return
    try:
        with open_input(found) as opened:
            for draft in find_reader(opened.suffix)(opened.stream, found):
                if isinstance(draft, Rejected):
                    yield draft
                    continue
                yield _finish(_add_metadata(draft, opened, published), found)
    except UnreadableDocument as error:
        yield Rejected.of(error)
    except OSError as error:
        yield Rejected(found, f"cannot be opened: {error.strerror or error}", "Check the path and its permissions.")
    except Exception as error:  # a broken file breaks the libraries that read it in ways of their own
        yield Rejected(found, f"broken: {type(error).__name__}: {error}", "Save it again, or its text as .txt.")


def _add_metadata(draft: Draft, opened: Opened, published: str | None) -> Draft:
    """Put what the `.json` beside a file says above what the file says, and the defaults below."""
    said = opened.metadata
    return replace(
        draft,
        title=said.get("title", draft.title),
        published=said.get("published", draft.published) or published,
        publisher=said.get("publisher", draft.publisher),
        url=said.get("url", draft.url) or opened.url,
        language=said.get("language", draft.language),
    )


def _finish(draft: Draft, found: str) -> Document | Rejected:
    """Apply to a draft what holds for documents of every format."""
    place = found if draft.row is None else f"{found}:{draft.row}"
    try:
        return make_document(draft, place)
    except UnreadableDocument as error:
        return Rejected.of(error)
    except InvalidDate as error:
        return Rejected(place, error.problem, error.remedy)


def make_document(draft: Draft, place: str) -> Document:
    """Check and normalize a draft.

    Errors: UnreadableDocument if it is empty, too long or not in English; InvalidDate if its date is none.
    """
    body = normalize(draft.text)
    if not body:
        raise UnreadableDocument(place, "empty", "Give a file with text in it.")
    if len(body) > TEXT_CHARACTERS:
        reason = f"{len(body):,} characters of text, more than {TEXT_CHARACTERS:,}"
        raise UnreadableDocument(place, reason, "Split it into smaller documents.")
    _check_language(draft.language, body, place)
    title = " ".join(normalize(draft.title or "").split())
    published = check_published(draft.published) if draft.published else None
    undated = () if published else ('no date: give --published, or a .json beside it with "published"',)
    return Document(
        text=_put_title(title, body) if title else body,
        title=title or _first_line(body),
        published=published,
        publisher=draft.publisher and normalize(draft.publisher),
        url=draft.url and draft.url.strip(),
        source=place,
        warnings=(*draft.warnings, *undated),
    )


def normalize(text: str) -> str:
    """Text in NFC, with "\\n" line ends and without control characters or white space around it."""
    plain = _LINE_ENDS.sub("\n", text)
    return unicodedata.normalize("NFC", plain.translate(_CONTROLS)).strip()


def check_published(text: str) -> str:
    """A date of publication as documents hold it: ISO 8601, perhaps cut short; the time of day is left out.

    Errors: InvalidDate if it is none, or an interval.
    """
    timed = _TIMED.fullmatch(text.strip())
    published = timed[1] if timed else text.strip()
    try:
        dates.read_days(published)
    except InvalidDate as error:
        raise InvalidDate(f"published: {error.problem}", error.remedy) from None
    if "/" in published:
        raise InvalidDate(f"published: {text!r} is an interval", "Give the day, month or year of publication.")
    return published


def _check_language(stated: str | None, text: str, place: str) -> None:
    code = re.split(r"[-_]", stated.strip().lower())[0] if stated else "en"
    if code in ("en", "eng"):
        found = foreign_language(text)
        if found is None:
            return
        code = found
    name = LANGUAGES.get(code, "another language")
    raise UnreadableDocument(place, f"not in English but in {name} ({code})", "Give an English translation of it.")


def _first_line(text: str) -> str:
    line = text.partition("\n")[0].strip()
    return line if len(line) <= _TITLE_CHARACTERS else line[:_TITLE_CHARACTERS].rsplit(" ", 1)[0] + "…"


def _put_title(title: str, body: str) -> str:
    """Put the title above the body, once."""
    if body == title or body.startswith(f"{title}\n"):
        return body
    wrapped = re.match(r"\s+".join(map(re.escape, title.split())) + r"\s*\n", body)
    return f"{title}\n\n{body[wrapped.end() :].lstrip() if wrapped else body}"
