"""A feed that is not well-formed → the same feed with each broken entry mended by itself."""

from __future__ import annotations

from html import unescape

import regex

from summarize.ingest.blocks import without_unknown

_START = regex.compile(r"<(?P<name>(?:\w+:)?(?:item|entry))(?=[\s>])")
_FEED_END = regex.compile(r"</(?:channel|rss|feed|rdf:RDF)\s*>", regex.IGNORECASE)
_NAMESPACE = regex.compile(r"\sxmlns(?::\w+)?\s*=\s*(?:\"[^\"<]*\"|'[^'<]*')")
_ENTITY = regex.compile(r"&(?!amp;|lt;|gt;|quot;|apos;|#)([A-Za-z][A-Za-z0-9]{1,30};)?")
_NOT_A_TAG = regex.compile(r"<(?![\p{L}_/!?])")
_CDATA = "<![CDATA["
_MOST = 10_000


def mended(text: str) -> tuple[str, list[int]]:
    """Return a feed whose entries are well-formed, and the numbers of those that were damaged, from 1.

    Signs that only needed escaping (``Rock & roll``, ``&nbsp;``) are no damage.
    """
    starts = list(_START.finditer(text))[:_MOST]
    if not starts:
        return text, []
    head = text[: starts[0].start()]
    namespaces = "".join(dict.fromkeys(_NAMESPACE.findall(head)))
    parts, damaged = [head], []
    ends = [start.start() for start in starts[1:]]
    for number, (start, end) in enumerate(zip(starts, [*ends, len(text)], strict=True), 1):
        entry, rest = _cut(text[start.start() : end], start["name"])
        written, whole = _well_formed(without_unknown(entry), namespaces)
        parts += [written, rest]
        if not whole:
            damaged.append(number)
    return "".join(parts), damaged


def _cut(chunk: str, name: str) -> tuple[str, str]:
    """Divide what begins with an entry into the entry and what follows it."""
    close = f"</{name}>"
    at = chunk.rfind(close)
    if at >= 0:
        return chunk[: at + len(close)], chunk[at + len(close) :]
    end = _FEED_END.search(chunk)
    return (chunk, "") if end is None else (chunk[: end.start()], chunk[end.start() :])


def _well_formed(entry: str, namespaces: str) -> tuple[str, bool]:
    """Return an entry that XML allows, and whether nothing of it was damaged."""
    from lxml import etree  # noqa: PLC0415  # start-up

    parts = regex.split(r"(<!\[CDATA\[.*?\]\]>)", _closed(entry), flags=regex.DOTALL)
    # Every second part is CDATA, in which nothing needs escaping.
    parts[::2] = [_NOT_A_TAG.sub("&lt;", _ENTITY.sub(_reference, part)) for part in parts[::2]]
    entry = "".join(parts)
    wrapped = f"<x{namespaces}>{entry}</x>".encode("utf-8", "replace")
    options = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
    try:
        etree.fromstring(wrapped, parser=etree.XMLParser(**options))
    except etree.XMLSyntaxError:
        # Attributes of an entry say nothing that is read, and may be what is broken.
        bare = regex.sub(rb"(<(?:\w+:)?(?:item|entry))\s[^<>]*>", rb"\1>", wrapped, count=1)
        root = etree.fromstring(bare, parser=etree.XMLParser(recover=True, **options))
    else:
        return entry, True
    item = next(iter(root), None) if root is not None else None
    return ("", False) if item is None else (etree.tostring(item, encoding="unicode", with_tail=False), False)


def _reference(entity: regex.Match[str]) -> str:
    """Return the character of a named entity of HTML; an ampersand that begins none is escaped."""
    shown = unescape(entity[0])
    return "&amp;" + entity[0][1:] if shown == entity[0] or not entity[1] else shown


def _closed(entry: str) -> str:
    """End a CDATA section that never ends, where its element does."""
    start = entry.find(_CDATA, max(0, entry.rfind("]]>")))
    if start < 0:
        return entry
    end = entry.find("</", start)
    end = len(entry) if end < 0 else end
    return f"{entry[:end]}]]>{entry[end:].replace(_CDATA, '')}"
