"""Lengths and shares → where the curve bends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

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
