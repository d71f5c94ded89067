"""What an input may cost, checked before a parser sees it."""

from __future__ import annotations

import regex

from summarize.errors import SourceError

LARGEST_FILE = 64 * 2**20
"""Bytes of one file, archive or response."""
LARGEST_PAGE = 20_000_000
"""Bytes of one page, feed, message or list of feeds; trafilatura gives up above it without a word."""
MOST_EXPANDED = 50_000_000
"""Bytes that an archive may hold when it is unpacked."""
MOST_RATIO = 100
"""Unpacked bytes for each packed byte; small archives are let be."""
RATIO_FREE = 1_000_000
DEEPEST_ARCHIVE = 1
"""An archive may hold archives, and those none."""
DEEPEST_MARKUP = 1000
"""Open elements; libxml2 stops at 2048, and at 256 by default."""
MOST_ELEMENTS = 250_000
"""Elements of one page or feed; a long page has ten thousand."""
MOST_ATTRIBUTES = 1000
"""Attributes of one element: libxml2 compares each with each."""
DEEPEST_MAIL = 30
"""Parts within parts."""
MOST_DOCUMENTS = 10_000
"""Documents of one input."""
MOST_PROBLEMS = 100
"""Problems of one input that are listed one by one."""
MOST_TEXT = 50_000_000
"""Characters of text that one input may give."""
FIRST_SECONDS, SECONDS = 1.0, 3.5
"""Processor time of a parser for one document: at the first try, and at the second, which decides.

An ordinary page takes a hundredth of that.
"""
SECONDS_MORE = 0.2
"""Processor time that each document that came out adds for the next ones."""
BACKSTOP = 120.0
"""Seconds by the clock on the wall without an answer: nothing but a process that is stuck takes so long."""
MEMORY = 480 * 2**20
"""Bytes of memory that a parser may fill."""

_TAG = regex.compile(
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<(script|style|textarea|title)\b[^>]*>.*?(?:</\1\s*>|\Z)"
    r"|<(/?)([a-zA-Z][^\s/>]*)((?:[^>\"'<]++|\"[^\"]*+\"|'[^']*+')*+)>",
    regex.DOTALL | regex.IGNORECASE,
)
_ATTRIBUTE = regex.compile(r"""[^\s=>"'/]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"']++))?+""")
# Elements without an end, or whose end may be left out (HTML Standard, 13.1.2.4).
_NO_END = frozenset(
    [
        "area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param",
        "source", "track", "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot",
        "option", "optgroup", "colgroup", "rt", "rp", "html", "head", "body",
    ]
)  # fmt: skip
_DECLARATION = regex.compile(r"^\s*<\?xml[^>]*\?>")
_ENTITY = regex.compile(r"<!ENTITY\s", regex.IGNORECASE)
_DOCTYPE = regex.compile(
    r"<!DOCTYPE(?:[^\[\]>\"']++|\"[^\"]*+\"|'[^']*+')*+(?:\[.*?\]\s*)?>", regex.DOTALL | regex.IGNORECASE
)


def check_size(size: int, origin: str, *, most: int = LARGEST_PAGE) -> None:
    """Refuse what is larger than ``most`` bytes.

    Raises:
        SourceError: it is (code ``too-large``).

    """
    if size > most:
        raise SourceError.at(origin, "too-large", f"larger than {most / 1e6:.0f} MB")


def most_unpacked(packed: int) -> int:
    """Return how many bytes an archive of ``packed`` bytes may hold."""
    return min(MOST_EXPANDED, max(RATIO_FREE, MOST_RATIO * packed))


def bomb(origin: str, most: int) -> SourceError:
    """Return the error for what unpacks to too much."""
    msg = f"{origin}: unpacks to more than the {most / 1e6:.1f} MB that are left for it; it was not read"
    return SourceError(msg, origin=origin, code="bomb")


def check_markup(text: str, origin: str) -> None:
    """Refuse markup that is nested too deep or has too many elements or attributes.

    Raises:
        SourceError: codes ``too-deep``, ``too-large``, ``too-many-attributes``.

    """
    if text.count("<") <= min(DEEPEST_MARKUP, MOST_ATTRIBUTES) and len(text) <= MOST_ATTRIBUTES * 2:
        return
    depth = count = 0
    for tag in _TAG.finditer(text):
        name = tag[3]
        if name is None:
            continue
        if tag[2]:
            depth -= depth > 0 and name.lower() not in _NO_END
            continue
        inside = tag[4]
        count += 1
        if count > MOST_ELEMENTS:
            raise SourceError.at(origin, "too-large", f"more than {MOST_ELEMENTS} elements")
        # An attribute takes two characters at least, with the space before it.
        if len(inside) > 2 * MOST_ATTRIBUTES and len(_ATTRIBUTE.findall(inside)) > MOST_ATTRIBUTES:
            msg = f"{origin}: an element with more than {MOST_ATTRIBUTES} attributes"
            raise SourceError(msg, origin=origin, code="too-many-attributes")
        if name.lower() in _NO_END or inside.endswith("/"):
            continue
        depth += 1
        if depth > DEEPEST_MARKUP:
            raise SourceError.at(origin, "too-deep", f"elements nested deeper than {DEEPEST_MARKUP}")


def checked_xml(text: str, origin: str) -> str:
    """Return XML without its declaration and its document type, and refuse what ``check_markup`` does.

    Entities that expand to more entities grow without bound ("billion laughs"), and external ones
    read files and addresses: what declares them is refused.

    Raises:
        SourceError: it declares an entity (code ``entities``), and those of ``check_markup``.

    """
    text = _DECLARATION.sub("", text.lstrip("\ufeff"))
    if _ENTITY.search(text[:1_000_000]):
        msg = f"{origin}: declares entities, which are not expanded"
        raise SourceError(msg, origin=origin, code="entities")
    text = _DOCTYPE.sub("", text, count=1)
    check_markup(text, origin)
    return text
