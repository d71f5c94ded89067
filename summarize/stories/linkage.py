"""Likeness of few articles → groups of them: average link, and what of it is split again."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Likeness = NDArray[np.float64]
"""Shape (n, n), symmetric."""


def average_link(likeness: Likeness, least: float) -> list[list[int]]:
    """Join the two groups that are most alike on average, while they are at least ``least`` alike."""
    if len(likeness) < 2:
        return [[i] for i in range(len(likeness))]
    return _clusters(likeness, least)


@dataclass(frozen=True, slots=True)
class Apart:
    """When two halves of a group are two groups."""

    share: float
    """Their mean likeness is below this share of the mean likeness within either of them."""
    most: float
    """And below this."""


def split_again(likeness: Likeness, members: list[int], apart: Apart) -> list[list[int]]:
    """Divide a group where its two halves are much less alike than each is in itself.

    Args:
        likeness: of all articles, shape (n, n).
        members: rows of the group, in order.
        apart: when it is divided; each half has two articles or more.

    """
    if len(members) < 4:
        return [members]
    inside = likeness[np.ix_(members, members)]
    left, right = _halves(inside)
    if min(len(left), len(right)) < 2:
        return [members]
    across = float(inside[np.ix_(left, right)].mean())
    if across >= apart.most or across >= apart.share * min(_cohesion(inside, left), _cohesion(inside, right)):
        return [members]
    halves = ([members[i] for i in half] for half in (left, right))
    return [part for half in halves for part in split_again(likeness, half, apart)]


def _cohesion(likeness: Likeness, members: list[int]) -> float:
    block = likeness[np.ix_(members, members)]
    n = len(members)
    return float((block.sum() - np.trace(block)) / (n * (n - 1)))


def _tree(likeness: Likeness) -> NDArray[np.float64]:
    from scipy.cluster.hierarchy import linkage  # noqa: PLC0415  # takes 0.1 s to import

    upper = np.triu_indices(len(likeness), 1)
    # Rounded, so that the last bits of a sum do not decide between equal pairs.
    tree: NDArray[np.float64] = linkage(np.round(1.0 - likeness[upper], 9).clip(0.0), "average")
    return tree


def _halves(likeness: Likeness) -> tuple[list[int], list[int]]:
    n = len(likeness)
    groups: dict[int, list[int]] = {i: [i] for i in range(n)}
    for k, (a, b, _, _) in enumerate(_tree(likeness)[:-1]):
        groups[n + k] = sorted(groups.pop(int(a)) + groups.pop(int(b)))
    left, right = sorted(groups.values())
    return left, right


def _clusters(likeness: Likeness, least: float) -> list[list[int]]:
    n = len(likeness)
    groups: dict[int, list[int]] = {i: [i] for i in range(n)}
    for k, (a, b, distance, _) in enumerate(_tree(likeness)):
        if distance > 1.0 - least:
            break
        groups[n + k] = sorted(groups.pop(int(a)) + groups.pop(int(b)))
    return sorted(groups.values())
