"""OPML 2.0, a list of feeds → links; and XML that is no kind of article that we know."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import regex

from summarize.errors import SourceError
from summarize.ingest.content import Content, Pieces
from summarize.ingest.decode import decode_markup
from summarize.ingest.fields import one_line, web_url
from summarize.ingest.sandbox.limits import check_size, checked_xml
from summarize.model import Link, Problem

_OUTLINE = regex.compile(r"<(?:\w+:)?outline[\s/>]")
_COMMENT = regex.compile(r"<!--.*?-->", regex.DOTALL)
_ROOT = regex.compile(r"<([A-Za-z_][\w:.-]*)")


def read_opml(content: Content) -> Pieces:
    """Yield the feeds of a list, whatever folders they are in, and the pages it links.

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
        raise SourceError.at(content.origin, "bad-list", "not a list of feeds that can be read")
    pieces = list(_links(root, content))
    lost = len(_OUTLINE.findall(_COMMENT.sub("", text))) - sum(1 for _ in root.iter("{*}outline"))
    if lost > 0:
        msg = f"{content.origin}: {lost} of its entries cannot be read: the list is damaged"
        pieces.append(Problem("bad-entry", content.origin, msg))
    if not pieces:
        raise SourceError.at(content.origin, "empty", "a list without feeds")
    yield from pieces


def _links(root: Any, content: Content) -> Iterator[Link | Problem]:  # noqa: ANN401  # lxml has no types
    for number, outline in enumerate(root.iter("{*}outline"), 1):
        try:
            given = {str(key).lower(): value for key, value in outline.attrib.items()}
        except ValueError as error:
            origin = f"{content.origin}#{number}"
            msg = f"{origin}: an entry of the list that cannot be read: {error}"[:300]
            yield Problem("bad-entry", origin, msg)
            continue
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
    raise SourceError.at(content.origin, "unsupported", f"XML of a kind that is not read{name}")


def _checked(content: Content) -> str:
    check_size(len(content.data), content.origin)
    decoded = decode_markup(content.data, content.media_type, fallback=content.encoding)
    return checked_xml(decoded.text, content.origin)
