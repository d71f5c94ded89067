"""Text → paragraphs: a line each, or several where the text is hard-wrapped."""

from __future__ import annotations

from itertools import pairwise

import regex

_LINE = regex.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BLANK_LINE = regex.compile(r"(?:\r\n|[\r\n\x85\u2028])\s*?(?:\r\n|[\r\n\x85\u2028])|[\f\u2029]")
_TERMINAL = regex.compile(
    r"[\p{Sentence_Terminal}…]\s?[\p{Pf}\p{Pi}\p{Pe}\"'’*)\]]*(?:\s?\[[\da-z]{1,3}\]|[⁰¹²³⁴-⁹†‡]|\(\d\)){0,4}$"
)
_BULLET = regex.compile(r"(?:[·–—|]|\(?\w{1,3}[.)])\s")
_MARK = regex.compile(r"(?:#{1,6}|[-*+•‣◦▪]|>+)[ \t]+")

_ESCAPED = regex.compile(r"(?:\\[nrt](?!\p{Ll})\s*)*")
_ESCAPED_END = regex.compile(r"(?:\s*\\[nrt])*$")
"""White space that a program wrote out: \\n."""
_DATELINE = regex.compile(r"\p{Lu}{3,}[\p{Lu} ,.]*(?:\(|[—–-]|,)")

_WIDEST = 132
"""Wires, mail and text files wrap at 65 to 130 columns; a longer line is a paragraph."""
_NARROWEST = 25

Offsets = tuple[int, int]


def paragraphs(text: str) -> list[Offsets]:
    """Return the half-open offsets of each paragraph, without white space at either end.

    A line is a paragraph of its own, unless the text is hard-wrapped: then lines that were broken
    only because the next word did not fit are read together.
    """
    lines = [_unmark(text, trim(text, match.span())) for match in _LINE.finditer(text)]
    lines = [line for line in lines if line[0] < line[1]]
    width = _wrap_width(text, lines)
    if width is None:
        return lines
    result = lines[:1]
    for previous, line in pairwise(lines):
        headline = previous == lines[0] and _headline_above(text[slice(*previous)], text[slice(*line)])
        wrapped = _did_not_fit(text, previous, line) > width and not headline
        if wrapped and _continues(text, previous, line):
            result[-1] = (result[-1][0], line[1])
        else:
            result.append(line)
    return result


def _unmark(text: str, line: Offsets) -> Offsets:
    """Leave out the mark of a Markdown heading, list item or quotation."""
    mark = _MARK.match(text, *line)
    return (mark.end(), line[1]) if mark and mark.end() < line[1] else line


def trim(text: str, offsets: Offsets) -> Offsets:
    """Shrink offsets so that neither end is white space, also as an escape, or a mark without width."""
    start, end = offsets
    if text.startswith("\\", start) or text.startswith("\\", end - 2, end):
        before, behind = _ESCAPED.match(text, start, end), _ESCAPED_END.search(text, start, end)
        start = before.end() if before else start
        end = max(start, behind.start()) if behind else end
    while start < end and (text[start].isspace() or text[start] in "\ufeff\u200b"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "\ufeff\u200b"):
        end -= 1
    return start, end


def ends_with_stop(text: str) -> bool:
    """Whether ``text`` ends like a sentence, closing quotes, brackets and marks of notes aside."""
    return _TERMINAL.search(text.rstrip()[-20:]) is not None


def looks_like_headline(line: str) -> bool:
    """Whether most of the longer words begin with a capital, and no stop ends the line."""
    longer = [word for word in line.split() if len(word) > 3]
    capitals = sum(word[0].isupper() for word in longer)
    return len(longer) >= 2 and capitals >= 0.7 * len(longer) and not ends_with_stop(line)


def _headline_above(line: str, below: str) -> bool:
    """Whether the first line is a headline though no blank line follows it."""
    if ends_with_stop(line) or not below[:1].isupper():
        return False
    return looks_like_headline(line) or _DATELINE.match(below) is not None


def _wrap_width(text: str, lines: list[Offsets]) -> int | None:
    """Return the width that the text was wrapped at, None where it was not.

    The sign is a line that goes on in lower case without a stop before it, and the width is the
    longest of those lines.
    """
    adjacent = [(previous, line) for previous, line in pairwise(lines) if _continues(text, previous, line)]
    broken = [
        previous[1] - previous[0]
        for previous, line in adjacent
        if text[line[0]].islower() and not ends_with_stop(text[previous[0] : previous[1]])
    ]
    broken = [length for length in broken if _NARROWEST <= length <= _WIDEST]
    if not broken or not any(ends_with_stop(text[start:end]) for start, end in lines):
        return None
    width = max(broken)
    # Lines of like width: in verse or in a table most lines would have had room for more.
    full = sum(_did_not_fit(text, previous, line) > width for previous, line in adjacent)
    return width if full >= 0.6 * len(adjacent) else None


def _continues(text: str, previous: Offsets, line: Offsets) -> bool:
    gap = text[previous[1] : line[0]]
    marked = _MARK.search(gap) or _BULLET.match(text, line[0], line[1])
    return not marked and not _BLANK_LINE.search(gap)


def _did_not_fit(text: str, previous: Offsets, line: Offsets) -> int:
    """Return the width that the previous line would have had with the next word on it."""
    first_word = text[line[0] : line[1]].split(maxsplit=1)[0]
    return previous[1] - previous[0] + 1 + len(first_word)
