"""Digest → a picture of which sources carry which excerpts, and the same in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarize.render.reading.chips import Chip
from summarize.render.reading.excerpts import Shown

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
