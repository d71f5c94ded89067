"""Web pages."""

from __future__ import annotations

import regex

from summarize.ingest.format import Format, Look
from summarize.ingest.formats import json, markdown

_DOCTYPE = regex.compile(r"<!doctype\s+html\b", regex.IGNORECASE)
_TAGS = regex.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|article|main|div|p|h1|br|a)\b", regex.IGNORECASE
)
_CLOSING = regex.compile(r"</(?:p|div|body|html|article|h1|title)>")


def opens(look: Look) -> bool:
    """Whether the first element is one that a page may begin with."""
    return bool(look.root) and _TAGS.match(look.head, look.start) is not None


def _likely(look: Look) -> bool:
    if _DOCTYPE.search(look.head, 0, look.start):
        return True
    if look.declared or markdown.is_named(look):
        return False
    named = "html" in look.said
    if (named or not look.content.type) and opens(look):
        return named or _CLOSING.search(look.head) is not None
    return named and not json.opens(look) and _TAGS.search(look.head) is not None


FORMAT = Format(
    kind="html",
    reader="summarize.ingest.page.article.read_html",
    suffixes=frozenset({"html", "htm", "xhtml"}),
    other_suffixes=frozenset({"shtml", "php", "asp", "aspx"}),
    media_types=frozenset({"text/html", "application/xhtml+xml"}),
    roots=frozenset({"html", "head", "body"}),
    likely=_likely,
    rank=2,
    libraries=("trafilatura", "lxml.html"),
)
