"""Lines of the pages of a PDF → those lines without running heads, running feet and page numbers."""

from __future__ import annotations

from collections.abc import Sequence

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


def without_heads(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the lines of each page without those that head or foot it, and others, too.

    Such a line is the same on one of the pages next to it, or next but one, or has a number that grows with
    the pages. A sentence is none unless nearly all pages have it there.
    """
    bare = [[" ".join(line.split()) for line in lines] for lines in pages]
    running = [_running(bare, page) for page in range(len(pages))]
    cut = []
    for lines, plain, (heads, feet) in zip(pages, bare, running, strict=True):
        start, end = 0, len(lines)
        while start < end and start < _DEEPEST and plain[start] in heads:
            start += 1
        while end > start and len(lines) - end < _DEEPEST and plain[end - 1] in feet:
            end -= 1
        cut.append(list(lines[start:end]))
    return cut


def _running(pages: Sequence[Sequence[str]], page: int) -> tuple[set[str], set[str]]:
    """Return the lines of a page that are heads, and those that are feet."""
    heads = {line for line in pages[page][:_DEEPEST] if _is_running(pages, page, line, at_top=True)}
    feet = {line for line in pages[page][-_DEEPEST:] if _is_running(pages, page, line, at_top=False)}
    return heads, feet


def _is_running(pages: Sequence[Sequence[str]], page: int, line: str, *, at_top: bool) -> bool:
    ends = [lines[:_DEEPEST] if at_top else lines[-_DEEPEST:] for lines in pages]
    words = len(line.split())
    if words > _MOST_WORDS:
        return False
    if _counts_pages(ends, page, line):
        return True
    if len(pages) < _FEWEST_PAGES:
        return False
    shape = _shape(line)
    have = {n for n, lines in enumerate(ends) if any(_shape(other) == shape for other in lines)}
    if ends_with_stop(line):
        most = 0.5 if words <= _MOST_WORDS_WITH_STOP else _MOST_PAGES_OF_ALL
        return len(have) >= _FEWEST_PAGES and len(have) > most * len(pages)
    near = {n for n in have if 0 < abs(n - page) <= _NEAR}
    return bool(near) or (len(have) >= _FEWEST_PAGES and len(have) > len(pages) / 2)


def _counts_pages(ends: Sequence[Sequence[str]], page: int, line: str) -> bool:
    """Whether the line has a number that is one more on the next page, and so on."""
    if ends_with_stop(line) and len(line.split()) > 1:
        return False
    for number in _numbers(line):
        offset = number - page
        same = [
            n
            for n, lines in enumerate(ends)
            if any(number - n == offset for other in lines for number in _numbers(other))
        ]
        bare = not any(character.isalpha() for character in line)
        enough = min(len(ends), 2 if bare or (len(line.split()) <= 4 and len(ends) == 2) else _FEWEST_PAGES)
        if len(same) >= max(2, enough) and len(same) > len(ends) / 2:
            return True
    return False


def _numbers(line: str) -> set[int]:
    if len(line.split()) > _MOST_WORDS:
        return set()
    return {int(next(filter(None, found.groups()))) for found in _NUMBERS_AT_END.finditer(line)}


def _shape(line: str) -> str:
    return _DIGITS.sub("#", line)
