"""HTML tree → the same tree without what is struck out, and with what is raised written for plain text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

import regex

from summarize.ingest.raised import BEFORE, lowered, raised

Element = Any
"""lxml has no types."""

_STRUCK = frozenset({"del", "s", "strike"})
_LINE_THROUGH = regex.compile(r"text-decoration(?:-line)?\s{0,3}:[^;:]{0,60}line-through", regex.IGNORECASE)
_STRUCK_NAMES = frozenset({
    "strikethrough", "strike-through", "strike", "struck", "struck-out", "strikeout", "line-through",
    "text-decoration-line-through", "has-line-through", "text-strikethrough", "text-strike",
})  # fmt: skip
_RAISING = regex.compile(r"vertical-align\s{0,3}:\s{0,3}(super|sub)", regex.IGNORECASE)
_RAISED_NAMES = {"superscript": "sup", "sup": "sup", "subscript": "sub", "sub": "sub"}
_NOTE_NAMES = regex.compile(
    r"(?i)(?:foot|end|side)-?_?notes?|note-?_?ref|noteref|fn-?ref|(?:^|[\s_-])(?:fn|ref|cite|citation|reference)(?:$|[\s_-])"
)
_NOTE_MARK = regex.compile(
    r"\s*(?:\[\w{1,3}\]|\[(?:note|n\.)\s?\w{1,3}\]|\d{1,3}|[*†‡]{1,3}|\[[^\[\]]{1,30}\])\s*"
)
_BETWEEN_MARKS = regex.compile(r"[\s,;–-]{1,3}")
_CLOSING = tuple(",.;:!?)]»”’…")
_TEXT_LEVEL = frozenset({
    "a", "abbr", "b", "bdi", "cite", "code", "del", "em", "font", "i", "ins", "label", "mark", "q", "s",
    "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
})  # fmt: skip
_LONG = 300
"""Characters; more that is struck out, and is most of the page, was never closed."""
_MOST_STRUCK = 0.5
_MOST_LEVELS, _ENOUGH = 12, 4
_LONGEST_RAISED, _MOST_PARTS = 40, 8
_LETTERS = regex.compile(r"\p{L}{2}")


def settle_marks(tree: Element) -> None:
    """Write a tree as plain text can say it.

    What is struck out (``<del>``, ``<s>``, ``<strike>``, line-through by style or class) is not said and
    goes; what is inserted stays. What is raised or lowered is written by the rule of ``raised``.
    """
    _drop_struck(tree)
    _write_raised(tree)


def drop_words(element: Element) -> None:
    """Remove an element, and the space before it where a closing mark follows."""
    _close_up(element)
    element.drop_tree()


def _close_up(element: Element) -> None:
    if (element.tail or "").startswith(_CLOSING):
        previous, parent = element.getprevious(), element.getparent()
        if previous is not None:
            previous.tail = (previous.tail or "").rstrip()
        else:
            parent.text = (parent.text or "").rstrip()


def _write(element: Element, text: str) -> None:
    """Put plain text in place of an element.

    It stays in a ``<span>``: to join it with what is around it would cost the square of a long paragraph.
    """
    if not text:
        _close_up(element)
    tail = element.tail
    element.clear()
    element.tag, element.text, element.tail = "span", text, tail


def _drop_struck(tree: Element) -> None:
    struck = _outermost(tree, _is_struck)
    total = sum(map(len, tree.itertext())) if struck else 0
    for element in struck:
        size = sum(map(len, element.itertext()))
        if size > _LONG and size > _MOST_STRUCK * total:
            element.drop_tag()
        else:
            _write(element, "")


def _outermost(tree: Element, wanted: Callable[[Element], bool]) -> list[Element]:
    from lxml import etree  # noqa: PLC0415  # start-up

    walk = etree.iterwalk(tree, events=("start",))
    found = []
    for _, element in walk:
        if element is not tree and wanted(element):
            found.append(element)
            walk.skip_subtree()
    return found


def _is_struck(element: Element) -> bool:
    if not isinstance(element.tag, str) or element.tag in ("body", "html"):
        return False
    if element.tag in _STRUCK or _LINE_THROUGH.search((element.get("style") or "")[:500]):
        return True
    names = (element.get("class") or "")[:500].lower().replace("_", "-").split()
    return not _STRUCK_NAMES.isdisjoint(names)


def _write_raised(tree: Element) -> None:
    written: list[tuple[Element, str]] = []
    for element, before in list(_raised(tree)):
        behind = _behind(element)
        content = "".join(element.itertext())
        if _kind(element) == "sub":
            written.append((element, lowered(content, before, behind)))
        else:
            written.append((element, raised(content, before, behind, note=_is_note(element))))
    marks = {element for element, text in written if not text}
    for element, text in written:
        if not text:
            following = element.getnext()
            if following in marks and _BETWEEN_MARKS.fullmatch(element.tail or ""):
                element.tail = None
    for element, text in written:
        if not text:
            _keep_apart(element)
        _write(element, text)


def _keep_apart(element: Element) -> None:
    """Put a space behind a mark of a note that kept “2031.” and “Its” apart, or two figures."""
    behind = element.tail or ""
    previous, parent = element.getprevious(), element.getparent()
    before = (previous.tail if previous is not None else parent.text) or ""
    digits = before[-1:].isdecimal() and behind[:1].isdecimal()
    sentences = before[-1:] in (".", "!", "?", "”", "…") and behind[:1].isalpha()
    if digits or sentences:
        element.tail = f" {behind}"


def _raised(tree: Element) -> Iterator[tuple[Element, str]]:
    """Yield each raised or lowered element, and each mark of a note, with the line up to it."""
    from lxml import etree  # noqa: PLC0415  # start-up

    before = ""
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            before = (
                (before + (element.tail or ""))[-BEFORE:]
                if element.tag in _TEXT_LEVEL
                else (element.tail or "")[-BEFORE:]
            )
        elif element.tag not in _TEXT_LEVEL:
            before = (element.text or "")[-BEFORE:]
        elif _is_short(element) and _kind(element):
            yield element, before
            before += "".join(element.itertext()) if _LETTERS.search("".join(element.itertext())) else ""
            walk.skip_subtree()
        else:
            before = (before + (element.text or ""))[-BEFORE:]


def _is_short(element: Element) -> bool:
    few = len(list(islice(element.iter(), _MOST_PARTS + 1))) <= _MOST_PARTS
    return few and sum(map(len, element.itertext())) <= _LONGEST_RAISED


def _kind(element: Element) -> str:
    """Return whether an element is raised ("sup"), lowered ("sub"), or neither ("")."""
    if element.tag in ("sup", "sub"):
        return str(element.tag)
    style = _RAISING.search((element.get("style") or "")[:500])
    if style:
        return "sup" if style[1].lower() == "super" else "sub"
    if element.tag == "a":
        return "sup" if _is_bare_mark(element) else ""
    if element.tag == "span":
        names = (element.get("class") or "")[:500].lower().split()
        return next((_RAISED_NAMES[name] for name in names if name in _RAISED_NAMES), "")
    return ""


def _is_bare_mark(link: Element) -> bool:
    """Whether a link that is not raised is the mark of a note: "[3]" that leads into the same page."""
    content = "".join(link.itertext())
    if not _NOTE_MARK.fullmatch(content) or link.find(".//sup") is not None:
        return False
    within = (link.get("href") or "").startswith("#")
    stated = _says_note(link)
    return stated or (within and content.strip().startswith(("[", "*", "†", "‡")))


def _is_note(element: Element) -> bool:
    """Whether the markup says that what is raised is the mark of a note."""
    link = element if element.tag == "a" else element.find(".//a")
    parent = element.getparent()
    if link is None and parent is not None and parent.tag == "a":
        whole = "".join(parent.itertext()).strip() == "".join(element.itertext()).strip()
        link = parent if whole else None
    leads = link is not None and ("#" in (link.get("href") or "") or _says_note(link))
    return leads or _says_note(element)


def _says_note(element: Element) -> bool:
    stated = (
        element.get("class"),
        element.get("role"),
        element.get("id"),
        element.get("rel"),
        element.get("epub:type"),
    )
    return _NOTE_NAMES.search(" ".join(filter(None, stated))[:500]) is not None


def _behind(element: Element) -> str:
    """Return the first characters behind an element, on its line."""
    found = ""
    for _ in range(_MOST_LEVELS):
        found += (element.tail or "")[:BEFORE]
        if len(found) >= _ENOUGH:
            break
        following, parent = element.getnext(), element.getparent()
        if following is not None:
            return found + (_first_text(following) if following.tag in _TEXT_LEVEL else "")
        if parent is None or parent.tag not in _TEXT_LEVEL:
            break
        element = parent
    return found


def _first_text(element: Element) -> str:
    return next((str(text[:BEFORE]) for text in element.itertext() if text), "")
