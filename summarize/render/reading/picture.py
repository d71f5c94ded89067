"""Digest → pictures, each in words as well: which sources carry which excerpts, what other lengths cover."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarize.model.digest import Digest
from summarize.render.reading.excerpts import Chip, Shown

_STEP, _ROW, _LABELS, _TOP = 26, 26, 170, 28
_LABEL = 20
"""Characters of a label."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign at a place, in pixels: ``quoted``, ``said`` or ``similar``."""

    x: int
    y: int
    kind: str


@dataclass(frozen=True, slots=True)
class Label:
    """A word at a place, in pixels."""

    x: int
    y: int
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Sources by excerpts; sizes in pixels."""

    width: int
    height: int
    rows: tuple[Label, ...]
    columns: tuple[Label, ...]
    marks: tuple[Mark, ...]
    words: str
    """The same in words, excerpt by excerpt."""


def picture(shown: Sequence[Shown]) -> Picture | None:
    """Return the picture; None where one source carries all."""
    names = {chip.number: chip.name for e in shown for chip in (e.chip, *e.also, *e.similar)}
    if len(names) < 2:
        return None
    numbers = sorted(names)
    lines = {number: _TOP + n * _ROW + _ROW // 2 for n, number in enumerate(numbers)}
    places = {excerpt.order: _LABELS + n * _STEP + _STEP // 2 for n, excerpt in enumerate(shown)}
    return Picture(
        width=_LABELS + len(shown) * _STEP + 8,
        height=_TOP + len(numbers) * _ROW + 6,
        rows=tuple(Label(0, lines[n], _short(f"[{n}] {names[n]}")) for n in numbers),
        columns=tuple(Label(x, _TOP - 10, str(order)) for order, x in places.items()),
        marks=tuple(_marks(shown, places, lines)),
        words=" ".join(map(_in_words, shown)),
    )


def _marks(shown: Sequence[Shown], places: dict[int, int], lines: dict[int, int]) -> Iterator[Mark]:
    for excerpt in shown:
        x = places[excerpt.order]
        yield Mark(x, lines[excerpt.chip.number], "quoted")
        others = {chip.number: "similar" for chip in excerpt.similar}
        others |= {chip.number: "said" for chip in excerpt.also}
        yield from (Mark(x, lines[n], kind) for n, kind in others.items() if n != excerpt.chip.number)


def _short(text: str) -> str:
    return text if len(text) <= _LABEL else f"{text[: _LABEL - 1]}…"


def _in_words(excerpt: Shown) -> str:
    said = f", said by {_listed(excerpt.also)}" if excerpt.also else ""
    similar = f", probably much the same in {_listed(excerpt.similar)}" if excerpt.similar else ""
    return f"Sentence {excerpt.order}: quoted from [{excerpt.chip.number}]{said}{similar}."


def _listed(chips: Sequence[Chip]) -> str:
    return ", ".join(f"[{chip.number}]" for chip in chips)


_LEFT, _ABOVE, _WIDTH, _HEIGHT = 44, 12, 290, 130


@dataclass(frozen=True, slots=True)
class Curve:
    """Points in pixels, the chosen one, the ends of the axis, and the same in words."""

    width: int
    height: int
    points: str
    x: float
    y: float
    left: int
    bottom: int
    right: int
    most: int
    """Words at the right end."""
    words: str


def curve(digest: Digest, lengths: Sequence[tuple[float, float]]) -> Curve | None:
    """Return the curve; None where it is not known at two lengths or more."""
    if len(lengths) < 2:
        return None
    most, chosen = lengths[-1][0], float(digest.metrics.words)
    share = _between(lengths, chosen)

    def place(words: float, covered: float) -> tuple[float, float]:
        return round(_LEFT + _WIDTH * words / most, 1), round(_ABOVE + _HEIGHT * (1 - covered), 1)

    x, y = place(min(chosen, most), share)
    return Curve(
        width=_LEFT + _WIDTH + 14,
        height=_ABOVE + _HEIGHT + 30,
        points=" ".join(f"{a},{b}" for a, b in (place(*point) for point in lengths)),
        x=x,
        y=y,
        left=_LEFT,
        bottom=_ABOVE + _HEIGHT,
        right=_LEFT + _WIDTH,
        most=round(most),
        words=f"This digest has {digest.metrics.words} words and covers about {share:.0%}. "
        + ", ".join(f"{words:g} words cover {covered:.0%}" for words, covered in lengths)
        + ".",
    )


def _between(lengths: Sequence[tuple[float, float]], words: float) -> float:
    """Return the share at a length between two known ones, along a straight line."""
    before = [point for point in lengths if point[0] <= words]
    after = [point for point in lengths if point[0] >= words]
    (a, low), (b, high) = (before or after)[-1 if before else 0], (after or before)[0 if after else -1]
    return low if a == b else low + (high - low) * (words - a) / (b - a)
