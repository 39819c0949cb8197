"""Assets: vessels and web sites, told by the words and marks around their names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.claims import Mention
from ontology.facts import Span

_NAME = r"[A-Z][\w'’-]*(?: (?:[A-Z][\w'’-]*|\d+|[IVX]+\b))*"
_VESSEL = re.compile(
    rf"\b(?:M/?V|M/?T|F/?V|S/?Y|M/?Y|[Mm]otor vessel|[Mm]otor tanker) [\"“]?(?P<a>{_NAME})[\"”]?"
    rf"|\b(?:vessel|ship|tanker|freighter|trawler|yacht|sailboat|bulk carrier|container ship)(?: named| called|,)? "
    rf"(?:the )?[\"“]?(?P<b>{_NAME})[\"”]?"
)
_SITE = re.compile(
    r"\b[A-Za-z0-9-]+\.(?:com|org|net|io|info|academy|site|online|xyz|club|cc|me|co|top|vip|shop|live)\b"
)


def find_assets(text: str, start: int) -> Iterator[Mention]:
    """Named vessels and domains from an offset on."""
    for match in _VESSEL.finditer(text, start):
        marked = match["a"] is not None
        span = Span(match.start(), match.end()) if marked else Span(*match.span("b"))
        yield Mention(span, "Asset", span.of(text).replace('"', "").strip("“”"), None, None, "vessel")
    for match in _SITE.finditer(text, start):
        yield Mention(Span(*match.span()), "Asset", match[0], None, None, "web site")
