"""Two sentences → how alike they are, and in which way."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarize.language.words import shingles
from summarize.model import Terms

_SHINGLE = 3
_LEAST_LENGTH_RATIO = 0.5
"""A sentence that is a small part of another one is no copy of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRule:
    """When two sentences are copies of one text, by their 3-word shingles."""

    jaccard: float
    """Least Jaccard index of the shingles (Broder 1997)."""
    containment: float
    """Least share of the shorter one's shingles that the longer one holds."""

    def holds(self, a: Terms, b: Terms) -> bool:
        """Whether ``a`` and ``b`` are copies."""
        shorter, longer = sorted((len(a.words), len(b.words)))
        if shorter < _LEAST_LENGTH_RATIO * longer:
            return False
        first, second = _shingles(a.words), _shingles(b.words)
        if not first or not second:
            return False
        common = len(first & second)
        union = len(first) + len(second) - common
        fewest = min(len(first), len(second))
        return common >= self.jaccard * union or common >= self.containment * fewest


def likeness(a: Terms, b: Terms, idf: Mapping[str, float]) -> float:
    """Return how much of their content two sentences share, 0 to 1, weighted by idf.

    The mean of cosine and Jaccard index. Containment, which asks the shorter sentence alone, tells
    paraphrases from partial overlaps less well (docs/quality.md).
    """
    first, second = {*a.content}, {*b.content}
    shared = sorted(first & second)
    if not shared:
        return 0.0
    common = math.fsum(idf[term] for term in shared)
    squared = math.fsum(idf[term] ** 2 for term in shared)
    masses = [math.fsum(idf[t] for t in sorted(s)) for s in (first, second)]
    squares = [math.fsum(idf[t] ** 2 for t in sorted(s)) for s in (first, second)]
    cosine = squared / math.sqrt(squares[0] * squares[1])
    jaccard = common / (math.fsum(masses) - common)
    return 0.5 * (cosine + jaccard)


@lru_cache(maxsize=65_536)
def _shingles(words: Sequence[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(shingles(words, _SHINGLE))
