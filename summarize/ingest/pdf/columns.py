"""A page as its letters lie on it → its lines, column by column where it has columns of prose.

A page comes as rows of a grid of characters, spaces included. A column begins where many rows begin a word
behind a gap at the same place. Tables look like columns as well: columns of prose are those whose lines go on
in the next line of the same column.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise

import regex

from summarize.language.lines import ends_with_stop

_AFTER_GAP = regex.compile(r"(?<=\S) {2,}(?=\S)|^ {8,}(?=\S)")
_FEWEST_ROWS = 4
"""Rows that begin a column at one place."""
_FEWEST_BAND = 2
"""Rows with text on both sides, one below the other, that are read column by column."""
_MOST_COLUMNS = 6
_SHARE_GOING_ON = 0.2
_SHORTEST_LINE = 10
"""Characters of a line of prose, on average."""
_FULL = 0.75
_LONGEST_ROW = 1000


def column_lines(rows: Sequence[str]) -> list[str] | None:
    """Return the lines of a page in reading order, None where it has no columns.

    ``rows`` are the lines of the page from top to bottom, with as many spaces as there is room. In what is
    returned each paragraph of a column is one line.
    """
    grid = [row.rstrip().expandtabs()[:_LONGEST_ROW] for row in rows]
    return _read([row for row in grid if row], _MOST_COLUMNS)


def _read(rows: Sequence[str], most: int) -> list[str] | None:
    """Split the rows at one gap between columns, and each side again."""
    for start in _starts(rows) if most > 1 else ():
        bands = _bands(rows, start)
        split = [_sides(band, start) for is_split, band in bands if is_split]
        if not all(_is_prose([line for sides in split for line in sides[n]]) for n in (0, 1)):
            continue
        found: list[str] = []
        for is_split, band in bands:
            for side in _sides(band, start) if is_split else ():
                found += _read(side, most - 1) or _joined(side)
            found += [] if is_split else [" ".join(row.split()) for row in band]
        return found
    return None


def _starts(rows: Sequence[str]) -> list[int]:
    """Return where columns may begin, those that most rows agree on first."""
    counts = Counter(found.end() for row in rows for found in _AFTER_GAP.finditer(row))
    near = {place: counts[place - 1] + counts[place] + counts[place + 1] for place in counts}
    places = sorted(near, key=lambda place: (-near[place], place))
    return [place for place in places if near[place] >= _FEWEST_ROWS][:8]


def _bands(rows: Sequence[str], start: int) -> list[tuple[bool, list[str]]]:
    """Return runs of rows from top to bottom, and whether they leave the gap before ``start`` free.

    What lies over both columns does not: a headline, a picture's caption, a table.
    """
    runs = groupby(rows, key=lambda row: not row[max(0, start - 3) : start - 1].strip())
    bands = [(free, list(run)) for free, run in runs]
    # The last line of a paragraph over both columns may end before the gap.
    return [(free and min(map(len, _sides(band, start))) >= _FEWEST_BAND, band) for free, band in bands]


def _sides(rows: Sequence[str], start: int) -> tuple[list[str], list[str]]:
    left = [row[: start - 1].rstrip() for row in rows]
    right = [row[start - 1 :] for row in rows]
    return [row for row in left if row], [row for row in right if row.strip()]


def _is_prose(lines: Sequence[str]) -> bool:
    """Whether lines go on in the next one, as those of a column do and the cells of a table do not."""
    bare = [line.strip() for line in lines]
    if len(bare) < _FEWEST_ROWS or sum(map(len, bare)) < _SHORTEST_LINE * len(bare):
        return False
    going_on = sum(_goes_on(line, below) for line, below in pairwise(bare))
    return going_on >= max(2, _SHARE_GOING_ON * (len(bare) - 1))


def _goes_on(line: str, below: str) -> bool:
    return below[0].isalpha() and not below[0].isupper() and not ends_with_stop(line)


def _joined(lines: Sequence[str]) -> list[str]:
    """Join the lines of a column into paragraphs: a line that is full, or goes on, is not its last."""
    lines = [" ".join(line.split()) for line in lines]
    width = max(map(len, lines), default=0)
    joined: list[str] = []
    for i, line in enumerate(lines):
        above = lines[i - 1] if i else ""
        divided = above.endswith(("-", "\u00ad"))
        if joined and not divided and (_goes_on(above, line) or len(above) >= _FULL * width):
            joined[-1] += f" {line}"
        else:
            joined.append(line)
    return joined
