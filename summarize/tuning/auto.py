"""Where a curve bends → the length at which a digest has most of what its sources share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarize.analysis import Analysis
from summarize.analysis.ranking import Ranking
from summarize.model import Budget, count_words
from summarize.stages.protocols import Selection
from summarize.tuning.reach import Reach

Vector = NDArray[np.float64]

FEWEST = 3
"""Lengths that a curve needs to have a knee."""
_FLAT = 1e-9

_SCALES = np.geomspace(10, 100_000, 600)
"""Words in which a curve may come 63 % of the way to its ceiling."""


@dataclass(frozen=True, slots=True)
class Growth:
    """The curve y = ceiling · (1 - exp(-x / scale)): what is new becomes rarer as a digest grows."""

    ceiling: float
    scale: float
    """Words."""

    @classmethod
    def of(cls, lengths: Sequence[float], shares: Sequence[float]) -> Growth:
        """Fit the curve by least squares; both have shape (n,), lengths are in words and n is at least 1."""
        x, y = np.asarray(lengths, dtype=float), np.asarray(shares, dtype=float)
        rising = 1 - np.exp(-x[np.newaxis, :] / _SCALES[:, np.newaxis])
        squares = np.maximum((rising**2).sum(axis=1), 1e-12)
        ceilings = rising @ y / squares
        errors = ((ceilings[:, np.newaxis] * rising - y) ** 2).sum(axis=1)
        best = int(np.argmin(np.round(errors, 12)))
        return cls(float(ceilings[best]), float(_SCALES[best]))

    def at(self, lengths: Sequence[float]) -> Vector:
        """Return the share at each length."""
        rising: Vector = self.ceiling * (1 - np.exp(-np.asarray(lengths, dtype=float) / self.scale))
        return rising


def knee(lengths: Sequence[float], shares: Sequence[float]) -> float | None:
    """Return the length at the knee of a curve, None where it does not rise (Kneedle; Satopää et al. 2011).

    Both axes are scaled to 0 … 1; the knee is where the curve lies highest above the diagonal. Kneedle
    smooths the curve first. Digests grow by whole sentences, so their curve is a staircase: here the
    smooth curve is the fitted ``Growth``. ``lengths`` ascend; both have shape (n,).
    """
    if len(lengths) < FEWEST or max(shares) - shares[0] <= _FLAT:
        return None
    smooth = Growth.of(lengths, shares).at(lengths)
    width, height = lengths[-1] - lengths[0], float(smooth[-1] - smooth[0])
    if width <= 0 or height <= _FLAT:
        return None
    across = (np.asarray(lengths, dtype=float) - lengths[0]) / width
    above = (smooth - smooth[0]) / height - across
    return lengths[int(np.argmax(np.round(above, 12)))]


SHORTEST, LONGEST = 30, 600
"""Words: the range of lengths that a knee is looked for in."""


def longest(analysis: Analysis) -> Budget:
    """Return the longest digest that the automatic length looks at."""
    return Budget(min(LONGEST, analysis.words))


def enough(selection: Selection, ranking: Ranking, analysis: Analysis, share: float) -> Budget:
    """Return the words at which the next ones add less than ``share`` of what they do on average.

    The average is over the lengths of ``SHORTEST`` to ``LONGEST`` words, or to the end of the sources;
    ``selection`` is of the longest. What is added is the share of the concepts that independent voices
    have in common. With a share of 1 this is the knee of Kneedle.
    """
    reach = Reach.of(ranking, analysis)
    shown: list[int] = []
    lengths, shares = [0.0], [0.0]
    for choice in selection.choices:
        new = [i for i in (choice.context, choice.sentence) if i is not None and i not in shown]
        shown += new
        lengths.append(lengths[-1] + sum(count_words(analysis.texts[i]) for i in new))
        shares.append(reach.concepts_in(shown))
    if len(lengths) < 3:
        return Budget(lengths[-1]) if selection.choices else longest(analysis)
    grid = range(SHORTEST, max(SHORTEST, min(LONGEST, analysis.words)) + 1, 10)
    smooth = Growth.of(grid, [_between(lengths, shares, at) for at in grid]).at(grid)
    mean = (smooth[-1] - smooth[0]) / max(1, len(grid) - 1)
    for at, here, after in zip(grid, smooth, smooth[1:], strict=False):
        if after - here < share * mean:
            return Budget(at)
    return Budget(grid[-1])


def _between(lengths: list[float], shares: list[float], at: float) -> float:
    """Return the share at a length, straight between two digests of whole sentences."""
    for n in range(1, len(lengths)):
        if lengths[n] >= at:
            part = (at - lengths[n - 1]) / max(1e-9, lengths[n] - lengths[n - 1])
            return shares[n - 1] + part * (shares[n] - shares[n - 1])
    return shares[-1]
