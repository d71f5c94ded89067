"""RSS 0.9x to 2.0, RDF and Atom → a Document for each entry."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

import regex

from summarize.errors import SourceError
from summarize.ingest.blocks import Element, looks_like_html, parse_html, text_of
from summarize.ingest.content import Content, Pieces
from summarize.ingest.dates import from_struct
from summarize.ingest.decode import decode_markup
from summarize.ingest.fields import language_code, one_line, web_url
from summarize.ingest.limits import MOST_DOCUMENTS, check_markup, check_size, without_doctype
from summarize.ingest.plain import replaced
from summarize.ingest.teasers import Entry, entry_pieces

_DECLARATION = regex.compile(r"^\s*<\?xml[^>]*\?>")
_ENTRY = regex.compile(r"<(?:\w+:)?(?:item|entry)[\s>]")
_LONGEST_FOOTER = 40
"""Words of a paragraph that links an entry to itself ("The post … appeared first on …")."""


def read_feed(content: Content) -> Pieces:
    """Read each entry, with what the feed holds of its text.

    Raises:
        SourceError: codes ``bad-feed``, ``entities``, ``too-large``, ``too-many``,
            ``too-deep``, ``too-many-attributes``.

    """
    origin = content.origin
    check_size(len(content.data), origin)
    decoded = decode_markup(content.data, content.media_type)
    text = without_doctype(_DECLARATION.sub("", decoded.text.lstrip("\ufeff")), origin)
    check_markup(text, origin)
    if len(_ENTRY.findall(text)) > MOST_DOCUMENTS:
        msg = f"{origin}: more than {MOST_DOCUMENTS} entries"
        raise SourceError(msg, origin=origin, code="too-many")
    headers = {"content-type": "application/xml; charset=utf-8"}
    if content.url:
        headers["content-location"] = content.url
    parsed = _parsed(text.encode("utf-8", "replace"), headers)
    if not parsed.entries and not parsed.version:
        msg = f"{origin}: not a feed that can be read"
        raise SourceError(msg, origin=origin, code="bad-feed")
    feed = parsed.feed
    entries = (_entry(entry, feed, content) for entry in parsed.entries)
    yield from entry_pieces(entries, origin)
    yield from replaced(decoded, origin)


def _parsed(data: bytes, headers: Mapping[str, str]) -> Any:  # noqa: ANN401  # feedparser's dictionary
    import feedparser  # noqa: PLC0415  # start-up

    # Bytes in a stream only: feedparser opens a str as a path or an address.
    try:
        return feedparser.parse(io.BytesIO(data), response_headers=headers)
    except (AssertionError, AttributeError, LookupError, TypeError, ValueError):
        # Its strict parser stumbles over some damage; what is no XML leads to its other one.
        return feedparser.parse(io.BytesIO(b"&" + data), response_headers=headers)


def _entry(entry: Any, feed: Any, content: Content) -> Entry:  # noqa: ANN401  # feedparser's dictionary
    url = web_url(entry.get("feedburner_origlink") or entry.get("link"), content.url)
    full = [part for part in entry.get("content", []) if part.get("value")]
    body = max(full, key=lambda part: len(part["value"]), default=None)
    summary = entry.get("summary") or ""
    whole = body is not None and len(body["value"]) >= len(summary)
    marked = body["value"] if whole and body is not None else summary
    kind = body.get("type") if whole and body is not None else entry.get("summary_detail", {}).get("type")
    parsed = entry.get("published_parsed")
    # Asked only where it is there: feedparser warns where it takes one date for the other.
    if parsed is None and "updated_parsed" in entry:
        parsed = entry["updated_parsed"]
    source = entry.get("source") or {}
    language = (body or {}).get("language") or feed.get("language")
    plain = kind == "text/plain" and not looks_like_html(marked)
    return Entry(
        text=marked.strip() if plain else _prose(marked, url, content.origin),
        whole=whole,
        title=one_line(entry.get("title")),
        author=one_line(entry.get("author")),
        publisher=one_line(source.get("title")) or one_line(feed.get("title")),
        url=url,
        published=from_struct(parsed),
        language=language_code(language),
    )


def _prose(markup: str, url: str | None, origin: str) -> str:
    check_markup(markup, origin)
    tree = parse_html(f"<div>{markup}</div>")
    if tree is None:
        return ""
    for link in list(tree.iter("a")):
        if url and _same(link.get("href"), url):
            _drop_reference(link)
    return text_of(tree)


def _same(href: str | None, url: str) -> bool:
    return (href or "").partition("?")[0].partition("#")[0].rstrip("/") == url.partition("?")[0].rstrip("/")


def _drop_reference(link: Element) -> None:
    """Drop "Continue reading", and the paragraph at the end that says where the entry appeared."""
    block = link
    while block.getparent() is not None and block.tag not in ("p", "div", "li", "td", "body"):
        block = block.getparent()
    words, linked = len("".join(block.itertext()).split()), len("".join(link.itertext()).split())
    last = block.getnext() is None
    if (
        block.tag == "p"
        and last
        and words <= _LONGEST_FOOTER
        and (2 * linked >= words or len(list(block.iter("a"))) > 1)
    ):
        block.drop_tree()
    elif link.getnext() is None and not (link.tail or "").strip():
        link.drop_tree()
