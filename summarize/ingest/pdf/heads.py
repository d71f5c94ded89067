"""Lines of the pages of a PDF → those lines without running heads, running feet and page numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import regex

from summarize.language.lines import ends_with_stop

_DIGITS = regex.compile(r"\d+")
_NUMBERS_AT_END = regex.compile(
    r"^\W*(\d{1,4})\b|\b(\d{1,4})\W*$|\b(\d{1,4})\s*(?:of|/|von|de|di|van|z|из|sur)\s*\d{1,4}\W*$"
)
_FEWEST_PAGES = 3
_DEEPEST = 2
"""Lines at either end of a page that may be heads or feet."""
_NEAR = 2
"""Left and right pages have heads of their own, so that the same head is back after two pages."""
_MOST_WORDS = 12
_MOST_WORDS_WITH_STOP = 5
_MOST_PAGES_OF_ALL = 0.8


@dataclass(frozen=True, slots=True)
class _Ends:
    """What the pages have at one of their ends."""

    pages: int
    shapes: Mapping[str, set[int]]
    """Line with its figures as "#" → the pages that have it."""
    offsets: Mapping[int, set[int]]
    """Figure in a line less the number of the page → the pages that have it."""

    @classmethod
    def of(cls, ends: Sequence[Sequence[str]]) -> _Ends:
        shapes: defaultdict[str, set[int]] = defaultdict(set)
        offsets: defaultdict[int, set[int]] = defaultdict(set)
        for page, lines in enumerate(ends):
            for line in lines:
                shapes[_shape(line)].add(page)
                for number in _numbers(line):
                    offsets[number - page].add(page)
        return cls(len(ends), shapes, offsets)


def without_heads(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the lines of each page without those that head or foot it, and others, too.

    Such a line is the same on one of the pages next to it, or next but one, or has a number that grows with
    the pages. A sentence is none unless nearly all pages have it there.
    """
    bare = [[" ".join(line.split()) for line in lines] for lines in pages]
    tops = _Ends.of([lines[:_DEEPEST] for lines in bare])
    bottoms = _Ends.of([lines[-_DEEPEST:] for lines in bare])
    cut = []
    for page, (lines, plain) in enumerate(zip(pages, bare, strict=True)):
        start, end = 0, len(lines)
        while start < min(end, _DEEPEST) and _is_running(tops, page, plain[start]):
            start += 1
        while end > max(start, len(lines) - _DEEPEST) and _is_running(bottoms, page, plain[end - 1]):
            end -= 1
        cut.append(list(lines[start:end]))
    return cut


def _is_running(ends: _Ends, page: int, line: str) -> bool:
    words = len(line.split())
    if words > _MOST_WORDS:
        return False
    if _counts_pages(ends, page, line):
        return True
    if ends.pages < _FEWEST_PAGES:
        return False
    have = ends.shapes[_shape(line)]
    if ends_with_stop(line):
        most = 0.5 if words <= _MOST_WORDS_WITH_STOP else _MOST_PAGES_OF_ALL
        return len(have) >= _FEWEST_PAGES and len(have) > most * ends.pages
    near = any(page + step in have for step in range(-_NEAR, _NEAR + 1) if step)
    return near or (len(have) >= _FEWEST_PAGES and len(have) > ends.pages / 2)


def _counts_pages(ends: _Ends, page: int, line: str) -> bool:
    """Whether the line has a number that is one more on the next page, and so on."""
    words = len(line.split())
    if ends_with_stop(line) and words > 1:
        return False
    bare = not any(character.isalpha() for character in line)
    few = bare or (words <= _MOST_WORDS_WITH_STOP and ends.pages < _FEWEST_PAGES)
    fewest = 2 if few else _FEWEST_PAGES
    counts = [len(ends.offsets[number - page]) for number in _numbers(line)]
    return any(count >= fewest and count > ends.pages / 2 for count in counts)


def _numbers(line: str) -> set[int]:
    if len(line.split()) > _MOST_WORDS:
        return set()
    return {int(next(filter(None, found.groups()))) for found in _NUMBERS_AT_END.finditer(line)}


def _shape(line: str) -> str:
    return _DIGITS.sub("#", line)
