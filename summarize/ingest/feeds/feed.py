"""RSS 0.9x to 2.0, RDF and Atom → a Document for each entry."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import regex

from summarize.errors import SourceError
from summarize.ingest.blocks import Element, parse_html, text_of, without_unknown
from summarize.ingest.content import Content, Pieces
from summarize.ingest.dates import in_utc, iso, month_first_of, orders
from summarize.ingest.decode import decode_markup
from summarize.ingest.escapes import may_be_html, shown_text
from summarize.ingest.feeds.broken import mended
from summarize.ingest.feeds.teasers import Entry, entry_pieces
from summarize.ingest.fields import language_code, one_line, web_url
from summarize.ingest.plain import encoding_problems
from summarize.ingest.sandbox.limits import MOST_DOCUMENTS, check_markup, check_size, checked_xml
from summarize.model import Problem

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
    decoded = decode_markup(content.data, content.media_type, fallback=content.encoding)
    text = checked_xml(decoded.text, origin)
    if len(_ENTRY.findall(text)) > MOST_DOCUMENTS:
        raise SourceError.at(origin, "too-many", f"more than {MOST_DOCUMENTS} entries")
    headers = {"content-type": "application/xml; charset=utf-8"}
    if content.url:
        headers["content-location"] = content.url
    text = without_unknown(text)
    parsed = _parsed(text.encode("utf-8", "replace"), headers)
    damaged: list[int] = []
    if parsed.bozo:
        text, damaged = mended(text)
        parsed = _parsed(text.encode("utf-8", "replace"), headers)
    if not parsed.entries and not parsed.version:
        raise SourceError.at(origin, "bad-feed", "not a feed that can be read")
    entries = _entries(parsed, content)
    yield from entry_pieces(entries, origin)
    for number in damaged:
        name = f"{origin}#{number}"
        yield Problem.at(name, "bad-entry", "damaged; what could be read of it was kept")
    yield from encoding_problems(decoded, origin)


def _parsed(data: bytes, headers: Mapping[str, str]) -> Any:  # noqa: ANN401  # feedparser's dictionary
    import feedparser  # noqa: PLC0415  # start-up

    _without_its_dates()
    # Bytes in a stream only: feedparser opens a str as a path or an address.
    try:
        return feedparser.parse(io.BytesIO(data), response_headers=headers)
    except (AssertionError, AttributeError, LookupError, TypeError, ValueError):
        # Its strict parser stumbles over some damage; what is no XML leads to its other one.
        return feedparser.parse(io.BytesIO(b"&" + data), response_headers=headers)


@cache
def _without_its_dates() -> None:
    """Have feedparser read no date: it takes what is missing from the clock."""
    import feedparser  # noqa: PLC0415  # start-up

    # The first handler that returns something wins; what it returns is read by nobody.
    feedparser.registerDateHandler(lambda _: (1970, 1, 1, 0, 0, 0, 3, 1, 0))


def _entries(parsed: Any, content: Content) -> Iterator[Entry | Problem]:  # noqa: ANN401  # feedparser's dictionary
    feed = parsed.feed
    found = orders(date for entry in parsed.entries for date in _written_dates(entry))
    first = month_first_of(found, feed.get("language"))
    for number, entry in enumerate(parsed.entries, 1):
        origin = f"{content.origin}#{number}"
        try:
            yield _entry(entry, feed, content, origin, month_first=first)
        except SourceError as error:
            yield Problem(error.code, origin, str(error))
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            yield Problem(
                "bad-entry", origin, f"{origin}: cannot be read: {type(error).__name__}: {error}"[:300]
            )


def _written_dates(entry: Any) -> list[str]:  # noqa: ANN401  # feedparser's dictionary
    """Return the dates as the feed has them, that of publication first."""
    # dict's own look-up: feedparser's takes one date for the other.
    given = (dict.get(entry, name) for name in ("published", "updated", "created"))
    return [date for date in given if isinstance(date, str) and date.strip()]


def _entry(
    entry: Any,  # noqa: ANN401  # feedparser's dictionary
    feed: Any,  # noqa: ANN401
    content: Content,
    origin: str,
    *,
    month_first: bool | None,
) -> Entry:
    url = web_url(entry.get("feedburner_origlink") or entry.get("link"), content.url)
    full = [part for part in entry.get("content", []) if part.get("value")]
    body = max(full, key=lambda part: len(part["value"]), default=None)
    summary = entry.get("summary") or ""
    whole = body is not None and len(body["value"]) >= len(summary)
    marked = body["value"] if whole and body is not None else summary
    kind = body.get("type") if whole and body is not None else entry.get("summary_detail", {}).get("type")
    source = entry.get("source") or {}
    language = language_code((body or {}).get("language") or feed.get("language"))
    plain = kind == "text/plain" and not may_be_html(marked)
    dates = (iso(date, month_first=month_first, language=language) for date in _written_dates(entry))
    text = marked.strip() if plain else _prose(marked, url, origin)
    return Entry(
        text=shown_text(marked, text, origin),
        whole=whole,
        title=one_line(entry.get("title")),
        author=one_line(entry.get("author")),
        publisher=one_line(source.get("title")) or one_line(feed.get("title")),
        url=url,
        published=in_utc(next((moment for moment in dates if moment), None)),
        language=language,
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
