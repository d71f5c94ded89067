"""Sentence → its numbers with their units, and whether those of two sentences contradict each other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Literal

import regex
from msgspec import Struct

from summarize.language import tables
from summarize.language.quantities.tokens import measures
from summarize.language.quantities.values import TIMES, Quantity, equal, is_ordinal
from summarize.language.tables.contrast import Changes
from summarize.language.tables.speech import Times
from summarize.language.terms import Terms
from summarize.language.words import primary

Way = Literal["by", "to"]
Kind = Literal["age", "ago", "year"]
ORDINAL = "#"
"""The unit of a place in a row: the second quarter."""
YEAR = regex.compile(r"(?:19|20)\d\d")
_MOST = 200
"""Amounts of a sentence that are compared."""
_NAMED = regex.compile(r"\p{L}+\p{N}")
"""A number in a name is no figure: A320."""


_BEYOND = 0.2
"""How much more than a figure somebody has who says "more than", as a share of it."""


class Room(Struct, frozen=True):
    """What the words of a figure leave open: dozens is 24 to 99, "more than 100" a fifth more at most."""

    least: float
    most: float
    vague: bool
    """Whether it has no value of its own: dozens."""


class Amount(Struct, frozen=True):
    """A number of a sentence: words ``first`` to ``end``, exclusive, by index."""

    first: int
    end: int
    value: float
    unit: str | None = None
    """Symbol of the SI or name of a unit, ISO 4217 code, ``%``, ``ORDINAL``; None where there is none."""
    way: Way | None = None
    """Whether something changes by so much or to so much."""
    kind: Kind | None = None
    """Whether somebody is so old, something was so long ago, or it is a year; None for other numbers."""
    per: str | None = None
    """The period or thing that it is a rate of: ``day``."""
    of: bool = False
    """Whether it is behind "of" or its like: a man of 34 years."""
    room: Room | None = None
    """What its words leave open, where they do."""


def amounts(terms: Terms, language: str | None, year: int | None = None) -> tuple[Amount, ...]:
    """Return the numbers that are certainly meant as such, in order.

    ``year`` is that of publication: with it "eight years ago" is a year. "Two years earlier" is before
    another event, and stays what it is.
    """
    if not terms.numbers:
        return ()
    code = primary(language)
    starts, ends = [a for a, _ in terms.offsets], [b for _, b in terms.offsets]
    found: list[Amount] = []
    for q in terms.quantities:
        if q.unit is not None:
            first, end = bisect_right(ends, q.start), bisect_left(starts, q.end)
            bounds, room = ((q.value,) if q.value is not None else (q.low, q.high)), _room(q)
            if room is not None and q.value is None:
                bounds = ((room.least + room.most) / 2,)
            way = _way(terms, first, code)
            kind = _kind(terms, (first, end), q.unit, code)
            from_now = tables.get(Times, code).earlier.isdisjoint(terms.words[end : end + 1])
            years = q.value if kind == "ago" and q.unit == "year" and from_now else None
            if year is not None and years is not None:
                found.append(Amount(first, end, year - years, kind="year"))
                continue
            of = not measures(code).role("of").isdisjoint(terms.words[max(0, first - 1) : first])
            found += [
                Amount(first, end, b, q.unit, way, kind, q.per, of, room) for b in bounds if b is not None
            ]
    measured = {i for a in found for i in range(a.first, a.end)}
    counts = [q for q in terms.quantities if q.unit is None]
    for n in terms.numbers:
        word = terms.words[n.first] if n.first < len(terms.words) else ""
        if n.certain and measured.isdisjoint(range(n.first, n.end)) and not _NAMED.match(word):
            unit, way = ORDINAL if is_ordinal(word, language) else None, _way(terms, n.first, code)
            kind = _kind(terms, (n.first, n.end), unit, code)
            at = starts[n.first] if n.first < len(starts) else 0
            room = next((_room(q) for q in counts if q.start <= at < q.end), None)
            found.append(Amount(n.first, n.end, n.value, unit, way, kind, room=room))
    return tuple(sorted(found, key=lambda a: a.first))


def _room(quantity: Quantity) -> Room | None:
    """Return what the words of a figure leave open; None where it is exact, or a range of two."""
    value, low, high, hedge = quantity.value, quantity.low, quantity.high, quantity.hedge
    if hedge in {"vague", "about"}:
        return None if low is None or high is None else Room(low, high, hedge == "vague")
    if value is None or hedge == "exactly":
        return None
    above = hedge in {"at-least", "more-than"}
    ends = (value, value * (1 + _BEYOND)) if above else (value * (1 - _BEYOND), value)
    return Room(*ends, vague=False)


def _way(terms: Terms, first: int, code: str) -> Way | None:
    before = terms.words[first - 1] if first else ""
    changes = tables.get(Changes, code)
    if before in changes.by:
        return "by"
    return "to" if before in changes.to else None


def _kind(terms: Terms, words: tuple[int, int], unit: str | None, code: str) -> Kind | None:
    """Return what kind of number some words are: Vega, 51, and a 34-year-old; eight years ago; in 2018."""
    first, end = words
    before, behind = terms.words[max(0, first - 2) : first], terms.words[end : end + 1]
    if unit is None and end == first + 1 and YEAR.fullmatch(terms.words[first]):
        return "year" if not measures(code).role("dates").isdisjoint(before[-1:]) else None
    if unit in TIMES and is_ago(before, behind, code):
        return "ago"
    if unit != "year":
        return None
    aged = terms.words[first].isdecimal() and end == first + 1
    return "age" if aged or not tables.get(Times, code).old.isdisjoint(behind) else None


def _may_contradict(a: Amount, b: Amount) -> bool:
    """Whether two numbers may be of one thing: no age and how long something took, no year and a measure."""
    if a.kind == b.kind or {a.kind, b.kind} == {"ago", "year"}:
        return True
    plain, other = (a, b) if a.kind is None else (b, a)
    if plain.kind is not None:
        return False
    return other.kind == "ago" or plain.unit in {None, ORDINAL} or (plain.unit == "year" and plain.of)


def is_ago(before: Sequence[str], behind: Sequence[str], code: str) -> bool:
    """Return whether a stretch of time between some words, case-folded, lies back: two years ago."""
    times = tables.get(Times, code)
    back = {*times.ago, *times.earlier}
    in_front = (phrase.split() for phrase in times.ago_before)
    return not back.isdisjoint(behind[:1]) or any([*before[-len(p) :]] == p for p in in_front)


def clash(a: Sequence[Amount], b: Sequence[Amount]) -> Literal["figure", "unit"] | None:
    """Return whether each of two sentences has a figure that the other has not, or has in another unit.

    An age is not set against how long something took, and a year not against what is measured.
    """
    alone, other = [*a[:_MOST]], [*b[:_MOST]]
    # Those of one value and unit first: "two" is no "second", and 9.0 no "around 9.1" where both are there.
    for agrees in (_equals, _has_value, agree):
        left, alone = alone, []
        for x in left:
            same = next((k for k, y in enumerate(other) if agrees(x, y)), None)
            if same is None:
                alone.append(x)
            else:
                del other[same]
    if not alone or not other:
        return None
    # "In the second quarter" and "between April and June, a year later" need not differ.
    ordinals = [{x.unit == ORDINAL for x in side} for side in (alone, other)]
    if ordinals[0].isdisjoint(ordinals[1]) or not any(_may_contradict(x, y) for x in alone for y in other):
        return None
    same_number = any(x.value == y.value for x in alone for y in other)
    return "unit" if same_number else "figure"


def agree(a: Amount, b: Amount) -> bool:
    """Whether two numbers may be the same figure; where one has no unit, their values decide."""
    return _has_value(a, b) or (_of_one_way(a, b) and (_leaves_open(a, b) or _leaves_open(b, a)))


def _equals(a: Amount, b: Amount) -> bool:
    """Whether two numbers are of one value and unit, and their words leave the same open."""
    return (a.unit, a.room) == (b.unit, b.room) and _has_value(a, b)


def _has_value(a: Amount, b: Amount) -> bool:
    """Whether two numbers are of one value, whatever their words leave open."""
    if not _of_one_way(a, b):
        return False
    if a.unit is None or b.unit is None or ORDINAL in {a.unit, b.unit}:
        return a.value == b.value
    return equal((a.value, a.unit), (b.value, b.unit))


def _of_one_way(a: Amount, b: Amount) -> bool:
    """Whether both are of one rate, and something changes by both or to both, as far as is said."""
    return not ((a.way and b.way and a.way != b.way) or (a.per and b.per and a.per != b.per))


def _leaves_open(a: Amount, b: Amount) -> bool:
    """Whether the words of the first leave open that it is the second: dozens, 47.

    "About 190" and "about 193" are two figures.
    """
    if a.room is None or not a.room.least <= b.value <= a.room.most:
        return False
    hedged = b.room is not None and not (a.room.vague or b.room.vague)
    return not hedged and ORDINAL not in {a.unit, b.unit} and (a.unit == b.unit or None in {a.unit, b.unit})
