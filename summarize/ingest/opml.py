"""OPML 2.0, a list of feeds → links; and XML that is no kind of article that we know."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import regex

from summarize.errors import SourceError
from summarize.ingest.content import Content, Pieces
from summarize.ingest.decode import decode_markup
from summarize.ingest.fields import one_line, web_url
from summarize.ingest.limits import check_markup, check_size, without_doctype
from summarize.ingest.reading import Link

_ROOT = regex.compile(r"<([A-Za-z_][\w:.-]*)")


def read_opml(content: Content) -> Pieces:
    """Yield the feeds of a list, whatever folders they stand in, and the pages it links.

    Raises:
        SourceError: codes ``bad-list``, ``empty``, ``entities``, ``too-large``, ``too-deep``,
            ``too-many-attributes``.

    """
    from lxml import etree  # noqa: PLC0415  # start-up

    text = _checked(content)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        msg = f"{content.origin}: not a list of feeds that can be read"
        raise SourceError(msg, origin=content.origin, code="bad-list")
    links = list(_links(root, content))
    if not links:
        msg = f"{content.origin}: a list without feeds"
        raise SourceError(msg, origin=content.origin, code="empty")
    yield from links


def _links(root: Any, content: Content) -> Iterator[Link]:  # noqa: ANN401  # lxml has no types
    for outline in root.iter("{*}outline"):
        given = {str(key).lower(): value for key, value in outline.attrib.items()}
        title = one_line(given.get("title")) or one_line(given.get("text"))
        feed = web_url(given.get("xmlurl"), content.url)
        page = web_url(given.get("url"), content.url)
        if feed:
            yield Link(url=feed, kind="feed", title=title)
        elif page:
            included = given.get("type", "").lower() in ("rss", "atom", "include")
            yield Link(url=page, kind="feed" if included else "page", title=title)


def refuse_xml(content: Content) -> Pieces:
    """Say that this XML is not read.

    Raises:
        SourceError: always (codes ``unsupported``, ``entities``, ``too-deep``, ``too-large``).

    """
    root = _ROOT.search(regex.sub(r"<[?!][^>]*>", "", _checked(content)[:100_000]))
    name = f", its root is <{root[1][:40]}>" if root else ""
    msg = f"{content.origin}: XML of a kind that is not read{name}"
    raise SourceError(msg, origin=content.origin, code="unsupported")


def _checked(content: Content) -> str:
    check_size(len(content.data), content.origin)
    text = decode_markup(content.data, content.media_type).text.lstrip("\ufeff")
    text = regex.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    text = without_doctype(text, content.origin)
    check_markup(text, content.origin)
    return text
