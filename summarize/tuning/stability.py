"""Two digests of neighbouring lengths → what the longer one keeps of the shorter one, and of its order."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import combinations


def kendall_tau(order: Sequence[float]) -> float:
    """Return Kendall's τ of a sequence of places against their sorted order; ties count for nothing."""
    pairs = list(combinations(order, 2))
    score = sum((a < b) - (a > b) for a, b in pairs)
    return score / len(pairs) if pairs else 1.0


def kept(shorter: Sequence[Hashable], longer: Sequence[Hashable]) -> float:
    """Return the share of the shorter digest's assertions that the longer one makes too, 0 to 1."""
    return sum(item in longer for item in shorter) / len(shorter) if shorter else 1.0


def order_kept(shorter: Sequence[Hashable], longer: Sequence[Hashable]) -> float:
    """Return Kendall's τ between the orders of what both make, -1 to 1; 1 for fewer than two."""
    places = {item: place for place, item in enumerate(shorter)}
    return kendall_tau([places[item] for item in longer if item in places])
