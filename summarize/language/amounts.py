"""Sentence → its numbers with their units, as two sentences are compared by them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from summarize.language import tables
from summarize.language.quantities.equal import equal
from summarize.language.tables.contrast import Changes
from summarize.language.terms import Terms
from summarize.language.words import primary

Way = Literal["by", "to"]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of a sentence: words ``first`` to ``end``, exclusive, by index."""

    first: int
    end: int
    value: float
    unit: str | None = None
    """Symbol of the SI or name of a unit, ISO 4217 code, ``%``; None where there is none."""
    way: Way | None = None
    """Whether something changes by so much or to so much."""


def amounts(terms: Terms, language: str | None) -> tuple[Amount, ...]:
    """Return the numbers that are certainly meant as such, in order."""
    if not terms.numbers:
        return ()
    code = primary(language)
    starts, ends = [a for a, _ in terms.offsets], [b for _, b in terms.offsets]
    found: list[Amount] = []
    for q in terms.quantities:
        if q.unit is not None:
            first, end = bisect_right(ends, q.start), bisect_left(starts, q.end)
            bounds = (q.value,) if q.value is not None else (q.low, q.high)
            way = _way(terms, first, code)
            found += [Amount(first, end, bound, q.unit, way) for bound in bounds if bound is not None]
    measured = {i for a in found for i in range(a.first, a.end)}
    for n in terms.numbers:
        if n.certain and measured.isdisjoint(range(n.first, n.end)):
            found.append(Amount(n.first, n.end, n.value, None, _way(terms, n.first, code)))
    return tuple(sorted(found, key=lambda a: a.first))


def _way(terms: Terms, first: int, code: str) -> Way | None:
    before = terms.words[first - 1] if first else ""
    changes = tables.get(Changes, code)
    if before in changes.by:
        return "by"
    return "to" if before in changes.to else None


def clash(a: Sequence[Amount], b: Sequence[Amount]) -> Literal["figure", "unit"] | None:
    """Return whether each of two sentences has a figure that the other has not, or has in another unit."""
    alone, other = [], [*b]
    for x in a:
        same = next((k for k, y in enumerate(other) if agree(x, y)), None)
        if same is None:
            alone.append(x)
        else:
            del other[same]
    if not alone or not other:
        return None
    same_number = any(x.value == y.value for x in alone for y in other)
    return "unit" if same_number else "figure"


def agree(a: Amount, b: Amount) -> bool:
    """Whether two numbers may be the same figure; where one has no unit, their values decide."""
    if a.way and b.way and a.way != b.way:
        return False
    if a.unit is None or b.unit is None:
        return a.value == b.value
    return equal((a.value, a.unit), (b.value, b.unit))
