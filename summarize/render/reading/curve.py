"""Digest and what other lengths cover → the curve of coverage by length, with the length that was chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarize.model.digest import Digest

_LEFT, _TOP, _WIDTH, _HEIGHT = 44, 12, 290, 130


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
        return round(_LEFT + _WIDTH * words / most, 1), round(_TOP + _HEIGHT * (1 - covered), 1)

    x, y = place(min(chosen, most), share)
    return Curve(
        width=_LEFT + _WIDTH + 14,
        height=_TOP + _HEIGHT + 30,
        points=" ".join(f"{a},{b}" for a, b in (place(*point) for point in lengths)),
        x=x,
        y=y,
        left=_LEFT,
        bottom=_TOP + _HEIGHT,
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
