"""HTML tree → paragraphs of text, for mail, feed entries and pages where nothing better is found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

import regex

from summarize.ingest.marks import settle_marks
from summarize.ingest.unseen import is_hidden

Element = Any
"""lxml has no types."""

_SKIPPED = frozenset(
    [
        "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math", "canvas",
        "audio", "video", "map", "form", "button", "input", "select", "textarea", "nav", "aside", "footer",
        "figure", "figcaption", "head", "title", "dialog", "menu",
    ]
)  # fmt: skip
_UNREAD = frozenset({"script", "style", "noscript", "template", "svg", "head", "title"})
_TABLE_BREAKS = frozenset(["table", "tbody", "thead", "tfoot", "tr", "td", "th"])
_BLOCKS = _TABLE_BREAKS | frozenset(
    [
        "address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt",
        "fieldset", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "ol", "p",
        "pre", "section", "summary", "ul",
    ]
)  # fmt: skip
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
INLINE = frozenset({
    "a", "abbr", "b", "bdi", "br", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span",
    "strong", "sub", "sup", "time", "u",
})  # fmt: skip
"""Elements that occur within a sentence."""
_NOT_XML = dict.fromkeys((*range(32), 0xFFFE, 0xFFFF)) | {9: "\t", 10: "\n", 12: " ", 13: "\r"}
_REFERENCE = regex.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,9}));?")
_PARAGRAPH, _LINE = "\x02", "\x03"
_BREAKS = regex.compile(f"[{_PARAGRAPH}{_LINE}\\s]*{_PARAGRAPH}[{_PARAGRAPH}{_LINE}\\s]*")
_LINES = regex.compile(f"\\s*{_LINE}\\s*")
_TWO_LINES = regex.compile(f"\\s*{_LINE}\\s*{_LINE}[{_LINE}\\s]*")
_MARKUP = regex.compile(
    r"(?i)</(?:p|div|a|b|i|em|strong|ul|ol|li|span|h[1-6]|blockquote|table)\s*>|<(?:br|p|hr|img)\b[^<>]*>"
)


def parse_html(text: str) -> Element | None:
    """Parse a page or a fragment and settle its marks; None where there is nothing to parse."""
    from lxml import etree, html  # noqa: PLC0415  # start-up

    # lxml refuses text that declares an encoding; NUL ends a document for libxml2, and what XML does not
    # know, lxml reads but does not write.
    text = without_unknown(regex.sub(r"^\s*<\?xml[^>]*>", "", text.lstrip("\ufeff")))
    # Without huge_tree, libxml2 drops everything in a page that is nested 256 deep, without a word.
    parser = html.HTMLParser(
        collect_ids=False,
        default_doctype=False,
        encoding="utf-8",
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
    )
    if not text.strip():
        return None
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    _end_headings(tree)
    settle_marks(tree)
    return tree


def without_unknown(text: str) -> str:
    """Return markup without the characters, and references to characters, that XML does not know."""
    return _REFERENCE.sub(_known_to_xml, text.translate(_NOT_XML))


def _end_headings(tree: Element) -> None:
    """Let a heading end where the next one begins, as browsers do (HTML Standard, 13.2.6.4.7).

    libxml2 puts each into the one before whose end tag is missing or damaged, a thousand levels deep.
    """
    for heading in list(tree.iter(*_HEADINGS)):
        parent = heading.getparent()
        if parent is not None and parent.tag in _HEADINGS:
            parent.addnext(heading)


def _known_to_xml(reference: regex.Match[str]) -> str:
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    return "" if _NOT_XML.get(code, "") is None or 0xD800 <= code <= 0xDFFF else reference[0]


def looks_like_html(text: str) -> bool:
    """Whether a text that may be either is a fragment of HTML."""
    return _MARKUP.search(text) is not None


def text_of(tree: Element) -> str:
    """Return the text, a blank line between paragraphs, without what is hidden or no prose."""
    return _clean("".join(text for text, _, _ in _walk(tree)))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page, white space as one space."""

    text: str
    linked: float
    """The share of it that is links."""
    element: Element
    """The element that it begins in."""


def lines_of(tree: Element, *, skipped: frozenset[str] = _SKIPPED) -> Iterator[Line]:
    """Yield the lines of a page in their order."""
    line: list[tuple[str, bool, Element]] = []
    for text, linked, element in chain(_walk(tree, skipped=skipped), [(_PARAGRAPH, False, tree)]):
        if text not in (_PARAGRAPH, _LINE):
            line.append((text, linked, element))
            continue
        whole = " ".join("".join(part for part, _, _ in line).split())
        if whole:
            inside = sum(len("".join(part.split())) for part, in_link, _ in line if in_link)
            begins = next(element for part, _, element in line if part.strip())
            yield Line(whole, inside / max(1, len("".join(whole.split()))), begins)
        line = []


def linked_shares(tree: Element) -> dict[str, float]:
    """Return each line of the page with the share of it that is links, the least where it occurs twice."""
    shares: dict[str, float] = {}
    for line in lines_of(tree, skipped=_UNREAD):
        shares[line.text] = min(line.linked, shares.get(line.text, 1.0))
    return shares


def _walk(tree: Element, *, skipped: frozenset[str] = _SKIPPED) -> Iterator[tuple[str, bool, Element]]:
    """Yield the pieces of text and the breaks between them: whether it lies in a link, and its element."""
    # A stack of our own: pages may be nested deeper than Python calls.
    stack: list[tuple[Element, bool, bool]] = [(tree, False, False)]
    while stack:
        element, left, linked = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else None
        breaks = tag in _BLOCKS or tag in skipped
        if left or tag is None or tag in skipped or (element is not tree and is_hidden(element)):
            if breaks:
                yield _PARAGRAPH, False, element
            if element is not tree:
                yield element.tail or "", linked, element.getparent()
            continue
        if tag == "br":
            yield _LINE, False, element
        elif breaks:
            yield _PARAGRAPH, False, element
        inside = linked or tag == "a"
        yield element.text or "", inside, element
        stack.append((element, True, linked))
        stack.extend((child, False, inside) for child in reversed(element))


def _clean(text: str) -> str:
    text = regex.sub(r"[^\S\x02\x03]+", " ", text)
    text = _TWO_LINES.sub(_PARAGRAPH, text)
    text = _BREAKS.sub("\n\n", text)
    return _LINES.sub("\n", text).strip()
