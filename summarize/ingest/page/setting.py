"""Paragraphs that an extractor found → those that the page sets as it sets its article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from summarize.ingest.blocks import INLINE, Element, Line
from summarize.language.lines import ends_with_stop
from summarize.language.words import split_words

_LONG, _SHORT = 80, 30
"""Characters of a line that shows how an article is set, and of one that may be prose."""
_LINKED = 0.6
_KNOWN = 0.8
"""Share of a line that the text already has, where it is not a gap."""
_MOST_SETTINGS = 20
_LONGEST_NOTE = 400
_BODY = 0.25
"""A layout with at least this share of the text is the body's."""
_LINKED_ITEM = 0.3
_PLAIN = frozenset({"div", "section", "p", "li", "ul", "ol"})
_Setting = tuple[tuple[str, frozenset[str]], ...]


def completed(lines: Sequence[Line], paragraphs: Sequence[str]) -> list[str]:
    """Return the paragraphs with the prose that the page sets like them, in the page's order.

    Pages divide an article, around advertisements or by chapters, and an extractor may take one part
    of it. What is set alike in another ``<article>`` or cell is another article.
    """
    pairs = word_pairs(" ".join(paragraphs))
    known = set(paragraphs)
    found = [line for line in lines if line.text in known and len(line.text) > _LONG]
    counts = Counter(_setting(line.element) for line in found)
    common = [setting for setting, _ in counts.most_common(_MOST_SETTINGS)]
    homes = {_home(line.element) for line in found}
    behind: dict[str | None, list[str]] = {}
    last = None
    for line in lines:
        if line.text in known:
            last = line.text
            continue
        wanted = _is_prose(line) or (last is not None and _is_item(line))
        if wanted and _home(line.element) in homes and not _covers(pairs, line.text):
            setting = _setting(line.element)
            if _is_alike(setting, common):
                behind.setdefault(last, []).append(line.text)
    return [*behind.pop(None, ()), *(part for p in paragraphs for part in (p, *behind.pop(p, ())))]


def without_ends(lines: Sequence[Line], paragraphs: Sequence[str], title: str | None) -> list[str]:
    """Return the paragraphs without those at either end that are in no part of the page like the body's.

    Below an article, notes about the writer, offers and what else to read are in a part of their own,
    and notices above its headline.
    """
    elements: dict[str, Element] = {}
    above: set[str] = set()
    headed = False
    for line in lines:
        elements.setdefault(line.text, line.element)
        headed = headed or title is None or title in line.text
        if not headed:
            above.add(line.text)
    parts = [_setting(_part(elements[p])) if p in elements else None for p in paragraphs]
    sizes: Counter[_Setting] = Counter()
    for paragraph, part in zip(paragraphs, parts, strict=True):
        if part is not None:
            sizes[part] += len(paragraph)
    least = _BODY * sizes.total()
    body = [part for part, size in sizes.items() if size > least]
    apart = [part is not None and bool(body) and not _is_alike(part, body) for part in parts]
    start = 0
    while start < len(paragraphs) and headed and apart[start] and paragraphs[start] in above:
        start += 1
    end = len(paragraphs)
    while end > start and apart[end - 1]:
        end -= 1
    homes = {_home(elements[p]) for p in paragraphs[start:end] if p in elements} - {None}
    own = [p for p in paragraphs[end:] if _home(elements[p]) in homes]
    # The last section of an article may be set in its own way; it has more text than a note.
    return list(paragraphs[start : end if sum(map(len, own)) < _LONGEST_NOTE else None])


def word_pairs(text: str) -> set[tuple[str, ...]]:
    """Return the pairs of neighbouring words."""
    words = split_words(text)
    return set(pairwise(words)) or {tuple(words)}


def _covers(pairs: set[tuple[str, ...]], line: str) -> bool:
    """Whether a line is known in a slightly different form: extractors touch spaces and code."""
    own = word_pairs(line)
    return len(own & pairs) >= _KNOWN * len(own)


def _is_prose(line: Line) -> bool:
    ended = ends_with_stop(line.text) or line.text.endswith(":")
    return len(line.text) > _SHORT and line.linked < _LINKED and ended


def _is_item(line: Line) -> bool:
    """Whether a line is an item of a list that is no list of links."""
    in_list = line.element.tag == "li" or next(line.element.iterancestors("li"), None) is not None
    return in_list and len(line.text) > _SHORT and line.linked < _LINKED_ITEM


def _setting(element: Element) -> _Setting:
    """Return the tags and classes around a line, the innermost first.

    Without those within a sentence, and without paragraphs, lists and wrappers that have no class.
    """
    levels = ((e.tag, frozenset((e.get("class") or "").split())) for e in (element, *element.iterancestors()))
    return tuple((tag, names) for tag, names in levels if tag not in INLINE and (names or tag not in _PLAIN))


def _is_alike(one: _Setting, settings: Sequence[_Setting]) -> bool:
    """Whether a setting is like one of others level by level, but for classes that only one of them has."""
    return any(
        len(one) == len(other)
        and all(
            a == b and (names == others or not names.isdisjoint(others))
            for (a, names), (b, others) in zip(one, other, strict=True)
        )
        for other in settings
    )


def _part(element: Element) -> Element:
    """Return what holds the paragraph, heading or other block that an element is, or is in."""
    block = next((e for e in (element, *element.iterancestors()) if e.tag not in INLINE), element)
    return block if block.getparent() is None else block.getparent()


def _home(element: Element) -> Element | None:
    # Old pages set an article and what is beside it into the cells of a table.
    return next((e for e in (element, *element.iterancestors()) if e.tag in ("article", "td")), None)
